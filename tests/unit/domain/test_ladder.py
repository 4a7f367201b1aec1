"""Retry ladders: made, recognised, replaced, taken away."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.edits import AddKeypress, MoveBoxes, RemoveKeypress
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.ladder import (
    AddLadder,
    Ladder,
    find_ladders,
    ladder_below,
    ladder_of_rung,
    make_ladder,
    remove_ladder,
)
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree
from tests.helpers import wild
from tests.helpers.builders import edges, node, tree

A = NodeId("a")
PERSON = Destination(DestinationKind.QUEUE, "Q")
MENU = "a -1-> b; a -2-> queue:R; a -#-> a; b -1-> stop"


def laddered(tries: int = 3, drawing: str = MENU, intro: str = "") -> IvrTree:
    t = tree(drawing, a="Press 1.")
    make_ladder(t, A, tries, PERSON, intro, random.Random(1)).apply(t)
    return t


def silences(t: IvrTree, key: Key = Key.NO_INPUT) -> list[str]:
    """Names of the places silence leads through, from a."""
    here, found = A, ["a"]
    while True:
        target = t.target(next(k for k in t.keypresses_of(here) if k.key is key))
        if isinstance(target, Destination):
            return [*found, str(target.value)]
        here = target
        found.append(t.nodes[here].name)


def test_n_tries_and_then_a_person() -> None:
    t = laddered(3)
    assert silences(t) == ["a", "a (2)", "a (3)", "Q"]
    assert silences(t, Key.NO_MATCH) == ["a", "a (2)", "a (3)", "Q"]
    rung = next(n for n in t.nodes.values() if n.name == "a (2)")
    assert {k.key: str(t.target(k)) for k in t.keypresses_of(rung.id) if k.key.is_pressed} == {
        k.key: str(t.target(k)) for k in t.keypresses_of(A) if k.key.is_pressed
    }


def test_it_is_one_step_and_undone() -> None:
    t = tree(MENU)
    before = t.content()
    inverse, _ = AddLadder(A, 3, PERSON).apply(t)
    assert len(t.nodes) == 4
    inverse.apply(t)
    assert t.content() == before
    assert str(AddLadder(A, 3, PERSON).text) == "Retry 3 times, then a person"


def test_rungs_apologise_and_stand_below() -> None:
    t = tree(MENU, a="Press 1.")
    MoveBoxes({A: (10.0, 20.0)}).apply(t)
    make_ladder(t, A, 2, PERSON, "Sorry.").apply(t)
    rung = next(n for n in t.nodes.values() if n.name == "a (2)")
    assert rung.prompt == TalkPrompt("Sorry. Press 1.")
    x, y = t.positions[rung.id]
    assert x == 10.0
    assert y > 20.0
    recorded = tree(MENU, node("a", prompt=PlayPrompt("x.mp3")))
    make_ladder(recorded, A, 2, PERSON, "Sorry.").apply(recorded)
    rung = next(n for n in recorded.nodes.values() if n.name == "a (2)")
    assert rung.prompt == PlayPrompt("x.mp3"), "a recording is played again as it is"


def test_recognised_by_shape_alone() -> None:
    t = laddered(4)
    found = find_ladders(t)
    assert list(found) == ["a"]
    assert found[A].tries == 4
    assert found[A].last == PERSON
    assert [t.nodes[r].name for r in found[A].rungs] == ["a (2)", "a (3)", "a (4)"]
    assert ladder_below(t, A) == found[A]
    drawn = tree("x -1-> queue:P; x -none-> y; x -bad-> y; y -1-> queue:P; y -none-> stop; y -bad-> stop")
    assert find_ladders(drawn) == {
        NodeId("x"): Ladder(NodeId("x"), (NodeId("y"),), Destination(DestinationKind.STOP))
    }


@pytest.mark.parametrize(
    "drawing",
    [
        "x -1-> queue:P; x -none-> y; x -bad-> stop; y -1-> queue:P; y -none-> stop; y -bad-> stop",
        "x -1-> queue:P; x -none-> y; x -bad-> y; y -2-> queue:P; y -none-> stop; y -bad-> stop",
        "x -1-> queue:P; x -none-> y; x -bad-> y; y -1-> queue:P; y -none-> stop; y -bad-> queue:P",
        "x -1-> queue:P; x -none-> y; x -bad-> y; y -1-> queue:P; y -none-> stop",
        "x -1-> y; x -none-> y; x -bad-> y; y -1-> y; y -none-> stop; y -bad-> stop",
        "x -1-> queue:P; x -none-> x; x -bad-> x",
        "x -1-> stop",
    ],
)
def test_what_is_no_ladder(drawing: str) -> None:
    assert find_ladders(tree(drawing)) == {}


def test_a_changed_key_unfolds_it() -> None:
    t = laddered(3)
    extra = Keypress(KeypressId("x"), A, Key.FIVE, Action.STOP)
    undo, _ = AddKeypress(extra).apply(t)
    assert A not in find_ladders(t)
    undo.apply(t)
    assert A in find_ladders(t)


def test_made_again_it_replaces_the_old_one() -> None:
    t = laddered(4)
    make_ladder(t, A, 2, Destination(DestinationKind.STOP)).apply(t)
    assert len(t.nodes) == 3
    assert silences(t) == ["a", "a (2)", ""]
    assert find_ladders(t)[A].tries == 2


def test_rungs_that_fell_behind_are_replaced_too() -> None:
    t = laddered(3)
    AddKeypress(Keypress(KeypressId("x"), A, Key.FIVE, Action.STOP)).apply(t)
    assert A not in find_ladders(t)
    undo, _ = AddLadder(A, 3, PERSON).apply(t)
    assert len(t.nodes) == 4
    assert find_ladders(t)[A].tries == 3
    undo.apply(t)
    assert len(t.nodes) == 4


def test_a_node_that_only_follows_is_not_taken_for_a_rung() -> None:
    t = tree("a -1-> stop; a -none-> h; a -bad-> h; h -2-> stop", node("h", name="Help"))
    make_ladder(t, A, 2, PERSON).apply(t)
    assert NodeId("h") in t.nodes


def test_taken_away_silence_goes_where_the_ladder_ended() -> None:
    t = laddered(3)
    inverse, _ = remove_ladder(t, find_ladders(t)[A]).apply(t)
    assert set(t.nodes) == {"a", "b"}
    assert silences(t) == ["a", "Q"]
    inverse.apply(t)
    assert find_ladders(t)[A].tries == 3


def test_keys_bound_before_are_pointed_at_the_first_rung() -> None:
    t = tree(f"{MENU}; a -none-> stop; a -bad-> b")
    make_ladder(t, A, 2, PERSON).apply(t)
    assert edges(t)["a.none"] == edges(t)["a.bad"]
    assert find_ladders(t)[A].tries == 2


def test_what_leads_nowhere_is_not_copied() -> None:
    t = tree("a -1-> missing:x; a -2-> unknown:9; a -3-> stop")
    make_ladder(t, A, 2, PERSON).apply(t)
    rung = next(n for n in t.nodes if n != A)
    assert [k.key for k in t.keypresses_of(rung)] == [Key.THREE, Key.NO_INPUT, Key.NO_MATCH]


@pytest.mark.parametrize("tries", [1, 10])
def test_how_many_tries(tries: int) -> None:
    with pytest.raises(ValueError, match="2 to 9"):
        make_ladder(tree(MENU), A, tries, PERSON)


def test_refused_in_words() -> None:
    odd = tree("a -1-> stop", node("a", prompt=UnknownPrompt("vip")))
    for t, head in ((odd, A), (tree(MENU), NodeId("gone"))):
        with pytest.raises(EditRefused, match="cannot be given more tries"):
            AddLadder(head, 3, PERSON).apply(t)


def test_ladder_to_a_node() -> None:
    t = tree(MENU)
    make_ladder(t, A, 2, NodeId("b")).apply(t)
    assert find_ladders(t)[A].last == "b"


@wild.examples(60)
@given(wild.trees(max_nodes=4), st.integers(2, 4))
def test_on_any_tree_it_is_made_undone_or_refused(t: IvrTree, tries: int) -> None:
    before = t.content()
    head = next(iter(t.nodes))
    try:
        inverse, _ = AddLadder(head, tries, PERSON).apply(t)
    except EditRefused:
        assert t.content() == before
        return
    for rung in find_ladders(t).values():
        assert rung.tries >= 2
    inverse.apply(t)
    assert t.content() == before


def test_removing_needs_no_last_place() -> None:
    t = laddered(2)
    ladder = find_ladders(t)[A]
    lost = Ladder(A, ladder.rungs, Destination(DestinationKind.MISSING, "x"))
    remove_ladder(t, lost).apply(t)
    assert t.keypress_at(A, Key.NO_INPUT) is None
    RemoveKeypress(KeypressId("a.1")).apply(t)


def test_a_ring_of_like_nodes_is_no_ladder_and_ends() -> None:
    t = tree("r -1-> stop; a -none-> b; a -bad-> b; b -none-> a; b -bad-> a")
    assert ladder_below(t, NodeId("a")) is None
    assert ladder_of_rung(t, NodeId("b")) is None
    assert find_ladders(t) == {}
    make_ladder(t, NodeId("a"), 3, Destination(DestinationKind.STOP)).apply(t)


def test_a_ladder_is_known_by_its_first_rung() -> None:
    t = tree("a -1-> stop; a -none-> b; a -bad-> b; b -1-> stop; b -none-> queue:Q; b -bad-> queue:Q")
    ladder = ladder_below(t, NodeId("a"))
    assert ladder is not None
    assert ladder_of_rung(t, NodeId("b")) == ladder
    assert ladder_of_rung(t, NodeId("a")) is None
