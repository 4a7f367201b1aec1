"""Live or draft."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.sync.contract import Mode
from ivr_designer.ui.widgets.mode_switch import ModeSwitch


def test_a_click_asks_and_shows_nothing_by_itself(qtbot):
    switch, told = ModeSwitch(), []
    qtbot.addWidget(switch)
    switch.wanted.connect(told.append)
    assert not switch.isEnabled()
    switch.show_mode(Mode.LIVE)
    switch.show()
    QTest.mouseClick(switch.draft, Qt.MouseButton.LeftButton)
    assert told == [Mode.DRAFT]
    assert switch.live.isChecked()
    assert not switch.draft.isChecked()
    QTest.mouseClick(switch.live, Qt.MouseButton.LeftButton)
    assert told == [Mode.DRAFT]
    switch.show_mode(Mode.DRAFT)
    assert switch.draft.isChecked()
    switch.draft.setFocus()
    QTest.keyClick(switch.live, Qt.Key.Key_Space)
    assert told == [Mode.DRAFT, Mode.LIVE]
