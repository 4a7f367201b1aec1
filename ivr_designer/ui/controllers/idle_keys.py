"""A key whose action cannot be used now is not silent: one sentence says why. Enter presses buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from ivr_designer.domain.keys import Key
from ivr_designer.ui.action_table import Spec
from ivr_designer.ui.command_choices import COMPARING, reason
from ivr_designer.ui.flags import without
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PRESSED = (QPushButton, QToolButton)
"""Enter presses them on Windows and GNOME; Qt has only Space do that outside of dialogs."""
_CHANGING = {Qt.Key.Key_Backspace}
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class IdleKeys(QObject):
    """Sees the keys that nobody in the window had a use for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def _why(self, event: QKeyEvent) -> str:
        spec = self._owner(event)
        facts = self._window.facts()
        if spec is not None:
            return reason(spec, facts) or tr("This cannot be done now.")
        return tr(COMPARING) if facts.comparing and self._would_change(event) else ""

    def _owner(self, event: QKeyEvent) -> Spec | None:
        """The action that has this key and cannot be used."""
        actions = self._window.actions_
        on_boxes = self._is_on_boxes() or self._window.canvas_area.comparing is not None
        off = [s for s in actions.specs if not actions[s.id].isEnabled() and (on_boxes or not s.canvas)]
        for keys in _sequences(event):
            found = next((s for s in off if keys in actions[s.id].shortcuts()), None)
            if found is not None or any(keys in actions[s.id].shortcuts() for s in actions.specs):
                return found
        return None

    def _would_change(self, event: QKeyEvent) -> bool:
        """Keys of the canvas that are no actions, pressed on a picture to look at."""
        if not self._is_on_boxes():
            return False
        if event.key() in _ARROWS:
            return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        digit = Key.parse(event.text()) if len(event.text()) == 1 else None
        return digit is not None or event.key() in _CHANGING

    def _is_on_boxes(self) -> bool:
        """True while the keyboard is on a drawing or on the outline of it."""
        focus = QApplication.focusWidget()
        return focus in (self._window.canvas_area.front, self._window.outline.view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            button = QApplication.focusWidget()
            if event.key() in _ENTER and isinstance(button, _PRESSED) and not event.isAutoRepeat():
                button.click()
                return True
            why = self._why(event)
            if why:
                self._window.prompts.note(why)
                return True
        return False


def _sequences(event: QKeyEvent) -> list[QKeySequence]:
    """What shortcuts may call the key: as it is, and signs that need Shift without it."""
    plain = without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
    found = [QKeySequence(QKeyCombination(plain, Qt.Key(event.key())))]
    if event.text() and not event.text().isalnum():
        bare = without(plain, Qt.KeyboardModifier.ShiftModifier)
        found.append(QKeySequence(QKeyCombination(bare, Qt.Key(event.key()))))
    return found
