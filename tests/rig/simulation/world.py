"""One seeded life of the engine: a user edits, another admin may, calls and disk fail, the process dies; then
everything calms down and must agree.
"""

import asyncio
import hashlib
import random
from dataclasses import dataclass, replace

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import RemoveKeypress
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.sync import tree_acts
from ivr_designer.sync.committing import commit_edit
from ivr_designer.sync.engine import Engine, Hooks, Options
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.operations import OpState
from ivr_designer.sync.remote_edit import ApplyPatches
from ivr_designer.sync.status import Link
from ivr_designer.sync.values import Kind, facts
from ivr_designer.sync.writing import wire_or_none
from tests.rig.simulation.disk import SimDisk
from tests.rig.simulation.server import EPOCH, Faults, SimServer
from tests.rig.simulation.user import SimUser
from tests.rig.simulation.virtual_loop import VirtualLoop

TREE = TreeId("t")
MARGIN_S = 90.0


class Broken(AssertionError):
    """A promise was not kept; says which and by which seed."""


@dataclass(frozen=True)
class Shape:
    """What a seed's life is like."""

    edits: int
    faults: Faults
    crashes: float
    disk: float
    admin: float
    pace_s: float

    @classmethod
    def of(cls, rng: random.Random) -> "Shape":
        rate = rng.choice((0.0, 0.1, 0.3, 0.3, 0.5))
        faults = Faults(
            rate, late_s=rng.choice((5.0, 60.0, 300.0)), effect_s=rng.choice((0.5, 30.0, 60.0)),
            skew_s=rng.choice((0.0, 0.0, -7200.0, 86400.0)), dates=rng.random() < 0.85,
            refuse=rng.choice((0.0, 0.0, 0.05)),
        )  # fmt: skip
        return cls(
            rng.randrange(3, 16), faults, rng.choice((0.0, 0.0, 0.1, 0.3)), rng.choice((0.0, 0.0, 0.02)),
            rng.choice((0.0, 0.0, 0.15)), rng.choice((0.05, 0.5, 5.0, 60.0)),
        )  # fmt: skip


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
    """Everything of one life."""

    def __init__(
        self,
        seed: int,
        loop: VirtualLoop,
        shape: Shape | None = None,
        server: SimServer | None = None,
        name: str = "",
    ) -> None:
        self.seed = seed
        self.name = name
        self.loop = loop
        self.rng = random.Random(seed)
        self.shape = shape or Shape.of(self.rng)
        self.server = server or SimServer(loop, random.Random(seed + 1), self.shape.faults)
        self.disk = SimDisk(random.Random(seed + 2))
        self.timer = SimTimer(loop)
        self.tasks: set[asyncio.Task] = set()
        self.ids = 0
        self.foreign = 0
        self.journal: Journal
        self.engine: Engine
        self.document: Document
        self.user: SimUser
        self.generation = 0
        self.conflicts = 0
        self.crashes = 0
        self.failures: list[BaseException] = []

    # ---- life and death

    def boot(self) -> None:
        """Start the program: open the journal, recover, go on."""
        self.generation += 1
        failing, self.disk.fail = self.disk.fail, 0.0
        self.journal = Journal(None, connect_to=self.disk.connect, now=self.timer.now)
        self.journal.open()
        gate = Gate(self.timer, self.rng.random, lambda: None)
        hooks = Hooks(
            lambda _: None, self._merged, lambda _: None,
            lambda: NodeId(self._id("n")), lambda: KeypressId(self._id("k")),
        )  # fmt: skip
        self.engine = Engine(
            self.journal, self.server, self.timer, self.rng.random, self._spawn, hooks,
            Options(margin_s=MARGIN_S), gate,
        )  # fmt: skip
        self.engine.recover()
        self.disk.fail = failing
        if TREE in self.journal.book.trees:
            self._open_document()
            self.engine.kick_all()

    def _open_document(self) -> None:
        self.document = Document(IvrTree(TREE, self.journal.book.trees[TREE].content()), self._commit)
        name = f"u{self.name}{self.generation}x"
        self.user = SimUser(random.Random(self.seed + 100 + self.generation), self.document, name)

    def crash(self) -> None:
        """The process is gone; what it had on the way may still arrive."""
        self.crashes += 1
        dead, self.tasks = self.tasks, set()
        self.engine.closing = True
        for task in dead:
            task.cancel()
        self.boot()

    def _spawn(self, work, name):
        task = self.loop.create_task(work, name=name)
        self.tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.failures.append(task.exception())

    def _id(self, prefix: str) -> str:
        self.ids += 1
        return f"{prefix}s{self.name}{self.ids}"

    # ---- the two halves of an edit

    def _commit(self, edit, change, tree) -> None:
        if change.origin is not Origin.USER:
            return
        try:
            with self.journal.transaction() as work:
                commit_edit(work, self.journal.book.trees[TREE], change, tree, send=True)
        except JournalFailed as error:
            raise CommitFailed(error.cause, error.advice) from error
        self.engine.kick(TREE)

    def _merged(self, tree, patches, summary) -> None:
        """The window is a little behind: it applies what came from elsewhere a moment later."""
        generation = self.generation
        edit = ApplyPatches(tuple(patches), summary)

        def deliver() -> None:
            if generation == self.generation:
                self.document.apply(edit, Origin.REMOTE)

        self.loop.call_later(0.01, deliver)

    # ---- another admin

    def meddle(self) -> None:
        """Somebody else changes something on the server."""
        store, rng = self.server.store, self.rng
        mine = [r for r, (t, _) in store.nodes.items()]
        if not mine:
            return
        self.foreign += 1
        node = rng.choice(mine)
        tree, value = store.nodes[node]
        choice = rng.random()
        if choice < 0.4:
            store.nodes[node] = (tree, replace(value, name=f"admin {self.foreign}"))
        elif choice < 0.6:
            store.nodes[node] = (tree, replace(value, prompt=TalkPrompt(f"admin {self.foreign}")))
        elif choice < 0.75 and store.keys:
            del store.keys[rng.choice(list(store.keys))]
        elif choice < 0.9:
            rid = self.server.new_id("NO")
            store.nodes[rid] = (tree, Node(NodeId(rid), f"foreign {self.foreign}", TalkPrompt("foreign")))
        elif len(mine) > 3 and store.trees[tree].root != node:
            self.server.drop_node(node)

    # ---- the play

    async def play(self) -> None:
        """Edit under faults, then calm down, then compare."""
        self.boot()
        with self.journal.transaction() as work:
            tree_acts.create(work, self.journal.book, TREE, "tree", send=True)
        self._open_document()
        self.disk.fail = self.shape.disk
        self.engine.kick(TREE)
        for _ in range(self.shape.edits):
            self.user.act()
            await asyncio.sleep(self.rng.random() * self.shape.pace_s)
            if self.rng.random() < self.shape.admin:
                self.meddle()
            if self.rng.random() < self.shape.crashes:
                self.crash()
        self.disk.fail = 0.0
        self.server.calm = True
        await self._calm_down()

    async def _calm_down(self) -> None:
        for _ in range(60):
            self.engine.gate.reopen()
            self._help()
            self.engine.kick_all()
            await asyncio.sleep(20.0)
            if self.failures:
                raise self.failures[0]
            if self._is_done() and not self._late_pending():
                await self._sweep()
                if self._is_done():
                    return
        raise Broken(f"seed {self.seed}: never settled: {self._open_work()}")

    def _late_pending(self) -> bool:
        return False

    async def _sweep(self) -> None:
        """A last full reading, as the poll does: late effects and foreign changes come in."""
        await asyncio.sleep(self.shape.faults.late_s + self.shape.faults.effect_s + 30.0)
        book = self.journal.book.trees[TREE]
        run = self.engine.run_of(TREE)
        if book.rid is None:
            return
        run.verify[Kind.TREE, ""] = 0.0
        run.verify[Kind.NODE, book.rid] = 0.0
        for rid in [r for r, (t, _) in self.server.store.nodes.items() if t == book.rid]:
            run.verify[Kind.KEY, rid] = 0.0
        self.engine.kick(TREE)
        await asyncio.sleep(60.0)
        if self.failures:
            raise self.failures[0]

    def _help(self) -> None:
        """What a person would do: answer conflicts and guards, try refused things again."""
        book = self.journal.book.trees[TREE]
        run = self.engine.run_of(TREE)
        if run.guard is not None:
            run.guard, run.overruled = None, True
        for key in [k for k in book.ops if self._is_hopeless(book, k)]:
            if KeypressId(key[1]) in self.document.tree.keypresses:
                self.document.apply(RemoveKeypress(KeypressId(key[1])))
        with self.journal.transaction() as work:
            tree_acts.retry(work, book, None)
        stuck = {k for k, i in book.items.items() if i.has_theirs and k not in book.flying}
        doubtful = {k for k, o in book.ops.items() if o.state is OpState.CONFLICT and k not in stuck}
        self.conflicts += len(stuck) + len(doubtful)
        for key in sorted(stuck | doubtful):
            with self.journal.transaction() as work:
                if key in stuck and self.rng.random() < 0.5:
                    patches = tree_acts.discard(work, book, {key[1]})
                else:
                    tree_acts.keep_mine(work, book, key)
                    patches = []
            if patches:
                self._merged(TREE, patches, "resolved")

    def _is_done(self) -> bool:
        book = self.journal.book.trees[TREE]
        open_ops = [k for k, o in book.ops.items() if not self._is_hopeless(book, k)]
        run = self.engine.run_of(TREE)
        asked = run.guard is not None or any(i.has_theirs for i in book.items.values())
        return not book.flying and not open_ops and not run.verify and not asked

    def _is_hopeless(self, book, key) -> bool:
        """A key that leads to a node that somebody deleted cannot be sent: held, and said so."""
        value = book.item(key).local
        if not isinstance(value, Keypress):
            return False
        nodes = book.local_side().nodes
        return value.node not in nodes or (value.action is Action.NEXT_NODE and value.next_node not in nodes)

    def _open_work(self) -> str:
        book = self.journal.book.trees[TREE]
        work = [
            f"{o.state} {o.verb} {k} {o.why} {book.item(k)}"
            for k, o in (*book.ops.items(), *book.flying.items())
        ]
        gate = self.engine.gate
        return f"{work} verify={self.engine.run_of(TREE).verify} gate={gate.state} {gate.problem}"

    # ---- the verdict

    def check(self) -> None:
        """Model, journal, screen and server say the same; nothing twice."""
        book = self.journal.book.trees[TREE]
        self._check_server(book)
        self._check_screen(book)

    def _check_server(self, book) -> None:
        store = self.server.store
        rid = book.rid
        trees = [t for t in store.trees if store.trees[t].name != ""]
        if trees != ([] if rid is None else [rid]):
            raise Broken(f"seed {self.seed}: trees {trees}, ours {rid}")
        for kind, rows in ((Kind.NODE, {r: n for r, (_, n) in store.nodes.items()}), (Kind.KEY, store.keys)):
            mine = {i.rid: i for i in book.of_kind(kind) if i.local is not None and i.rid is not None}
            extra = rows.keys() - mine.keys()
            lost = mine.keys() - rows.keys()
            if extra or lost:
                raise Broken(f"seed {self.seed}: {kind} doubled or unknown {extra}, lost {lost}")
            for remote, item in mine.items():
                if item.key in book.ops:
                    continue
                wire = wire_or_none(book, item.local, remote)
                if wire is None and rows[remote].next_node not in store.nodes:
                    continue  # it led to a node that somebody else deleted, and still does
                if wire is None or facts(wire) != facts(rows[remote]):
                    raise Broken(f"seed {self.seed}: {item.key} is {rows[remote]}, wanted {item.local}")
        unsent = [
            i for i in book.items.values() if i.local is not None and i.rid is None and i.key not in book.ops
        ]
        if unsent:
            raise Broken(f"seed {self.seed}: never sent {unsent}")

    def _check_screen(self, book) -> None:
        screen, here = self.document.tree.content(), book.content()
        if facts_of(screen) != facts_of(here):
            raise Broken(f"seed {self.seed}: screen and journal differ: {difference(screen, here)}")

    def trace(self) -> str:
        """A digest of all that happened."""
        book = self.journal.book.trees[TREE]
        text = repr(
            (
                self.server.calls,
                self.server.effects,
                self.loop.now,
                sorted(book.items),
                facts_of(book.content()),
            )
        )
        return hashlib.sha256(text.encode()).hexdigest()


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


def live(seed: int, loop: VirtualLoop) -> World:
    """One life; raises Broken or whatever went wrong."""
    loop.now = 0.0
    world = World(seed, loop)
    asyncio.set_event_loop(None)
    try:
        loop.run_until_complete(world.play())
        world.check()
    finally:
        for task in list(world.tasks):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop._scheduled.clear()
        world.disk.end()
    return world


__all__ = ["Broken", "Link", "World", "live"]
