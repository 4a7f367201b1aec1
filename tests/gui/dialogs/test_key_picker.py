"""The key picker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.ui.dialogs.key_picker import KeyPicker
from tests.helpers.window import LEFT


@pytest.fixture
def ask(qtbot):
    page = QWidget()
    qtbot.addWidget(page)

    def make(taken=()):
        popup = KeyPicker("Which key?", dict.fromkeys(taken, "Sales"), page)
        popup.told = []
        popup.picked.connect(popup.told.append)
        popup.pop_up((10, 10))
        return popup

    return make


def test_all_fourteen_keys_are_there(ask):
    popup = ask()
    for key in MENU_ORDER:
        assert popup.button_of(key).isEnabled()
        assert popup.button_of(key).accessibleName()
    popup.close()


@pytest.mark.parametrize("key", ["1", "0", "*", "#"])
def test_typed_keys(ask, key):
    popup = ask()
    QTest.keyClicks(popup, key)
    assert popup.told == [Key(key)]


def test_clicked_keys(ask):
    popup = ask()
    QTest.mouseClick(popup.button_of(Key.NO_MATCH), LEFT)
    assert popup.told == [Key.NO_MATCH]


def test_taken_keys_do_nothing(ask):
    popup = ask([Key.ONE])
    QTest.keyClicks(popup, "1x")
    assert popup.told == []
    assert "Sales" in popup.button_of(Key.ONE).toolTip()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert popup.told == []


def test_arrows_and_enter(ask):
    popup = ask([Key.ONE])
    QTest.keyClick(popup, Qt.Key.Key_Right)
    QTest.keyClick(popup, Qt.Key.Key_Left)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert popup.told == [Key.TWO]
