"""What fixes are made of."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import RemoveKeypress, ReplaceTree, UpdateKeypress, UpdateNode
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.engine import Engine
from ivr_designer.validation.rules.mending import (
    bind,
    bind_person,
    ladder_edit,
    mentions_any,
    person_near,
    set_node,
    set_text,
    usual_person,
)
from tests.helpers.builders import node, tree


def test_usual_person_is_the_one_most_keys_lead_to() -> None:
    t = tree("a -1-> queue:B; a -2-> queue:A; a -3-> queue:A; a -4-> stop; a -5-> queue:")
    assert usual_person(t) == Destination(DestinationKind.QUEUE, "A")
    assert usual_person(tree("a -1-> stop")) is None


def test_person_near_takes_zero_first() -> None:
    t = tree("a -1-> queue:A; a -0-> queue:Z; b -1-> stop; c -1-> queue:A")
    assert person_near(t, NodeId("a")) == Destination(DestinationKind.QUEUE, "Z")
    assert person_near(t, NodeId("b")) == Destination(DestinationKind.QUEUE, "A")


def test_bind_respects_what_is_there() -> None:
    t = tree("a -1-> stop; b -1-> stop", node("b", prompt=UnknownPrompt("vip")))
    context = Engine(t).context
    view = context.views[NodeId("a")]
    assert bind(view, Key.ONE, NodeId("a")) is None
    assert bind(view, Key.TWO, None) is None
    assert bind(context.views[NodeId("b")], Key.TWO, NodeId("a")) is None
    assert bind(view, Key.TWO, NodeId("a")) == bind(view, Key.TWO, NodeId("a"))
    assert bind(view, Key.TWO, NodeId("a")) != bind(view, Key.TWO, NodeId("b"))
    assert set_node(context.views[NodeId("b")], delay_ms=1) is None


def test_a_person_that_went_away_meanwhile_is_refused_in_words() -> None:
    t = tree("a -1-> queue:A")
    fix = bind_person(Engine(t).context.views[NodeId("a")], Key.ZERO, Engine(t).context)
    assert fix is not None
    RemoveKeypress(KeypressId("a.1")).apply(t)
    with pytest.raises(EditRefused, match="No key of this tree leads to a person any more"):
        fix.apply(t)


def test_set_text_keeps_quiet_when_nothing_changes() -> None:
    talk = node("a", "Hello.")
    assert set_text(talk, "Hello.") is None
    assert set_text(talk, " ") is None
    assert set_text(node("a", prompt=PlayPrompt("x")), "Hi") is None


@pytest.mark.parametrize(
    ("rule", "text", "prompt"),
    [
        ("P03", "a -1-> b; a -2-> stop; b -1-> queue:Q", "Press 1 for sales. Press 2 to end."),
        ("P08", "a -1-> b; a -2-> stop; b -1-> queue:Q", "Your call is important. For b, press 1."),
        ("S08", "a -1-> b; a -2-> stop; b -1-> queue:Q", ""),
        ("D01", "a -1-> b; a -2-> phone:0912345678; b -1-> queue:Q", ""),
        ("M11", "a -1-> b; a -2-> stop; b -1-> queue:Q", ""),
        ("L02", "a -1-> b; a -none-> a; b -1-> queue:Q", ""),
    ],
)
def test_a_fix_of_what_is_gone_or_changed_is_refused_in_words(rule: str, text: str, prompt: str) -> None:
    """The window may show a finding for a moment longer than the tree it speaks of."""
    t = tree(text, node("a", prompt, loop_count=5))
    if rule == "S08":
        end = t.keypresses[KeypressId("a.2")]
        UpdateKeypress(replace(end, queue_id="Q"), restoring=True).apply(t)
    fix = next(f.fix for f in Engine(t).result.findings if f.rule == rule and f.fix is not None)
    again, _ = ReplaceTree(tree("b -1-> queue:Q").content(), phrase("Replace")).apply(t)
    before = t.content()
    with pytest.raises(EditRefused, match=r"not there any more|is not in the tree any more"):
        fix.apply(t)
    assert t.content() == before
    again.apply(t)
    fix.apply(t)
    assert rule not in [f.rule for f in Engine(t).result.findings]


def test_a_fix_leaves_alone_what_was_changed_meanwhile() -> None:
    t = tree("a -1-> queue:Q", node("a", "Your call is important. For b, press 1.", loop_count=5))
    mend_text = next(f.fix for f in Engine(t).result.findings if f.rule == "P08")
    mend_loops = next(f.fix for f in Engine(t).result.findings if f.rule == "M11")
    now = replace(t.nodes[NodeId("a")], delay_ms=700, prompt=TalkPrompt("Hello."))
    UpdateNode(now).apply(t)
    assert mend_text is not None
    assert mend_loops is not None
    with pytest.raises(EditRefused, match="The prompt was changed meanwhile"):
        mend_text.apply(t)
    mend_loops.apply(t)
    assert t.nodes[NodeId("a")] == replace(now, loop_count=3)


def test_a_fix_of_a_key_that_was_changed_meanwhile_is_refused() -> None:
    t = tree("a -1-> phone:0912345678")
    fix = next(f.fix for f in Engine(t).result.findings if f.rule == "D01")
    assert fix is not None
    assert str(fix.text) == "Change key 1"
    key = t.keypresses[KeypressId("a.1")]
    UpdateKeypress(replace(key, phone_number="84287654321")).apply(t)
    with pytest.raises(EditRefused, match="The key was changed meanwhile"):
        fix.apply(t)


def test_ladder_speaks_the_language_of_the_prompt() -> None:
    person = Destination(DestinationKind.QUEUE, "Q")
    t = tree("a -1-> stop; b -1-> stop; c -1-> stop", a="Xin chào quý khách.", b="Welcome.")
    assert ladder_edit(t, NodeId("a"), 3, person).intro.startswith("Xin lỗi")
    assert ladder_edit(t, NodeId("b"), 3, person).intro.startswith("Sorry")


def test_whole_words_only() -> None:
    assert mentions_any("Xin HỦY, dịch vụ.", ("hủy",))
    assert not mentions_any("helpless", ("help",))
