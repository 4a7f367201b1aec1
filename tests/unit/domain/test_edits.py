import dataclasses

import pytest

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    MoveBoxes,
    RemoveKeypress,
    RemoveNode,
    ReplaceTree,
    SetLoose,
    SetRoot,
    UpdateKeypress,
    UpdateNode,
    UpdateTree,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind
from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.nodes import TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from tests.unit.domain.build import PHONE, SALES, STOP, content, keypress, node, sample, tree

A, B, C = NodeId("a"), NodeId("b"), NodeId("c")
MISSING_X = Destination(DestinationKind.MISSING, "x")


def round_trip(one, edit):
    """Apply, check that the inverse restores and that redoing gives the same again; return the change."""
    before = one.content()
    inverse, change = edit.apply(one)
    after = one.content()
    again, _ = inverse.apply(one)
    assert one.content() == before
    again.apply(one)
    assert one.content() == after
    return change


def refused(one, edit, words):
    before = one.content()
    with pytest.raises(EditRefused, match=words):
        edit.apply(one)
    assert one.content() == before


def test_the_first_node_becomes_the_root():
    one = IvrTree(TreeId("t"))
    assert round_trip(one, AddNode(node("a"), (1.0, 2.0))) == Change(
        nodes_added=frozenset("a"), root_changed=True
    )
    assert one.root == "a"
    assert one.positions == {"a": (1.0, 2.0)}


def test_a_later_node_does_not():
    one = sample()
    assert round_trip(one, AddNode(node("d"))) == Change(nodes_added=frozenset("d"))
    assert one.root == "a"


def test_a_node_that_was_awaited_heals_the_keys_that_dangle():
    one = tree(("a", "1", "x"))
    dangling = one.keypresses["a-1"]
    change = round_trip(one, AddNode(node("x")))
    assert change.keypresses_changed == {"a-1": dangling}
    assert change.destinations_removed == {MISSING_X}


def test_a_node_that_the_root_awaited_is_the_root_and_can_be_taken_back():
    one = tree(nodes=("a", "b"), root="x")
    assert round_trip(one, AddNode(node("x"))).root_changed


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (node("d", label="  "), "needs a name"),
        (node("d", delay_ms=-1), "silence"),
        (node("d", keypress_timeout_s=-1), "time to wait"),
        (dataclasses.replace(node("d"), prompt=TalkPrompt("x", speed=4)), "speed"),
        (node("a"), "already"),
    ],
)
def test_a_node_must_make_sense(bad, words):
    refused(sample(), AddNode(bad), words)


def test_removing_a_node_takes_its_keys_and_those_that_lead_to_it():
    one = sample()
    change = round_trip(one, RemoveNode(B))
    assert set(change.nodes_removed) == {"b"}
    assert set(change.keypresses_removed) == {"a-1", "b-1", "b-*", "b-EMPTY_KEY"}
    assert change.destinations_removed == {STOP}
    assert not change.root_changed


def test_a_node_leading_to_itself_goes_and_comes_back():
    one = tree(("a", "1", "b"), ("b", "#", "b"))
    assert set(round_trip(one, RemoveNode(B)).keypresses_removed) == {"a-1", "b-#"}


def test_the_root_goes_last():
    refused(sample(), RemoveNode(A), "Callers enter")
    one = tree(("a", "1", STOP))
    change = round_trip(one, RemoveNode(A))
    assert change.root_changed
    assert one.root is None


@pytest.mark.parametrize("root", [None, "zzz"])
def test_taking_the_last_node_and_back_invents_no_root(root):
    one = tree(nodes=("a",), root=root)
    round_trip(one, RemoveNode(A))
    assert one.root == root


def test_the_root_comes_back_although_the_server_holds_it():
    one = tree(nodes=("a",))
    one.root_fixed = True
    round_trip(one, RemoveNode(A))


def test_taking_back_a_node_leaves_what_led_to_it_dangling():
    one = tree(("a", "1", "x"))
    inverse, _ = AddNode(node("x")).apply(one)
    change = round_trip(one, inverse)
    assert change.destinations_added == {MISSING_X}
    assert set(change.keypresses_changed) == {"a-1"}


def test_a_removed_node_keeps_its_place_for_undo():
    one = sample()
    MoveBoxes({B: (5.0, 6.0)}).apply(one)
    round_trip(one, RemoveNode(B))
    assert one.positions == {}


