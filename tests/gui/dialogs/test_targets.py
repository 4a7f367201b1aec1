"""What a key can lead to."""

import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.dialogs.targets import destinations, matching, targets, typed
from tests.helpers.builders import tree
from tests.helpers.memory_session import MemorySession

ACCOUNT = MemorySession().account
UNKNOWN = MemorySession(known=False).account
TREE = tree("a -1-> b; a -2-> phone:84281234567; a -3-> queue:QU_OLD; a -4-> queue:QU_1")


def labels(choices):
    return [c.label for c in choices]


def test_new_nodes_first_then_ways_out_then_nodes():
    found = targets(TREE, ACCOUNT, source="a")
    assert [c.fresh for c in found[:2]] == [BoxKind.TALK, BoxKind.PLAY]
    assert labels(found)[-2:] == ["a", "b"]
    assert found[-2].detail == "This menu again"
    assert labels(targets(TREE, ACCOUNT, fresh=False))[0] == "Chăm sóc khách hàng"


def test_each_destination_once():
    boxes = [c.vertex for c in destinations(TREE, ACCOUNT)]
    assert len(boxes) == len(set(boxes))
    assert Destination(DestinationKind.QUEUE, "QU_OLD") in boxes
    assert Destination(DestinationKind.STOP) in boxes


def test_kinds_are_filtered():
    found = destinations(TREE, ACCOUNT, [DestinationKind.PHONE])
    assert [c.vertex.kind for c in found] == [DestinationKind.PHONE]


@pytest.mark.parametrize(
    ("text", "account", "kinds"),
    [
        ("028 1234", ACCOUNT, ["phone"]),
        ("QU_X", ACCOUNT, ["sms"]),
        ("QU_X", UNKNOWN, ["queue", "sms"]),
        ("qu_x", None, ["queue", "sms"]),
        ("hello", ACCOUNT, ["sms"]),
        ("  ", ACCOUNT, []),
    ],
)
def test_typed_text_becomes_a_choice(text, account, kinds):
    assert [c.vertex.kind.value for c in typed(text, account)] == kinds


def test_search_folds_accents_and_puts_beginnings_first():
    choices = destinations(TREE, ACCOUNT)
    assert labels(matching(choices, "ky thuat")) == ["Hỗ trợ kỹ thuật"]
    assert labels(matching(choices, "h"))[0] == "Hỗ trợ kỹ thuật"
    assert matching(choices, "nothing like it") == []
