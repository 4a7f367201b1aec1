"""Operations: the promise to bring one item of one tree to its local state on the server.

An operation does not carry the change. What it will send is worked out when it is sent, from the item's local
state then; that is how edits on one item become one call. Only from SENDING on is `want` fixed.

    NEW ──> SENDING ──> DONE
     │         ├──> UNKNOWN ──> DONE | NEW (fenced absence) | CONFLICT | REFUSED | CANCELLED
     │         ├──> REFUSED ──> NEW (retry) | SUPERSEDED
     │         └──> NEW (definitely not sent or not accepted: offline, pause, credentials)
     ├──> CONFLICT ──> NEW | SUPERSEDED | CANCELLED
     ├──> HELD ──> NEW
     └──> CANCELLED (local state is what the server has) | SUPERSEDED

READY of the design is NEW with nothing to wait for; the plan knows that at any moment, so it is not stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.making import maker
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.values import ItemKey


class OpState(StrEnum):
    """See the module's drawing."""

    NEW = "new"
    SENDING = "sending"
    UNKNOWN = "unknown"
    HELD = "held"
    REFUSED = "refused"
    CONFLICT = "conflict"
    DONE = "done"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class Verb(StrEnum):
    """What a call does to an item."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


FLYING = frozenset({OpState.SENDING, OpState.UNKNOWN})
STUCK = frozenset({OpState.HELD, OpState.REFUSED, OpState.CONFLICT})
OPEN = FLYING | STUCK | {OpState.NEW}
CLOSED = frozenset(OpState) - OPEN

_ALLOWED: Mapping[OpState, frozenset[OpState]] = {
    OpState.NEW: frozenset(OpState) - {OpState.UNKNOWN, OpState.NEW},
    OpState.SENDING: frozenset(
        {OpState.DONE, OpState.UNKNOWN, OpState.REFUSED, OpState.NEW, OpState.SUPERSEDED}
    ),
    OpState.UNKNOWN: frozenset(
        {OpState.DONE, OpState.NEW, OpState.CONFLICT, OpState.CANCELLED, OpState.REFUSED, OpState.SUPERSEDED}
    ),
    OpState.HELD: frozenset(
        {OpState.NEW, OpState.CANCELLED, OpState.SUPERSEDED, OpState.CONFLICT, OpState.DONE}
    ),
    OpState.REFUSED: frozenset({OpState.NEW, OpState.CANCELLED, OpState.SUPERSEDED, OpState.CONFLICT}),
    OpState.CONFLICT: frozenset({OpState.NEW, OpState.CANCELLED, OpState.SUPERSEDED, OpState.DONE}),
}
_NOWHERE: frozenset[OpState] = frozenset()


class IllegalStep(AssertionError):
    """A state was to change in a way the drawing does not allow: a defect of ours, never a person's."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `seq` is its place in the journal, 0 before it is stored.

    From SENDING on: `verb`, `want` (a value in the server's ids, as JSON text, None for a delete), `rid`
    (what is changed or deleted), `pre_ids` (ids listed before sending), `exp` (Unix seconds of the server
    when the write's token expires), `sent_at` (Unix seconds here). `why` and `words` explain a stuck one.
    """

    tree: TreeId
    item: ItemKey
    state: OpState = OpState.NEW
    seq: int = 0
    verb: Verb | None = None
    want: str | None = None
    rid: str | None = None
    parent: str | None = None
    pre_ids: frozenset[str] = frozenset()
    exp: float | None = None
    attempt: int = 0
    sent_at: float | None = None
    why: Phrase | None = None
    words: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_flying(self) -> bool:
        """True while a call for it may be on its way or may have taken effect."""
        return self.state in FLYING

    @property
    def is_stuck(self) -> bool:
        """True when it will not go on without a person (or another event)."""
        return self.state in STUCK

    def to(self, state: OpState, **changes: Any) -> "Operation":
        """The operation in a new state. Raises IllegalStep for a way that is not drawn."""
        self.check(state)
        return replace(self, state=state, **changes)

    def check(self, state: OpState) -> None:
        """Raises IllegalStep when the state cannot be the next one."""
        if state not in _ALLOWED.get(self.state, _NOWHERE):
            raise IllegalStep(f"{self.state} -> {state}")

    def sending(
        self, verb: Verb, *, want: str | None, rid: str | None, parent: str | None,
        pre_ids: frozenset[str], exp: float, at: float,
    ) -> "Operation":  # fmt: skip
        """The operation just before its first byte leaves. What was said to an earlier attempt is over."""
        notes = {k: v for k, v in self.notes.items() if k not in {"refused", "denied"}}
        return self.to(
            OpState.SENDING, verb=verb, want=want, rid=rid, parent=parent, pre_ids=pre_ids, exp=exp,
            sent_at=at,
            attempt=self.attempt + 1, why=None, words="", notes=notes,
        )  # fmt: skip

    def waiting_again(self) -> "Operation":
        """Back to NEW: the last attempt certainly had no effect."""
        return self.to(OpState.NEW, why=None, words="")


_make = maker(Operation)


def new_operation(tree: TreeId, item: ItemKey, seq: int) -> Operation:
    """What an edit of `item` opens."""
    return _make(tree, item, OpState.NEW, seq)
