import dataclasses

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import (
    DEFAULT_VOICE,
    SCRIPT,
    SECOND,
    Node,
    PlayPrompt,
    TalkPrompt,
    UnknownPrompt,
    own_text,
    words_of,
)


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


@pytest.mark.parametrize(
    "changes",
    [
        {"id": NodeId("m")},
        {"name": "y"},
        {"prompt": PlayPrompt("a")},
        {"barge_in": False},
        {"loop_count": 2},
        {"delay_ms": 1},
        {"keypress_timeout_s": 6},
        {"note": "n"},
    ],
)
def test_every_field_tells_two_nodes_apart(changes):
    node = Node(NodeId("n"), "x", TalkPrompt("a"))
    assert dataclasses.replace(node, **changes) != node


def test_texts_that_only_files_hold_are_those_of_the_file():
    node = Node(NodeId("n"), "x", PlayPrompt("a.mp3"), extra={"script": "Good day", "second_prompt": "Chào"})
    assert (own_text(node, SCRIPT), own_text(node, SECOND)) == ("Good day", "Chào")
    assert own_text(dataclasses.replace(node, extra={}), SCRIPT) == ""


@pytest.mark.parametrize("odd", [5, None, ["a"], {"a": "b"}, True])
def test_what_a_file_holds_in_their_place_is_no_text(odd):
    assert own_text(Node(NodeId("n"), "x", PlayPrompt("a.mp3"), extra={SCRIPT: odd}), SCRIPT) == ""


def test_the_words_of_a_node_are_what_callers_hear():
    script = {SCRIPT: "Good day", SECOND: "Chào"}
    assert words_of(Node(NodeId("n"), "x", TalkPrompt("Hello"), extra=script)) == "Hello"
    assert words_of(Node(NodeId("n"), "x", TalkPrompt(""), extra=script)) == ""
    assert words_of(Node(NodeId("n"), "x", PlayPrompt("a.mp3"), extra=script)) == "Good day"
    assert words_of(Node(NodeId("n"), "x", UnknownPrompt("vip"), extra=script)) == "Good day"
    assert words_of(Node(NodeId("n"), "x", PlayPrompt("a.mp3"))) == ""
