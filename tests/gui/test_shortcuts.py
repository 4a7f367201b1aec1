"""Which keys an action can be given."""

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ivr_designer.ui.action_table import Spec
from ivr_designer.ui.shortcuts import (
    MAC_SYSTEM_KEYS,
    combination,
    first,
    is_single,
    native,
    owner,
    parse,
    portable,
    refusal,
    spell,
    spelled,
)

WINDOW, CANVAS = Spec("w", "W", "W."), Spec("c", "C", "C.", canvas=True)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"a": 1}', "[" * 50_000, '{"a": null}'])
def test_what_cannot_be_read_changes_nothing(text):
    assert parse(text) == {}


def test_what_is_stored_comes_back():
    custom = {"b": "Ctrl+K", "a": ""}
    assert parse(spell(custom)) == custom
    assert spell({}) == ""


@pytest.mark.parametrize("keys", ["Ctrl+Space", "Shift+Space", "Ctrl+Shift+Space", "Meta+K", "Alt+F", "Left",
                                  "Ctrl+Left", "Alt+Up", "5", "*", "#", "Return", "Esc", "Tab", "Home",
                                  "Shift+F10", "Menu"])  # fmt: skip
def test_keys_that_nobody_can_have(keys):
    assert refusal(WINDOW, QKeySequence(keys)) is not None
    assert refusal(CANVAS, QKeySequence(keys)) is not None


@pytest.mark.parametrize("keys", ["A", "Shift+B", "Del", "?"])
def test_keys_of_the_canvas_only(keys):
    assert refusal(WINDOW, QKeySequence(keys)) is not None
    assert refusal(CANVAS, QKeySequence(keys)) is None


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Shift+K", "Ctrl+Alt+5", "F7", "Shift+F7", "Ctrl+5", ""])
def test_keys_that_any_action_can_have(keys):
    assert refusal(WINDOW, QKeySequence(keys)) is None


def test_the_shift_that_makes_a_sign_is_not_part_of_it():
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    assert combination(QKeyCombination(ctrl | shift, Qt.Key.Key_Question)) == QKeySequence("Ctrl+?")
    assert combination(QKeyCombination(ctrl | shift, Qt.Key.Key_K)) == QKeySequence("Ctrl+Shift+K")
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert combination(QKeyCombination(ctrl | keypad, Qt.Key.Key_5)) == QKeySequence("Ctrl+5")
    assert combination(QKeyCombination(ctrl, Qt.Key.Key_Backtab)) == QKeySequence("Ctrl+Tab")


def test_single_keys():
    assert [t for t in ("N", "Shift+N", "5", "?", "F2", "Del", "Ctrl+N") if is_single(QKeySequence(t))] == [
        "N", "Shift+N", "5", "?",
    ]  # fmt: skip
    assert not is_single(QKeySequence())


def test_spelling_and_owner():
    keys = QKeySequence("Ctrl+K")
    assert portable(keys) == "Ctrl+K"
    assert native(keys)
    assert first(keys).key() == Qt.Key.Key_K
    used = [("a", [keys]), ("b", [])]
    assert owner(used, "b", keys) == "a"
    assert owner(used, "a", keys) is None


@pytest.mark.parametrize("keys", sorted(MAC_SYSTEM_KEYS))
def test_what_macos_keeps_for_itself_is_refused_there_only(keys):
    sequence = QKeySequence(keys)
    assert portable(sequence) == keys, "spelled as Qt does, or it would never be found"
    assert refusal(WINDOW, sequence, mac=True) is not None
    assert refusal(WINDOW, sequence, mac=False) is None


@pytest.mark.parametrize(("keys", "word"), [("Alt+F", "Option"), ("A", "Command")])
def test_a_refusal_names_the_keys_of_a_mac(keys, word):
    assert word in str(refusal(WINDOW, QKeySequence(keys), mac=True))
    assert word not in str(refusal(WINDOW, QKeySequence(keys), mac=False))


@pytest.mark.parametrize(
    ("keys", "on_mac"),
    [
        ("Ctrl+Arrow", "⌘Arrow"),
        ("Alt+Arrow", "⌥Arrow"),
        ("Menu, Shift+F10", "⇧F10"),
        ("Backspace", "⌫"),
        ("Ctrl", "⌘"),
        ("Home, End", "Home, End"),
    ],
)
def test_keys_are_written_as_on_the_keyboards_of_the_system(keys, on_mac):
    assert spelled(keys, mac=True) == on_mac
    assert spelled(keys, mac=False) == keys
