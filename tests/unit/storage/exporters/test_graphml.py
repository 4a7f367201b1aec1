import io

import networkx as nx
import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.graphml import write
from tests.unit.storage.exporters.build import empty, nasty, sample, source
from tests.unit.storage.exporters.build import nasty_content as content


def graph_of(one):
    return nx.read_graphml(io.BytesIO(write(one).encode()), force_multigraph=True)


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_networkx_reads_the_same_graph(make):
    one = make()
    graph = graph_of(one)
    assert graph.is_directed()
    assert graph.number_of_nodes() == len(one.tree.vertices())
    assert graph.number_of_edges() == len(one.tree.keypresses)


def test_boxes_and_lines_carry_their_facts():
    graph = graph_of(sample())
    assert graph.nodes["main"]["name"] == "Lời chào"
    assert graph.nodes["main"]["root"] is True
    assert graph.nodes["support"]["prompt"] == "VYWKDLWVXL-1531544847245.mp3"
    assert graph.nodes["@queue:QU_H7CFNKKKUGYG5N2R"]["kind"] == "queue"
    keys = {(a, b, d["key"], d["action"]) for a, b, d in graph.edges(data=True)}
    assert ("main", "sales", "1", "next_node") in keys
    assert ("main", "@queue:QU_JFYXLG3RXZBFCTZY", "EMPTY_KEY", "queue") in keys


def test_places_are_numbers():
    one = source(content())
    node = next(iter(one.tree.nodes))
    one.tree._set_position(node, (1.5, -2.0))
    graph = graph_of(one)
    assert (graph.nodes[node]["x"], graph.nodes[node]["y"]) == (1.5, -2.0)


A = NodeId("a")


def desk(**more):
    nodes = [
        Node(A, "Main", TalkPrompt("Call 84986225112")),
        Node(NodeId("b"), "Music", PlayPrompt("a.mp3")),
        Node(NodeId("c"), "Odd", UnknownPrompt("vip")),
    ]
    ends = [
        (Key.ONE, {"action": Action.PHONE, "phone_number": "84986225112"}),
        (Key.TWO, {"action": Action.SMS, "sms": "Call 84986225112"}),
        (Key.THREE, {"action": Action.QUEUE, "queue_id": "QU_1"}),
        (Key.FOUR, {"action": Action.PHONE, "phone_number": "84986225112"}),
    ]
    presses = [Keypress(KeypressId(key.value), A, key, **end) for key, end in ends]
    content = TreeContent("Desk", A, {n.id: n for n in nodes}, {k.id: k for k in presses})
    return source(content, **more)


def test_every_fact_of_a_node():
    graph = graph_of(desk())
    assert graph.nodes["a"] == {"name": "Main", "kind": "node", "prompt": "Call 84986225112", "root": True}
    assert graph.nodes["b"] == {"name": "Music", "kind": "node", "prompt": "a.mp3", "root": False}
    assert graph.nodes["c"] == {"name": "Odd", "kind": "node", "root": False}
    assert graph.nodes["@phone:84986225112"]["kind"] == "phone"


def test_a_masked_tree_shows_its_numbers_nowhere_and_keeps_its_boxes_apart():
    text = write(desk(masked=True))
    assert "84986225112" not in text
    graph = graph_of(desk(masked=True))
    assert graph.number_of_nodes() == len(desk().tree.vertices())
    phones = [name for name in graph.nodes if name.startswith("@phone:")]
    texts = [name for name in graph.nodes if name.startswith("@sms:")]
    assert len(phones) == len(texts) == 1
    assert "••••••••112" in phones[0]
    assert texts[0].startswith("@sms:Call ")
    assert "@queue:QU_1" in graph.nodes


def test_the_text_is_laid_out_and_lines_are_numbered():
    text = write(desk())
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<graphml')
    assert text.count('\n    <edge id="e') == 4
    assert [f'id="e{index}"' in text for index in range(5)] == [True] * 4 + [False]
    assert text.endswith("</graphml>\n")
