"""What a screen reader is told of edits and of what became of them."""

import pytest
from PySide6.QtGui import QUndoGroup, QUndoStack

from ivr_designer.domain.edits import AddNode, RemoveNode, UpdateTree
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.announcer import Announcer


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
