"""Acts on trees and stuck operations."""

import pytest

from ivr_designer.sync import tree_acts
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.values import node_key
from tests.helpers.sync_values import TREE, item, memory_journals, node, press

A = node_key(node("a").id)


@pytest.fixture
def opened():
    with memory_journals() as make:
        yield make


MANY = [item(node(f"n{n}", "new"), f"N{n}", base=node(f"n{n}")) for n in range(2000)]


@pytest.fixture
def counted():
    """Journal, book of MANY items that wait, and the statements that are made from then on."""
    with memory_journals() as make:
        journal, book = make(*MANY)
        with journal.transaction() as work:
            work.open_ops(TREE, [one.key for one in MANY])
        said = []
        journal._db.set_trace_callback(said.append)
        yield journal, book, said


@pytest.mark.parametrize(
    "act",
    [
        lambda work, book: tree_acts.keep(work, book),
        lambda work, book: tree_acts.discard(work, book, {one.key[1] for one in MANY}),
        lambda work, book: tree_acts.delete(work, book, send=True),
        lambda work, book: tree_acts.set_mode(work, book, Mode.LIVE, send=True),
    ],
    ids=["keep", "discard", "delete", "let the draft go"],
)
def test_an_act_on_thousands_is_a_few_statements(counted, act):
    journal, book, said = counted
    with journal.transaction() as work:
        act(work, book)
    assert len(said) < 30
    assert journal.read("SELECT count(*) FROM op WHERE state='new'")[0][0] == len(book.ops)


def ops(book):
    return {key[1]: op.state for key, op in book.ops.items()}


def test_a_tree_the_server_never_had_is_forgotten_at_once(opened):
    journal, book = opened(item(node("a")), rid=None)
    with journal.transaction() as work:
        tree_acts.delete(work, book, send=True)
    assert journal.book.trees == {}


def test_a_live_tree_is_deleted_thing_by_thing(opened):
    journal, book = opened(item(node("a"), "R"), item(press("k", "a"), "K"))
    with journal.transaction() as work:
        tree_acts.delete(work, book, send=True)
    assert book.is_doomed
    assert ops(book) == dict.fromkeys(("t", "a", "k"), OpState.NEW)


def test_leaving_draft_lets_the_differences_go(opened):
    journal, book = opened(item(node("a", "new"), "R", base=node("a")), item(node("b"), "S"))
    with journal.transaction() as work:
        tree_acts.set_mode(work, book, Mode.DRAFT, send=True)
    assert ops(book) == {}
    with journal.transaction() as work:
        tree_acts.set_mode(work, book, Mode.LIVE, send=True)
    assert ops(book) == {"a": OpState.NEW}


def test_refused_ones_wait_again_when_asked(opened):
    journal, book = opened(
        item(node("a", "new"), "R", base=node("a")), item(node("b", "new"), "S", base=node("b"))
    )
    with journal.transaction() as work:
        for lid in "ab":
            work.put_op(Operation(TREE, node_key(lid), OpState.REFUSED, words="no"))
    with journal.transaction() as work:
        tree_acts.retry(work, book, {"a"})
    assert ops(book) == {"a": OpState.NEW, "b": OpState.REFUSED}
    assert book.ops[A].words == ""


def test_giving_up_takes_the_servers_side(opened):
    journal, book = opened(
        item(node("a", "mine"), "R", base=node("a", "base"), theirs=node("a", "theirs"), has_theirs=True)
    )
    with journal.transaction() as work:
        work.put_op(Operation(TREE, A, OpState.CONFLICT))
    with journal.transaction() as work:
        (patch,) = tree_acts.discard(work, book, {"a"})
    assert (patch.seen.name, patch.value.name) == ("mine", "theirs")
    assert ops(book) == {}
    assert not book.item(A).has_theirs


