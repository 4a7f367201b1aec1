"""K: 0, 9, * and #."""

from dataclasses import replace

import pytest

from ivr_designer.validation.finding import Severity
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said


@pytest.mark.parametrize(
    ("rule", "broken", "message", "inside"),
    [
        ("K01", "a -0-> stop", "Key 0 of “a” does not lead to a person or to help.", "a -0-> queue:Q"),
        (
            "K01",
            "a -0-> b; b -1-> stop",
            "Key 0 of “a” does not lead to a person or to help.",
            "a -0-> b; b -1-> queue:Q",
        ),
        (
            "K03",
            "a -*-> b; b -1-> queue:Q",
            "Key * of “a” goes neither back nor repeats nor cancels.",
            "a -1-> b; b -*-> a; a -*-> a",
        ),
        ("K03", "a -*-> queue:Q", "Key * of “a” goes neither back nor repeats nor cancels.", "a -*-> stop"),
        ("K04", "a -#-> queue:Q", "“a” uses # as an option.", "a -#-> a"),
        ("K04", "a -#-> b; b -1-> stop", "“a” uses # as an option.", "a -1-> b; b -#-> a"),
    ],
)
def test_breaks_and_just_inside(rule: str, broken: str, message: str, inside: str) -> None:
    assert said(tree(broken), rule) == [message]
    assert said(tree(inside), rule) == []


def test_k01_help_by_name_or_by_words() -> None:
    by_name = node("b", name="Trợ giúp")
    assert said(tree("a -0-> b; b -1-> stop", by_name), "K01") == []
    said_so = tree("a -0-> b; b -1-> stop", a="For help, press 0.")
    assert said(said_so, "K01") == []
    assert said(tree("a -0-> a"), "K01") == [], "0 may repeat the menu"
    assert said(tree("a -0-> missing:x"), "K01") == [], "S02 says that better"


def test_k02_is_worse_at_the_entry() -> None:
    faults = found(tree("a -1-> b; b -1-> queue:Q"), "K02")
    assert {f.nodes[0]: f.severity for f in faults} == {"a": Severity.WARNING, "b": Severity.INFO}
    assert found(tree("a -1-> stop"), "K02")[0].fix is None
    t = tree("a -1-> queue:Q")
    assert mended(t, "K02") == []


def test_k05_needs_a_menu_where_9_ends() -> None:
    assert said(tree("a -1-> b; a -9-> queue:Q; b -9-> a"), "K05") == []


def test_k06_and_k07_are_mended() -> None:
    assert mended(tree("a -1-> b; b -1-> c; c -1-> queue:Q"), "K06") == []
    assert mended(tree("a -1-> queue:Q"), "K07") == []
    assert mended(tree("a -1-> queue:Q; a -#-> queue:R"), "K07") == [], "with # taken it is *"
    both = tree("a -1-> queue:Q; a -#-> queue:R; a -*-> queue:S")
    assert found(both, "K07")[0].fix is None


def test_k07_two_playings_are_enough() -> None:
    assert said(tree("a -1-> queue:Q", replace(node("a"), loop_count=2)), "K07") == []


def test_k06_a_way_to_a_menu_beside_is_no_way_back() -> None:
    beside = "a -1-> b; b -1-> c; b -2-> d; c -1-> queue:Q; d -1-> queue:R; c -5-> d; d -*-> b"
    assert said(tree(beside), "K06") == ["“c” offers no way back."]
    assert said(tree(f"{beside}; c -none-> b"), "K06") == ["“c” offers no way back."], "silence is no choice"
