"""Deleting a tree that the server, or somebody's calls, do not let go."""

from dataclasses import replace

import pytest

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.activity_entry import Logged
from ivr_designer.sync.contract import AccountChanged, RemoteEdit
from ivr_designer.sync.status import ItemState
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until

TREE = "TR_3L00Y4W0COG0S3NW"
NUMBER = "NU_2OWP49XKQ7ZB1LRM"


@pytest.fixture
def server():
    with SandboxServer(seed="sample") as running:
        running.control.store.update("number", NUMBER, {"enable_ivr": False})
        yield running


def refuse(opened, path: str, words: str = "In use") -> None:
    opened.server.control.faults.add(
        "refuse", method="DELETE", path=path, times=99, before=True, message=words
    )


def stuck_row(opened):
    opened.settle()
    (row,) = opened.session.account.trees
    return row


@pytest.mark.parametrize("path", ["*ivrtree*", "*ivrnode*", "*ivrkeypress*"])
def test_a_refused_delete_shows_says_why_and_can_be_tried_again(opened, path):
    refuse(opened, path)
    opened.session.delete_tree(opened.tree)
    row = stuck_row(opened)
    assert (row.name, row.deleting, row.gone) == ("Hotline 1900", True, False)
    assert (row.status.state, row.status.server_words) == (ItemState.REFUSED, "In use")
    assert opened.of_type(AccountChanged)[-1].account.trees == (row,)
    assert opened.session.status.refused >= 1
    entry = next(e.entry for e in reversed(opened.of_type(Logged)) if not e.entry.ok)
    assert entry.call == f"DELETE {path.strip('*')}"
    assert "In use" in f"{entry.result} {entry.server_words}"
    opened.server.control.faults.clear()
    opened.session.retry(opened.tree)
    opened.settle()
    assert opened.session.account.trees == ()
    assert opened.rows("ivrtree") == opened.rows("ivrnode") == opened.rows("ivrkeypress") == []


def test_a_tree_that_was_not_deleted_is_still_there_at_the_next_start(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        tree = opened.session.account.trees[0].id
        opened.document(tree)
        refuse(opened, "*ivrtree*")
        opened.session.delete_tree(tree)
        stuck_row(opened)
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        row = stuck_row(opened)
        assert (row.id, row.deleting, row.status.server_words) == (tree, True, "In use")


def test_a_tree_can_be_kept_with_what_is_left_of_it(opened):
    refuse(opened, "*ivrnode*")
    opened.session.delete_tree(opened.tree)
    assert stuck_row(opened).deleting
    node = next(iter(opened.doc.tree.nodes.values()))
    with pytest.raises(CommitFailed, match="being deleted"):
        opened.doc.apply(UpdateNode(replace(node, name="Other")))
    opened.server.control.faults.clear()
    opened.session.keep_tree(opened.tree)
    (edit,) = opened.of_type(RemoteEdit)
    content = opened.session.open_tree(opened.tree).result(WAIT_S)
    opened.doc.apply(edit.edit, Origin.REMOTE)
    row = stuck_row(opened)
    assert (row.deleting, row.status, row.waiting) == (False, None, 0)
    assert len(opened.rows("ivrnode")) == len(content.nodes) == len(opened.doc.tree.nodes) == 4
    assert len(content.keypresses) == len(opened.rows("ivrkeypress"))
    assert content.root in content.nodes
    opened.session.keep_tree(opened.tree)
    assert stuck_row(opened) == row


def test_a_tree_that_got_a_number_meanwhile_is_not_deleted(opened):
    opened.server.control.store.update("number", NUMBER, {"enable_ivr": True, "ivr_menu": TREE})
    opened.session.delete_tree(opened.tree)
    row = stuck_row(opened)
    assert row.status.state is ItemState.HELD
    assert "84986225112" in str(row.status.why)
    assert not opened.server.control.calls.all("DELETE", "*")
    opened.server.control.store.update("number", NUMBER, {"enable_ivr": False})
    opened.session.retry(opened.tree)
    wait_until(lambda: not opened.session.account.trees)


def test_a_node_that_others_changed_meanwhile_stops_the_deletion(opened):
    row = opened.rows("ivrnode")[-1]
    opened.server.control.store.update("ivrnode", row["id"], {"node_name": "Still needed"})
    opened.session.delete_tree(opened.tree)
    assert stuck_row(opened).status.state is ItemState.CONFLICT
    assert opened.rows("ivrnode", id=row["id"])
