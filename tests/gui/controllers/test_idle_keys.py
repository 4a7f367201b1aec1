"""A key that cannot do its work now says why, in one sentence; and only then."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.ui.controllers.idle_keys import IdleKeys

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(rig, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """What the note says after a key on the canvas."""
    rig.window.toast.hide()
    rig.window.surface.setFocus()
    QTest.keyClick(rig.window.surface, key, modifiers)
    rig.pump()
    return rig.window.toast.text if rig.window.toast.isVisible() else ""


def test_keys_of_actions_that_are_off_say_why(rig):
    assert isinstance(rig.window.features.idle_keys, IdleKeys)
    rig.open("hotline")
    rig.window.activateWindow()
    rig.window.surface.select()
    assert press(rig, Qt.Key.Key_F2) == "Select one node that can be edited."
    assert press(rig, Qt.Key.Key_N) == "Select one node that can be edited."
    assert press(rig, Qt.Key.Key_Delete) == "Select a box first."
    assert press(rig, Qt.Key.Key_Z, CTRL) == "There is nothing to undo."
    assert press(rig, Qt.Key.Key_Z, CTRL | SHIFT) == "There is nothing to redo."
    assert press(rig, Qt.Key.Key_M, CTRL) == "Select one node that can be edited."


def test_keys_that_are_nobodys_say_nothing(rig):
    rig.open("hotline")
    rig.window.surface.select()
    assert press(rig, Qt.Key.Key_J) == ""
    assert press(rig, Qt.Key.Key_Q, SHIFT) == ""
    assert press(rig, Qt.Key.Key_Right) == ""


def test_keys_of_the_canvas_do_not_speak_elsewhere(rig):
    rig.open("hotline")
    rig.window.surface.select()
    rig.window.trees_panel.view.setFocus()
    rig.window.toast.hide()
    QTest.keyClick(rig.window.trees_panel, Qt.Key.Key_N)
    assert not rig.window.toast.isVisible()
