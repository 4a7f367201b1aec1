"""What a session runs on its loop: connecting, the engine, the account's lists, telling the window."""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.icc.errors import IccError, RateLimited
from ivr_designer.icc.retry import ReadPolicy
from ivr_designer.storage.local_copies import LocalCopies
from ivr_designer.sync import history, loading
from ivr_designer.sync.accounts import Lists
from ivr_designer.sync.activity_entry import ActivityEntry, Logged, ReadSeen
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.contract import (
    Account,
    Event,
    ItemId,
    PhoneNumber,
    Publishing,
    RemoteEdit,
    SyncProblem,
)
from ivr_designer.sync.drift import Drift
from ivr_designer.sync.engine import Engine, Hooks, Options
from ivr_designer.sync.engine_parts import BREATH_S
from ivr_designer.sync.glances import Glances
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.picturing import Ids, Picturing
from ivr_designer.sync.pointing import Pointer
from ivr_designer.sync.ports import Pulled, Timer, Wire
from ivr_designer.sync.presence import Presence
from ivr_designer.sync.problems import UNKNOWN_TREE, as_problem
from ivr_designer.sync.proposals import GuardQuestion
from ivr_designer.sync.read_log import ReadLog
from ivr_designer.sync.recordings import Recordings
from ivr_designer.sync.remote_edit import ApplyPatches, Patch
from ivr_designer.sync.shut_wire import ShutWire
from ivr_designer.sync.status import Link
from ivr_designer.sync.switching import Switchboard
from ivr_designer.sync.worker_account import PROJECT, Known, WorkerAccount
from ivr_designer.sync.worker_publishing import WorkerPublishing
from ivr_designer.sync.worker_telling import Asked, Shown, WorkerTelling

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ivr_designer.sync.number_wishes import NumberWish

_log = logging.getLogger(__name__)

GUARD_ADVICE = phrase("Look at the contact center, then take its state over or read it again.")
RETIRED_S = 30.0
"""Longer than any call may take."""
LOCKED = (
    phrase("The connection is locked: the API key secret was forgotten."),
    phrase("Unlock the connection to go on."),
)


