"""Ways of chips cross no box, and are level and upright."""

from itertools import pairwise

import pytest

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.canvas.hits import chip_rect
from ivr_designer.ui.canvas.jumps import crosses, quick_way, way
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree, mesh_tree, node_id


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("tree", [mesh_tree(120), menu_tree(120)], ids=["mesh", "menu"])
def test_no_way_crosses_a_box_and_nearly_all_are_found(tree: IvrTree, direction: Direction) -> None:
    picture = CanvasPicture(tree, direction)
    found = missed = 0
    for box in picture.boxes.values():
        for index, chip in enumerate(box.chips):
            target = picture.boxes[chip.target]
            if target is box:
                assert way(picture, box, index, target) is None
                continue
            points = way(picture, box, index, target)
            if points is None:
                missed += 1
                continue
            found += 1
            assert not crosses(picture, points)
            assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
            left, _, right, _ = chip_rect(box, index)
            assert points[0] == ((left + right) / 2, box.y + box.h / 2)
            assert points[-1] == (target.x, target.y - target.h / 2)
    assert found > 100
    assert missed <= found * 0.05


def test_a_box_put_in_the_way_is_walked_around() -> None:
    document = Document(menu_tree(30))
    picture = CanvasPicture(document.tree)
    document.subscribe(picture.on_document_changed)
    root = node_id(0)
    box = next(
        b for b in picture.boxes.values() if b.vertex != root and any(c.target == root for c in b.chips)
    )
    index = next(i for i, c in enumerate(box.chips) if c.target == node_id(0))
    points = quick_way(box, index, picture.boxes[node_id(0)])
    longest = max(pairwise(points), key=lambda s: abs(s[0][0] - s[1][0]) + abs(s[0][1] - s[1][1]))
    middle = ((longest[0][0] + longest[1][0]) / 2, (longest[0][1] + longest[1][1]) / 2)
    obstacle = next(
        v for v in picture.boxes if v not in {box.vertex, node_id(0)} and v not in picture.primary.children
    )
    document.apply(MoveBoxes({obstacle: middle}))
    around = way(picture, picture.boxes[box.vertex], index, picture.boxes[node_id(0)])
    assert around is None or not crosses(picture, around)


def test_a_plain_way_minds_its_two_boxes() -> None:
    picture = CanvasPicture(menu_tree(30))
    for box in picture.boxes.values():
        for index, chip in enumerate(box.chips):
            target = picture.boxes[chip.target]
            if target is box:
                assert quick_way(box, index, target) == []
                continue
            points = quick_way(box, index, target)
            assert points[-1] == (target.x, target.y - target.h / 2)
            assert points[1][1] > box.y + box.h / 2 - 0.1
