"""Findings as rows."""

from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.models.problems import ProblemsModel
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.validation.finding import Finding, Severity
from tests.helpers.builders import tree


def finding(rule, severity, *nodes, keypresses=(), text="Something is off."):
    return Finding(rule, severity, phrase(text), phrase("Because."), nodes, keypresses)


FINDINGS = [
    finding("S12", Severity.INFO),
    finding("S03", Severity.WARNING, "b"),
    finding("S04", Severity.ERROR, "a"),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
]


def filled():
    model = ProblemsModel()
    model.set_findings(tree("a -1-> b"), FINDINGS)
    return model


def test_rows_keep_the_rules_of_qt(qtmodeltester, qapp):
    qtmodeltester.check(filled())


def test_worst_first(qapp):
    model = filled()
    assert [model.index(i).data(Role.TRAILING) for i in range(5)] == ["S04", "S05", "S05", "S03", "S12"]
    assert model.counts() == {"E": 3, "W": 1, "I": 1}


def test_a_row_says_what_why_and_where(qapp):
    model = filled()
    index = model.index(1)
    assert index.data() == "Something is off."
    assert index.data(Role.DETAIL) == "Because."
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Something is off.\nBecause."
    assert index.data(Role.ID) == "a.1"
    assert model.index(0).data(Role.ID) == "a"
    assert model.index(4).data(Role.ID) is None
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_rows_that_stay_keep_their_place(qapp):
    model, heard = filled(), []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsRemoved.connect(lambda *_: heard.append("removed"))
    model.set_findings(tree("a -1-> b"), FINDINGS[:-1])
    assert heard == ["removed"]
    model.set_findings(None, [])
    assert model.rowCount() == 0
