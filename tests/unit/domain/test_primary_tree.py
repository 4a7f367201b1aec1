"""The primary tree agrees with the tree it was grown from, after any edit."""

from hypothesis import given, settings

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    RemoveKeypress,
    RemoveNode,
    ReplaceTree,
    SetLoose,
    UpdateKeypress,
)
from ivr_designer.domain.ids import KeypressId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.primary_tree import PrimaryTree, Regrowth
from ivr_designer.domain.tree import IvrTree
from tests.helpers.edits import Step, applied, empty_document, steps
from tests.helpers.trees import menu_content, menu_tree, mesh_content, mesh_tree, node_id


def check(primary: PrimaryTree, tree: IvrTree) -> None:
    """Everything that must hold between a primary tree and its tree."""
    assert set(primary.parent) == set(tree.vertices())
    assert primary.reachable == tree.reachable()
    seen = []
    for head in primary.heads:
        assert primary.parent[head] is None
        assert head == tree.root or head not in primary.reachable
        seen += primary.branch(head)
    assert len(seen) == len(set(seen)) == len(primary.parent)
    for above, row in primary.children.items():
        assert row
        order = []
        for child in row:
            keypress = tree.keypresses[primary.via[child]]
            assert (keypress.node, tree.target(keypress), primary.parent[child]) == (above, child, above)
            assert primary.is_primary(keypress.id)
            assert (child in primary.reachable) == (above in primary.reachable)
            order.append((keypress.key.rank, keypress.id))
        assert order == sorted(order)
    assert len(primary.via) == sum(map(len, primary.children.values()))


def followed(document: Document) -> tuple[PrimaryTree, list[Regrowth]]:
    """A primary tree that follows the document, and what it said each time."""
    primary = PrimaryTree(document.tree)
    news: list[Regrowth] = []
    document.subscribe(lambda change: news.append(primary.update(change)))
    return primary, news


@given(steps)
@settings(max_examples=60)
def test_it_follows_any_edit_and_its_inverse(script: list[Step]) -> None:
    document = empty_document()
    primary, news = followed(document)
    reachable = set(primary.reachable)
    inverses = []
    for inverse in applied(document, script):
        inverses.append(inverse)
        check(primary, document.tree)
        if not news[-1:] or news[-1].full:
            reachable = set(primary.reachable)
            continue
        told = (reachable | news[-1].reached) - news[-1].lost - news[-1].gone
        assert told == primary.reachable
        reachable = set(primary.reachable)
    for inverse in reversed(inverses):
        document.apply(inverse)
        check(primary, document.tree)


def test_generated_trees_are_hung_by_the_shortest_way() -> None:
    for tree in (mesh_tree(300), menu_tree(120)):
        primary = PrimaryTree(tree)
        check(primary, tree)
        for keypress in tree.keypresses.values():
            target = tree.target(keypress)
            if keypress.node in primary.reachable:
                assert len([*primary.ancestors(target)]) <= len([*primary.ancestors(keypress.node)]) + 1


def _link(number: int, source: int, target: int, key: Key = Key.ONE) -> Keypress:
    return Keypress(
        KeypressId(f"k{number}"), node_id(source), key, Action.NEXT_NODE, next_node=node_id(target)
    )


def _chain() -> Document:
    """Root -1-> 1 -1-> 2 -1-> 3, and 2 -*-> root."""
    document = empty_document()
    for number in (1, 2, 3):
        document.apply(AddNode(Node(node_id(number), f"Menu {number}", TalkPrompt("Hi"))))
        document.apply(AddKeypress(_link(number, number - 1, number)))
    document.apply(AddKeypress(_link(9, 2, 0, Key.STAR)))
    return document


def test_a_lost_branch_is_told_and_keeps_its_shape() -> None:
    document = _chain()
    primary, news = followed(document)
    document.apply(RemoveKeypress(KeypressId("k1")))
    assert news[-1].lost == {node_id(1), node_id(2), node_id(3)}
    assert primary.heads == [node_id(0), node_id(1)]
    assert primary.branch(node_id(1)) == [node_id(1), node_id(2), node_id(3)]
    document.apply(AddKeypress(_link(20, 0, 3, Key.FIVE)))
    assert news[-1].reached == {node_id(3)}
    document.apply(AddKeypress(_link(21, 3, 1, Key.FIVE)))
    assert news[-1].reached == {node_id(1), node_id(2)}
    check(primary, document.tree)


def test_a_box_stays_where_it_hangs_when_a_shorter_way_appears() -> None:
    document = _chain()
    primary, news = followed(document)
    document.apply(AddKeypress(_link(20, 0, 3, Key.FIVE)))
    assert primary.parent[node_id(3)] == node_id(2)
    assert not news[-1].parents
    document.apply(RemoveKeypress(KeypressId("k3")))
    assert primary.parent[node_id(3)] == node_id(0)
    assert not news[-1].lost


def test_a_changed_key_moves_a_box_among_its_siblings() -> None:
    document = _chain()
    primary, news = followed(document)
    document.apply(AddNode(Node(node_id(4), "Menu 4", TalkPrompt("Hi"))))
    document.apply(AddKeypress(_link(20, 0, 4, Key.TWO)))
    assert primary.children[node_id(0)] == [node_id(1), node_id(4)]
    document.apply(UpdateKeypress(_link(1, 0, 1, Key.NINE)))
    assert primary.children[node_id(0)] == [node_id(4), node_id(1)]
    assert news[-1].parents == {node_id(0)}


def test_a_loose_destination_is_a_head_of_its_own() -> None:
    document = _chain()
    primary, _ = followed(document)
    stop = Destination(DestinationKind.STOP)
    document.apply(SetLoose(stop))
    assert primary.heads == [node_id(0), stop]
    document.apply(AddKeypress(Keypress(KeypressId("s"), node_id(1), Key.TWO, Action.STOP)))
    assert primary.parent[stop] == node_id(1)
    check(primary, document.tree)


def test_an_exchanged_tree_is_hung_anew() -> None:
    document = _chain()
    primary, news = followed(document)
    document.apply(ReplaceTree(mesh_content(40), phrase("Open")))
    assert news[-1].full
    check(primary, document.tree)


def test_a_box_that_loses_its_parent_is_told_even_where_no_caller_gets() -> None:
    document = _chain()
    document.apply(RemoveKeypress(KeypressId("k1")))
    _, news = followed(document)
    document.apply(RemoveKeypress(KeypressId("k3")))
    assert not news[-1].lost
    assert news[-1].rehung == {node_id(3)}


class AskedTree(IvrTree):
    """Counts how often it is asked what leads to a box."""

    asked = 0

    def keypresses_to(self, vertex: Vertex) -> list[Keypress]:
        self.asked += 1
        return super().keypresses_to(vertex)


def test_boxes_that_nothing_leads_to_any_more_are_not_asked_one_by_one() -> None:
    tree = AskedTree(TreeId("t"), menu_content(800))
    primary = PrimaryTree(tree)
    near = [n for n in tree.nodes if n != tree.root][:200]
    _, change = Batch(tuple(RemoveNode(n) for n in near), phrase("x")).apply(tree)
    tree.asked = 0
    news = primary.update(change)
    check(primary, tree)
    assert len(primary.reachable) < 20
    assert len(news.lost) > 500
    assert tree.asked < len(news.rehung) + 20  # and not once more for each box in their branches
