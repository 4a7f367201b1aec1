"""Tooltips of buttons that do the same as an action of the window: they name the keys it has now."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ivr_designer.ui.actions import Actions


class KeyHints(QObject):
    """Adds the keys when a tooltip is about to be shown: they can be changed at any time."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        self._actions = actions
        self._ids: dict[QWidget, str] = {}

    def add(self, widget: QWidget, action_id: str) -> None:
        """The tooltip of `widget` ends with the keys of this action."""
        self._ids[widget] = action_id
        widget.installEventFilter(self)

    def words(self, widget: QWidget) -> str:
        """The whole tooltip."""
        tip, keys = widget.toolTip(), self._actions.keys_text(self._ids[widget])
        return f"{tip} ({keys})" if tip and keys else tip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        if not isinstance(watched, QWidget) or not watched.toolTip():
            return False
        QToolTip.showText(event.globalPos(), self.words(watched), watched)
        return True
