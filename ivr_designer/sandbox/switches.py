"""The points where the real service is unknown: one default each, and the other ways it might be.

``Switches({"delete_root": "promote"})`` or ``Switches.parse(["delete_root=promote"])``. Tests run a client
against more than one value, so that it leans on no guess.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from ivr_designer.sandbox.errors import UnknownSwitch


@dataclasses.dataclass(frozen=True, slots=True)
class Switch:
    """One point of behaviour.

    ``values`` lists the allowed words, the default first; None means a whole number from 0, ``default`` as
    given, to ``most``. With ``many`` set, several words may be joined by ``+``.
    """

    name: str
    values: tuple[str, ...] | None
    about: str
    default: str = ""
    many: bool = False
    most: int = 999_999_999

    def check(self, value: object) -> str:
        """Return ``value`` as the word kept, or raise UnknownSwitch."""
        word = str(value).strip().lower()
        if self.values is None:
            good = word.isascii() and word.isdigit() and len(word) < 10 and int(word) <= self.most
        elif self.many:
            good = all(part in self.values for part in word.split("+"))
        else:
            good = word in self.values
        if not good:
            raise UnknownSwitch(
                f"Switch {self.name} cannot be {str(value)[:40]!r}.", f"It takes {self._range()}."
            )
        return word

    def _range(self) -> str:
        return ", ".join(self.values) if self.values is not None else f"a whole number from 0 to {self.most}"


def _choice(name: str, values: str, about: str, many: bool = False) -> Switch:
    words = tuple(values.split())
    return Switch(name, words, about, words[0], many)


def _number(name: str, default: int, about: str) -> Switch:
    return Switch(name, None, about, str(default))


def _percent(name: str, about: str) -> Switch:
    return Switch(name, None, about, "0", most=100)


# Defaults follow the list of simulator defaults in the API contract; what it does not name is our addition.
TABLE: Mapping[str, Switch] = {
    switch.name: switch
    for switch in (
        _choice("error_status", "200 4xx", "HTTP status of business errors; the body is the same"),
        _choice("auth_status", "403 401 200", "HTTP status of a refused token"),
        _choice(
            "error_codes", "fixed random", "r of a missing field (1) or an unknown id (3), or any non-zero r"
        ),
        _choice(
            "ids", "prefixed plain short int", "form of new ids; int also makes them integers in list rows"
        ),
        _choice("count_names", "documented total", "totalAgents and totalGroups, or totalCount everywhere"),
        _choice("count_type", "string number", "type of the counts in lists"),
        _choice("empties", "documented zero missing", "no value: '' or null; 0 for ids; or no member at all"),
        _choice("bools", "int bool", "booleans in list rows"),
        _choice("is_root_node", "bool int missing", "isRootNode in the answer to a node create"),
        _choice("is_root_in_rows", "missing present", "isRootNode in node list rows"),
        _choice(
            "from_number_in_rows", "missing present", "from_number_callout_to_agent in keypress list rows"
        ),
        _choice(
            "delete_root", "empty dangling refuse promote", "root_node of a tree after its root is deleted"
        ),
        _choice(
            "delete_cascade", "cascade refuse orphans", "delete takes children, is refused, or leaves them"
        ),
        _choice("duplicate_key", "refuse accept", "second keypress with the same key on one node"),
        _choice("put", "merge replace", "members missing from a PUT stay, or fall back to their defaults"),
        _choice(
            "put_null", "clears ignored", "null in a PUT empties the member, or is as if it were not sent"
        ),
        _choice(
            "next_root",
            "vacant first",
            "a new node becomes root of any tree without one, or of an empty tree",
        ),
        _choice("put_root_node", "ignored honoured", "root_node in a PUT of a tree"),
        _choice("paging", "honoured ignore_page ignore_all", "page and limit on node and keypress lists"),
        _choice("row_order", "creation newest", "order of list rows"),
        _number("latency_ms", 0, "how long each reply takes, the sandbox's own work included, milliseconds"),
        _number("rate_limit", 0, "calls allowed per 10 s wall-clock block, then 429; 0 is no limit"),
        _choice("retry_after", "none seconds date", "Retry-After header on a 429 of the rate limit"),
        _percent("drop_percent", "calls in 100 whose connection is dropped, half of them after the effect"),
        _percent(
            "bad_gateway_percent",
            "calls in 100 answered by a 502 HTML page, half of them after the effect",
        ),
        _choice("exp", "enforced ignored", "expired tokens are refused"),
        _choice("date", "sent missing", "Date header on each reply"),
        _number("read_delay_ms", 0, "how long lists do not show a change, milliseconds"),
        _choice("text", "exact nfc nfd trim truncate", "what happens to text when it is stored", many=True),
        _number("text_limit", 50, "length kept by text=truncate, characters"),
        _choice("empty_text", "accepted refused", "'' in a required text"),
        _choice("targets", "free required existing", "what a keypress or number may point at"),
        _choice("unknown_filter", "refused empty", "listing the nodes or keys of an unknown tree or node"),
        _choice("plus", "blacklist all none", "phone numbers that come back with a +"),
        _choice("message_name", "message msg", "member that holds the text of an error"),
        _choice("created", "ms s", "unit of created in greeting file rows"),
    )
}


class Switches(Mapping[str, str]):
    """The chosen value of every switch. Reading one is cheap: handlers ask on every call."""

    def __init__(self, chosen: Mapping[str, object] | None = None) -> None:
        self._values = {name: switch.default for name, switch in TABLE.items()}
        self.update(chosen or {})

    @classmethod
    def parse(cls, settings: Iterable[str]) -> Switches:
        """Read ``NAME=VALUE`` words as given on a command line; raise UnknownSwitch."""
        chosen: dict[str, object] = {}
        for setting in settings:
            name, equals, value = setting.partition("=")
            if not equals:
                raise UnknownSwitch(f"{setting[:60]!r} is not a switch setting.", "Write it as NAME=VALUE.")
            chosen[name.strip()] = value
        return cls(chosen)

    def update(self, chosen: Mapping[str, object]) -> None:
        """Set several switches, or none of them when one is wrong (UnknownSwitch)."""
        checked = {}
        for name, value in chosen.items():
            if name not in TABLE:
                raise UnknownSwitch(f"There is no switch {name[:40]!r}.", f"Known: {', '.join(TABLE)}.")
            checked[name] = TABLE[name].check(value)
        self._values.update(checked)

    def set(self, **chosen: object) -> None:
        """Set switches by name: ``switches.set(put="replace", latency_ms=50)``."""
        self.update(chosen)

    def number(self, name: str) -> int:
        """Return the value of a switch that holds a whole number."""
        return int(self._values[name])

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
