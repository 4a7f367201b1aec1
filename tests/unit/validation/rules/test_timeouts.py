"""T: silence and wrong keys."""

from dataclasses import replace

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import UnknownPrompt
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said

SIX = "; ".join(f"a -{k}-> queue:Q{k}" for k in range(1, 7))
ALL = "; ".join(f"a -{k}-> queue:Q" for k in "1234567890*#")


def test_t01_silence_is_not_bound() -> None:
    broken = tree("a -1-> queue:Q; a -bad-> queue:Q")
    assert said(broken, "T01") == ["“a” does not say what happens when the caller presses nothing."]
    assert mended(broken, "T01") == []
    assert said(tree("a -none-> stop"), "T01") == []
    assert said(tree("a"), "T01") == [], "a node without any key is S04's"


def test_t02_a_wrong_key_is_not_bound() -> None:
    broken = tree("a -1-> queue:Q; a -none-> queue:Q")
    assert said(broken, "T02") == ["“a” does not say what happens after a wrong key."]
    assert mended(broken, "T02") == []
    assert said(tree("a -bad-> stop"), "T02") == []
    assert said(tree(ALL), "T02") == [], "no key is left that could be wrong"
    assert found(tree("a -1-> stop"), "T02")[0].fix is None, "no person is known"


def test_t01_fix_asks_the_tree_when_it_is_applied() -> None:
    t = tree("a -1-> queue:Old; a -2-> b; b -1-> stop")
    fix = next(f.fix for f in found(t, "T01") if f.nodes == ("b",))
    assert fix is not None
    for place in list(t.keypresses):
        if place == "a.1":
            t._put_keypress(replace(t.keypresses[place], queue_id="New"))
    fix.apply(t)
    assert [k.queue_id for k in t.keypresses_of(NodeId("b")) if k.key == "EMPTY_KEY"] == ["New"]


@pytest.mark.parametrize(("seconds", "fine"), [(2, False), (3, True), (10, True), (11, False)])
def test_t03_time_to_press(seconds: int, fine: bool) -> None:
    t = tree("a -1-> stop", node("a", keypress_timeout_s=seconds))
    assert (said(t, "T03") == []) is fine
    if not fine:
        assert said(t, "T03") == [f"“a” waits {seconds} s for a key; 3 to 10 s suit most callers."]
        assert mended(t, "T03") == []


def test_t03_leaves_unknown_nodes_alone() -> None:
    odd = node("a", keypress_timeout_s=99, prompt=UnknownPrompt("vip"))
    assert said(tree("a -1-> stop", odd), "T03") == []


def test_t04_no_second_chance() -> None:
    t = tree("a -1-> queue:Q; a -none-> stop; a -bad-> stop")
    assert said(t, "T04") == ["“a” hangs up on silence and on a wrong key alike."]
    assert set(found(t, "T04")[0].keypresses) == {"a.none", "a.bad"}
    assert said(tree("a -1-> queue:Q; a -none-> stop; a -bad-> a"), "T04") == []


def test_t05_many_options_and_little_time() -> None:
    hasty = node("a", keypress_timeout_s=4)
    assert said(tree(SIX, hasty), "T05") == ["“a” offers 6 options, waits only 4 s and does not repeat them."]
    assert mended(tree(SIX, hasty), "T05") == []
    assert said(tree(f"{SIX}; a -#-> a", hasty), "T05") == []
    assert said(tree(SIX, replace(hasty, loop_count=2)), "T05") == []
    assert said(tree(SIX, node("a", keypress_timeout_s=5)), "T05") == []
    assert said(tree(SIX.rpartition(";")[0], hasty), "T05") == []
