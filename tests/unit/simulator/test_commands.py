"""What the command line prints."""

import json
import xml.etree.ElementTree as ET

import pytest

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.commands import ScriptRefused, run_tests, simulate
from tests.helpers.builders import tree
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
    assert data["tests"][1]["problems"] == ["The call should end as “stop” but is “waiting”."]
    assert data["tests"][2]["seconds"] is None
    assert data["coverage"] == {"share": 0.6667, "missing": [{"node": "b", "key": "1"}]}
    assert run.lines() == [
        "ok    silent",
        "FAIL  one",
        "      The call should end as “stop” but is “waiting”.",
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
