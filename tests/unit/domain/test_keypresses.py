import dataclasses

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import (
    Action,
    Destination,
    DestinationKind,
    Keypress,
    parse_vertex_key,
    vertex_key,
)
from ivr_designer.domain.keys import Key

BARE = Keypress(KeypressId("k"), NodeId("a"), Key.ONE, Action.STOP)
FULL = dataclasses.replace(
    BARE, next_node=NodeId("b"), queue_id="Q", phone_number="84", from_number="85", sms="s", raw_action=9
)
CASES = [
    (Destination(DestinationKind.QUEUE, "QU_1"), Action.QUEUE, "queue_id"),
    (Destination(DestinationKind.PHONE, "84123"), Action.PHONE, "phone_number"),
    (Destination(DestinationKind.SMS, "hello"), Action.SMS, "sms"),
    (Destination(DestinationKind.STOP), Action.STOP, None),
    (Destination(DestinationKind.VOICEMAIL), Action.VOICEMAIL, None),
]


def test_actions_have_the_numbers_of_the_api():
    names = ["VOICEMAIL", "QUEUE", "PHONE", "NEXT_NODE", "SMS", "STOP"]
    assert [Action[n].value for n in names] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("target", "action", "field"), CASES)
def test_leading_to_a_destination_and_back(target, action, field):
    pointed = FULL.leading_to(target)
    assert pointed.action is action
    assert pointed.destination == target
    others = {"next_node", "queue_id", "phone_number", "sms", "raw_action"} - {field}
    assert all(getattr(pointed, name) is None for name in others)


def test_leading_to_a_node_clears_the_rest():
    pointed = FULL.leading_to(NodeId("c"))
    assert (pointed.action, pointed.next_node, pointed.destination) == (Action.NEXT_NODE, "c", None)
    assert pointed.queue_id is pointed.phone_number is pointed.from_number is pointed.sms is None


def test_the_number_shown_stays_only_with_a_phone():
    phone = FULL.leading_to(Destination(DestinationKind.PHONE, "84123"))
    assert phone.from_number == "85"
    assert phone.leading_to(Destination(DestinationKind.STOP)).from_number is None


@pytest.mark.parametrize("kind", [DestinationKind.QUEUE, DestinationKind.PHONE, DestinationKind.SMS])
def test_an_empty_destination_is_not_yet_chosen(kind):
    pointed = BARE.leading_to(Destination(kind))
    assert pointed.destination == Destination(kind, "")
    assert pointed.queue_id is pointed.phone_number is pointed.sms is None


@pytest.mark.parametrize("kind", [DestinationKind.MISSING, DestinationKind.UNKNOWN])
def test_nobody_can_choose_what_does_not_exist(kind):
    with pytest.raises(ValueError, match="cannot be pointed"):
        BARE.leading_to(Destination(kind, "x"))


def test_an_unknown_action_is_kept_and_read_only():
    odd = dataclasses.replace(BARE, action=Action.UNKNOWN, raw_action=42)
    assert odd.is_read_only
    assert odd.destination == Destination(DestinationKind.UNKNOWN, "42")
    assert not BARE.is_read_only


def test_a_keypress_is_a_value():
    one = dataclasses.replace(BARE, extra={"x": [1]}, raw_action=[2])
    assert hash(one) == hash(dataclasses.replace(BARE, extra={}, raw_action=None))
    assert one != BARE


@pytest.mark.parametrize("kind", list(DestinationKind))
@pytest.mark.parametrize("value", ["", "x", "a:b", "@", "@queue:1", "đường dây", "\n"])
def test_a_destination_survives_as_text(kind, value):
    destination = Destination(kind, value)
    assert parse_vertex_key(vertex_key(destination)) == destination


@pytest.mark.parametrize("node", ["n1", "main", "@stop:", "@@x", "@", "a b", "queue:x", "@queue:QU_1"])
def test_a_node_survives_as_text_even_with_a_hostile_name(node):
    parsed = parse_vertex_key(vertex_key(NodeId(node)))
    assert parsed == node
    assert not isinstance(parsed, Destination)


def test_a_kind_we_do_not_know_is_no_vertex():
    assert parse_vertex_key("@fax:1") is None
