"""Writing menus, and what stays of a prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.keys import Key
from ivr_designer.validation.prompt.reading import read_prompt
from ivr_designer.validation.prompt.writing import (
    menu_sentence,
    option_sentence,
    retry_intro,
    rewritten,
    spoken_key,
    typed_purpose,
    unbroken,
    with_breaks,
)
from tests.helpers import wild


def test_menu_sentence_in_both_languages() -> None:
    options = [(Key.HASH, "để nghe lại"), (Key.TWO, "Để bảo hành"), (Key.ONE, "Kinh doanh")]
    assert menu_sentence(options, "vi") == (
        "Để chọn Kinh doanh, bấm phím 1. Để bảo hành, bấm phím 2. Để nghe lại, bấm phím thăng."
    )
    options = [(Key.STAR, "To go back"), (Key.ZERO, "to speak to an agent"), (Key.ONE, "Sales")]
    assert menu_sentence(options, "en") == (
        "For Sales, press 1. To speak to an agent, press 0. To go back, press the star key."
    )
    assert menu_sentence([], "vi") == ""


def test_option_without_a_purpose() -> None:
    assert option_sentence(Key.ONE, " ", "en") == "Press 1."
    assert option_sentence(Key.STAR, "", "vi") == "Bấm phím sao."
    assert spoken_key(Key.HASH, "xx") == "the pound key"


@wild.examples()
@given(
    st.lists(
        st.tuples(
            st.sampled_from([k for k in Key if k.is_pressed]),
            st.sampled_from(["để mua hàng", "để nghe lại", "để gặp nhân viên", "để quay lại"]),
        ),
        unique_by=lambda o: o[0],
        min_size=1,
    ),
)
def test_what_is_written_is_read_back(options: list[tuple[Key, str]]) -> None:
    reading = read_prompt(menu_sentence(options, "vi"))
    assert [m.key for m in reading.mentions] == sorted((k for k, _ in options), key=lambda k: k.rank)
    assert {m.key: m.purpose for m in reading.mentions} == dict(options)
    assert not any(m.key_first for m in reading.mentions)
    assert unbroken(reading) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Xin chào quý khách. Bấm phím 2 để bán, bấm phím 1 để mua.",
            "Xin chào quý khách. Để mua, bấm phím 1. Để bán, bấm phím 2.",
        ),
        ("Xin chào", "Xin chào. Để mua, bấm phím 1. Để bán, bấm phím 2."),
        ("", "Để mua, bấm phím 1. Để bán, bấm phím 2."),
        (
            "Chào, vui lòng bấm phím 1 để mua. Cảm ơn quý khách!",
            "Chào, vui lòng. Để mua, bấm phím 1. Để bán, bấm phím 2. Cảm ơn quý khách!",
        ),
        (
            "Để mua, bấm phím 1. Giờ mở cửa 8:00. Để bán, bấm phím 2.",
            "Để mua, bấm phím 1. Để bán, bấm phím 2. Giờ mở cửa 8:00.",
        ),
    ],
)
def test_what_is_not_an_option_stays(text: str, wanted: str) -> None:
    options = [(Key.TWO, "để bán"), (Key.ONE, "để mua")]
    assert rewritten(read_prompt(text), options, "vi") == wanted
    again = rewritten(read_prompt(wanted), options, "vi")
    assert again == wanted


def test_purpose_as_typed() -> None:
    reading = read_prompt("For Sales Dept., press 1. Press 2.")
    assert typed_purpose(reading, reading.mentions[1]) == ""
    reading = read_prompt("For The BIG Sale, press 1.")
    assert typed_purpose(reading, reading.mentions[0]) == "For The BIG Sale"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Để mua, bấm phím 1, để bán, bấm phím 2.", "Để mua, bấm phím 1. Để bán, bấm phím 2."),
        ("For a, press 1 for b, press 2 for c, press 3", "For a, press 1. For b, press 2. For c, press 3"),
        ("Press 1 for a, or press 2 for b", "Press 1 for a. Or Press 2 for b"),
        ("Để mua, bấm phím 1. Để bán, bấm phím 2.", "Để mua, bấm phím 1. Để bán, bấm phím 2."),
    ],
)
def test_breaks_between_options(text: str, wanted: str) -> None:
    assert with_breaks(read_prompt(text)).replace("Or press", "Or Press") == wanted
    assert unbroken(read_prompt(wanted)) == []


def test_apology_in_the_language() -> None:
    assert retry_intro(read_prompt("Xin chào")).startswith("Xin lỗi")
    assert retry_intro(read_prompt("Hello")).startswith("Sorry")


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Bấm 1 để mua. Hoặc bấm 2 để bán.", ""),
        ("Để mua, bấm 1; hoặc xin bấm 2 để bán.", ""),
        ("Để mua hay bán, bấm 1 hoặc 2, xin cảm ơn quý khách.", "xin cảm ơn quý khách."),
        ("For a car, press the 1 key. For a bus, press the 2 key, please.", ""),
        ("Hello. Press 1, 2, or 3 for sales. Thank you. Please wait.", "Thank you. Please wait."),
    ],
)
def test_of_what_stands_between_options_only_sentences_stay(text: str, keeps: str) -> None:
    reading = read_prompt(text)
    written = rewritten(reading, [(Key.ONE, "for x")], "en")
    assert written.endswith(f"For x, press 1. {keeps}".strip())
    assert written.count("ress") == 1
