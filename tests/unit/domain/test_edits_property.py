"""Random edits: the inverse restores, the change is the exact difference, the graph stays in step."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.bulk_edits import AddMany, RemoveMany
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    MoveBoxes,
    RemoveKeypress,
    RemoveNode,
    ReplaceTree,
    SetLoose,
    SetRoot,
    UpdateKeypress,
    UpdateNode,
    UpdateTree,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.removal import removal
from ivr_designer.domain.tree import IvrTree, TreeContent

node_ids = st.sampled_from([NodeId(n) for n in "abcd"])
key_ids = st.sampled_from([KeypressId(f"k{i}") for i in range(8)])
places = st.none() | st.tuples(st.integers(-9, 9).map(float), st.integers(-9, 9).map(float))
destinations = st.builds(Destination, st.sampled_from(DestinationKind), st.sampled_from(["", "a", "x"]))
vertices = node_ids | destinations
prompts = st.sampled_from(
    [TalkPrompt("hi"), TalkPrompt("hi", speed=9), PlayPrompt("f.mp3"), UnknownPrompt("vip")]
)
nodes = st.builds(
    Node,
    node_ids,
    st.sampled_from(["A", "B", ""]),
    prompts,
    note=st.sampled_from(["", "x"]),
    delay_ms=st.integers(-1, 1),
)
keypresses = st.builds(
    Keypress,
    key_ids,
    node_ids,
    st.sampled_from([Key.ONE, Key.TWO, Key.NO_INPUT]),
    st.sampled_from(Action),
    next_node=st.none() | node_ids | st.just(NodeId("x")),
    queue_id=st.sampled_from([None, "a"]),
    phone_number=st.sampled_from([None, "x"]),
)
flag = st.booleans()


@st.composite
def contents(draw):
    held = {n.id: n for n in draw(st.lists(nodes, max_size=4))}
    presses = {k.id: k for k in draw(st.lists(keypresses, max_size=6)) if k.node in held}
    there = st.sampled_from([*held]) if held else st.nothing()
    positions = draw(st.dictionaries(there | destinations, places.filter(bool), max_size=3))
    loose = draw(
        st.frozensets(destinations.filter(lambda d: d.kind not in {"missing", "unknown"}), max_size=2)
    )
    return TreeContent("T", draw(st.none() | node_ids), held, presses, positions, loose)


simple = st.one_of(
    st.builds(AddNode, nodes, places),
    st.builds(RemoveNode, node_ids),
    st.builds(
        AddMany,
        st.lists(st.tuples(nodes, places), max_size=3).map(tuple),
        st.lists(keypresses, max_size=3).map(tuple),
    ),
    st.builds(
        RemoveMany,
        st.lists(node_ids, max_size=3).map(tuple),
        st.lists(key_ids, max_size=2).map(tuple),
        keep_inbound=flag,
    ),
    st.builds(UpdateNode, nodes),
    st.builds(AddKeypress, keypresses),
    st.builds(RemoveKeypress, key_ids),
    st.builds(UpdateKeypress, keypresses),
    st.builds(MoveBoxes, st.dictionaries(vertices, places, max_size=3)),
    st.builds(SetLoose, destinations, flag, places),
    st.builds(SetRoot, st.none() | node_ids),
    st.builds(
        UpdateTree, name=st.sampled_from([None, "T", "U", ""]), extra=st.sampled_from([None, {}, {"x": 1}])
    ),
    st.builds(ReplaceTree, contents(), st.just(phrase("Open"))),
)
edits = simple | st.builds(Batch, st.lists(simple, max_size=4).map(tuple), st.just(phrase("Many")))


def shape(tree):
    graph = tree.graph
    return set(graph.nodes), sorted((str(u), str(v), k) for u, v, k in graph.edges(keys=True))


def targets(tree):
    return {k.id: tree.target(k) for k in tree.keypresses.values()}


def check_difference(change, before, after):
    """`change` says exactly what is different between two trees (with values of before)."""
    for kind in ("nodes", "keypresses"):
        old, new = getattr(before, kind), getattr(after, kind)
        assert getattr(change, f"{kind}_added") == new.keys() - old.keys()
        assert getattr(change, f"{kind}_removed") == {i: old[i] for i in old.keys() - new.keys()}
        changed = getattr(change, f"{kind}_changed")
        assert changed.items() >= {i: v for i, v in old.items() if i in new and new[i] != v}.items()
        assert all(old[i] == v for i, v in changed.items())
    led, leads = targets(before), targets(after)
    if not change.replaced:
        assert set(change.keypresses_changed) >= {k for k in led if k in leads and led[k] != leads[k]}
    old_boxes, boxes = set(before.destinations()), set(after.destinations())
    assert change.destinations_added == boxes - old_boxes
    assert change.destinations_removed == old_boxes - boxes
    assert change.root_changed or entry(before) == entry(after)
    same = (before.name, before.tests, before.extra, before.loose) == (
        after.name,
        after.tests,
        after.extra,
        after.loose,
    )
    assert change.tree_changed or same
    if not change.replaced:
        stay = (before.nodes.keys() & after.nodes.keys()) | {
            d for d in before.positions if isinstance(d, Destination)
        }
        assert change.moved >= {v for v in stay if before.positions.get(v) != after.positions.get(v)}


def entry(tree):
    """The root, if it is really there."""
    return tree.root, tree.root in tree.nodes


@settings(max_examples=50)
@given(contents(), st.lists(edits, min_size=1, max_size=4), flag, flag)
def test_random_edits(content, plan, warm_graph, root_fixed):
    tree = IvrTree(TreeId("t"), content)
    tree.root_fixed = root_fixed
    undo = []
    for edit in plan:
        before = IvrTree(TreeId("t"), tree.content())
        if warm_graph:
            _ = tree.graph
        try:
            inverse, change = edit.apply(tree)
        except EditRefused:
            assert tree.content() == before.content()
        else:
            undo.append((inverse, before.content(), edit))
            check_difference(change, before, tree)
            if change.is_empty:
                assert tree.content() == before.content()
        assert shape(tree) == shape(IvrTree(TreeId("t"), tree.content()))
        assert tree.keypresses_of(NodeId("a")) == IvrTree(TreeId("t"), tree.content()).keypresses_of(
            NodeId("a")
        )
    for inverse, wanted, _ in reversed(undo):
        redo, _ = inverse.apply(tree)
        assert tree.content() == wanted
        after_undo = tree.content()
        back, _ = redo.apply(tree)
        back.apply(tree)
        assert tree.content() == after_undo
    assert tree.content() == content


@settings(max_examples=25)
@given(contents(), st.lists(vertices, max_size=4), st.lists(key_ids, max_size=2, unique=True))
def test_removing_any_selection_and_back(content, boxes, keys):
    tree = IvrTree(TreeId("t"), content)
    there = [b for b in boxes if tree.has(b)]
    step = removal(tree, there, [k for k in keys if k in tree.keypresses])
    try:
        inverse, _ = step.apply(tree)
    except EditRefused:
        assert tree.root in there
        assert tree.content() == content
        return
    assert not any(tree.has(b) for b in there if not isinstance(b, Destination))
    inverse.apply(tree)
    assert tree.content() == content


@settings(max_examples=50)
@given(contents(), st.lists(node_ids, max_size=4, unique=True), flag)
def test_nodes_go_together_as_they_go_one_by_one(content, gone, keep_inbound):
    """What must be true of a removal is said of one node; many at once are no other thing."""
    together, one_by_one = IvrTree(TreeId("t"), content), IvrTree(TreeId("t"), content)
    gone.sort(key=lambda n: n == content.root)
    singly = Batch(tuple(RemoveNode(n, keep_inbound) for n in gone), phrase("Delete"))
    try:
        _, change = RemoveMany(tuple(gone), (), phrase("Delete"), keep_inbound).apply(together)
    except EditRefused as refused:
        with pytest.raises(EditRefused, match=str(refused.reason)):
            singly.apply(one_by_one)
        return
    assert change == singly.apply(one_by_one)[1]
    assert together.content() == one_by_one.content()


@settings(max_examples=25)
@given(contents())
def test_reading_never_disagrees_with_itself(content):
    tree = IvrTree(TreeId("t"), content)
    assert tree.content() == content
    for vertex in tree.vertices():
        assert tree.has(vertex)
        assert all(tree.target(k) == vertex for k in tree.keypresses_to(vertex))
    incoming = [k.id for v in tree.vertices() for k in tree.keypresses_to(v)]
    assert sorted(incoming) == sorted(tree.keypresses)
    assert tree.reachable() <= set(tree.vertices())
    for node in tree.nodes.values():
        bound = {k.key for k in tree.keypresses_of(node.id)}
        assert bound | set(tree.free_keys(node.id)) == set(Key)
    assert dataclasses.replace(content) == tree.content()
