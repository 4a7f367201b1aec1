import dataclasses

import pytest

from ivr_designer.domain.bulk_edits import AddMany, RemoveMany
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind
from ivr_designer.domain.removal import removal
from ivr_designer.domain.tree import IvrTree, TreeContent
from tests.helpers.trees import menu_content
from tests.unit.domain.build import SALES, STOP, keypress, node, sample, tree

A, B, C = NodeId("a"), NodeId("b"), NodeId("c")
MISSING_B = Destination(DestinationKind.MISSING, "b")


def test_nodes_and_keys_come_as_one_and_go_again():
    one = sample()
    before = one.content()
    many = AddMany(
        ((node("d"), (3.0, 4.0)), (node("e"), None)), (keypress("d", "1", "e"), keypress("e", "1", "a"))
    )
    back, change = many.apply(one)
    assert change.nodes_added == {"d", "e"}
    assert change.keypresses_added == {"d-1", "e-1"}
    assert (change.destinations_added, change.root_changed) == (frozenset(), False)
    assert (one.positions[NodeId("d")], one.root) == ((3.0, 4.0), A)
    again, gone = back.apply(one)
    assert one.content() == before
    assert (set(gone.nodes_removed), set(gone.keypresses_removed)) == ({"d", "e"}, {"d-1", "e-1"})
    again.apply(one)
    assert set(one.keypresses) > {"d-1", "e-1"}


def test_the_first_of_many_becomes_the_root_of_an_empty_tree():
    one = IvrTree(TreeId("t"), TreeContent("T"))
    back, change = AddMany(((node("b"), None), (node("a"), None)), (keypress("b", "1", "a"),)).apply(one)
    assert (one.root, change.root_changed) == (B, True)
    back.apply(one)
    assert (one.root, dict(one.nodes)) == (None, {})


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (AddMany(((node("d"), None), (node("d"), None))), "in the tree already"),
        (AddMany(((node("d"), None), (node("e", label=" "), None))), "needs a name"),
        (AddMany(((node("d"), None),), (keypress("d", "1", "a"), keypress("d", "1", "b", "x"))), "uses key"),
        (AddMany(((node("d"), None),), (keypress("d", "1", "a"), keypress("d", "2", "b", "d-1"))), "already"),
        (AddMany(((node("d"), None),), (keypress("d", "1", "zzz"),)), "does not exist"),
        (AddMany((), (keypress("zzz", "1", "a"),)), "not in the tree any more"),
    ],
)
def test_one_that_is_refused_takes_all_back(many, words):
    one = sample()
    before = one.content()
    with pytest.raises(EditRefused, match=words):
        many.apply(one)
    assert one.content() == before


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (RemoveMany((B, NodeId("zzz"))), "box is not in the tree"),
        (RemoveMany((B,), (KeypressId("zzz"),)), "key is not in the tree"),
        (RemoveMany((A, B)), "Callers enter"),
    ],
)
def test_what_cannot_go_stays_whole(many, words):
    one = sample()
    before = one.content()
    with pytest.raises(EditRefused, match=words):
        many.apply(one)
    assert one.content() == before


def test_all_nodes_may_go_with_the_root_and_come_back():
    one = sample()
    before = one.content()
    back, change = RemoveMany((A, B, C)).apply(one)
    assert (one.root, dict(one.nodes), dict(one.keypresses)) == (None, {}, {})
    assert (change.root_changed, change.destinations_removed) == (True, {SALES, STOP})
    _, healed = back.apply(one)
    assert (one.content(), healed.root_changed) == (before, True)
    assert list(one.nodes) == [A, B, C], "they come back in their order"


def test_a_key_that_must_not_be_written_stays_and_dangles_until_its_node_is_back():
    one = tree(("a", "1", STOP), nodes=("b", "c"))
    odd = dataclasses.replace(keypress("c", "1", "b"), key=one.keypresses["a-1"].key.other("A"))
    one = IvrTree(TreeId("t"), dataclasses.replace(one.content(), keypresses={odd.id: odd}))
    back, change = RemoveMany((B,)).apply(one)
    assert set(change.keypresses_changed) == {odd.id}
    assert change.destinations_added == {MISSING_B}
    _, healed = back.apply(one)
    assert (set(healed.keypresses_changed), healed.destinations_removed) == ({odd.id}, {MISSING_B})


def test_many_cost_no_more_than_each():
    """Deleting half of a tree asks for the ends of each key once or twice, not once a node."""
    content = menu_content(400)
    asked = 0

    class Counting(IvrTree):
        def target(self, keypress):
            nonlocal asked
            asked += 1
            return super().target(keypress)

    one = Counting(TreeId("t"), content)
    some = [n for n in one.nodes if n != one.root][:200]
    back, change = removal(one, some).apply(one)
    ends = [k for k in change.keypresses_removed.values() if k.action is not Action.NEXT_NODE]
    assert asked <= len(ends), "where a key leads to a node that is there, that is known without asking"
    asked = 0
    back.apply(one)
    assert asked <= len(change.keypresses_removed)
    assert one.content() == content
