"""Seconds to every place: checked by hand, against the simulator, and for order."""

import pytest
from hypothesis import given

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.script import play
from ivr_designer.validation.context import context_of
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.timemap import LAPS, TimeMap, Times
from ivr_designer.validation.timing import TimeModel
from tests.helpers import wild
from tests.helpers.builders import node, tree
from tests.helpers.checks import TODAY


def times_of(t: IvrTree) -> TimeMap:
    return context_of(t, AccountFacts(), RuleSettings(), TODAY).times


def playing(name: str, seconds: float | None, **fields: object) -> Node:
    return node(name, prompt=PlayPrompt("x.mp3", seconds), **{"keypress_timeout_s": 5, **fields})


def test_by_hand() -> None:
    t = tree("a -1-> b; a -2-> queue:Q; b -1-> queue:R; b -none-> stop", playing("a", 4), playing("b", 10))
    times = times_of(t)
    assert times.nodes[NodeId("a")] == (0, 0, 0)
    assert times.nodes[NodeId("b")] == (1, 5, 9)
    assert times.key(KeypressId("b.1")) == (2, 16, 24)
    assert times.person == (1, 5, 24)
    assert times.person_s == 5
    assert times.person_keys == (Key.TWO,)
    assert times.fewest_keys == 1
    assert times.to_person == {"a": 5, "b": 11}
    assert times.guessed == frozenset()


def test_the_way_to_a_person_goes_through_menus() -> None:
    t = tree(
        "a -1-> b; b -2-> c; c -0-> queue:Q; c -1-> queue:R",
        playing("a", 1),
        playing("b", 1),
        playing("c", 1),
    )
    times = times_of(t)
    assert times.person_keys[:2] == (Key.ONE, Key.TWO)
    assert times.fewest_keys == 3
    assert times.person_s == 6


def test_loops_are_walked_a_few_times_in_the_worst_case() -> None:
    t = tree("a -1-> b; b -*-> a; b -1-> queue:Q", playing("a", 1), playing("b", 2))
    times = times_of(t)
    assert times.person is not None
    assert times.person.worst == LAPS * (1 + 5 + 2 + 5)
    assert times.key(KeypressId("b.1")) == times.person


def test_out_of_reach_and_nobody() -> None:
    t = tree("a -1-> stop; b -1-> queue:Q", playing("a", 1))
    times = times_of(t)
    assert times.person is None
    assert times.person_s is None
    assert times.person_keys == ()
    assert times.fewest_keys is None
    assert NodeId("b") not in times.nodes
    assert times.key(KeypressId("b.1")) is None
    assert times.key(KeypressId("no such")) is None
    nothing = times_of(tree("a -1-> stop", root="nowhere"))
    assert (dict(nothing.nodes), nothing.person, nothing.fewest_keys) == ({}, None, None)


def test_a_second_binding_of_a_key_is_never_carried_out() -> None:
    times = times_of(tree("a -1-> queue:Q; a -1-> stop"))
    assert times.key(KeypressId("a.1~2")) is None


def test_recordings_of_unknown_length_are_guessed() -> None:
    assert times_of(tree("a -1-> stop", playing("a", None))).guessed == {"a"}


@wild.examples(100)
@given(wild.trees(max_nodes=5))
def test_best_typical_worst_are_in_order(t: IvrTree) -> None:
    times = times_of(t)
    for places in (times.nodes.values(), filter(None, map(times.key, t.keypresses))):
        for best, typical, worst in places:
            assert 0 <= best <= typical + 1e-9
            assert typical <= worst + 1e-9
    if times.person is not None:
        assert times.person_s is not None
        assert min(times.to_person.values()) <= times.person_s
        assert t.root is not None
        assert times.to_person[t.root] == pytest.approx(times.person_s)


@wild.examples(150)
@given(wild.trees(max_nodes=5))
def test_the_simulator_takes_the_typical_time_to_a_person(t: IvrTree) -> None:
    times = times_of(t)
    hasty = any(n.keypress_timeout_s < 2 for n in t.nodes.values())
    if times.person_s is None or hasty or Key.NO_MATCH in times.person_keys:
        return
    played = play(t, TimeModel(), times.person_keys)
    assert played.call.is_over
    assert played.call.end is not None
    assert played.call.end.value in {"queue", "phone"}
    assert played.call.at_s == pytest.approx(times.person_s)


def test_destinations_have_the_first_and_the_last_time_callers_come_there():
    t = tree("a -1-> queue:Q; a -2-> b; b -1-> queue:Q; b -2-> stop")
    times = context_of(t, AccountFacts(), RuleSettings(), TODAY).times
    queue, stop = Destination(DestinationKind.QUEUE, "Q"), Destination(DestinationKind.STOP)
    first, second = times.key("a.1"), times.key("b.1")
    assert times.destinations[queue] == Times(first.best, first.typical, second.worst)
    assert times.destinations[stop] == times.key("b.2")
