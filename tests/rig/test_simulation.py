"""Seeded fault schedules on the real engine, each seed lived twice: nothing lost, doubled, or different.

One command: pytest tests/rig/test_simulation.py (10,000 seeds); with --soak 1,040,000 more.
"""

import pytest

from tests.rig.simulation.virtual_loop import VirtualLoop
from tests.rig.simulation.world import live

CHUNK = 500
REGULAR = 20
SOAK = 2080


def run(chunk: int) -> None:
    loop = VirtualLoop()
    try:
        for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
            first = live(seed, loop).trace()
            assert live(seed, loop).trace() == first, f"seed {seed} does not replay"
    finally:
        loop.close()


@pytest.mark.parametrize("chunk", range(REGULAR))
def test_seeded_lives(chunk):
    run(chunk)


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(REGULAR, REGULAR + SOAK))
def test_many_seeded_lives(chunk):
    run(chunk)
