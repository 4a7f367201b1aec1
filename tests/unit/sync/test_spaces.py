"""From our ids to the server's and back."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.sync.spaces import NoRemoteId, from_wire, local_node, remote_node, to_wire
from ivr_designer.sync.values import TreeFacts
from tests.helpers.sync_values import book_of, item, node, press


@pytest.fixture
def book():
    return book_of(item(node("a"), "R1"), item(node("b"), "R2"), item(node("new")))


def test_there_and_back(book):
    key = press("k", "a", to="b")
    wire = to_wire(book, key, "K9")
    assert (wire.id, wire.node, wire.next_node) == ("K9", "R1", "R2")
    assert from_wire(book, wire, "k") == key
    assert to_wire(book, TreeFacts("t"), "T") == TreeFacts("t")


def test_a_stranger_keeps_its_id(book):
    assert local_node(book, "R7") == "?R7"
    assert remote_node(book, "?R7") == "R7"
    assert to_wire(book, press("k", "a", to="?R7"), None).next_node == "R7"


@pytest.mark.parametrize("key", [press("k", "new"), press("k", "a", to="new"), press("k", "gone")])
def test_what_is_not_there_yet_cannot_be_sent(book, key):
    with pytest.raises(NoRemoteId):
        to_wire(book, key, None)


def test_notes_are_not_sent(book):
    assert to_wire(book, node("a", note="ours", extra={"x": 1}), "R1").note == ""


def test_what_cannot_be_sent_says_what_it_waits_for(book):
    for key, lid in (
        (press("k", "new"), "new"),
        (press("k", "a", to="new"), "new"),
        (press("k", "gone"), "gone"),
    ):
        with pytest.raises(NoRemoteId) as missing:
            to_wire(book, key, None)
        assert (missing.value.lid, str(missing.value)) == (lid, lid)


def test_nothing_is_nothing_on_both_sides(book):
    assert remote_node(book, None) is None
    assert local_node(book, None) is None
    assert remote_node(book, "new") is None


def test_an_id_of_ours_that_looks_like_a_strangers_is_ours():
    book = book_of(item(node("?R7"), "R8"))
    assert remote_node(book, "?R7") == "R8"
    assert local_node(book, "R8") == "?R7"


def test_a_node_travels_with_the_servers_id_alone(book):
    there = to_wire(book, node("a", note="ours", extra={"x": 1}), "R1")
    assert (there.id, there.note, there.extra) == ("R1", "", {})
    assert to_wire(book, node("new"), None).id == ""
    assert from_wire(book, there, "a") == node("a")
    assert from_wire(book, TreeFacts("t"), "t") == TreeFacts("t")


def test_a_target_that_the_action_does_not_use_is_not_waited_for(book):
    key = replace(press("k", "a", to="new"), action=Action.STOP)
    there = to_wire(book, key, None)
    assert (there.id, there.next_node) == ("", None)
    assert to_wire(book, replace(key, action=Action.NEXT_NODE, next_node=None), None).next_node is None


def test_a_key_of_an_unknown_target_points_at_a_stranger(book):
    wire = replace(to_wire(book, press("k", "a", to="b"), "K9"), next_node="R77")
    assert from_wire(book, wire, "k").next_node == "?R77"
