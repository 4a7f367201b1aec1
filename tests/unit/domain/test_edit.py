import pytest

from ivr_designer.domain.edit import Destinations, check_node, destinations_of, require
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.phrases import phrase
from tests.unit.domain.build import SALES, STOP, keypress, node, sample, tree


def test_what_is_required_is_refused_in_words():
    require(True, phrase("No."))
    with pytest.raises(EditRefused, match="No"):
        require(False, phrase("No."))
    with pytest.raises(EditRefused, match="name"):
        check_node(node("a", label=""))


def test_boxes_that_come_and_go_are_told():
    one = sample()
    boxes = Destinations(one, [STOP, SALES, Destination(DestinationKind.PHONE, "1"), "a"])
    assert boxes.delta() == (frozenset(), frozenset())
    one._drop_keypress("b-EMPTY_KEY")
    one._put_keypress(keypress("c", "1", Destination(DestinationKind.PHONE, "1")))
    assert boxes.delta() == ({Destination(DestinationKind.PHONE, "1")}, {STOP})


def test_destinations_of_keys():
    one = tree(("a", "1", "b"), ("a", "2", "x"), ("a", "3", STOP), ("a", "4", STOP, "k"), nodes=("b",))
    missing = Destination(DestinationKind.MISSING, "x")
    assert destinations_of(one, one.keypresses.values()) == {missing, STOP}
    assert destinations_of(one, one.keypresses.values(), {"x"}) == {STOP}
