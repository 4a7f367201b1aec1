"""A bundle covers exactly what its ways would cover one by one, and knows what differs after a step."""

import random
from itertools import pairwise

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Chip, Glyph, Words
from ivr_designer.ui.canvas.bundle import Bundle, changed, differing
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.jumps import quick_way

STEP = 4  # all coordinates are multiples of it
Dots = set[tuple[int, int]]


def box(number: int, x: float, y: float, chips: int = 1) -> Box:
    hub = NodeId("hub")
    found = tuple(Chip(KeypressId(f"k{number}{i}"), Key.ZERO, Glyph.GOTO, hub) for i in range(chips))
    made = Box(NodeId(f"n{number}"), Words("talk", "talk", "", ""), found, m.NODE_WIDTH, m.NODE_HEIGHT)
    made.x, made.y = x, y
    return made


def dots(rects: list[Rect], by: float = 0) -> Dots:
    """The lattice points that rectangles cover."""
    return {
        (x, y)
        for left, top, right, bottom in rects
        for x in range(round(left - by), round(right + by) + 1)
        for y in range(round(top - by), round(bottom + by) + 1)
        if x % STEP == 0 and y % STEP == 0
    }


def one_by_one(sources: list[Box], hub: Box) -> Dots:
    ways = [quick_way(source, i, hub) for source in sources for i in range(len(source.chips))]
    stretches = [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for points in ways
        for a, b in pairwise(points)
    ]
    return dots(stretches)


def crowd(rng: random.Random) -> list[Box]:
    """Boxes in rows, as a layout has them."""
    rows = [STEP * rng.randrange(-200, 200) for _ in range(rng.randint(1, 6))]
    count = rng.randint(1, 40)
    return [
        box(i, STEP * rng.randrange(-300, 300), rng.choice(rows), rng.randint(1, 3)) for i in range(count)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_bundle_is_its_ways(seed: int) -> None:
    rng = random.Random(seed)
    sources = crowd(rng)
    bundle = Bundle([(source, i) for source in sources for i in range(len(source.chips))])
    hub = box(999, 0, 0)
    before = {}
    shown: Dots = set()
    for step in range(8):
        far = (300, 4, 24, 4)[step % 4]
        hub.x += STEP * rng.randint(-far, far)
        hub.y += STEP * rng.randint(-far, far)
        now = bundle.to(hub)
        covered = dots([*bundle.stubs, *now.values()])
        assert covered == one_by_one(sources, hub)
        moved = dots(differing(before, now), by=1)
        assert (shown ^ covered) - dots(bundle.stubs) <= moved, "all that differs is painted anew"
        before, shown = now, covered


def test_a_stretch_that_stays_on_its_line_differs_at_its_ends() -> None:
    assert changed((0, 5, 100, 5), (0, 5, 100, 5)) == []
    assert changed((0, 5, 100, 5), (10, 5, 104, 5)) == [(0, 5, 10, 5), (100, 5, 104, 5)]
    assert changed((7, 0, 7, 1000), (7, 4, 7, 1000)) == [(7, 0, 7, 4)]
    assert changed((7, 0, 7, 1000), (11, 0, 11, 1000)) == [(7, 0, 11, 1000)]
    assert changed((7, 0, 7, 9), (500, 0, 500, 9)) == [(7, 0, 7, 9), (500, 0, 500, 9)]


def test_a_step_of_a_hub_needs_few_rectangles() -> None:
    sources = [box(i, 300 * (i % 20), 250 * (i // 20)) for i in range(100)]
    bundle = Bundle([(source, 0) for source in sources])
    hub = box(999, 3000, -400)
    one = bundle.to(hub)
    hub.x, hub.y = hub.x + 8, hub.y + 4
    assert len(differing(one, bundle.to(hub))) < 25
