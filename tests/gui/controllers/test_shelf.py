"""Whole trees as steps of undo; large ones are deleted and brought back beside a real window."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from ivr_designer.domain.edits import Batch, UpdateNode, UpdateTree
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sandbox.seed import seed_tree
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.storage.files import read_tree, write_tree
from ivr_designer.ui.controllers.files import FileController
from ivr_designer.ui.controllers.shelf import DeleteTree, RestoreTree, Shelf
from ivr_designer.ui.controllers.storing import LARGE
from tests.helpers.backend import MemoryBackend
from tests.helpers.sessions import SlowSession, quick_settings
from tests.helpers.sessions import session as opened_session
from tests.helpers.trees import menu_content


def test_delete_and_restore_are_inverses(rig, session):
    shelf = Shelf(session, rig.window.documents)
    rig.open("empty")
    back = shelf.apply(DeleteTree(TreeId("empty")))
    assert back == RestoreTree(TreeId("empty"))
    assert "empty" not in session.contents
    again = shelf.apply(back)
    assert isinstance(again, DeleteTree)
    assert session.contents[again.tree].name == "Ngoài giờ"
    assert rig.tree.id == again.tree


def test_a_refusal_changes_nothing(rig, session):
    with pytest.raises(EditRefused):
        Shelf(session, rig.window.documents).apply(DeleteTree(TreeId("hotline")))
    assert rig.tree.name == "Hotline 1900"


def test_steps_have_names():
    assert str(DeleteTree(TreeId("x")).text) == "Delete tree"
    assert str(RestoreTree(TreeId("x"), created=True).text) == "New tree"
    assert str(RestoreTree(TreeId("x")).text) == "Restore tree"


# ---- large trees, in a real journal


def question(window):
    return next((d for d in window.findChildren(QDialog) if d.isVisible()), None)


class Whole:
    """A window on a large tree, in a session whose acts wait when they are told to."""

    def __init__(self, rig, opened, tree):
        self.rig, self.session, self.window, self.tree = rig, opened.session, rig.window, tree
        self.server = opened.server
        rig.open(tree)
        rig.settle_canvas()

    @property
    def documents(self):
        return self.window.documents

    @property
    def known(self):
        return [row.id for row in self.session.account.trees]

    @property
    def causes(self):
        return [bar.cause for bar in self.window.bars.bars]

    def hold(self):
        self.session.came.clear()
        self.session.let_go.clear()

    def delete(self):
        """Confirm the question: it is under way, as far as the session."""
        self.window.trees.delete(self.tree)
        self.rig.wait(lambda: question(self.window) is not None)
        buttons = question(self.window).findChildren(QPushButton)
        next(button for button in buttons if button.text() == "Delete tree").click()
        assert self.session.came.wait(20)

    def end(self):
        self.session.let_go.set()
        self.rig.wait(lambda: not self.documents.is_storing and not self.documents._storing._held.is_on)


@pytest.fixture
def whole(tmp_path, make_window):
    with opened_session(tmp_path, make=SlowSession) as opened:
        made = Whole(make_window(opened.session), opened, opened.session.adopt_tree(menu_content(LARGE + 20)))
        yield made
        made.end()


@pytest.fixture
def served(tmp_path, make_window):
    """The same at a contact center that does not let a node go."""
    with SandboxServer(seed=lambda store: seed_tree(store, 80)) as server:
        settings = quick_settings(tmp_path)
        with opened_session(tmp_path, server, settings=settings, make=SlowSession) as opened:
            tree = opened.session.account.trees[0].id
            made = Whole(make_window(opened.session), opened, tree)
            yield made
            made.end()


def test_a_large_tree_is_deleted_beside_the_window_and_undo_makes_it_again(whole):
    before = whole.rig.tree.content()
    whole.hold()
    whole.delete()
    assert whole.known == [whole.tree]
    assert whole.rig.tree.content() == before, "nothing shows before it is stored"
    whole.rig.wait(lambda: whole.causes == ["Storing “Delete tree”…"])
    whole.end()
    assert (whole.known, whole.causes, whole.window.bridge.document) == ([], [], None)
    assert whole.window.toast.text == f"Deleted “{before.name}”."
    whole.hold()
    whole.documents.undo()
    assert whole.documents.is_storing
    assert whole.window.bridge.document is None
    whole.end()
    (again,) = whole.known
    assert whole.rig.tree.id == again
    assert whole.rig.tree.content() == before
    assert dict(whole.session.open_tree(again).result(20).nodes) == dict(before.nodes)
    whole.documents.redo()
    whole.end()
    assert whole.known == []


def test_delete_that_is_asked_twice_is_done_once(whole):
    whole.hold()
    whole.delete()
    panel = whole.window.trees_panel
    QTest.keyClick(panel, Qt.Key.Key_Delete)
    whole.documents.push_shelf(whole.tree, whole.window.trees._step(DeleteTree(whole.tree)))
    whole.end()
    assert whole.known == []
    assert whole.causes == []


def test_undo_while_a_tree_goes_is_told_to_wait_and_brings_it_back_then(whole):
    whole.hold()
    whole.delete()
    whole.documents.undo()
    assert whole.window.toast.text == "The change before is still being stored. Try again in a moment."
    whole.end()
    assert whole.known == []
    whole.documents.undo()
    whole.end()
    assert len(whole.known) == 1
    assert whole.window.bridge.document is not None


def test_a_tree_that_cannot_be_deleted_stays_on_screen(whole):
    whole.session.broken = CommitFailed(phrase("The disk is full."), phrase("Free some space."))
    whole.delete()
    whole.end()
    assert whole.known == [whole.tree]
    assert whole.rig.tree.id == whole.tree
    assert whole.causes == ["The disk is full."]
    assert not whole.documents.group.canUndo()


def test_the_window_closes_when_it_is_deleted(whole):
    whole.hold()
    whole.delete()
    whole.window.close()
    assert whole.window.isVisible()
    whole.session.let_go.set()
    whole.rig.wait(lambda: not whole.window.isVisible())
    assert whole.known == []


def test_an_edit_by_another_way_is_refused_while_the_tree_goes(whole):
    whole.hold()
    whole.delete()
    assert not whole.documents.submit(UpdateTree(name="x"))
    assert whole.window.toast.text == "The change before is still being stored. Try again in a moment."
    whole.end()
    assert whole.known == []


def test_a_tree_that_goes_while_its_file_is_opened_leaves_a_draft_of_the_file(served, tmp_path):
    whole, path, may_read = served, tmp_path / "a.ivr.json", threading.Event()
    content, remote = whole.rig.tree.content(), whole.session.file_ids(whole.tree)
    write_tree(path, replace(content, name="As in the file"), remote)

    def read(path):
        assert may_read.wait(20)
        return read_tree(path)

    window = whole.window
    files = FileController(
        MemoryBackend(tmp_path), window.io, window.documents, window.prompts, window, read=read
    )
    reading = files.open(path)
    whole.delete()
    whole.end()
    may_read.set()
    whole.rig.wait(lambda: reading.done() and window.bridge.document is not None)
    assert whole.rig.tree.name == "As in the file"
    assert whole.rig.tree.id != whole.tree
    files.close()


def test_what_was_to_be_deleted_is_kept_beside_the_window_and_stands_as_it_was(served):
    whole = served
    before = whole.rig.tree.content()
    whole.server.control.faults.add("refuse", method="DELETE", path="*ivr*", times=9999, before=True)
    whole.delete()
    whole.end()
    whole.rig.wait(lambda: whole.causes == [f"“{before.name}” was not deleted."])
    whole.hold()
    whole.window.trees._keep(whole.tree)
    assert whole.session.came.wait(20)
    assert whole.documents.is_storing
    whole.end()
    whole.rig.wait(lambda: not whole.causes)
    whole.rig.open(whole.tree)
    assert whole.rig.tree.content() == before
    assert dict(whole.session.open_tree(whole.tree).result(20).nodes) == dict(before.nodes)


def test_many_refused_changes_are_taken_back_in_one_act_while_calls_are_under_way(served):
    whole = served
    before = whole.rig.tree.content()
    whole.server.control.faults.add("refuse", method="PUT", path="*ivrnode*", times=9999, before=True)
    nodes = [replace(node, name=f"New {n}") for n, node in enumerate(before.nodes.values())]
    whole.documents.submit(Batch(tuple(map(UpdateNode, nodes)), phrase("Rename everything")))
    whole.rig.wait(lambda: len(whole.window.sync.stuck()) > 10)
    whole.hold()
    items = frozenset(before.nodes) | frozenset(before.keypresses)
    whole.window.sync.discard(items)
    whole.window.sync.discard(items)
    assert whole.session.came.wait(20)
    whole.end()
    whole.session.discard(whole.tree, frozenset(before.nodes))  # what was under way meanwhile
    whole.session.settled(whole.tree).result(20)
    whole.session.discard(whole.tree, frozenset(before.nodes))
    whole.rig.wait(lambda: whole.rig.tree.content() == before)
    assert dict(whole.session.open_tree(whole.tree).result(20).nodes) == dict(before.nodes)
