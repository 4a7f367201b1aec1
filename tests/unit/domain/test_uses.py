"""What a tree uses, and where."""

from dataclasses import replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, ThingKind, of_keypress, of_vertex, uses_of
from tests.helpers.builders import content_of, tree

QUEUE = Thing(ThingKind.QUEUE, "Q1")


def test_every_use_with_its_place():
    drawn = "a -1-> queue:Q1; a -2-> b; b -1-> phone:0281234567; b -*-> queue:Q1"
    others = (Node("p", "p", PlayPrompt("f.mp3")), Node("v", "v", TalkPrompt("x", voice="leminh")))
    found = {}
    for thing, item in uses_of(tree(drawn, *others)):
        found.setdefault(thing, []).append(item)
    assert found == {
        Thing(ThingKind.VOICE, DEFAULT_VOICE): ["a", "b"],
        Thing(ThingKind.VOICE, "leminh"): ["v"],
        Thing(ThingKind.RECORDING, "f.mp3"): ["p"],
        QUEUE: ["a.1", "b.*"],
        Thing(ThingKind.NUMBER, "84281234567"): ["b.1"],
    }


def test_a_number_that_is_called_and_shown_is_told_once_per_key():
    content = content_of("a -1-> phone:84281234567")
    (press,) = content.keypresses.values()
    both = replace(press, from_number="+84 28 1234567")
    a_tree = IvrTree(TreeId("t"), replace(content, keypresses={press.id: both}))
    assert len(list(of_keypress(a_tree, press.id))) == 2
    assert [item for thing, item in uses_of(a_tree) if thing.kind is ThingKind.NUMBER] == [press.id]


def test_boxes_that_stand_for_nothing():
    a_tree = tree("a")
    assert list(of_vertex(a_tree, Destination(DestinationKind.STOP))) == []
    assert list(of_vertex(a_tree, Destination(DestinationKind.QUEUE, ""))) == []
    assert list(of_vertex(a_tree, "gone")) == []
