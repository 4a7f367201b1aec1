import pytest

from ivr_designer.domain.edits import MoveBoxes, SetLoose
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.removal import consequences, removal
from tests.unit.domain.build import PHONE, SALES, STOP, sample, tree

A, B, C = NodeId("a"), NodeId("b"), NodeId("c")


def chain():
    return tree(("a", "1", "b"), ("b", "1", "c"), ("c", "1", STOP), ("c", "2", "a"), ("d", "1", "b"))


def test_consequences_name_what_leads_in_and_what_goes_dark():
    found = consequences(chain(), [B])
    assert [k.id for k in found.inbound] == ["a-1", "d-1"]
    assert found.newly_unreachable == (C,)


def test_what_was_dark_already_is_not_news():
    assert consequences(chain(), [NodeId("d")]).newly_unreachable == ()
    assert consequences(chain(), [B, C]).newly_unreachable == ()


def test_taking_the_root_darkens_the_rest():
    assert consequences(chain(), [A]).newly_unreachable == (B, C)


def test_consequences_of_a_destination():
    found = consequences(sample(), [SALES, SALES])
    assert [k.id for k in found.inbound] == ["a-2", "b-1"]
    assert found.newly_unreachable == ()


def test_one_node_goes_with_its_keys_as_one_step():
    one = chain()
    before = one.content()
    step = removal(one, [B])
    assert str(step.text) == "Delete “B”"
    inverse, change = step.apply(one)
    assert set(change.nodes_removed) == {"b"}
    assert set(change.keypresses_removed) == {"a-1", "b-1", "d-1"}
    inverse.apply(one)
    assert one.content() == before


def test_everything_can_go_though_the_root_must_be_last():
    one = sample()
    before = one.content()
    inverse, _ = removal(one, [A, SALES, B, STOP, C, A]).apply(one)
    assert (one.nodes, one.keypresses, one.root) == ({}, {}, None)
    inverse.apply(one)
    assert one.content() == before


def test_the_root_alone_is_refused_and_nothing_happens():
    one = sample()
    before = one.content()
    with pytest.raises(EditRefused, match="Callers enter"):
        removal(one, [A, B]).apply(one)
    assert one.content() == before


def test_a_destination_goes_with_what_leads_to_it_its_place_and_its_looseness():
    one = sample()
    MoveBoxes({SALES: (1.0, 2.0)}).apply(one)
    SetLoose(PHONE, position=(3.0, 4.0)).apply(one)
    before = one.content()
    step = removal(one, [SALES, PHONE])
    assert str(step.text) == "Delete 2 things"
    inverse, change = step.apply(one)
    assert change.destinations_removed == {SALES, PHONE}
    assert one.positions == {}
    assert one.loose == frozenset()
    inverse.apply(one)
    assert one.content() == before


def test_a_dangling_box_goes_with_its_key():
    one = tree(("a", "1", "x"), ("a", "2", STOP))
    removal(one, [Destination(DestinationKind.MISSING, "x")]).apply(one)
    assert list(one.keypresses) == ["a-2"]


def test_keys_alone_and_keys_that_go_anyway():
    one = sample()
    removal(one, [], ["a-1"]).apply(one)
    assert "a-1" not in one.keypresses
    removal(one, [B], ["b-1", "a-2"]).apply(one)
    assert list(one.keypresses) == []
