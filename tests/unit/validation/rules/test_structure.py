"""S: what structure wants, beyond the cases of every rule."""

from dataclasses import replace

import pytest

from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.validation.facts import AccountFacts, NumberFact
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said

FINE = "a -1-> b; a -2-> queue:Q; b -1-> queue:Q; b -*-> a"


def test_s01_no_entry_node() -> None:
    lost = tree("a -1-> stop", root="nowhere")
    assert said(lost, "S01") == ["Calls begin at a node that is not in this tree."]
    assert mended(lost, "S01") == []
    lost.root_fixed = True
    assert found(lost, "S01")[0].fix is None
    assert said(IvrTree(TreeId("t"), TreeContent("x")), "S01") == ["The tree has no nodes yet."]
    assert said(tree("a -1-> stop"), "S01") == []


def test_s02_is_mended_by_dropping_the_key() -> None:
    assert mended(tree("a -1-> missing:gone; a -2-> stop"), "S02") == []
    assert found(tree("a -1-> missing:gone"), "S02")[0].keypresses == ("a.1",)


def test_s03_counts_what_a_second_binding_leads_to() -> None:
    """A key bound twice may lead to either place, so neither is called unreachable."""
    assert said(tree("a -1-> b; a -1-> c; b -1-> stop; c -1-> stop"), "S03") == []
    assert mended(tree("a -1-> stop; c -1-> c"), "S03") == []


def test_s04_says_nothing_of_a_node_that_cannot_be_changed() -> None:
    odd = replace(node("b"), prompt=UnknownPrompt("vip"))
    assert said(tree("a -1-> b", odd), "S04") == []
    assert said(tree("a -1-> b", odd), "S10") == [
        "“b” is of the kind “vip”, which is shown but never changed."
    ]
    assert said(tree("a -1-> b"), "S10") == []


def test_s05_drops_the_second() -> None:
    twice = tree("a -1-> stop; a -1-> queue:Q")
    assert found(twice, "S05")[0].keypresses == ("a.1~2", "a.1")
    assert mended(twice, "S05") == []


def test_s07_only_with_known_lists() -> None:
    t = tree("a -1-> queue:Q1; a -2-> queue:Q2", replace(node("a"), prompt=PlayPrompt("hello.mp3")))
    assert said(t, "S07") == []
    known = AccountFacts(queues=frozenset({"Q1"}), recordings=frozenset({"other.mp3"}))
    assert said(t, "S07", facts=known) == [
        "Key 2 of “a” leads to queue Q2, which the contact center does not have.",
        "“a” plays hello.mp3, which was not uploaded to this contact center.",
    ]
    complete = AccountFacts(queues=frozenset({"Q1", "Q2"}), recordings=frozenset({"hello.mp3"}))
    assert said(t, "S07", facts=complete) == []


def test_s08_leftovers_of_another_action() -> None:
    t = tree("a -1-> stop; a -2-> queue:Q")
    left = replace(t.keypresses[KeypressId("a.1")], queue_id="Q9", from_number="84")
    content = replace(t.content(), keypresses={**t.content().keypresses, left.id: left})
    t = IvrTree(TreeId("t"), content)
    assert said(t, "S08") == ["Key 1 of “a” still carries values of another action."]
    assert mended(t, "S08") == []
    assert said(tree("a -1-> stop; a -2-> queue:Q"), "S08") == []
    assert said(tree("a -1-> unknown:9"), "S08") == []


@pytest.mark.parametrize("field", ["next_node", "queue_id", "phone_number", "from_number", "sms"])
def test_s08_sees_every_field(field: str) -> None:
    t = tree("a -1-> stop")
    left = replace(t.keypresses[KeypressId("a.1")], **{field: "x"})  # type: ignore[arg-type]
    assert len(said(IvrTree(TreeId("t"), replace(t.content(), keypresses={left.id: left})), "S08")) == 1


