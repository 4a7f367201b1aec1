"""The sheet of keys lists every action, and changes their keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItemIterator

from ivr_designer.ui.dialogs.shortcuts import CANVAS_KEYS, ShortcutsDialog
from ivr_designer.ui.shortcuts import native, spelled

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(rig):
    stored = []
    made = ShortcutsDialog(rig.window.actions_, rig.window, stored.append)
    made.stored, made.actions = stored, rig.window.actions_
    made.open()
    rig.pump()
    return made


def lines(dialog):
    walk = QTreeWidgetItemIterator(dialog.list)
    found = []
    while walk.value() is not None:
        item = walk.value()
        if item.parent() is not None and not item.isHidden():
            found.append((item.text(0), item.text(1)))
        walk += 1
    return found


def test_all_actions_and_keys_are_listed(dialog):
    shown = lines(dialog)
    keys = " ".join(k for _w, k in shown)
    for spec in dialog.actions.specs:
        action = dialog.actions[spec.id]
        assert action.text().replace("&", "") in {w for w, _k in shown}, spec.id
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in keys
    assert {spelled(k) for k, _w in CANVAS_KEYS} <= {k for _w, k in shown}


def test_search_finds_words_and_keys(dialog):
    keys = native(QKeySequence("Ctrl+K"))
    dialog.search.setText(keys.lower())
    assert ("Add key…", keys) in lines(dialog)
    dialog.search.setText("nothing of the kind")
    assert lines(dialog) == []


def test_keys_are_changed_by_keyboard_alone(dialog):
    dialog.show_action("about")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.field.hasFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_B, CTRL | ALT)
    assert dialog.assign.hasFocus()
    QTest.keyClick(dialog.assign, Qt.Key.Key_Space)
    assert dialog.stored == [{"about": "Ctrl+Alt+B"}]
    assert ("About IVR Designer", native(QKeySequence("Ctrl+Alt+B"))) in lines(dialog)
    assert dialog.list.hasFocus()
    dialog.reset.click()
    assert dialog.stored[-1] == {}


def test_a_clash_is_shown_and_can_be_taken_over(dialog):
    dialog.show_action("about")
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_K, CTRL)
    assert "Add key" in dialog.note.text()
    dialog.assign.click()
    assert dialog.stored == [{"about": "Ctrl+K", "add-key": ""}]
    dialog.reset_all.click()
    assert dialog.actions.custom == {}


def test_keys_that_cannot_be_are_refused_with_a_reason(dialog):
    dialog.show_action("about")
    QTest.keyClick(dialog.field, Qt.Key.Key_Space, CTRL)
    assert "input methods" in dialog.note.text()
    assert not dialog.assign.isEnabled()
    dialog.remove.click() if dialog.remove.isEnabled() else None
    assert dialog.stored == []


def test_keys_can_be_taken_away(dialog):
    dialog.show_action("add-key")
    dialog.remove.click()
    assert dialog.actions["add-key"].shortcuts() == []
    assert all(b.text() for b in dialog.buttons())


def test_what_policy_sets_is_locked(rig):
    made = ShortcutsDialog(rig.window.actions_, rig.window, locked=True)
    made.show_action("about")
    assert not made.field.isEnabled()
    assert made.note.text() == "Set by your administrator"
    made.close()
