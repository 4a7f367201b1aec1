import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.storage.exporters.source import clean, lines_of, mask
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
