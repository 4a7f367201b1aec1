"""Versions are kept once, read back, and restored whole or by the node."""

import pytest

from ivr_designer.domain.keys import Key
from ivr_designer.sync import history
from ivr_designer.sync.records import RecordDamaged
from tests.helpers.sync_values import TREE, item, memory_journal, node, press


@pytest.fixture
def journal():
    made = memory_journal(item(node("a"), "R1"), item(node("b"), "R2"), item(press("k", "a", to="b"), "K"))
    yield made
    made.close()


def remember(journal, why="read"):
    with journal.transaction() as work:
        return history.remember(work, journal.book.trees[TREE], why)


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


def test_one_node_is_restored_with_its_keys(journal):
    digest = remember(journal)
    here = journal.book.trees[TREE].content()
    old = history.content(journal, TREE, digest, here)
    assert history.restoring_node(old, here, "a") is None
    assert history.restoring_node(old, here, "unknown") is None
    from dataclasses import replace

    from ivr_designer.domain.tree import IvrTree

    extra = press("x", "a", Key.NINE)
    now = replace(here, nodes={**here.nodes, "a": node("a", "new")}, keypresses={"x": extra})
    tree = IvrTree(TREE, now)
    history.restoring_node(old, now, "a").apply(tree)
    assert tree.nodes["a"].name == "a"
    assert set(tree.keypresses) == {"k"}
