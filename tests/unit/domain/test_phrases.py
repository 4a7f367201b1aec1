import json
from pathlib import PurePosixPath

import pytest

from ivr_designer.domain.phrases import Phrase, as_data, from_data, phrase


def test_a_phrase_reads_as_english():
    assert str(phrase("Add “{name}”", name="Main")) == "Add “Main”"


def test_values_are_never_taken_for_templates():
    assert str(phrase("Add “{name}”", name="{0} {name} {x.__class__}")) == "Add “{0} {name} {x.__class__}”"


def test_a_template_without_values_is_left_alone():
    assert str(phrase("100 % {literal}")) == "100 % {literal}"


def test_a_value_may_be_a_phrase():
    assert str(phrase("{a}; {b}", a=phrase("one {n}", n=1), b=phrase("two"))) == "one 1; two"


def test_counts_are_written_as_people_write_them_and_text_as_it_is():
    assert str(phrase("{n} of {all} ({share:03}), code {code}", n=3, all=12_000, share=7, code="12000")) == (
        "3 of 12,000 (007), code 12000"
    )


def test_phrases_are_values():
    assert phrase("a {n}", n=1) == Phrase("a {n}", {"n": 1})
    assert phrase("a {n}", n=1) != phrase("a {n}", n=2)
    assert len({phrase("a"), phrase("a")}) == 1


def test_a_phrase_comes_back_from_json():
    words = phrase("{a}; {b}; {c}", a=phrase("one {n}", n=1), b=None, c=PurePosixPath("x/y"))
    again = from_data(json.loads(json.dumps(as_data(words))))
    assert str(again) == str(words)
    assert again.values["a"] == phrase("one {n}", n=1)


@pytest.mark.parametrize("data", [{}, {"t": "x"}, {"t": "x", "v": 1}, [], "x", None])
def test_other_data_is_no_phrase(data):
    with pytest.raises((KeyError, TypeError, AttributeError)):
        from_data(data)
