"""The phone: its keys by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.keys import Key
from ivr_designer.ui.panels.simulator import SimulatorPanel
from tests.helpers.window import LEFT


@pytest.fixture
def panel(qtbot):
    made = SimulatorPanel()
    qtbot.addWidget(made)
    made.resize(320, 800)
    made.show()
    qtbot.waitExposed(made)
    made.heard = []
    made.pressed.connect(made.heard.append)
    made.show_empty(False)
    return made


def test_every_key_has_a_button(panel):
    assert {k for k in Key if k.is_pressed} == set(panel.keys)
    QTest.mouseClick(panel.keys[Key.HASH], LEFT)
    QTest.mouseClick(panel.silence, LEFT)
    assert panel.heard == [Key.HASH, Key.NO_INPUT]


def test_the_keyboard_dials(panel):
    panel.setFocus()
    QTest.keyClicks(panel, "1*#0 x")
    assert panel.heard == [Key.ONE, Key.STAR, Key.HASH, Key.ZERO, Key.NO_INPUT]
    back = []
    panel.back_wanted.connect(lambda: back.append(1))
    QTest.keyClick(panel, Qt.Key.Key_Backspace)
    assert back == [1]


def test_after_a_click_the_space_bar_is_still_silence(panel):
    QTest.mouseClick(panel.keys[Key.ONE], LEFT)
    QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Space)
    assert panel.heard == [Key.ONE, Key.NO_INPUT]


def test_without_a_call_keys_do_nothing(panel):
    panel.show_empty(True)
    panel.setFocus()
    QTest.keyClicks(panel, "1 ")
    assert panel.heard == []
    begun = []
    panel.begun.connect(lambda: begun.append(1))
    panel.empty.act.click()
    assert begun == [1]
