"""What things are called."""

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, UnknownPrompt
from ivr_designer.ui import labels
from tests.helpers.builders import tree
from tests.helpers.memory_session import MemorySession

QUEUES = {"Q1": "Bán hàng"}


def test_keys():
    assert [labels.key_label(k) for k in (Key.ONE, Key.STAR, Key.NO_INPUT)] == ["1", "*", "no input"]
    assert [labels.key_words(k) for k in (Key.ONE, Key.NO_INPUT, Key.NO_MATCH)] == [
        "Key 1",
        "No input",
        "No match",
    ]


def test_boxes():
    a_tree = tree(
        "a -1-> queue:Q1; a -2-> queue:Q9; a -3-> phone:84281234567; a -4-> missing:zz; a -5-> sms:Hi"
    )
    found = {k.key.value: labels.keypress_label(a_tree, k, QUEUES) for k in a_tree.keypresses.values()}
    assert found["1"] == "Key 1 → Bán hàng"
    assert found["2"] == "Key 2 → Q9 (unknown)"
    assert found["3"].startswith("Key 3 → +84")
    assert found["4"] == "Key 4 → Missing node"
    assert found["5"] == "Key 5 → SMS “Hi”"
    assert labels.vertex_label(a_tree, "a") == "a"
    assert labels.vertex_label(a_tree, "gone") == "Missing node"


def test_destinations_that_are_not_filled_in_yet():
    label = labels.destination_label
    assert label(Destination(DestinationKind.QUEUE)) == "Queue not chosen yet"
    assert label(Destination(DestinationKind.PHONE)) == "Number not entered yet"
    assert label(Destination(DestinationKind.STOP)) == "Hang up"
    assert label(Destination(DestinationKind.SMS, "x" * 50)).endswith("…”")


def test_icons_by_kind():
    a_tree = tree("a", Node("p", "p", PlayPrompt("f.mp3")), Node("u", "u", UnknownPrompt("odd")))
    assert [labels.vertex_icon(a_tree, v) for v in ("a", "p", "u", "gone")] == [
        "talk",
        "play",
        "missing",
        "missing",
    ]
    assert labels.vertex_icon(a_tree, Destination(DestinationKind.STOP)) == "stop"


def test_queue_names_of_an_account():
    assert labels.queue_names(None) == {}
    assert labels.queue_names(MemorySession(known=False).account) == {}
    assert labels.queue_names(MemorySession().account)["QU_1"] == "Chăm sóc khách hàng"
