"""Claims and recorded calls as rows."""

from dataclasses import replace

from PySide6.QtCore import Qt

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import Phase
from ivr_designer.simulator.script import play
from ivr_designer.ui.inspection import Inspector, Order
from ivr_designer.ui.models.calls import CallsModel, proof_rows, recorded_rows
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.validation.timing import TimeModel
from tests.helpers.builders import tree

FINE = "a -1-> queue:Q; a -none-> stop; a -bad-> stop"


def looked(t):
    return Inspector(Order(TreeId("t"), t.content())).look()


def rows(text):
    t = tree(text)
    return proof_rows(t, looked(t))


def test_what_holds_is_said_and_cannot_be_played(qapp):
    found = rows(FINE)
    assert {r.detail for r in found[:-1]} == {"Proved for every caller, whatever they press."}
    assert all(r.steps is None for r in found[:-1])
    assert found[-1].detail == "has been hung up on after 6 s."


def test_what_breaks_comes_first_with_a_call_that_shows_it(qapp):
    t = tree("a -1-> b; a -none-> a; b -2-> stop")
    found = proof_rows(t, looked(t))
    broken = [r for r in found if r.look[0] == "error"]
    assert found[: len(broken) - 1] == broken[:-1]
    loop = next(r for r in broken if r.detail.endswith(", and so on for ever"))
    assert loop.steps == (Key.NO_INPUT,)
    assert found[-1].detail == "goes round for ever."
    assert found[-1].steps == (Key.NO_INPUT,)
    for row in broken:
        played = play(t, TimeModel(), row.steps)
        assert played.unused_steps == 0, "every call that is shown can be lived through"
        assert played.call.phase in Phase


def test_other_ends_of_a_silent_call(qapp):
    assert rows("a -none-> queue:Q")[-1].detail.startswith("is with a person after ")
    assert rows("a -1-> stop")[-1].detail.startswith("gets to where the tree says nothing, after ")
    assert proof_rows(IvrTree(TreeId("t")), looked(IvrTree(TreeId("t")))) == []


def test_tests_with_what_they_found_failed_ones_first(qapp, qtmodeltester):
    t = tree(FINE)
    good = {"name": "good", "steps": ["1"], "expect": {"action": "queue"}}
    t.tests = (good, {**good, "name": "bad", "steps": ["2"]}, {"name": "odd"})
    found = recorded_rows(t, looked(t))
    assert [r.title for r in found] == ["bad", "odd", "good"]
    assert found[0].detail == "The end should be a queue but is hanging up."
    assert found[1].steps is None
    assert (found[2].detail, found[2].id) == ("Passed: 1", "0")
    t.tests = ()
    report = looked(tree(FINE))
    assert recorded_rows(t, replace(report, tests=report.tests)) == []
    model = CallsModel()
    model.set_rows(found)
    qtmodeltester.check(model)
    assert model.index(0).data(Role.DETAIL) == found[0].detail
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("bad: ")
