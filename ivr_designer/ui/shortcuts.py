"""Which keys an action can be given: how changed keys are stored, and what speaks against a key."""

import json
import sys
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.ui.action_table import Spec
from ivr_designer.ui.flags import without

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NO = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
_MOST = 20_000
IS_MAC = sys.platform == "darwin"
"""Qt's Ctrl is the Command key ⌘ there, its Alt the Option key ⌥, its Meta the key marked ^ or Control."""

MAC_SYSTEM_KEYS = frozenset(
    {
        "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5", "Ctrl+Shift+6", "Ctrl+?", "Ctrl+H", "Ctrl+Alt+H",
        "Ctrl+M", "Ctrl+Alt+M", "Ctrl+Alt+D", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+`", "Ctrl+Alt+Esc",
        "Ctrl+Shift+Q", "Ctrl+Alt+Shift+Q", "Ctrl+F5", "Ctrl+Alt+F5", "F11",
    }
)  # fmt: skip
"""What macOS takes before any program sees it, or has in every program's own menu."""

MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)  # fmt: skip

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_CANVAS = _ARROWS | {
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_Menu, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
    Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Asterisk, Qt.Key.Key_NumberSign,
}  # fmt: skip


def parse(text: str) -> dict[str, str]:
    """Changed keys as they are stored; what cannot be read counts as not changed."""
    try:
        found = json.loads(text) if 0 < len(text) <= _MOST else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(k): v for k, v in found.items() if isinstance(v, str)}


def spell(custom: Mapping[str, str]) -> str:
    """Changed keys as text for the settings, empty when nothing is changed."""
    return json.dumps(dict(sorted(custom.items()))) if custom else ""


def portable(keys: QKeySequence) -> str:
    """Keys as they are stored, the same on every system."""
    return keys.toString(_PORTABLE)


def native(keys: QKeySequence) -> str:
    """Keys as people on this system read them."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def spelled(keys: str, mac: bool = IS_MAC) -> str:
    """Keys as "Ctrl+Arrow" or "Menu, Shift+F10" (no action's), as keyboards of this system have them."""
    if not mac:
        return keys
    for name, sign in (("Menu, ", ""), ("Ctrl+", "⌘"), ("Alt+", "⌥"), ("Shift+", "⇧"), ("Backspace", "⌫")):
        keys = keys.replace(name, sign)
    return keys.replace("Ctrl", "⌘")


def first(keys: QKeySequence) -> QKeyCombination:
    """The first combination of a sequence that has one."""
    return keys[0]  # type: ignore[index,no-any-return]


def is_single(keys: QKeySequence) -> bool:
    """True for a key that types a character: a letter, a digit, a sign, with or without Shift."""
    if keys.count() != 1:
        return False
    pressed = first(keys)
    return not without(pressed.keyboardModifiers(), _SHIFT) and _types(pressed.key())


def _types(key: Qt.Key) -> bool:
    return Qt.Key.Key_Space < key.value < 0x01000000


def combination(pressed: QKeyCombination) -> QKeySequence:
    """One pressed key as keys of an action; the Shift that makes a sign out of another is not part of it."""
    key, modifiers = pressed.key(), without(pressed.keyboardModifiers(), Qt.KeyboardModifier.KeypadModifier)
    letter = Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value
    digit = Qt.Key.Key_0.value <= key.value <= Qt.Key.Key_9.value
    if _types(key) and not letter and not digit:
        modifiers = without(modifiers, _SHIFT)
    if key is Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    return QKeySequence(QKeyCombination(modifiers, key))


def refusal(spec: Spec, keys: QKeySequence, mac: bool = IS_MAC) -> Phrase | None:
    """Why an action cannot have these keys, whoever has them now; None if it can."""
    if keys.isEmpty():
        return None
    pressed = first(keys)
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    of_system = mac and portable(keys) in MAC_SYSTEM_KEYS
    if of_system or (key is Qt.Key.Key_Space and modifiers) or modifiers & _META:
        return phrase("These keys switch input methods or belong to the system. Choose others.")
    if modifiers == _ALT and _types(key):
        if mac:
            return phrase("Option and a letter type a sign. Choose other keys.")
        return phrase("Alt and a letter open menus. Choose other keys.")
    if _is_of_canvas(key, modifiers):
        return phrase("These keys move about on the canvas and in fields. Choose others.")
    if not spec.canvas and not modifiers & (_CTRL | _ALT) and not _is_function(key):
        if mac:
            return phrase("Without Command or Option this would act while you type. Add one of them.")
        return phrase("Without Ctrl or Alt this would act while you type. Add one of them.")
    return None


def _is_of_canvas(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    if key in _ARROWS:
        return True
    if Qt.Key.Key_0.value <= key.value <= Qt.Key.Key_9.value:
        return not without(modifiers, _SHIFT)
    if key is Qt.Key.Key_F10:
        return modifiers in {_NO, _SHIFT}
    return key in _CANVAS and not modifiers & (_CTRL | _ALT)


def _is_function(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1.value <= key.value <= Qt.Key.Key_F35.value


def owner(used: Iterable[tuple[str, list[QKeySequence]]], action_id: str, keys: QKeySequence) -> str | None:
    """The other action that has these keys, or None. Canvas and window share one set of keys."""
    for other, sequences in used:
        if other != action_id and keys in sequences:
            return other
    return None
