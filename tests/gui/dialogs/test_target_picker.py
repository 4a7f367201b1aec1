"""The target picker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivr_designer.domain.keys import Key
from ivr_designer.ui.dialogs.target_picker import TargetModel, TargetPicker
from ivr_designer.ui.dialogs.targets import targets
from ivr_designer.ui.widgets.two_line import Role
from tests.helpers.builders import tree
from tests.helpers.memory_session import MemorySession
from tests.helpers.window import LEFT

TREE = tree("a -1-> b; b -*-> a")


@pytest.fixture
def popup(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    account = MemorySession().account
    made = TargetPicker("Where?", targets(TREE, account), account, page, hint="Search")
    made.told = []
    made.picked.connect(made.told.append)
    made.pop_up((10, 10))
    yield made
    QApplication.processEvents()


def test_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = TargetModel()
    model.set_rows(targets(TREE, MemorySession().account))
    qtmodeltester.check(model)
    assert model.index(0).data(Role.DETAIL) == "The system reads a text"


def test_typing_narrows_and_enter_picks(popup):
    QTest.keyClicks(popup.field, "hang up")
    told = popup.told
    assert popup.model.rows[0].label != "New spoken menu"
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.field, Qt.Key.Key_Up)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert [t.label for t in told] == ["Hang up"]


def test_a_click_picks(popup):
    told = popup.told
    index = popup.model.index(1)
    QTest.mouseClick(popup.view.viewport(), LEFT, pos=popup.view.visualRect(index).center())
    assert [t.label for t in told] == ["New recorded menu"]


def test_escape_picks_nothing(popup):
    told = popup.told
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert told == []


def test_nothing_found_picks_nothing(popup):
    told = popup.told
    QTest.keyClicks(popup.field, "12#")
    assert popup.nothing.isVisible() or popup.model.rowCount()
    popup.model.set_rows([])
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert told == []
    popup.close()


def test_a_name_that_is_typed_means_the_box_and_not_an_sms(rig):
    rig.window.keypresses.ask_target(rig.node("Kỹ thuật"), Key.NINE, (10, 10))
    rig.wait(lambda: isinstance(rig.window.pickers.shown, TargetPicker))
    picker = rig.window.pickers.shown
    picker.field.setText("khuyen mai")
    assert [t.icon for t in picker.model.rows] == ["talk", "sms"]
