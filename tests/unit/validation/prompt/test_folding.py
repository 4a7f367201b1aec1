"""Folding for comparison, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.validation.prompt.folding import fold
from tests.helpers import wild


def test_plain_text_keeps_its_places() -> None:
    folded = fold("Press ONE")
    assert folded.text == "press one"
    assert folded.span(6, 9) == (6, 9)
    assert fold("Bấm PHÍM").text == "bấm phím"


def test_decomposed_letters_come_together() -> None:
    typed = unicodedata.normalize("NFD", "Bấm phím chín")
    folded = fold(typed)
    assert folded.text == "bấm phím chín"
    start = folded.text.index("phím")
    assert typed[slice(*folded.span(start, start + 4))] == unicodedata.normalize("NFD", "phím")


def test_mixed_forms_in_one_text() -> None:
    typed = "phím " + unicodedata.normalize("NFD", "một") + " và phím hai"
    folded = fold(typed)
    at = folded.text.index("hai")
    assert typed[slice(*folded.span(at, at + 3))] == "hai"


@pytest.mark.parametrize("text", ["", "́", "İ", "ẞ", "a\u0301\u0301b", "😀\u200d👩 ạ"])
def test_odd_letters(text: str) -> None:
    folded = fold(text)
    assert folded.span(0, len(folded.text)) == (0, len(text))


@wild.examples()
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_spans_stay_in_the_text_and_in_order(text: str) -> None:
    folded = fold(text)
    last = 0
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert last <= start < end <= len(text)
        last = start
    assert folded.span(0, 0)[0] == 0
    end = folded.span(len(folded.text), len(folded.text))
    assert end == (len(text), len(text))


@wild.examples()
@given(st.text("aăâeêuưnmbphí đ\u0301\u0300\u0323", max_size=30))
def test_form_of_typing_does_not_matter(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).text == fold(decomposed).text
