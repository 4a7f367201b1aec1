"""What a person is asked before or after something happens: plans, conflicts, guards, versions. Values
only.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.domain.tree import TreeContent

ItemId = TreeId | NodeId | KeypressId


class ChangeKind(StrEnum):
    """What a planned call does."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as plain values; texts are meant for a word-by-word comparison.

    `field` is our name: name, text, voice, speed, file, barge_in, loop_count, delay_ms, keypress_timeout_s,
    key, leads_to, from_number.
    """

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """One call of a plan, in the order in which it would be made. `call` is the API's spelling ("PUT
    ivrnode").
    """

    kind: ChangeKind
    item: ItemId
    text: Phrase
    call: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What publishing a tree would do. `live` is what callers hear now, `draft` what they would hear.

    `stamp` names the server state that the plan was made for: publishing with an old one is refused.
    `numbers` are the ids of phone numbers that play the tree. `seconds` is an estimate. With `blocked`
    it cannot be published now, and why; `conflicts` counts what must be decided first.
    """

    tree: TreeId
    stamp: str
    calls: tuple[PlannedCall, ...]
    live: TreeContent
    draft: TreeContent
    added: frozenset[ItemId] = frozenset()
    changed: frozenset[ItemId] = frozenset()
    removed: frozenset[ItemId] = frozenset()
    numbers: tuple[str, ...] = ()
    seconds: float = 0.0
    conflicts: int = 0
    blocked: Phrase | None = None


class Way(StrEnum):
    """How to publish: call by call in the live tree, or a fresh tree to which numbers are switched at the
    end.
    """

    IN_PLACE = "in_place"
    FRESH_TREE = "fresh_tree"


@dataclass(frozen=True, slots=True)
class Published:
    """Publishing ended well. `previous` is the remote id of the tree that was kept for rollback, if any."""

    tree: TreeId
    remote_id: str
    numbers: tuple[str, ...] = ()
    previous: str | None = None


class Choice(StrEnum):
    """A way out of a conflict. The third one, to edit the thing until both agree, is an ordinary edit."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class ConflictField:
    """One field that both sides changed: a name of FieldChange, or "prompt" (as "talk …", "play …") where one
    side speaks and the other plays. For delete against edit `field` is "" and the deleted side is
    None.
    """

    field: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that somebody else changed as well. `candidates` are remote ids when the question is which of
    several things on the server is the one we made (choose one, or MINE to make it anew). `twin_of` is our id
    of what `item` is a second one of, by a call that arrived late: MINE keeps both, removing it is an
    ordinary edit.
    """

    tree: TreeId
    item: ItemId
    title: Phrase
    why: Phrase
    fields: tuple[ConflictField, ...] = ()
    candidates: tuple[str, ...] = ()
    twin_of: ItemId | None = None


class Doubt(StrEnum):
    """What of a tree can hardly be as the server shows it."""

    ENTRY = "entry"
    NODES = "nodes"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class GuardQuestion:
    """Writing to a tree has stopped because the server shows something that can hardly be right."""

    tree: TreeId
    cause: Phrase
    advice: Phrase
    doubts: frozenset[Doubt]


@dataclass(frozen=True, slots=True)
class Version:
    """A live state of a tree that was seen. `at` and `last_seen_at` are wall-clock seconds."""

    digest: str
    tree: TreeId
    at: float
    last_seen_at: float
    reason: str