def test_updating_a_node_tells_what_it_was():
    one = sample()
    old = one.nodes[A]
    assert round_trip(one, UpdateNode(node("a", label="New"))) == Change(nodes_changed={A: old})
    assert UpdateNode(old).apply(sample())[1].is_empty
    refused(sample(), UpdateNode(node("zzz")), "not in the tree")
    refused(sample(), UpdateNode(node("a", label="")), "needs a name")


def test_an_unknown_mode_may_only_get_a_note():
    odd = dataclasses.replace(node("a"), prompt=UnknownPrompt("vip", {"x": 1}))
    one = IvrTree(TreeId("t"), TreeContent("T", A, {A: odd}))
    refused(one, UpdateNode(dataclasses.replace(odd, name="y")), "cannot write")
    refused(one, UpdateNode(node("a")), "cannot write")
    assert round_trip(one, UpdateNode(dataclasses.replace(odd, note="ask Lan"))).nodes_changed


def test_a_legal_value_may_be_restored_even_if_it_was_bad():
    bad = node("a", label="")
    one = IvrTree(TreeId("t"), TreeContent("T", A, {A: bad}))
    round_trip(one, UpdateNode(node("a", label="Better")))
    round_trip(one, RemoveNode(A))


def test_adding_a_key_may_bring_a_box():
    one = sample()
    assert round_trip(one, AddKeypress(keypress("c", "1", PHONE))) == Change(
        keypresses_added=frozenset({"c-1"}), destinations_added=frozenset({PHONE})
    )
    assert round_trip(one, AddKeypress(keypress("c", "2", SALES))).destinations_added == set()


@pytest.mark.parametrize(
    ("press", "words"),
    [
        (keypress("a", "1", STOP, "fresh"), "uses key 1"),
        (keypress("a", "1", STOP), "already"),
        (keypress("zzz", "1", STOP), "not in the tree"),
        (keypress("a", "9", "zzz"), "does not exist|not in this tree"),
    ],
)
def test_a_key_must_make_sense(press, words):
    refused(sample(), AddKeypress(press), words)


def test_removing_a_key_may_take_a_box():
    one = sample()
    assert round_trip(one, RemoveKeypress("b-EMPTY_KEY")).destinations_removed == {STOP}
    refused(sample(), RemoveKeypress("zzz"), "not in the tree")


def test_a_key_can_be_pointed_elsewhere():
    one = sample()
    old = one.keypresses["b-EMPTY_KEY"]
    change = round_trip(one, UpdateKeypress(old.leading_to(PHONE)))
    assert change.keypresses_changed == {old.id: old}
    assert (change.destinations_added, change.destinations_removed) == ({PHONE}, {STOP})
    assert UpdateKeypress(one.keypresses["a-1"]).apply(one)[1].is_empty


def test_a_key_can_become_another_key():
    one = sample()
    round_trip(one, UpdateKeypress(dataclasses.replace(one.keypresses["a-1"], key=Key.NINE)))
    assert one.keypress_at(A, Key.NINE).id == "a-1"


def test_a_dangling_key_may_be_renamed_but_not_pointed_at_nothing():
    one = tree(("a", "1", "x"), ("a", "2", STOP))
    round_trip(one, UpdateKeypress(dataclasses.replace(one.keypresses["a-1"], key=Key.THREE)))
    refused(one, UpdateKeypress(keypress("a", "2", "gone")), "does not exist")


def test_what_a_key_may_not_become():
    one = sample()
    refused(one, UpdateKeypress(dataclasses.replace(one.keypresses["a-1"], node=B)), "moved to another node")
    refused(one, UpdateKeypress(dataclasses.replace(one.keypresses["a-1"], key=Key.TWO)), "uses key 2")
    refused(one, UpdateKeypress(keypress("a", "9", STOP)), "not in the tree")
    odd = dataclasses.replace(one.keypresses["a-1"], action=Action.UNKNOWN, raw_action=9)
    UpdateKeypress(odd, restoring=True).apply(one)
    refused(one, UpdateKeypress(keypress("a", "1", STOP)), "cannot write")


def test_moving_boxes_and_giving_them_back():
    one = sample()
    assert round_trip(one, MoveBoxes({A: (1.0, 2.0), SALES: (3.0, 4.0)})).moved == {A, SALES}
    assert round_trip(one, MoveBoxes({A: (1.0, 2.0), SALES: None})).moved == {SALES}
    refused(one, MoveBoxes({A: None, NodeId("zzz"): (0.0, 0.0)}), "not in the tree")
    assert MoveBoxes({NodeId("zzz"): None}).apply(one)[1].is_empty


