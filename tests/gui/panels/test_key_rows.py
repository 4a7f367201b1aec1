"""The compact list of keypresses."""

from PySide6.QtTest import QTest

from ivr_designer.ui.panels.key_rows import KeyRow, KeyRows
from tests.helpers.window import LEFT


def test_rows_are_buttons_with_names(qtbot):
    rows, told = KeyRows(), []
    qtbot.addWidget(rows)
    rows.chosen.connect(told.append)
    rows.set_rows([KeyRow("k1", "1", "<b>Sales</b>"), KeyRow("k2", "no input", "Hang up")])
    rows.show()
    first = rows._layout.itemAt(0).widget()
    assert first.accessibleName() == "1, <b>Sales</b>"
    QTest.mouseClick(first, LEFT)
    assert told == ["k1"]


def test_same_rows_are_left_alone(qtbot):
    rows = KeyRows()
    qtbot.addWidget(rows)
    rows.set_rows([KeyRow("k1", "1", "Sales")])
    first = rows._layout.itemAt(0).widget()
    rows.set_rows([KeyRow("k1", "1", "Sales")])
    assert rows._layout.itemAt(0).widget() is first
    rows.set_rows([])
    assert rows._layout.count() == 0
