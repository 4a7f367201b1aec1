"""What the command line prints."""

import json
import xml.etree.ElementTree as ET

import pytest

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.commands import ScriptRefused, Simulation, run_tests, simulate
from ivr_designer.simulator.machine import begin, press
from ivr_designer.simulator.script import Played
from tests.helpers.builders import node, tree
from tests.unit.simulator.test_machine import Fixed

T = Fixed()


def checked_tree() -> IvrTree:
    t = tree("a -1-> b; a -none-> queue:Q; b -1-> phone:8490")
    good = {"name": "silent", "steps": ["no_input"], "expect": {"action": "queue"}}
    bad = {"name": "one", "steps": ["1"], "expect": {"action": "stop"}}
    UpdateTree(tests=(good, bad, {"name": "odd"})).apply(t)
    return t


def test_run_of_tests() -> None:
    run = run_tests(checked_tree(), T)
    assert not run.passed
    data = json.loads(json.dumps(run.as_json()))
    assert data["counts"] == {"passed": 1, "failed": 1, "errors": 1}
    assert data["tests"][0] == {"name": "silent", "passed": True, "problems": [], "seconds": 9.0}
    assert data["tests"][1]["problems"] == ["The end should be hanging up but is waiting for a key."]
    assert data["tests"][2]["seconds"] is None
    assert data["coverage"] == {"share": 0.6667, "missing": [{"node": "b", "key": "1"}]}
    assert run.lines() == [
        "ok    silent",
        "FAIL  one",
        "      The end should be hanging up but is waiting for a key.",
        "FAIL  odd",
        "      A test needs a name, steps and what to expect.",
        "1 of 3 tests passed; 67 % of the keys are tested.",
    ]
    assert ET.fromstring(run.as_junit().encode()).tag == "testsuites"
    assert run_tests(tree("a -1-> stop"), T).passed


def test_simulate() -> None:
    sim = simulate(checked_tree(), T, "9, 1")
    assert sim.action == "undefined"
    assert sim.as_json()["unused_steps"] == 1
    sim = simulate(checked_tree(), T, "1,1")
    data = json.loads(json.dumps(sim.as_json()))
    assert data["action"] == "phone"
    assert data["destination"] == "8490"
    assert data["path"] == ["a", "b"]
    assert data["seconds"] == 6.0
    assert data["steps"] == ["1", "1"]
    assert data["events"][-1] == {
        "what": "ended",
        "at_s": 6.0,
        "node": "b",
        "end": "phone",
        "destination": "@phone:8490",
    }
    assert [e.get("key") for e in data["events"]].count("1") == 2


def test_lines_for_a_terminal() -> None:
    assert simulate(checked_tree(), T, "no_input").lines() == [
        "    0.0 s  “a”",
        "    0.0 s    plays its prompt (1)",
        "    4.0 s    waits for a key",
        "    9.0 s    caller says nothing",
        "    9.0 s    the call ends: queue Q",
    ]
    assert "a wrong key" in simulate(checked_tree(), T, "9").lines()[2]
    assert simulate(checked_tree(), T, "1").lines()[2] == "    3.0 s    caller presses 1"


def test_no_keys_just_listens_and_wrong_ones_are_refused() -> None:
    assert simulate(checked_tree(), T, " ").action == "waiting"
    for keys in ("1,,2", "one", "EMPTY_KEY"):
        with pytest.raises(ScriptRefused):
            simulate(checked_tree(), T, keys)
    with pytest.raises(LookupError):
        simulate(tree("a", root="x"), T, "1")


def test_every_event_as_it_is_printed() -> None:
    t = tree("a -1-> b; a -bad-> a; b -1-> stop; b -2-> missing:gone", node("b", barge_in=False))
    assert simulate(t, T, "9,1,1").lines() == [
        "    0.0 s  “a”",
        "    0.0 s    plays its prompt (1)",
        "    3.0 s    caller presses 9, a wrong key",
        "    3.0 s  “a”",
        "    3.0 s    plays its prompt (1)",
        "    6.0 s    caller presses 1",
        "    6.0 s  “b”",
        "    6.0 s    plays its prompt (1)",
        "   10.0 s    waits for a key",
        "   11.0 s    caller presses 1",
        "   11.0 s    the call ends: stop",
    ]
    assert simulate(t, T, "1,2").lines()[-1] == "    8.0 s    the call ends: lost gone"


def test_a_key_that_comes_too_early_is_printed() -> None:
    t = tree("a -1-> stop", node("a", barge_in=False))
    call, first = begin(t, T)
    call, more = press(t, T, call, Key.STAR)
    sim = Simulation(t, (Key.STAR,), Played(call, (*first, *more), 0))
    assert sim.lines()[-1] == "    0.0 s    caller presses * too early"
    elsewhere = Simulation(tree("b -1-> stop"), sim.steps, sim.played)
    assert elsewhere.lines()[0] == "    0.0 s  “a”", "a node that is gone is called by its id"


def test_what_a_simulation_says_of_a_call_that_waits() -> None:
    data = simulate(checked_tree(), T, "").as_json()
    assert (data["action"], data["node"], data["destination"], data["steps"]) == ("waiting", "a", None, [])
    assert data["events"] == [
        {"what": "entered", "at_s": 0.0, "node": "a"},
        {"what": "playing", "at_s": 0.0, "node": "a"},
    ]


def test_seconds_are_rounded_to_the_thousandth() -> None:
    sim = simulate(checked_tree(), Fixed(1.23456), "1")
    assert sim.as_json()["seconds"] == 2.235
    assert sim.as_json()["events"][2]["at_s"] == 1.235, "the wait begins"


def test_a_tree_without_a_name_has_its_tests_all_the_same() -> None:
    t = checked_tree()
    t.name = ""
    suite = ET.fromstring(run_tests(t, T).as_junit().encode()).find("testsuite")
    assert suite is not None
    assert suite.get("name") == "ivr"
    t.name = "Desk"
    suite = ET.fromstring(run_tests(t, T).as_junit().encode()).find("testsuite")
    assert suite is not None
    assert suite.get("name") == "Desk"


def test_one_of_many_keys_that_is_not_tested_is_seen_in_the_share() -> None:
    t = tree("; ".join(f"n{i} -1-> n{i + 1}" for i in range(201)))
    good = {"name": "one", "steps": ["1"], "expect": {"action": "waiting"}}
    UpdateTree(tests=(good,)).apply(t)
    run = run_tests(t, T)
    assert run.as_json()["coverage"]["share"] == 0.005
    assert run.lines()[-1] == "1 of 1 tests passed; 0 % of the keys are tested."
