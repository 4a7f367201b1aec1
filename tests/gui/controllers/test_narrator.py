"""What a screen reader is told of edits and of what became of them."""

import pytest
from PySide6.QtGui import QUndoGroup, QUndoStack

from ivr_designer.domain.edits import AddNode, RemoveNode, UpdateTree
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.widgets.info_bar import Bar, Tone


class Spoken(Announcer):
    """Keeps all sentences, those too that a later one would have replaced."""

    def __init__(self, window):
        super().__init__(window)
        self.all = []

    def announce(self, news):
        self.all.append((news.text, news.assertive))


@pytest.fixture
def told(rig):
    spoken = Spoken(rig.window)
    rig.window.features.narrator._announcer = spoken
    return spoken.all


def test_an_edit_and_its_undoing_are_told(rig, told):
    assert isinstance(rig.window.documents.group, QUndoGroup)
    assert isinstance(rig.window.documents.group.activeStack(), QUndoStack)
    rig.window.documents.submit(UpdateTree(name="Anders"))
    rig.window.documents.undo()
    rig.window.documents.redo()
    words = [text for text, _assertive in told if text != "Sent."]
    assert [w.split(".")[0] for w in words] == ["Rename tree", "Undone: Rename tree", "Rename tree"]
    assert all(w.endswith(("sent.", "send.")) for w in words)


def test_an_undo_that_was_not_done_is_not_told_as_done(rig, session, told):
    documents = rig.window.documents
    documents.submit(UpdateTree(name="Anders"))
    told.clear()
    session.full_disk = True
    documents.undo()
    assert not any("Undone" in text for text, _assertive in told)
    session.full_disk = False

    node = AddNode(Node(NodeId("new"), "Neu", TalkPrompt("Xin chào")))
    documents.submit(node)
    told.clear()
    documents.document.apply(RemoveNode(NodeId("new")))
    documents.undo()
    assert not any("Undone" in text for text, _assertive in told)
    assert documents.group.undoText() == "Rename tree"


def test_what_became_of_it_is_told_once(rig, told):
    rig.window.documents.submit(UpdateTree(name="Anders"))
    told.clear()
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, waiting=1))
    assert told == []
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE))
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE))
    assert told == [("Sent.", False)]


def test_a_refusal_interrupts(rig, told):
    rig.window.documents.submit(UpdateTree(name="Anders"))
    told.clear()
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, refused=2))
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, refused=2))
    assert told == [("2 changes were refused.", True)]


def test_another_tree_is_no_edit(rig, told):
    rig.open("empty")
    assert told == []


def test_a_refusal_says_why_in_the_servers_own_words(rig, told):
    node = rig.tree.root
    why = phrase("The server refused this.")
    rig.session._items[rig.tree.id] = {node: ItemStatus(ItemState.REFUSED, why, "Tên quá dài")}
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, refused=1))
    words = "1 change was refused. The server refused this. The server said: “Tên quá dài”"
    assert told == [(words, True)]


def test_what_is_held_back_says_why_once(rig, told):
    why = phrase("No recording is chosen yet.")
    rig.session._items[rig.tree.id] = {rig.tree.root: ItemStatus(ItemState.HELD, why)}
    rig.window.documents.submit(UpdateTree(name="Anders"))
    told.clear()
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, held=1, sending=1))
    for _ in range(2):
        rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, held=1))
    assert told == [("1 change is held back. No recording is chosen yet.", False)]
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE))
    assert told[1:] == [("Sent.", False)]


def test_a_lost_answer_and_a_connection_that_is_back_are_told(rig, told):
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE))
    told.clear()
    for checking in (1, 1, 0):
        rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE, checking=checking))
    rig.window.io.status_changed.emit(SyncStatus(Link.OFFLINE))
    rig.window.io.status_changed.emit(SyncStatus(Link.ONLINE))
    words = [text for text, _assertive in told if "Offline" not in text]
    assert words == [
        "No answer came; checking whether it arrived.",
        "The contact center can be reached again.",
    ]


def test_a_bar_is_told_once_and_again_after_it_was_over(rig):
    said = []
    prompts = rig.window.prompts
    prompts._announce = lambda news: said.append((news.text, news.assertive))
    for _ in range(2):
        prompts.bar(Bar("disk", Tone.DANGER, "The disk is full.", "Free some space."))
    prompts.clear("disk")
    prompts.bar(Bar("disk", Tone.INFO, "The disk is full."))
    assert said == [("The disk is full. Free some space.", True), ("The disk is full.", False)]
    prompts.clear("disk")
