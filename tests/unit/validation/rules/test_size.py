"""M: size, depth and time."""

from dataclasses import replace

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings, SpeechRate
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said


def options(count: int) -> str:
    return "; ".join(f"a -{k}-> queue:Q{k}" for k in range(1, count + 1))


def play(seconds: float | None, **fields: object) -> object:
    return node("a", prompt=PlayPrompt("x.mp3", seconds), **fields)


def test_m01_number_of_options() -> None:
    assert said(tree(options(4)), "M01") == []
    assert said(tree(options(5)), "M01") == ["“a” offers 5 options."]
    assert found(tree(options(7)), "M01")[0].severity is Severity.INFO
    assert found(tree(options(8)), "M01")[0].severity is Severity.WARNING
    assert said(tree(f"{options(4)}; a -0-> queue:Q; a -9-> stop; a -*-> a; a -#-> a"), "M01") == []


def test_m02_depth_of_menus() -> None:
    deep = "a -1-> b; b -1-> c; c -1-> d; d -1-> queue:Q"
    assert said(tree(deep), "M02") == ["“d” is menu number 4 on the way from the entry."]
    assert said(tree("a -1-> b; b -1-> c; c -1-> queue:Q"), "M02") == []
    assert said(tree(deep.replace("d -1->", "d -none->")), "M02") == [], "an announcement is no menu"


def test_m03_a_real_choice() -> None:
    assert said(tree("a -1-> queue:Q"), "M03") == ["“a” offers a single option, key 1."]
    assert said(tree("a -1-> queue:Q; a -*-> a"), "M03") == ["“a” offers a single option, key 1."]
    assert said(tree("a -1-> queue:Q; a -0-> queue:R"), "M03") == []
    assert said(tree("a -none-> queue:Q"), "M03") == []


def test_m04_first_option_comes_soon() -> None:
    greeting = "Xin chào quý khách đã gọi đến tổng đài của công ty chúng tôi. " * 4
    text = f"{greeting}Để gặp nhân viên, bấm phím 1."
    late = tree("a -1-> queue:Q", a=text)
    assert said(late, "M04") == ["In “a” the first option comes after 12 s."]
    span = found(late, "M04")[0].span
    assert span is not None
    assert text[slice(*span)] == greeting
    assert said(tree("a -1-> queue:Q", a="Xin chào. Để gặp nhân viên, bấm phím 1."), "M04") == []
    quick = node("a", "Để gặp nhân viên, bấm phím 1.", delay_ms=11_000)
    assert len(said(tree("a -1-> queue:Q", quick), "M04")) == 1


@pytest.mark.parametrize(
    ("seconds", "severity"),
    [(20, None), (21, Severity.WARNING), (40, Severity.WARNING), (41, Severity.ERROR)],
)
def test_m05_length_of_a_menu(seconds: int, severity: Severity | None) -> None:
    faults = found(tree("a -1-> queue:Q", play(seconds)), "M05")  # type: ignore[arg-type]
    assert [f.severity for f in faults] == ([] if severity is None else [severity])
    assert all(str(f.message) == f"The prompt of “a” takes {seconds} s." for f in faults)


def test_m05_unknown_length_is_not_wrong() -> None:
    long = play(None, delay_ms=60_000)
    assert said(tree("a -1-> queue:Q", long), "M05") == []  # type: ignore[arg-type]
    assert said(tree("a -none-> queue:Q", play(100)), "M05") == [], "an announcement"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "severity"),
    [(59, None), (60, Severity.WARNING), (179, Severity.WARNING), (180, Severity.ERROR)],
)
def test_m06_time_to_a_person(seconds: int, severity: Severity | None) -> None:
    faults = found(tree("a -1-> queue:Q", play(seconds)), "M06")  # type: ignore[arg-type]
    assert [f.severity for f in faults] == ([] if severity is None else [severity])
    assert all(str(f.message) == f"It takes {seconds + 1} s to get to a person." for f in faults)


def test_m06_nobody_to_reach() -> None:
    assert said(tree("a -1-> stop", play(500)), "M06") == []  # type: ignore[arg-type]


def test_m07_keys_to_a_person() -> None:
    assert said(tree("a -1-> b; b -1-> c; c -1-> d; d -1-> queue:Q"), "M07") == [
        "It takes 4 keys to get to a person."
    ]
    assert said(tree("a -1-> b; b -1-> c; c -1-> queue:Q"), "M07") == []
    assert said(tree("a -1-> b; b -1-> c; c -1-> d; d -none-> queue:Q"), "M07") == []


