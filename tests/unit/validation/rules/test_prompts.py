"""P: prompts against keys, with faults as spans in the text as typed."""

import unicodedata
from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.rules.prompts import overlap
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said

TWO = "a -1-> queue:A; a -2-> queue:B"


def marked(t: IvrTree, rule: str) -> list[str]:
    """The underlined words of a rule in node a."""
    prompt = t.nodes[NodeId("a")].prompt
    assert isinstance(prompt, TalkPrompt)
    spans = [f.span for f in found(t, rule)]
    assert all(span is not None for span in spans)
    return [prompt.text[slice(*span)] for span in spans if span is not None]


@pytest.mark.parametrize(
    ("rule", "text", "underlined", "inside"),
    [
        ("P01", "Để mua, bấm phím 1. Để bán, nhấn số ba.", ["nhấn số ba"], "Để mua, bấm phím 1."),
        ("P01", "For sales, press 1. To end, press the pound key.", ["press the pound key"], "Press 1 or 2."),
        ("P03", "Bấm phím 1 để mua.", ["Bấm phím 1 để mua"], "Để mua, bấm phím 1."),
        ("P03", "Press 1 for sales.", ["Press 1 for sales"], "For sales, press 1."),
        ("P04", "Để bán, phím 2. Để mua, phím 1.", ["phím 1"], "Để mua, phím 1. Để bán, phím 2."),
        ("P06", "Xin chào {{ten}}.", ["{{ten}}"], "Xin chào."),
        ("P06", "Hello $name, ${place} MENU_OPTIONS.", ["$name", "${place}", "MENU_OPTIONS"], "It costs $5."),
        ("P07", "For sales, dial 1.", ["dial"], "For sales, press 1."),
        ("P07", "Để mua, gõ phím 1.", ["gõ"], "Để mua, nhấn phím 1."),
        ("P07", "To terminate this call, press 1.", ["terminate"], "To end this call, press 1."),
        (
            "P08",
            "Welcome. Please listen carefully as our menu options have changed. For sales, press 1.",
            ["Please listen carefully as our menu options have changed."],
            "Welcome. For sales, press 1.",
        ),
        (
            "P08",
            "Cuộc gọi của quý khách rất quan trọng với chúng tôi. Để mua, bấm phím 1.",
            ["Cuộc gọi của quý khách rất quan trọng với chúng tôi."],
            "Thông báo quan trọng. Để mua, bấm phím 1.",
        ),
        (
            "P09",
            "For sales of new cars, press 1. For new cars sales, press 2.",
            ["For new cars sales"],
            "For sales of new cars, press 1. For sales of used cars, press 2.",
        ),
        (
            "P10",
            "For no, press 1. For yes, press 2.",
            ["press 2", "press 1"],
            "For yes, press 1. For no, press 2.",
        ),
        ("P12", "Để mua, bấm phím 1, để bán, bấm phím 2.", [", "], "Để mua, bấm phím 1. Để bán, bấm phím 2."),
        (
            "P13",
            "Gửi mail cho a@b.vn hoặc xem www.b.vn, gọi 19001234 NGAY LẬP TỨC 😀.",
            ["a@b.vn", "www.b.vn,", "19001234", "NGAY", "😀"],
            "Gọi 1900 12 34 ABC ngay.",
        ),
    ],
)
def test_underlines_and_just_inside(rule: str, text: str, underlined: list[str], inside: str) -> None:
    assert marked(tree(TWO, a=text), rule) == underlined
    assert said(tree(TWO, a=inside), rule) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("P02", "Để mua, bấm phím 1."),
        ("P03", "Bấm 1 để mua. Bấm 2 để bán."),
        ("P04", "Để bán, phím 2. Để mua, phím 1."),
        ("P07", "For sales, Dial 1."),
        ("P08", "Your call is important to us. For sales, press 1."),
        ("P12", "For a car, press 1 for a bus, press 2."),
        ("P12", "Để mua, bấm phím 1, để bán, bấm phím 2."),
    ],
)
def test_fixes(rule: str, text: str) -> None:
    assert mended(tree(TWO, a=text), rule) == []


def test_p07_keeps_capitals() -> None:
    t = tree(TWO, a="For sales, Dial 1.")
    fix = found(t, "P07")[0].fix
    assert fix is not None
    fix.apply(t)
    assert t.nodes[NodeId("a")].prompt == TalkPrompt("For sales, Press 1.")


def test_decomposed_letters_are_read_and_marked_as_typed() -> None:
    """macOS keyboards may give decomposed letters: the same faults, at the places of the typed text."""
    composed = "Để bán, bấm phím một. Để mua, bấm phím chín."
    typed = unicodedata.normalize("NFD", composed)
    assert typed != composed
    assert marked(tree(TWO, a=typed), "P01") == [unicodedata.normalize("NFD", "bấm phím chín")]
    important = unicodedata.normalize("NFD", "Cuộc gọi của quý khách rất quan trọng.")
    assert marked(tree(TWO, a=important), "P08") == [important]


def test_p02_exemptions() -> None:
    t = tree("a -1-> b; b -1-> queue:Q; b -*-> a", a="Để mua, bấm phím 1. Để quay lại, phím sao.")
    assert "“b” never tells callers about key *." not in said(t, "P02"), "named one node before"
    assert "“b” never tells callers about key 1." in said(t, "P02"), "a digit must be named where it works"
    hidden = replace(t.keypresses[KeypressId("b.1")], extra={"hidden": True})
    t = IvrTree(TreeId("t"), replace(t.content(), keypresses={**t.content().keypresses, hidden.id: hidden}))
    assert said(t, "P02") == []
    recorded = node("b", prompt=PlayPrompt("x.mp3"))
    assert said(tree("b -1-> queue:Q", recorded), "P02") == [], "nobody knows what a recording says"


def test_p05_gaps() -> None:
    assert said(tree("a -1-> queue:A; a -4-> queue:B"), "P05") == ["“a” leaves out key 2, 3."]
    assert said(tree("a -1-> queue:A; a -2-> queue:B; a -9-> stop; a -0-> queue:C"), "P05") == []


def test_p06_no_recording() -> None:
    t = tree(TWO, node("a", prompt=PlayPrompt(" ")))
    assert said(t, "P06") == ["“a” has no recording to play."]


def test_p09_the_same_place_may_sound_the_same() -> None:
    both = tree("a -1-> queue:A; a -2-> queue:A", a="For cars, press 1. For cars, press 2.")
    assert said(both, "P09") == []
    assert overlap(frozenset(), frozenset()) == 0.0


def test_hostile_text_is_read_in_time() -> None:
    """Texts made to hurt a pattern: each is read well within the time of one test."""
    for piece in (
        "{{",
        "${",
        "<%",
        "menu ",
        "a@",
        "press 1, ",
        "1, ",
        "please ",
        "A_",
        "😀",
        "bấm phím 1 hoặc ",
    ):
        t = tree(TWO, a=piece * 20_000)
        assert isinstance(said(t, "P01"), list)
