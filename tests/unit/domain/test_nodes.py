import dataclasses

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt, UnknownPrompt


def test_defaults_are_those_of_the_api():
    node = Node(NodeId("n"), "Main", TalkPrompt("Hi"))
    assert (node.barge_in, node.loop_count, node.delay_ms, node.keypress_timeout_s) == (True, 1, 0, 5)
    assert node.prompt == TalkPrompt("Hi", voice=None, speed=0)
    assert DEFAULT_VOICE == "hn_female_thutrang_phrase_48k-hsmm"


def test_only_an_unknown_mode_is_read_only():
    assert not Node(NodeId("n"), "x", TalkPrompt("Hi")).is_read_only
    assert not Node(NodeId("n"), "x", PlayPrompt("a.mp3", 3.5)).is_read_only
    assert Node(NodeId("n"), "x", UnknownPrompt("business")).is_read_only


def test_a_node_is_a_value():
    one = Node(NodeId("n"), "x", UnknownPrompt("vip", {"a": [1]}), extra={"z": {}})
    same = Node(NodeId("n"), "x", UnknownPrompt("vip", {"a": [1]}), extra={"z": {}})
    assert one == same
    assert hash(one) == hash(same)
    assert one != dataclasses.replace(one, extra={})
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "y"
