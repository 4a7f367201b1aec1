"""The field that takes one combination of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ivr_designer.ui.widgets.basics import column
from ivr_designer.ui.widgets.key_field import KeyField

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    made, after = KeyField(), QLineEdit()
    layout = column(parent=host)
    layout.addWidget(made)
    layout.addWidget(after)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    made.setFocus()
    made.told = []
    made.pressed_keys.connect(made.told.append)
    made.after = after
    made.host = host
    return made


def test_a_combination_is_taken_and_modifiers_alone_are_not(field):
    QTest.keyPress(field, Qt.Key.Key_Control)
    assert field.told == []
    QTest.keyClick(field, Qt.Key.Key_K, CTRL | SHIFT)
    assert field.told == [QKeySequence("Ctrl+Shift+K")]
    assert field.text()
    field.show_keys(QKeySequence())
    assert field.text() == ""


def test_tab_leaves_it(field):
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert field.told == []
    assert field.after.hasFocus()
