"""Lists may leave out the number shown on a forwarded call; an edit of it is sent all the same."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import AddKeypress, AddNode, UpdateKeypress
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sessions import session, wait_until

SHOWN = "84986225112"


@pytest.mark.parametrize("confirmed_first", [True, False], ids=["after the create", "while it is under way"])
def test_setting_the_number_shown_reaches_the_server(tmp_path, confirmed_first):
    with SandboxServer(seed="account", latency_ms=30) as server, session(tmp_path, server) as opened:
        tree = opened.session.create_tree("T")
        document = opened.document(tree)
        document.apply(AddNode(Node(NodeId("n1"), "A", TalkPrompt("hello"))))
        keypress = Keypress(KeypressId("k1"), NodeId("n1"), Key.ONE, Action.PHONE, phone_number="84901112222")
        document.apply(AddKeypress(keypress))
        if confirmed_first:
            opened.settle()
        else:
            wait_until(lambda: server.control.calls.all("POST", "*ivrkeypress*"))
        document.apply(UpdateKeypress(replace(keypress, from_number=SHOWN)))
        opened.settle()
        (row,) = opened.rows("ivrkeypress")
        assert row["from_number_callout_to_agent"] == SHOWN
