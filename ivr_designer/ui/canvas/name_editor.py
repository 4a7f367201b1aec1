"""The editor that opens over a box to rename it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.ids import NodeId
from ivr_designer.ui.canvas.requests import NameEdited
from ivr_designer.ui.text import tr

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class NameEditor(QLineEdit):
    """A line edit that lives for one renaming. Enter and leaving it keep the name, Escape does not.

    Signals:
        finished: NameEdited, or None when nothing is to be renamed; emitted once.
    """

    finished = Signal(object)

    def __init__(self, parent: QWidget, node: NodeId, name: str, pixel_size: int) -> None:
        super().__init__(name, parent)
        self._node = node
        self._old = name
        self._done = False
        font = QFont(parent.font())
        font.setPixelSize(max(11, pixel_size))
        self.setFont(font)
        self.setMaxLength(200)
        self.setAccessibleName(tr("Name of the node"))
        self.selectAll()
        self.installEventFilter(self)

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
