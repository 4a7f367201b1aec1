"""Rectangles of what is to be painted anew."""

from ivr_designer.domain.layout import Shift
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.damage import Hurt
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree, node_id


def test_boxes_are_collected_with_their_tags_and_the_sign_of_the_entry() -> None:
    picture = CanvasPicture(menu_tree(6))
    hurt = Hurt(picture)
    hurt.boxes([node_id(0), node_id(1), node_id(99)])
    root, other = (picture.boxes[node_id(i)] for i in (0, 1))
    assert hurt.rects[0][1] == root.rect[1] - m.MARGIN - m.ENTRY_RISE
    assert hurt.rects[1][1] == other.rect[1] - m.MARGIN
    assert len(hurt.rects) == 2


def test_lines_are_collected_stretch_by_stretch_and_very_much_is_everything() -> None:
    picture = CanvasPicture(menu_tree(6))
    hurt = Hurt(picture)
    hurt.lines([node_id(1)])
    assert len(hurt.rects) == len(picture.line_grid.rects_of(node_id(1)))
    damage = hurt.damage(Shift(placed={node_id(1)}))
    assert not damage.everything
    assert damage.placed == {node_id(1)}
    hurt.rects *= 4001
    assert hurt.damage(Shift()).everything
