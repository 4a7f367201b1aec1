"""What was being published when the program ended goes on at the next start."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import AddNode, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode, PublishingEnded
from ivr_designer.sync.runtime import is_publishing
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until

NAMES = ("One", "Two")


@pytest.fixture
def server():
    with SandboxServer(seed="empty") as running:
        yield running


def drawn(opened, name):
    """A live tree of one node, with a draft of it."""
    tree = opened.session.create_tree(name)
    document = opened.document(tree)
    node = Node(NodeId(f"n{name}"), name, TalkPrompt("Hello"))
    document.apply(AddNode(node))
    opened.settle(tree)
    opened.session.set_mode(tree, Mode.DRAFT)
    document.apply(UpdateNode(replace(node, loop_count=3)))
    return tree


def test_several_that_were_begun_do_not_wait_for_one_another(tmp_path, server):
    settings = quick_settings(tmp_path)
    with session(tmp_path, server, settings=settings) as opened:
        trees = [drawn(opened, name) for name in NAMES]
        stamps = [opened.session.preview(tree).result(WAIT_S).stamp for tree in trees]
        server.control.switches.set(latency_ms=400)
        for tree, stamp in zip(trees, stamps, strict=True):
            opened.session.publish(tree, stamp)
        books = [opened.session.journal.book.trees[tree] for tree in trees]
        wait_until(lambda: all(is_publishing(book) for book in books))
    server.control.switches.set(latency_ms=0)
    (held,) = [row["id"] for row in server.control.store.rows("ivrnode") if row["node_name"] == NAMES[0]]
    server.control.faults.add("drop", method="PUT", path=f"/v1/ivrnode/{held}", before=True, times=2)
    with session(tmp_path, server, settings=settings, wait=False) as opened:
        wait_until(lambda: len(opened.of_type(PublishingEnded)) == 2)
        assert [news.tree for news in opened.of_type(PublishingEnded)] == [trees[1], trees[0]]
        assert [news.problem for news in opened.of_type(PublishingEnded)] == [None, None]
        assert {row["loop_count"] for row in server.control.store.rows("ivrnode")} == {3}
