"""What Qt does otherwise on a Mac, made as it is everywhere: Enter and F2 in lists, Tab to every control."""

from PySide6.QtCore import SIGNAL, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

from ivr_designer.ui.flags import without

_ACTIVATED = {
    QTreeWidget: "itemActivated(QTreeWidgetItem*,int)",
    QListWidget: "itemActivated(QListWidgetItem*)",
    QTableWidget: "itemActivated(QTableWidgetItem*)",
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def adapt(app: QApplication) -> "ListKeys":
    """Make lists and Tab work as on the other systems. Call once; lives as long as `app`."""
    app.styleHints().setTabFocusBehavior(
        Qt.TabFocusBehavior.TabFocusAllControls
    )  # else fields and lists only
    return ListKeys(app)


class ListKeys(QObject):
    """In every list that has had the keyboard, Enter opens the line and F2 renames it.

    On a Mac, Qt has Enter rename it, F2 do nothing, and no key open it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView):
            now.installEventFilter(self)  # once more is no more than once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QAbstractItemView) or not watched.hasFocus():
            return False  # the Enter that ends the typing of a name comes by here, too
        index = watched.currentIndex()
        if not index.isValid() or without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            return False
        if event.key() in _ENTER and _is_heard(watched):
            watched.activated.emit(index)
            return True
        if event.key() == Qt.Key.Key_F2:
            by_key = watched.editTriggers() & QAbstractItemView.EditTrigger.EditKeyPressed
            if by_key and watched.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
                watched.edit(index)
                return True
        return False


def _is_heard(view: QAbstractItemView) -> bool:
    """Whether somebody waits for an opened line: else Enter is the dialog's, or the view's own."""
    name = next(
        (name for kind, name in _ACTIVATED.items() if isinstance(view, kind)), "activated(QModelIndex)"
    )
    return view.receivers(SIGNAL(name)) > 0
