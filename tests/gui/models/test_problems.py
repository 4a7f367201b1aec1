"""Findings as rows."""

from datetime import date

from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.inspection import Report
from ivr_designer.ui.models.problems import MOST, ProblemsModel
from ivr_designer.ui.problem_rows import problems_of
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.validation.engine import EngineResult
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.waivers import Waiver
from tests.helpers.builders import tree


def finding(rule, severity, *nodes, keypresses=(), text="Something is off."):
    return Finding(rule, severity, phrase(text), phrase("Because."), nodes, keypresses)


FINDINGS = (
    finding("S12", Severity.INFO),
    finding("S03", Severity.WARNING, "b"),
    finding("S04", Severity.ERROR, "a"),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
)
WAIVED = (
    (finding("P05", Severity.WARNING, "a"), Waiver("P05", ("a",), (), "staff only", date(2027, 1, 31))),
    (finding("P07", Severity.INFO, "a"), Waiver("P07", ("a",), (), "we like it")),
)


def report(findings=FINDINGS, waived=()):
    result = EngineResult(tuple(findings), waived=waived)
    return Report(result, problems_of(tree("a -1-> b"), result))


def filled(**more):
    model = ProblemsModel()
    model.set_report(report(**more))
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
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Error: Something is off."
    assert index.data(Role.ID) == "a.1"
    assert model.index(0).data(Role.ID) == "a"
    assert model.index(4).data(Role.ID) is None
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_rows_that_stay_keep_their_place(qapp):
    model, heard = filled(), []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsRemoved.connect(lambda *_: heard.append("removed"))
    model.set_report(report(FINDINGS[1:]))
    assert heard == ["removed"]
    model.set_report(None)
    assert model.rowCount() == 0
    assert model.counts() == {"E": 0, "W": 0, "I": 0}


def test_what_was_accepted_is_shown_when_asked_for(qapp):
    model = filled(waived=WAIVED)
    assert model.rowCount() == 5
    assert model.waived_count == 2
    model.choose(frozenset({"W"}), waived=True)
    assert [r.finding.rule for r in model.rows] == ["S03", "P05"]
    last = model.index(1)
    assert last.data(Role.DETAIL) == "Accepted until 2027-01-31: staff only"
    assert last.data(Role.DIM) is True
    model.choose(frozenset({"I"}), waived=True)
    assert model.index(1).data(Role.DETAIL) == "Accepted: we like it"
    assert model.counts() == {"E": 3, "W": 1, "I": 1}, "what is shown does not change what is there"


def test_nobody_reads_thousands(qapp):
    many = [finding("S03", Severity.WARNING, "b", text=f"No. {n}.") for n in range(MOST + 50)]
    model = filled(findings=many)
    assert model.rowCount() == MOST
    assert model.matching == MOST + 50
