"""The panel of proofs and recorded calls."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.keys import Key
from ivr_designer.ui.models.calls import BAD, GOOD, CallRow
from ivr_designer.ui.panels.calls import CallsPanel

PROOFS = [CallRow("x", "X", "Not so", BAD, (Key.ONE,)), CallRow("y", "Y", "So", GOOD)]
TESTS = [CallRow("0", "T", "Passed", GOOD, (Key.TWO,), "5 s")]


def filled(qtbot):
    panel = CallsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_rows(PROOFS, TESTS, "1 of 2 keys tested (50 %)", 1)
    return panel


def test_only_what_shows_something_can_be_played(qtbot):
    panel, played = filled(qtbot), []
    panel.play_wanted.connect(played.append)
    view = panel.proofs.view
    assert not panel.proofs.play.isEnabled()
    view.setCurrentIndex(panel.proofs.model.index(1))
    assert not panel.proofs.play.isEnabled()
    view.setCurrentIndex(panel.proofs.model.index(0))
    panel.proofs.play.click()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert played[0] == PROOFS[0]


def test_a_test_can_be_deleted_and_a_new_call_recorded(qtbot):
    panel, heard = filled(qtbot), []
    panel.delete_wanted.connect(heard.append)
    panel.record_wanted.connect(lambda: heard.append("record"))
    assert not panel.delete.isEnabled()
    panel.tests.view.setCurrentIndex(panel.tests.model.index(0))
    panel.delete.click()
    panel.record.click()
    assert heard == [TESTS[0], "record"]
    assert panel.tests.note.property("role") == "trouble"


def test_nothing_to_show(qtbot):
    panel = filled(qtbot)
    panel.show_empty_words(has_tree=True)
    assert panel.is_empty
    assert panel.empty.heading.text() == "Looking at every call…"
