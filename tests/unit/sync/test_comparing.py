"""Two states of a tree, item by item."""

from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.sync.comparing import differences, kinds_between, title_of
from ivr_designer.sync.proposals import ChangeKind
from tests.helpers.builders import content_of


def test_what_came_went_and_changed():
    before = content_of("a -1-> b; b -0-> stop")
    sales = before.nodes[NodeId("b")]
    odd = replace(sales, id=NodeId("c"), name="New")
    presses = dict(list(before.keypresses.items())[:1])
    after = replace(
        before,
        nodes={NodeId("a"): before.nodes[NodeId("a")], sales.id: replace(sales, name="Sales"), odd.id: odd},
        keypresses=presses,
    )
    gone = next(k for k in before.keypresses if k not in presses)
    assert kinds_between(before, after) == {
        odd.id: ChangeKind.ADD, sales.id: ChangeKind.CHANGE, gone: ChangeKind.REMOVE,
    }  # fmt: skip
    (change,) = differences(before, after, sales.id)
    assert (change.field, change.old, change.new) == ("name", sales.name, "Sales")
    assert kinds_between(before, before) == {}


def test_notes_and_places_do_not_count():
    before = content_of("a -1-> b; b -0-> stop")
    node = before.nodes[NodeId("a")]
    nodes = {**before.nodes, node.id: replace(node, note="for me")}
    after = replace(before, nodes=nodes, positions={NodeId("a"): (1.0, 2.0)})
    assert kinds_between(before, after) == {}


def test_what_things_are_called():
    content = content_of("a -1-> b; b -0-> stop")
    press = next(k for k in content.keypresses.values() if k.node == "b")
    assert str(title_of(content, NodeId("b"))) == f"“{content.nodes[NodeId('b')].name}”"
    assert str(title_of(content, press.id)) == f"key 0 of “{content.nodes[NodeId('b')].name}”"
    assert str(title_of(content, KeypressId("gone"))) == "gone"
