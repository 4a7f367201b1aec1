"""Findings as a person reads them."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.problem_rows import counts_by_item, problems_of
from ivr_designer.validation.engine import EngineResult
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.waivers import Waiver
from tests.helpers.builders import tree


def finding(rule, severity, *nodes, keypresses=()):
    return Finding(rule, severity, phrase("Something is off."), phrase("Because."), nodes, keypresses)


FINDINGS = (
    finding("S12", Severity.INFO),
    finding("S03", Severity.WARNING, "b"),
    finding("S04", Severity.ERROR, "a"),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
    finding("S05", Severity.ERROR, "a", keypresses=("a.1",)),
)


def test_worst_first_waived_last_and_equal_ones_told_apart():
    waiver = Waiver("P05", ("a",), (), "staff only")
    waived = ((finding("P05", Severity.ERROR, "a"), waiver),)
    found = problems_of(tree("a -1-> b"), EngineResult(FINDINGS, waived=waived))
    assert [r.finding.rule for r in found.rows] == ["S04", "S05", "S05", "S03", "S12", "P05"]
    assert [r.waiver for r in found.rows][-2:] == [None, waiver]
    assert len({r.id for r in found.rows}) == 6
    assert found.by_severity == {"E": 3, "W": 1, "I": 1}, "what is accepted does not count"


def test_a_row_knows_its_place():
    found = problems_of(tree("a -1-> b"), EngineResult(FINDINGS))
    by_rule = {r.finding.rule: r for r in found.rows}
    assert by_rule["S05"].item == "a.1"
    assert by_rule["S03"].item == "b"
    assert by_rule["S12"].item is None
    assert by_rule["S03"].place == "b"
    gone = problems_of(tree("a -1-> b"), EngineResult((finding("X", Severity.INFO, "no such node"),)))
    assert gone.rows[0].place == ""


def test_counts_by_item():
    findings = [
        Finding("A", Severity.ERROR, phrase("x"), phrase("y"), ("n", "m"), ("k",)),
        Finding("B", Severity.INFO, phrase("x"), phrase("y"), ("n",)),
    ]
    assert counts_by_item(findings) == {"n": FindingCount(1, 0, 1), "k": FindingCount(1, 0, 0)}


def test_equal_counts_are_one_object_which_is_compared_at_once():
    ones, others = (
        counts_by_item([finding("A", Severity.ERROR, node) for node in nodes]) for nodes in ("nm", "no")
    )
    assert ones["n"] is ones["m"] is others["o"]
