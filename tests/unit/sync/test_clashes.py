"""Keys that are bound here and were bound elsewhere meanwhile."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keys import Key
from ivr_designer.sync import clashes
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.values import keypress_key
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
