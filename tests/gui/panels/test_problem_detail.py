"""One problem in full."""

from datetime import date

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.panels.problem_detail import ProblemDetail
from ivr_designer.ui.problem_rows import Problem
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.waivers import Waiver


def problem(waiver=None, fix=None, nodes=("a",)):
    return Problem(
        Finding("P05", Severity.WARNING, phrase("There is a gap."), phrase("It confuses."), nodes, fix=fix),
        "Sales & more", waiver,
    )  # fmt: skip


def test_what_can_be_done_is_what_is_offered(qtbot):
    detail = ProblemDetail()
    qtbot.addWidget(detail)
    detail.show_problem(None)
    assert detail.fix.isHidden()
    assert detail.message.property("role") == "muted", "that none is chosen is no heading"
    detail.show_problem(problem(fix=UpdateTree(name="x", label=phrase("Close A & B"))))
    assert detail.fix.text() == "Fix: Close A && B", "an ampersand of a name is no mnemonic"
    assert detail.where.text() == "Warning · P05 · Sales & more"
    assert detail.message.property("role") == "heading"
    assert not detail.accept.isHidden()
    assert detail.unaccept.isHidden()
    detail.show_problem(problem(nodes=()))
    assert detail.fix.isHidden()
    assert not detail.go.isEnabled()


def test_an_accepted_one_says_why_and_can_be_taken_back(qtbot):
    detail, heard = ProblemDetail(), []
    qtbot.addWidget(detail)
    detail.unaccept_wanted.connect(lambda: heard.append(1))
    detail.show_problem(problem(Waiver("P05", ("a",), (), "staff only", date(2027, 1, 31))))
    assert "Accepted until 2027-01-31: staff only" in detail.where.text()
    assert detail.accept.isHidden()
    detail.unaccept.click()
    assert heard == [1]
