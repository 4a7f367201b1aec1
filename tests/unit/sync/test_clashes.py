"""Keys that are bound here and were bound elsewhere meanwhile."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync import clashes
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.values import Kind, keypress_key, node_key
from tests.helpers.sync_values import TREE, item, memory_journals, node, press

MINE, THEIRS = keypress_key(press("m", "a").id), keypress_key(press("t", "a").id)


@pytest.fixture
def opened():
    with memory_journals() as make:
        yield make


def moved(**more):
    """Ours, moved from key 2 to key 1, and theirs on key 1."""
    ours = item(press("m", "a", Key.ONE), "M", base=press("m", "a", Key.TWO, to="a"), **more)
    return item(node("a"), "A"), ours, item(press("t", "a", Key.ONE), "T")


def test_only_what_is_bound_anew_clashes_with_what_is_there(opened):
    _, book = opened(*moved())
    assert clashes.clashes(book) == {MINE: THEIRS}
    assert [clashes.rival_of(book, key) for key in (MINE, THEIRS)] == [THEIRS, None]
    _, calm = opened(item(node("a"), "A"), item(press("m", "a", Key.TWO), "M"), item(press("t", "a"), "T"))
    assert clashes.clashes(calm) == {}
    one, two = press("m", "a", Key.ONE), press("t", "a", Key.TWO)
    exchanged = (
        item(replace(one, key=Key.TWO), "M", base=one),
        item(replace(two, key=Key.ONE), "T", base=two),
    )
    _, book = opened(item(node("a"), "A"), *exchanged)
    assert clashes.clashes(book) == {}, "two of ours that are exchanged"


def test_nothing_is_sent_until_it_is_decided(opened):
    journal, book = opened(*moved())
    with journal.transaction() as work:
        clashes.hold(work, book)
        assert book.ops == {}
        work.put_op(Operation(TREE, MINE))
    with journal.transaction() as work:
        clashes.hold(work, book)
    assert (book.ops[MINE].state, book.ops[MINE].why) == (OpState.CONFLICT, clashes.BOUND)
    with journal.transaction() as work:
        work.put_item(TREE, replace(book.item(THEIRS), base=None, local=None, rid=None))
        clashes.hold(work, book)
    assert (book.ops[MINE].state, book.ops[MINE].notes) == (OpState.NEW, {})


def test_ours_takes_the_place_and_what_it_was_goes(opened):
    journal, book = opened(*moved())
    with journal.transaction() as work:
        (patch,) = clashes.take_place(work, book, MINE, THEIRS)
    assert (patch.key, patch.value) == (THEIRS, None)
    ours, left = book.item(MINE), book.item(THEIRS)
    assert (ours.rid, ours.base.key, ours.base.id, ours.local.key) == ("T", Key.ONE, "m", Key.ONE)
    assert (left.rid, left.base.key, left.local) == ("M", Key.TWO, None)
    assert {key: op.state for key, op in book.ops.items()} == {THEIRS: OpState.NEW}, "ours says the same"


def test_of_a_new_one_nothing_is_left_to_delete(opened):
    ours = item(press("m", "a", Key.ONE, to="a"))
    journal, book = opened(item(node("a"), "A"), ours, item(press("t", "a", Key.ONE), "T"))
    with journal.transaction() as work:
        clashes.take_place(work, book, MINE, THEIRS)
    assert THEIRS not in book.items
    assert {key: op.state for key, op in book.ops.items()} == {MINE: OpState.NEW}


@pytest.mark.parametrize("field", ["has_theirs", "local"])
@pytest.mark.parametrize("which", [MINE, THEIRS])
def test_what_is_asked_about_or_goes_does_not_clash(opened, field, which):
    journal, book = opened(*moved())
    with journal.transaction() as work:
        work.put_item(TREE, replace(book.item(which), **{field: None if field == "local" else True}))
    assert clashes.clashes(book) == {}


def test_what_is_under_way_does_not_clash(opened):
    journal, book = opened(*moved())
    with journal.transaction() as work:
        op = work.put_op(Operation(TREE, MINE))
        fixed = {"want": "{}", "rid": "M", "parent": "A", "pre_ids": frozenset(), "exp": 9.0, "at": 1.0}
        work.put_op(op.sending(Verb.UPDATE, **fixed))
    assert clashes.clashes(book) == {}


def test_a_key_of_another_node_or_one_that_was_never_sent_is_no_rival(opened):
    ours = moved()[1]
    _, book = opened(item(node("a"), "A"), item(node("b"), "B"), ours, item(press("t", "b", Key.ONE), "T"))
    assert clashes.clashes(book) == {}
    _, book = opened(item(node("a"), "A"), ours, item(press("t", "a", Key.ONE)))
    assert clashes.clashes(book) == {}


def test_only_what_was_held_for_this_is_let_go_and_it_forgets_only_that(opened):
    journal, book = opened(*moved())
    other = Operation(TREE, node_key("a"), OpState.CONFLICT, why=phrase("Else."))
    with journal.transaction() as work:
        work.put_op(other)
        clashes.hold(work, book)
    assert book.ops[other.item].state is OpState.CONFLICT, "no key has anything to send"
    with journal.transaction() as work:
        work.put_op(Operation(TREE, MINE, words="said", notes={"twin": "R9"}))
        clashes.hold(work, book)
    held = book.ops[MINE]
    assert (held.state, held.words, held.notes) == (
        OpState.CONFLICT, "", {"twin": "R9", clashes.IS_BOUND: True},
    )  # fmt: skip
    with journal.transaction() as work:
        clashes.hold(work, book)
    assert book.ops[MINE] == held, "and it is not held again"
    with journal.transaction() as work:
        work.put_item(TREE, replace(book.item(THEIRS), base=None, local=None, rid=None))
        clashes.hold(work, book)
    free = book.ops[MINE]
    assert (free.state, free.why, free.notes) == (OpState.NEW, None, {"twin": "R9"})
    assert book.ops[other.item].why == phrase("Else.")


def test_what_may_still_come_goes_with_the_place(opened):
    journal, book = opened(*moved(fence=5.0, ghost="mine"))
    with journal.transaction() as work:
        work.put_item(TREE, replace(book.item(THEIRS), fence=7.0, ghost="theirs"))
        for key in (MINE, THEIRS):
            work.put_op(Operation(TREE, key))
    with journal.transaction() as work:
        clashes.take_place(work, book, MINE, THEIRS)
    assert (book.item(MINE).fence, book.item(MINE).ghost) == (7.0, "theirs")
    assert (book.item(THEIRS).fence, book.item(THEIRS).ghost) == (5.0, "mine")
    assert book.by_rid == {**book.by_rid, (Kind.KEY, "T"): MINE, (Kind.KEY, "M"): THEIRS}
