"""What callers can do, and where it leads."""

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.moves import Leads, Move, leads_to, moves_of
from tests.helpers.builders import tree


def moves(t: IvrTree, live: frozenset[str] = frozenset()) -> dict[str, Move]:
    keypresses = t.keypresses_of(NodeId("a"))
    found = moves_of(keypresses, {k.id: t.target(k) for k in keypresses}, live)
    return {m.keypress: m for m in found}


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("b", Leads.NODE),
        ("queue:Q", Leads.PERSON),
        ("phone:8490", Leads.PERSON),
        ("queue:", Leads.OPEN),
        ("phone:", Leads.OPEN),
        ("stop", Leads.END),
        ("voicemail", Leads.OPEN),
        ("sms:hi", Leads.OPEN),
        ("missing:x", Leads.OPEN),
        ("unknown:9", Leads.OPEN),
    ],
)
def test_leads(target: str, leads: Leads) -> None:
    move = moves(tree(f"a -1-> {target}"))["a.1"]
    assert move.leads is leads
    assert (move.node == "b") is (leads is Leads.NODE)
    assert move.source == "a"


def test_live_actions_end_calls() -> None:
    for kind in (DestinationKind.VOICEMAIL, DestinationKind.SMS):
        assert leads_to(Destination(kind), frozenset({kind.value})) is Leads.END


def test_only_the_first_of_two_counts() -> None:
    assert list(moves(tree("a -1-> stop; a -1-> queue:Q"))) == ["a.1"]


def test_no_match_needs_a_key_to_be_wrong() -> None:
    eleven = "; ".join(f"a -{k}-> stop" for k in "1234567890*")
    assert "a.bad" in moves(tree(f"{eleven}; a -bad-> stop"))
    assert "a.bad" not in moves(tree(f"{eleven}; a -#-> stop; a -bad-> stop"))
