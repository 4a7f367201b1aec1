"""Views and contexts: what is kept, and what is worked out anew."""

from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.validation.context import NodeView, context_of
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import content_of, node, tree
from tests.helpers.checks import TODAY

SETTINGS = RuleSettings()


def test_a_view_answers_for_its_node() -> None:
    t = tree("a -2-> queue:Q; a -1-> b; a -1-> stop; a -none-> stop", a="Press 1 for b.")
    view = NodeView(t, t.nodes[NodeId("a")], SETTINGS)
    assert (view.id, view.name, view.text) == ("a", "a", "Press 1 for b.")
    assert list(view.pressed) == [Key.ONE, Key.TWO]
    assert view.is_menu
    assert view.has_twins
    assert view.at(Key.ONE) == t.keypresses[KeypressId("a.1")]
    assert view.at(Key.NINE) is None
    assert view.move(Key.ONE) is not None
    assert view.move(Key.NO_MATCH) is None
    assert view.targets[KeypressId("a.1")] == "b"
    assert view.reading.keys == {Key.ONE}
    assert view.person_cost == view.cost(Key.TWO)
    assert view.longest_s == view.cost(Key.NO_INPUT).typical
    announcement = NodeView(t, t.nodes[NodeId("b")], SETTINGS)
    assert not announcement.is_menu
    assert announcement.person_cost is None


def test_a_new_view_keeps_the_reading_of_an_unchanged_prompt() -> None:
    t = tree("a -1-> stop", a="Press 1.")
    first = NodeView(t, t.nodes[NodeId("a")], SETTINGS)
    reading, pace = first.reading, first.pace
    longer = replace(first.node, keypress_timeout_s=9)
    second = NodeView(t, longer, SETTINGS, first)
    assert second._reading is reading
    assert second._pace is pace
    assert second.longest_s == first.longest_s + 4
    assert NodeView(t, replace(longer, delay_ms=9), SETTINGS, first)._pace is None
    other = NodeView(t, replace(first.node, prompt=PlayPrompt("x")), SETTINGS, first)
    assert other._reading is None
    assert other.text is None
    assert NodeView(t, first.node, RuleSettings(), first)._reading is None, "other settings, other times"


def test_behaviour_is_what_callers_notice() -> None:
    t = tree("a -1-> stop; b -1-> stop", node("a", "Hi.", note="x"), node("b", "Hi."))
    a, b = (NodeView(t, t.nodes[NodeId(n)], SETTINGS) for n in "ab")
    assert a.behaviour == b.behaviour
    slow = NodeView(t, replace(b.node, delay_ms=1), SETTINGS)
    assert slow.behaviour != b.behaviour


def test_context_knows_the_previous_version() -> None:
    t = tree("a -1-> queue:Q")
    context = context_of(t, AccountFacts(), SETTINGS, TODAY, content_of("old -1-> stop"))
    assert context.previous is not None
    assert list(context.previous.views) == ["old"]
    assert context.previous.previous is None
    assert not context.previous.has_person
    assert context.has_person
    assert context.name(NodeId("a")) == "a"
    assert context.name(NodeId("gone")) == "gone"
    assert context.target(t.keypresses[KeypressId("a.1")]) == t.target(t.keypresses[KeypressId("a.1")])
    assert context.shape is context.shape
    assert context.times is context.times
