"""The part of a session's worker that publishes drafts and switches numbers."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.icc.errors import IccError
from ivr_designer.sync import publishing, reviewing
from ivr_designer.sync.accounts import Lists
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.contract import (
    Account,
    Event,
    PhoneNumber,
    Publishing,
    PublishingEnded,
    SyncProblem,
)
from ivr_designer.sync.drift import Drift
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.number_wishes import NumberWish
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.pointing import Pointer
from ivr_designer.sync.ports import Timer, Wire
from ivr_designer.sync.presence import Presence
from ivr_designer.sync.problems import as_problem
from ivr_designer.sync.proposals import PlanPreview, Published, Way
from ivr_designer.sync.publishing import Publisher, begun, left_over, shown_as
from ivr_designer.sync.switching import Switchboard

T = TypeVar("T")


class WorkerPublishing:
    """Runs on the session's loop. What it shares with the rest of the worker is declared here."""

    journal: Journal
    io: IoThread
    options: SyncOptions
    emit: Callable[[Event], None]
    timer: Timer
    engine: Engine | None
    lists: Lists
    drift: Drift
    presence: Presence
    running: dict[TreeId, Publishing]
    carried: set[TreeId]
    pointer: Pointer | None
    switchboard: Switchboard | None
    waiting_for_numbers: list[tuple[NumberWish, Future[PhoneNumber]]]
    changed: Callable[[TreeId], None]
    link_changed: Callable[[], None]
    logged: Callable[[ActivityEntry], None]
    wire_or_fail: Callable[[], Wire]
    refresh: Callable[[], Coroutine[Any, Any, Account]]

    # ---- publishing

    def _publisher(self) -> Publisher:
        self.wire_or_fail()
        assert self.engine is not None
        assert self.pointer is not None
        return Publisher(self.engine, self.pointer, self._progressed, self.options.read_concurrency)

    def _progressed(self, news: Event) -> None:
        if isinstance(news, Publishing):
            self.running[news.tree] = news
        self.emit(news)

    def expect_publishing(self) -> None:
        """Know what an earlier session began to publish, before there is a connection to go on with it."""
        for tree in begun(self.journal.book.trees.values()):
            book = self.journal.book.trees[tree]
            self.running[shown_as(book)] = left_over(book)

    async def preview(self, tree: TreeId) -> PlanPreview:
        """Read the tree anew and say what publishing would do. Raises SyncProblem."""
        publisher = self._publisher()
        await self._guarded(publisher.read(tree))
        self.drift.was_read(tree, self.timer.monotonic())
        with self.journal.lock:
            book = self.journal.book.trees[tree]
            numbers = self.lists.shown_numbers or ()
            playing = tuple(n.id for n in numbers if book.rid and n.plays_tree and n.tree == book.rid)
            still = book.still()
        return reviewing.preview_of(still, playing)

    async def check_tree(self, tree: TreeId) -> None:
        """See Session."""
        publisher = self._publisher()
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
        if book is not None and book.rid is not None and book.record.loaded:
            await self._guarded(publisher.look(tree))
            self.drift.was_read(tree, self.timer.monotonic())

    async def publish(self, tree: TreeId, stamp: str, way: Way, numbers: frozenset[str]) -> Published:
        """See Session."""
        return await self._to_its_end(tree, lambda: self._publisher().publish(tree, stamp, way, numbers))

    async def _to_its_end(
        self, tree: TreeId, work: Callable[[], Coroutine[Any, Any, Published]]
    ) -> Published:
        """Carry a publishing out and tell what came of it. Raises SyncProblem."""
        self.carried.add(tree)
        try:
            done = await self._after_publishing(await self._guarded(work()))
        except SyncProblem as problem:
            self._ended(PublishingEnded(tree, problem=problem))
            raise
        self._ended(PublishingEnded(tree, done))
        return done

    def _ended(self, news: PublishingEnded) -> None:
        self.running.pop(news.tree, None)
        self.carried.discard(news.tree)
        self.emit(news)

    def stop_publishing(self, tree: TreeId) -> None:
        """See Session."""
        with suppress(JournalFailed):
            for each in publishing.stop(self.journal, tree):
                if self.engine is not None:
                    self.engine.run_of(each).replan()
                    self.engine.kick(each)
                self.changed(each)
                if self.engine is None:  # nobody is at it who would tell
                    why = publishing.STOPPED if each == tree else publishing.ABANDONED
                    self._ended(PublishingEnded(tree, problem=SyncProblem(*why)))

    async def roll_back(self, tree: TreeId) -> Published:
        """See Session."""
        done = await self._guarded(self._publisher().roll_back(tree))
        return await self._after_publishing(done)

    async def _after_publishing(self, done: Published) -> Published:
        for tree in list(self.journal.book.trees):
            self.changed(tree)
        with suppress(SyncProblem):
            await self.refresh()
        return done

    async def _guarded(self, work: Coroutine[Any, Any, T]) -> T:
        """Any failure as a SyncProblem."""
        try:
            return await work
        except (IccError, JournalFailed) as error:
            raise as_problem(error) from error

    def resume_publishing(self) -> None:
        """Go on with what an earlier session began to publish. No tree on screen waits for another."""
        waiting: dict[TreeId, list[TreeId]] = {}
        for tree in begun(self.journal.book.trees.values()):
            waiting.setdefault(shown_as(self.journal.book.trees[tree]), []).append(tree)
        for shown, trees in waiting.items():
            if shown not in self.carried:  # else a new key in the middle of it: it goes on by itself
                self.io.spawn(self._resume(shown, trees), "publishing that was begun")

    async def _resume(self, shown: TreeId, trees: list[TreeId]) -> None:
        for tree in trees:
            try:
                await self._to_its_end(shown, partial(self._publisher().resume, tree))
            except SyncProblem as problem:
                self._log_problem(tree, problem)

    def _log_problem(self, tree: TreeId, problem: SyncProblem) -> None:
        with suppress(JournalFailed):
            with self.journal.transaction() as work:
                entry = work.log(
                    phrase("Publishing"), problem.cause, ok=False, words=problem.server_words, tree=tree
                )
            self.logged(entry)

    # ---- numbers

    def expect_number(self, wish: NumberWish, future: Future[PhoneNumber]) -> None:
        """A number is to be switched: tell `future` how that ends. Without a connection it waits."""
        self.presence.touch()
        self.waiting_for_numbers.append((wish, future))
        self.switch_numbers()
        self.link_changed()

    def switch_numbers(self) -> None:
        """Go on with what is wanted of numbers."""
        if self.switchboard is not None:
            waiting, self.waiting_for_numbers = self.waiting_for_numbers, []
            for wish, future in waiting:
                self.switchboard.expect(wish, future)
            self.switchboard.kick()
