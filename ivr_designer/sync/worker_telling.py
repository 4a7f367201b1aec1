"""The part of a session's worker that tells the window what is another way than it was told last.

How far a tree has come is looked up among all that is open in it. While thousands of operations are sent,
that is done now and then: at each of some ten thousand changes it would take longer than the sending.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync import reviewing
from ivr_designer.sync.contract import (
    ConflictsChanged,
    Event,
    GuardChanged,
    ItemId,
    ItemsChanged,
    StatusChanged,
)
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.link import Gate
from ivr_designer.sync.number_wishes import wishes
from ivr_designer.sync.ports import Timer, Wire
from ivr_designer.sync.proposals import Conflict, GuardQuestion
from ivr_designer.sync.status import ItemStatus, Link, SyncStatus
from ivr_designer.sync.statuses import count, item_statuses, seen_now, told_where_shown

AT_ONCE = 200
"""With so many open operations in a tree every change is told at once."""
A_LOOK_S = 50e-6
"""With more, looks are so many seconds apart for each: some ten times as long as a look takes."""


@dataclass(slots=True)
class Shown:
    """What the window was told last."""

    items: dict[TreeId, dict[ItemId, ItemStatus]] = field(default_factory=dict)
    status: SyncStatus = field(default_factory=lambda: SyncStatus(Link.CONNECTING))
    conflicts: dict[TreeId, tuple[Conflict, ...]] = field(default_factory=dict)
    guards: dict[TreeId, GuardQuestion | None] = field(default_factory=dict)


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
        before = self.shown.items.get(tree, {})
        if now == before:
            return
        self.shown.items[tree] = now
        changed = {item: status for item, status in now.items() if before.get(item) != status}
        self.emit(ItemsChanged(tree, changed, frozenset(before.keys() - now.keys())))

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
        """States now; from any thread. Of what is open only a list is made while others have to wait."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return {}
            run = self.engine.runs.get(tree) if self.engine is not None else None
            seen = seen_now(book, self.gate.state)
        found = item_statuses(book, seen, run, self.gate.state, self.gate.problem)
        return told_where_shown(found, book, dict(self.journal.book.trees))

    def tell_questions(self, tree: TreeId) -> None:
        """What of a tree waits for an answer, where that has changed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            found = () if book is None else reviewing.conflicts_of(book)
        if found != self.shown.conflicts.get(tree, ()):
            self.shown.conflicts[tree] = found
            self.emit(ConflictsChanged(tree, found))
        guard = next((g for g in self.guards() if g.tree == tree), None)
        if guard != self.shown.guards.get(tree):
            self.shown.guards[tree] = guard
            self.emit(GuardChanged(tree, guard))
