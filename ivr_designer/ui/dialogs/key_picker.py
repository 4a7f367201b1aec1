"""The key picker: a phone's keypad with the fourteen keys; those taken are off and say who has them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.ui.dialogs.popup import Popup
from ivr_designer.ui.labels import key_words
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, plain_label, scale_font

_PAD = ("123", "456", "789", "*0#")
_WIDTH, _HEIGHT = 64, 44


class KeyPicker(Popup):
    """Asks for a key.

    `taken` maps keys that are bound to what they lead to.

    Signals:
        picked: Key. The popup closes first.
    """

    picked = Signal(object)

    def __init__(self, title: str, taken: Mapping[Key, str], parent: QWidget) -> None:
        super().__init__(title, parent)
        self._buttons: dict[Key, QPushButton] = {}
        pad = QGridLayout()
        pad.setSpacing(SPACE // 2)
        for y, line in enumerate(_PAD):
            for x, face in enumerate(line):
                pad.addWidget(self._key(Key(face), face, taken), y, x)
        self.body.addLayout(pad)
        for key, hint in (
            (Key.NO_INPUT, tr("the caller presses nothing")),
            (Key.NO_MATCH, tr("the caller presses another key")),
        ):
            made = self._key(key, key_words(key), taken)
            made.setToolTip(made.toolTip() or hint)
            self.body.addWidget(made)
        note = tr("Or type the key.") if len(taken) < len(MENU_ORDER) else tr("All keys are taken.")
        self.body.addWidget(plain_label(note, role="muted"))
        self._focus_first()

    def _key(self, key: Key, face: str, taken: Mapping[Key, str]) -> QPushButton:
        made = button(lambda: self._choose(key), kind="key")
        made.setText(face)
        made.setMinimumSize(_WIDTH, _HEIGHT if key.is_pressed else _HEIGHT - SPACE)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if key.is_pressed:
            scale_font(made, 1.2)
        made.setAccessibleName(key_words(key))
        if key in taken:
            made.setEnabled(False)
            made.setToolTip(tr("{key} leads to {target}").format(key=key_words(key), target=taken[key]))
            made.setAccessibleDescription(made.toolTip())
        self._buttons[key] = made
        return made

    def _focus_first(self) -> None:
        for key in MENU_ORDER:
            if self._buttons[key].isEnabled():
                self._buttons[key].setFocus()
                return

    def button_of(self, key: Key) -> QPushButton:
        """The button of a key."""
        return self._buttons[key]

    def _choose(self, key: Key) -> None:
        if self._buttons[key].isEnabled():
            self.close()
            self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key.parse(event.text()) if event.text() else None
        if key is not None:
            self._choose(key)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Down}:
            self.focusNextChild()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Up}:
            self.focusPreviousChild()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)
