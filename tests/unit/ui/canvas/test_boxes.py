"""How nodes and destinations read, and when two boxes look the same."""

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.boxes import Box, phone_text, words_of_destination, words_of_node
from ivr_designer.ui.canvas.colours import KINDS


def test_nodes_read_by_their_prompt() -> None:
    talk = words_of_node(Node(NodeId("a"), "Chào", TalkPrompt("Xin  chào\nquý khách")))
    assert (talk.kind, talk.title, talk.text) == ("talk", "Chào", "Xin chào quý khách")
    played = Node(NodeId("a"), "x", PlayPrompt("hi.mp3"))
    assert words_of_node(played).text == "hi.mp3"
    assert words_of_node(played, {"hi.mp3": "Lời chào"}).text == "Lời chào"
    odd = words_of_node(Node(NodeId("a"), "x", UnknownPrompt("weather")))
    assert odd.kind == "odd"
    assert "weather" in odd.text


@pytest.mark.parametrize("kind", DestinationKind)
def test_every_destination_reads_even_without_a_value(kind: DestinationKind) -> None:
    words = words_of_destination(Destination(kind))
    assert words.title
    assert words.kind in KINDS


def test_queues_read_by_name_or_id() -> None:
    queue = Destination(DestinationKind.QUEUE, "QU_1")
    assert words_of_destination(queue, {"QU_1": "Sales"}).title == "Sales"
    assert words_of_destination(queue).title == "QU_1"
    unknown = words_of_destination(queue, {"QU_2": "Sales"})
    assert (unknown.title, unknown.icon) == ("QU_1 (unknown)", "missing")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("842838223344", "+84 28 3822 3344"),
        ("84986225112", "+84 986 225 112"),
        ("02838223344", "0283 822 3344"),
        ("+15551234567", "+15551234567"),
        ("<b>", "<b>"),
        ("113", "113"),
    ],
)
def test_phone_numbers_are_grouped(number: str, shown: str) -> None:
    assert phone_text(number) == shown


def test_boxes_that_look_the_same_share_a_picture() -> None:
    words = words_of_node(Node(NodeId("a"), "Menu", TalkPrompt("Hi")))
    one, other = Box(NodeId("a"), words, (), 200, 90), Box(NodeId("b"), words, (), 200, 90)
    assert one.appearance() == other.appearance()
    other.state, other.look = ItemState.HELD, None
    assert one.appearance() != other.appearance()
    assert one.rect == (-100, -45, 100, 45)


def test_a_copy_has_everything_that_the_box_has() -> None:
    box = Box(NodeId("n1"), words_of_node(Node(NodeId("n1"), "Menu", TalkPrompt("Hi"))), (), 208.0, 92.0)
    for number, name in enumerate(Box.__slots__):
        setattr(box, name, number)
    copy = box.copy()
    assert {n: getattr(copy, n) for n in Box.__slots__} == {n: getattr(box, n) for n in Box.__slots__}
