"""The map of the keyboard as it is promised: nothing of it is missing from the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWhatsThis

from ivr_designer.ui.action_table import MAC_KEYS, SPECS
from ivr_designer.ui.dialogs.shortcuts import CANVAS_KEYS
from ivr_designer.ui.shortcuts import IS_MAC

ACTIONS = {
    "next-pane": "F6", "previous-pane": "Shift+F6", "rename": "F2", "new-child": "N", "connect": "C",
    "delete": "Del", "duplicate": "Ctrl+D", "select-all": "Ctrl+A", "zoom-fit": "Ctrl+0",
    "zoom-100": "Ctrl+1", "zoom-in": "Ctrl++", "zoom-out": "Ctrl+-",
    "command-palette": "Ctrl+Shift+P", "find": "Ctrl+F",
    "go-to": "Ctrl+G", "refresh": "F5", "publish": "Ctrl+Shift+U", "help": "F1", "whats-this": "Shift+F1",
    "shortcuts": "Ctrl+?", "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z", "cut": "Ctrl+X", "copy": "Ctrl+C",
    "paste": "Ctrl+V",
}  # fmt: skip
CANVAS_ONLY = {"rename", "new-child", "connect", "delete", "select-all", "cut", "copy", "paste"}
"""These act on the canvas and not in fields."""


def test_every_action_of_the_map_has_its_key(rig):
    specs = {spec.id: spec for spec in SPECS}
    for action_id, keys in ACTIONS.items():
        if not (IS_MAC and action_id in MAC_KEYS):
            assert QKeySequence(keys) in rig.window.actions_.defaults(action_id), action_id
        assert specs[action_id].canvas is (action_id in CANVAS_ONLY), action_id


def test_the_sheet_names_every_key_that_always_works_on_the_canvas(rig):
    shown = " ".join(keys for keys, _words in CANVAS_KEYS)
    words = "Home End Enter Space Esc Ctrl Alt Shift Menu F10 0 9 * # + Backspace → ↑ Tab"
    for key in words.split():
        assert key in shown, key


@pytest.mark.parametrize("keys", [spec for spec in ACTIONS.values() if spec.startswith("F")])
def test_function_keys_are_free_of_modifiers(keys):
    assert QKeySequence(keys)[0].keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def test_letters_act_on_the_canvas_and_not_while_a_name_is_typed(rig):
    window = rig.window
    node = rig.node("Kinh doanh")
    window.surface.select([node])
    field = window.inspector.node_form.name
    field.setFocus()
    before = len(rig.tree.nodes)
    QTest.keyClicks(field, "nC")
    rig.pump()
    assert "nC" in field.text()
    assert len(rig.tree.nodes) == before
    assert window.pickers.shown is None


def press_all(window, *, canvas_only=False):
    """Press every key of the table where the keyboard is; the ids of the actions that were triggered."""
    told, actions = [], window.actions_
    for spec in SPECS:
        if spec.id == "quit" or (canvas_only and not spec.canvas):
            continue
        actions[spec.id].triggered.connect(lambda _on=False, spec=spec: told.append(spec.id))
        for keys in actions.defaults(spec.id):
            target = QApplication.focusWidget() or QApplication.activeWindow() or window
            QTest.keyClick(target, keys[0].key(), keys[0].keyboardModifiers())
            yield told


def test_under_a_dialog_no_key_of_the_window_acts(rig):
    rig.window.surface.select([rig.node("Kinh doanh")])
    rig.window.actions_.trigger("export")
    rig.wait(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    rig.wait(lambda: dialog.isAncestorOf(QApplication.focusWidget() or rig.window))
    for told in press_all(rig.window):
        assert told == []
        assert dialog.isVisible()
    dialog.close()


def test_the_keys_of_the_canvas_are_the_field_s_while_one_types(rig):
    window = rig.window
    window.surface.select([rig.node("Kinh doanh")])
    field = window.inspector.node_form.name
    field.setFocus()
    before = rig.tree.content()
    for told in press_all(window, canvas_only=True):
        assert told == []
        assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert rig.tree.content() == before


def test_without_a_tree_every_key_does_no_harm(make_window):
    window = make_window().window
    window.surface.setFocus()
    for _told in press_all(window):
        QApplication.processEvents()
        QWhatsThis.leaveWhatsThisMode()
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not window:
                top.close()
        assert window.isVisible()
        assert window.documents.wanted is None
