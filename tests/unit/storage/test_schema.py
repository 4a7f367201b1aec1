"""Our checks and the published schema must agree; the schema itself is read by an independent validator."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.storage.schema import Wrong, check_tree, is_integer

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "resources/schema/ivr-tree.schema.json").read_text("utf-8"))
SAMPLE = json.loads((ROOT / "resources/samples/hotline.ivr.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

FULL = copy.deepcopy(SAMPLE)
FULL["remote"] = {"base_url": "https://x", "project": 246, "tree": "TR_1"}
FULL["nodes"].append(
    {
        "id": "vip",
        "name": "VIP",
        "prompt": {"mode": "vip", "raw": {"a": 1}},
        "position": [1, 2.5],
        "note": "n",
    }
)
FULL["nodes"][0] |= {"remote_id": None, "barge_in": False, "loop_count": 2, "delay_ms": 500}
FULL["keypresses"][0] |= {"remote_id": "K", "sms": None}


def ours(data):
    try:
        check_tree(data)
    except Wrong:
        return False
    return True


def theirs(data):
    return VALIDATOR.is_valid(data)


def places(data, path=()):
    """Every place in a document, the top included."""
    yield path
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in children:
        yield from places(value, (*path, step))


def put(data, path, value):
    if not path:
        return value
    data = copy.deepcopy(data)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return data


def drop(data, path):
    data = copy.deepcopy(data)
    at = data
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return data


PLACES = list(places(FULL))
VALUES = [
    None,
    True,
    0,
    1,
    -1,
    4,
    2.0,
    2.5,
    1e300,
    "",
    "x",
    "talk",
    "1",
    "#",
    [],
    {},
    [1, 2],
    ["no_input"],
    {"mode": "x"},
]


def test_the_sample_is_good_to_both():
    assert ours(SAMPLE)
    assert theirs(SAMPLE)
    assert ours(FULL)
    assert theirs(FULL)


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.sampled_from(VALUES))
def test_any_value_anywhere_is_judged_as_the_schema_judges_it(path, value):
    if path[-1:] in {("version",), ("mode",)}:
        return  # versions are seen to elsewhere; modes are stricter here, see below
    changed = put(FULL, path, value)
    assert ours(changed) == theirs(changed), (path, value)


@pytest.mark.parametrize("path", [p for p in PLACES if p and isinstance(p[-1], str)], ids=str)
def test_any_missing_field_is_judged_as_the_schema_judges_it(path):
    changed = drop(FULL, path)
    if path[-1] != "version":
        assert ours(changed) == theirs(changed)


@pytest.mark.parametrize("mode", [None, 1, "", [], {}])
def test_a_mode_must_be_a_word(mode):
    changed = put(FULL, ("nodes", 4, "prompt", "mode"), mode)
    with pytest.raises(Wrong, match=r"nodes\[4\]\.prompt\.mode"):
        check_tree(changed)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("nodes", 3, "prompt", "speed"), 4, "nodes[3].prompt.speed: must be between -3 and 3"),
        (("nodes", 0, "delay_ms"), -1, "nodes[0].delay_ms: must be 0 or more"),
        (("nodes", 0, "barge_in"), 1, "nodes[0].barge_in: must be true or false"),
        (("nodes", 0, "loop_count"), "2", "nodes[0].loop_count: must be a whole number"),
        (("nodes", 0, "id"), "", "nodes[0].id: must not be empty"),
        (("nodes", 4, "position"), [1], "nodes[4].position: must hold 2 values"),
        (("nodes", 4, "position", 1), "x", "nodes[4].position[1]: must be a number"),
        (("nodes", 2, "prompt", "duration_s"), 0, "nodes[2].prompt.duration_s: must be more than 0"),
        (("nodes", 1), 5, "nodes[1]: must be an object"),
        (("nodes",), {}, "nodes: must be a list"),
        (("name",), 5, "name: must be text in quotes"),
        (("keypresses", 2, "action"), "fax", "keypresses[2].action: must be one of voicemail, queue, phone"),
        (("remote", "project"), [], "remote.project: must be a whole number or text"),
        (("tests", 0, "steps", 0), "EMPTY_KEY", "tests[0].steps[0]: must be one of 1, 2"),
    ],
)
def test_a_complaint_says_where_and_what(path, value, said):
    with pytest.raises(Wrong) as caught:
        check_tree(put(FULL, path, value))
    assert str(caught.value).startswith(said)


def test_a_missing_field_is_named():
    with pytest.raises(Wrong) as caught:
        check_tree(drop(FULL, ("nodes", 0, "prompt", "text")))
    assert str(caught.value) == "nodes[0].prompt.text: is missing"
    assert caught.value.place == "nodes[0].prompt.text"


def test_the_whole_file_has_no_place():
    with pytest.raises(Wrong) as caught:
        check_tree([])
    assert caught.value.place == ""
    assert str(caught.value) == "must be an object"


def test_integers_as_the_schema_counts_them():
    assert is_integer(2)
    assert is_integer(2.0)
    assert not is_integer(True)
    assert not is_integer(2.5)
    assert not is_integer("2")


def test_not_a_number_is_no_number():
    with pytest.raises(Wrong):
        check_tree(put(FULL, ("nodes", 4, "position"), [float("nan"), 0]))


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("nodes",), {}, "nodes: must be a list"),
        (("nodes", 0), [], "nodes[0]: must be an object"),
        (("name",), 5, "name: must be text in quotes"),
        (("name",), "", "name: must not be empty"),
        (("nodes", 0, "id"), "", "nodes[0].id: must not be empty"),
        (("nodes", 0, "barge_in"), 1, "nodes[0].barge_in: must be true or false"),
        (("nodes", 0, "loop_count"), 1.5, "nodes[0].loop_count: must be a whole number"),
        (("nodes", 0, "loop_count"), True, "nodes[0].loop_count: must be a whole number"),
        (("nodes", 0, "prompt", "speed"), 4, "nodes[0].prompt.speed: must be between -3 and 3"),
        (("nodes", 0, "prompt", "speed"), -4, "nodes[0].prompt.speed: must be between -3 and 3"),
        (("nodes", 0, "delay_ms"), -1, "nodes[0].delay_ms: must be 0 or more"),
        (("nodes", 0, "remote_id"), 5, "nodes[0].remote_id: must be text in quotes"),
        (("nodes", -1, "position"), [1], "nodes[4].position: must hold 2 values"),
        (("nodes", -1, "position"), [1, "2"], "nodes[4].position[1]: must be a number"),
        (("nodes", -1, "position"), [1, float("inf")], "nodes[4].position[1]: must be a number"),
        (("nodes", 2, "prompt", "duration_s"), 0, "nodes[2].prompt.duration_s: must be more than 0"),
        (("nodes", 2, "prompt", "duration_s"), "5", "nodes[2].prompt.duration_s: must be a number"),
        (("remote", "project"), [], "remote.project: must be a whole number or text in quotes"),
    ],
)
def test_a_mistake_is_told_in_words_with_its_place(path, value, complaint):
    if path[1:2] == (-1,):
        path = (path[0], len(FULL["nodes"]) - 1, *path[2:])
    with pytest.raises(Wrong) as caught:
        check_tree(put(FULL, path, value))
    assert str(caught.value) == complaint


def test_a_word_that_is_none_of_those_allowed_is_told_with_them():
    with pytest.raises(Wrong) as caught:
        check_tree(put(FULL, ("keypresses", 0, "action"), "jump"))
    words = "voicemail, queue, phone, next_node, sms, stop"
    assert str(caught.value) == f"keypresses[0].action: must be one of {words}"
    assert caught.value.place == "keypresses[0].action"
    with pytest.raises(Wrong):
        check_tree(put(FULL, ("keypresses", 0, "action"), ["stop"]))


def test_what_is_missing_is_named_where_it_should_be():
    for path, complaint in (
        (("name",), "name: is missing"),
        (("nodes", 1, "prompt"), "nodes[1].prompt: is missing"),
        (("keypresses", 2, "key"), "keypresses[2].key: is missing"),
    ):
        with pytest.raises(Wrong) as caught:
            check_tree(drop(FULL, path))
        assert str(caught.value) == complaint
    with pytest.raises(Wrong) as caught:
        check_tree([])
    assert (str(caught.value), caught.value.place) == ("must be an object", "")
