"""A key that cannot do its work now says why, in one sentence; and only then."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

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


def test_enter_presses_the_button_that_has_the_keyboard(rig):
    """As on Windows and GNOME; Qt has only Space do that outside of dialogs."""
    rig.open("hotline")
    rig.window.activateWindow()
    rig.window.surface.select([rig.node("Kinh doanh")])
    rig.pump(5)
    told = []
    for button in (
        rig.window.inspector.node_form.add_key,
        rig.window.trees_panel.findChildren(QToolButton)[0],
    ):
        button.clicked.connect(lambda _checked=False, button=button: told.append(button))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told.clear()
            button.setFocus()
            QTest.keyClick(button, key)
            rig.pump(5)
            assert told == [button]
            if rig.window.pickers.shown is not None:
                rig.window.pickers.shown.close()


def test_enter_held_down_presses_a_button_once(rig):
    rig.open("hotline")
    rig.window.surface.select([rig.node("Kinh doanh")])
    rig.pump(5)
    button, told = rig.window.inspector.node_form.add_key, []
    button.clicked.connect(lambda: told.append(1))
    button.setFocus()
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(button, again)
    assert not told
