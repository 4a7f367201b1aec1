import dataclasses

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.storage.codec import OWN_FIELD
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.sync.matching import CONFIRMED, Renaming, by_remote_id, keeping, onto, remote_ids, wanted_of
from tests.unit.domain.build import SALES, STOP, content

FILE = content(("a", "1", "b"), ("a", "2", SALES), ("b", "1", STOP), positions={NodeId("a"): (1.0, 2.0)})
HERE = content(("n1", "1", "n2"), ("n1", "2", STOP), ("n2", "1", STOP), root="n1")
KNOWN = {"n1": "NO_A", "n2": "NO_B", "n1-1": "K1", "n1-2": "K2", "n2-1": "K3"}
IDS = RemoteIds(tree="TR", nodes={NodeId("a"): "NO_A", NodeId("b"): "NO_B"})


def test_renaming_touches_every_mention():
    renaming = Renaming({NodeId("a"): NodeId("x")}, {KeypressId("a-1"): KeypressId("k")})
    one = dataclasses.replace(FILE, positions={NodeId("a"): (1.0, 2.0), STOP: (3.0, 4.0)})
    changed = renaming.content(one)
    assert changed.root == "x"
    assert list(changed.nodes) == ["x", "b"]
    assert changed.keypresses["k"].node == "x"
    assert changed.positions == {"x": (1.0, 2.0), STOP: (3.0, 4.0)}
    assert renaming.back().content(changed) == one


def test_nodes_are_matched_by_remote_id_and_keys_by_their_place():
    renaming = onto(FILE, IDS, HERE, KNOWN)
    assert renaming.nodes == {"a": "n1", "b": "n2"}
    assert renaming.keys == {"a-1": "n1-1", "a-2": "n1-2", "b-1": "n2-1"}


def test_a_key_that_moved_is_found_by_its_remote_id():
    moved = content(("a", "9", "b", "a-9"), ("b", "1", STOP))
    ids = dataclasses.replace(IDS, keypresses={KeypressId("a-9"): "K1"})
    assert onto(moved, ids, HERE, KNOWN).keys["a-9"] == "n1-1"


def test_a_remote_id_on_another_node_is_not_believed():
    ids = dataclasses.replace(IDS, keypresses={KeypressId("b-1"): "K1"})
    assert onto(FILE, ids, HERE, KNOWN).keys["b-1"] == "n2-1"


def test_what_is_new_is_new():
    renaming = onto(content(("a", "5", "c"), nodes=("c",)), IDS, HERE, KNOWN)
    assert renaming.nodes == {"a": "n1", "c": "c"}
    assert renaming.keys["a-5"] not in HERE.keypresses


def test_an_id_that_is_spoken_for_by_a_remote_id_becomes_a_fresh_one():
    file = content(("n2", "1", STOP), ("a", "1", STOP), root="n2")
    renaming = onto(file, RemoteIds(nodes={NodeId("a"): "NO_B"}), HERE, KNOWN)
    assert renaming.nodes["a"] == "n2"
    assert renaming.nodes["n2"] not in {"n1", "n2"}


def test_what_a_stopped_run_made_is_found_by_the_ids_of_the_file():
    known = {node: f"NO_{node}" for node in FILE.nodes}
    renaming = onto(FILE, NO_REMOTE, FILE, known)
    assert renaming.nodes == {"a": "a", "b": "b"}
    assert renaming.keys == {k: k for k in FILE.keypresses}


def test_what_an_earlier_run_adopted_keeps_its_ids():
    renaming = onto(FILE, NO_REMOTE, FILE, {})
    assert renaming.nodes == {"a": "a", "b": "b"}
    assert renaming.keys == {k: k for k in FILE.keypresses}


def test_two_nodes_that_claim_one_remote_id_stay_two():
    ids = RemoteIds(nodes={NodeId("a"): "NO_A", NodeId("b"): "NO_A"})
    renaming = onto(FILE, ids, HERE, KNOWN)
    assert len(set(renaming.nodes.values())) == 2


def test_the_file_learns_what_the_server_assigned():
    out = onto(FILE, IDS, HERE, KNOWN).back()
    ids = remote_ids("https://x", "246", {**KNOWN, "t9": "TR_9"}, out, "t9")
    assert ids == RemoteIds(
        "https://x", 246, "TR_9", {"a": "NO_A", "b": "NO_B"}, {"a-1": "K1", "a-2": "K2", "b-1": "K3"}
    )
    assert remote_ids("u", "p-1", {}, out, "t9") == RemoteIds("u", "p-1")


def test_a_pulled_tree_is_called_as_the_server_calls_it():
    dangling = content(("n1", "1", "?NO_GONE"), root="n1")
    renaming = by_remote_id(dangling, KNOWN, "?")
    pulled = renaming.content(dangling)
    assert list(pulled.nodes) == ["NO_A"]
    assert [k.next_node for k in pulled.keypresses.values()] == ["NO_GONE"]
    assert list(pulled.keypresses) == ["K1"]


