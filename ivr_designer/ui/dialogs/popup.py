"""The frame of a popup that asks for one thing beside the mouse: not modal, gone with Escape or a click."""

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label


class Popup(QFrame):
    """A card that floats over the window.

    Signals:
        closed: once, when it is gone, whether something was chosen or not.
    """

    closed = Signal()

    def __init__(self, title: str, parent: QWidget, detail: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "popup")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        self.body.setSpacing(SPACE)
        self.heading = plain_label(title, role="heading", wrap=True)
        self.body.addWidget(self.heading)
        if detail:
            self.body.addWidget(plain_label(detail, role="muted", wrap=True))
        self._told = False
        self._shown_for = QElapsedTimer()

    def pop_up(self, at: tuple[int, int]) -> None:
        """Show it with its corner near the global point `at`, whole on the screen; not once it was closed."""
        if self._told:
            return
        self.adjustSize()
        point = QPoint(*at)
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry() if screen is not None else QRect(0, 0, 1280, 800)
        left = min(max(area.left() + SPACE, point.x() + SPACE), area.right() - self.width() - SPACE)
        top = min(max(area.top() + SPACE, point.y() + SPACE), area.bottom() - self.height() - SPACE)
        self.move(left, top)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown_for.start()
        self.activateWindow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_second_click = self._shown_for.elapsed() < QApplication.doubleClickInterval()
        if is_second_click and not self.rect().contains(event.position().toPoint()):
            return  # the click that opened it was half of a double click
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._told:
            self._told = True
            self.closed.emit()
