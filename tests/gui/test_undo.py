"""The one undo command: swaps an edit for its inverse, merges typing, drops what is refused."""

from dataclasses import replace

from PySide6.QtGui import QUndoStack

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import Batch, RemoveKeypress, RemoveNode, UpdateNode, UpdateTree
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.undo import EditCommand
from tests.helpers.builders import tree


def rename(document, name, node="a"):
    return UpdateNode(replace(document.tree.nodes[node], name=name))


def push(stack, document, edit, failures=None, **more):
    stack.push(EditCommand(document, edit, (failures if failures is not None else []).append, **more))


def on_a_disk():
    """A document, and a list: while there is something in it, the disk is full."""
    full = []

    def commit(*_):
        if full:
            raise CommitFailed(phrase("The disk is full."), phrase("Free some space."))

    return Document(tree("a"), commit), full


def test_undo_and_redo(qapp):
    document, stack = Document(tree("a -1-> b")), QUndoStack()
    push(stack, document, rename(document, "x"))
    assert document.tree.nodes["a"].name == "x"
    stack.undo()
    assert document.tree.nodes["a"].name == "a"
    stack.redo()
    assert document.tree.nodes["a"].name == "x"
    assert stack.undoText() == "Change “x”"


def test_steps_of_one_run_become_one(qapp):
    document, stack = Document(tree("a")), QUndoStack()
    for name in ("h", "he", "hello"):
        push(stack, document, rename(document, name), run=7)
    assert stack.count() == 1
    stack.undo()
    assert document.tree.nodes["a"].name == "a"
    stack.redo()
    assert document.tree.nodes["a"].name == "hello"


def test_runs_of_other_kinds_are_undone_together(qapp):
    document, stack = Document(tree("a")), QUndoStack()
    push(stack, document, rename(document, "x"), run=3)
    push(stack, document, UpdateTree(name="T"), run=3)
    assert isinstance(stack.command(0).pending, Batch)
    stack.undo()
    assert (document.tree.nodes["a"].name, document.tree.name) == ("a", "test")


def test_other_runs_and_documents_do_not_merge(qapp):
    one, two, stack = Document(tree("a")), Document(tree("a")), QUndoStack()
    push(stack, one, rename(one, "x"), run=1)
    push(stack, one, rename(one, "y"), run=2)
    push(stack, two, rename(two, "z"), run=2)
    push(stack, two, rename(two, "w"))
    assert stack.count() == 4


def test_refused_edit_leaves_no_step(qapp):
    document, stack, failures = Document(tree("a -1-> b")), QUndoStack(), []
    push(stack, document, RemoveNode("a"), failures)
    assert stack.count() == 0
    assert isinstance(failures[0], EditRefused)


def test_failed_undo_drops_the_step_and_reports(qapp):
    document, full = on_a_disk()
    stack, failures = QUndoStack(), []
    push(stack, document, rename(document, "x"), failures)
    full.append(True)
    stack.undo()
    assert document.tree.nodes["a"].name == "x"
    assert isinstance(failures[0], CommitFailed)
    assert stack.count() == 0


def test_a_step_that_cannot_be_stored_stays_and_is_tried_again(qapp):
    document, full = on_a_disk()
    stack, failures = QUndoStack(), []
    push(stack, document, rename(document, "x"), failures)
    full.append(True)
    assert not stack.command(0).turn()
    assert isinstance(failures[0], CommitFailed)
    full.clear()
    assert stack.command(0).turn()
    stack.undo()
    assert (document.tree.nodes["a"].name, stack.count(), stack.index()) == ("a", 1, 0)


def test_a_step_that_is_refused_is_dropped_when_the_stack_moves_over_it(qapp):
    document, stack, failures = Document(tree("a -1-> b")), QUndoStack(), []
    push(stack, document, rename(document, "x", "b"), failures)
    document.apply(
        Batch((RemoveKeypress(next(iter(document.tree.keypresses))), RemoveNode("b")), phrase("Delete"))
    )
    assert stack.command(0).turn()
    stack.undo()
    assert stack.count() == 0
    assert isinstance(failures[0], EditRefused)


def test_done_already_is_not_done_again(qapp):
    document, stack = Document(tree("a")), QUndoStack()
    command = EditCommand(document, rename(document, "x"), [].append)
    assert command.turn()
    stack.push(command)
    assert document.revision == 1
    stack.undo()
    assert document.tree.nodes["a"].name == "a"


def test_undoing_what_others_did_is_an_edit_of_ours(qapp):
    document, stack, origins = Document(tree("a")), QUndoStack(), []
    document.subscribe(lambda change: origins.append(change.origin))
    push(stack, document, rename(document, "x"), origin=Origin.REMOTE)
    stack.undo()
    stack.redo()
    assert origins == [Origin.REMOTE, Origin.USER, Origin.USER]
