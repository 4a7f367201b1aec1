"""Boxes with marks are dragged: nothing of a mark stays where it was."""

import random

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from ivr_designer.ui.canvas.moving import MoveGesture
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from tests.helpers.canvas import CanvasRig
from tests.helpers.canvas_pixels import difference, on_screen, shown
from tests.helpers.trees import busiest, mesh_tree, node_id


@pytest.mark.parametrize("zoom", [0.28, 0.45, 1.0])
@pytest.mark.parametrize("count", [40, 400])
@pytest.mark.parametrize("which", ["hub", "plain"])
def test_nothing_of_a_mark_stays_where_a_box_was(qtbot: QtBot, zoom: float, count: int, which: str) -> None:
    tree = mesh_tree(400)
    hub = busiest(tree) if which == "hub" else node_id(7)
    rig = CanvasRig(qtbot, tree, (900, 600))
    surface, picture = rig.surface, rig.picture
    box = picture.boxes[hub]
    surface.set_view(surface.view.zoomed(zoom, 0, 0).centred(box.x, box.y))
    rig.hover(QPoint(2, 2))
    some = [hub, *[v for v in picture.boxes if v != hub][:count]]
    keys = dict.fromkeys(list(tree.keypresses)[: 2 * count], Mark(Tone.CHANGED))
    marks = dict.fromkeys(some, Mark(Tone.ADDED, "thêm mới", "+"))
    marks[hub] = Mark(Tone.PLACE, "Người gọi ở đây")
    surface.set_marks("plan", Marks(marks, keys))
    before = shown(surface)
    start = box.x, box.y
    gesture = MoveGesture(surface, start, hub, alone=False)
    rng = random.Random(int(zoom * 100) + count)
    for step in range(10):
        far = (12, 90, 200)[step % 3]
        start = start[0] + rng.randint(-far, far), start[1] + rng.randint(-far, far)
        gesture.move(start, free=True)
        assert difference(on_screen(surface), surface.grab().toImage()) == [], step
    gesture.cancel()
    assert difference(on_screen(surface), before) == []
