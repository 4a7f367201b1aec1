import pytest

from ivr_designer.domain.changes import Change, Origin, in_turn
from ivr_designer.domain.ids import KeypressId, NodeId
from tests.unit.domain.build import SALES, STOP, keypress, node

A, B = NodeId("a"), NodeId("b")
K = KeypressId("k")
OLD, NEWER = node("a"), node("a", label="Newer")
PRESS = keypress("a", "1", "b", "k")


def test_nothing_is_empty():
    assert Change().is_empty
    assert not Change().touches_structure
    assert Change(revision=5, origin=Origin.REMOTE).is_empty


@pytest.mark.parametrize(
    "change",
    [
        Change(nodes_added=frozenset({A})),
        Change(nodes_removed={A: OLD}),
        Change(keypresses_added=frozenset({K})),
        Change(keypresses_removed={K: PRESS}),
        Change(keypresses_changed={K: PRESS}),
        Change(root_changed=True),
        Change(replaced=True),
    ],
)
def test_what_may_move_a_box_or_cut_it_off_touches_structure(change):
    assert change.touches_structure
    assert not change.is_empty


@pytest.mark.parametrize(
    "change",
    [
        Change(nodes_changed={A: OLD}),
        Change(destinations_added=frozenset({STOP})),
        Change(destinations_removed=frozenset({STOP})),
        Change(moved=frozenset({A})),
        Change(tree_changed=True),
    ],
)
def test_the_rest_is_a_change_all_the_same(change):
    assert not change.touches_structure
    assert not change.is_empty


def test_added_then_removed_is_nothing():
    total = Change(nodes_added=frozenset({A})).then(Change(nodes_removed={A: OLD}))
    assert total.is_empty


def test_added_then_changed_is_added():
    total = Change(nodes_added=frozenset({A})).then(Change(nodes_changed={A: OLD}))
    assert total == Change(nodes_added=frozenset({A}))


def test_removed_then_added_is_changed_with_the_first_value():
    total = Change(nodes_removed={A: OLD}).then(Change(nodes_added=frozenset({A})))
    assert total == Change(nodes_changed={A: OLD})


def test_changed_twice_keeps_the_first_value():
    total = Change(nodes_changed={A: OLD}).then(Change(nodes_changed={A: NEWER}))
    assert total == Change(nodes_changed={A: OLD})


def test_changed_then_removed_is_removed_with_the_first_value():
    total = Change(nodes_changed={A: OLD}).then(Change(nodes_removed={A: NEWER}))
    assert total == Change(nodes_removed={A: OLD})


def test_removed_added_removed_is_removed():
    total = Change(nodes_removed={A: OLD}).then(Change(nodes_added=frozenset({A})))
    assert total.then(Change(nodes_removed={A: NEWER})) == Change(nodes_removed={A: OLD})


def test_keypresses_follow_the_same_rule():
    total = Change(keypresses_added=frozenset({K})).then(Change(keypresses_removed={K: PRESS}))
    assert total.is_empty


def test_different_things_add_up():
    first = Change(nodes_added=frozenset({A}), moved=frozenset({A}), destinations_added=frozenset({STOP}))
    second = Change(nodes_changed={B: OLD}, moved=frozenset({B}), root_changed=True, tree_changed=True)
    assert first.then(second) == Change(
        nodes_added=frozenset({A}),
        nodes_changed={B: OLD},
        destinations_added=frozenset({STOP}),
        moved=frozenset({A, B}),
        root_changed=True,
        tree_changed=True,
    )


def test_a_box_that_came_and_went_is_not_told():
    came, went = (
        Change(destinations_added=frozenset({SALES})),
        Change(destinations_removed=frozenset({SALES})),
    )
    assert came.then(went).is_empty
    assert went.then(came).is_empty


def test_exchanging_all_stays_visible():
    assert Change(replaced=True).then(Change()).replaced
    assert Change().then(Change(replaced=True)).replaced


def steps_of(script):
    """Changes to one node and one key, as a script of "+", "-" and "~" spells them."""
    values = {"a": OLD, "b": NEWER}
    for name, act in script:
        fresh, value = NodeId(name), values[name]
        yield {
            "+": Change(nodes_added=frozenset({fresh})),
            "-": Change(nodes_removed={fresh: value}),
            "~": Change(nodes_changed={fresh: value}, moved=frozenset({fresh})),
        }[act]


SCRIPTS = ["a~ a- a+ a~ b+ b-", "a- a+ a- b~", "a+ a~ a- a+ b- b+ b~", "a~", ""]


@pytest.mark.parametrize("script", SCRIPTS)
def test_many_in_turn_are_the_same_as_one_after_the_other(script):
    changes = list(steps_of(script.split()))
    total = Change()
    for change in changes:
        total = total.then(change)
    assert in_turn(changes) == total


def test_thousands_in_turn_take_few_joins():
    made = [Change(nodes_added=frozenset({NodeId(f"n{i}")})) for i in range(4001)]
    assert in_turn(iter(made)).nodes_added == {f"n{i}" for i in range(4001)}
