"""One seeded life of the engine: a user edits, drafts and publishes, another admin may meddle, calls and disk
fail, the process dies; then everything calms down and must agree.
"""

import asyncio
import hashlib
import random

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.sync import tree_acts
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.committing import commit_edit
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.engine import Engine, Hooks, Options
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.remote_edit import ApplyPatches
from ivr_designer.sync.runtime import is_publishing
from ivr_designer.sync.values import Kind, facts
from ivr_designer.sync.writing import wire_or_none
from tests.rig.simulation.admin import Admin
from tests.rig.simulation.callers import Callers
from tests.rig.simulation.disk import SimDisk
from tests.rig.simulation.ledger import Ledger
from tests.rig.simulation.person import Person
from tests.rig.simulation.server import EPOCH, SimServer
from tests.rig.simulation.shape import Shape, Style
from tests.rig.simulation.user import SimUser
from tests.rig.simulation.virtual_loop import VirtualLoop

TREE = TreeId("t")
NUMBER = "N1"
MARGIN_S = 90.0
JUMPS_S = (-86400.0, -300.0, 300.0)
"""How a clock is set; further ahead, and a token lives so long that its fence is beyond the end of a life."""


class Broken(AssertionError):
    """A promise was not kept; says which and by which seed."""


class SimTimer:
    def __init__(self, loop: VirtualLoop) -> None:
        self.loop = loop

    def now(self) -> float:
        return EPOCH + self.loop.now

    def monotonic(self) -> float:
        return self.loop.now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class World:
    """Everything of one life. Several worlds may share a server; then `alone` is False for each."""

    engine_type = Engine

    def __init__(
        self, seed: int, loop: VirtualLoop, shape: Shape | None = None, server: SimServer | None = None,
        name: str = "", *, alone: bool = True,
    ) -> None:  # fmt: skip
        self.seed = seed
        self.name = name
        self.loop = loop
        self.alone = alone
        self.rng = random.Random(seed)
        self.shape = shape or Shape.of(self.rng)
        self.server = server or SimServer(loop, random.Random(seed + 1), self.shape.faults)
        self.disk = SimDisk(random.Random(seed + 2))
        self.jumps = random.Random(seed + 3)
        self.timer = SimTimer(loop)
        self.tasks: set[asyncio.Task] = set()
        self.ids = 0
        self.ledger = Ledger()
        self.disk.on_item = self.ledger.learn
        self.callers = Callers(self.server.store, self.ledger.lids_of)
        self.callers.is_off = not alone
        self.admin = Admin(self.server, self.rng, self._touched)
        self.person = Person(self)
        self.journal: Journal
        self.engine: Engine
        self.document: Document
        self.user: SimUser
        self.generation = 0
        self.crashes = 0
        self.clock_jumps = 0
        self.failures: list[BaseException] = []
        if alone:
            self.server.on_effect = self.callers.look

    @property
    def book(self) -> TreeBook:
        return self.journal.book.trees[TREE]

    # ---- life and death

    def boot(self) -> None:
        """Start the program: open the journal, recover, go on."""
        self.generation += 1
        failing, self.disk.fail = self.disk.fail, 0.0
        self.server.forget_time()
        self.journal = Journal(None, connect_to=self.disk.connect, now=self.timer.now)
        self.journal.open()
        gate = Gate(self.timer, self.rng.random, lambda: None)
        hooks = Hooks(
            lambda _: None, self._merged, lambda _: None,
            lambda: NodeId(self.new_id("n")), lambda: KeypressId(self.new_id("k")),
        )  # fmt: skip
        self.engine = self.engine_type(
            self.journal, self.server, self.timer, self.rng.random, self.spawn, hooks,
            Options(margin_s=MARGIN_S), gate,
        )  # fmt: skip
        self.engine.recover()
        self.disk.fail = failing
        if TREE in self.journal.book.trees:
            self.open_document()
            self.engine.kick_all()
            self.person.resume()

    def open_document(self) -> None:
        """The window shows the tree."""
        self.document = Document(IvrTree(TREE, self.book.content()), self._commit)
        rng = random.Random(self.seed + 100 + self.generation)
        name = f"u{self.name}{self.generation}x"
        self.user = SimUser(rng, self.document, name, careful=self.shape.careful)
        self._check_kept("after a start")

    def crash(self) -> None:
        """The process is gone; what it had on the way may still arrive."""
        self.crashes += 1
        dead, self.tasks = self.tasks, set()
        self.engine.closing = True
        for task in dead:
            task.cancel()
        was_refused = self.ledger.died()
        self.boot()
        if was_refused and TREE in self.journal.book.trees and self.book.record.mode is Mode.LIVE:
            self.callers.excuse(self.document.tree)  # it may be there: then the user wanted it like this

    def spawn(self, work, name) -> asyncio.Task:
        """Start something that dies with the program."""
        task = self.loop.create_task(work, name=name)
        self.tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.failures.append(task.exception())

    def new_id(self, prefix: str) -> str:
        """An id of ours that can be made again."""
        self.ids += 1
        return f"{prefix}s{self.name}{self.ids}"

    # ---- the two halves of an edit

    def _commit(self, edit, change, tree) -> None:
        if change.origin is not Origin.USER:
            return
        if is_publishing(self.book):
            raise CommitFailed(phrase("The draft is being published."), phrase("Wait."))
        try:
            with self.journal.transaction() as work:
                commit_edit(work, self.book, change, tree, send=self.book.record.mode is Mode.LIVE)
        except JournalFailed as error:
            self.ledger.refuse(change)
            raise CommitFailed(error.cause, error.advice) from error
        self.ledger.accept(change, tree)
        self.engine.kick(TREE)

    def _merged(self, tree, patches, summary) -> None:
        if self.alone and not self.ledger.foreign and not self.ledger.shared:
            raise Broken(f"seed {self.seed}: {patches} were changed elsewhere, but nobody else is there")
        self.show(tree, patches, summary)

    def show(self, tree, patches, summary) -> None:
        """The window is a little behind: it applies what came from elsewhere a moment later."""
        generation = self.generation
        edit = ApplyPatches(tuple(patches), summary)

        def deliver() -> None:
            if generation == self.generation and tree == TREE:
                self.document.apply(edit, Origin.REMOTE)

        self.loop.call_later(0.01, deliver)

    def _touched(self, *rids: str) -> None:
        self.ledger.touch(*rids)
        self.callers.is_off = True

    # ---- the play

    async def play(self) -> None:
        """Edit under faults, then calm down, then compare."""
        self.boot()
        with self.journal.transaction() as work:
            tree_acts.create(work, self.journal.book, TREE, "tree", send=True)
        self.open_document()
        self.disk.fail = self.shape.disk
        self.engine.kick(TREE)
        for number in range(self.shape.edits):
            self._draft(number)
            self.user.act()
            if self.book.record.mode is Mode.LIVE:
                self.callers.excuse(self.document.tree)
            await asyncio.sleep(self.rng.random() * self.shape.pace_s)
            if self.shape.faults.dates and self.jumps.random() < 0.05:
                self.server.set_clock(self.jumps.choice(JUMPS_S))
                self.clock_jumps += 1
            if self.rng.random() < self.shape.admin:
                self.admin.meddle()
            if self.rng.random() < self.shape.crashes:
                self.crash()
        self.disk.fail = 0.0
        self.server.calm = True
        await self.calm_down()
        if self.shape.style is Style.FRESH and self.person.published and self.rng.random() < 0.3:
            await self.person.roll_back()
            await self.calm_down()

    def _draft(self, number: int) -> None:
        """Who drafts begins after a third of the edits, and publishes after the second."""
        edits = self.shape.edits
        if self.shape.style is Style.LIVE:
            return
        if number == edits // 3:
            if self.shape.style is Style.FRESH and self.book.rid in self.callers.opened:
                self.server.store.numbers[NUMBER] = self.book.rid
            self.person.draft()
        elif number == 2 * edits // 3:
            self.person.publish()

    async def calm_down(self) -> None:
        """Let everything come to rest, with a person who helps."""
        for _ in range(60):
            self.person.help()
            self.engine.kick_all()
            await asyncio.sleep(20.0)
            if self.failures:
                raise self.failures[0]
            if self.person.is_content():
                await self.sweep()
                if self.person.is_content():
                    return
        raise Broken(f"seed {self.seed}: never settled: {self.open_work()}")

    async def sweep(self) -> None:
        """A last full reading, as the poll does: late effects and foreign changes come in."""
        await asyncio.sleep(self.shape.faults.late_s + self.shape.faults.effect_s + 30.0)
        for book in list(self.journal.book.trees.values()):
            if book.rid is not None:
                self._read_all(book)
        await asyncio.sleep(60.0)
        if self.failures:
            raise self.failures[0]

    def _read_all(self, book: TreeBook) -> None:
        assert book.rid is not None
        nodes = [r for r, (tree, _) in self.server.store.nodes.items() if tree == book.rid]
        scopes = [(Kind.TREE, ""), (Kind.NODE, book.rid), *((Kind.KEY, rid) for rid in nodes)]
        self.engine.run_of(book.id).verify.update(dict.fromkeys(scopes, 0.0))
        self.engine.kick(book.id)

    def open_work(self) -> str:
        """What hinders, for a message."""
        found = [
            f"{o.state} {o.verb} {k} {o.why} {book.item(k)}"
            for book in self.journal.book.trees.values()
            for k, o in (*book.ops.items(), *book.flying.items())
        ]
        gate = self.engine.gate
        runs = {r.tree: r.verify for r in self.engine.runs.values() if r.verify}
        return (
            f"{found} {runs} gate={gate.state} {gate.problem} "
            f"publishing={self.person.publishing} {self.person.problem}, "
            f"{[book.record for book in self.journal.book.trees.values()]}"
        )

    # ---- the verdict

    def check(self) -> None:
        """What was promised, journal, screen and server say the same; nothing twice, nobody stuck."""
        for line in self.callers.trouble:
            raise Broken(f"seed {self.seed}: {line}")
        self._check_kept("in the end")
        self._check_trees()
        for book in self.journal.book.trees.values():
            if book.id == TREE or not self.admin.acts:
                self._check_server(book)
        self._check_screen()

    def _check_kept(self, when: str) -> None:
        if self.alone:
            for line in self.ledger.complaints(self.book.content()):
                raise Broken(f"seed {self.seed}: {when} {line}")
            if self.person.conflicts and not self.ledger.foreign and not self.ledger.shared:
                raise Broken(f"seed {self.seed}: {when} a conflict was asked, but nobody else was there")

    def _check_trees(self) -> None:
        store = self.server.store
        ours = {book.rid for book in self.journal.book.trees.values()} - {None}
        if store.trees.keys() != ours:
            raise Broken(f"seed {self.seed}: trees {sorted(store.trees)}, ours {sorted(ours)}")
        if self.person.published and self.shape.style is Style.FRESH and store.numbers:
            played = store.numbers[NUMBER]
            if played != self.book.rid:
                raise Broken(f"seed {self.seed}: the number plays {played}, ours is {self.book.rid}")

    def _check_server(self, book: TreeBook) -> None:
        store = self.server.store
        nodes = {r: n for r, (tree, n) in store.nodes.items() if tree == book.rid}
        keys = {r: k for r, k in store.keys.items() if k.node in nodes}
        for kind, rows in ((Kind.NODE, nodes), (Kind.KEY, keys)):
            mine = {i.rid: i for i in book.of_kind(kind) if i.local is not None and i.rid is not None}
            extra = rows.keys() - mine.keys()
            lost = mine.keys() - rows.keys()
            if extra or lost:
                raise Broken(f"seed {self.seed}: {kind} doubled or unknown {extra}, lost {lost}")
            for remote, item in mine.items():
                if item.key in book.ops:
                    continue
                wire = wire_or_none(book, item.local, remote)
                if wire is None and rows[remote].next_node not in nodes:
                    continue  # it led to a node that somebody else deleted, and still does
                if wire is None or facts(wire) != facts(rows[remote]):
                    raise Broken(f"seed {self.seed}: {item.key} is {rows[remote]}, wanted {item.local}")
        unsent = [
            i for i in book.items.values() if i.local is not None and i.rid is None and i.key not in book.ops
        ]
        if unsent:
            raise Broken(f"seed {self.seed}: never sent {unsent}")

    def _check_screen(self) -> None:
        screen, here = self.document.tree.content(), self.book.content()
        if facts_of(screen) != facts_of(here):
            raise Broken(f"seed {self.seed}: screen and journal differ: {difference(screen, here)}")

    def trace(self) -> str:
        """A digest of all that happened."""
        happened = (
            self.server.calls, self.server.effects, self.loop.now, sorted(self.book.items),
            facts_of(self.book.content()),
        )  # fmt: skip
        return hashlib.sha256(repr(happened).encode()).hexdigest()

    def end(self) -> None:
        """Nothing of this life goes on."""
        for task in list(self.tasks):
            task.cancel()
        self.disk.end()


def facts_of(content: TreeContent):
    return (
        content.name, {k: facts(v) for k, v in content.nodes.items()},
        {k: facts(v) for k, v in content.keypresses.items()},
    )  # fmt: skip


def difference(one: TreeContent, other: TreeContent) -> str:
    a, b = facts_of(one), facts_of(other)
    parts = []
    for x, y in zip(a[1:], b[1:], strict=True):
        parts += [
            f"{k}: {x.get(k)} / {y.get(k)}" for k in sorted(x.keys() | y.keys()) if x.get(k) != y.get(k)
        ]
    return "; ".join(parts) or f"{a[0]} / {b[0]}"


def live(seed: int, loop: VirtualLoop, world_type: type[World] = World) -> World:
    """One life; raises Broken or whatever went wrong."""
    loop.now = 0.0
    world = world_type(seed, loop)
    asyncio.set_event_loop(None)
    try:
        loop.run_until_complete(world.play())
        world.check()
    finally:
        world.end()
        loop.run_until_complete(asyncio.sleep(0))
        loop._scheduled.clear()
    return world
