"""Which keys tests take."""

from ivr_designer.domain.keys import Key
from ivr_designer.simulator.coverage import coverage
from ivr_designer.simulator.script import Expected, Script, run
from tests.helpers.builders import tree
from tests.unit.simulator.test_machine import Fixed

T = Fixed()


def test_taken_and_missing() -> None:
    t = tree("a -1-> b; a -2-> stop; a -bad-> a; b -none-> stop; c -1-> stop")
    result = run(t, T, Script("x", (Key.NINE, Key.ONE, Key.NO_INPUT), Expected("stop")))
    found = coverage(t, [result])
    assert found.reachable == ("a.1", "a.2", "a.bad", "b.none"), "c is out of reach"
    assert found.taken == {"a.1", "a.bad", "b.none"}
    assert found.missing == ("a.2",)
    assert found.share == 0.75


def test_nothing_to_cover() -> None:
    assert coverage(tree("a"), []).share == 1.0
    assert coverage(tree("a -1-> stop"), []).share == 0.0
