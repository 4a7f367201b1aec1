"""Values between canvas and window."""

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import DestinationKind
from ivr_designer.ui.canvas.requests import BoxKind, Selection


def test_a_palette_offers_nodes_and_every_destination_one_can_choose() -> None:
    found = {kind.destination for kind in BoxKind}
    assert found == {None, *DestinationKind} - {DestinationKind.MISSING, DestinationKind.UNKNOWN}


def test_an_empty_selection() -> None:
    assert Selection().is_empty
    assert not Selection(frozenset({NodeId("a")})).is_empty
