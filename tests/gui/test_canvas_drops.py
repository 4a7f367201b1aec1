"""Boxes from the palette, views and the rest of what a window asks of the canvas."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import RemoveNode
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.canvas.requests import BOX_MIME, BoxKind, DropRequest, Scope
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import menu_tree, node_id


@pytest.fixture
def rig(qtbot: QtBot) -> CanvasRig:
    """A menu of 14 nodes."""
    made = CanvasRig(qtbot, menu_tree(14))
    made.obey()
    return made


def mime(kind: str) -> QMimeData:
    """What a palette drags."""
    data = QMimeData()
    data.setData(BOX_MIME, QByteArray(kind.encode()))
    return data


def drop(rig: CanvasRig, data: QMimeData, at: QPoint) -> bool:
    """Drag something over the canvas and let it fall; True if it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, data, button, plain)
    QApplication.sendEvent(rig.surface, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(rig.surface, QDragMoveEvent(at, action, data, button, plain))
    QApplication.processEvents()
    assert rig.surface.overlay.draft is not None
    event = QDropEvent(QPointF(at), action, data, button, plain)
    QApplication.sendEvent(rig.surface, event)
    assert rig.surface.overlay.draft is None
    return event.isAccepted()


def test_a_box_dropped_on_empty_space_is_asked_for_there(rig: CanvasRig) -> None:
    at = QPoint(20, 700)
    assert drop(rig, mime(BoxKind.QUEUE), at)
    (request,) = rig.values("drop_requested")
    assert isinstance(request, DropRequest)
    assert (request.kind, request.onto) == (BoxKind.QUEUE, None)
    assert request.position == pytest.approx(rig.surface.view.to_scene(20, 700))


def test_a_box_dropped_on_a_node_names_it(rig: CanvasRig) -> None:
    rig.surface.center_on(node_id(1))
    rig.settle()
    assert drop(rig, mime(BoxKind.TALK), rig.place(node_id(1)))
    (request,) = rig.values("drop_requested")
    assert isinstance(request, DropRequest)
    assert request.onto == node_id(1)


def test_anything_else_is_not_taken(rig: CanvasRig) -> None:
    text = QMimeData()
    text.setText("hello")
    assert not drop(rig, text, QPoint(20, 700))
    assert not drop(rig, mime("spaceship"), QPoint(20, 700))
    assert not rig.values("drop_requested")


def test_centering_unfolds_what_hides_a_box(rig: CanvasRig) -> None:
    top = next(v for v in rig.picture.primary.children[node_id(0)] if v in rig.picture.primary.children)
    below = rig.picture.primary.children[top][0]
    rig.surface.set_collapsed(top, True)  # type: ignore[arg-type]
    assert below not in rig.picture.boxes
    rig.surface.center_on(below)
    rig.settle()
    box = rig.box(below)
    assert rig.surface.view.centre == pytest.approx((box.x, box.y), abs=1)
    kid = rig.picture.primary.via[below]
    rig.surface.center_on(kid)
    rig.surface.center_on(node_id(999))


def test_arranging_gives_back_what_was_moved_by_hand(rig: CanvasRig) -> None:
    before = dict(rig.picture.layout.at)
    for node in (node_id(1), node_id(2)):
        start = rig.place(node)
        rig.drag(start, start + QPoint(60, 30))
        rig.settle()
    assert set(rig.document.tree.positions) == {node_id(1), node_id(2)}
    rig.surface.select({node_id(1)})
    rig.surface.arrange(Scope.NEW)
    assert len(rig.document.tree.positions) == 2
    rig.surface.arrange(Scope.SELECTION)
    assert set(rig.document.tree.positions) == {node_id(2)}
    rig.surface.arrange()
    rig.settle()
    assert not rig.document.tree.positions
    assert rig.picture.layout.at == before


def test_zoom_fit_and_direction(rig: CanvasRig) -> None:
    rig.surface.zoom_to(0.5)
    rig.settle()
    rig.surface.zoom_in()
    assert rig.surface.view.zoom > 0.5
    rig.surface.zoom_out()
    assert rig.surface.view.zoom == pytest.approx(0.5)
    rig.settle()
    rig.surface.set_direction(Direction.RIGHT)
    bounds = rig.picture.bounds
    assert bounds is not None
    left, top, right, bottom = rig.surface.view.scene
    assert left <= bounds[0]
    assert top <= bounds[1]
    assert right >= bounds[2]
    assert bottom >= bounds[3]


def test_what_is_deleted_is_no_longer_selected(rig: CanvasRig) -> None:
    rig.surface.select({node_id(1), node_id(2)})
    rig.document.apply(RemoveNode(node_id(1)))
    assert rig.surface.selection.vertices == {node_id(2)}


def test_a_refusal_is_left_to_who_tells_it_and_not_told_twice(rig: CanvasRig) -> None:
    rig.surface.refuse(phrase("No."))
    rig.surface.refuse(None)
    assert rig.values("refused") == [phrase("No.")]
    assert rig.values("announced") == []
