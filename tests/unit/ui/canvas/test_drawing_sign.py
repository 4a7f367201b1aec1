"""What takes long says so, how far it is, and can be stopped where that is possible."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.edits import RemoveNode
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas.remaking import LONG_S
from tests.helpers.canvas import LEFT
from tests.helpers.trees import menu_tree, node_id
from tests.unit.ui.canvas.test_remaking import PatientRig

LATE_MS = 5_000


def held(qtbot):
    """A canvas whose picture cannot be exchanged, for the mouse holds a box."""
    rig = PatientRig(qtbot, menu_tree(20))
    start = rig.place(rig.document.tree.root)
    rig.drag_without_release(start, start + rig.point(60, 60) - rig.point(0, 0))
    return rig, start


def test_it_comes_late_says_what_goes_on_and_goes_with_it(qtbot):
    rig, start = held(qtbot)
    sign = rig.surface.drawing
    rig.surface.set_direction(Direction.RIGHT)
    QApplication.processEvents()
    assert not sign.isVisible(), f"nothing flashes up for less than {LONG_S} s"
    qtbot.waitUntil(sign.isVisible, timeout=LATE_MS)
    assert sign.words.text() == "Drawing the tree…"
    assert sign.stop.isVisible()
    assert sign.bar.value() > 50
    assert rig.surface.rect().contains(sign.geometry())
    assert [a.text for a in rig.values("announced")] == ["Drawing the tree…"]
    QTest.mouseRelease(rig.surface, LEFT, pos=start)
    qtbot.waitUntil(lambda: not sign.isVisible(), timeout=LATE_MS)
    assert rig.picture.layout.direction is Direction.RIGHT
    rig.surface.set_document(None)


def test_its_button_stops_a_wish(qtbot):
    rig, start = held(qtbot)
    sign = rig.surface.drawing
    rig.surface.set_direction(Direction.RIGHT)
    qtbot.waitUntil(sign.isVisible, timeout=LATE_MS)
    QTest.mouseClick(sign.stop, LEFT)
    assert not sign.isVisible()
    assert rig.surface.direction is Direction.DOWN
    QTest.mouseRelease(rig.surface, LEFT, pos=start)
    rig.surface.set_document(None)


def test_an_edit_cannot_be_stopped(qtbot):
    rig = PatientRig(qtbot, menu_tree(20))
    sign, start = rig.surface.drawing, rig.place(rig.document.tree.root)
    rig.document.apply(RemoveNode(node_id(1)))
    QTest.mousePress(rig.surface, LEFT, pos=start)
    qtbot.waitUntil(sign.isVisible, timeout=LATE_MS)
    assert not sign.stop.isVisible()
    QTest.mouseRelease(rig.surface, LEFT, pos=start)
    rig.ready()
    assert not sign.isVisible()
    rig.surface.set_document(None)
