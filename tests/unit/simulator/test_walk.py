"""A call walked by hand."""

import pytest

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.simulator.machine import End, Phase, do_step
from ivr_designer.simulator.script import run_all
from ivr_designer.simulator.walk import Walk, remove_test_at, save_test
from tests.helpers.builders import tree
from tests.unit.simulator.test_machine import Fixed

T = Fixed()
DRAWING = "a -1-> b; a -none-> b; a -bad-> a; b -1-> queue:Q; b -*-> a"


def test_walking_and_its_steps() -> None:
    walk = Walk(tree(DRAWING), T)
    assert walk.path == ("a",)
    walk.advance(1.0)
    walk.press(Key.NINE)
    walk.stay_silent()
    walk.press_when_heard(Key.ONE)
    assert walk.steps == (Key.NINE, Key.NO_INPUT, Key.ONE)
    assert walk.path == ("a", "a", "b")
    assert walk.call.end is End.QUEUE
    assert walk.call.at_s == pytest.approx(1 + 4 + 5 + 3)


def test_one_step_back_begins_the_node_anew() -> None:
    walk = Walk(tree(DRAWING), T)
    assert not walk.back()
    walk.advance(2.0)
    walk.press(Key.ONE)
    walk.advance(1.0)
    walk.press(Key.ONE)
    assert walk.call.is_over
    assert walk.back()
    assert (walk.call.node, walk.call.phase, walk.call.at_s, walk.call.left_s) == (
        "b",
        Phase.PROMPT,
        2.0,
        4.0,
    )
    assert walk.steps == (Key.ONE,)
    assert walk.path == ("a", "b")
    assert walk.back()
    assert (walk.call.node, walk.call.at_s, walk.steps) == ("a", 0.0, ())
    assert not walk.can_go_back
    walk.press(Key.ONE)
    assert walk.call.node == "b"


def test_a_key_that_is_lost_is_no_step() -> None:
    t = tree(DRAWING)
    walk = Walk(t, T)
    walk.press(Key.ONE)
    walk.press(Key.ONE)
    assert walk.press(Key.ONE) == ()
    assert walk.steps == (Key.ONE, Key.ONE)


def test_a_counterexample_can_be_played() -> None:
    walk = Walk(tree(DRAWING), T)
    walk.play((Key.NO_INPUT, Key.STAR, Key.NINE))
    assert walk.path == ("a", "b", "a", "a")


def test_saved_as_a_test_it_passes_and_can_be_dropped() -> None:
    t = tree(DRAWING)
    walk = Walk(t, T)
    walk.play((Key.NO_INPUT, Key.ONE))
    record = walk.as_test("silent, then 1")
    assert record == {
        "name": "silent, then 1",
        "steps": ["no_input", "1"],
        "expect": {"action": "queue", "queue_id": "Q"},
    }
    undo, change = save_test(t, record).apply(t)
    assert change.tree_changed
    assert [r.passed for r in run_all(t, T)] == [True]
    save_test(t, record).apply(t)
    assert len(t.tests) == 1, "one of the same name is replaced"
    remove_test_at(t, 0).apply(t)
    assert t.tests == ()
    undo.apply(t)
    assert t.tests == ()


def test_a_call_that_still_waits_can_be_saved() -> None:
    walk = Walk(tree(DRAWING), T)
    walk.press(Key.ONE)
    assert walk.as_test("x")["expect"] == {"action": "waiting", "node": "b"}


def test_the_tree_may_lose_the_node_the_call_stands_at() -> None:
    t = tree(DRAWING)
    walk = Walk(t, T)
    walk.press(Key.ONE)
    walk.tree = tree("a -1-> stop")
    walk.press(Key.ONE)
    assert walk.call.end is End.LOST
    walk.back()


def test_records_that_are_none_stay_where_they_are() -> None:
    t = tree(DRAWING)
    UpdateTree(tests=("odd", {"name": "x"})).apply(t)  # type: ignore[arg-type]
    save_test(t, {"name": "x", "steps": [], "expect": {"action": "waiting"}}).apply(t)
    assert len(t.tests) == 2
    remove_test_at(t, len(t.tests) - 1).apply(t)
    assert t.tests == ("odd",)


def test_edits_say_what_they_are() -> None:
    t = tree(DRAWING)
    assert str(save_test(t, {"name": "x"}).text) == "Save test"
    assert str(remove_test_at(t, 0).text) == "Delete test"


def test_back_at_a_node_that_is_gone_leaves_the_call_where_it_was() -> None:
    walk = Walk(tree(DRAWING), T)
    walk.press(Key.ONE)
    walk.advance(1.0)
    before = walk.call
    walk.tree = tree("a -1-> stop")
    walk._did(do_step(tree(DRAWING), T, walk.call, Key.ONE))
    assert walk.back()
    assert walk.call == before


def test_back_shows_the_beginning_of_the_node_and_no_more() -> None:
    walk = Walk(tree(DRAWING), T)
    walk.press_when_heard(Key.ONE)
    walk.stay_silent()
    assert walk.back()
    assert [(e.what.value, e.node) for e in walk.effects] == [
        ("entered", "a"),
        ("playing", "a"),
        ("pressed", "a"),
        ("entered", "b"),
        ("playing", "b"),
    ]
