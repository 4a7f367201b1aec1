"""Reach, ways, loops and strong groups, against networkx."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.context import context_of
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.shape import Shape, strong_groups
from tests.helpers import wild
from tests.helpers.builders import tree
from tests.helpers.checks import TODAY

graphs = st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=4), max_size=10)


def shape_of(t: IvrTree) -> Shape:
    return context_of(t, AccountFacts(), RuleSettings(), TODAY).shape


@wild.examples()
@given(graphs)
def test_strong_groups_are_those_of_networkx(raw: dict[int, list[int]]) -> None:
    out = {NodeId(str(n)): [NodeId(str(t)) for t in targets if t in raw] for n, targets in raw.items()}
    graph = nx.DiGraph()
    graph.add_nodes_from(out)
    graph.add_edges_from((n, t) for n, targets in out.items() for t in targets)
    groups = strong_groups(out)
    assert {frozenset(g) for g in groups} == {frozenset(g) for g in nx.strongly_connected_components(graph)}
    place = {node: i for i, group in enumerate(groups) for node in group}
    assert all(place[t] <= place[n] for n, targets in out.items() for t in targets), "targets come first"


@wild.examples()
@given(wild.trees())
def test_reach_and_depth_are_those_of_networkx(t: IvrTree) -> None:
    shape = shape_of(t)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(t.nodes)
    graph.add_edges_from((m.source, m.node) for moves in shape.moves.values() for m in moves if m.node)
    wanted = nx.single_source_shortest_path_length(graph, t.root) if t.root in t.nodes else {}
    assert shape.depth == dict(wanted)
    for node in shape.came_by:
        assert len(shape.path_to(node)) == shape.depth[node]


def test_a_deep_chain_needs_no_recursion() -> None:
    t = tree("; ".join(f"n{i} -1-> n{i + 1}" for i in range(2000)))
    shape = shape_of(t)
    assert len(shape.came_by) == 2001
    assert shape.loops(frozenset(Key)) == []


def test_ways_and_loops() -> None:
    t = tree("a -1-> b; b -2-> c; c -none-> b; b -none-> c; c -bad-> queue:Q; d -1-> stop")
    shape = shape_of(t)
    assert shape.path_to(NodeId("c")) == [Key.ONE, Key.TWO]
    assert shape.silent_loops == [["b", "c"]]
    assert shape.passive_loops == [["b", "c"]]
    assert shape.can_end == {"a", "b", "c", "d"}
    assert shape.can_reach_person == {"a", "b", "c"}
    assert [m.source for m in shape.sources[NodeId("b")]] == ["a", "c"]
    assert shape_of(tree("a -none-> b; b -1-> a")).silent_loops == []
    assert shape_of(tree("a -none-> a")).silent_loops == [["a"]]


def test_a_long_chain_of_silence_is_looked_through_in_time() -> None:
    drawing = "; ".join(f"n{i} -none-> n{i + 1}" for i in range(2000))
    assert shape_of(tree(drawing)).silent_loops == []
    looped = shape_of(tree(f"{drawing}; n2000 -none-> n1999")).silent_loops
    assert looped == [["n1999", "n2000"]]
