"""What the window reads while others hold the journal's lock: with its own edits, and not stale for good."""

import sqlite3
import threading

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.sync.glances import Glances
from ivr_designer.sync.journal import JournalFailed
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.status import Link
from ivr_designer.sync.values import node_key
from tests.helpers.sync_values import TREE, held_by_another, item, memory_journals, node

N0, N1 = (node_key(NodeId(f"n{number}")) for number in range(2))


@pytest.fixture
def journal():
    with memory_journals() as make:
        yield make(item(node("n0")), item(node("n1"), place=2))[0]


@pytest.fixture
def glances(journal):
    return Glances(journal, lambda: Link.ONLINE)


def wait_for(journal, key, state=OpState.NEW):
    with journal.transaction() as work:
        op = journal.book.trees[TREE].ops.get(key) or Operation(TREE, key)
        work.put_op(op if op.state is state else op.to(state))


def fail_with(journal, error, act=lambda: None):
    """An edit that is not stored."""
    with journal.transaction() as work:
        work.put_op(Operation(TREE, N1))
        act()
        raise error


def open_in(glance):
    return [key for key, _ in glance.seen.ops]


def test_while_the_lock_is_free_it_is_as_of_now(journal, glances):
    assert open_in(glances.of(TREE)) == []
    wait_for(journal, N0)
    assert open_in(glances.of(TREE)) == [N0]
    wait_for(journal, N0, OpState.CONFLICT)
    assert [conflict.item for conflict in glances.of(TREE).conflicts] == ["n0"]


def test_who_reads_waits_for_nobody(journal, glances):
    wait_for(journal, N0)
    known = glances.of(TREE)
    with held_by_another(journal.lock):
        assert glances.of(TREE) is known, "else this would wait for good"


def test_what_was_stored_is_seen_while_another_one_has_the_lock(journal, glances):
    glances.of(TREE)
    with journal.lock:
        wait_for(journal, N1)
        glances.take_all()
    with held_by_another(journal.lock):
        assert open_in(glances.of(TREE)) == [N1]


def test_nothing_of_an_edit_that_failed_is_seen_and_the_next_one_is(journal, glances):
    wait_for(journal, N0)
    glances.take_all()
    with pytest.raises(RuntimeError):
        fail_with(journal, RuntimeError())
    with held_by_another(journal.lock):
        assert open_in(glances.of(TREE)) == [N0]
    assert open_in(glances.of(TREE)) == [N0]
    wait_for(journal, N1)
    assert open_in(glances.of(TREE)) == [N0, N1]


def test_a_glance_in_an_edit_that_fails_is_not_kept(journal, glances):
    """Whoever stores sees his own edit before it is sure; when it is not, nobody is to go on seeing it."""
    seen = []
    with pytest.raises(RuntimeError):
        fail_with(journal, RuntimeError(), lambda: seen.append(open_in(glances.of(TREE))))
    assert seen == [[N1]]
    assert open_in(glances.of(TREE)) == []


def test_after_an_error_of_the_disk_it_goes_on(journal, glances):
    wait_for(journal, N0)
    before = open_in(glances.of(TREE))
    with pytest.raises(JournalFailed):
        fail_with(journal, sqlite3.OperationalError("disk I/O error"))
    assert open_in(glances.of(TREE)) == before
    wait_for(journal, N1)
    assert open_in(glances.of(TREE)) == [N0, N1]


def test_the_first_look_at_a_tree_is_waited_for_and_one_that_is_gone_is_not(journal, glances):
    found = []
    with held_by_another(journal.lock):
        assert glances.of("elsewhere") is None
        reader = threading.Thread(target=lambda: found.append(glances.of(TREE)))
        reader.start()
    reader.join()
    assert found[0].book is journal.book.trees[TREE]
    with journal.transaction() as work:
        work.drop_tree(TREE)
    glances.take_all()
    assert glances.of(TREE) is None
