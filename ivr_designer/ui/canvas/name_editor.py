"""The editor that opens over a box to rename it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from ivr_designer.domain.ids import NodeId
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.requests import NameEdited
from ivr_designer.ui.canvas.view import View
from ivr_designer.ui.text import tr

_LEAST_WIDTH, _LEAST_HEIGHT = 140, 26
_QT_MARGIN = 2
"""What a QLineEdit leaves free beside its text within its contents, in px."""

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class NameEditor(QLineEdit):
    """A line edit that lives for one renaming. Enter and leaving it keep the name, Escape does not.

    Signals:
        finished: NameEdited, or None when nothing is to be renamed; emitted once.
    """

    finished = Signal(object)

    def __init__(self, parent: QWidget, node: NodeId, name: str) -> None:
        super().__init__(name, parent)
        self._node = node
        self._old = name
        self._done = False
        self.setMaxLength(200)
        self.setAccessibleName(tr("Name of the node"))
        self.selectAll()
        self.installEventFilter(self)

    def place(self, box: Box, view: View) -> None:
        """Lie on the name of a box, so that the letters typed stand where those of the name stood."""
        self.ensurePolished()
        near = view.zoom >= m.NEAR
        font = QFont(self.font())
        font.setPixelSize(max(11, round(m.TITLE_PX * view.zoom)))
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        line = box.y - box.h / 2 + m.NAME_LINE if near else box.y
        left = m.NAME_LEFT if near else m.NAME_LEFT_MIDDLE
        x, y = view.to_widget(box.x - box.w / 2 + left, line)
        before = self._before_text()
        width = max(_LEAST_WIDTH, round((box.w - left - m.INSET) * view.zoom) + 2 * before)
        height = max(_LEAST_HEIGHT, self.sizeHint().height())
        self.setGeometry(round(x) - before, round(y - height / 2), width, height)

    def _before_text(self) -> int:
        """From the left edge to the first letter: frame and padding of the look, and Qt's own margin."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.left() + _QT_MARGIN

    def close_with(self, *, keep: bool) -> None:
        """End the renaming."""
        if self._done:
            return
        self._done = True
        name = self.text().strip()
        changed = keep and name and name != self._old
        self.hide()
        self.finished.emit(NameEdited(self._node, name) if changed else None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Escape and leaving end the renaming; neither key goes on to the canvas."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENDS:
            self.close_with(keep=event.key() != Qt.Key.Key_Escape)
            return True
        if event.type() == QEvent.Type.FocusOut and not self._done:
            self.close_with(keep=True)
        return super().eventFilter(watched, event)
