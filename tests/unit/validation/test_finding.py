"""Findings as values."""

from dataclasses import replace

from ivr_designer.domain.edits import RemoveNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.finding import Finding, Severity, counts, worst_first


def made(rule: str, severity: Severity) -> Finding:
    return Finding(rule, severity, phrase("It is so."), phrase("Because."))


def test_order_and_counts() -> None:
    some = [
        made("K02", Severity.INFO),
        made("S04", Severity.ERROR),
        made("P02", Severity.WARNING),
        made("L01", Severity.ERROR),
    ]
    assert [f.rule for f in worst_first(some)] == ["L01", "S04", "P02", "K02"]
    assert counts(some) == {"E": 2, "W": 1, "I": 1}
    assert counts([]) == {"E": 0, "W": 0, "I": 0}
    assert [s.rank for s in Severity] == [0, 1, 2]


def test_a_fix_does_not_make_two_findings_differ() -> None:
    one = made("S04", Severity.ERROR)
    assert one == replace(one, fix=RemoveNode(NodeId("a")))
    assert one != replace(one, span=(0, 1))
