"""The grid finds exactly what a search through everything finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.ui.canvas.index import BucketGrid, Rect, grown, overlaps, union

spans = st.tuples(*[st.integers(-3000, 3000)] * 2, *[st.integers(0, 1500)] * 2).map(
    lambda v: (float(v[0]), float(v[1]), float(v[0] + v[2]), float(v[1] + v[3]))
)


@given(st.lists(spans, max_size=30), spans, st.sets(st.integers(0, 29)))
@settings(max_examples=80)
def test_it_finds_what_overlaps_after_items_were_put_moved_and_dropped(
    rects: list[Rect], window: Rect, changed: set[int]
) -> None:
    grid: BucketGrid[int] = BucketGrid(250)
    kept: dict[int, Rect] = {}
    for number, rect in enumerate(rects):
        grid.put(number, rect)
        kept[number] = rect
    for number in changed & kept.keys():
        if number % 2:
            (grid.forget if number % 4 == 1 else grid.drop)(number)
            del kept[number]
        else:
            kept[number] = grown(kept[number], 40)
            grid.put(number, kept[number])
    expected = [n for n in kept if overlaps(kept[n], window)]
    assert sorted(grid.within(window)) == sorted(expected)
    assert set(grid.within(window)) <= set(grid.near(window))
    assert len(grid) == len(kept)
    assert grid.touches(window) is bool(expected)
    other = grid.copy()
    assert sorted(other.within(window)) == sorted(expected)
    assert {i for found in other._cells.values() for i in found} == set(kept), (
        "the copy remembers none of them"
    )


def test_what_was_forgotten_is_met_nowhere_and_may_come_back() -> None:
    grid: BucketGrid[str] = BucketGrid(100)
    for name, place in (("a", 10), ("b", 50)):
        grid.put(name, (place, 0, place + 20, 20))
    grid.forget("a")
    grid.forget("nobody")
    everywhere = (-1e9, -1e9, 1e9, 1e9)
    assert (grid.near((0, 0, 90, 90)), grid.near(everywhere), "a" in grid) == (["b"], ["b"], False)
    assert not grid.touches((0, 0, 40, 40))
    assert grid.first((0, 5, 500, 6), 0, upright=False, back=False) == (50, 0, 70, 20)
    grid.put("a", (210, 0, 230, 20))
    assert (grid.within((0, 0, 40, 40)), grid.within((200, 0, 240, 40))) == ([], ["a"])
    grid.clear()
    assert grid.near(everywhere) == []


def test_an_item_may_have_several_rectangles() -> None:
    grid: BucketGrid[str] = BucketGrid()
    grid.put("line", (0, 0, 0, 500), (0, 500, 900, 500))
    assert grid.within((800, 400, 850, 600)) == ["line"]
    assert grid.within((400, 0, 500, 400)) == []
    assert grid.rects_of("line") == ((0, 0, 0, 500), (0, 500, 900, 500))
    assert "line" in grid
    grid.clear()
    assert grid.within((-1e9, -1e9, 1e9, 1e9)) == []


def test_dropping_what_is_not_there_does_nothing() -> None:
    grid: BucketGrid[int] = BucketGrid()
    grid.drop(1)
    assert grid.rects_of(1) == ()


def test_rectangles() -> None:
    assert union([]) is None
    assert union([(0, 0, 1, 1), (5, -2, 6, 0)]) == (0, -2, 6, 1)
    assert not overlaps((0, 0, 1, 1), (1, 0, 2, 1))


def test_buckets_are_walked_from_either_end() -> None:
    grid: BucketGrid[str] = BucketGrid(100)
    for name, place in (("a", 10), ("b", 250), ("c", 410)):
        grid.put(name, (place, 0, place + 20, 20))
    a, b, c = ((place, 0, place + 20, 20) for place in (10, 250, 410))
    assert grid.first((0, 5, 500, 6), 0, upright=False, back=False) == a
    assert grid.first((60, 5, 500, 6), 0, upright=False, back=False) == b
    assert grid.first((0, 5, 500, 6), 0, upright=False, back=True) == c
    assert grid.first((260, 0, 265, 900), 0, upright=True, back=False) == b
    assert grid.first((260, -900, 265, 900), 0, upright=True, back=True) == b
    assert grid.first((0, 25, 500, 26), 0, upright=False, back=False) is None
    assert grid.first((0, 19, 500, 20), 2, upright=False, back=False) is None
    grid.put("d", (330, 0, 380, 20), (30, 0, 40, 20))
    assert grid.first((31, 5, 500, 6), 0, upright=False, back=False) == (30, 0, 40, 20)
    assert grid.first((300, 5, 405, 6), 0, upright=False, back=True) == (330, 0, 380, 20)


def test_it_is_told_whether_there_is_anything_at_all() -> None:
    grid: BucketGrid[str] = BucketGrid(100)
    grid.put("a", (10, 10, 20, 20), (310, 10, 320, 20))
    assert grid.touches((300, 0, 400, 15))
    assert not grid.touches((30, 0, 90, 100))
    assert not grid.touches((1000, 1000, 1100, 1100))


def test_a_copy_goes_its_own_way() -> None:
    grid: BucketGrid[str] = BucketGrid(100)
    grid.put("a", (10, 10, 20, 20))
    copy = grid.copy()
    copy.drop("a")
    copy.put("b", (10, 10, 20, 20))
    assert (grid.within((0, 0, 50, 50)), copy.within((0, 0, 50, 50))) == (["a"], ["b"])
