"""Purposes, order and places of options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.keys import Key
from ivr_designer.validation.prompt import lexicon as lx
from ivr_designer.validation.prompt.reading import MAX_CHARS, named_keys, read_prompt
from tests.helpers import wild

OTHERS = {"1", "2", "*", "#", ",", ".", "một", "star", "kinh doanh", "sales", "please", "lần", "\n"}


def options(text: str) -> list[tuple[str, str, bool]]:
    return [(m.key.value, m.purpose, m.key_first) for m in read_prompt(text).mentions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Xin chào quý khách. Để gặp kinh doanh, bấm phím 1. Để nghe lại, bấm phím thăng.",
            [("1", "để gặp kinh doanh", False), ("#", "để nghe lại", False)],
        ),
        ("For sales press 1, for support press 2.", [("1", "for sales", False), ("2", "for support", False)]),
        ("Press 1 for sales, press 2 for support.", [("1", "for sales", True), ("2", "for support", True)]),
        ("Press 1 for sales press 2 for support", [("1", "for sales", True), ("2", "for support", True)]),
        ("Phím 1: kinh doanh; phím 2: kỹ thuật", [("1", "kinh doanh", True), ("2", "kỹ thuật", True)]),
        ("Kinh doanh, phím 1. Kỹ thuật, phím 2.", [("1", "kinh doanh", False), ("2", "kỹ thuật", False)]),
        ("Vui lòng bấm phím một để gặp kinh doanh", [("1", "để gặp kinh doanh", True)]),
        ("Quý khách muốn gặp nhân viên nhấn số 0", [("0", "muốn gặp nhân viên", False)]),
        ("Thank you for calling ABC, press 1 for sales.", [("1", "for sales", True)]),
        ("Chào mừng đến với ABC, để được tư vấn, bấm phím 1.", [("1", "để được tư vấn", False)]),
        ("Sales, press 1, 2 or 3.", [("1", "sales", False), ("2", "sales", False), ("3", "sales", False)]),
        (
            "Khuyến mãi bấm phím 3, gặp tổng đài viên bấm phím 9.",
            [("3", "khuyến mãi", False), ("9", "gặp tổng đài viên", False)],
        ),
        (
            "Bấm phím 1 nếu là cá nhân, phím 2 nếu là doanh nghiệp.",
            [("1", "nếu là cá nhân", True), ("2", "nếu là doanh nghiệp", True)],
        ),
        ("Press 1.", [("1", "", False)]),
        ("Để mua, bấm 1. Cảm ơn quý khách.", [("1", "để mua", False)]),
    ],
)
def test_options(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert options(text) == wanted


def test_places_in_the_text() -> None:
    text = "Chào. Để mua hàng, bấm phím 1. Press 2 for help."
    first, second = read_prompt(text).mentions
    assert text[slice(*first.span)] == "bấm phím 1"
    assert text[slice(*first.option_span)] == "Để mua hàng, bấm phím 1"
    assert first.purpose_span is not None
    assert text[slice(*first.purpose_span)] == "Để mua hàng"
    assert first.verb_span is not None
    assert text[slice(*first.verb_span)] == "bấm"
    assert text[slice(*second.option_span)] == "Press 2 for help"
    assert first.words == {"mua", "hàng"}


def test_asking() -> None:
    reading = read_prompt("Để mua, bấm phím 1. Để bán, bấm phím 2. Bấm phím 1 lại.")
    assert reading.keys == {Key.ONE, Key.TWO}
    first = reading.mention(Key.ONE)
    assert first is reading.mentions[0]
    assert reading.mention(Key.NINE) is None
    assert reading.token_span(0, 2) == (0, 6)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Xin chào", "vi"),
        ("Moi quy khach bam phim 1", "vi"),
        ("Welcome to our bank", "en"),
        ("", ""),
        ("123 *", ""),
        ("Привет", ""),
        ("For English, press 2. Tiếng Việt, phím 1", "vi"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_prompt(text).language == language


@wild.examples()
@given(
    st.lists(
        st.sampled_from(
            sorted(lx.PRESS_VERBS | lx.KEY_NOUNS | lx.FILLERS | lx.CONJUNCTIONS | lx.BEFORE_PURPOSE | OTHERS)
        ),
        max_size=30,
    )
)
def test_any_row_of_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    reading = read_prompt(text)
    last = 0
    for mention in reading.mentions:
        assert 0 <= mention.option_span[0] <= mention.span[0] < mention.span[1] <= len(text)
        assert mention.span[1] <= mention.option_span[1] or mention.joined
        assert mention.span[0] >= last
        last = mention.span[0]
        assert mention.first_token < mention.end_token <= len(reading.tokens)


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    reading = read_prompt("x" * MAX_CHARS + " bấm phím 1")
    assert reading.mentions == ()


@pytest.mark.parametrize(
    "text", ["", "Xin chào.", "Bấm phím 1 để gặp kinh doanh, phím 0 để gặp tổng đài.", "Press star."]
)
def test_the_keys_alone_are_those_of_the_reading(text):
    assert named_keys(text) == read_prompt(text).keys
