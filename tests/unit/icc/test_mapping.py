import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.icc.mapping import (
    NotWritable,
    dial_form,
    keypress_body,
    keypress_from_row,
    node_body,
    node_from_row,
    number_body,
    unknown_fields,
)
from ivr_designer.icc.wire import KeypressRow, NodeRow, NumberRow

TALK = {
    "id": "NO_1", "tree": "TR_1", "node_name": "Menu", "node_play_mode": "talk", "node_play_content": "Chào",
    "bargeIn": 0, "loop_count": 2, "sched": 500, "voice": "banmai", "speed": -1, "keypress_timeout": 7,
}  # fmt: skip


def node(raw):
    return node_from_row(NodeRow.parse(raw))


def keypress(**fields):
    return keypress_from_row(
        KeypressRow.parse({"id": "K1", "node": "NO_1", "node_key": "1"} | fields), "NO_1"
    )


def pressed(action, **fields):
    return Keypress(KeypressId("K1"), NodeId("NO_1"), Key.ONE, action, **fields)


def test_a_talk_node_there_and_back():
    found = node(TALK)
    assert found == Node(NodeId("NO_1"), "Menu", TalkPrompt("Chào", "banmai", -1), False, 2, 500, 7)
    body = node_body(found, "TR_1")
    assert body == {k: v for k, v in TALK.items() if k != "id"} | {"bargeIn": False}
    assert node_body(found) == {k: v for k, v in body.items() if k != "tree"}


def test_a_play_node_there_and_back():
    found = node(
        {"id": 5, "node_play_mode": "play", "node_play_content": "W-1.mp3", "voice": "x", "speed": 3}
    )
    assert found.prompt == PlayPrompt("W-1.mp3")
    body = node_body(found)
    assert (body["node_play_mode"], body["node_play_content"]) == ("play", "W-1.mp3")
    assert not {"voice", "speed", "tree", "id"} & set(body)


def test_what_a_row_leaves_out_has_the_documented_default():
    found = node({"id": "N", "node_play_mode": "talk"})
    assert found == Node(NodeId("N"), "", TalkPrompt(""), True, 1, 0, 5)
    assert node_body(found)["voice"] == DEFAULT_VOICE


def test_zero_is_not_a_missing_value():
    found = node(TALK | {"loop_count": 0, "keypress_timeout": "0", "sched": 0, "speed": 0})
    assert (found.loop_count, found.keypress_timeout_s, found.delay_ms, found.prompt.speed) == (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["check_vip", "", "TALK"])
def test_an_unknown_mode_is_kept_and_never_written(mode):
    raw = TALK | {"node_play_mode": mode, "vip_group": {"a": 1}}
    found = node(raw)
    assert found.prompt == UnknownPrompt(mode, raw)
    assert found.is_read_only
    with pytest.raises(NotWritable):
        node_body(found)


def test_unknown_fields_are_shown_but_never_sent():
    row = NodeRow.parse(TALK | {"new_field": [1], "account": 1})
    assert unknown_fields(row) == {"new_field": [1]}
    assert "new_field" not in node_body(node_from_row(row))
    assert unknown_fields(KeypressRow.parse({"id": 1, "later": 2, "sms": None})) == {"later": 2}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"action": 4, "next_node": 10}, pressed(Action.NEXT_NODE, next_node=NodeId("10"))),
        ({"action": "4", "next_node": 0}, pressed(Action.NEXT_NODE)),
        ({"action": 2, "queue_id": "QU_1", "next_node": "old"}, pressed(Action.QUEUE, queue_id="QU_1")),
        ({"action": 6, "next_node": "old", "queue_id": "old", "sms": "old"}, pressed(Action.STOP)),
        ({"action": 3, "to_phone_number": "84"}, pressed(Action.PHONE, phone_number="84")),
        (
            {"action": 3, "to_phone_number": 84, "from_number_callout_to_agent": "85"},
            pressed(Action.PHONE, phone_number="84", from_number="85"),
        ),
        ({"action": 5, "sms": "hi"}, pressed(Action.SMS, sms="hi")),
        ({"action": 1}, pressed(Action.VOICEMAIL)),
        ({"action": 7, "next_node": "x"}, pressed(Action.UNKNOWN, raw_action=7)),
        ({"action": "jump"}, pressed(Action.UNKNOWN, raw_action="jump")),
        ({"action": 0}, pressed(Action.UNKNOWN, raw_action=0)),
        ({}, pressed(Action.UNKNOWN)),
    ],
)
def test_keypress_rows_leave_out_what_belongs_to_another_action(fields, expected):
    assert keypress(**fields) == expected


def test_a_key_that_is_none_of_the_fourteen_is_kept_and_never_written():
    row = KeypressRow.parse({"id": "K1", "node": "N1", "node_key": "DTMF_KEY", "action": 6})
    found = keypress_from_row(row, "N1")
    assert (found.key.value, found.key.is_known, found.action, found.is_read_only) == (
        "DTMF_KEY", False, Action.STOP, True,
    )  # fmt: skip
    with pytest.raises(NotWritable):
        keypress_body(found, create=False)


def test_a_row_without_its_node_belongs_to_the_one_asked_for():
    assert keypress_from_row(KeypressRow.parse({"id": 1, "node_key": "1"}), "NO_9").node == "NO_9"


