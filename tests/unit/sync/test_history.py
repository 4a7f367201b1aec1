"""Versions are kept once, read back, and restored whole or by the node."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import UnknownPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync import history
from ivr_designer.sync.book import Side, TreeBook
from ivr_designer.sync.records import RecordDamaged, dumps, to_data
from tests.helpers.sync_values import TREE, item, memory_journal, memory_journals, node, press
from tests.helpers.work import is_free


@pytest.fixture
def journal():
    made = memory_journal(item(node("a"), "R1"), item(node("b"), "R2"), item(press("k", "a", to="b"), "K"))
    yield made
    made.close()


def remember(journal, why="read"):
    return history.remember(journal, journal.book.trees[TREE], why)


def test_the_same_state_is_kept_once(journal):
    assert remember(journal) == remember(journal, "again")
    (version,) = history.versions(journal, TREE)
    assert (version.reason, version.at, version.last_seen_at) == ("read", 5.0, 5.0)


def test_a_version_comes_back_with_what_is_only_ours(journal):
    digest = remember(journal)
    here = journal.book.trees[TREE].content()
    old = history.content(journal, TREE, digest, here)
    assert (old.nodes, old.keypresses, old.root, old.name) == (here.nodes, here.keypresses, "a", "tree")
    assert history.content(journal, TREE, "none", here) is None


def test_nothing_is_kept_of_what_the_server_never_had():
    journal = memory_journal(item(node("a")), rid=None)
    assert remember(journal) is None
    journal.close()


def test_damage_is_told_apart_from_absence(journal):
    with journal.transaction() as work:
        work.put_snapshot(TREE, "bad", "read", '{"name": 3}')
    with pytest.raises(RecordDamaged):
        history.content(journal, TREE, "bad", journal.book.trees[TREE].content())


def test_a_version_in_one_text_is_still_read(journal):
    """So they were written until the lines came."""
    here = journal.book.trees[TREE].content()
    nodes = {n: to_data(v) for n, v in here.nodes.items()}
    keys = {k: to_data(v) for k, v in here.keypresses.items()}
    with journal.transaction() as work:
        work.put_snapshot(
            TREE, "old", "read", dumps({"name": "was", "root": "a", "nodes": nodes, "keys": keys})
        )
    old = history.content(journal, TREE, "old", here)
    assert (old.nodes, old.keypresses, old.root, old.name) == (here.nodes, here.keypresses, "a", "was")


def test_one_node_is_restored_with_its_keys(journal):
    digest = remember(journal)
    here = journal.book.trees[TREE].content()
    old = history.content(journal, TREE, digest, here)
    assert history.restoring_node(old, here, "a") is None
    assert history.restoring_node(old, here, "unknown") is None
    extra = press("x", "a", Key.NINE)
    now = replace(here, nodes={**here.nodes, "a": node("a", "new")}, keypresses={"x": extra})
    tree = IvrTree(TREE, now)
    history.restoring_node(old, now, "a").apply(tree)
    assert tree.nodes["a"].name == "a"
    assert set(tree.keypresses) == {"k"}


def test_versions_come_newest_first_and_each_says_when_it_was_seen():
    moments = iter(range(10, 100))
    with memory_journals() as make:
        journal, _ = make(item(node("a"), "R1"))
        journal.now = lambda: float(next(moments))
        for digest, reason in (("one", "read"), ("two", "write"), ("one", "again")):
            with journal.transaction() as work:
                work.put_snapshot(TREE, digest, reason, "{}")
        newest, oldest = history.versions(journal, TREE)
        assert (newest.digest, newest.reason) == ("one", "read"), "seen again, and no new version"
        assert newest.at < oldest.at == oldest.last_seen_at < newest.last_seen_at
        assert history.versions(journal, "other") == ()


def test_places_notes_tests_and_fields_of_the_file_are_those_of_today(journal):
    digest = remember(journal)
    now = journal.book.trees[TREE].content()
    here = replace(
        now,
        nodes={"a": node("a", "renamed", note="for us", extra={"x": 1})},
        positions={"a": (1.0, 2.0)},
        extra={"y": 2},
    )
    old = history.content(journal, TREE, digest, here)
    assert old.nodes == {"a": node("a", note="for us", extra={"x": 1}), "b": node("b")}
    assert (old.positions, old.loose, old.tests, old.extra) == (
        here.positions,
        here.loose,
        here.tests,
        {"y": 2},
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"name":"t","root":null,"nodes":{"a":{"is":"tree","name":"x"}},"keys":{}}',
        '{"name":"t","root":null,"nodes":{},"keys":{"k":{"is":"tree","name":"x"}}}',
        '{"name":"t","root":null,"nodes":{"a":null},"keys":{}}',
        '{"name":"t","nodes":{},"keys":{}}',
        "3",
        '"nodes"',
        "{}",
        '{"name":"t","root":null,"nodes":{},"keys":{"k":{"is":"key"}}}',
        '{"name":"t","root":null,"nodes":1,"keys":0}',
        '{"name":"t","root":null,"nodes":1}',
        '{"name":"t","root":null,"nodes":1,"keys":0}\n3',
        '{"name":"t","root":null,"nodes":0,"keys":0}\n',
        '{"name":"t","root":null,"nodes":1,"keys":0}\n["a",{"is":"tree","name":"x"}]',
    ],
)
def test_every_kind_of_damage_is_one_error(journal, body):
    with journal.transaction() as work:
        work.put_snapshot(TREE, "bad", "read", body)
    with pytest.raises(RecordDamaged):
        history.content(journal, TREE, "bad", journal.book.trees[TREE].content())


def test_a_version_without_a_root_has_none(journal):
    with journal.transaction() as work:
        work.put_snapshot(TREE, "bare", "read", '{"name":"t","root":null,"nodes":{},"keys":{}}')
    old = history.content(journal, TREE, "bare", journal.book.trees[TREE].content())
    assert (old.name, old.root, old.nodes, old.keypresses) == ("t", None, {}, {})


def test_a_whole_version_is_restored_in_one_step(journal):
    old = history.content(journal, TREE, remember(journal), journal.book.trees[TREE].content())
    now = replace(old, name="new", nodes={"c": node("c")}, keypresses={}, root="c")
    tree = IvrTree(TREE, now)
    edit = history.restoring_all(old)
    assert str(edit.text) == "Restore an earlier version"
    edit.apply(tree)
    assert (tree.content().nodes, tree.content().keypresses, tree.root) == (old.nodes, old.keypresses, "a")


def restored(old, now, name="a"):
    """What is left to do for a node, and the tree after it."""
    tree = IvrTree(TREE, now)
    edit = history.restoring_node(old, now, name)
    edit.apply(tree)
    return edit, tree


def test_a_deleted_node_comes_back_with_its_keys_and_those_of_others_stay(journal):
    old = journal.book.trees[TREE].content()
    foreign = press("f", "b", Key.NINE)
    now = replace(old, nodes={"b": node("b")}, keypresses={"f": foreign}, root="b")
    edit, tree = restored(old, now)
    assert str(edit.text) == "Restore “a”"
    assert tree.nodes["a"] == old.nodes["a"]
    assert set(tree.keypresses) == {"k", "f"}


def test_a_key_that_led_to_a_node_that_is_gone_waits_for_that_node(journal):
    old = journal.book.trees[TREE].content()
    now = replace(old, nodes={}, keypresses={}, root=None)
    _, tree = restored(old, now)
    assert set(tree.keypresses) == set()
    own = replace(old, keypresses={"k": press("k", "a", to="a")})
    _, tree = restored(own, now)
    assert set(tree.keypresses) == {"k"}, "a node may lead to itself"
    elsewhere = replace(old, keypresses={"k": replace(press("k", "a", to="b"), action=Action.STOP)})
    _, tree = restored(elsewhere, now)
    assert set(tree.keypresses) == {"k"}, "what the action does not use does not hold it up"


def test_only_the_keys_that_differ_are_changed(journal):
    old = replace(
        journal.book.trees[TREE].content(),
        keypresses={"k": press("k", "a", to="b"), "same": press("same", "a", Key.TWO)},
    )
    now = replace(old, keypresses={**old.keypresses, "k": press("k", "a")})
    edit, tree = restored(old, now)
    assert len(edit.edits) == 1
    assert tree.keypresses == old.keypresses


def test_what_the_rules_for_new_things_forbid_is_restored_all_the_same(journal):
    live = journal.book.trees[TREE].content()
    odd = press("x", "a", Key.NINE, action=Action.UNKNOWN, raw_action=9)
    strange = replace(node("a"), prompt=UnknownPrompt("vip"), loop_count=-1)
    old = replace(live, nodes={**live.nodes, "a": strange}, keypresses={"x": odd})
    gone = replace(live, nodes={"b": node("b")}, keypresses={}, root="b")
    _, tree = restored(old, gone)
    assert (tree.nodes["a"], tree.keypresses["x"]) == (strange, odd)
    other = replace(odd, raw_action=8)
    changed = replace(
        live, nodes={**live.nodes, "a": replace(strange, loop_count=-2)}, keypresses={"x": other}
    )
    _, tree = restored(old, changed)
    assert (tree.nodes["a"], tree.keypresses["x"]) == (strange, odd)


def test_keys_of_other_nodes_are_none_of_its_business(journal):
    live = journal.book.trees[TREE].content()
    old = replace(live, keypresses={**live.keypresses, "f": press("f", "b", Key.NINE)})
    assert history.restoring_node(old, live, "a") is None
    assert history.restoring_node(live, old, "a") is None


def test_a_key_that_waits_for_its_node_does_not_hold_up_the_others(journal):
    live = journal.book.trees[TREE].content()
    keys = {"k1": press("k1", "a", Key.ONE, to="b"), "k2": press("k2", "a", Key.TWO)}
    old = replace(live, keypresses=keys)
    _, tree = restored(old, replace(live, nodes={"a": node("a", "new")}, keypresses={}, root="a"))
    assert set(tree.keypresses) == {"k2"}


@pytest.mark.parametrize(
    ("part", "why"), [("nodes", "a node is something"), ("keys", "a keypress is something")]
)
def test_a_version_that_mixes_things_up_says_what(journal, part, why):
    parts = {"nodes": "{}", "keys": "{}", part: '{"x":{"is":"tree","name":"x"}}'}
    with journal.transaction() as work:
        body = f'{{"name":"t","root":null,"nodes":{parts["nodes"]},"keys":{parts["keys"]}}}'
        work.put_snapshot(TREE, "bad", "read", body)
    with pytest.raises(RecordDamaged, match=why):
        history.content(journal, TREE, "bad", journal.book.trees[TREE].content())


def test_a_large_tree_is_written_as_json_while_others_may_write(journal):
    """0.2 s with 5,000 nodes, and whoever edited waited."""
    free = []

    class Asking(dict):
        def items(self):
            free.append(is_free(journal.lock))
            return super().items()

    class Watched(TreeBook):
        def still(self):
            return self  # nobody changes it

        def base_side(self):
            side = super().base_side()
            return Side(side.root, Asking(side.nodes), side.keys)

    known = journal.book.trees[TREE]
    book = Watched(known.record)
    for one in known.items.values():
        book.put_item(one)
    assert history.remember(journal, book, "read") == remember(journal)
    assert free == [True]
