"""Carries out what people want of numbers: each wish waits for its tree, then one call is made.

Wishes are in the journal; whatever is left of them at the next start goes on. One that turns out to be
impossible is dropped and told.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync.activity import item_phrase
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.contract import Mode, PhoneNumber, SyncProblem
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.journal import JournalFailed
from ivr_designer.sync.number_wishes import (
    NumberWish,
    Route,
    drop_wish,
    route_of,
    wish_for,
    wishes,
)
from ivr_designer.sync.pointing import Aim, Overtaken, Pointer
from ivr_designer.sync.ports import Spawn
from ivr_designer.sync.problems import as_problem
from ivr_designer.sync.runtime import is_publishing

LOOK_S = 0.2
OVERTAKEN = (
    phrase("Something else was asked for this number meanwhile."),
    phrase("Nothing to do: the later switch counts."),
)

GONE = (
    phrase("The tree is not in the contact center any more."),
    phrase("Choose another tree."),
)


class Switchboard:
    """Lives on the session's loop. `changed` is called after every step."""

    def __init__(self, engine: Engine, pointer: Pointer, spawn: Spawn, changed: Callable[[], None]) -> None:
        self._engine = engine
        self._pointer = pointer
        self._spawn = spawn
        self._changed = changed
        self._futures: dict[str, list[tuple[NumberWish, Future[PhoneNumber]]]] = {}
        self._running: set[str] = set()

    def expect(self, wish: NumberWish, future: Future[PhoneNumber]) -> None:
        """Tell `future` how `wish` ends."""
        self._futures.setdefault(wish.number, []).append((wish, future))

    def kick(self) -> None:
        """Something may be wanted of a number."""
        for wish in wishes(self._engine.journal.book):
            if wish.number not in self._running:
                self._running.add(wish.number)
                self._spawn(self._work(wish.number), f"number {wish.number}")
        self._changed()

    @property
    def is_quiet(self) -> bool:
        """True when no wish is left."""
        return not self._running and not wishes(self._engine.journal.book)

    async def _work(self, number: str) -> None:
        try:
            while (wish := wish_for(self._engine.journal.book, number)) is not None:
                if self._engine.closing:
                    return
                try:
                    row = await self._carry_out(wish)
                except Overtaken:
                    continue
                except JournalFailed as error:
                    self._engine.gate.disk(error.cause, error.advice)
                    await self._engine.gate.usable()
                except (SyncProblem, IccError) as error:
                    self._end(wish, None, as_problem(error), is_logged=isinstance(error, ServerRefused))
                else:
                    self._end(wish, row)
        finally:
            self._running.discard(number)
            self._changed()

    async def _carry_out(self, wish: NumberWish) -> PhoneNumber:
        while (route := await self._route(wish)) is None:
            await self._engine.timer.sleep(LOOK_S)
            await self._engine.gate.usable()
            if not self._is_wanted(wish):
                raise Overtaken(wish.number)
        seen = wish.seen
        aim = Aim(
            wish.number,
            route,
            lambda now: seen is None or route_of(now) == seen,
            lambda: self._is_wanted(wish),
            wish.tree,
        )
        return (await self._pointer.point(aim)).shown

    def _is_wanted(self, wish: NumberWish) -> bool:
        return wish_for(self._engine.journal.book, wish.number) == wish

    async def _route(self, wish: NumberWish) -> Route | None:
        """Where to switch the number; None while its tree is still being written. Raises SyncProblem."""
        if wish.tree is None:
            return Route(None, wish.queue)
        book = self._engine.journal.book.trees.get(wish.tree)
        if book is None or book.is_doomed or book.record.gone:
            raise SyncProblem(*GONE)
        if not book.record.loaded:
            return await self._route_to_unread(book, wish)
        self._engine.is_quiet(book.id)  # the plan that this needs is made before anybody waits for the lock
        with self._engine.journal.lock:
            is_whole = book.rid is not None and book.record.base_root is not None
            is_over = self._engine.is_quiet(book.id)
            if is_whole and is_over and not _unfinished(book):
                return Route(book.rid, wish.queue)
            if is_over and not self._engine.gate.needs_person:
                raise SyncProblem(*_not_ready(book))
            return None

    async def _route_to_unread(self, book: TreeBook, wish: NumberWish) -> Route | None:
        """The way to a tree of which only the name is known here."""
        await self._engine.gate.usable()
        try:
            answer = await self._engine.wire.list_trees()
        except IccError as error:
            self._engine.gate.went_wrong(error)
            return None
        row = next((r for r in answer.value if r.id == book.rid), None)
        if row is None:
            raise SyncProblem(*GONE)
        if row.root is None:
            raise SyncProblem(*_not_ready(book))
        return Route(row.id, wish.queue)

    def _end(
        self, wish: NumberWish, row: PhoneNumber | None, problem: SyncProblem | None = None, *,
        is_logged: bool = False,
    ) -> None:  # fmt: skip
        """A wish is over: forget it, and tell whoever waits for it."""
        journal = self._engine.journal
        with suppress(JournalFailed):  # then it is tried again at the next start, and found to be done
            with journal.lock, journal.transaction() as work:
                if wish_for(journal.book, wish.number) == wish:
                    drop_wish(work, wish.number)
                if problem is not None and not is_logged:
                    work.log(
                        phrase("Switch {number}", number=wish.label), problem.cause, ok=False,
                        words=problem.server_words, tree=wish.tree,
                    )  # fmt: skip
                logged = list(work.logged)
            self._engine.hooks.logged(list(logged))
        for known, future in self._futures.pop(wish.number, []):
            if not future.set_running_or_notify_cancel():
                continue
            if known != wish:
                future.set_exception(SyncProblem(*OVERTAKEN))
            elif row is not None:
                future.set_result(row)
            else:
                future.set_exception(problem or SyncProblem(*OVERTAKEN))

    def close(self) -> None:
        """Nobody will be told any more."""
        for waiting in self._futures.values():
            for _, future in waiting:
                future.cancel()
        self._futures.clear()


def _unfinished(book: TreeBook) -> bool:
    """True while calls of a tree that is edited live are open. What a draft holds back does not count."""
    is_sent = book.record.mode is Mode.LIVE or is_publishing(book)
    return bool(book.flying) or (is_sent and bool(book.ops))


def _not_ready(book: TreeBook) -> tuple[Phrase, Phrase]:
    thing = item_phrase(book, book.own.local or book.own.base)
    if book.rid is None or book.record.base_root is None:
        return (
            phrase("Callers cannot enter {thing} yet: it has no node in the contact center.", thing=thing),
            phrase("Give it a node, or publish it, and switch the number then."),
        )
    return (
        phrase("Parts of {thing} could not be written, so no number was switched to it.", thing=thing),
        phrase("See what is marked on the canvas, and switch the number then."),
    )
