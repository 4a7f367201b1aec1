"""Waivers: kept in the file, with a reason and a last day."""

from datetime import date
from typing import Any

import pytest

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.engine import Engine, validate
from ivr_designer.validation.finding import Finding
from ivr_designer.validation.waivers import Waiver, unwaive, waive, waivers_of
from tests.helpers.builders import tree

DAY = date(2026, 6, 1)
DRAWING = "a -1-> stop; c -1-> stop; d -1-> stop"


def unreachable(t: IvrTree, today: date = DAY) -> list[Finding]:
    return [f for f in validate(t, today=today) if f.rule == "S03"]


def test_waive_and_take_back() -> None:
    t = tree(DRAWING)
    first = unreachable(t)[0]
    undo, change = waive(t, first, " Only for tests ", date(2026, 6, 2)).apply(t)
    assert change.tree_changed
    assert t.extra["waivers"] == [
        {"rule": "S03", "nodes": ["c"], "keys": [], "reason": "Only for tests", "until": "2026-06-02"}
    ]
    assert [f.nodes for f in unreachable(t)] == [("d",)]
    unwaive(t, first).apply(t)
    assert "waivers" not in t.extra
    assert len(unreachable(t)) == 2
    undo.apply(t)
    assert t.extra == {}


def test_the_last_day_still_counts() -> None:
    t = tree(DRAWING)
    waive(t, unreachable(t)[0], "x", DAY).apply(t)
    assert len(unreachable(t, DAY)) == 1
    assert len(unreachable(t, date(2026, 6, 2))) == 2


def test_keys_tell_findings_of_a_node_apart() -> None:
    t = tree("a -1-> queue:; a -2-> queue:")
    first = next(f for f in validate(t, today=DAY) if f.rule == "S06")
    waive(t, first, "later").apply(t)
    assert waivers_of(t) == (Waiver("S06", first.nodes, ("1",), "later"),)
    assert [f.keypresses for f in validate(t, today=DAY) if f.rule == "S06"] == [("a.2",)]


def test_waiving_again_replaces() -> None:
    t = tree(DRAWING)
    first = unreachable(t)[0]
    waive(t, first, "one").apply(t)
    waive(t, first, "two").apply(t)
    assert [w.reason for w in waivers_of(t)] == ["two"]
    with pytest.raises(ValueError, match="needs a reason"):
        waive(t, first, "  ")


def test_the_engine_reports_what_is_waived() -> None:
    t = tree(DRAWING)
    engine = Engine(t, today=DAY)
    first = unreachable(t)[0]
    _, change = waive(t, first, "known").apply(t)
    result = engine.update(change)
    assert result.removed == (first,)
    assert result.added == ()
    assert [(f, w.reason) for f, w in result.waived] == [(first, "known")]
    _, change = unwaive(t, first).apply(t)
    assert engine.update(change).added == (first,)


@pytest.mark.parametrize(
    "record",
    [
        None,
        "text",
        {},
        {"rule": 1, "reason": "x"},
        {"rule": "S03", "reason": ""},
        {"rule": "S03", "reason": "x", "nodes": "c"},
        {"rule": "S03", "reason": "x", "nodes": [1]},
        {"rule": "S03", "reason": "x", "nodes": ["c"], "keys": {}},
        {"rule": "S03", "reason": "x", "nodes": ["c"], "until": "soon"},
        {"rule": "S03", "reason": "x", "nodes": ["c"], "until": 20261},
    ],
)
def test_broken_records_are_kept_and_ignored(record: Any) -> None:
    t = tree(DRAWING)
    UpdateTree(extra={"waivers": [record]}).apply(t)
    assert waivers_of(t) == ()
    assert len(unreachable(t)) == 2
    waive(t, unreachable(t)[0], "x").apply(t)
    assert t.extra["waivers"][0] == record
    assert len(unreachable(t)) == 1


def test_waivers_that_are_no_list() -> None:
    t = tree(DRAWING)
    UpdateTree(extra={"waivers": 5}).apply(t)
    assert waivers_of(t) == ()
    waive(t, unreachable(t)[0], "x").apply(t)
    assert len(waivers_of(t)) == 1
