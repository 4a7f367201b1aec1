"""A line of the activity list, and the news of one."""

from dataclasses import dataclass

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.proposals import ItemId


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """One line of the activity list. `at` is wall-clock seconds; `took_ms` is None for local events.

    `text` says it in words ("Create key 2 of “Sales”"), `result` how it ended, `server_words` as received.
    `who` is the user of this computer and the key, "somebody else", or "" for lines of old versions. A read
    has a negative `seq`, counted down, and may be told again when more of the same happened.
    """

    seq: int
    at: float
    text: Phrase
    result: Phrase
    ok: bool
    call: str = ""
    took_ms: float | None = None
    server_words: str = ""
    tree: TreeId | None = None
    item: ItemId | None = None
    who: str = ""

    @property
    def is_read(self) -> bool:
        """True for a call that changed nothing: it is known in this session only."""
        return self.seq < 0


@dataclass(frozen=True, slots=True)
class Logged:
    """A new line of activity."""

    entry: ActivityEntry


@dataclass(frozen=True, slots=True)
class ReadSeen:
    """A line of activity for a read: a new one, or one that is known by its `seq` and says more now."""

    entry: ActivityEntry
