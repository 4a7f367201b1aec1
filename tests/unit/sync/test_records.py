"""Values survive the journal, whatever they hold."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.records import (
    RecordDamaged,
    dumps,
    from_text,
    phrase_from_text,
    phrase_to_text,
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
