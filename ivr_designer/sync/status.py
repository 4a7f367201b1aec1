"""How far an edit has come, in the words the screen uses. Values only."""

from dataclasses import dataclass
from enum import StrEnum

from ivr_designer.domain.phrases import Phrase


class ItemState(StrEnum):
    """Where one node, keypress or tree stands between this machine and the contact center.

    LIVE: the server confirmed exactly this. WAITING: durable here, not sent. SENDING: on the wire.
    CHECKING: sent, answer unknown; evidence is being gathered. REFUSED: the server said no. CONFLICT:
    somebody else changed the same thing. HELD: cannot be sent now (credentials, offline, waits for another
    item, incomplete). DRAFT: kept back on purpose until published. LOCAL: never meant for a server.
    """

    LIVE = "live"
    WAITING = "waiting"
    SENDING = "sending"
    CHECKING = "checking"
    REFUSED = "refused"
    CONFLICT = "conflict"
    HELD = "held"
    DRAFT = "draft"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """State of one item. `why` is our sentence, `server_words` what the server said, always plain text."""

    state: ItemState
    why: Phrase | None = None
    server_words: str = ""


LIVE_STATUS = ItemStatus(ItemState.LIVE)


class Link(StrEnum):
    """The connection as a whole."""

    NONE = "none"  # no profile: a session without a server
    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    KEY_NEEDED = "key_needed"  # no secret in the keyring, or the keyring is locked
    KEY_REFUSED = "key_refused"
    RATE_LIMITED = "rate_limited"
    STOPPED = "stopped"  # a guard stopped all writing and waits for an answer
    DISK = "disk"  # the journal cannot be written


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """One line for the status bar. Counts are operations over all trees.

    `resumes_in_s` is seconds until the next try (offline, rate limit) or None, `resumes_at` the same as
    wall-clock seconds, for a countdown; `saved_at` is wall-clock seconds of the last confirmed write, None
    before the first. `skew_s` is server minus local clock.
    """

    link: Link
    waiting: int = 0
    sending: int = 0
    checking: int = 0
    refused: int = 0
    conflicts: int = 0
    held: int = 0
    drafts: int = 0
    problem: Phrase | None = None
    advice: Phrase | None = None
    resumes_in_s: float | None = None
    saved_at: float | None = None
    skew_s: float = 0.0
    resumes_at: float | None = None