def test_pulling_over_a_file_keeps_what_only_the_file_has():
    box = Destination(DestinationKind.QUEUE, "Q")
    node = dataclasses.replace(FILE.nodes["a"], note="ask Lan", extra={"colour": "red"})
    old = dataclasses.replace(
        FILE,
        nodes={**FILE.nodes, node.id: node},
        positions={NodeId("a"): (1.0, 2.0), NodeId("gone"): (9.0, 9.0), box: (3.0, 4.0)},
        loose=frozenset({box}),
        tests=({"name": "t"},),
        extra={"waivers": []},
    )
    old_ids = dataclasses.replace(IDS, extra={"region": "asia"})
    fresh = content(("NO_A", "1", "NO_B"), ("NO_B", "1", STOP), ("NO_C", "1", STOP), root="NO_A")
    ids = RemoteIds("u", 1, "TR", {n: n for n in fresh.nodes})
    merged, merged_ids = keeping(fresh, ids, old, old_ids)
    assert list(merged.nodes) == ["a", "b", "NO_C"]
    assert (merged.nodes["a"].note, merged.nodes["a"].extra) == ("ask Lan", {"colour": "red"})
    assert merged.positions == {"a": (1.0, 2.0), box: (3.0, 4.0)}
    assert (merged.loose, merged.tests, merged.extra) == (old.loose, old.tests, old.extra)
    assert merged_ids.nodes == {"a": "NO_A", "b": "NO_B", "NO_C": "NO_C"}
    assert merged_ids.extra == {"region": "asia"}


@pytest.mark.parametrize(
    ("project", "kept"),
    [
        ("12", 12),
        (None, None),
        ("", ""),
        ("p1", "p1"),
        ("²", "²"),
        ("٣", "٣"),
        ("9" * 16, "9" * 16),
        (" 1", " 1"),
    ],
)
def test_a_project_that_is_no_plain_number_is_kept_as_it_is(project, kept):
    assert remote_ids("https://x.invalid", project, {}, Renaming({}, {}), "t").project == kept


CALL = Destination(DestinationKind.PHONE, "84")
CALLING = content(("a", "1", CALL))
SHOWN = RemoteIds(nodes={NodeId("a"): "NO_A"}, keypresses={KeypressId("a-1"): "K1"})


def with_caller(tree, number, confirmed=None):
    """The tree with a caller number on its key; the file may know that it is there already."""
    keys = {k: dataclasses.replace(v, from_number=number) for k, v in tree.keypresses.items()}
    extra = {} if confirmed is None else {OWN_FIELD: {CONFIRMED: confirmed}}
    return dataclasses.replace(tree, keypresses=keys, extra=extra)


def caller_wanted(file, ids=SHOWN, here=CALLING):
    renaming = onto(file, ids, here, {"a": "NO_A", "a-1": "K1"})
    (press,) = wanted_of(file, ids, here, renaming).keypresses.values()
    assert (press.id, press.node, press.action) == ("a-1", "a", Action.PHONE)
    return press.from_number


def test_a_caller_number_that_no_list_shows_is_not_sent_again_and_again():
    assert caller_wanted(with_caller(CALLING, "19", {"K1": "19"})) is None


@pytest.mark.parametrize(
    ("confirmed", "ids"),
    [
        (None, SHOWN),
        ({"K1": "20"}, SHOWN),
        ({"K2": "19"}, SHOWN),
        ({"K1": "19"}, dataclasses.replace(SHOWN, keypresses={})),
        ("odd", SHOWN),
        ([], SHOWN),
    ],
)
def test_one_that_is_not_known_to_be_there_is_sent(confirmed, ids):
    assert caller_wanted(with_caller(CALLING, "19", confirmed), ids) == "19"


def test_one_that_a_list_does_show_is_compared_as_all_else():
    file = with_caller(CALLING, "19", {"K1": "19"})
    assert caller_wanted(file, here=with_caller(CALLING, "20")) == "19"


def test_one_that_the_file_does_not_name_is_not_cleared():
    assert caller_wanted(CALLING, here=with_caller(CALLING, "20")) == "20"
    assert caller_wanted(with_caller(CALLING, ""), here=with_caller(CALLING, "20")) == "", (
        "this one says none"
    )
    stops = content(("a", "1", STOP))
    renaming = onto(stops, SHOWN, with_caller(CALLING, "20"), {"a": "NO_A", "a-1": "K1"})
    (press,) = wanted_of(stops, SHOWN, with_caller(CALLING, "20"), renaming).keypresses.values()
    assert press.from_number is None, "only calls have one"