class SystemTimer:
    """Time as it is."""

    def now(self) -> float:
        """See Timer."""
        return time.time()

    def monotonic(self) -> float:
        """See Timer."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """See Timer."""
        await asyncio.sleep(seconds)


class Worker(WorkerPublishing, WorkerAccount, WorkerTelling):
    """Lives on the session's loop. Everything here but `emit` runs there."""

    def __init__(
        self, journal: Journal, io: IoThread, options: SyncOptions, emit: Callable[[Event], None],
        timer: Timer, copies: LocalCopies, *, has_profile: bool,
    ) -> None:  # fmt: skip
        self.journal = journal
        self.io = io
        self.options = options
        self.emit = emit
        self.timer = timer
        self.gate = Gate(timer, random.random, self.link_changed)
        self.gate.state = Link.CONNECTING if has_profile else Link.NONE
        self.engine: Engine | None = None
        self.wire: Wire | None = None
        self.lists = Lists()
        self.shown = Shown()
        self.asked = Asked()
        self.glances = Glances(journal, lambda: self.gate.state)
        self.shown_account = Account()
        self.known_account = Known()
        self.told_at: dict[TreeId, float] = {}
        self.told_later: set[TreeId] = set()
        self.saved_at: float | None = None
        self.watchers: list[Callable[[], None]] = []
        self.withdraw: Callable[[], object] = list  # forgets the secret where it was lent for this run
        self.drift = Drift(options)
        self.recordings = Recordings(self, copies)
        self.reads = ReadLog(journal, timer, lambda entry: self.emit(ReadSeen(entry)))
        self.presence = Presence(timer)
        self.running: dict[TreeId, Publishing] = {}
        self.carried: set[TreeId] = set()
        self.is_reading = False
        self._retired: set[Wire] = set()
        self._loads: dict[TreeId, asyncio.Task[TreeContent]] = {}
        self.pointer: Pointer | None = None
        self.switchboard: Switchboard | None = None
        self.waiting_for_numbers: list[tuple[NumberWish, Future[PhoneNumber]]] = []

    # ---- connecting

    def read_policy(self) -> ReadPolicy:
        """Reads are repeated a little. A pause that the server asks for is kept by all of them, and shown."""

        async def pause(seconds: float, error: IccError) -> None:
            self.gate.went_wrong(error)
            if isinstance(error, RateLimited):
                await self.gate.paused()
            else:
                await self.timer.sleep(seconds)

        return ReadPolicy(ready=self.gate.paused, pause=pause)

    async def connect(self, wire: Wire) -> None:
        """Begin (or begin anew, with other credentials) to work with a server."""
        old, self.wire = self.wire, wire
        self.lists.project = self.journal.book.meta.get(PROJECT)
        if self.lists.project is not None:
            wire.expect_project(self.lists.project)
        if self.engine is None:
            hooks = Hooks(self.changed, self.merged, self._logged)
            self.engine = Engine(
                self.journal, wire, self.timer, random.random, self.io.spawn, hooks,
                Options(self.options.fence_margin_s), self.gate,
            )  # fmt: skip
            self.pointer = Pointer(self.engine, self.numbers_read)
            self.switchboard = Switchboard(self.engine, self.pointer, self.io.spawn, self.link_changed)
            self.engine.recover()
        else:
            self.engine.wire = wire
        if old is not None:
            self.io.spawn(self._retire(old), "closing the client of before")
        self.gate.reopen()
        self.engine.kick_all()
        self.switch_numbers()
        self.resume_publishing()
        self.recordings.connect(wire)

    async def _retire(self, old: Wire) -> None:
        """Close a client when the calls that it still carries have had their time: another key is no reason
        to lose their answers.
        """
        self._retired.add(old)
        await self.timer.sleep(RETIRED_S)
        await self._close_retired()

    async def _close_retired(self) -> None:
        retired, self._retired = self._retired, set()
        for wire in retired:
            await wire.aclose()

    # ---- telling

    def link_changed(self) -> None:
        """The gate moved: statuses of everything that waits may read differently now."""
        self.catch_up()
        self.look_around()

    def merged(self, tree: TreeId, patches: list[Patch], summary: Phrase) -> None:
        """Changes made elsewhere were taken over."""
        self.emit(RemoteEdit(tree, ApplyPatches(tuple(patches), summary), summary))

    def _logged(self, entries: list[Any]) -> None:
        for entry in entries:
            if isinstance(entry, ActivityEntry):
                if entry.ok and entry.call:
                    self.saved_at = entry.at
                self.logged(entry)

    def logged(self, entry: ActivityEntry) -> None:
        """A line was written to the log: reads from now on stand below it."""
        self.reads.interrupt()
        self.emit(Logged(entry))

    def kick(self, tree: TreeId) -> None:
        """An edit was committed."""
        self.presence.touch()
        if self.engine is not None:
            self.engine.kick(tree)
        self.changed(tree)

    def opened(self, tree: TreeId) -> None:
        """A tree is being looked at: what others did to it since is read soon."""
        self.presence.touch()
        self.drift.look_at(tree, self.drift.selected, self.drift.visible)

    def is_quiet(self, tree: TreeId | None) -> bool:
        """True when nothing moves any more, in one tree or in all."""
        if self.gate.needs_person:
            return True
        if self.engine is None:
            return False
        trees = [tree] if tree is not None else list(self.journal.book.trees)
        numbers = tree is not None or self.switchboard is None or self.switchboard.is_quiet
        return numbers and all(self.engine.is_quiet(t) for t in trees)

    # ---- trees

    async def open_tree(self, tree: TreeId) -> TreeContent:
        """The content of a tree; read from the server if it never was."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                raise SyncProblem(*UNKNOWN_TREE)
            if book.record.loaded:
                self.opened(tree)
                return book.content()
        task = self._loads.get(tree)
        if task is None:
            task = self._loads[tree] = asyncio.get_running_loop().create_task(self._load(tree))
            task.add_done_callback(lambda _: self._loads.pop(tree, None))
        return await asyncio.shield(task)

    async def _load(self, tree: TreeId) -> TreeContent:
        wire = self.wire_or_fail()
        book = self.journal.book.trees[tree]
        rid = book.rid
        assert rid is not None
        ids = Ids.of(book)
        pictures = Picturing(ids)

        def progress(done: int, total: int, pulled: Pulled) -> None:
            self.emit(pictures.event(book, done, total, pulled))

        pulled = await self.passing(
            lambda: loading.pull(
                wire,
                rid,
                concurrency=self.options.read_concurrency,
                progress=progress,
                with_root=True,
                timer=self.timer,
            )
        )
        try:
            await self._store_first(book, pulled, ids)
            history.remember(self.journal, book, "opened")
        except JournalFailed as error:
            self.gate.disk(error.cause, error.advice)
            raise as_problem(error) from error
        self.drift.was_read(tree, self.timer.monotonic())
        self.drift.look_at(tree, self.drift.selected, self.drift.visible)
        self.changed(tree)
        return book.content()

    async def _store_first(self, book: TreeBook, pulled: Pulled, ids: Ids) -> None:
        """Store a whole tree in parts: whoever waits for the journal has it in between.

        Raises JournalFailed, and SyncProblem when the tree went meanwhile.
        """
        for part in loading.store_first(book, pulled, ids):
            with self.journal.lock:
                if self.journal.book.trees.get(book.id) is not book or book.is_doomed:
                    raise SyncProblem(*UNKNOWN_TREE)
                with self.journal.transaction() as work:
                    part(work)
            await self.timer.sleep(BREATH_S)

    def watch(self, tree: TreeId | None, selected: frozenset[ItemId], visible: frozenset[ItemId]) -> None:
        """See Session. Whoever looks around is not away."""
        self.presence.touch()
        self.drift.look_at(tree, selected, visible)

    # ---- questions

    def guards(self) -> tuple[GuardQuestion, ...]:
        """Guards that wait for an answer; from any thread, and without waiting for one that writes."""
        engine = self.engine
        if engine is None:
            return ()
        asked = [(book.id, engine.question_of(book)) for book in list(self.journal.book.trees.values())]
        return tuple(
            GuardQuestion(tree, guard.cause, GUARD_ADVICE, guard.doubts)
            for tree, guard in asked
            if guard is not None
        )

    def answer_guard(self, tree: TreeId, *, go_on: bool) -> None:
        """Believe what the server shows, or look at it again."""
        if self.engine is not None:
            self.engine.answer_guard(tree, go_on=go_on)
            self.changed(tree)

    # ---- the beat

    async def beat(self) -> None:
        """Twice a second or more often: look for others' changes, count down, lock after idling."""
        while True:
            await self.timer.sleep(self.drift.tick_s)
            if self.engine is not None and self.wire is not None:
                self.drift.tick(self.engine)
                if self.gate.state is Link.ONLINE:
                    self.engine.look_late()
                self.probe()
            if self.gate.resumes_in_s is not None:
                self.tell_status()
            idle_s = self.options.lock_after_idle_min * 60.0
            if idle_s and self.wire is not None and self.presence.away_s > idle_s:
                self.lock()

    def lock(self) -> None:
        """Forget the secret: the client that holds it goes."""
        wire, self.wire = self.wire, None
        if wire is None or self.engine is None:
            return
        self.withdraw()
        self.recordings.disconnect()
        self.gate.need_key(*LOCKED)
        self.engine.wire = ShutWire(wire.server_now, self.timer.now)
        self._retired.add(wire)
        self.io.spawn(self._close_retired(), "closing the client")

    async def close(self) -> None:
        """Stop at the next safe point: no new write begins, a running one gets a moment to end."""
        engine = self.engine
        if engine is not None:
            engine.closing = True
            for _ in range(20):
                if not any(
                    o.state.value == "sending"
                    for b in list(self.journal.book.trees.values())
                    for o in b.flying.values()
                ):
                    break
                await asyncio.sleep(0.05)
        for _, future in self.waiting_for_numbers:
            future.cancel()
        if self.switchboard is not None:
            self.switchboard.close()
        await self._close_retired()
        if self.wire is not None:
            await self.wire.aclose()