def test_keeping_mine_of_a_node_that_is_gone_makes_it_and_its_keys_anew(opened):
    contested = item(node("a", "mine"), "R", base=node("a"), theirs=None, has_theirs=True)
    journal, book = opened(
        contested, item(press("k", "a"), "K"), item(node("b"), "S"), item(press("l", "b", to="a"), "L")
    )
    with journal.transaction() as work:
        tree_acts.keep_mine(work, book, A)
    assert ops(book) == {"a": OpState.NEW, "k": OpState.NEW, "l": OpState.NEW}
    assert book.item(A).rid is None
    assert book.rid_of(A[0], "b") == "S"


def test_taking_a_deletion_over_takes_the_keys_along(opened):
    contested = item(node("a", "mine"), "R", base=node("a"), theirs=None, has_theirs=True)
    journal, book = opened(contested, item(press("k", "a")), item(node("b"), "S"))
    with journal.transaction() as work:
        patches = tree_acts.discard(work, book, {"a"})
    assert {p.key[1] for p in patches} == {"a", "k"}
    assert set(book.local_side().nodes) == {"b"}
    assert not book.local_side().keys


def test_a_candidate_is_adopted(opened):
    journal, book = opened(item(node("a")))
    with journal.transaction() as work:
        work.put_op(Operation(TREE, A, OpState.CONFLICT, notes={"candidates": ["R1", "R2"]}))
    with journal.transaction() as work:
        tree_acts.adopt_candidate(work, book, {"a"}, "R9")
    assert ops(book) == {"a": OpState.CONFLICT}
    with journal.transaction() as work:
        tree_acts.adopt_candidate(work, book, {"a"}, "R2")
    assert (ops(book), book.item(A).rid, book.item(A).is_dirty) == ({}, "R2", False)


def contested():
    mine = node("a", "mine", "my words")
    theirs = node("a", "theirs", "text", loop_count=4)
    return item(mine, "R", base=node("a", "base"), theirs=theirs, has_theirs=True)


def test_deciding_for_mine_keeps_what_only_they_changed(opened):
    journal, book = opened(contested())
    with journal.transaction() as work:
        (patch,) = tree_acts.keep_all_mine(work, book, {"a"})
    assert (patch.value.name, patch.value.prompt.text, patch.value.loop_count) == ("mine", "my words", 4)
    assert book.item(A).local == patch.value
    assert ops(book) == {"a": OpState.NEW}


def test_taking_theirs_keeps_what_only_was_changed_here(opened):
    journal, book = opened(contested())
    with journal.transaction() as work:
        (patch,) = tree_acts.take_theirs(work, book, {"a"})
    assert (patch.value.name, patch.value.prompt.text, patch.value.loop_count) == ("theirs", "my words", 4)
    assert ops(book) == {"a": OpState.NEW}, "the text is still to be sent"


@pytest.mark.parametrize("before", list(Mode))
def test_a_command_that_was_killed_left_a_draft_and_the_next_one_gives_it_back(opened, before):
    journal, book = opened(item(node("a"), "R"))

    def switch(mode, **more):
        with journal.transaction() as work:
            tree_acts.set_mode(work, book, mode, send=True, **more)

    switch(before)
    for _ in range(2):  # the first one is killed
        switch(Mode.DRAFT, lends=True)
        assert (book.record.mode, tree_acts.mode_before(book), tree_acts.is_lent(book)) == (
            Mode.DRAFT,
            before,
            True,
        )
    switch(tree_acts.mode_before(book))
    assert (book.record.mode, tree_acts.is_lent(book)) == (before, False)


def test_a_person_who_chooses_draft_after_such_a_kill_is_believed(opened):
    journal, book = opened(item(node("a"), "R"))
    with journal.transaction() as work:
        tree_acts.set_mode(work, book, Mode.DRAFT, send=True, lends=True)
        tree_acts.set_mode(work, book, Mode.DRAFT, send=True)
    assert tree_acts.mode_before(book) is Mode.DRAFT
