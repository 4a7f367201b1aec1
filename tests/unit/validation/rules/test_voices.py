"""P11 and P14: what must fit together across prompts."""

import pytest

from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.validation.rules.voices import voice_language
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said

VI = "Xin chào quý khách hàng."
EN = "Welcome to our company, dear caller."


def spoken(name: str, text: str, voice: str | None) -> object:
    return node(name, prompt=TalkPrompt(text, voice))


@pytest.mark.parametrize(
    ("voice", "language"),
    [
        (None, "vi"),
        ("sg_male_x", "vi"),
        ("banmai", "vi"),
        ("en-US-Joanna", "en"),
        ("fr_1", "fr"),
        ("Alice", ""),
    ],
)
def test_language_of_a_voice(voice: str | None, language: str) -> None:
    assert voice_language(voice) == language


def test_p11_voice_and_text() -> None:
    t = tree("a -1-> stop", spoken("a", EN, "banmai"))  # type: ignore[arg-type]
    assert said(t, "P11") == ["“a” is written in English and spoken by Ban Mai, a voice of another language."]
    assert said(tree("a -1-> stop", spoken("a", VI, "en-US-Joanna")), "P11") == [  # type: ignore[arg-type]
        "“a” is written in Vietnamese and spoken by en-US-Joanna, a voice of another language."
    ]
    for text, voice in ((VI, "banmai"), (EN, "en-US-Joanna"), (EN, "Alice"), ("Hello.", None), ("", None)):
        assert said(tree("a -1-> stop", spoken("a", text, voice)), "P11") == []  # type: ignore[arg-type]


def test_p11_mixed_voices() -> None:
    nodes = [spoken("a", VI, None), spoken("b", VI, "banmai"), spoken("c", VI, None)]
    t = tree("a -1-> b; b -1-> c; c -1-> stop", *nodes)  # type: ignore[arg-type]
    assert said(t, "P11") == ["“b” is spoken by Ban Mai, most others by Thu Trang, woman, Hanoi."]
    assert mended(t, "P11") == []
    apart = [spoken("a", VI, None), spoken("b", EN, "en-US-Joanna")]
    assert said(tree("a -1-> b; b -1-> stop", *apart), "P11") == []  # type: ignore[arg-type]


def test_p14_same_words_other_key() -> None:
    t = tree(
        "a -1-> b; b -2-> queue:Q",
        a="Để gặp phòng kinh doanh, bấm phím 1.",
        b="Để gặp phòng kinh doanh, bấm phím 2.",
    )
    assert said(t, "P14") == [
        "“để gặp phòng kinh doanh” is key 2 in “b” but key 1 in “a”.",
    ]
    assert found(t, "P14")[0].nodes == ("b", "a")
    same = tree("a -1-> b; b -1-> queue:Q", a="Để mua hàng, bấm phím 1.", b="Để mua hàng, bấm phím 1.")
    assert said(same, "P14") == []


def test_p14_a_key_that_means_two_things() -> None:
    t = tree("a -1-> b; a -*-> queue:Q; b -*-> a; b -1-> queue:Q")
    assert said(t, "P14") == ["Key * means something else in “b” than in “a”."]
    assert said(tree("a -1-> b; a -*-> a; b -*-> a; b -1-> queue:Q"), "P14") == []


def test_p11_four_words_are_enough_and_silent_prompts_have_no_voice() -> None:
    for text, wrong in (("We are here now.", 1), ("We are here.", 0)):
        assert len(said(tree("a -1-> stop", spoken("a", text, "banmai")), "P11")) == wrong  # type: ignore[arg-type]
    nodes = [spoken("a", VI, None), spoken("b", " ", "banmai"), spoken("c", EN, "en-US-Joanna"),
             spoken("d", EN, "en-US-Joanna"), spoken("e", EN, "en-US-Tom")]  # fmt: skip
    t = tree("a -1-> b; b -1-> c; c -1-> d; d -1-> e; e -1-> stop", *nodes)  # type: ignore[arg-type]
    assert said(t, "P11") == ["“e” is spoken by en-US-Tom, most others by en-US-Joanna."]


def test_p14_options_without_a_purpose_are_not_compared() -> None:
    t = tree(
        "a -1-> b; a -2-> c; b -2-> queue:Q; c -3-> queue:R",
        a="Press 1. Press 2.",
        b="Press 2. For new cars, press 3.",
        c="For new cars, press 4.",
    )
    assert said(t, "P14") == ["“for new cars” is key 4 in “c” but key 3 in “b”."]
    assert found(t, "P14")[0].span == (14, 21)


def test_p14_what_a_key_means_is_told_once_and_only_where_it_is_known() -> None:
    t = tree(
        "a -1-> b; a -2-> c; a -0-> queue:Q; b -0-> queue:; "
        "c -0-> a; c -1-> d; d -0-> a; d -1-> e; e -0-> stop"
    )
    assert said(t, "P14") == [
        "Key 0 means something else in “c” than in “a”.",
        "Key 0 means something else in “e” than in “a”.",
    ]
    unbound = tree("a -1-> b; b -0-> queue:Q; b -1-> c; c -0-> stop")
    assert said(unbound, "P14") == ["Key 0 means something else in “c” than in “b”."]
    on = tree("a -1-> b; b -*-> a; b -1-> c; c -*-> d; d -1-> stop")
    assert said(on, "P14") == ["Key * means something else in “c” than in “b”."]
