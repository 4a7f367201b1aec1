"""The account's lists: what a list of trees changes here, and what of it the window sees."""

from dataclasses import replace

import pytest

from ivr_designer.sync.accounts import Lists, account_of, take_trees, tree_rows
from ivr_designer.sync.contract import Mode, PhoneNumber
from ivr_designer.sync.operations import Operation, Verb
from ivr_designer.sync.ports import RemoteNumber, RemoteTree
from ivr_designer.sync.values import TreeFacts, node_key, tree_key
from tests.helpers.sync_values import TREE, item, memory_journal, memory_journals, node

OWN = tree_key(TREE)
LISTED = RemoteTree("T", "tree")


@pytest.fixture
def journal():
    """A tree that the server has and that was never opened here."""
    made = memory_journal()
    change(made, record={"loaded": False})
    yield made
    made.close()


def change(journal, *, record=None, own=None):
    """Set fields of the tree's record or of its own item."""
    book = journal.book.trees[TREE]
    with journal.transaction() as work:
        if record:
            work.put_tree(replace(book.record, **record))
        if own:
            work.put_item(TREE, replace(book.own, **own))


def send(journal, verb, rid):
    """A write of the tree is on its way."""
    with journal.transaction() as work:
        op = work.put_op(Operation(TREE, OWN))
        fixed = {"want": "{}", "rid": rid, "parent": None, "pre_ids": frozenset(), "exp": 9.0, "at": 1.0}
        work.put_op(op.sending(verb, **fixed))


def take(journal, *rows):
    with journal.transaction() as work:
        return take_trees(work, journal.book, rows)


def tree(journal):
    return journal.book.trees[TREE]


def test_a_list_that_shows_what_is_known_changes_nothing(journal):
    assert take(journal, LISTED) == []
    assert not tree(journal).record.gone
    assert len(journal.book.trees) == 1


def test_a_tree_that_is_missing_is_marked_once_and_is_back_when_it_is_shown_again(journal):
    assert take(journal) == [TREE]
    assert tree(journal).record.gone
    assert take(journal) == []
    assert take(journal, LISTED) == [TREE]
    assert not tree(journal).record.gone


def test_a_tree_that_others_renamed_is_called_so_until_it_is_opened(journal):
    assert take(journal, replace(LISTED, name="renamed")) == [TREE]
    assert tree(journal).name == "renamed"
    assert tree(journal).own.base == tree(journal).own.local == TreeFacts("renamed")
    assert take(journal, replace(LISTED, name=" renamed ")) == [], "a spelling that means the same"


def test_of_a_tree_that_was_opened_the_name_is_left_to_the_reading_of_the_tree(journal):
    change(journal, record={"loaded": True})
    assert take(journal, replace(LISTED, name="renamed")) == []
    assert tree(journal).name == "tree"


def test_a_name_that_was_changed_here_stays(journal):
    change(journal, own={"local": TreeFacts("mine")})
    assert take(journal, replace(LISTED, name="theirs")) == []
    assert tree(journal).name == "mine"


def test_a_name_that_is_asked_about_stays(journal):
    change(journal, own={"theirs": TreeFacts("theirs"), "has_theirs": True})
    assert take(journal, replace(LISTED, name="third")) == []
    assert tree(journal).name == "tree"


def test_a_tree_that_is_being_deleted_or_written_is_let_alone(journal):
    change(journal, own={"local": None})
    assert take(journal) == []
    change(journal, own={"local": TreeFacts("mine")})
    send(journal, Verb.UPDATE, "T")
    assert take(journal) == []
    assert not tree(journal).record.gone


def test_new_trees_appear_unread_with_their_names(journal):
    (new,) = take(journal, LISTED, RemoteTree("T2", "Night"))
    made = journal.book.trees[new]
    assert (made.name, made.rid, made.record.loaded, made.record.mode) == ("Night", "T2", False, Mode.LIVE)
    assert take(journal, LISTED, RemoteTree("T2", "Night")) == []


def test_while_a_tree_is_being_created_no_row_is_taken_for_a_new_one():
    with memory_journals() as make:
        journal, book = make(rid=None)
        send(journal, Verb.CREATE, None)
        assert book.flying
        assert take(journal, RemoteTree("T2", "tree")) == [], "it may be the one"
        assert len(journal.book.trees) == 1


# ---- what the window sees


def test_trees_stand_in_the_order_of_their_names(journal):
    take(journal, LISTED, RemoteTree("T2", "Zebra"), RemoteTree("T3", "apple"), RemoteTree("T4", "Banana"))
    assert [row.name for row in tree_rows(journal.book)] == ["apple", "Banana", "tree", "Zebra"]


def test_a_row_tells_what_is_known_of_its_tree(journal):
    change(
        journal,
        record={"mode": Mode.DRAFT, "path": "/x/y.ivr.json", "gone": True, "notes": {"kept_for": "T9"}},
    )
    (row,) = tree_rows(journal.book)
    assert (row.id, row.name, row.remote_id, row.mode) == (TREE, "tree", "T", Mode.DRAFT)
    assert (row.waiting, row.path) == (0, "/x/y.ivr.json")


def test_a_tree_that_is_being_deleted_is_not_shown(journal):
    change(journal, own={"local": None})
    assert tree_rows(journal.book) == ()


def test_the_copy_that_a_publishing_makes_is_not_shown(journal):
    change(journal, record={"notes": {"fresh_for": "other"}})
    assert tree_rows(journal.book) == ()


def test_what_waits_is_counted():
    with memory_journals() as make:
        journal, _ = make(item(node("a")))
        with journal.transaction() as work:
            work.put_op(Operation(TREE, node_key("a")))
            work.put_op(Operation(TREE, OWN))
        assert tree_rows(journal.book)[0].waiting == 2


def test_lists_that_were_never_read_are_not_empty_ones(journal):
    account = account_of(journal.book, Lists())
    assert (account.numbers, account.queues, account.recordings) == (None, None, None)
    assert (account.project, account.read_at) == (None, None)
    number = PhoneNumber("1", "8424", "Hotline")
    lists = Lists((RemoteNumber(number, {"x": 1}),), (), (), "246", 5.0)
    account = account_of(journal.book, lists)
    assert (account.numbers, account.queues, account.recordings) == ((number,), (), ())
    assert (account.project, account.read_at) == ("246", 5.0)
