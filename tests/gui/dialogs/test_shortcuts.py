"""The sheet of keys lists every action that has one."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from ivr_designer.ui.dialogs.shortcuts import CANVAS_KEYS, ShortcutsDialog


def test_all_keys_are_listed(rig):
    actions = rig.window.actions_
    dialog = ShortcutsDialog(actions, rig.window)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for spec in actions.specs:
        keys = actions[spec.id].shortcut()
        if not keys.isEmpty():
            assert keys.toString(QKeySequence.SequenceFormat.NativeText) in shown
    assert {keys for keys, _words in CANVAS_KEYS} <= shown
    dialog.close()
