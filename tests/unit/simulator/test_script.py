"""Recorded calls: read, played, compared."""

from dataclasses import replace
from typing import Any

import pytest

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.simulator.machine import End
from ivr_designer.simulator.script import (
    Expected,
    Script,
    ScriptRefused,
    expectation,
    parse,
    play,
    run,
    run_all,
    to_record,
)
from tests.helpers.builders import tree
from tests.unit.simulator.test_machine import Fixed

T = Fixed()
DRAWING = """a -1-> b; a -none-> queue:Q; a -bad-> a
b -2-> phone:842838; b -3-> voicemail; b -4-> sms:x; b -5-> stop"""


def script(steps: list[str], **expect: Any) -> Script:
    return parse({"name": "t", "steps": steps, "expect": expect})


@pytest.mark.parametrize(
    ("steps", "expect"),
    [
        (["no_input"], {"action": "queue", "queue_id": "Q"}),
        (["1", "2"], {"action": "phone", "phone_number": "842838"}),
        (["1", "2"], {"action": "phone", "phone_number": "+842838", "within_s": 6}),
        (["1", "3"], {"action": "voicemail"}),
        (["1", "4"], {"action": "sms"}),
        (["9", "1", "5"], {"action": "stop", "node": "b"}),
        (["1"], {"action": "waiting", "node": "b"}),
        ([], {"action": "waiting", "node": "a"}),
    ],
)
def test_passes(steps: list[str], expect: dict[str, Any]) -> None:
    result = run(tree(DRAWING), T, script(steps, **expect))
    assert result.passed, result.failures


@pytest.mark.parametrize(
    ("steps", "expect", "problem"),
    [
        (["1"], {"action": "queue"}, "The end should be a queue but is waiting for a key."),
        (["no_input"], {"action": "queue", "queue_id": "R"}, "The call should reach R but reached Q."),
        (["1", "5"], {"action": "stop", "phone_number": "1"}, "The call should reach 1 but reached —."),
        (["1", "5", "5", "5"], {"action": "stop"}, "The call was over 2 steps early."),
        (["1", "5", "5"], {"action": "stop"}, "The call was over a step early."),
        (["1"], {"action": "waiting", "node": "a"}, "The call ended at “b”."),
        (["1", "2"], {"action": "phone", "within_s": 5.5}, "It took 6.0 s; 5.5 s are allowed."),
        (
            ["1", "no_input"],
            {"action": "stop"},
            "The end should be hanging up but is nothing that the tree says.",
        ),
    ],
)
def test_fails_in_words(steps: list[str], expect: dict[str, Any], problem: str) -> None:
    result = run(tree(DRAWING), T, script(steps, **expect))
    assert not result.passed
    assert [str(f) for f in result.failures] == [problem]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "needs a name, steps"),
        ({"name": 1, "steps": [], "expect": {}}, "needs a name, steps"),
        ({"name": "x", "steps": "12", "expect": {}}, "needs a name, steps"),
        ({"name": "x", "steps": [], "expect": {"action": "fly"}}, "“fly” is not a way"),
        ({"name": "x", "steps": ["EMPTY_KEY"], "expect": {"action": "stop"}}, "neither a key nor no_input"),
        ({"name": "x", "steps": [1], "expect": {"action": "stop"}}, "“1” is neither"),
        ({"name": "x", "steps": [], "expect": {"action": "stop", "node": 1}}, "must be texts"),
        ({"name": "x", "steps": [], "expect": {"action": "stop", "within_s": "1"}}, "number of seconds"),
        ({"name": "x", "steps": [], "expect": {"action": "stop", "within_s": True}}, "number of seconds"),
    ],
)
def test_records_that_are_no_tests(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(ScriptRefused, match=reason) as refused:
        parse(record)
    assert str(refused.value.reason).endswith(".")


def test_a_record_survives_reading_and_writing() -> None:
    record = {
        "name": "x",
        "steps": ["1", "no_input", "#"],
        "expect": {"action": "queue", "queue_id": "Q", "within_s": 9.5, "node": "b"},
    }
    assert to_record(parse(record)) == record
    assert parse({**record, "colour": "red"}) == parse(record)


def test_what_a_recorded_call_expects() -> None:
    t = tree(DRAWING)
    for steps, wanted in (
        ((Key.ONE,), Expected("waiting", node="b")),
        ((Key.NO_INPUT,), Expected("queue", queue_id="Q")),
        ((Key.ONE, Key.TWO), Expected("phone", phone_number="842838")),
        ((Key.ONE, Key.FIVE), Expected("stop")),
    ):
        call = play(t, T, steps).call
        assert expectation(call) == wanted
        assert run(t, T, Script("x", steps, expectation(call))).passed


def test_all_tests_of_a_tree() -> None:
    t = tree(DRAWING)
    good = {"name": "ok", "steps": ["no_input"], "expect": {"action": "queue"}}
    bad = {"name": "no", "steps": ["1"], "expect": {"action": "stop"}}
    broken = {"steps": 5}
    UpdateTree(tests=(good, bad, broken, "text")).apply(t)  # type: ignore[arg-type]
    results = run_all(t, T)
    assert [(r.name, r.passed, r.error is None) for r in results] == [
        ("ok", True, True),
        ("no", False, True),
        ("test 3", False, False),
        ("test 4", False, False),
    ]


def test_a_tree_without_an_entry() -> None:
    result = run(tree(DRAWING, root="nowhere"), T, script([], action="waiting"))
    assert str(result.error) == "The tree does not say at which node calls begin."


def test_played_steps() -> None:
    played = play(tree(DRAWING), T, (Key.ONE, Key.FIVE, Key.FIVE))
    assert played.unused_steps == 1
    assert played.call.end is End.STOP
    assert replace(played, unused_steps=0).call is played.call
