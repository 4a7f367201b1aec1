"""Copying a part of a tree and putting it somewhere else."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.fragments import copy, free_name, paste
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import Node, UnknownPrompt
from tests.helpers.builders import tree

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
    assert free_name("", {"?"}) == " 2"


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
