"""How large edits are."""

from dataclasses import replace

from ivr_designer.domain.bulk_edits import AddMany, RemoveMany
from ivr_designer.domain.edit_size import size_of
from ivr_designer.domain.edits import Batch, MoveBoxes, RemoveNode, ReplaceTree, UpdateNode, UpdateTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.remote_edit import ApplyPatches, Patch
from ivr_designer.sync.values import node_key
from tests.helpers.builders import tree

NAME = phrase("Test")


def test_edits_of_one_thing():
    made = tree("a -1-> b")
    assert size_of(UpdateTree(name="x"), made) == 1
    assert size_of(UpdateNode(replace(made.nodes["a"], name="x")), made) == 1


def test_what_came_from_elsewhere_says_itself_how_large_it_is():
    patches = tuple(Patch(node_key(f"n{i}"), None, None) for i in range(7))
    assert size_of(ApplyPatches(patches, NAME), tree("a")) == 7


def test_a_batch_is_as_large_as_what_is_in_it():
    made = tree("a -1-> b")
    update = UpdateNode(replace(made.nodes["a"], name="x"))
    assert size_of(Batch((update, Batch((update, update), NAME)), NAME), made) == 3
    assert size_of(Batch((), NAME), made) == 0


def test_with_a_node_go_its_keys_and_those_that_lead_to_it():
    made = tree("a -1-> b; a -2-> c; b -1-> c; c -1-> a")
    assert size_of(RemoveNode("c"), made) == 4
    assert size_of(RemoveMany(("b", "c"), ()), made) == 7, "a key between the two counts twice"


def test_the_way_back_is_about_as_large():
    made = tree("a -1-> b; a -2-> c; b -1-> c; c -1-> a")
    back, _change = RemoveMany(("b", "c"), ()).apply(made)
    assert isinstance(back, AddMany)
    assert size_of(back, made) == 6


def test_a_whole_tree_and_places():
    made = tree("a -1-> b")
    assert size_of(ReplaceTree(TreeContent(""), NAME), made) == 3
    assert size_of(ReplaceTree(made.content(), NAME), tree("")) == 3
    assert size_of(MoveBoxes({"a": (1.0, 2.0), "b": None}), made) == 2
