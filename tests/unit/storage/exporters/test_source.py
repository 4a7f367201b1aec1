from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.wanted import wanted
from ivr_designer.storage.exporters.source import clean, lines_of, mask, without_numbers
from ivr_designer.storage.exporters.words import Words
from tests.unit.storage.exporters.build import nasty, sample


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("84986225112", "••••••••112"),
        ("+84 986-225-112", "+•• •••-•••-112"),
        ("112", "112"),
        ("", ""),
        ("x", "x"),
    ],
)
def test_a_masked_number_shows_its_last_three_digits(number, shown):
    assert mask(number) == shown


def test_masking_reaches_into_prompts_and_titles():
    one = sample(masked=True)
    assert one.text("Call +84 986 225 112 or press 1") == "Call +•• ••• ••• 112 or press 1"
    assert one.title(Destination(DestinationKind.PHONE, "84986225112")) == "Số máy: ••••••••112"
    assert sample().text("84986225112") == "84986225112"


def test_clean_text_can_stand_in_xml():
    assert clean("a\0b\u202ec\x1b\n\td\ud800\x85\uffff") == "a\ufffdbc\ufffd  d\ufffd\ufffd\ufffd"


def test_titles_name_queues_by_name_where_it_is_known():
    one = sample(queues={"QU_1": "Care"})
    assert one.title(Destination(DestinationKind.QUEUE, "QU_1")) == "Hàng đợi: Care"
    assert one.title(Destination(DestinationKind.QUEUE, "QU_2")) == "Hàng đợi: QU_2"
    assert one.title(Destination(DestinationKind.STOP)) == "Kết thúc"
    assert one.title("main") == "Lời chào"
    assert one.title("no such node") == "no such node"


def test_the_language_is_that_of_the_prompts_unless_chosen():
    assert sample().speech.language == "vi"
    assert nasty().speech.language == "en"
    assert sample(words=Words("en")).title(Destination(DestinationKind.STOP)) == "End of call"


def test_lines_break_between_words_and_cut_what_is_too_long():
    assert lines_of("one two three", 8) == ["one two", "three"]
    assert lines_of("x" * 20, 8) == ["x" * 8, "x" * 8, "x" * 4]
    assert lines_of("  ", 8) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 84986225112", "Call ••••••••112"),
        ("(028) 3822 3344, or 1900", "(•••) •••• •344, or 1900"),
        ("12345678", "•••••678"),
        ("1234567", "1234567"),
        ("+1234567", "+1234567"),
        ("028\u00a03822\u20133344", "•••\u00a0••••\u2013•344"),
        ("from 2026-01-05 to 2026-02-06 08:30", "from 2026-01-05 to 2026-02-06 08:30"),
        ("2026-01-05 08:30:15 and 84986225112", "2026-01-05 08:30:15 and ••••••••112"),
        ("2026-01-05T08:30", "2026-01-05T08:30"),
        ("press 1, 2 or 3", "press 1, 2 or 3"),
    ],
)
def test_what_is_a_number_in_a_text(text, shown):
    assert without_numbers(text) == shown


@pytest.mark.parametrize(
    ("kind", "value", "title"),
    [
        (DestinationKind.QUEUE, "84986225112", "Queue: ••••••••112"),
        (DestinationKind.PHONE, "84986225112", "Phone: ••••••••112"),
        (DestinationKind.SMS, "Call 84986225112", "Text message: Call ••••••••112"),
        (DestinationKind.STOP, "x", "End of call"),
        (DestinationKind.VOICEMAIL, "x", "Voicemail"),
        (DestinationKind.MISSING, "84986225112", "Missing node: 84986225112"),
        (DestinationKind.UNKNOWN, "9", "Unknown action: 9"),
        (DestinationKind.UNKNOWN, "", "Unknown action"),
    ],
)
def test_what_every_kind_of_box_is_called_and_what_of_it_is_masked(kind, value, title):
    assert sample(masked=True, words=Words("en")).title(Destination(kind, value)) == title


def test_only_what_is_masked_is_masked():
    plain = sample(words=Words("en"))
    assert plain.title(Destination(DestinationKind.PHONE, "84986225112")) == "Phone: 84986225112"
    assert plain.phone("84986225112") == "84986225112"
    assert plain.title(Destination(DestinationKind.SMS, "84986225112\u202e")) == "Text message: 84986225112"


def test_a_queue_is_called_as_the_account_says_or_as_it_is_wanted():
    one = sample(queues={"QU_1": "Care 84986225112", wanted("Sales"): "never"}, masked=True)
    assert one.queue("QU_1") == "Care ••••••••112"
    assert one.queue(wanted("Sales")) == "Sales"
    assert one.queue("QU_9") == "QU_9"


def test_a_name_of_a_node_is_cleaned_and_masked():
    one = sample(masked=True)
    name = "Line 84986225112\x1b"
    content = one.tree.content()
    nodes = {**content.nodes, "main": replace(content.nodes["main"], name=name)}
    again = replace(one, tree=type(one.tree)(one.tree.id, replace(content, nodes=nodes)))
    assert again.title("main") == "Line ••••••••112\ufffd"
    assert again.title("gone\x1b") == "gone\ufffd"


def test_keys_are_named_in_words_where_there_is_no_face():
    one = sample(words=Words("en"))
    faces = {key: one.face(key) for key in Key}
    assert faces[Key.ONE] == "1"
    assert faces[Key.NO_INPUT] != "EMPTY_KEY"
    assert faces[Key.NO_MATCH] != "INVALID_KEY"
    assert len(set(faces.values())) == len(Key)


def test_what_a_key_leads_to_is_called_like_its_box():
    one = sample(words=Words("en"))
    for press in one.tree.keypresses.values():
        assert one.led_to(press) == one.title(one.tree.target(press))


@pytest.mark.parametrize("code", [0x00, 0x1F, 0x7F, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_cannot_stand_in_xml_becomes_a_sign(code):
    assert clean(f"a{chr(code)}b") == "a\ufffdb"


@pytest.mark.parametrize("char", ["~", "\xa0", "\ud7ff", "\ue000", "\ufffd", " ", "😀"])
def test_what_can_stand_there_stays(char):
    assert clean(f"a{char}b") == f"a{char}b"


@pytest.mark.parametrize(
    "mark", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
def test_marks_of_direction_are_taken_out(mark):
    assert clean(f"a{mark}b") == "ab"


def test_words_with_hyphens_are_not_broken_at_them():
    assert lines_of("one-two three", 8) == ["one-two", "three"]
    assert lines_of("ab cd-ef", 6) == ["ab", "cd-ef"]
