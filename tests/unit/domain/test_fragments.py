"""Copying a part of a tree and putting it somewhere else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.fragments import copy, free_name, paste
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import Node, UnknownPrompt
from tests.helpers.builders import node, tree

QUEUE = Destination(DestinationKind.QUEUE, "Q1")


def test_copy_takes_nodes_their_inner_keys_and_the_ways_out():
    source = tree("a -1-> b; a -2-> c; a -0-> queue:Q1; b -*-> a; c -1-> stop")
    part = copy(source, ["a", "b"])
    assert set(part.nodes) == {"a", "b"}
    assert set(part.keypresses) == {"a.1", "a.0", "b.*"}
    assert part.root == "a"


def test_copy_of_a_loose_destination_keeps_it():
    source = tree("a -1-> b")
    source._set_loose(QUEUE, True)
    assert copy(source, [QUEUE]).loose == {QUEUE}


def test_copy_without_the_root_begins_at_the_first_node():
    assert copy(tree("a -1-> b; b -1-> c"), ["b", "c"]).root == "b"


def test_paste_gives_fresh_ids_and_names():
    goal = tree("a -1-> b")
    edit = paste(goal, copy(goal, ["a", "b"]), rng=random.Random(1))
    edit.apply(goal)
    assert sorted(n.name for n in goal.nodes.values()) == ["a", "a 2", "b", "b 2"]
    fresh = next(n.id for n in goal.nodes.values() if n.name == "a 2")
    (keypress,) = goal.keypresses_of(fresh)
    assert goal.nodes[goal.target(keypress)].name == "b 2"


def test_paste_moves_hand_placed_boxes_by_the_offset():
    source = tree("a")
    source._set_position("a", (10.0, 20.0))
    goal = tree("x")
    paste(goal, copy(source, ["a"]), (5.0, -5.0)).apply(goal)
    (place,) = goal.positions.values()
    assert place == (15.0, 15.0)


def test_paste_shares_destinations_and_adds_loose_ones():
    source = tree("a -1-> queue:Q1")
    goal = tree("x -1-> queue:Q1")
    part = copy(source, ["a"])
    paste(goal, part).apply(goal)
    assert goal.destinations() == [QUEUE]
    assert len(goal.keypresses_to(QUEUE)) == 2


def test_paste_leaves_out_what_cannot_be_made():
    odd = Node("odd", "odd", UnknownPrompt("record"))
    source = tree("a -1-> odd; a -2-> unknown:9; a -3-> missing:zz; odd -1-> stop", odd)
    goal = tree("x")
    paste(goal, source.content()).apply(goal)
    assert sorted(n.name for n in goal.nodes.values()) == ["a", "x"]
    assert not goal.keypresses


def test_paste_binds_a_key_once():
    goal = tree("x")
    paste(goal, tree("a -1-> stop; a -1-> a").content()).apply(goal)
    assert len(goal.keypresses) == 1


def test_paste_is_undone_as_one_step():
    goal = tree("a -1-> b; b -0-> queue:Q1")
    before = goal.content()
    inverse, _ = paste(goal, copy(goal, ["a", "b"])).apply(goal)
    assert len(goal.nodes) == 4
    inverse.apply(goal)
    assert goal.content() == before


def test_free_names_count_from_two():
    assert free_name("Menu", {"Menu", "Menu 2"}) == "Menu 3"
    assert free_name("Menu", set()) == "Menu"
    assert free_name("", {"?"}) == "? 2"


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("123*"), st.sampled_from("abcd")), max_size=12
    )
)
@settings(max_examples=60)
def test_a_pasted_copy_has_the_same_shape(edges):
    seen = {}
    for source, key, target in edges:
        seen.setdefault((source, key), target)
    text = "; ".join(["a", "b", "c", "d", *(f"{s} -{k}-> {t}" for (s, k), t in seen.items())])
    source, goal = tree(text), tree("")
    paste(goal, source.content()).apply(goal)

    def shape(t):
        return sorted((t.nodes[k.node].name, k.key, t.nodes[t.target(k)].name) for k in t.keypresses.values())

    assert shape(goal) == shape(source)


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("a", (), "a"),
        ("a", ("a",), "a 2"),
        ("a", ("a", "a 2", "a 4"), "a 3"),
        ("", (), "?"),
        ("", ("?",), "? 2"),
    ],
)
def test_a_name_that_nobody_has(name, taken, free):
    assert free_name(name, taken) == free


def test_a_copy_keeps_the_places_of_what_comes_along_and_no_others():
    source = tree("a -1-> queue:Q1; b -1-> stop")
    stop = Destination(DestinationKind.STOP)
    for place, box in enumerate(("a", "b", QUEUE, stop)):
        source._set_position(box, (float(place), 0.0))
    part = copy(source, ["a"])
    assert part.positions == {"a": (0.0, 0.0), QUEUE: (2.0, 0.0)}
    assert part.loose == frozenset()
    assert copy(source, ["a", QUEUE]).loose == frozenset(), "it is led to, so it does not stand alone"
    assert copy(source, [stop]).loose == {stop}
    assert copy(tree("a -1-> b", root="b"), ["a", "b"]).root == "b"
    assert copy(source, []).root is None


def test_loose_boxes_are_pasted_where_they_were_and_those_that_are_nothing_are_not():
    source = tree("a")
    missing = Destination(DestinationKind.MISSING, "x")
    for box in (QUEUE, missing):
        source._set_loose(box, True)
    source._set_position(QUEUE, (1.0, 2.0))
    goal = tree("x")
    paste(goal, copy(source, ["a", QUEUE, missing]), (10.0, 10.0)).apply(goal)
    assert goal.destinations() == [QUEUE]
    assert goal.positions[QUEUE] == (11.0, 12.0)
    there = tree("x -1-> queue:Q1")
    paste(there, copy(source, [QUEUE]), (10.0, 10.0)).apply(there)
    assert QUEUE not in there.positions, "a box that is there already stays where it is"


def test_what_can_only_be_read_is_left_out_with_its_keys_and_the_rest_comes():
    odd = node("odd", prompt=UnknownPrompt("vip"))
    source = tree("odd -1-> a; odd -2-> stop; a -1-> odd; a -2-> unknown:9; a -3-> b", odd)
    goal = tree("x")
    paste(goal, copy(source, ["odd", "a", "b"]), rng=random.Random(1)).apply(goal)
    assert sorted(n.name for n in goal.nodes.values()) == ["a", "b", "x"]
    assert [k.key.value for k in goal.keypresses.values()] == ["3"]


def test_two_nodes_of_one_name_get_two():
    source = tree("a -1-> b", node("b", name="a"))
    goal = tree("a")
    paste(goal, copy(source, ["a", "b"])).apply(goal)
    assert sorted(n.name for n in goal.nodes.values()) == ["a", "a 2", "a 3"]