def test_m08_most_used_first() -> None:
    text = "Để gặp phòng kinh doanh, bấm phím 1. Để gặp kỹ thuật, bấm phím 2. Để nghe khuyến mãi, bấm phím 3."
    t = tree("a -1-> queue:A; a -2-> queue:B; a -3-> queue:C", a=text)
    a = NodeId("a")
    usage = AccountFacts(presses={(a, Key.THREE): 90, (a, Key.ONE): 5, (a, Key.TWO): 5})
    assert said(t, "M08", facts=usage) == [
        "With the most used options first, callers of “a” would wait 3.3 s less."
    ]
    even = AccountFacts(presses={(a, Key.ONE): 50, (a, Key.TWO): 30, (a, Key.THREE): 20})
    assert said(t, "M08", facts=even) == []
    assert said(t, "M08") == [], "without counts there is nothing to say"


@pytest.mark.parametrize(("ms", "fine"), [(3000, True), (3001, False)])
def test_m09_silence_before_the_prompt(ms: int, fine: bool) -> None:
    t = tree("a -1-> queue:Q", node("a", delay_ms=ms))
    assert said(t, "M09") == ([] if fine else ["“a” is silent for 3.0 s before it speaks."])
    if not fine:
        assert mended(t, "M09") == []


@pytest.mark.parametrize(("seconds", "fine"), [(8, True), (9, False)])
def test_m10_interrupting_a_long_menu(seconds: int, fine: bool) -> None:
    t = tree("a -1-> queue:Q", play(seconds, barge_in=False))  # type: ignore[arg-type]
    words = "“a” speaks for 9 s and does not let callers press a key meanwhile."
    assert said(t, "M10") == ([] if fine else [words])
    if not fine:
        assert mended(t, "M10") == []
    assert said(tree("a -1-> queue:Q", play(seconds)), "M10") == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "fine"), [(-1, False), (0, False), (1, True), (3, True), (4, False)])
def test_m11_how_often_a_prompt_is_played(count: int, fine: bool) -> None:
    t = tree("a -1-> queue:Q", replace(node("a"), loop_count=count))
    assert said(t, "M11") == ([] if fine else [f"“a” plays its prompt {count} times."])
    if not fine:
        assert mended(t, "M11") == []


def test_m08_needs_two_options_that_are_said_and_pressed() -> None:
    long = "For a very long list of things that nobody wants, press 1. For it, press 2."
    one, two, three = ((NodeId("a"), k) for k in (Key.ONE, Key.TWO, Key.THREE))
    t = tree("a -1-> queue:A; a -2-> queue:B; a -3-> queue:C", a=long)
    wanted = said(t, "M08", facts=AccountFacts(presses={two: 9, one: 1, three: 500}))
    assert len(wanted) == 1  # key 3, which is not said, counts for nothing
    assert said(t, "M08", facts=AccountFacts(presses={three: 500})) == []
    assert said(t, "M08", facts=AccountFacts(presses={one: 9, two: 1})) == []
    alone = tree("a -1-> queue:A", a="For cars, press 1.")
    assert said(alone, "M08", facts=AccountFacts(presses={one: 9})) == []
    later = tree("a -1-> queue:A; a -2-> queue:B", node("a", long, delay_ms=2000))
    # The silence before the first option is there in any order.
    assert said(later, "M08", facts=AccountFacts(presses={two: 9, one: 1})) == wanted


@pytest.mark.parametrize(("count", "wanted"), [(-1, 1), (0, 1), (4, 3), (9, 3)])
def test_m11_is_mended_to_the_nearest_that_is_right(count: int, wanted: int) -> None:
    t = tree("a -1-> stop", node("a", loop_count=count))
    fix = found(t, "M11")[0].fix
    assert fix is not None
    fix.apply(t)
    assert t.nodes[NodeId("a")].loop_count == wanted


def test_m10_and_m11_leave_alone_what_is_no_menu_or_cannot_be_written() -> None:
    told = "word " * 60
    assert len(said(tree("a -1-> stop", node("a", told, barge_in=False)), "M10")) == 1
    assert said(tree("a -none-> stop", node("a", told, barge_in=False)), "M10") == []
    assert said(tree("a -1-> stop", node("a", prompt=UnknownPrompt("vip"), loop_count=9)), "M11") == []
    unknown = node("a", prompt=PlayPrompt("x.mp3", None), barge_in=False)
    slow = RuleSettings(speech=SpeechRate(unknown_audio_s=60))
    assert said(tree("a -1-> stop", unknown), "M10", settings=slow) == []


def test_m02_an_unreachable_menu_has_no_depth() -> None:
    strict = RuleSettings(limits={"M02.depth": 0})
    assert len(said(tree("a -1-> stop; b -1-> stop"), "M02", settings=strict)) == 1
