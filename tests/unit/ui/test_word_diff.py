"""Texts word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.ui.word_diff import MOST_WORDS, Part, word_diff, words_of


def sides(pieces):
    old = "".join(p.text for p in pieces if p.part is not Part.ADDED)
    new = "".join(p.text for p in pieces if p.part is not Part.REMOVED)
    return old, new


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("press one", "press two", [("same", "press "), ("removed", "one"), ("added", "two")]),
        ("a b c", "a c", [("same", "a "), ("removed", "b "), ("same", "c")]),
        ("", "Xin chào", [("added", "Xin chào")]),
        ("Xin chào", "", [("removed", "Xin chào")]),
        ("same", "same", [("same", "same")]),
        ("", "", []),
    ],
)
def test_pieces(old, new, wanted):
    assert [(p.part.value, p.text) for p in word_diff(old, new)] == wanted


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30))
def test_both_sides_can_be_read_back(old, new):
    was, is_now = sides(word_diff(old, new))
    assert is_now.split() == new.split()
    assert was.split() == old.split()


def test_words_keep_their_blanks():
    assert words_of(" a  b\nc") == [" ", "a  ", "b\n", "c"]


def test_very_long_texts_are_compared_as_a_whole():
    old, new = "a " * MOST_WORDS, "b " * MOST_WORDS
    assert [p.part for p in word_diff(old, new)] == [Part.REMOVED, Part.ADDED]
    assert [p.part for p in word_diff(old, old)] == [Part.SAME]