@pytest.mark.parametrize(
    ("value", "body"),
    [
        (pressed(Action.NEXT_NODE, next_node=NodeId("N2")), {"action": 4, "next_node": "N2"}),
        (pressed(Action.QUEUE, queue_id="Q", next_node=NodeId("old")), {"action": 2, "queue_id": "Q"}),
        (
            pressed(Action.PHONE, phone_number="+84 28.123-45 (6)"),
            {"action": 3, "to_phone_number": "8428123456"},
        ),
        (
            pressed(Action.PHONE, phone_number="84", from_number="+85"),
            {"action": 3, "to_phone_number": "84", "from_number_callout_to_agent": "85"},
        ),
        (pressed(Action.SMS, sms="hi"), {"action": 5, "sms": "hi"}),
        (pressed(Action.STOP, queue_id="old"), {"action": 6}),
        (pressed(Action.VOICEMAIL), {"action": 1}),
    ],
)
def test_keypress_bodies_hold_the_action_and_its_fields(value, body):
    assert keypress_body(value, create=False) == {"node_key": "1"} | body
    assert keypress_body(value, create=True) == {"node": "NO_1", "node_key": "1"} | body
    assert type(keypress_body(value, create=True)["action"]) is int
    assert type(keypress_body(value, create=True)["node_key"]) is str


@pytest.mark.parametrize(
    "value",
    [pressed(action) for action in (Action.NEXT_NODE, Action.QUEUE, Action.PHONE, Action.SMS)]
    + [pressed(Action.UNKNOWN, raw_action=9)],
)
def test_what_lacks_its_target_or_is_unknown_is_not_written(value):
    with pytest.raises(NotWritable):
        keypress_body(value, create=True)


@pytest.mark.parametrize(
    ("text", "dialled"), [("84986", "84986"), ("+84 98-6", "84986"), ("0912", "0912"), ("*98#", "*98#")]
)
def test_numbers_go_out_without_decoration(text, dialled):
    assert dial_form(text) == dialled


NUMBER = {
    "id": "NU_1", "account": 1, "project": 2, "number": "+84986225112", "nickname": "Hotline",
    "allow_outbound_calls": 1, "enable_ivr": 0, "ivr_menu": "", "queue_id": "QU_1",
    "record_outbound_calls": "0",
}  # fmt: skip


def test_pointing_a_number_at_a_tree_sends_the_whole_body_as_read():
    assert number_body(NumberRow.parse(NUMBER), tree="TR_1") == {
        "number": "84986225112",
        "nickname": "Hotline",
        "allow_outbound_calls": True,
        "record_outbound_calls": False,
        "queue_id": "QU_1",
        "enable_ivr": True,
        "ivr_menu": "TR_1",
    }


def test_detaching_a_number_leaves_its_calls_a_queue():
    row = NumberRow.parse(NUMBER | {"enable_ivr": 1, "ivr_menu": "TR_1"})
    body = number_body(row, tree=None)
    assert (body["enable_ivr"], body["queue_id"], "ivr_menu" in body) == (False, "QU_1", False)
    assert number_body(row, tree=None, queue="QU_2")["queue_id"] == "QU_2"
    with pytest.raises(NotWritable):
        number_body(NumberRow.parse(NUMBER | {"queue_id": 0}), tree=None)


def test_what_a_number_row_does_not_tell_is_not_made_up():
    body = number_body(NumberRow.parse({"id": 1, "number": "84"}), tree="TR_1")
    assert body == {"number": "84", "enable_ivr": True, "ivr_menu": "TR_1"}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (pressed(Action.NEXT_NODE), "next_node is not set"),
        (pressed(Action.QUEUE), "queue_id is not set"),
        (pressed(Action.PHONE), "to_phone_number is not set"),
        (pressed(Action.PHONE, phone_number=""), "to_phone_number is not set"),
        (pressed(Action.SMS), "sms is not set"),
        (pressed(Action.UNKNOWN, raw_action=9), "a keypress of action 9 is never written"),
        (
            Keypress(KeypressId("K1"), NodeId("N"), Key.other("A"), Action.STOP),
            "a keypress with the key 'A' is never written",
        ),
    ],
)
def test_what_is_not_written_says_why(value, why):
    with pytest.raises(NotWritable) as caught:
        keypress_body(value, create=False)
    assert str(caught.value) == why


def test_a_mode_that_is_not_written_is_named():
    with pytest.raises(NotWritable, match="a node of mode 'vip' is never written"):
        node_body(Node(NodeId("N"), "x", UnknownPrompt("vip")))
    with pytest.raises(NotWritable, match="a number without a tree needs a queue"):
        number_body(NumberRow.parse({"id": 1, "number": "84"}), tree=None)


def test_a_row_belongs_to_its_own_node_before_the_one_asked_for():
    row = KeypressRow.parse({"id": 1, "node": "NO_1", "node_key": "1", "action": 6})
    assert keypress_from_row(row, "NO_9").node == "NO_1"


@pytest.mark.parametrize("action", [a for a in Action if a is not Action.UNKNOWN])
def test_whatever_a_row_holds_only_the_fields_of_its_action_are_read(action):
    every = {
        "next_node": "N2", "queue_id": "Q", "to_phone_number": "84", "from_number_callout_to_agent": "85",
        "sms": "hi",
    }  # fmt: skip
    own = {
        Action.NEXT_NODE: {"next_node": NodeId("N2")},
        Action.QUEUE: {"queue_id": "Q"},
        Action.PHONE: {"phone_number": "84", "from_number": "85"},
        Action.SMS: {"sms": "hi"},
    }
    assert keypress(action=int(action), **every) == pressed(action, **own.get(action, {}))
