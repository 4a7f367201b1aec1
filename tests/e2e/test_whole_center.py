"""A menu from nothing to callers: a tree, a recording, a number, all made in the window and read back."""

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from ivr_designer.domain.edits import AddKeypress, AddNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.audio import TONE_MP3
from tests.helpers.canary import CANARY, KEY_SID
from tests.helpers.sessions import session
from tests.helpers.window import rigs


@pytest.fixture
def make_window(qtbot):
    yield from rigs(qtbot)


def test_built_recorded_attached_and_read_back(tmp_path, make_window):
    account = SandboxServer({KEY_SID: CANARY}, seed="account", random_seed=1)
    with account as server, session(tmp_path, server) as opened:
        rig = make_window(opened.session)
        tree = opened.session.create_tree("Tổng đài mới")
        rig.open(tree)
        queue = opened.session.account.queues[0]
        rig.window.documents.submit(AddNode(Node(NodeId("n1"), "Lời chào", TalkPrompt("Bấm phím 1."))))
        press = Keypress(KeypressId("k1"), NodeId("n1"), Key.ONE, Action.QUEUE, queue_id=queue.id)
        rig.window.documents.submit(AddKeypress(press))
        file = upload(rig, tmp_path)
        attach(rig, tree)
        read_back(server, queue, file)
        with session(tmp_path / "another computer", server) as other:
            read_elsewhere(other.session, queue, file)


def upload(rig, folder):
    """A file of the node's name; the node plays it when it is there. Returns the server's name for it."""
    path = folder / "loi_chao.mp3"
    path.write_bytes(TONE_MP3)
    form = rig.window.features.recordings.offer([path])
    form.titles[0].setText("Lời chào")
    form.upload.click()
    node = NodeId("n1")
    rig.wait(lambda: isinstance(rig.tree.nodes[node].prompt, PlayPrompt))
    prompt = rig.tree.nodes[node].prompt
    assert prompt.duration_s == pytest.approx(0.828)
    rig.wait(lambda: rig.session.uploads == ())
    return prompt.file


def attach(rig, tree):
    """The number that leads nowhere, or the first, is given the tree on screen."""
    window = rig.window
    window.actions_.trigger("attach-number")
    dialog = window.features.numbers.dialog
    assert dialog.box.currentData().tree == tree
    dialog.switch.click()
    (asked,) = [d for d in window.findChildren(QDialog) if d.windowTitle().startswith("Switch ")]
    next(b for b in asked.findChildren(QPushButton) if b.text() == "Switch number").click()
    rig.wait(lambda: any(n.plays_tree for n in rig.session.account.numbers or ()) and dialog.box.isEnabled())
    dialog.close()
    assert rig.session.settled().result(20)


def read_back(server, queue, file):
    """What the contact center has now, row by row."""
    rows = server.control.store.rows
    (tree,) = [r for r in rows("ivrtree") if r["tree_name"] == "Tổng đài mới"]
    (node,) = rows("ivrnode")
    (press,) = rows("ivrkeypress")
    (greeting,) = [r for r in rows("greetingfile") if r["filename"] == file]
    playing = [r for r in rows("number") if r["ivr_menu"] == tree["id"]]
    assert (node["node_play_mode"], node["node_play_content"]) == ("play", file)
    assert (press["node"], press["node_key"], press["queue_id"]) == (node["id"], "1", queue.id)
    assert greeting["desc1"] == "Lời chào"
    assert server.control.media.content[greeting["id"]] == TONE_MP3
    assert [bool(r["enable_ivr"]) for r in playing] == [True]
    assert tree["root_node"] == node["id"]


def read_elsewhere(other, queue, file):
    """What a second computer sees of it."""
    (row,) = [r for r in other.account.trees if r.name == "Tổng đài mới"]
    content = other.open_tree(row.id).result(20)
    (node,) = content.nodes.values()
    assert node.prompt == PlayPrompt(file)
    assert content.root == node.id
    assert [k.queue_id for k in content.keypresses.values()] == [queue.id]
    assert any(n.plays_tree and n.tree == row.remote_id for n in other.account.numbers)
    assert ("Lời chào", file) in [(r.title, r.file) for r in other.account.recordings]
