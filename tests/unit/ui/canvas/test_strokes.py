"""Thick lines: exact pixels, the same whichever part is painted, nothing that is not seen."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ivr_designer.ui.canvas.strokes import DASH, GAP, STRIP, Course, Pieces, draw

RED = QColor("#ff0000")
STAIRS = [(10.0, 10.0), (10.0, 60.0), (80.0, 60.0), (80.0, 90.0)]


@pytest.fixture
def drawn(qapp):
    """Draws ways onto an image of 100 x 100, perhaps a piece (left, top, right, bottom) at a time."""

    def image_of(ways, *, width=2, bend=0, dashed=False, pieces=((0, 0, 100, 100),), scale=1.0):
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        for piece in pieces:
            left, top, right, bottom = piece
            painter = QPainter(image)
            painter.setClipRect(left, top, right - left, bottom - top)
            courses = [Course(way, scale, bend, width) for way in ways]
            draw(painter, courses, RED, Pieces(), piece, dashed=dashed)
            painter.end()
        return image

    return image_of


def inked(image):
    """The pixels that are full red."""
    return {(x, y) for x in range(100) for y in range(100) if image.pixelColor(x, y) == RED}


@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_level_line_is_exactly_as_thick_as_asked_and_reaches_both_its_ends(drawn, width):
    found = inked(drawn([[(10.0, 50.0), (90.0, 50.0)]], width=width))
    assert found == {(x, y) for x in range(10, 91) for y in range(50, 50 + width)}


def test_an_upright_line_too_whichever_way_it_goes(drawn):
    down = inked(drawn([[(50.0, 10.0), (50.0, 90.0)]]))
    assert down == {(x, y) for x in (50, 51) for y in range(10, 91)}
    assert inked(drawn([[(50.0, 90.0), (50.0, 10.0)]])) == down


TURNS = [
    [(20.0, 20.0), (20.0, 60.0), (70.0, 60.0)],
    [(70.0, 20.0), (70.0, 60.0), (20.0, 60.0)],
    [(20.0, 60.0), (20.0, 20.0), (70.0, 20.0)],
    [(70.0, 60.0), (70.0, 20.0), (20.0, 20.0)],
]


@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("way", [*TURNS, *(way[::-1] for way in TURNS)])
def test_bends_join_the_straight_parts_without_a_gap(drawn, way, width):
    """Bends once began half a line's width too late."""
    image = drawn([way], bend=9, width=width)
    corner = int(way[1][0]), int(way[1][1])
    assert image.pixelColor(*corner).green() > 200  # it is cut
    for (ax, ay), (bx, by) in pairwise(way):
        x0, x1, y0, y1 = int(min(ax, bx)), int(max(ax, bx)), int(min(ay, by)), int(max(ay, by))
        for x in range(x0, x1 + 1):
            for y in range(y0, y1 + 1):
                if max(abs(x - corner[0]), abs(y - corner[1])) > 9 + width:
                    assert image.pixelColor(x, y) == RED
    ink = sum(255 - image.pixelColor(x, y).green() for x in range(100) for y in range(100)) / 255
    straight = 40 + 50 - 2 * 9
    assert straight * width < ink < (straight + 17) * width  # the bend is 14.6 long
    steps = [corner[0] + k * (1 if way[0][0] + way[2][0] > 2 * corner[0] else -1) for k in range(2, 9)]
    assert all(any(image.pixelColor(x, y).green() < 200 for y in range(100)) for x in steps)


def test_short_stretches_have_smaller_bends_and_straight_ones_none():
    assert [r for _, _, (r, _, _) in Course(STAIRS, 1.0, 9, 2).bends] == [9, 9]
    assert [r for _, _, (r, _, _) in Course(STAIRS, 0.2, 9, 1).bends] == [4, 2]
    assert Course([(0.0, 0.0), (0.0, 9.0), (0.0, 20.0)], 1.0, 9, 2).bends == []
    assert Course([(0.0, 0.0), (0.0, 9.0), (0.4, 9.0), (0.4, 20.0)], 1.0, 9, 2).bends == []


def test_a_way_knows_where_and_from_where_it_ends():
    over, beside = Course(STAIRS, 0.5, 3, 1), Course(STAIRS[:3], 0.5, 3, 1)
    assert (over.end, over.side) == ((40, 45), False)
    assert (beside.end, beside.side) == ((40, 30), True)


@pytest.mark.parametrize("dashed", [False, True])
def test_painted_in_pieces_it_looks_the_same(drawn, dashed):
    ways = [STAIRS, [(-400.0, 33.0), (500.0, 33.0)], [(33.0, 700.0), (33.0, -300.0)]]
    pieces = [(x, y, x + 25, y + 50) for x in range(0, 100, 25) for y in (0, 50)]
    whole = drawn(ways, bend=9, dashed=dashed)
    assert drawn(ways, bend=9, dashed=dashed, pieces=pieces) == whole


def test_dashes_have_gaps(drawn):
    found = inked(drawn([[(0.0, 50.0), (100.0, 50.0)]], dashed=True))
    row = [(x, 50) in found for x in range(2 * (DASH + GAP))]
    assert 0.4 < sum(row) / len(row) < 0.8
    assert row[: DASH + GAP] == row[DASH + GAP :]


@pytest.mark.parametrize("upright", [False, True])
def test_dashes_go_on_beyond_a_ready_picture(drawn, upright):
    begin, period = -3 * STRIP - 7.0, DASH + GAP
    way = [(begin, 50.0), (200.0, 50.0)]
    found = inked(drawn([[(y, x) for x, y in way] if upright else way], dashed=True))
    for k in range(100):
        assert (((50, k) if upright else (k, 50)) in found) is ((k - begin) % period < DASH)


def test_nothing_and_what_lies_outside_draw_nothing(drawn):
    outside = [[(200.0, 200.0), (200.0, 400.0)], [(5.0, 5.0), (5.0, 5.0)]]
    assert inked(drawn(outside, dashed=True)) == set()
    assert inked(drawn(outside)) == set()
    assert inked(drawn([])) == set()
