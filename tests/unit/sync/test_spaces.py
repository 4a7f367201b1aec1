"""From our ids to the server's and back."""

import pytest

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
