"""What fixes are made of."""

import pytest

from ivr_designer.domain.edits import RemoveKeypress
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
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


def test_ladder_speaks_the_language_of_the_prompt() -> None:
    person = Destination(DestinationKind.QUEUE, "Q")
    t = tree("a -1-> stop; b -1-> stop; c -1-> stop", a="Xin chào quý khách.", b="Welcome.")
    assert ladder_edit(t, NodeId("a"), 3, person).intro.startswith("Xin lỗi")
    assert ladder_edit(t, NodeId("b"), 3, person).intro.startswith("Sorry")


def test_whole_words_only() -> None:
    assert mentions_any("Xin HỦY, dịch vụ.", ("hủy",))
    assert not mentions_any("helpless", ("help",))
