import dataclasses

import networkx as nx
import pytest

from ivr_designer.domain.edits import RemoveKeypress, UpdateKeypress
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind
from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.nodes import UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent, names_of
from tests.unit.domain.build import PHONE, SALES, STOP, content, keypress, node, sample, tree

A, B, C = NodeId("a"), NodeId("b"), NodeId("c")


def missing(name):
    return Destination(DestinationKind.MISSING, name)


def test_a_tree_gives_back_what_it_was_given():
    given = content(
        ("a", "1", "b"), nodes=("b",), positions={A: (1.0, 2.0)}, loose=frozenset({PHONE}), extra={"x": 1}
    )
    assert IvrTree(TreeId("t"), given).content() == given
    assert IvrTree(TreeId("t")).content() == TreeContent(name="")


def test_content_is_a_copy():
    one = sample()
    before = one.content()
    one._drop_node(C)
    assert C in before.nodes


def test_what_one_reads_cannot_be_written():
    with pytest.raises(TypeError):
        sample().nodes[A] = node("a")
    with pytest.raises(TypeError):
        del sample().keypresses["a-1"]


def test_two_keys_to_one_queue_meet_in_one_box():
    one = sample()
    assert one.destinations() == [SALES, STOP]
    assert [k.id for k in one.keypresses_to(SALES)] == ["a-2", "b-1"]
    assert one.vertices() == [A, B, C, SALES, STOP]


def test_a_dangling_target_is_a_box_of_its_own_until_its_node_comes():
    one = tree(("a", "1", "x"))
    assert one.destinations() == [missing("x")]
    assert one.has(missing("x"))
    assert [k.id for k in one.keypresses_to(missing("x"))] == ["a-1"]
    one._put_node(node("x"))
    assert one.destinations() == []
    assert not one.has(missing("x"))
    assert one.target(one.keypresses["a-1"]) == "x"


def test_an_empty_next_node_dangles_too():
    empty = dataclasses.replace(keypress("a", "1", "b"), next_node=None)
    one = IvrTree(TreeId("t"), TreeContent("T", A, {A: node("a")}, {empty.id: empty}))
    assert one.target(empty) == missing("")
    assert one.destinations() == [missing("")]
    assert one.reachable() == {A, missing("")}


def test_loose_boxes_are_boxes():
    one = tree(nodes=("a",), loose=frozenset({SALES, STOP}))
    assert one.has(SALES)
    assert one.destinations() == [SALES, STOP]
    assert not one.has(PHONE)
    assert not one.has(NodeId("zzz"))


def test_keys_come_in_menu_order_and_a_key_bound_twice_appears_twice():
    one = tree(
        ("a", "#", "a"),
        ("a", "INVALID_KEY", "a"),
        ("a", "0", STOP),
        ("a", "1", STOP, "k2"),
        ("a", "1", SALES, "k1"),
    )
    assert [k.key for k in one.keypresses_of(A)] == ["1", "1", "0", "#", "INVALID_KEY"]
    assert one.keypress_at(A, Key.ONE).id == "k1"
    assert one.keypress_at(A, Key.TWO) is None
    assert one.keypresses_of(NodeId("zzz")) == ()


def test_the_menu_of_a_node_follows_edits():
    one = tree(("a", "1", STOP, "k1"), ("a", "2", SALES, "k2"))
    assert [k.id for k in one.keypresses_of(A)] == ["k1", "k2"]
    back, _ = UpdateKeypress(dataclasses.replace(one.keypresses["k1"], key=Key.NINE)).apply(one)
    assert [k.id for k in one.keypresses_of(A)] == ["k2", "k1"]
    RemoveKeypress("k2").apply(one)
    assert [k.key for k in one.keypresses_of(A)] == [Key.NINE]
    back.apply(one)
    assert [k.key for k in one.keypresses_of(A)] == [Key.ONE]
    RemoveKeypress("k1").apply(one)
    assert one.keypresses_of(A) == ()


def test_free_keys_are_the_rest():
    one = tree(("a", "1", STOP), ("a", "INVALID_KEY", STOP))
    assert one.free_keys(A) == [k for k in MENU_ORDER if k not in {"1", "INVALID_KEY"}]


def test_next_nodes_leaves_out_what_dangles_or_leaves():
    one = tree(("a", "1", "b"), ("a", "2", "b"), ("a", "3", "x"), ("a", "4", STOP), nodes=("b",))
    assert list(one.next_nodes(A)) == ["b", "b"]


