"""Seeded fault schedules on the real engine, each seed lived twice: nothing lost, doubled, or different, and
no caller stuck.

One command: pytest tests/rig/test_simulation.py (50,000 seeds); with --soak 1,000,000 more.
"""

import gc
from collections import Counter

import pytest

from tests.rig.simulation.mutants import MUTANTS
from tests.rig.simulation.shape import Style
from tests.rig.simulation.virtual_loop import VirtualLoop
from tests.rig.simulation.world import Broken, World, live

pytestmark = pytest.mark.timeout(900)
CHUNK = 500
REGULAR = 100
SOAK = 2000
MUTANT_SEEDS = 1500


@pytest.fixture
def loop():
    """A loop whose lives leave nothing behind; the collector would only look at what is still needed."""
    made = VirtualLoop()
    gc.disable()
    gc.collect()
    gc.freeze()
    yield made
    gc.unfreeze()
    gc.enable()
    made.close()


def run(loop: VirtualLoop, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        first = live(seed, loop).trace()
        assert live(seed, loop).trace() == first, f"seed {seed} does not replay"
        if seed % 50 == 0:
            gc.collect()


@pytest.mark.parametrize("chunk", range(REGULAR))
def test_seeded_lives(loop, chunk, record_property):
    run(loop, chunk)
    record_property("seeds", CHUNK)


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(REGULAR, REGULAR + SOAK))
def test_many_seeded_lives(loop, chunk, record_property):
    run(loop, chunk)
    record_property("seeds", CHUNK)


@pytest.mark.parametrize("name", MUTANTS)
def test_an_engine_with_a_fault_is_found_out(loop, name):
    """A rig that cannot see a fault proves nothing: each of these engines breaks a promise in a few lives."""
    mutant = type(f"WorldOf{name}", (World,), {"engine_type": MUTANTS[name]})
    for seed in range(MUTANT_SEEDS):
        try:
            live(seed, loop, mutant)
        except (Broken, AssertionError, KeyError):
            return
    raise AssertionError(f"{MUTANT_SEEDS} lives with {name} showed nothing")


def test_lives_are_of_every_kind(loop):
    """The simulation meets what it is meant to meet."""
    met: Counter[str] = Counter()
    for seed in range(400):
        world = live(seed, loop)
        met["crash"] += world.crashes
        met["another admin"] += world.admin.acts
        met["conflict"] += world.person.conflicts
        met["published fresh"] += world.person.published and world.shape.style is Style.FRESH
        met["published in place"] += world.person.published and world.shape.style is Style.DRAFT
        met["rolled back"] += world.person.rolled_back
        met["refused by the disk"] += world.user.refused_by_disk
        met["undone"] += world.user.undone
        met["guard"] += world.person.guards
        met["wrong clock"] += bool(world.shape.faults.skew_s)
        met["clock set"] += world.clock_jumps
        met.update(world.server.faulted)
    expected = (
        "crash", "another admin", "conflict", "published fresh", "published in place", "rolled back",
        "undone", "refused by the disk", "guard", "wrong clock", "clock set", "token ended", "late",
        "reply_lost", "5xx_after", "429",
        "auth", "denied", "lost", "bad", "slow", "partial", "timeout", "offline",
    )  # fmt: skip
    assert {what: met[what] for what in expected if met[what] < 2} == {}
