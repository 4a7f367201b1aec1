"""Prompts as words and breaks."""

import pytest

from ivr_designer.validation.prompt.folding import fold
from ivr_designer.validation.prompt.tokens import Kind, tokens_of


def texts(text: str, kind: Kind) -> list[str]:
    return [t.text for t in tokens_of(fold(text)) if t.kind is kind]


def test_words_symbols_and_breaks() -> None:
    text = "Bấm phím 1, * hoặc #. Don't wait!\nEnd"
    assert texts(text, Kind.WORD) == ["bấm", "phím", "1", "hoặc", "don't", "wait", "end"]
    assert texts(text, Kind.SYMBOL) == ["*", "#"]
    assert texts(text, Kind.BREAK) == [".", "!\n"]
    assert texts(text, Kind.PAUSE) == [","]


@pytest.mark.parametrize("number", ["1.5", "24/7", "1-800-555", "8:30"])
def test_numbers_with_marks_are_one_word(number: str) -> None:
    assert texts(f"at {number} now", Kind.WORD) == ["at", number, "now"]


def test_a_full_stop_after_a_key_is_a_break() -> None:
    assert texts("phím 1.Phím 2.", Kind.BREAK) == [".", "."]
    assert texts("1,2", Kind.WORD) == ["1", "2"]


def test_places() -> None:
    folded = fold("Ấn 12")
    assert [(t.start, t.end) for t in tokens_of(folded)] == [(0, 2), (3, 5)]
    assert tokens_of(fold("")) == ()
