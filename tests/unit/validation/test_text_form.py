"""The fingerprint of what a text form says."""

from dataclasses import replace

from ivr_designer.domain.edits import MoveBoxes, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.validation.text_form import fingerprint, is_current, mark_exported
from tests.helpers.builders import node, tree


def test_marking_and_changing() -> None:
    t = tree("a -1-> queue:Q")
    assert not is_current(t)
    undo, _ = mark_exported(t).apply(t)
    assert is_current(t)
    UpdateNode(replace(t.nodes[NodeId("a")], prompt=TalkPrompt("New."))).apply(t)
    assert not is_current(t)
    undo.apply(t)
    assert "text_form" not in t.extra


def test_what_counts() -> None:
    base = tree("a -1-> queue:Q")
    before = fingerprint(base)
    MoveBoxes({NodeId("a"): (1.0, 2.0)}).apply(base)
    assert fingerprint(base) == before, "where a box stands is not heard"
    assert fingerprint(tree("a -2-> queue:Q")) != before
    assert fingerprint(tree("a -1-> queue:R")) != before
    assert fingerprint(tree("a -1-> queue:Q", node("a", name="b"))) != before
    assert fingerprint(tree("a -1-> queue:Q", node("a", prompt=PlayPrompt("x.mp3")))) != before
