"""Fields and values in words."""

import pytest

from ivr_designer.ui.field_words import field_label, value_words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("barge_in", True, "Yes"),
        ("barge_in", False, "No"),
        ("delay_ms", 500, "500 ms"),
        ("keypress_timeout_s", 5, "5 s"),
        ("loop_count", 2, "2 ×"),
        ("key", "1", "Key 1"),
        ("key", "EMPTY_KEY", "No input"),
        ("key", "nonsense", "nonsense"),
        ("leads_to", "next_node Sales team", "The node “Sales team”"),
        ("leads_to", "queue QU_1", "The queue Care"),
        ("leads_to", "queue QU_9", "The queue QU_9 (unknown)"),
        ("leads_to", "phone 842473001900", "The phone +84 24 7300 1900"),
        ("leads_to", "sms Hello there", "A text message: “Hello there”"),
        ("leads_to", "stop", "Hang up"),
        ("leads_to", "voicemail", "Voicemail"),
        ("leads_to", "unknown 9", "unknown 9"),
        ("from_number", "842473001900", "+84 24 7300 1900"),
        ("voice", "hn_female_thutrang_phrase_48k-hsmm", "Thu Trang, woman, Hanoi"),
        ("prompt", "talk Hello you", "Spoken: “Hello you”"),
        ("prompt", "play a b.mp3", "The recording a b.mp3"),
        ("prompt", "unknown 7", "7"),
        ("name", "", "(empty)"),
        ("text", None, "(not there)"),
    ],
)
def test_values(qapp, field, value, words):
    assert value_words(field, value, {"QU_1": "Care"}) == words


def test_labels(qapp):
    assert field_label("text") == "Text that is spoken"
    assert field_label("from_the_future") == "from_the_future"
    assert field_label("") == "All of it"
