"""Fields by name."""

from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.fields import changes_between, fields_of, whole_prompt
from ivr_designer.sync.values import TreeFacts
from tests.helpers.sync_values import node, press

NAMES = {NodeId("b"): "Sales"}


def test_fields_of_each_kind():
    def name_of(node):
        return NAMES.get(node, "")

    assert fields_of(None, name_of) == {}
    assert fields_of(TreeFacts("Hotline"), name_of) == {"name": "Hotline"}
    talk = fields_of(Node(NodeId("a"), "A", TalkPrompt("hello")), name_of)
    assert (talk["text"], talk["loop_count"]) == ("hello", 1)
    assert fields_of(Node(NodeId("a"), "A", PlayPrompt("x.wav")), name_of)["file"] == "x.wav"
    key = Keypress(KeypressId("k"), NodeId("a"), Key.ONE, Action.NEXT_NODE, NodeId("b"))
    assert fields_of(key, name_of)["leads_to"] == "next_node Sales"
    lost = Keypress(KeypressId("k"), NodeId("a"), Key.ONE, Action.NEXT_NODE, NodeId("z"))
    assert fields_of(lost, name_of)["leads_to"] == "next_node z"


def test_changes():
    found = changes_between({"a": 1, "b": 2, "gone": 3}, {"a": 1, "b": 4, "new": 5})
    assert [(c.field, c.old, c.new) for c in found] == [("b", 2, 4), ("new", None, 5), ("gone", 3, None)]


def test_a_prompt_as_one_field():
    assert whole_prompt(node("a", text="Hello you")) == {"prompt": "talk Hello you"}
    assert whole_prompt(replace(node("a"), prompt=PlayPrompt("a b.mp3"))) == {"prompt": "play a b.mp3"}
    assert whole_prompt(replace(node("a"), prompt=UnknownPrompt("7"))) == {"prompt": "unknown 7"}
    assert whole_prompt(None) == whole_prompt(press("k", "a")) == {}


def unnamed(_node):
    return ""


def test_every_field_of_a_node_by_its_name():
    spoken = Node(NodeId("a"), "A", TalkPrompt("t", "v", 2), False, 3, 40, 7, "note", {"x": 1})
    rest = {"name": "A", "barge_in": False, "loop_count": 3, "delay_ms": 40, "keypress_timeout_s": 7}
    assert fields_of(spoken, unnamed) == {**rest, "text": "t", "voice": "v", "speed": 2}
    assert fields_of(replace(spoken, prompt=TalkPrompt("t")), unnamed)["voice"] == DEFAULT_VOICE
    assert fields_of(replace(spoken, prompt=PlayPrompt("f")), unnamed) == {**rest, "file": "f"}
    assert fields_of(replace(spoken, prompt=UnknownPrompt("vip")), unnamed) == rest


@pytest.mark.parametrize(
    ("key", "leads", "number"),
    [
        (press("k", "n"), "stop", ""),
        (press("k", "n", action=Action.QUEUE, queue_id="Q", sms="left over"), "queue Q", ""),
        (press("k", "n", action=Action.QUEUE), "queue", ""),
        (press("k", "n", action=Action.PHONE, phone_number="84", from_number="19"), "phone 84", "19"),
        (press("k", "n", action=Action.SMS, sms="Hi"), "sms Hi", ""),
        (press("k", "n", action=Action.VOICEMAIL, from_number="left over"), "voicemail", ""),
        (press("k", "n", action=Action.NEXT_NODE), "next_node", ""),
    ],
)
def test_where_a_key_leads_in_one_field(key, leads, number):
    assert fields_of(key, unnamed) == {"key": "1", "leads_to": leads, "from_number": number}


def test_fields_that_are_the_same_are_no_changes():
    assert changes_between({}, {}) == changes_between({"a": None}, {}) == ()
    assert [c.field for c in changes_between({"a": 0}, {"a": False, "b": 1})] == ["b"]
