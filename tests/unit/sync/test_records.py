"""Values survive the journal, whatever they hold."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.records import (
    RecordDamaged,
    dumps,
    from_text,
    phrase_from_text,
    phrase_to_text,
    to_data,
    to_text,
)
from ivr_designer.sync.values import TreeFacts
from tests.helpers.sync_values import node, press


@pytest.mark.parametrize(
    "value",
    [
        TreeFacts("Tổng đài"),
        node("a", note="n", extra={"deep": [1, {"x": None}]}),
        replace(node("a"), prompt=TalkPrompt("t", "voice", -3, {"e": 1}), delay_ms=5, keypress_timeout_s=9),
        replace(node("a"), prompt=PlayPrompt("f.mp3", 1.5)),
        replace(node("a"), prompt=UnknownPrompt("vip", {"node_play_mode": "vip"}), barge_in=False),
        press("k", "n", action=Action.PHONE, phone_number="1", from_number="2", extra={"a": "b"}),
        press("k", "n", action=Action.UNKNOWN, raw_action="9x"),
        None,
    ],
)
def test_round_trip(value):
    assert from_text(to_text(value)) == value


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"is":"moon"}', '{"is":"key","id":"k"}', '{"is":"node"}']
)
def test_damage_is_one_error(text):
    with pytest.raises(RecordDamaged):
        from_text(text)


def test_phrases_keep_template_and_values():
    made = phrase("Create {thing} {n}", thing=phrase("key {key}", key="1"), n=2)
    assert phrase_from_text(phrase_to_text(made)) == made
    assert str(phrase_from_text("not json")) == "not json"
    assert phrase_to_text(None) is None


def test_the_same_data_is_the_same_text():
    assert dumps({"b": 1, "a": "ố"}) == dumps({"a": "ố", "b": 1}) == '{"a":"ố","b":1}'


EVERY_NODE_FIELD = {
    "is": "node", "id": "a", "name": "Hello", "barge_in": False, "loop_count": 3, "delay_ms": 40,
    "timeout_s": 7, "note": "n", "extra": {"x": 1},
    "prompt": {"is": "talk", "text": "t", "voice": "v", "speed": 2, "extra": {}},
}  # fmt: skip
EVERY_KEY_FIELD = {
    "is": "key", "id": "k", "node": "n", "key": "1", "action": 3, "next_node": "m", "queue_id": "q",
    "phone": "1", "from": "2", "sms": "s", "raw_action": 8, "extra": {"x": 1},
}  # fmt: skip


@pytest.mark.parametrize("data", [EVERY_NODE_FIELD, EVERY_KEY_FIELD, {"is": "tree", "name": "T"}])
def test_what_journals_hold_stays_as_it_is_spelled(data):
    # These names are in people's journals: one that changes cannot be read back after an update.
    assert json.loads(to_text(from_text(json.dumps(data)))) == data


@pytest.mark.parametrize(
    "prompt",
    [
        {"is": "play", "file": "f", "duration_s": 2.5, "extra": {"x": 1}},
        {"is": "unknown", "mode": "vip", "raw": {"a": 1}, "extra": {"x": 1}},
    ],
)
def test_so_does_every_kind_of_prompt(prompt):
    data = {**EVERY_NODE_FIELD, "prompt": prompt}
    assert json.loads(to_text(from_text(json.dumps(data)))) == data


@pytest.mark.parametrize("data", [EVERY_NODE_FIELD, EVERY_KEY_FIELD, EVERY_NODE_FIELD["prompt"]])
def test_a_record_without_one_of_its_fields_is_damaged(data):
    for field in data:
        less = {name: value for name, value in data.items() if name != field}
        whole = {**EVERY_NODE_FIELD, "prompt": less} if data is EVERY_NODE_FIELD["prompt"] else less
        with pytest.raises(RecordDamaged):
            from_text(json.dumps(whole))


def test_what_is_damaged_is_named():
    with pytest.raises(RecordDamaged, match="of kind 'moon'"):
        from_text('{"is":"moon"}')
    with pytest.raises(RecordDamaged, match="a prompt is of kind 'moon'"):
        from_text(json.dumps({**EVERY_NODE_FIELD, "prompt": {"is": "moon"}}))


ODD = ("", '"', "\\", "\x00\x1f\x7f", "\u2028 ố", "\ud800", "0")
TEXTS = st.one_of(st.none(), st.text(), st.sampled_from(ODD))
NUMBERS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats())
EXTRAS = st.sampled_from([{}, {}, {"deep": [1, {"x": None}]}])
KEYS, ACTIONS = st.sampled_from(Key), st.sampled_from(Action)


@given(st.lists(TEXTS, min_size=9, max_size=9), ACTIONS, KEYS, EXTRAS, NUMBERS)
def test_a_keypress_is_spelled_as_its_data(texts, action, key, extra, raw):
    lid, node_id, *fields = texts
    value = Keypress(lid, node_id, key, action, *fields[:5], raw, extra)
    assert to_text(value) == dumps(to_data(value))


@given(st.lists(TEXTS, min_size=5, max_size=5), st.lists(NUMBERS, min_size=5, max_size=5), EXTRAS, EXTRAS)
def test_a_node_is_spelled_as_its_data(texts, numbers, extra, more):
    lid, name, text, voice, note = texts
    barge_in, loops, delay, timeout, speed = numbers
    for prompt in (TalkPrompt(text, voice, speed, more), PlayPrompt(text, speed), UnknownPrompt(text)):
        value = Node(lid, name, prompt, barge_in, loops, delay, timeout, note, extra)
        assert to_text(value) == dumps(to_data(value))


@pytest.mark.parametrize(
    ("data", "text"), [({}, "{}"), ([], "[]"), (None, "null"), (0, "0"), ("", '""'), ((), "[]")]
)
def test_empty_things_are_spelled_right(data, text):
    assert dumps(data) == text


@pytest.mark.parametrize("text", ["[]", "3", '"x"', "{}", "null", "[1, 2]"])
def test_a_damaged_phrase_reads_as_itself(text):
    assert str(phrase_from_text(text)) == text
    assert phrase_from_text(None) is None