def test_s09_is_quiet_once_the_service_offers_it() -> None:
    live = RuleSettings(live_actions=frozenset({"voicemail"}))
    assert said(tree("a -1-> voicemail"), "S09", settings=live) == []
    assert len(said(tree("a -1-> sms:x"), "S09", settings=live)) == 1


def test_s11_names() -> None:
    t = tree("a -1-> b; b -1-> c; c -1-> stop", node("b", name="Sales"), node("c", name=" sales "))
    assert said(t, "S11") == ["Two nodes are called “ sales ”."]
    assert mended(t, "S11") == []
    assert said(tree("a -1-> stop", node("a", name=" ")), "S11") == ["A node has no name."]
    assert said(tree(FINE), "S11") == []


def test_s11_finds_a_name_that_is_free() -> None:
    names = [node("a", name="x"), node("b", name="x"), node("c", name="x 2")]
    t = tree("a -1-> b; b -1-> c; c -1-> stop", *names)
    fix = found(t, "S11")[0].fix
    assert fix is not None
    fix.apply(t)
    assert t.nodes[NodeId("b")].name == "x 3"


def test_s03_fix_takes_away_what_callers_still_cannot_get_to() -> None:
    t = tree("a -1-> stop; c -1-> stop")
    fix = found(t, "S03")[0].fix
    assert fix is not None
    fix.apply(t)
    assert set(t.nodes) == {"a"}


def test_s03_fix_leaves_alone_what_callers_get_to_since() -> None:
    t, now = tree("a -1-> stop; c -1-> stop"), tree("a -1-> c; c -1-> stop")
    fix = found(t, "S03")[0].fix
    assert fix is not None
    with pytest.raises(EditRefused, match="not there any more"):
        fix.apply(now)
    assert set(now.nodes) == {"a", "c"}


def test_s11_fix_keeps_what_was_typed_since() -> None:
    t = tree("a -1-> b; b -1-> stop", node("a", name="x"), node("b", name="x"))
    fix = found(t, "S11")[0].fix
    assert fix is not None
    t._put_node(replace(t.nodes[NodeId("b")], note="typed since"))
    fix.apply(t)
    assert t.nodes[NodeId("b")].note == "typed since"


def test_s12_and_s13_know_the_numbers() -> None:
    t = tree("a -1-> stop")
    numbers = (NumberFact("8490", True, "T2"), NumberFact("8491", False, None))
    facts = AccountFacts(numbers=numbers, tree="T1", trees=frozenset({"T1", "T2"}))
    assert said(t, "S12", facts=facts) == ["No phone number plays this tree."]
    assert said(t, "S12", facts=replace(facts, tree="T2")) == []
    assert said(t, "S12", facts=replace(facts, numbers=None)) == []
    assert said(t, "S12", facts=replace(facts, tree=None)) == []
    assert said(t, "S13", facts=facts) == []
    empty = replace(facts, numbers=(NumberFact("8490", True, None),))
    assert said(t, "S13", facts=empty) == ["Number 8490 should play a tree but names none."]
    gone = replace(facts, numbers=(NumberFact("8490", True, "T9"),))
    assert said(t, "S13", facts=gone) == ["Number 8490 plays a tree that does not exist any more."]
    assert said(t, "S13", facts=replace(gone, trees=None)) == []


def test_s14_twins() -> None:
    t = tree("a -1-> b; a -2-> c; b -1-> queue:Q; c -1-> queue:Q", b="Press 1.", c="Press 1.")
    assert said(t, "S14") == ["“c” says and does the same as “b”."]
    other = tree("a -1-> b; a -2-> c; b -1-> queue:Q; c -1-> queue:R", b="Press 1.", c="Press 1.")
    assert said(other, "S14") == []


def test_severities_of_the_catalogue() -> None:
    worst = found(tree("a -1-> missing:x; c -1-> stop"), "S02")[0]
    assert worst.severity is Severity.ERROR
    assert str(worst.why).endswith(".")
    assert found(tree("a -1-> stop; c -1-> stop"), "S03")[0].severity is Severity.WARNING
