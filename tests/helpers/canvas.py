"""A canvas with a document behind it, and hands to work on it; the part of the window is played here."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import port_of
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import BoxesMoved
from ivr_designer.ui.canvas.rings import key_place
from ivr_designer.ui.canvas.surface import CanvasSurface

SIGNALS = (
    "keypress_requested", "boxes_moved", "selection_changed", "name_edited", "delete_requested",
    "drop_requested", "menu_requested", "open_requested", "key_typed", "zoom_changed",
    "refused", "collapsed_changed", "announced",
)  # fmt: skip
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class CanvasRig:
    """`told` lists what the surface emitted, as (signal name, value)."""

    def __init__(self, qtbot: QtBot, tree: IvrTree, size: tuple[int, int] = (1200, 800)) -> None:
        self.document = Document(tree)
        self.surface = CanvasSurface()
        qtbot.addWidget(self.surface)
        self.surface.resize(*size)
        self.surface.set_minimap_shown(False)
        self.told: list[tuple[str, object]] = []
        for name in SIGNALS:
            getattr(self.surface, name).connect(lambda value, name=name: self.told.append((name, value)))
        self.surface.set_document(self.document)
        self.surface.show()
        qtbot.waitExposed(self.surface)
        self.surface.zoom_to(1.0)
        self.settle()
        self.told.clear()

    @property
    def picture(self) -> CanvasPicture:
        """What is drawn."""
        assert self.surface.picture is not None
        return self.surface.picture

    def box(self, vertex: Vertex) -> Box:
        """A box as it is drawn."""
        return self.picture.boxes[vertex]

    def values(self, signal: str) -> list[object]:
        """What one signal carried, in order."""
        return [value for name, value in self.told if name == signal]

    def obey(self) -> None:
        """Do as the window does with moved boxes: make an edit of it."""

        def move(request: BoxesMoved) -> None:
            self.document.apply(MoveBoxes(request.positions))

        self.surface.boxes_moved.connect(move)

    def settle(self) -> None:
        """End gestures of the zoom and animations at once, and paint."""
        if self.surface._snapshot is not None:
            self.surface._finish_zoom()
        self.surface.finish_animation()
        QApplication.processEvents()

    # ---- where

    def place(self, vertex: Vertex) -> QPoint:
        """The middle of the upper part of a box, in the widget (chips are in the lower part)."""
        box = self.box(vertex)
        return self.point(box.x, box.y - box.h / 4)

    def point(self, x: float, y: float) -> QPoint:
        """A scene point in the widget."""
        return QPointF(*self.surface.view.to_widget(x, y)).toPoint()

    def port(self, vertex: Vertex) -> QPoint:
        """The port of a node, after hovering it."""
        self.hover(self.place(vertex))
        return self.point(*port_of(self.box(vertex), self.picture.layout.direction))

    def key(self, keypress: str) -> QPoint:
        """The chip of a keypress."""
        rect = key_place(self.picture, KeypressId(keypress), self.surface.view.zoom)
        assert rect is not None
        return self.point((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)

    # ---- doing

    def hover(self, at: QPoint) -> None:
        """Move the pointer without a button."""
        self._mouse(QMouseEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        """Press and release."""
        self.hover(at)
        self._mouse(QMouseEvent.Type.MouseButtonPress, at, button, button, modifiers)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton, modifiers)

    def double_click(self, at: QPoint) -> None:
        """A double click, as Qt reports it."""
        self.click(at)
        self._mouse(QMouseEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NONE)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, at, LEFT, Qt.MouseButton.NoButton, NONE)

    def drag(
        self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press at `start`, move in steps, release at `end`."""
        self.hover(start)
        self._mouse(QMouseEvent.Type.MouseButtonPress, start, button, button, modifiers)
        for step in steps(start, end):
            self._mouse(QMouseEvent.Type.MouseMove, step, Qt.MouseButton.NoButton, button, modifiers)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, end, button, Qt.MouseButton.NoButton, modifiers)

    def drag_without_release(self, start: QPoint, end: QPoint) -> None:
        """A drag that is still under way."""
        self.hover(start)
        self._mouse(QMouseEvent.Type.MouseButtonPress, start, LEFT, LEFT, NONE)
        for step in steps(start, end):
            self._mouse(QMouseEvent.Type.MouseMove, step, Qt.MouseButton.NoButton, LEFT, NONE)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """A key on the canvas."""
        QTest.keyClick(self.surface, key, modifiers)

    def type(self, text: str) -> None:
        """Characters on the canvas."""
        QTest.keyClicks(self.surface, text)

    def wheel(self, at: QPoint, steps_up: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel."""
        event = QWheelEvent(
            QPointF(at), QPointF(self.surface.mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps_up),
            Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.surface, event)

    def _mouse(
        self, kind: QMouseEvent.Type, at: QPoint, button: Qt.MouseButton, buttons: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
    ) -> None:  # fmt: skip
        place = QPointF(at)
        event = QMouseEvent(kind, place, QPointF(self.surface.mapToGlobal(at)), button, buttons, modifiers)
        QApplication.sendEvent(self.surface, event)


def steps(start: QPoint, end: QPoint, count: int = 6) -> Iterator[QPoint]:
    """Points on the way from `start` to `end`, the end included."""
    for number in range(1, count + 1):
        yield start + (end - start) * number / count
