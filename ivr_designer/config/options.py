"""The options: each declared once, with its type, default, range and what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T", bool, int, float, str)
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}


class ValueRefused(ValueError):
    """A value does not fit its option; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One option. `minimum` and `maximum` bound numbers, `choices` texts; `unit`: "s", "min", "days", "bytes"
    or "".

    `variable` names an environment variable that sets it for one run.
    """

    id: str
    default: T
    description: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    variable: str = ""

    def checked(self, value: Any) -> T:
        """`value` as this option's type, within its range. Raises ValueRefused."""
        kind = type(self.default)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            shown = repr(str(value)[:40]) if isinstance(value, bool | int | float | str) else "several values"
            raise ValueRefused(f"{self.id} must be {_KINDS[kind]}, not {shown}.")
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._check_range(value)
        if self.choices and value not in self.choices:
            raise ValueRefused(f"{self.id} must be one of {', '.join(self.choices)}.")
        return value

    def parse(self, text: str) -> T:
        """The value that a command line or an environment variable spells. Raises ValueRefused."""
        kind = type(self.default)
        text = text.strip()
        try:
            return self.checked(_boolean(text) if kind is bool else kind(text))
        except ValueRefused:
            raise
        except ValueError:
            raise ValueRefused(f"{self.id} must be {_KINDS[kind]}, not {text[:40]!r}.") from None

    def _check_range(self, value: float) -> None:
        low, high = self.minimum, self.maximum
        if (low is not None and not value >= low) or (high is not None and not value <= high):
            unit = f" {self.unit}" if self.unit else ""
            if high is None:
                raise ValueRefused(f"{self.id} must be at least {low:g}{unit}.")
            raise ValueRefused(f"{self.id} must be from {low or 0:g} to {high:g}{unit}.")


def _boolean(text: str) -> bool:
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    raise ValueError(text)


_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
}

THEME = Option("theme", "system", "Colours of the window.", choices=("system", "light", "dark", "contrast"))
LANGUAGE = Option("language", "system", "Language of the window.", choices=("system", "en", "vi"))
REDUCED_MOTION = Option("reduced_motion", False, "Change the picture at once, without animation.")
SINGLE_LETTER_SHORTCUTS = Option(
    "single_letter_shortcuts", True, "Let single letters act on the canvas; off for speech input."
)
SHORTCUTS = Option("shortcuts", "", "Changed keys as JSON: id of an action to its keys, empty for none.")
REMEMBER_RECENT = Option("remember_recent_files", True, "Keep a list of recently opened files.")
RECENT_LIMIT = Option("recent_files_limit", 10, "How many recent files are listed.", 0, 50)

# What a new connection starts with. An administrator gives them at the installation or by policy.
ICC_URL = Option("icc_url", "https://icc-api.stringee.com", "Base URL of the contact center API.")
MEDIA_URL = Option("media_url", "https://api.stringee.com", "Base URL of the media API.")
PROXY = Option("proxy", "", "Proxy of a new connection: empty for the system's, direct, or a URL.")
CA_FILE = Option("ca_file", "", "PEM file with certificates to trust besides the system's.")

WRITE_TOKEN_LIFE_S = Option(
    "write_token_life_s",
    60.0,
    "How long a write is accepted by the server after it was signed.",
    1,
    300,
    unit="s",
    variable="IVR_DESIGNER_WRITE_TOKEN_LIFE_S",
)
FENCE_MARGIN_S = Option(
    "fence_margin_s",
    90.0,
    "How long after that a write may still take effect, before its absence is believed.",
    0,
    3600,
    unit="s",
    variable="IVR_DESIGNER_FENCE_MARGIN_S",
)
READ_CONCURRENCY = Option("read_concurrency", 8, "How many reads run at once.", 1, 16)
REQUEST_DEADLINE_S = Option(
    "request_deadline_s", 20.0, "How long one call may take in all.", 1, 300, unit="s"
)
CONNECT_TIMEOUT_S = Option("connect_timeout_s", 5.0, "How long connecting may take.", 0.5, 60, unit="s")
MAX_BODY_BYTES = Option(
    "max_body_bytes",
    5 * 1024 * 1024,
    "The largest answer taken from a server.",
    65536,
    64 * 1024 * 1024,
    unit="bytes",
)
POLL_SELECTED_S = Option(
    "poll_selected_s", 15.0, "How often the selected node is read again.", 5, 3600, unit="s"
)
POLL_VISIBLE_S = Option("poll_visible_s", 30.0, "How often visible nodes are read again.", 5, 3600, unit="s")
POLL_EVERYTHING_S = Option(
    "poll_everything_s", 600.0, "How often the whole tree is read again.", 60, 86400, unit="s"
)
DRIFT_BUDGET_PER_S = Option(
    "drift_budget_per_s", 2.0, "How many calls a second looking for others' changes may make.", 0.1, 10
)
LOCK_AFTER_IDLE_MIN = Option(
    "lock_after_idle_min", 0, "Forget the secret after so many idle minutes; 0: never.", 0, 1440, unit="min"
)
KEEP_HISTORY_DAYS = Option(
    "keep_history_days",
    90,
    "How long versions and activity stay at hand; older activity goes to tables beside the journal.",
    1,
    3650,
    unit="days",
)

CHECK_PROFILES = Option("check_profiles", "", "Profiles of checks in use: ids, separated by commas.")
CHECK_RULES_FILE = Option("check_rules_file", "", "A TOML file with the rules of the house.")
CHECK_SEVERITIES = Option(
    "check_severities", "", "How grave findings are: E, W, I or off, as in M05=I, K02=off."
)
CHECK_LIMITS = Option("check_limits", "", "Limits of the checks, as in M06.seconds=45.")
SPEECH_VI = Option(
    "speech_syllables_per_s",
    5.25,
    "How fast Vietnamese is spoken at speed 0, syllables a second.",
    1,
    15,
)
SPEECH_EN = Option(
    "speech_words_per_min", 160.0, "How fast English is spoken at speed 0, words a minute.", 40, 400
)

ALL: tuple[Option[Any], ...] = (
    THEME,
    LANGUAGE,
    REDUCED_MOTION,
    SINGLE_LETTER_SHORTCUTS,
    SHORTCUTS,
    REMEMBER_RECENT,
    RECENT_LIMIT,
    ICC_URL,
    MEDIA_URL,
    PROXY,
    CA_FILE,
    WRITE_TOKEN_LIFE_S,
    FENCE_MARGIN_S,
    READ_CONCURRENCY,
    REQUEST_DEADLINE_S,
    CONNECT_TIMEOUT_S,
    MAX_BODY_BYTES,
    POLL_SELECTED_S,
    POLL_VISIBLE_S,
    POLL_EVERYTHING_S,
    DRIFT_BUDGET_PER_S,
    LOCK_AFTER_IDLE_MIN,
    KEEP_HISTORY_DAYS,
    CHECK_PROFILES,
    CHECK_RULES_FILE,
    CHECK_SEVERITIES,
    CHECK_LIMITS,
    SPEECH_VI,
    SPEECH_EN,
)
BY_ID: Mapping[str, Option[Any]] = {option.id: option for option in ALL}