def test_a_file_whose_own_field_is_odd_is_read_all_the_same():
    odd = dataclasses.replace(with_caller(CALLING, "19"), extra={OWN_FIELD: "mine"})
    assert caller_wanted(odd) == "19"


def test_what_is_wanted_has_the_ids_of_here():
    here = content(("n1", "1", CALL), root="n1")
    renaming = onto(CALLING, IDS, here, KNOWN)
    wanted = wanted_of(CALLING, IDS, here, renaming)
    assert (wanted.root, list(wanted.nodes), list(wanted.keypresses)) == ("n1", ["n1"], ["n1-1"])
    fresh = content(("a", "7", CALL))
    renaming = onto(fresh, IDS, here, KNOWN)
    assert set(wanted_of(fresh, IDS, here, renaming).keypresses) == {renaming.keys["a-7"]}


def test_two_keys_on_one_place_are_two_and_each_is_given_away_once():
    here = content(("n1", "1", "n2", "first"), ("n1", "1", STOP, "second"), ("n2", "1", STOP), root="n1")
    file = content(("a", "1", "b", "x"), ("a", "1", STOP, "y"), ("a", "1", SALES, "z"))
    keys = onto(file, IDS, here, KNOWN).keys
    assert [keys["x"], keys["y"]] == ["first", "second"]
    assert keys["z"] not in here.keypresses
    claims = dataclasses.replace(IDS, keypresses=dict.fromkeys((KeypressId("x"), KeypressId("y")), "K1"))
    keys = onto(file, claims, here, {"n1": "NO_A", "n2": "NO_B", "second": "K1"}).keys
    assert (keys["x"], keys["y"]) == ("second", "first"), "one remote id is one key"


def test_a_tree_without_a_root_has_none_under_any_name():
    bare = dataclasses.replace(FILE, root=None)
    assert Renaming({}, {}).content(bare) == bare


@pytest.mark.parametrize(
    ("project", "kept"), [(None, None), ("0", 0), ("9" * 15, int("9" * 15)), ("9" * 16, "9" * 16)]
)
def test_a_project_that_is_a_number_is_written_as_one(project, kept):
    assert remote_ids("u", project, {}, Renaming({}, {}), "t9").project == kept


def test_only_what_the_server_has_is_called_as_it_calls_it():
    tree = content(("n1", "1", "new"), ("new", "1", STOP), root="n1")
    renamed = by_remote_id(tree, {"n1": "NO_A"}, "?").content(tree)
    assert list(renamed.nodes) == ["NO_A", "new"]
    assert list(renamed.keypresses) == ["n1-1", "new-1"]


def test_keys_of_a_file_keep_their_ids_and_fields_when_it_is_pulled_over():
    press = dataclasses.replace(FILE.keypresses["a-1"], extra={"colour": "red"})
    old = dataclasses.replace(FILE, keypresses={**FILE.keypresses, press.id: press})
    old_ids = dataclasses.replace(IDS, keypresses={KeypressId("a-1"): "K1"})
    fresh = content(("NO_A", "1", "NO_B", "K1"), ("NO_A", "9", STOP, "K9"), nodes=("NO_B",), root="NO_A")
    ids = RemoteIds("u", 1, "TR", {n: n for n in fresh.nodes}, {k: k for k in fresh.keypresses})
    merged, merged_ids = keeping(fresh, ids, old, old_ids)
    assert list(merged.keypresses) == ["a-1", "K9"]
    assert merged.keypresses["a-1"].extra == {"colour": "red"}
    assert (merged.keypresses["a-1"].node, merged.keypresses["a-1"].next_node) == ("a", "b")
    assert merged_ids.keypresses == {"a-1": "K1", "K9": "K9"}


def test_what_no_list_shows_stays_when_a_file_is_pulled_over():
    def with_prompt(tree, node, prompt):
        return dataclasses.replace(
            tree, nodes={**tree.nodes, node: dataclasses.replace(tree.nodes[node], prompt=prompt)}
        )

    ids = RemoteIds("u", 1, "TR", {NodeId("a"): "NO_A"}, {KeypressId("a-1"): "K1"})
    old = with_prompt(with_caller(CALLING, "19"), "a", PlayPrompt("f.mp3", 7.5, extra={"take": 2}))
    merged, _ = keeping(with_prompt(CALLING, "a", PlayPrompt("f.mp3")), ids, old, ids)
    assert merged.keypresses["a-1"].from_number == "19"
    assert merged.nodes["a"].prompt == PlayPrompt("f.mp3", 7.5, extra={"take": 2})
    other, _ = keeping(with_prompt(with_caller(CALLING, "20"), "a", PlayPrompt("g.mp3")), ids, old, ids)
    assert other.keypresses["a-1"].from_number == "20"
    assert other.nodes["a"].prompt == PlayPrompt("g.mp3", None, extra={"take": 2}), "the length of another"
