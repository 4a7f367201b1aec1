"""Pasted boxes and the room there is for them."""

from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.index import overlaps
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.room import free_offset
from tests.helpers.trees import menu_tree


def frame(at):
    x, y = at
    wide, high = m.NODE_WIDTH / 2, m.NODE_HEIGHT / 2
    return x - wide, y - high, x + wide, y + high


def test_a_copy_lies_on_no_box():
    picture = CanvasPicture(menu_tree(60))
    for vertex, (x, y) in picture.layout.at.items():
        if picture.boxes[vertex].is_node:
            dx, dy = free_offset(picture, {vertex: (x, y)}, 32.0)
            put = frame((x + dx, y + dy))
            assert not [b for b in picture.boxes.values() if overlaps(b.rect, put)]


def test_where_nothing_is_the_first_step_will_do():
    picture = CanvasPicture(menu_tree(3))
    (node, *_) = picture.tree.nodes
    assert free_offset(picture, {node: (90_000.0, 0.0)}, 32.0) == (32.0, 32.0)
    assert free_offset(picture, {}, 32.0) == (32.0, 32.0)


def test_where_all_is_full_it_comes_below():
    picture = CanvasPicture(menu_tree(400))
    places = {v: at for v, at in picture.layout.at.items() if picture.boxes[v].is_node}
    dx, dy = free_offset(picture, places, 8.0)
    assert (dx, dy) != (8.0, 8.0)
    for x, y in list(places.values())[::17]:
        assert not picture.box_grid.within(frame((x + dx, y + dy)))
