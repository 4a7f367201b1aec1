"""Lines are level and upright, start at the parent, end at the child, whoever placed them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, KeyChip, Line, words_of_node
from ivr_designer.ui.canvas.lines import clean, key_rects, key_room, key_row, segments, tree_points
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree


def box(name: str, x: float, y: float) -> Box:
    """A card somewhere."""
    made = Box(NodeId(name), words_of_node(Node(NodeId(name), name, TalkPrompt("x"))), (), 208, 92)
    made.x, made.y = x, y
    return made


places = st.tuples(st.integers(-1500, 1500), st.integers(-1500, 1500))


@given(places, places, st.sampled_from(Direction))
def test_a_free_line_joins_two_boxes_wherever_they_are(
    one: tuple[int, int], other: tuple[int, int], direction: Direction
) -> None:
    parent, child = box("a", *one), box("b", *other)
    points, side = tree_points(parent, child, None, direction)
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    assert all(a != b for a, b in pairwise(points))
    if direction is Direction.DOWN:
        assert not side
        assert points[0] == (parent.x, parent.y + 46)
        assert points[-1] == (child.x, child.y - 46)
    else:
        assert side
        assert points[0] == (parent.x + 104, parent.y)
        assert points[-1] == (child.x - 104, child.y)


@pytest.mark.parametrize("direction", Direction)
def test_lines_of_the_layout_end_at_their_boxes(direction: Direction) -> None:
    picture = CanvasPicture(menu_tree(80), direction)
    for child, line in picture.lines.items():
        left, top, right, bottom = picture.boxes[line.parent].rect
        x, y = line.points[0]
        assert left <= x <= right
        assert top <= y <= bottom
        end = picture.boxes[child]
        assert line.points[-1] in {(end.x, end.y - end.h / 2), (end.x - end.w / 2, end.y)}
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line.points))


def test_corners_that_are_none_are_left_out() -> None:
    assert clean([(0, 0), (0, 5), (0, 5), (0, 9), (4, 9)]) == [(0, 0), (0, 9), (4, 9)]
    assert segments([(0, 9), (0, 0), (4, 0)]) == [(0, 0, 0, 9), (0, 0, 4, 0)]


def test_key_chips_stand_in_a_row_before_the_end() -> None:
    keys = (KeyChip(KeypressId("a"), Key.ONE), KeyChip(KeypressId("b"), Key.NO_INPUT))
    line = Line(NodeId("b"), NodeId("a"), keys, [(0, 0), (100, 0), (100, 80)], side=False)
    first, second = key_rects(line)
    assert first[2] < second[0]
    assert second[3] < 80
    assert (first[0] + second[2]) / 2 == 100
    assert second[2] - first[0] == key_room(keys)
    line.side, line.points = True, [(0, 0), (100, 0)]
    assert key_rects(line)[-1][2] < 100


@pytest.mark.parametrize("zoom", [0.6, 0.42, 0.27])
@pytest.mark.parametrize("side", [True, False])
def test_small_key_chips_stand_together_at_the_end(zoom: float, side: bool) -> None:
    """The sign of no input stood where its words are near, beside the line and apart from the others."""
    last = [(0, 0), (100, 0)] if side else [(0, 0), (100, 0), (100, 80)]
    mixed = Line(
        NodeId("b"),
        NodeId("a"),
        (KeyChip(KeypressId("a"), Key.ZERO), KeyChip(KeypressId("b"), Key.NO_INPUT)),
        last,
        side,
    )
    alone = Line(NodeId("b"), NodeId("a"), (KeyChip(KeypressId("a"), Key.NO_MATCH),), last, side)
    digit = Line(NodeId("b"), NodeId("a"), (KeyChip(KeypressId("a"), Key.ONE),), last, side)
    first, second = key_rects(mixed, zoom)
    assert key_rects(alone, zoom) == key_rects(digit, zoom)
    assert (second[2] - second[0]) * zoom >= m.KEY_WIDTH * min(zoom, m.KEY_LEAST) - 1e-6
    if side:
        assert second == key_rects(digit, zoom)[0]
    else:
        assert first[0] + second[2] == pytest.approx(200)
    if zoom > 0.3:
        assert first[2] < second[0]
    left, top, right, bottom = key_row(mixed)
    assert left <= (first[0] + first[2]) / 2
    assert (second[0] + second[2]) / 2 <= right, "what is painted anew reaches as far"
    assert (first[1] + first[3]) / 2 == (top + bottom) / 2
