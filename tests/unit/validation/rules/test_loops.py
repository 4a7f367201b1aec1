"""L: loops, ends and persons, beyond the cases of every rule."""

from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import tree
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
