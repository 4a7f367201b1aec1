"""The history panel by itself."""

from PySide6.QtCore import QItemSelectionModel

from ivr_designer.sync.proposals import Version
from ivr_designer.ui.panels.history import HistoryPanel


def version(n):
    return Version(f"digest{n}", "t", 1_700_000_000.0 + n, 1_700_000_000.0 + n, "read")


def make(qtbot, *versions):
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_versions(versions)
    return panel


def test_empty(qtbot):
    panel = make(qtbot)
    assert panel.is_empty
    assert panel.chosen == ()


def test_one_two_or_more(qtbot):
    panel = make(qtbot, version(3), version(2), version(1))
    assert [v.digest for v in panel.chosen] == ["digest3"]
    assert panel.restore.isEnabled()
    assert not panel.restore_node.isEnabled()
    panel.set_node("Sales")
    assert panel.restore_node.isEnabled()
    select = panel.view.selectionModel()
    select.select(panel.model.index(2), QItemSelectionModel.SelectionFlag.Select)
    assert [v.digest for v in panel.chosen] == ["digest3", "digest1"]
    assert panel.compare.isEnabled()
    assert not panel.restore.isEnabled()
    select.select(panel.model.index(1), QItemSelectionModel.SelectionFlag.Select)
    assert not panel.compare.isEnabled()
    assert panel.hint.text() == "Choose one or two versions."
