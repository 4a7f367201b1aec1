"""Two states in one picture."""

from dataclasses import replace

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.sync.proposals import ChangeKind
from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.comparison import compare


def contents(rig):
    """The sample, and the sample with one node less, one renamed and one key led elsewhere."""
    before = rig.tree.content()
    sales, gone = rig.node("Kinh doanh"), rig.node("Khuyến mãi cũ")
    nodes = {i: n for i, n in before.nodes.items() if i != gone}
    nodes[sales] = replace(nodes[sales], name="Sales", note="a note does not count")
    keys = {i: k for i, k in before.keypresses.items() if k.node != gone}
    return before, replace(before, nodes=nodes, keypresses=keys)


def test_kinds_and_ghosts(rig):
    before, after = contents(rig)
    found = compare(before, after)
    gone, sales = rig.node("Khuyến mãi cũ"), rig.node("Kinh doanh")
    assert found.kinds[gone] is ChangeKind.REMOVE
    assert found.kinds[sales] is ChangeKind.CHANGE
    assert gone in found.content.nodes
    assert found.count(ChangeKind.ADD) == 0
    (change,) = found.fields(sales)
    assert (change.field, change.old, change.new) == ("name", "Kinh doanh", "Sales")
    assert found.fields(gone) == ()
    marks = found.marks()
    assert marks.boxes[gone].tone is Tone.REMOVED
    assert {marks.keypresses[k.id].tone for k in rig.tree.keypresses_of(gone)} == {Tone.REMOVED}


def test_the_other_way_round_adds(rig):
    before, after = contents(rig)
    found = compare(after, before)
    assert found.kinds[rig.node("Khuyến mãi cũ")] is ChangeKind.ADD
    assert found.count(ChangeKind.REMOVE) == 0


def test_notes_and_places_are_no_change(rig):
    before = rig.tree.content()
    sales = rig.node("Kinh doanh")
    noted = replace(before, nodes={**before.nodes, sales: replace(before.nodes[sales], note="x")})
    assert compare(before, noted).kinds == {}
    text = replace(before.nodes[sales], prompt=TalkPrompt("other"))
    assert compare(before, replace(before, nodes={**before.nodes, sales: text})).fields(sales)


def test_destinations_come_and_go_with_their_keys(rig):
    before = rig.tree.content()
    phone = next(k for k in before.keypresses.values() if k.phone_number)
    keys = {i: k for i, k in before.keypresses.items() if i != phone.id}
    found = compare(before, replace(before, keypresses=keys))
    box = Destination(DestinationKind.PHONE, phone.phone_number)
    assert found.marks().boxes[box].tone is Tone.REMOVED
