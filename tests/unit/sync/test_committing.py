"""What becomes of an edit on a screen that is a moment behind. All else of it is shown in the rigs."""

from dataclasses import replace

import pytest

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import (
    AddKeypress,
    Batch,
    RemoveKeypress,
    RemoveNode,
    UpdateKeypress,
    UpdateNode,
)
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.committing import commit_edit
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.remote_edit import ApplyPatches, Patch
from ivr_designer.sync.values import keypress_key, node_key
from tests.helpers.sync_values import TREE, item, memory_journal, node, press


@pytest.fixture
def behind():
    """(document, book) of which only the book knows a keypress that somebody else made."""
    journal = memory_journal(item(node("a"), "A"), item(press("a2", "a", Key.TWO), "A2"))
    book = journal.book.trees[TREE]

    def commit(edit, change, tree) -> None:
        with journal.transaction() as work:
            commit_edit(work, book, change, tree, send=True)

    document = Document(IvrTree(TREE, book.content()), commit)
    with journal.transaction() as work:
        work.put_item(TREE, item(press("theirs", "a"), "A1"))
    yield document, book
    journal.close()


def test_a_key_that_was_bound_elsewhere_a_moment_ago_is_not_bound_again(behind):
    """Two clients bound one free key; the second was refused by the server for good."""
    document, book = behind
    for edit in (AddKeypress(press("mine", "a")), UpdateKeypress(press("a2", "a", Key.ONE))):
        with pytest.raises(CommitFailed, match="uses key 1 already"):
            document.apply(edit)
    assert not book.ops
    assert KeypressId("mine") not in document.tree.keypresses


def test_another_key_and_one_that_is_made_free_are_bound(behind):
    document, book = behind
    document.apply(AddKeypress(press("mine", "a", Key.THREE)))
    swap = (RemoveKeypress(KeypressId("a2")), AddKeypress(press("new", "a", Key.TWO)))
    document.apply(Batch(swap, phrase("Swap")))
    assert {keypress_key(KeypressId("mine")), keypress_key(KeypressId("new"))} <= book.ops.keys()


def test_a_key_is_bound_twice_on_purpose(behind):
    document, book = behind
    document.apply(AddKeypress(press("twin", "a", Key.TWO), restoring=True))
    assert keypress_key(KeypressId("twin")) in book.ops


@pytest.fixture
def renamed():
    """(document, book, journal): somebody else renamed the node, which the screen does not show yet."""
    journal = memory_journal(item(node("a"), "A"), item(node("b"), "B"), item(press("b1", "b"), "B1"))
    book = journal.book.trees[TREE]

    def commit(edit, change, tree) -> None:
        if change.origin is Origin.USER:
            with journal.transaction() as work:
                commit_edit(work, book, change, tree, send=True)

    document = Document(IvrTree(TREE, book.content()), commit)
    with journal.transaction() as work:
        work.put_item(TREE, item(node("b", "theirs"), "B"))
    yield document, book, journal
    journal.close()


def test_what_was_changed_elsewhere_a_moment_ago_is_not_deleted_unseen(renamed):
    """Seed 18144: the change of another admin went with the node that nobody saw it on."""
    document, book, journal = renamed
    with pytest.raises(CommitFailed, match="Somebody else changed this"):
        document.apply(RemoveNode(NodeId("b")))
    with journal.transaction() as work:
        work.put_item(TREE, item(node("b"), "B"))
        work.put_item(TREE, item(press("theirs", "b", Key.TWO), "B2"))
    with pytest.raises(CommitFailed, match="Somebody else changed this"):
        document.apply(RemoveNode(NodeId("b")))
    assert "b" in document.tree.nodes
    assert not book.ops


def test_another_field_than_the_one_changed_elsewhere_is_stored(renamed):
    document, book, _ = renamed
    shown = document.tree.nodes["b"]
    document.apply(UpdateNode(replace(shown, loop_count=4)))
    stored = book.local_side().nodes["b"]
    assert (stored.name, stored.loop_count) == ("theirs", 4)
    assert book.ops[node_key("b")].state is OpState.NEW


def test_the_field_that_was_changed_elsewhere_a_moment_ago_is_a_conflict(renamed):
    """What was typed meanwhile went over it unseen."""
    document, book, journal = renamed
    dirty = item(node("b", "theirs", loop_count=2), "B", base=node("b", "theirs"))
    with journal.transaction() as work:
        work.put_item(TREE, dirty)
        work.put_op(Operation(TREE, dirty.key))
    shown = document.tree.nodes["b"]
    document.apply(UpdateNode(replace(shown, name="mine")))
    found = book.item(node_key("b"))
    assert (found.base.name, found.local.name, found.theirs.name) == ("b", "mine", "theirs")
    assert (found.base.loop_count, found.local.loop_count, found.theirs.loop_count) == (1, 2, 1)
    assert book.ops[node_key("b")].state is OpState.CONFLICT
    news = Patch(node_key("b"), shown, replace(shown, name="theirs", loop_count=2))
    document.apply(ApplyPatches((news,), phrase("Changed elsewhere")), Origin.REMOTE)
    assert document.tree.nodes["b"] == found.local