def test_leftover_next_node_of_another_action_leads_nowhere():
    leftover = dataclasses.replace(keypress("a", "1", STOP), next_node=B)
    one = IvrTree(TreeId("t"), TreeContent("T", A, {A: node("a"), B: node("b")}, {leftover.id: leftover}))
    assert list(one.next_nodes(A)) == []
    assert one.reachable() == {A, STOP}
    assert one.keypresses_to(B) == []


def test_reachable_follows_keys_from_the_root():
    one = sample()
    assert one.reachable() == {A, B, SALES, STOP}
    one.root = C
    assert one.reachable() == {C}
    one.root = NodeId("gone")
    assert one.reachable() == set()
    one.root = None
    assert one.reachable() == set()


def test_a_long_chain_does_not_exhaust_the_stack():
    keys = [(f"n{i}", "1", f"n{i + 1}") for i in range(5000)]
    one = tree(*keys, nodes=("n5000",), root="n0")
    assert len(one.reachable()) == 5001


def test_graph_says_the_same_as_the_tree():
    one = sample()
    graph = one.graph
    assert set(graph.nodes) == set(one.vertices())
    assert sorted(key for _, _, key in graph.edges(keys=True)) == sorted(one.keypresses)
    assert nx.descendants(graph, A) | {A} == one.reachable()
    assert one.graph is graph


def test_the_graph_follows_primitives():
    one = sample()
    _ = one.graph
    one._drop_keypress("b-EMPTY_KEY")
    assert STOP not in one.graph
    one._put_keypress(keypress("a", "3", "x"))
    assert missing("x") in one.graph
    one._put_node(node("x"))
    assert missing("x") not in one.graph
    assert one.graph.has_edge(A, "x")


def test_a_changed_keypress_keeps_its_place():
    one = sample()
    order = list(one.keypresses)
    one._put_keypress(one.keypresses["a-1"].leading_to(STOP))
    assert list(one.keypresses) == order


@pytest.mark.parametrize(
    ("source", "target", "key", "said"),
    [
        (A, B, None, None),
        (A, A, Key.HASH, None),
        (A, SALES, Key.THREE, None),
        (A, PHONE, None, None),
        (SALES, A, None, "Only a node can have keys"),
        (NodeId("zzz"), A, None, "Only a node can have keys"),
        (A, NodeId("zzz"), None, "not in this tree"),
        (A, missing("x"), None, "does not exist"),
        (A, Destination(DestinationKind.UNKNOWN, "9"), None, "does not exist"),
        (A, B, Key.ONE, "uses key 1 already"),
    ],
)
def test_refusal_gives_one_reason_or_none(source, target, key, said):
    reason = sample().refusal(source, target, key)
    assert (said in str(reason)) if said else reason is None


def test_refusal_when_every_key_is_taken():
    full = tree(*(("a", key.value, STOP) for key in MENU_ORDER))
    assert "Every key" in str(full.refusal(A, STOP))


def test_refusal_on_a_node_we_cannot_write():
    one = sample()
    one._put_node(dataclasses.replace(one.nodes[A], prompt=UnknownPrompt("vip")))
    assert "cannot write" in str(one.refusal(A, B))


def test_names_of_skips_what_is_gone():
    assert names_of(sample(), [C, NodeId("zzz"), A]) == ["C", "A"]


def test_actions_without_a_target_still_make_a_box():
    queue = dataclasses.replace(keypress("a", "1", SALES), queue_id=None)
    assert queue.action is Action.QUEUE
    assert IvrTree(TreeId("t"), TreeContent("T", A, {A: node("a")}, {queue.id: queue})).destinations() == [
        Destination(DestinationKind.QUEUE, "")
    ]


def test_a_copy_is_the_same_and_goes_its_own_way():
    made = sample()
    first = next(iter(made.keypresses.values()))
    made._set_position(A, (1.0, 2.0))
    made._put_keypress(dataclasses.replace(first, action=Action.NEXT_NODE, next_node=A))
    made.keypresses_of(A)
    made.root_fixed = True
    copy = made.copy()
    assert (copy.content(), copy.id, copy.root_fixed) == (made.content(), made.id, True)
    assert [*copy._in] == [*made._in], "also in the order that edits left"
    before, menu = made.content(), made.keypresses_of(first.node)
    copy._drop_keypress(first.id)
    copy._put_node(node("b", label="x"))
    copy._set_position(A, None)
    assert (made.content(), made.keypresses_of(first.node)) == (before, menu)
    made._become(copy)
    assert made.content() == copy.content() != before
    assert made.keypresses_of(first.node) == menu[1:]


def test_the_degree_of_a_box():
    made = tree((A, "1", B), (B, "2", B), (B, "3", SALES))
    assert made.degree(B) == 4, "a key that leads back to its own box counts on both sides"
    assert made.degree(SALES) == 1
    assert made.degree(NodeId("?")) == 0
