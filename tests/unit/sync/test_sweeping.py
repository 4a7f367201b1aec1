"""A whole tree is read while work on it goes on."""

import asyncio
import random

import pytest

from ivr_designer.domain.bulk_edits import AddMany
from ivr_designer.domain.edits import AddKeypress, RemoveKeypress
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.sync import tree_acts
from ivr_designer.sync.engine_parts import BREATH_S
from ivr_designer.sync.ports import Answer
from ivr_designer.sync.sweeping import AT_ONCE, sweep
from tests.helpers.sync_values import node, press
from tests.rig.simulation.server import Faults, SimServer
from tests.rig.simulation.shape import Shape
from tests.rig.simulation.virtual_loop import VirtualLoop
from tests.rig.simulation.world import TREE, World

SLOW_S = 30.0


class SlowLists(SimServer):
    """Lists of keypresses may take long, and show what was there when they were asked for."""

    is_slow = False
    listed_at = 0.0

    async def list_keypresses(self, node):
        rows = [k for k in self.store.keys.values() if k.node == node]
        await asyncio.sleep(SLOW_S if self.is_slow else 0.05)
        self.listed_at = asyncio.get_running_loop().time()
        return Answer(rows, self.date)


class Watched(World):
    """Remembers what was said to be changed elsewhere."""

    def _merged(self, tree, patches, summary) -> None:
        self.told = [*self.told, *patches]

    told = ()


@pytest.fixture
def loop():
    made = VirtualLoop()
    yield made
    made.close()


def watched(loop):
    """A world without faults, and its server."""
    shape = Shape(0, Faults(0.0), 0.0, 0.0, 0.0, 1.0)
    server = SlowLists(loop, random.Random(2), shape.faults)
    return Watched(1, loop, shape, server), server


def live(loop, world, life):
    """Live through it, and end the program."""
    try:
        loop.run_until_complete(life)
    finally:
        world.end()
        loop.run_until_complete(asyncio.sleep(0))


def begin(world):
    """The program starts, with an empty tree on screen."""
    world.boot()
    with world.journal.transaction() as work:
        tree_acts.create(work, world.journal.book, TREE, "tree", send=True)
    world.open_document()


def test_what_is_written_while_a_tree_is_read_stays(loop):
    """Seed 35871: lists that were read before our own writes were taken for changes made elsewhere."""
    world, server = watched(loop)

    async def play() -> None:
        begin(world)
        world.user.act()  # the entry with a key
        (entry,) = world.document.tree.nodes
        (old,) = world.document.tree.keypresses
        world.document.apply(AddKeypress(press("two", entry, Key.TWO)))
        await asyncio.sleep(20.0)
        server.is_slow = True
        reading = loop.create_task(sweep(world.engine, world.engine.run_of(TREE), concurrency=2))
        await asyncio.sleep(1.0)
        server.is_slow = False
        world.document.apply(RemoveKeypress(KeypressId("two")))
        world.document.apply(AddKeypress(press("three", NodeId(entry), Key.THREE)))
        await asyncio.sleep(SLOW_S + 10.0)
        assert await reading
        assert world.told == ()
        assert set(world.document.tree.keypresses) == {old, "three"}
        assert sorted(k.key.value for k in server.store.keys.values()) == ["1", "3"]
        world.check()

    live(loop, world, play())


def test_while_many_lists_are_taken_in_others_have_their_turn(loop):
    """Whoever edits waited until thousands of them were."""
    world, server = watched(loop)

    async def play() -> None:
        begin(world)
        world.document.apply(AddMany(tuple((node(f"n{i}"), None) for i in range(2 * AT_ONCE))))
        await asyncio.sleep(2000.0)
        assert len(server.store.nodes) == 2 * AT_ONCE
        assert await sweep(world.engine, world.engine.run_of(TREE), concurrency=2)
        assert loop.time() - server.listed_at == pytest.approx(2 * BREATH_S)
        world.check()

    live(loop, world, play())
