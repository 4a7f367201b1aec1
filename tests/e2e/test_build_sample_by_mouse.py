"""The whole program by hand: the sample is drawn with mouse and keyboard, and the server has exactly that."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivr_designer.config.paths import resource
from ivr_designer.domain.keys import Key
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.ui.canvas.requests import BoxKind
from tests.helpers.canary import CANARY, KEY_SID
from tests.helpers.sessions import session
from tests.helpers.window import LEFT, WindowRig, rigs

SAMPLE = json.loads(resource("samples/hotline.ivr.json").read_text("utf-8"))
NODES = {node["id"]: node for node in SAMPLE["nodes"]}
NAMES = {node_id: node["name"] for node_id, node in NODES.items()}
CARE, TECH = "Chăm sóc khách hàng", "Hỗ trợ kỹ thuật"
ACTIONS = {"voicemail": 1, "queue": 2, "phone": 3, "next_node": 4, "sms": 5, "stop": 6}


@pytest.fixture
def make_window(qtbot):
    yield from rigs(qtbot)


def test_sample_is_built_by_hand_and_taken_back(tmp_path, make_window):
    account = SandboxServer({KEY_SID: CANARY}, seed="account", random_seed=1)
    with account as server, session(tmp_path, server) as opened:
        rig = make_window(opened.session)
        build(rig)
        settle(rig)
        assert on_server(server) == wanted()
        (tree,) = server.control.store.rows("ivrtree")
        roots = [n["node_name"] for n in server.control.store.rows("ivrnode") if n["id"] == tree["root_node"]]
        assert roots == [NAMES["main"]]
        assert {"S03", "S04"} & set(rig.problem_rules()) == {"S03"}, "the orphan is listed, no dead end is"

        steps = 0
        while rig.window.documents.group.canUndo():
            QTest.keyClick(rig.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            rig.pump()
            steps += 1
        settle(rig)
        assert on_server(server) == ([], {}, set())
        assert steps > 20
        assert rig.tree_names() == []


def build(rig: WindowRig) -> None:
    """Draw the sample."""
    window = rig.window
    QTest.mouseClick(window.trees_panel._add, LEFT)
    rig.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    rig.type(editor, SAMPLE["name"])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rig.wait(lambda: rig.tree_names() == [SAMPLE["name"]])
    middle = window.surface.rect().center()
    for node_id, offset in (
        ("main", QPoint(0, -200)), ("sales", QPoint(-260, 0)), ("support", QPoint(0, 60)),
        ("orphan", QPoint(260, 0)),
    ):  # fmt: skip
        kind = BoxKind.PLAY if NODES[node_id]["prompt"]["mode"] == "play" else BoxKind.TALK
        rig.drop(kind, middle + offset)
        rig.name_in_place(NAMES[node_id])
        describe(rig, NODES[node_id])
        QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        rig.settle_canvas()
        middle = window.surface.rect().center()
    draw_keys(rig)


def describe(rig: WindowRig, node: dict) -> None:
    """Fill the properties of the node that was just made."""
    form, prompt = rig.window.inspector.node_form, node["prompt"]
    rig.click_box(rig.node(node["name"]))
    if prompt["mode"] == "talk":
        rig.replace(form.text, prompt["text"])
    else:
        rig.replace(form.recording.lineEdit(), prompt["file"])
    if "voice" in prompt:
        form.voice.setFocus()
        rig.replace(form.voice.lineEdit(), prompt["voice"])
    if node.get("keypress_timeout_s", 5) != 5:
        form.wait.setFocus()
        form.wait.selectAll()
        QTest.keyClicks(form.wait, str(node["keypress_timeout_s"]))
        QTest.keyClick(form.wait, Qt.Key.Key_Tab)
    rig.pump()


def draw_keys(rig: WindowRig) -> None:
    """All keypresses: lines from box to box, keys typed on a node, destinations from the palette."""
    main, sales, support, orphan = (rig.node(NAMES[n]) for n in ("main", "sales", "support", "orphan"))
    surface = rig.window.surface
    for target, key in ((sales, Key.ONE), (support, Key.TWO)):
        rig.connect(main, rig.place(target))
        rig.pick_key(key)
    for key in (Key.HASH, Key.NO_MATCH):  # back to itself, through empty space
        rig.connect(main, QPoint(surface.width() - 20, surface.height() - 20))
        rig.pick_key(key)
        rig.pick_target(NAMES["main"], NAMES["main"])
    drop_onto(rig, BoxKind.QUEUE, main, Key.ZERO, CARE)
    rig.connect(main, rig.place(rig.destination("queue")))
    rig.pick_key(Key.NO_INPUT)
    rig.connect(sales, rig.place(rig.destination("queue")))
    rig.pick_key(Key.ONE)
    drop_onto(rig, BoxKind.PHONE, sales, Key.TWO, "028 3822 3344")
    show_number(rig, "84986225112")
    rig.click_box(sales)
    QTest.keyClicks(surface, "*")
    rig.pick_target(NAMES["main"], NAMES["main"])
    drop_onto(rig, BoxKind.STOP, sales, Key.NO_INPUT)
    drop_onto(rig, BoxKind.QUEUE, support, Key.ONE, TECH)
    rig.connect(orphan, rig.place(rig.destination("stop")))
    rig.pick_key(Key.NO_INPUT)


def drop_onto(rig: WindowRig, kind: BoxKind, node: str, key: Key, text: str = "") -> None:
    rig.drop(kind, rig.place(node))
    rig.pick_key(key)
    if text:
        rig.pick_target(text)


def show_number(rig: WindowRig, number: str) -> None:
    """The number shown to the phone that a call is forwarded to; the keypress was just selected."""
    form = rig.window.inspector.keypress_form
    assert rig.window.inspector.form is form
    form.from_number.setFocus()
    rig.replace(form.from_number.lineEdit(), number)


def settle(rig: WindowRig) -> None:
    """Wait until the server has everything."""
    rig.pump(50)
    future = rig.session.settled()
    rig.wait(future.done)
    status = future.result()
    assert (status.waiting, status.refused, status.held) == (0, 0, 0), status


def on_server(server: SandboxServer) -> tuple:
    """Trees, nodes by name, and keypresses as the server has them."""
    store = server.control.store
    names = {row["id"]: row["node_name"] for row in store.rows("ivrnode")}
    nodes = {
        row["node_name"]: (
            row["node_play_mode"], row["node_play_content"], row.get("voice"), row["keypress_timeout"]
        )
        for row in store.rows("ivrnode")
    }  # fmt: skip
    keys = {
        (
            names[row["node"]], row["node_key"], int(row["action"]),
            names.get(row.get("next_node") or "", ""),
            row.get("queue_id") or "", row.get("to_phone_number") or "",
            row.get("from_number_callout_to_agent") or "",
        )
        for row in store.rows("ivrkeypress")
    }  # fmt: skip
    return [row["tree_name"] for row in store.rows("ivrtree")], nodes, keys


def wanted() -> tuple:
    """The same of the sample file."""
    nodes = {}
    for node in SAMPLE["nodes"]:
        prompt = node["prompt"]
        voice = prompt.get("voice", "hn_female_thutrang_phrase_48k-hsmm")
        content = prompt.get("text") or prompt.get("file")
        nodes[node["name"]] = (prompt["mode"], content, voice, node.get("keypress_timeout_s", 5))
    keys = {
        (
            NAMES[k["node"]], k["key"], ACTIONS[k["action"]], NAMES.get(k.get("next_node") or "", ""),
            k.get("queue_id") or "", k.get("phone_number") or "", k.get("from_number") or "",
        )
        for k in SAMPLE["keypresses"]
    }  # fmt: skip
    return [SAMPLE["name"]], nodes, keys
