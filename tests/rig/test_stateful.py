"""Two clients and another admin on one tree, with faults, crashes and undo: in the end model, server and both
clients say the same.

One command: pytest tests/rig/test_stateful.py (2,000 lives of 50 steps); with --soak 100,000 of 100.
"""

import asyncio
import random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from ivr_designer.domain.edits import AddNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.icc.errors import IccError
from ivr_designer.sync import loading, tree_acts
from ivr_designer.sync.book import Item, TreeRecord
from ivr_designer.sync.values import TreeFacts, tree_key
from tests.rig.simulation.server import Faults
from tests.rig.simulation.shape import Shape
from tests.rig.simulation.virtual_loop import VirtualLoop
from tests.rig.simulation.world import TREE, World

CHUNK = 100
REGULAR = 20
SOAK = 1000
SEEDS = st.integers(0, 2**20)


class Office(RuleBasedStateMachine):
    """Steps that people, the network and bad luck take; `chunk` makes parametrised runs differ."""

    chunk = 0

    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualLoop()
        shape = Shape(0, Faults(0.0, late_s=60.0, effect_s=20.0), 0.0, 0.0, 0.0, 1.0)
        self.one = World(self.chunk * 7919 + 1, self.loop, shape, name="a", alone=False)
        self.two: World | None = None
        self.run(self._begin())

    def run(self, work):
        return self.loop.run_until_complete(work)

    async def _begin(self) -> None:
        self.one.boot()
        with self.one.journal.transaction() as work:
            tree_acts.create(work, self.one.journal.book, TREE, "tree", send=True)
        self.one.open_document()
        self.one.document.apply(AddNode(Node(NodeId("root"), "root", TalkPrompt("root"))))
        self.one.engine.kick(TREE)
        await asyncio.sleep(5.0)

    async def _join(self) -> None:
        two = World(self.chunk * 7919 + 2, self.loop, self.one.shape, self.one.server, "b", alone=False)
        two.boot()
        rid = self.one.journal.book.trees[TREE].rid
        facts = TreeFacts(self.one.server.store.trees[rid].name)
        with two.journal.transaction() as work:
            work.put_tree(TreeRecord(TREE, loaded=False))
            work.put_item(TREE, Item(tree_key(TREE), 0, rid, facts, facts))
        book = two.journal.book.trees[TREE]
        ids = loading.Ids.of(book, lambda: NodeId(two.new_id("n")), lambda: KeypressId(two.new_id("k")))
        try:
            pulled = await loading.pull(self.one.server, rid, with_root=True)
        except IccError:  # the tree changed while it was read: a person would try again
            two.disk.end()
            return
        for part in loading.store_first(book, pulled, ids):
            with two.journal.transaction() as work:
                part(work)
        two.open_document()
        self.two = two

    @property
    def worlds(self) -> list[World]:
        return [w for w in (self.one, self.two) if w is not None]

    # ---- steps

    @precondition(lambda self: self.two is None and self.one.server.calm is False)
    @rule()
    def second_client_joins(self) -> None:
        self.one.server.calm = True
        self.run(self._join())
        self.one.server.calm = False

    @rule(seed=SEEDS, second=st.booleans())
    def edit(self, seed: int, second: bool) -> None:
        world = self.two if second and self.two is not None else self.one
        world.user.rng = random.Random((self.chunk, seed).__hash__())
        self.run(self._act(world))

    async def _act(self, world: World) -> None:
        world.user.act()

    @rule(seconds=st.sampled_from((0.05, 0.5, 3.0, 30.0, 200.0)))
    def time_passes(self, seconds: float) -> None:
        self.run(asyncio.sleep(seconds))
        self.no_failures()

    @rule(rate=st.sampled_from((0.0, 0.3, 0.6)))
    def network_changes(self, rate: float) -> None:
        self.one.server.faults.rate = rate

    @rule(second=st.booleans())
    def crash(self, second: bool) -> None:
        world = self.two if second and self.two is not None else self.one
        self.run(self._crash(world))

    async def _crash(self, world: World) -> None:
        world.crash()

    @rule(seed=SEEDS)
    def admin_meddles(self, seed: int) -> None:
        self.one.admin.rng = random.Random((self.chunk, seed, 1).__hash__())
        self.one.admin.meddle()

    def no_failures(self) -> None:
        for world in self.worlds:
            if world.failures:
                raise world.failures[0]

    # ---- the end

    def teardown(self) -> None:
        try:
            self.one.server.calm = True
            self.run(self._end())
            for world in self.worlds:
                world.check()
        finally:
            for world in self.worlds:
                world.end()
            self.run(asyncio.sleep(0))
            self.loop._scheduled.clear()
            self.loop.close()

    async def _end(self) -> None:
        for _ in range(12):
            for world in self.worlds:
                await world.calm_down()
            if await self._agree() and all(world.person.is_content() for world in self.worlds):
                return
        raise AssertionError([world.open_work() for world in self.worlds])

    async def _agree(self) -> bool:
        """One more look by everybody changes nothing any more."""
        before = [w.journal.book.trees[TREE].edits for w in self.worlds]
        for world in self.worlds:
            await world.sweep()
        return before == [w.journal.book.trees[TREE].edits for w in self.worlds]


def play(chunk: int, examples: int, steps: int) -> None:
    machine = type(f"Office{chunk}", (Office,), {"chunk": chunk})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate,), print_blob=False,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("chunk", range(REGULAR))
def test_everybody_agrees_in_the_end(chunk, record_property):
    play(chunk, CHUNK, 50)
    record_property("lives", CHUNK)


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(REGULAR, REGULAR + SOAK))
def test_everybody_agrees_after_long_days(chunk, record_property):
    play(chunk, CHUNK, 100)
    record_property("lives", CHUNK)
