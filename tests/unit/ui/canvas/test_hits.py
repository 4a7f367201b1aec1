"""What is under a point, near and afar."""

import pytest

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas.hits import MISS, Part, box_at, chip_rect, fold_rect, hit, port_of
from ivr_designer.ui.canvas.lines import key_rects
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree, node_id


@pytest.fixture(scope="module")
def picture() -> CanvasPicture:
    """A menu with chips and lines."""
    return CanvasPicture(menu_tree(30))


def middle(rect: tuple[float, float, float, float]) -> tuple[float, float]:
    """The middle of a rectangle."""
    return (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2


def test_every_box_chip_and_key_is_hit_in_its_middle(picture: CanvasPicture) -> None:
    for vertex, box in picture.boxes.items():
        assert hit(picture, (box.x, box.y - box.h / 4), 1.0).vertex == vertex
        for index, chip in enumerate(box.chips):
            found = hit(picture, middle(chip_rect(box, index)), 1.0)
            assert (found.part, found.vertex, found.keypress) == (Part.CHIP, vertex, chip.keypress)
    for child, line in picture.lines.items():
        for key, rect in zip(line.keys, key_rects(line), strict=True):
            found = hit(picture, middle(rect), 1.0)
            assert (found.part, found.vertex, found.keypress) == (Part.KEY, child, key.keypress)


def test_a_line_is_hit_near_it_and_nothing_is_hit_beside(picture: CanvasPicture) -> None:
    line = next(x for x in picture.lines.values() if x.parent == node_id(0))
    x, y = line.points[0]
    assert hit(picture, (x + 3, y + 10), 1.0).part is Part.LINE
    assert hit(picture, (-9e5, -9e5), 1.0) == MISS


def test_afar_there_are_only_boxes(picture: CanvasPicture) -> None:
    box = next(b for b in picture.boxes.values() if b.chips)
    assert hit(picture, middle(chip_rect(box, 0)), 0.1).part is Part.BOX
    line = next(iter(picture.lines.values()))
    assert hit(picture, middle(key_rects(line)[0]), 0.1).part in {Part.NOTHING, Part.BOX}


def test_handles_are_hit_on_the_hovered_box_only(picture: CanvasPicture) -> None:
    root = picture.boxes[node_id(0)]
    port = port_of(root, picture.layout.direction)
    assert hit(picture, port, 1.0).part is not Part.PORT
    assert hit(picture, port, 1.0, live=node_id(0)).part is Part.PORT
    assert hit(picture, middle(fold_rect(root)), 1.0, live=node_id(0)).part is Part.FOLD


def test_the_start_of_the_chosen_line_is_a_handle(picture: CanvasPicture) -> None:
    child: Vertex = next(iter(picture.lines))
    start = picture.lines[child].points[0]
    found = hit(picture, start, 1.0, chosen=child)
    assert (found.part, found.vertex) == (Part.START, child)


def test_box_at_finds_nothing_in_the_open(picture: CanvasPicture) -> None:
    assert box_at(picture, (1e7, 1e7)) is None
