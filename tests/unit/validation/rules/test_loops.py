"""L: loops, ends and persons, beyond the cases of every rule."""

import pytest

from ivr_designer.domain.nodes import UnknownPrompt
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said


def test_l01_a_queue_without_an_id_is_no_way_out() -> None:
    assert len(said(tree("a -1-> queue:"), "L01")) == 1
    assert len(said(tree("a -1-> voicemail"), "L01")) == 1
    live = RuleSettings(live_actions=frozenset({"voicemail"}))
    assert said(tree("a -1-> voicemail"), "L01", settings=live) == []


def test_l01_and_l03_are_mended_by_a_way_to_a_person() -> None:
    assert mended(tree("a -1-> b; a -2-> queue:Q; b -1-> b"), "L01") == []
    assert mended(tree("a -1-> b; a -2-> queue:Q; b -1-> stop"), "L03") == []
    assert found(tree("a -1-> stop"), "L03")[0].fix is None, "nobody is known who could be connected"


def test_l02_a_silent_loop_is_an_error_a_wrong_key_loop_a_warning() -> None:
    silent = found(tree("a -none-> b; b -none-> a; a -1-> queue:Q"), "L02")
    assert [f.severity for f in silent] == [Severity.ERROR]
    assert silent[0].nodes == ("a", "b")
    assert set(silent[0].keypresses) == {"a.none", "b.none"}
    wrong = found(tree("a -bad-> a; a -1-> queue:Q"), "L02")
    assert [f.severity for f in wrong] == [Severity.WARNING]


def test_l02_both_kinds_at_one_node() -> None:
    both = found(tree("a -none-> a; a -bad-> a; a -1-> queue:Q"), "L02")
    assert [f.severity for f in both] == [Severity.ERROR, Severity.WARNING]


def test_l02_no_wrong_key_is_left_when_all_twelve_are_bound() -> None:
    keys = "; ".join(f"a -{k}-> queue:Q{i}" for i, k in enumerate("1234567890*#"))
    assert said(tree(f"{keys}; a -bad-> a"), "L02") == []


def test_l02_is_mended_by_a_ladder() -> None:
    t = tree("a -1-> queue:Q; a -none-> a; a -bad-> a", a="Để gặp nhân viên, bấm phím 1.")
    assert mended(t, "L02") == []
    assert found(tree("a -none-> a"), "L02")[0].fix is None


def test_l02_out_of_reach_is_not_reported() -> None:
    assert said(tree("a -1-> queue:Q; b -none-> b"), "L02") == []


def test_l03_can_be_a_warning_for_an_information_line() -> None:
    soft = RuleSettings(severities={"L03": Severity.WARNING})
    assert found(tree("a -1-> stop"), "L03", settings=soft)[0].severity is Severity.WARNING


def test_l05_counts_wrong_keys_apart() -> None:
    t = tree("a -bad-> b; b -bad-> c; c -bad-> d; d -bad-> stop")
    assert said(t, "L05") == ["From “a” it takes 4 × “no match” to get out; wanted are 1 to 3."]
    strict = RuleSettings(limits={"L05.min": 2})
    assert len(said(tree("a -none-> stop"), "L05", settings=strict)) == 1


def test_l02_names_four_nodes_of_a_loop_and_all_its_keys() -> None:
    four = tree("a -none-> b; b -none-> c; c -none-> d; d -none-> a; a -1-> queue:Q; d -2-> a")
    fault = found(four, "L02")[0]
    assert "“a → b → c → d”" in str(fault.message)
    assert set(fault.keypresses) == {"a.none", "b.none", "c.none", "d.none"}
    five = tree("a -none-> b; b -none-> c; c -none-> d; d -none-> e; e -none-> a; a -1-> queue:Q")
    assert "“a → b → c → d …”" in str(found(five, "L02")[0].message)


def test_l02_a_wrong_key_out_of_a_silent_loop_is_no_second_loop() -> None:
    t = tree("a -none-> b; b -none-> a; a -bad-> c; c -none-> stop; a -1-> queue:Q")
    assert [f.severity for f in found(t, "L02")] == [Severity.ERROR]


def test_l02_of_a_node_that_cannot_be_written_has_no_fix() -> None:
    t = tree("a -none-> a; a -1-> queue:Q", node("a", prompt=UnknownPrompt("vip")))
    assert [f.fix for f in found(t, "L02")] == [None]


def test_l04_is_about_silence_and_wrong_keys_only() -> None:
    far = tree("a -none-> b; b -bad-> c; c -none-> stop; c -9-> stop; a -1-> queue:Q")
    assert [f.keypresses for f in found(far, "L04")] == [("c.none",)]
    assert said(tree("a -1-> b; b -none-> stop; a -none-> queue:Q"), "L04") == []


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("a -none-> b; b -none-> c; c -none-> d; d -none-> queue:Q", ["a"]),
        # Whoever comes to b by a key meets the chain from there.
        ("a -none-> b; a -1-> b; b -none-> c; c -none-> d; d -none-> e; e -none-> stop", ["a", "b"]),
        # Wrong keys lead into a chain of silence.
        ("a -bad-> b; b -none-> c; c -none-> d; d -none-> e; e -none-> stop", ["b"]),
        # The chain leads through the entry, which is a head all the same.
        ("a -none-> b; b -none-> c; c -none-> d; d -none-> stop; x -none-> a; a -9-> x", ["x", "a"]),
        # It ends at what nobody can vouch for, or never.
        ("a -none-> b; b -none-> c; c -none-> d; d -none-> queue:", []),
        ("a -none-> b; b -none-> c; c -none-> d; d -none-> a", []),
        ("a -none-> b; b -none-> c; c -none-> d; d -none-> c", []),
        ("a -none-> b; b -none-> c; c -none-> d; d -1-> stop", []),
        ("a -none-> b; b -none-> c; c -none-> queue:Q", []),
    ],
)
def test_l05_counts_from_the_head_of_a_chain(text: str, heads: list[str]) -> None:
    assert sorted(n for f in found(tree(text), "L05") for n in f.nodes) == sorted(heads)


def test_l05_takes_the_limits_of_the_house() -> None:
    two = tree("a -none-> b; b -none-> stop; a -1-> queue:Q; b -bad-> stop")
    assert said(two, "L05", settings=RuleSettings(limits={"L05.max": 1})) == [
        "From “a” it takes 2 × “no input” to get out; wanted are 1 to 1."
    ]
    at_least_two = RuleSettings(limits={"L05.min": 2})
    assert said(two, "L05", settings=at_least_two) == [
        "From “b” it takes 1 × “no match” to get out; wanted are 2 to 3."
    ]


def test_l06_does_not_count_what_nobody_reaches() -> None:
    strict = RuleSettings(limits={"L06.steps": 0})
    assert said(tree("a -1-> stop; b -1-> stop"), "L06", settings=strict) == []
