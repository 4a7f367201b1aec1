import copy
import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.codec import OWN_FIELD, decode, encode
from ivr_designer.storage.remote import RemoteIds
from ivr_designer.storage.schema import Wrong, check_tree

SAMPLE = json.loads((Path(__file__).parents[3] / "resources/samples/hotline.ivr.json").read_text("utf-8"))
QUEUE = Destination(DestinationKind.QUEUE, "QU_1")
STOP = Destination(DestinationKind.STOP)
A = NodeId("a")


def bare(**more):
    node = {"id": "a", "name": "A", "prompt": {"mode": "talk", "text": "hi"}}
    return {"format": "ivr-tree", "version": 1, "name": "T", "nodes": [node], "keypresses": [], **more}


def press(**more):
    return {"node": "a", "key": "1", "action": "stop", **more}


def contains(whole, part):
    """True if `part` is in `whole`: fields may be added, never lost or changed; lists keep their length."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(k in whole and contains(whole[k], v) for k, v in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) == len(part) and all(map(contains, whole, part))
    return whole == part


def test_the_sample_is_read_as_it_is_meant():
    content, remote = decode(SAMPLE)
    assert content.name == "Hotline 1900"
    assert content.root == "main"
    assert list(content.nodes) == ["main", "sales", "support", "orphan"]
    assert content.nodes["support"].prompt == PlayPrompt("VYWKDLWVXL-1531544847245.mp3", 7.4)
    assert content.nodes["support"].keypress_timeout_s == 6
    assert len(content.keypresses) == 12
    phone = next(k for k in content.keypresses.values() if k.action is Action.PHONE)
    assert (phone.phone_number, phone.from_number) == ("842838223344", "84986225112")
    assert len(content.tests) == 2
    assert remote == RemoteIds()


def test_nothing_of_the_sample_is_lost_or_reordered():
    again = encode(*decode(SAMPLE))
    assert contains(again, SAMPLE)
    assert list(again) == list(SAMPLE)


def test_writing_is_stable():
    once = json.dumps(encode(*decode(SAMPLE)))
    assert json.dumps(encode(*decode(json.loads(once)))) == once


def test_defaults_are_those_of_the_schema():
    node = decode(bare())[0].nodes[A]
    assert node == Node(A, "A", TalkPrompt("hi"))
    assert decode(bare())[0].root is None


def test_unknown_fields_survive_everywhere():
    data = bare(
        remote={"base_url": "https://x", "project": "p", "tree": "TR", "region": "asia"},
        keypresses=[press(colour="red", id=5)],
        tests=[{"name": "t", "steps": [], "expect": {"action": "stop", "why": 1}, "by": "Lan"}],
        future={"a": [1, {"b": None}]},
    )
    data["nodes"] = [
        {"id": "a", "name": "A", "tags": ["x"], "prompt": {"mode": "talk", "text": "t", "ssml": True}},
        {"id": "b", "name": "B", "prompt": {"mode": "play", "file": "f", "gain": 2}},
        {"id": "c", "name": "C", "prompt": {"mode": "vip", "raw": {"z": 1}, "more": 3}},
    ]
    data[OWN_FIELD] = {
        "positions": {"@fax:1": [1, 2], "@stop:": [3, 4]},
        "loose": ["@queue:Q"],
        "theme": "dark",
    }
    again = encode(*decode(data))
    assert contains(again, data)
    check_tree(again)
    assert decode(again) == decode(data)


def test_a_field_of_our_name_that_is_not_ours_is_kept():
    assert encode(*decode(bare(**{OWN_FIELD: "mine"})))[OWN_FIELD] == "mine"
    odd = {"positions": "none", "loose": [1], "keypresses": 7}
    assert encode(*decode(bare(**{OWN_FIELD: odd})))[OWN_FIELD] == odd


def test_remote_ids_stand_beside_the_content():
    data = bare(
        remote={"base_url": "https://icc", "project": 246, "tree": "TR_1"}, keypresses=[press(remote_id="K1")]
    )
    data["nodes"][0]["remote_id"] = "NO_1"
    content, remote = decode(data)
    assert remote == RemoteIds("https://icc", 246, "TR_1", {A: "NO_1"}, {KeypressId("1.1@a"): "K1"})
    assert content == decode(bare(keypresses=[press()]))[0]
    assert contains(encode(content, remote), data)


def test_null_and_empty_remote_ids_mean_none():
    data = bare(keypresses=[press(remote_id=None)])
    data["nodes"][0]["remote_id"] = ""
    assert decode(data)[1] == RemoteIds()
    assert "remote_id" not in encode(*decode(data))["nodes"][0]


def test_keypress_ids_are_derived_and_the_same_every_time():
    data = bare(keypresses=[press(), press(key="2"), press(action="voicemail")])
    ids = list(decode(data)[0].keypresses)
    assert ids == ["1.1@a", "2.1@a", "1.2@a"]
    assert list(decode(data)[0].keypresses) == ids
    assert all("id" not in k for k in encode(*decode(data))["keypresses"])


def test_ids_made_elsewhere_are_written_and_found_again():
    content = decode(bare(keypresses=[press(), press(key="2")]))[0]
    made = {k: v for k, v in content.keypresses.items() if v.key == "1"}
    fresh = dataclasses.replace(content.keypresses["2.1@a"], id=KeypressId("k77"))
    content = dataclasses.replace(content, keypresses={**made, fresh.id: fresh})
    written = encode(content)
    assert [k.get("id") for k in written["keypresses"]] == [None, "k77"]
    assert decode(written)[0] == content


def test_a_key_that_changed_keeps_its_id():
    content = decode(bare(keypresses=[press(), press(key="2")]))[0]
    moved = dataclasses.replace(content.keypresses["1.1@a"], key=Key.NINE)
    content = dataclasses.replace(content, keypresses={**content.keypresses, moved.id: moved})
    assert decode(encode(content))[0] == content


def test_clashing_ids_are_told_apart():
    data = bare(
        keypresses=[press(key="2", id="1.1@a"), press(), press(key="3", id="1.1@a"), press(key="4", id="")]
    )
    ids = list(decode(data)[0].keypresses)
    assert len(set(ids)) == 4
    assert ids[0] == "1.1@a"


def test_a_hostile_node_id_is_only_a_name():
    data = bare(root="@stop:", keypresses=[press(node="@stop:", action="next_node", next_node="@stop:")])
    data["nodes"][0] |= {"id": "@stop:", "position": [1, 2]}
    content = decode(data)[0]
    assert content.positions == {NodeId("@stop:"): (1.0, 2.0)}
    assert decode(encode(content))[0] == content


def test_places_of_boxes_and_loose_boxes_are_kept():
    content = decode(bare())[0]
    content = dataclasses.replace(
        content, positions={A: (1.0, 2.25), QUEUE: (3.0, 4.0)}, loose=frozenset({QUEUE, STOP})
    )
    written = encode(content)
    assert written["nodes"][0]["position"] == [1, 2.25]
    assert written[OWN_FIELD] == {"positions": {"@queue:QU_1": [3, 4]}, "loose": ["@queue:QU_1", "@stop:"]}
    assert decode(written)[0] == content


def test_a_loose_box_cannot_be_nothing():
    content = decode(bare(**{OWN_FIELD: {"loose": ["@missing:x"]}}))[0]
    assert content.loose == frozenset()


@pytest.mark.parametrize(
    "odd",
    [
        Keypress(KeypressId("k9"), A, Key.HASH, Action.UNKNOWN, raw_action=42, extra={"x": 1}),
        Keypress(KeypressId("k9"), A, Key.other("DTMF_KEY"), Action.UNKNOWN, raw_action="odd"),
        Keypress(KeypressId("k9"), A, Key.other(""), Action.NEXT_NODE, next_node=A, extra={"x": 1}),
        Keypress(KeypressId("k9"), A, Key.other("A"), Action.QUEUE, queue_id="QU_1"),
    ],
)
def test_keys_that_are_read_only_find_a_place(odd):
    content = dataclasses.replace(decode(bare(keypresses=[press()]))[0])
    content = dataclasses.replace(content, keypresses={**content.keypresses, odd.id: odd})
    written = json.loads(json.dumps(encode(content)))
    check_tree(written)
    assert decode(written)[0] == content
    written[OWN_FIELD]["keypresses"][0]["node"] = "gone"
    assert odd.id not in decode(written)[0].keypresses
    assert encode(*decode(written))[OWN_FIELD] == written[OWN_FIELD]


def test_what_a_server_may_hold_is_still_a_good_file():
    node = Node(A, "", TalkPrompt("t", speed=9), delay_ms=-5)
    play = Node(NodeId("b"), "", PlayPrompt("f", duration_s=0))
    vip = Node(NodeId("c"), "", UnknownPrompt("vip", {"k": (1, 2)}))
    written = encode(TreeContent("", None, {n.id: n for n in (node, play, vip)}))
    check_tree(written)
    assert written["name"]


def test_two_nodes_of_one_id():
    data = bare()
    data["nodes"] *= 2
    with pytest.raises(Wrong) as caught:
        decode(data)
    assert str(caught.value) == "nodes[1].id: “a” is used by two nodes"


def test_a_key_of_no_node():
    with pytest.raises(Wrong) as caught:
        decode(bare(keypresses=[press(), press(node="zz")]))
    assert str(caught.value) == "keypresses[1].node: there is no node “zz” in this file"


@pytest.mark.parametrize("field", ["root", "next_node"])
def test_what_dangles_elsewhere_is_for_the_checks_to_tell(field):
    data = (
        bare(root="zz") if field == "root" else bare(keypresses=[press(action="next_node", next_node="zz")])
    )
    assert contains(encode(*decode(data)), data)


def test_whole_floats_are_whole_numbers():
    data = bare(remote={"project": 246.0})
    data["nodes"][0] |= {"loop_count": 2.0, "delay_ms": 100.0}
    content, remote = decode(data)
    assert (content.nodes[A].loop_count, type(content.nodes[A].delay_ms), remote.project) == (2, int, 246)


def test_decoding_leaves_its_argument_alone():
    data = bare(**{OWN_FIELD: {"positions": {"@stop:": [1, 2]}, "loose": ["@stop:"], "x": 1}})
    before = copy.deepcopy(data)
    decode(data)
    assert data == before


names = st.text(max_size=4)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | names, lambda c: st.lists(c, max_size=2)
)
extras = st.dictionaries(st.text(min_size=1, max_size=3).map("x".__add__), json_values, max_size=2)
prompts = (
    st.builds(TalkPrompt, names, st.none() | names, st.integers(-3, 3), extras)
    | st.builds(PlayPrompt, names, st.none() | st.floats(0.1, 9), extras)
    | st.builds(UnknownPrompt, names.map("u".__add__), extras, extras)
)


@st.composite
def contents(draw):
    ids = draw(st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=4, unique=True))
    nodes = [
        Node(NodeId(i), draw(names), draw(prompts), draw(st.booleans()), note=draw(names), extra=draw(extras))
        for i in ids
    ]
    optional = st.none() | names
    presses = [
        Keypress(
            KeypressId(kid), NodeId(draw(st.sampled_from(ids))), draw(st.sampled_from(Key)),
            draw(st.sampled_from([a for a in Action if a is not Action.UNKNOWN])),
            next_node=draw(optional), queue_id=draw(optional), sms=draw(optional), extra=draw(extras),
        )
        for kid in draw(st.lists(st.text(min_size=1, max_size=4), max_size=5, unique=True))
    ]  # fmt: skip
    place = st.tuples(st.integers(-99, 99).map(float), st.integers(-99, 99).map(lambda x: x / 4))
    boxes = st.builds(Destination, st.sampled_from(DestinationKind), names)
    loose = boxes.filter(lambda d: d.kind not in {"missing", "unknown"})
    return TreeContent(
        draw(st.text(min_size=1, max_size=5)), draw(optional),
        {n.id: n for n in nodes}, {k.id: k for k in presses},
        draw(st.dictionaries(boxes | st.sampled_from([n.id for n in nodes]), place, max_size=3)),
        draw(st.frozensets(loose, max_size=2)), (), draw(extras),
    )  # fmt: skip


@settings(max_examples=60)
@given(contents())
def test_any_tree_comes_back_from_its_file(content):
    remote = RemoteIds(
        "https://x", 1, "TR", {n: "R" + n for n in content.nodes}, {k: "R" + k for k in content.keypresses}
    )
    written = json.loads(json.dumps(encode(content, remote)))
    check_tree(written)
    assert decode(written) == (content, remote)
    assert json.dumps(encode(*decode(written))) == json.dumps(written)


def test_every_field_of_a_node_under_its_own_name():
    data = bare()
    data["nodes"] = [
        {
            "id": "a", "remote_id": "R", "name": "A", "barge_in": False, "loop_count": 3, "delay_ms": 40,
            "keypress_timeout_s": 7, "position": [1, 2.5], "note": "n",
            "prompt": {"mode": "talk", "text": "t", "voice": "v", "speed": -2},
        },
        {"id": "b", "name": "B", "prompt": {"mode": "play", "file": "f.mp3", "duration_s": 2.5}},
    ]  # fmt: skip
    content, remote = decode(data)
    assert content.nodes[A] == Node(A, "A", TalkPrompt("t", "v", -2), False, 3, 40, 7, "n")
    assert content.nodes[NodeId("b")].prompt == PlayPrompt("f.mp3", 2.5)
    assert content.positions == {A: (1.0, 2.5)}
    assert remote.nodes == {A: "R"}
    assert contains(encode(content, remote), data)


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("next_node", "next_node"),
        ("queue", "queue_id"),
        ("phone", "phone_number"),
        ("phone", "from_number"),
        ("sms", "sms"),
        ("stop", ""),
        ("voicemail", ""),
    ],
)
def test_every_action_of_a_key_under_its_own_name(action, field):
    data = bare(keypresses=[press(action=action, **({field: "1"} if field else {}))])
    (found,) = decode(data)[0].keypresses.values()
    assert found.action is Action[action.upper()]
    assert not field or getattr(found, field) == "1"
    assert contains(encode(*decode(data)), data)


def test_a_tree_without_a_name_is_written_with_one_and_without_tests_with_none():
    content = decode(bare())[0]
    written = encode(dataclasses.replace(content, name=""))
    assert written["name"] == "Untitled tree"
    assert "tests" not in written
    assert OWN_FIELD not in written
    assert "remote" not in written


def test_what_is_no_tree_is_refused_with_its_place():
    for spoilt, place in (
        (bare(name=5), "name"),
        (bare(nodes={}), "nodes"),
        (bare(keypresses=[1]), "keypresses[0]"),
    ):
        with pytest.raises(Wrong) as caught:
            decode(spoilt)
        assert str(caught.value).startswith(place)


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        (["1.1@a", None], ["1.1@a", "1.2@a"]),
        ([None, "1.1@a"], ["1.1@a'", "1.1@a"]),
        (["x", "x"], ["x", "1.2@a"]),
        (["1.2@a", "1.2@a"], ["1.2@a", "1.2@a'"]),
        ([5, ""], ["1.1@a", "1.2@a"]),
    ],
)
def test_whose_id_is_whose(named, ids):
    presses = [press(**({} if own is None else {"id": own})) for own in named]
    assert list(decode(bare(keypresses=presses))[0].keypresses) == ids
