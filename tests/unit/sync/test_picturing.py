from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync.book import TreeBook, TreeRecord
from ivr_designer.sync.picturing import Ids, Picturing, translate
from ivr_designer.sync.ports import Pulled
from ivr_designer.sync.spaces import STRANGER


def node(rid):
    return Node(NodeId(rid), f"Node {rid}", TalkPrompt("Hello"))


def key(rid, owner, target):
    return Keypress(KeypressId(rid), NodeId(owner), Key("1"), Action.NEXT_NODE, next_node=NodeId(target))


def counted_ids():
    made = [0]

    def new(kind):
        made[0] += 1
        return kind(f"ours-{made[0]}")

    return Ids(new_node=lambda: new(NodeId), new_key=lambda: new(KeypressId))


def book():
    return TreeBook(TreeRecord(id="tree"))


def test_pictures_grow_and_end_as_the_whole():
    ids = counted_ids()
    pictures = Picturing(ids)
    early = Pulled([node("A")], {"A": [key("K1", "A", "B")]})
    first = pictures.event(book(), 1, 2, early)
    (lone,) = first.content.nodes
    assert first.content.root is None, "it is not known yet"
    assert [k.next_node for k in first.content.keypresses.values()] == [STRANGER + "B"]
    whole = Pulled([node("A"), node("B")], {"A": [key("K1", "A", "B")], "B": [key("K2", "B", "A")]}, root="A")
    last = pictures.event(book(), 2, 2, whole)
    nodes, keys = translate(whole, ids)
    assert (last.content.nodes, last.content.keypresses) == (nodes, keys)
    assert last.content.root == lone == ids.nodes["A"]
    assert (last.done, last.total, last.tree) == (2, 2, "tree")
    assert len(first.content.nodes) == 1, "a picture that was handed out stays as it is"


def test_a_target_that_never_comes_stays_a_stranger():
    ids = counted_ids()
    pictures = Picturing(ids)
    rows = {"A": [key("K1", "A", "gone"), replace(key("K2", "A", "A"), key=Key("2"))]}
    for _ in range(2):
        content = pictures.event(book(), 1, 1, Pulled([node("A")], rows, root="elsewhere")).content
    assert [k.next_node for k in content.keypresses.values()] == [STRANGER + "gone", ids.nodes["A"]]
    assert content.root is None


def test_known_ids_are_kept_and_others_made_once():
    ids = counted_ids()
    assert ids.node("A") == ids.node("A") != ids.node("B")
    assert ids.key("K") == ids.key("K")
    assert ids.target(None) is None
    assert ids.target("C") == STRANGER + "C"
