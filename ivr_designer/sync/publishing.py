"""Publishing a draft: call by call in the live tree, or as a fresh tree to which numbers are switched at
the end.

What was begun is in the journal (`notes` of the trees), so that it goes on after a crash: in place because
operations do, the fresh tree because its record says for whom it is built and which numbers are to be
switched.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from ivr_designer.domain.ids import TreeId, new_tree_id
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError
from ivr_designer.sync import guards, history, reviewing, tree_acts
from ivr_designer.sync.activity import item_phrase
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.contract import Event, Mode, PhoneNumber, Publishing, SyncProblem
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import DISK_PAUSE_S
from ivr_designer.sync.number_wishes import Route
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.pointing import Aim, Pointer
from ivr_designer.sync.proposals import PlanPreview, Published, Way
from ivr_designer.sync.sweeping import sweep
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import is_read_only, tree_key

STALE = (
    phrase("The contact center or the draft has changed since this plan was made."),
    phrase("Look at the new plan and publish again."),
)
STOPPED = (
    phrase("Publishing was stopped, and the calls that were left were not made."),
    phrase("They are kept in the draft; publish again to go on."),
)
ABANDONED = (
    phrase("Publishing was stopped, and no number was switched."),
    phrase("The new tree is removed again; publish again when you like."),
)
_IN_PLACE, _BUILDING = phrase("Publishing"), phrase("Building the new tree")
_OF_FRESH = {"fresh_for", "switching", "stamp", "failed"}


@dataclass(slots=True)
class Publisher:
    """Publishes trees of one engine."""

    engine: Engine
    pointer: Pointer
    emit: Callable[[Event], None]
    concurrency: int = 8
    follow_s: float = 0.1

    @property
    def _journal(self) -> Any:
        return self.engine.journal

    def _book(self, tree: TreeId) -> TreeBook:
        book: TreeBook | None = self._journal.book.trees.get(tree)
        if book is None:
            raise SyncProblem(phrase("This tree is not known here any more."), phrase("Open it again."))
        return book

    # ---- beginning

    async def resume(self, tree: TreeId) -> Published:
        """Go on with what was begun for a tree that `begun` names. Raises as `publish` does."""
        notes = self._book(tree).record.notes
        if notes.get("publishing"):
            return await self.finish_in_place(tree)
        if notes.get("failed") and not notes.get("switching"):
            with self._journal.lock, self._journal.transaction() as work:
                dropped = _abandon(work, self._journal.book, TreeId(str(notes["fresh_for"])))
            for fresh in dropped:
                self.engine.kick(fresh)
            raise SyncProblem(*ABANDONED)
        return await self.finish_fresh(tree)

    async def publish(self, tree: TreeId, stamp: str, way: Way, numbers: frozenset[str]) -> Published:
        """See Session.publish. Raises SyncProblem, IccError, JournalFailed."""
        await self._landed(tree)
        await self.read(tree)
        earlier = await self._finish_earlier(tree)
        if earlier is not None and not reviewing.dirty_verbs(self._book(tree)):
            return earlier
        preview, version = self._preview(tree)
        if preview.stamp != stamp:
            raise SyncProblem(*STALE)
        if preview.blocked is not None:
            raise SyncProblem(preview.blocked, phrase("Complete the draft and publish again."))
        before = history.picture(self._journal, self._book(tree), "before publishing")
        with self._journal.lock:
            book = self._book(tree)
            if book.version != version:  # edited in this very moment
                raise SyncProblem(*STALE)
            if way is Way.IN_PLACE:
                self._begin_in_place(book, before)
            else:
                self._refuse_unwritable(book)
                fresh = self._begin_fresh(book, numbers, before, stamp)
        self.engine.kick_all()
        if way is Way.IN_PLACE:
            return await self.finish_in_place(tree)
        return await self._fresh_or_failed(fresh)

    def _preview(self, tree: TreeId) -> tuple[PlanPreview, int]:
        """What publishing would do, and of which state of the tree that is said."""
        with self._journal.lock:
            still = self._book(tree).still()
        return reviewing.preview_of(still, ()), still.version

    async def _fresh_or_failed(self, fresh: TreeId) -> Published:
        """A person who is told that it failed does not expect it to go on by itself at the next start."""
        try:
            return await self.finish_fresh(fresh)
        except (SyncProblem, IccError, JournalFailed):
            if fresh in self._journal.book.trees:
                with suppress(JournalFailed):
                    self._change_notes(fresh, failed=True)
            raise

    async def _landed(self, tree: TreeId) -> None:
        """Wait until it is known what became of every call for a tree: what is swapped must stand still."""
        gate = self.engine.gate
        while self._book(tree).flying:
            if gate.needs_person and gate.problem is not None and gate.advice is not None:
                raise SyncProblem(gate.problem, gate.advice)
            await self.engine.timer.sleep(self.follow_s)

    async def _finish_earlier(self, tree: TreeId) -> Published | None:
        """A fresh tree to which numbers are being switched comes first, or it would take them later."""
        for book in list(self._journal.book.trees.values()):
            notes = book.record.notes
            if notes.get("fresh_for") == tree and notes.get("switching"):
                return await self.finish_fresh(book.id)
        return None

    def _change_notes(self, tree: TreeId, **notes: Any) -> None:
        with self._journal.lock, self._journal.transaction() as work:
            record = self._book(tree).record
            work.put_tree(replace(record, notes={**record.notes, **notes}))

    async def look(self, tree: TreeId) -> bool:
        """Read the whole tree anew; False when the server does not have it."""
        return await sweep(self.engine, self.engine.run_of(tree), concurrency=self.concurrency)

    async def read(self, tree: TreeId) -> None:
        """As `look`, as the ground for a plan. Raises SyncProblem when there is none to build on."""
        there = await self.look(tree)
        if not there and self._book(tree).rid is not None:
            raise SyncProblem(
                phrase("The contact center does not list this tree any more."),
                phrase("Publish it as a fresh tree, or delete it here."),
            )
        guard = guards.asked(self._book(tree).record)
        if guard is not None:
            raise SyncProblem(guard.cause, phrase("Answer the question about it first."))

    # ---- in place

    def _begin_in_place(self, book: TreeBook, before: history.Picture | None) -> None:
        with self._journal.transaction() as work:
            history.put(work, before)
            _abandon(work, self._journal.book, book.id)
            work.put_note(book.record, "publishing", True)
            for item in book.index.dirty():
                settle_operation(work, book, item)

    async def finish_in_place(self, tree: TreeId) -> Published:
        """Wait for the calls, showing progress. Raises SyncProblem when something is stuck."""
        await self._follow(tree, tree, _IN_PLACE)
        book = self._book(tree)
        was_stopped = not book.record.notes.get("publishing")

        now = history.picture(self._journal, book, "stopped publishing" if was_stopped else "published")

        def end(work: Transaction) -> None:
            work.put_note(book.record, "publishing", None)
            history.put(work, now)

        await self._store(end)
        stuck = [op for op in list(book.ops.values()) if op.is_stuck]
        if was_stopped and book.ops:
            raise SyncProblem(*STOPPED)
        if stuck or book.ops:
            raise _stopped(stuck)
        return Published(tree, book.rid or "")

    async def _store(self, act: Callable[[Transaction], None]) -> None:
        """Store the end of something that is done; while the disk cannot take it, it is tried again."""
        while True:
            try:
                with self._journal.lock, self._journal.transaction() as work:
                    act(work)
            except JournalFailed as error:
                self.engine.gate.disk(error.cause, error.advice)
                await self.engine.timer.sleep(DISK_PAUSE_S)
            else:
                return

    async def _follow(self, tree: TreeId, shown: TreeId, text: Phrase) -> None:
        """Tell of progress in the words of the tree `shown` until `tree` is quiet or given up."""
        total = self._open(tree)
        while True:
            left = self._open(tree)
            total = max(total, left)
            self.emit(Publishing(shown, total - left, total, text))
            if self.engine.is_quiet(tree) or self._is_abandoned(tree):
                return
            await self.engine.timer.sleep(self.follow_s)

    def _open(self, tree: TreeId) -> int:
        with self._journal.lock:
            book = self._journal.book.trees.get(tree)
            return 0 if book is None else len(book.ops) + len(book.flying)

    def _is_abandoned(self, tree: TreeId) -> bool:
        book = self._journal.book.trees.get(tree)
        return book is None or book.is_doomed

    # ---- a fresh tree

    def _refuse_unwritable(self, book: TreeBook) -> None:
        for item in book.items.values():
            if is_read_only(item.local):
                raise SyncProblem(
                    phrase(
                        "{thing} is of a kind that this program cannot make.",
                        thing=item_phrase(book, item.local),
                    ),
                    phrase("Publish in place: what is there of it stays as it is."),
                )

    def _begin_fresh(
        self, book: TreeBook, numbers: frozenset[str], before: history.Picture | None, stamp: str
    ) -> TreeId:
        fresh = new_tree_id()
        with self._journal.transaction() as work:
            history.put(work, before)
            _abandon(work, self._journal.book, book.id)
            notes = {"fresh_for": book.id, "numbers": sorted(numbers), "stamp": stamp}
            work.put_tree(TreeRecord(fresh, book.record.root, notes=notes))
            for item in list(book.items.values()):
                if item.local is None:
                    continue
                key = tree_key(fresh) if item.key == book.own.key else item.key
                work.put_item(fresh, Item(key, item.place, local=item.local))
                work.put_op(Operation(fresh, key))
        return fresh

    async def finish_fresh(self, fresh: TreeId) -> Published:
        """Build, prove, switch, and let the tree on screen be the new one. Goes on where it was stopped."""
        notes = self._book(fresh).record.notes
        tree = TreeId(str(notes["fresh_for"]))
        await self._follow(fresh, tree, _BUILDING)
        if self._is_abandoned(fresh):
            raise SyncProblem(*ABANDONED)
        book = self._book(fresh)
        if book.ops:
            raise _stopped([op for op in book.ops.values() if op.is_stuck])
        await self.read(fresh)
        if self._is_abandoned(fresh):
            raise SyncProblem(*ABANDONED)
        with self._journal.lock:
            different = reviewing.difference(self._book(fresh))
        if different is not None:
            if notes.get("switching"):  # somebody changed it since: it is a tree of the list like others now
                self._let_go(fresh)
            raise SyncProblem(
                phrase(
                    "The new tree is not what the draft says ({what}), so no number was switched.",
                    what=different[:80],
                ),
                phrase("Publish again; delete the half-built tree if it stays."),
            )
        rid = self._book(fresh).rid or ""
        old = self._book(tree).rid
        numbers = tuple(str(n) for n in notes["numbers"])
        with self._journal.lock, self._journal.transaction() as work:  # from here on it can only go on
            work.put_note(self._book(fresh).record, "switching", True)
        for index, number in enumerate(numbers):
            self.emit(Publishing(tree, index, len(numbers), phrase("Switching numbers"), can_stop=False))
            await self._point(fresh, number, rid, old)
        await self._landed(tree)

        def end(work: Transaction) -> None:
            for kept in [b for b in self._journal.book.trees.values() if _is_kept_for(b, tree)]:
                work.put_note(kept.record, "kept_for", None)
            swap_remote(work, self._book(tree), self._book(fresh))

        await self._store(end)
        now = history.picture(self._journal, self._book(tree), "published")
        await self._store(lambda work: history.put(work, now))
        self.engine.kick(tree)
        return Published(tree, rid, numbers, old)

    def _let_go(self, fresh: TreeId) -> None:
        with self._journal.lock, self._journal.transaction() as work:
            record = self._book(fresh).record
            notes = {k: v for k, v in record.notes.items() if k not in _OF_FRESH}
            work.put_tree(replace(record, notes=notes))

    async def roll_back(self, tree: TreeId) -> Published:
        """Point the numbers back at the tree that was kept, and let the tree on screen be that one again."""
        kept = kept_for(self._journal.book.trees.values(), tree)
        if kept is None or kept.rid is None:
            raise SyncProblem(
                phrase("No earlier tree was kept for this one."),
                phrase("Restore a version from the history instead."),
            )
        numbers = tuple(str(n) for n in kept.record.notes.get("numbers", ()))
        await self.read(kept.id)
        await self._landed(kept.id)
        await self._landed(tree)
        now_playing = self._book(tree).rid
        for number in numbers:
            await self._point(kept.id, number, kept.rid, now_playing)

        def end(work: Transaction) -> None:
            swap_remote(work, self._book(tree), kept)
            work.put_tree(replace(self._book(tree).record, mode=Mode.DRAFT))

        await self._store(end)
        return Published(tree, self._book(tree).rid or "", numbers, now_playing)

    # ---- numbers

    async def _point(self, noting: TreeId, number: str, rid: str, old: str | None) -> None:
        """Have a number play `rid`, if it plays nothing or what we think it does."""

        def is_ours(now: PhoneNumber) -> bool:
            return old is None or not now.plays_tree or now.tree in {None, old}

        await self.pointer.point(Aim(number, Route(rid), is_ours, tree=noting, is_patient=False))


def _stopped(stuck: list[Operation]) -> SyncProblem:
    words = next((op.words for op in stuck if op.words), "")
    return SyncProblem(
        phrase("Publishing stopped: one call could not be made.")
        if len(stuck) == 1
        else phrase("Publishing stopped: {count} calls could not be made.", count=len(stuck)),
        phrase("See what is marked on the canvas, then publish again."),
        words,
    )


def begun(books: Iterable[TreeBook]) -> list[TreeId]:
    """The trees whose publishing was begun and not ended."""
    return [b.id for b in list(books) if b.record.notes.get("publishing") or "fresh_for" in b.record.notes]


def shown_as(book: TreeBook) -> TreeId:
    """The tree on screen whose publishing a tree that `begun` names is."""
    return TreeId(str(book.record.notes.get("fresh_for", book.id)))


def left_over(book: TreeBook) -> Publishing:
    """How far a publishing of an earlier session is, before it goes on."""
    text = _BUILDING if "fresh_for" in book.record.notes else _IN_PLACE
    can_stop = not book.record.notes.get("switching")
    return Publishing(shown_as(book), 0, len(book.ops) + len(book.flying), text, can_stop)


def stop(journal: Journal, tree: TreeId) -> list[TreeId]:
    """See Session.stop_publishing; returns the trees that changed. Raises JournalFailed."""
    with journal.lock, journal.transaction() as work:
        book = journal.book.trees.get(tree)
        if book is None:
            return []
        stopped = _abandon(work, journal.book, tree)
        if book.record.notes.get("publishing"):
            work.put_note(book.record, "publishing", None)
            stopped.append(tree)
    return stopped


def _abandon(work: Transaction, books: Book, tree: TreeId) -> list[TreeId]:
    """Remove half-built trees for `tree` that no number was pointed at."""
    dropped = []
    for fresh in list(books.trees.values()):
        notes = fresh.record.notes
        if notes.get("fresh_for") == tree and not notes.get("switching"):
            work.put_note(fresh.record, "fresh_for", None)
            tree_acts.delete(work, fresh, send=True)
            dropped.append(fresh.id)
    return dropped


def kept_for(books: Any, tree: TreeId) -> TreeBook | None:
    """The tree that was kept for rollback of `tree`: the one that callers heard last."""
    return next((b for b in list(books) if _is_kept_for(b, tree)), None)


def _is_kept_for(book: TreeBook, tree: TreeId) -> bool:
    return bool(book.record.notes.get("kept_for") == tree)


def swap_remote(work: Any, tree: TreeBook, other: TreeBook) -> None:
    """Exchange what two trees are on the server; locally each stays. `other` becomes the one that is kept."""
    mine, theirs = dict(tree.items), dict(other.items)
    own_mine, own_theirs = tree.own, other.own
    keys = {k for k in (*mine, *theirs) if k not in {own_mine.key, own_theirs.key}}
    pairs = [(k, k) for k in sorted(keys)] + [(own_mine.key, own_theirs.key)]
    for item in (*mine.values(), *theirs.values()):  # ids are free before they are given anew
        book = tree if item.key in mine and mine[item.key] is item else other
        work.put_item(book.id, replace(item, rid=None))
    for key, twin in pairs:
        one, two = mine.get(key, Item(key)), theirs.get(twin, Item(twin))
        work.put_item(tree.id, replace(one, rid=two.rid, base=two.base, fence=two.fence, ghost=two.ghost))
        kept = replace(two, rid=one.rid, base=one.base, local=one.base, fence=one.fence, ghost=one.ghost)
        work.put_item(other.id, kept)
    base, twin_base = tree.record.base_root, other.record.base_root
    work.put_tree(replace(tree.record, base_root=twin_base))
    over = {"fresh_for", "switching", "failed"}
    notes = {k: v for k, v in other.record.notes.items() if k not in over} | {"kept_for": tree.id}
    work.put_tree(replace(other.record, base_root=base, root=base, notes=notes))
    _renew_operations(work, tree)


def _renew_operations(work: Transaction, tree: TreeBook) -> None:
    """What was to be sent to the tree that was there before is another thing now."""
    for op in list(tree.ops.values()):
        work.put_op(op.to(OpState.SUPERSEDED))
    for item in list(tree.items.values()):
        if tree.record.mode is Mode.LIVE and item.is_dirty:
            settle_operation(work, tree, item)
