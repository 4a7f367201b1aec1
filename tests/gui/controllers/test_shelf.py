"""Whole trees as steps of undo."""

import pytest

from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import TreeId
from ivr_designer.ui.controllers.shelf import DeleteTree, RestoreTree, Shelf


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
