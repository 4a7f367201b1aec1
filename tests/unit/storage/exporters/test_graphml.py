import io

import networkx as nx
import pytest

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
