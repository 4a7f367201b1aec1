"""A real main window, and hands to work on it with mouse and keyboard."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Session
from ivr_designer.ui.canvas.hits import port_of
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.controllers.file_jobs import FileJobs
from ivr_designer.ui.dialogs.key_picker import KeyPicker
from ivr_designer.ui.dialogs.target_picker import TargetPicker
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.widgets.two_line import Role

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
WAIT_MS = 10_000


_MOST_PAUSES = 40


class WindowRig:
    """A window on screen with a session. Close it with `close` (the fixture does)."""

    def __init__(self, qtbot: QtBot, session: Session | None = None, **parts: object) -> None:
        self.qtbot = qtbot
        self.window = MainWindow(**parts)  # type: ignore[arg-type]
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.session = session
        if session is not None:
            self.window.use_session(session, "Test")
            self.pump()

    def close(self) -> None:
        """End popups and the window."""
        if self.window.pickers.shown is not None:
            self.window.pickers.shown.close()
        self.window.io.attach(None)
        self.window.close()
        QApplication.processEvents()

    # ---- what is there

    @property
    def document(self) -> Document:
        """The document on screen."""
        assert self.window.bridge.document is not None
        return self.window.bridge.document

    @property
    def tree(self) -> IvrTree:
        """Its tree."""
        return self.document.tree

    def node(self, name: str) -> NodeId:
        """The node of that name."""
        return next(n.id for n in self.tree.nodes.values() if n.name == name)

    def destination(self, kind: str) -> Destination:
        """The one destination of a kind."""
        (found,) = [d for d in self.tree.destinations() if d.kind == kind]
        return found

    def open(self, tree: str) -> None:
        """Show a tree of the session."""
        self.window.documents.show(TreeId(tree))
        self.qtbot.waitUntil(lambda: self.window.bridge.document is not None, timeout=WAIT_MS)
        self.pump()

    def pump(self, ms: int = 0) -> None:
        """Let queued signals and timers run, and what is known be told: there are pauses between news."""
        QTest.qWait(ms)
        QApplication.processEvents()
        for _ in range(_MOST_PAUSES):
            if not self.window.io._later.isActive():
                break
            QTest.qWait(5)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for what another thread or a timer does."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def wait_until_told(self, controller: QObject) -> None:
        """Wait until what a controller does beside the window is done, and the user was told. A future is
        done before that: the thread that sets it may be kept from telling.
        """
        jobs = controller.findChildren(FileJobs)
        self.wait(lambda: not any(of_one_kind.is_busy for of_one_kind in jobs))

    # ---- canvas

    def settle_canvas(self) -> None:
        """End animations and gestures of the zoom."""
        surface = self.window.surface
        if surface._snapshot is not None:
            surface._finish_zoom()
        surface.finish_animation()
        QApplication.processEvents()

    def at(self, x: float, y: float) -> QPoint:
        """A scene point in the canvas."""
        return QPointF(*self.window.surface.view.to_widget(x, y)).toPoint()

    def place(self, vertex: Vertex) -> QPoint:
        """The upper middle of a box on the canvas, where no chip is."""
        picture = self.window.surface.picture
        assert picture is not None
        box = picture.boxes[vertex]
        return self.at(box.x, box.y - box.h / 4)

    def port(self, node: NodeId) -> QPoint:
        """A node's port, after hovering the node."""
        surface = self.window.surface
        assert surface.picture is not None
        self.move(surface, self.place(node))
        return self.at(*port_of(surface.picture.boxes[node], surface.picture.layout.direction))

    def click_box(self, vertex: Vertex) -> None:
        """Select a box by mouse."""
        QTest.mouseClick(self.window.surface, LEFT, pos=self.place(vertex))
        self.pump()

    def connect(self, node: NodeId, to: QPoint) -> None:
        """Drag from a node's port to a point of the canvas."""
        self.settle_canvas()
        self.drag(self.window.surface, self.port(node), to)
        self.pump()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, release."""
        QTest.mousePress(widget, LEFT, pos=start)
        for step in range(1, 7):
            self.move(widget, start + (end - start) * step / 6, LEFT)
        QTest.mouseRelease(widget, LEFT, pos=end)

    @staticmethod
    def move(widget: QWidget, at: QPoint, buttons: Qt.MouseButton = NO_BUTTON) -> None:
        """Move the pointer; QTest.mouseMove does not hold buttons down."""
        point = QPointF(at)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove, point, QPointF(widget.mapToGlobal(at)), NO_BUTTON, buttons,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def drop(self, kind: BoxKind, at: QPoint) -> None:
        """Drag a tile of the palette to the canvas, by Qt's own drag and drop where there is one."""
        self.settle_canvas()
        tile, surface, window = self.window.palette_panel.tiles[kind], self.window.surface, self.window
        handle = window.windowHandle()
        start, end = tile.mapTo(window, tile.rect().center()), surface.mapTo(window, at)

        def carry(step: int = 1) -> None:
            QTest.mouseMove(handle, start + (end - start) * step / 4)
            if step < 4:
                QTimer.singleShot(5, window, lambda: carry(step + 1))
            else:
                QTimer.singleShot(5, window, lambda: QTest.mouseRelease(handle, LEFT, pos=end))

        offscreen = QGuiApplication.platformName() == "offscreen"
        if not offscreen:
            QTimer.singleShot(5, window, carry)
        QTest.mousePress(tile, LEFT, pos=tile.rect().center())
        self.move(tile, tile.rect().center() + QPoint(20, 0), LEFT)  # returns when the drag is over
        if offscreen:
            self._deliver(tile.mime(), surface, at)
        self.pump()

    def _deliver(self, mime: QMimeData, widget: QWidget, at: QPoint) -> None:
        """The events of a drag; the offscreen platform has none of its own."""
        copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        for event in (
            QDragEnterEvent(at, copy, mime, LEFT, keys),
            QDragMoveEvent(at, copy, mime, LEFT, keys),
            QDropEvent(QPointF(at), copy, mime, LEFT, keys),
        ):
            QApplication.sendEvent(widget, event)
            assert event.isAccepted()

    # ---- popups and fields

    def _shows(self, kind: type) -> bool:
        popup = self.window.pickers.shown
        return isinstance(popup, kind) and popup.isVisible()

    def pick_key(self, key: Key) -> None:
        """Choose a key in the key picker: typed, or clicked for no input and no match."""
        self.wait(lambda: self._shows(KeyPicker))
        popup = self.window.pickers.shown
        assert isinstance(popup, KeyPicker)
        if key.is_pressed:
            QTest.keyClicks(popup, key.value)
        else:
            QTest.mouseClick(popup.button_of(key), LEFT)
        self.pump()

    def pick_target(self, text: str, row: str | None = None) -> None:
        """Type into the target picker and choose the row of that label, or the first."""
        self.wait(lambda: self._shows(TargetPicker))
        popup = self.window.pickers.shown
        assert isinstance(popup, TargetPicker)
        self.type(popup.field, text)
        labels = [popup.model.index(i).data() for i in range(popup.model.rowCount())]
        for _ in range(labels.index(row) if row is not None else 0):
            QTest.keyClick(popup.field, Qt.Key.Key_Down)
        QTest.keyClick(popup.field, Qt.Key.Key_Return)
        self.pump()

    def type(self, widget: QWidget, text: str) -> None:
        """Text as an input method delivers it, which is how Vietnamese is typed."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def replace(self, widget: QWidget, text: str) -> None:
        """Click into a field, replace what is there, and leave it with Tab."""
        QTest.mouseClick(widget, LEFT)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            self.type(widget, text)
        else:
            QTest.keyClick(widget, Qt.Key.Key_Delete)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        self.pump()

    def name_in_place(self, name: str) -> None:
        """Type into the name editor that a new node opens on the canvas."""
        self.wait(lambda: QApplication.focusWidget() is not None and _is_editor(QApplication.focusWidget()))
        editor = QApplication.focusWidget()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(editor, name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.pump()

    def tree_names(self) -> list[str]:
        """What the tree list shows."""
        model = self.window.trees_panel.model
        return [model.index(i).data() for i in range(model.rowCount())]

    def problem_rules(self) -> list[str]:
        """Rule ids in the problems panel."""
        model = self.window.problems_model
        return [model.index(i).data(Role.TRAILING) for i in range(model.rowCount())]


def _is_editor(widget: QWidget | None) -> bool:
    return widget is not None and type(widget).__name__ == "NameEditor"


def rigs(qtbot: QtBot) -> Iterator[Callable[..., WindowRig]]:
    """For a fixture: makes rigs and closes them."""
    made: list[WindowRig] = []

    def make(session: Session | None = None, **parts: object) -> WindowRig:
        rig = WindowRig(qtbot, session, **parts)
        made.append(rig)
        return rig

    yield make
    for rig in made:
        rig.close()
