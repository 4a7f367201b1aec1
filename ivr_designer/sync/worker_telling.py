"""The part of a session's worker that tells the window what is another way than it was told last.

How far a tree has come is looked up among all that is open in it. While thousands of operations are sent,
that is done now and then: at each of some ten thousand changes it would take longer than the sending.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.turns import politely
from ivr_designer.sync.contract import (
    ConflictsChanged,
    Event,
    GuardChanged,
    ItemId,
    ItemsChanged,
    StatusChanged,
)
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.glances import Glance, Glances
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.link import Gate
from ivr_designer.sync.number_wishes import wishes
from ivr_designer.sync.ports import Timer, Wire
from ivr_designer.sync.proposals import Conflict, GuardQuestion
from ivr_designer.sync.status import ItemStatus, Link, SyncStatus
from ivr_designer.sync.statuses import count, item_statuses, told_where_shown

AT_ONCE = 200
"""With so many open operations in a tree every change is told at once."""
A_LOOK_S = 50e-6
"""With more, looks are so many seconds apart for each: some ten times as long as a look takes."""
MANY = 2_000
"""With more items not sent, whoever cannot wait is given what was told last: a look at all takes too long.
So does putting a tree of more items together: the worker does it."""


@dataclass(slots=True)
class Shown:
    """What the window was told last."""

    items: dict[TreeId, dict[ItemId, ItemStatus]] = field(default_factory=dict)
    status: SyncStatus = field(default_factory=lambda: SyncStatus(Link.CONNECTING))
    conflicts: dict[TreeId, tuple[Conflict, ...]] = field(default_factory=dict)
    guards: dict[TreeId, GuardQuestion | None] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """What somebody has read since the last telling. He may have seen what was over before it was told, so it
    is told to him as if he had been told it.
    """

    items: dict[TreeId, tuple[Mapping[ItemId, ItemStatus], ...]] = field(default_factory=dict)
    conflicts: set[TreeId] = field(default_factory=set)


class WorkerTelling:
    """Runs on the session's loop. What it shares with the rest of the worker is declared here."""

    journal: Journal
    io: IoThread
    emit: Callable[[Event], None]
    timer: Timer
    gate: Gate
    engine: Engine | None
    wire: Wire | None
    saved_at: float | None
    shown: Shown
    asked: Asked
    glances: Glances
    told_at: dict[TreeId, float]
    told_later: set[TreeId]
    watchers: list[Callable[[], None]]
    tell_account: Callable[[], None]
    guards: Callable[[], tuple[GuardQuestion, ...]]

    def catch_up(self) -> SyncStatus:
        """Tell everything that was not told yet; returns the status of this moment."""
        for tree in list(self.journal.book.trees):
            self.tell_items(tree)
        self.tell_status()
        self.tell_account()
        return self.shown.status

    def changed(self, tree: TreeId) -> None:
        """Something of a tree moved. Where much is open that is told now and then, else at once."""
        if tree not in self.told_later:
            wait_s = self.told_at.get(tree, -math.inf) + self._pause_s(tree) - self.timer.monotonic()
            if wait_s > 0:
                self.told_later.add(tree)
                self.io.spawn(self._tell_later(tree, wait_s), "telling how far a tree has come")
            else:
                self._tell(tree)
        self.look_around()

    def _pause_s(self, tree: TreeId) -> float:
        """How long after one look at all that is open in a tree the next one is taken."""
        book = self.journal.book.trees.get(tree)
        count = 0 if book is None else len(book.ops) + len(book.flying)
        return count * A_LOOK_S if count > AT_ONCE else 0.0

    async def _tell_later(self, tree: TreeId, wait_s: float) -> None:
        await self.timer.sleep(wait_s)
        self.told_later.discard(tree)
        self._tell(tree)

    def _tell(self, tree: TreeId) -> None:
        self.tell_items(tree)
        book = self.journal.book.trees.get(tree)
        if book is not None and "fresh_for" in book.record.notes:
            self.tell_items(TreeId(str(book.record.notes["fresh_for"])))
        self.tell_questions(tree)
        self.tell_status()
        self.tell_account()
        self.told_at[tree] = self.timer.monotonic()

    def look_around(self) -> None:
        """Whoever waits for something looks whether it has come."""
        for watcher in list(self.watchers):
            watcher()

    def tell_items(self, tree: TreeId) -> None:
        """Tell which states in a tree are others than were told last."""
        now = self.statuses_of(tree)
        before = (self.shown.items.get(tree, {}), *self.asked.items.pop(tree, ()))
        changed = {i: s for i, s in politely(now.items()) if any(_differ(b.get(i), s) for b in before)}
        gone = frozenset().union(*before) - now.keys()
        if changed or gone:
            self.shown.items[tree] = now
            self.emit(ItemsChanged(tree, changed, gone))

    def tell_status(self) -> None:
        """Tell how the connection is, if that is news."""
        gate = self.gate
        counts = count(self.shown.items.values())
        counts["waiting"] += len(wishes(self.journal.book))
        status = SyncStatus(
            gate.state, problem=gate.problem, advice=gate.advice, resumes_in_s=gate.resumes_in_s,
            saved_at=self.saved_at, skew_s=getattr(self.wire, "skew_s", 0.0),
            resumes_at=gate.until_at, **counts,
        )  # fmt: skip
        if status != self.shown.status:
            self.shown.status = status
            self.emit(StatusChanged(status))

    def statuses_of(self, tree: TreeId) -> dict[ItemId, ItemStatus]:
        """States now. Of what is open only a list is made while others have to wait."""
        return self._statuses(self.glances.take(tree))

    def items_now(self, tree: TreeId) -> dict[ItemId, ItemStatus]:
        """States for one who cannot wait, from any thread: with each edit of his own in it, but where many
        are open.
        """
        glance = self.glances.of(tree)
        if glance is not None and glance.unsent > MANY:
            return self.shown.items.get(tree, {})
        found = self._statuses(glance)
        if found != self.shown.items.get(tree, {}):
            self.asked.items[tree] = (*self.asked.items.get(tree, ()), found)
        return found

    def unsent_now(self, tree: TreeId) -> int:
        """How many items of a tree are not as the server has them, from any thread."""
        glance = self.glances.of(tree)
        return 0 if glance is None else glance.unsent

    def conflicts_now(self, tree: TreeId) -> tuple[Conflict, ...]:
        """The same for open conflicts."""
        glance = self.glances.of(tree)
        found = () if glance is None else glance.conflicts
        if found != self.shown.conflicts.get(tree, ()):
            self.asked.conflicts.add(tree)
        return found

    def _statuses(self, glance: Glance | None) -> dict[ItemId, ItemStatus]:
        if glance is None:
            return {}
        book = glance.book
        run = self.engine.runs.get(book.id) if self.engine is not None else None
        found = item_statuses(book, glance.seen, run, self.gate.state, self.gate.problem)
        return told_where_shown(found, book, dict(self.journal.book.trees))

    def tell_questions(self, tree: TreeId) -> None:
        """What of a tree waits for an answer, where that has changed."""
        glance = self.glances.take(tree)
        found = () if glance is None else glance.conflicts
        was_asked = tree in self.asked.conflicts
        self.asked.conflicts.discard(tree)
        if was_asked or found != self.shown.conflicts.get(tree, ()):
            self.shown.conflicts[tree] = found
            self.emit(ConflictsChanged(tree, found))
        guard = next((g for g in self.guards() if g.tree == tree), None)
        if guard != self.shown.guards.get(tree):
            self.shown.guards[tree] = guard
            self.emit(GuardChanged(tree, guard))


def _differ(was: ItemStatus | None, now: ItemStatus) -> bool:
    return was is not now and was != now
