"""A field that takes one pressed combination of keys. Tab, Shift+Tab and Escape keep their meaning."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.ui.shortcuts import MODIFIER_KEYS, combination, native

_LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
_BARE = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}


class KeyField(QLineEdit):
    """Signals:
    pressed_keys: QKeySequence of one combination.
    """

    pressed_keys = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.keys = QKeySequence()

    def show_keys(self, keys: QKeySequence) -> None:
        """Show keys; an empty sequence shows the placeholder."""
        self.keys = keys
        self.setText(native(keys))

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the window are ours while we are asked."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the combination."""
        if event.key() in MODIFIER_KEYS:
            return
        if event.key() in _LEAVING and event.modifiers() in _BARE:
            event.ignore()
            return
        keys = combination(event.keyCombination())
        self.show_keys(keys)
        self.pressed_keys.emit(keys)
