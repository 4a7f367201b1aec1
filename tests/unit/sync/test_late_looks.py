"""What a server did twice, long after the first time was taken for lost, is found without anybody looking."""

import time

from ivr_designer.domain.edits import AddKeypress, AddNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync import late_looks
from ivr_designer.sync.contract import RemoteEdit
from ivr_designer.sync.proposals import Choice
from ivr_designer.sync.status import Link
from ivr_designer.sync.values import Kind
from tests.helpers.sessions import quick_settings, session, wait_until
from tests.helpers.sync_values import TREE, memory_journal


def made_again(opened):
    """A node whose first create got lost; returns its tree and the body that was sent twice."""
    (row,) = opened.session.account.trees
    document = opened.document(row.id)
    opened.server.control.faults.add("drop", method="POST", path="*ivrnode*", before=True)
    document.apply(AddNode(Node(NodeId("n"), "Slow", TalkPrompt("Slow text"))))
    opened.settle(row.id)
    assert len(opened.rows("ivrnode", node_name="Slow")) == 1
    made = opened.rows("ivrnode", node_name="Slow")[0]
    names = ("tree", "node_name", "node_play_mode", "node_play_content")
    return row.id, {name: made[name] for name in names}


def lands_after_all(opened, body):
    opened.server.control.admin("POST", "/v1/ivrnode", body)
    assert len(opened.rows("ivrnode", node_name="Slow")) == 2


def is_found(opened):
    """True once the window was told of a node that came from elsewhere."""
    patches = [p for event in opened.of_type(RemoteEdit) for p in event.edit.patches]
    return [p.value.name for p in patches] == ["Slow"]


def test_the_second_one_is_found_some_margins_later(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        _, body = made_again(opened)
        lands_after_all(opened, body)
        wait_until(lambda: is_found(opened))


def test_the_next_start_looks_as_well_and_once(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        tree, body = made_again(opened)
    lands_after_all(opened, body)
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        wait_until(lambda: is_found(opened))
        opened.settle(tree)


def test_what_is_gone_meanwhile_is_not_looked_at_for_ever(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        (row,) = opened.session.account.trees
        document = opened.document(row.id)
        document.apply(AddNode(Node(NodeId("n"), "Slow", TalkPrompt("Slow text"))))
        opened.settle(row.id)
        opened.server.control.faults.add("drop", method="POST", path="*ivrkeypress*", before=True)
        document.apply(AddKeypress(Keypress(KeypressId("k"), NodeId("n"), Key.ONE, Action.STOP)))
        opened.settle(row.id)
        (made,) = opened.rows("ivrnode", node_name="Slow")
        opened.server.control.admin("DELETE", f"/v1/ivrnode/{made['id']}")
    for refused in (1, 0):
        before = len(server.control.calls.all())
        with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
            time.sleep(1.5)
            assert opened.settle(row.id).link is Link.ONLINE
        asked = [c for c in server.control.calls.all()[before:] if made["id"] in str(c)]
        assert len(asked) == refused


def test_what_is_owed_is_stored_until_it_was_done():
    journal = memory_journal()
    first, second = (Kind.NODE, "T"), (Kind.KEY, "A")
    book = journal.book.trees[TREE]
    with journal.transaction() as work:
        late_looks.owe(work, book, first)
        late_looks.owe(work, book, second)
        late_looks.owe(work, book, first)
    assert set(late_looks.owed(book.record)) == {first, second}
    with journal.transaction() as work:
        late_looks.done(work, book, first)
    assert set(late_looks.owed(book.record)) == {second}
    before = book.version
    with journal.transaction() as work:
        late_looks.done(work, book, first)
    assert book.version == before
    with journal.transaction() as work:
        late_looks.done(work, book, second)
    assert book.record.notes == {}
    journal.close()


def test_a_whole_tree_that_arrives_late_is_found_and_named(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        server.control.faults.add("drop", method="POST", path="/v1/ivrtree", before=True)
        made = opened.session.create_tree("Slow tree")
        opened.settle(made)
        assert len(opened.rows("ivrtree", tree_name="Slow tree")) == 1
        server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Slow tree"})
        server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Of somebody else"})
        wait_until(lambda: len(opened.session.account.trees) == 4)
        found = {row.id: row.name for row in opened.session.account.trees}
        asked = {tree: opened.session.conflicts(tree) for tree in found}
        ((late, (conflict,)),) = [(tree, conflicts) for tree, conflicts in asked.items() if conflicts]
        assert (found[late], conflict.item, conflict.twin_of) == ("Slow tree", late, made)
        assert [e.tree for e in opened.session.activity() if "twice" in str(e.result)] == [late]
        opened.session.delete_tree(late)
        opened.settle()
        assert len(opened.rows("ivrtree", tree_name="Slow tree")) == 1
        assert [row.id for row in opened.session.account.trees if row.name == "Slow tree"] == [made]


def test_both_trees_can_be_kept(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        server.control.faults.add("drop", method="POST", path="/v1/ivrtree", before=True)
        made = opened.session.create_tree("Slow tree")
        opened.settle(made)
        server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Slow tree"})
        opened.session.refresh().result(20)  # before the late look
        (late,) = [tree.id for tree in opened.session.account.trees if opened.session.conflicts(tree.id)]
        opened.session.resolve(late, frozenset({late}), Choice.MINE)
        wait_until(lambda: opened.session.conflicts(late) == ())
        assert len(opened.rows("ivrtree", tree_name="Slow tree")) == 2
