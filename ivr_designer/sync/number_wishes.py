"""What a phone number is to answer with: wishes of a person, kept in the journal until they are carried out.

Beside the wishes the journal keeps what was sent for a number and never answered, for until the token of such
a call has ended (plus the margin) it may still take effect. Pure, but for the transaction that stores.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.book import Book
from ivr_designer.sync.contract import NumberSwitch, PhoneNumber
from ivr_designer.sync.records import dumps
from ivr_designer.sync.transaction import Transaction

_WISH, _SENT = "number wish ", "number sent "


@dataclass(frozen=True, slots=True)
class Route:
    """Where callers of a number get to: the tree of that remote id, else that queue."""

    tree: str | None = None
    queue: str | None = None

    def is_of(self, number: PhoneNumber) -> bool:
        """True when the number leads there. A route without tree and queue is any queue."""
        playing = number.tree if number.plays_tree else None
        if self.tree is not None:
            return playing == self.tree and self.queue in {None, number.queue}
        return playing is None and number.queue is not None and self.queue in {None, number.queue}


def route_of(number: PhoneNumber) -> Route:
    """Where a number leads now."""
    return Route(number.tree) if number.plays_tree and number.tree else Route(None, number.queue)


@dataclass(frozen=True, slots=True)
class NumberWish:
    """A number is to play `tree` (ours), or to lead to `queue`. `number` is the server's id, `label` what
    people call it, `seen` where it led when it was asked for (None: that was not known).
    """

    number: str
    label: str
    tree: TreeId | None
    queue: str | None
    seen: Route | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A switch that left and was not answered; it can take effect until `exp` (Unix seconds of the server)
    plus the margin. `is_extra` says that the same switch was confirmed by another call: then a list that
    shows it does not prove that this one came.
    """

    route: Route
    exp: float
    is_extra: bool = False


def wish_for(book: Book, number: str) -> NumberWish | None:
    """What is wanted of a number, if anything is."""
    text = book.meta.get(_WISH + number)
    return None if text is None else _wish(json.loads(text))


def wishes(book: Book) -> tuple[NumberWish, ...]:
    """Everything that is wanted of numbers; another thread may store something meanwhile."""
    return tuple(_wish(json.loads(t)) for key, t in list(book.meta.items()) if key.startswith(_WISH))


def put_wish(work: Transaction, wish: NumberWish) -> None:
    """Store a wish; it takes the place of an earlier one for the same number."""
    work.set_meta(_WISH + wish.number, dumps(asdict(wish)))


def drop_wish(work: Transaction, number: str) -> None:
    """Forget what is wanted of a number."""
    work.drop_meta(_WISH + number)


def _wish(data: Mapping[str, object]) -> NumberWish:
    seen, tree = data["seen"], data["tree"]
    return NumberWish(
        str(data["number"]),
        str(data["label"]),
        None if tree is None else TreeId(str(tree)),
        None if data["queue"] is None else str(data["queue"]),
        Route(seen["tree"], seen["queue"]) if isinstance(seen, dict) else None,
    )


def sent_for(book: Book, number: str) -> tuple[Sent, ...]:
    """Switches of a number that may still take effect."""
    found = json.loads(book.meta.get(_SENT + number, "[]"))
    return tuple(Sent(Route(tree, queue), float(exp), bool(extra)) for tree, queue, exp, extra in found)


def came(sent: tuple[Sent, ...], number: PhoneNumber) -> bool:
    """True when a number shows that the only call that was not answered has taken effect."""
    return len(sent) == 1 and not sent[0].is_extra and sent[0].route.is_of(number)


def put_sent(work: Transaction, number: str, sent: tuple[Sent, ...]) -> None:
    """Store the switches of a number that may still take effect."""
    if sent:
        rows = [[s.route.tree, s.route.queue, s.exp, s.is_extra] for s in sent]
        work.set_meta(_SENT + number, dumps(rows))
    else:
        work.drop_meta(_SENT + number)


def switches(book: Book) -> tuple[NumberSwitch, ...]:
    """The wishes as the window shows them."""
    return tuple(
        NumberSwitch(w.number, w.tree, w.queue, is_sent=bool(sent_for(book, w.number))) for w in wishes(book)
    )
