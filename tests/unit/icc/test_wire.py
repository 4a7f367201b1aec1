import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.icc import wire
from ivr_designer.icc.wire import (
    GreetingRow,
    KeypressRow,
    NamedRow,
    NodeRow,
    NumberRow,
    RowRefused,
    TreeRow,
    bool_or_none,
    id_or_none,
    int_or_none,
    text_or_none,
)

KINDS = [TreeRow, NodeRow, KeypressRow, NumberRow, NamedRow, GreetingRow]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("TR_1", "TR_1"),
        (17, "17"),
        (" TR_1 ", "TR_1"),
        (None, None),
        (0, None),
        ("0", None),
        ("", None),
        (" ", None),
        (True, None),
        (False, None),
        (1.0, None),
        ([], None),
        ({}, None),
        (".", None),
        ("..", None),
        ("a\nb", None),
        ("a\x00", None),
        ("x" * 129, None),
        ("a/../b?c#d%", "a/../b?c#d%"),
    ],
)
def test_ids(value, found):
    assert id_or_none(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (4, 4),
        ("4", 4),
        (" -4 ", -4),
        (0, 0),
        ("0", 0),
        (4.0, 4),
        (True, 1),
        (4.5, None),
        (1e300, None),
        ("4.0", None),
        ("", None),
        ("x", None),
        ("1" * 21, None),
        (None, None),
        ([4], None),
    ],
)
def test_integers(value, found):
    assert int_or_none(value) == found
    assert type(int_or_none(value)) in {int, type(None)}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (True, True),
        (1, True),
        ("1", True),
        ("true", True),
        (False, False),
        (0, False),
        ("0", False),
        ("false", False),
    ]
    + [(value, None) for value in (None, 2, "", "yes", -1, 1.0, [], {})],
)
def test_booleans(value, found):
    assert bool_or_none(value) is found


@pytest.mark.parametrize(
    ("value", "found"),
    [("a", "a"), ("", ""), (84, "84"), (1.5, "1.5"), (True, None), (None, None), ([], None)],
)
def test_texts(value, found):
    assert text_or_none(value) == found


def test_the_documented_keypress_row_of_integers():
    row = KeypressRow.parse(
        {"id": 17, "account": 408, "project": 246, "tree": 7, "node": 10, "node_key": "1", "action": 4,
         "next_node": 10, "queue_id": 0, "to_phone_number": None, "sms": None}
    )  # fmt: skip
    assert (row.id, row.tree, row.node, row.next_node) == ("17", "7", "10", "10")
    assert (row.node_key, row.action) == ("1", 4)
    assert (row.queue_id, row.to_phone_number, row.sms) == (None, None, None)
    assert (row.from_number, row.tells_from_number) == (None, False)


def test_an_absent_caller_number_is_not_an_empty_one():
    told = KeypressRow.parse({"id": "K", "from_number_callout_to_agent": ""})
    assert (told.from_number, told.tells_from_number) == (None, True)
    assert KeypressRow.parse({"id": "K", "from_number_callout_to_agent": 84}).from_number == "84"


def test_key_zero_and_speed_zero_are_real_values():
    assert KeypressRow.parse({"id": "K", "node_key": "0"}).node_key == "0"
    assert KeypressRow.parse({"id": "K", "node_key": 0}).node_key == "0"
    assert NodeRow.parse({"id": "N", "speed": "0", "sched": 0}).speed == 0


@pytest.mark.parametrize("root", ["", None, 0, "0", "absent"])
def test_a_tree_without_nodes(root):
    raw = {"id": "TR", "tree_name": "T", "project": 246} | ({} if root == "absent" else {"root_node": root})
    row = TreeRow.parse(raw)
    assert (row.root_node, row.project, row.raw) == (None, "246", raw)


def test_a_node_row_of_odd_types():
    row = NodeRow.parse(
        {"id": "N", "tree": 7, "node_name": 5, "node_play_mode": "vip", "node_play_content": None,
         "bargeIn": "0", "loop_count": "2", "sched": "500", "voice": "", "speed": "fast",
         "keypress_timeout": 5.0, "isRootNode": 1, "new_field": {"a": 1}}
    )  # fmt: skip
    assert (row.tree, row.node_name, row.node_play_mode, row.node_play_content) == ("7", "5", "vip", "")
    assert (row.barge_in, row.loop_count, row.sched, row.voice) == (False, 2, 500, None)
    assert (row.speed, row.keypress_timeout, row.is_root) == (None, 5, True)
    assert row.raw["speed"] == "fast"
    assert row.raw["new_field"] == {"a": 1}


def test_a_number_row():
    row = NumberRow.parse(
        {
            "id": "NU",
            "number": 84986225112,
            "enable_ivr": 1,
            "ivr_menu": 0,
            "queue_id": "QU",
            "allow_outbound_calls": 0,
        }
    )
    assert (row.number, row.nickname, row.enable_ivr, row.ivr_menu) == ("84986225112", "", True, None)
    assert (row.queue_id, row.allow_outbound_calls, row.record_outbound_calls) == ("QU", False, None)


def test_a_greeting_row_is_named_by_its_sid():
    row = GreetingRow.parse({"sid": "DEM", "filename": "a.mp3", "desc1": None, "desc": "b", "created": "15"})
    assert (row.id, row.filename, row.desc, row.created) == ("DEM", "a.mp3", "b", 15)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("raw", [{}, {"id": None, "sid": 0}, {"id": "", "sid": ""}, {"id": [], "sid": {}}])
def test_a_row_without_an_id_is_refused(kind, raw):
    with pytest.raises(RowRefused, match="no usable"):
        kind.parse(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
FIELDS = sorted(
    {
        "id",
        "sid",
        "tree",
        "node",
        "node_key",
        "action",
        "next_node",
        "queue_id",
        "sms",
        "bargeIn",
        "speed",
        "sched",
    }
    | {"voice", "loop_count", "name", "number", "enable_ivr", "root_node", "desc", "created", "filename"}
)


@settings(max_examples=200)
@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_any_row_is_read_or_refused_and_kept_as_it_came(kind, raw):
    try:
        row = kind.parse(raw)
    except RowRefused:
        return
    assert row.raw is raw
    assert 1 <= len(row.id) <= wire.MAX_ID_CHARS
    hash(row)
    json.dumps(row.raw)
