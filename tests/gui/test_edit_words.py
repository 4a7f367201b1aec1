"""What a screen reader is told of an edit: where a key leads now, how many there are, what moved."""

import pytest

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edits import AddKeypress, MoveBoxes, RemoveKeypress, UpdateKeypress, UpdateNode
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.ui.edit_words import is_only_moved, told
from tests.helpers.builders import tree

QUEUE = Destination(DestinationKind.QUEUE, "q")


@pytest.fixture
def small():
    return tree("a -1-> b\na -2-> c")


def done(small, edit):
    """What is told of it, and of its undoing."""
    back, change = edit.apply(small)
    words = told(str(edit.text), small, change, {"q": "Support"})
    _, change_back = back.apply(small)
    return words, told(str(edit.text), small, change_back, {"q": "Support"}, undone=True)


def test_where_a_key_leads(small):
    fresh = Keypress("k", "b", Key("5"), Action.STOP).leading_to(QUEUE)
    assert done(small, AddKeypress(fresh)) == (
        "Key 5 of “b” now leads to “Support”.",
        "Undone: Add key 5.",
    )
    (first, _second) = small.keypresses_of("a")
    words, back = done(small, UpdateKeypress(first.leading_to("c")))
    assert words == "Key 1 of “a” now leads to “c”."
    assert back == "Undone: Change key 1. Key 1 of “a” now leads to “b”."


def test_other_edits_are_called_what_menus_call_them(small):
    (first, _second) = small.keypresses_of("a")
    assert done(small, RemoveKeypress(first.id))[0] == "Delete key."
    assert done(small, UpdateNode(small.nodes["a"]))[0] == "Change “a”."
    assert told("Rename tree", None, Change(), {}) == "Rename tree."


def test_many_nodes_are_counted(small):
    change = Change(nodes_added=frozenset({"a", "b", "c"}))
    assert told("Paste", small, change, {}) == "Paste: 3 nodes."


def test_what_was_only_moved(small):
    _, change = MoveBoxes({"b": (1.0, 2.0)}).apply(small)
    assert is_only_moved(change)
    assert told("Move", small, change, {}) == "1 box moved."
    _, change = MoveBoxes({"b": None}).apply(small)
    assert told("Move", small, change, {}) == "1 box put in order."
    assert not is_only_moved(Change(nodes_added=frozenset({"a"}), moved=frozenset({"a"})))