def test_a_loose_box_comes_and_goes():
    one = sample()
    change = round_trip(one, SetLoose(PHONE, position=(1.0, 2.0)))
    assert (change.destinations_added, change.moved, change.tree_changed) == ({PHONE}, {PHONE}, True)
    assert round_trip(one, SetLoose(PHONE, loose=False)).destinations_removed == {PHONE}
    assert round_trip(one, SetLoose(SALES)).destinations_added == set()
    refused(one, SetLoose(MISSING_X), "does not exist")


def test_choosing_the_root():
    one = sample()
    assert round_trip(one, SetRoot(C)) == Change(root_changed=True)
    assert SetRoot(C).apply(one)[1].is_empty
    refused(one, SetRoot(NodeId("zzz")), "not in the tree")
    one.root_fixed = True
    refused(one, SetRoot(A), "no way to change")
    assert SetRoot(C).apply(one)[1].is_empty
    dangling = tree(nodes=("a",), root="zzz")
    round_trip(dangling, SetRoot(A))


def test_changing_the_tree_itself():
    one = sample()
    assert round_trip(one, UpdateTree(name="New")) == Change(tree_changed=True)
    assert round_trip(one, UpdateTree(tests=({"name": "x"},), extra={"y": 1})).tree_changed
    assert (one.name, one.tests, one.extra) == ("New", ({"name": "x"},), {"y": 1})
    assert UpdateTree(name="New").apply(one)[1].is_empty
    refused(one, UpdateTree(name=" "), "needs a name")


def test_a_batch_happens_whole_or_not_at_all():
    one = sample()
    good = Batch(
        (AddNode(node("d")), AddKeypress(keypress("a", "9", "d")), MoveBoxes({A: (0.0, 0.0)})), phrase("x")
    )
    change = round_trip(one, good)
    assert (change.nodes_added, change.keypresses_added, change.moved) == ({"d"}, {"a-9"}, {A})
    bad = Batch((RemoveKeypress("a-9"), RemoveNode(NodeId("d")), RemoveNode(A)), phrase("x"))
    refused(one, bad, "Callers enter")
    nested = Batch((Batch((good, AddNode(node("e"))), phrase("x")), RemoveNode(NodeId("d"))), phrase("x"))
    change = round_trip(sample(), nested)
    assert (change.nodes_added, change.keypresses_added) == ({"e"}, set())
    refused(one, Batch((Batch((AddNode(node("e")), bad), phrase("x")),), phrase("x")), "Callers enter")
    assert Batch((), phrase("x")).apply(one)[1].is_empty


def test_exchanging_everything_is_told_exactly():
    one = sample()
    new = content(("a", "1", "d"), ("d", "1", PHONE), nodes=("a",), root="d", name="New")
    change = round_trip(one, ReplaceTree(new, phrase("Open")))
    assert change.nodes_added == {"d"}
    assert set(change.nodes_removed) == {"b", "c"}
    assert change.keypresses_added == {"d-1"}
    assert set(change.keypresses_removed) == {"a-2", "b-1", "b-*", "b-EMPTY_KEY"}
    assert set(change.keypresses_changed) == {"a-1"}
    assert (change.destinations_added, change.destinations_removed) == ({PHONE}, {SALES, STOP})
    assert change.replaced
    assert change.root_changed


EDITS = [
    (AddNode(node("d")), "Add “D”"),
    (RemoveNode(A), "Delete node"),
    (UpdateNode(node("a")), "Change “A”"),
    (UpdateNode(node("a"), phrase("Rename node")), "Rename node"),
    (AddKeypress(keypress("a", "EMPTY_KEY", STOP)), "Add key “no input”"),
    (RemoveKeypress("k"), "Delete key"),
    (UpdateKeypress(keypress("a", "1", STOP)), "Change key 1"),
    (MoveBoxes({}), "Move"),
    (SetLoose(STOP), "Add box"),
    (SetLoose(STOP, loose=False), "Delete box"),
    (SetRoot(A), "Set entry node"),
    (UpdateTree(name="x"), "Rename tree"),
    (UpdateTree(extra={}), "Change tree"),
    (Batch((), phrase("Paste")), "Paste"),
    (ReplaceTree(TreeContent(""), phrase("Open file")), "Open file"),
]


@pytest.mark.parametrize(("edit", "words"), EDITS)
def test_every_edit_has_a_name_for_the_menu(edit, words):
    assert str(edit.text) == words


def test_all_fourteen_keys_and_no_more():
    one = tree(nodes=("a",))
    for key in MENU_ORDER:
        AddKeypress(keypress("a", key.value, STOP)).apply(one)
    refused(one, AddKeypress(keypress("a", "1", STOP, "fresh")), "Every key")
