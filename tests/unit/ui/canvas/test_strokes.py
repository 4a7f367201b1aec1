"""Thick lines: exact pixels, the same whichever part is painted, nothing that is not seen."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ivr_designer.ui.canvas.strokes import DASH, GAP, Strokes

RED = QColor("#ff0000")
STAIRS = [(10.0, 10.0), (10.0, 60.0), (80.0, 60.0), (80.0, 90.0)]


@pytest.fixture
def draw(qapp):
    """Draws ways onto an image of 100 x 100, perhaps a piece (left, top, right, bottom) at a time."""

    def drawn(ways, *, width=2, bend=0.0, dashed=False, pieces=((0, 0, 100, 100),)):
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        for left, top, right, bottom in pieces:
            strokes = Strokes(1.0, bend, width, (left, top, right, bottom))
            strokes.add(ways)
            painter = QPainter(image)
            painter.setClipRect(left, top, right - left, bottom - top)
            strokes.draw(painter, RED, dashed=dashed)
            painter.end()
        return image

    return drawn


def inked(image):
    """The pixels that are full red."""
    return {(x, y) for x in range(100) for y in range(100) if image.pixelColor(x, y) == RED}


@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_level_line_is_exactly_as_thick_as_asked(draw, width):
    found = inked(draw([[(10.0, 50.0), (90.0, 50.0)]], width=width))
    assert found == {(x, y) for x in range(10, 90) for y in range(50, 50 + width)}


def test_an_upright_line_too_whichever_way_it_goes(draw):
    down = inked(draw([[(50.0, 10.0), (50.0, 90.0)]]))
    assert down == {(x, y) for x in (50, 51) for y in range(10, 90)}
    assert inked(draw([[(50.0, 90.0), (50.0, 10.0)]])) == down


def test_bends_join_the_straight_parts(draw):
    image = draw([STAIRS], bend=9.0)
    for x, y in ((10, 30), (40, 60), (80, 80)):
        assert image.pixelColor(x, y) == RED
    assert image.pixelColor(10, 60).green() > 200  # the corner is cut
    assert any(image.pixelColor(12 + k, 57).green() < 120 for k in range(-2, 5))


@pytest.mark.parametrize("dashed", [False, True])
def test_painted_in_pieces_it_looks_the_same(draw, dashed):
    ways = [STAIRS, [(-400.0, 33.0), (500.0, 33.0)], [(33.0, 700.0), (33.0, -300.0)]]
    pieces = [(x, y, x + 25, y + 50) for x in range(0, 100, 25) for y in (0, 50)]
    whole = draw(ways, bend=9.0, dashed=dashed)
    assert draw(ways, bend=9.0, dashed=dashed, pieces=pieces) == whole


def test_dashes_have_gaps(draw):
    found = inked(draw([[(0.0, 50.0), (100.0, 50.0)]], dashed=True))
    row = [(x, 50) in found for x in range(2 * (DASH + GAP))]
    assert 0.4 < sum(row) / len(row) < 0.8
    assert row[: DASH + GAP] == row[DASH + GAP :]


def test_nothing_and_what_lies_outside_draw_nothing(draw):
    outside = [[(200.0, 200.0), (200.0, 400.0)], [(5.0, 5.0), (5.0, 5.0)]]
    assert inked(draw(outside)) == set()
    assert inked(draw([])) == set()
