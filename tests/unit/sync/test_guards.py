"""What a server shows and can hardly be right is asked about, and the question outlives the program."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keys import MENU_ORDER
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.guards import (
    ALL_KEYS,
    Guard,
    Moment,
    Recent,
    all_keys_guard,
    ask,
    asked,
    is_asked,
    key_guard,
    node_guard,
    settle,
)
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.values import Kind, keypress_key, node_key
from tests.helpers.sync_values import TREE, book_of, item, listing, memory_journals, node, press

CALM = Moment({}, 10.0)


@pytest.fixture
def opened():
    with memory_journals() as make:
        yield make


def keys_of(owner, count):
    """So many keypresses of a node, called K1, K2, ... with its name before them."""
    names = [f"{owner}{n}" for n in range(1, count + 1)]
    return [item(press(name, owner, key), name.upper()) for name, key in zip(names, MENU_ORDER, strict=False)]


def keys_listed(owner, *numbers):
    return listing(Kind.KEY, owner.upper(), *(press(f"{owner}{n}".upper(), owner.upper()) for n in numbers))


def nodes_listed(*names):
    return listing(Kind.NODE, "T", *(node(name) for name in names))


def test_nodes_of_which_most_are_gone_and_an_entry_that_is_gone():
    book = book_of(*(item(node(n), n.upper()) for n in ("a", "b", "c", "d")))
    assert node_guard(book, nodes_listed("A", "B", "C"), CALM) is None
    assert node_guard(book, nodes_listed("A", "B"), CALM) is None, "just inside: half of them is there"
    assert "1 of the 4 nodes" in str(node_guard(book, nodes_listed("A"), CALM))
    assert "enter" in str(node_guard(book, nodes_listed("B", "C", "D"), CALM))


def test_what_was_made_a_moment_ago_is_not_lost_when_a_list_lags():
    names = ("a", "b", "c", "d")
    book = book_of(*(item(node(n), n.upper()) for n in names), *keys_of("a", 4))
    fresh = {node_key(n): Recent(None, 15.0) for n in names[1:]}
    fresh |= {keypress_key(f"a{n}"): Recent(None, 15.0) for n in (2, 3, 4)}
    assert node_guard(book, nodes_listed("A"), Moment(fresh, 10.0)) is None
    assert node_guard(book, nodes_listed("A"), Moment(fresh, 16.0)) is not None
    assert key_guard(book, keys_listed("a", 1), Moment(fresh, 10.0)) is None
    assert key_guard(book, keys_listed("a", 1), Moment(fresh, 16.0)) is not None


@pytest.mark.parametrize(
    ("had", "shown", "words"),
    [
        (5, (1, 2, 3), ""),
        (4, (1, 2), ""),
        (4, (1,), "1 of the 4 keys of “a”"),
        (3, (), "0 of the 3 keys of “a”"),
        (2, (1,), ""),
        (2, (), "0 of the 2 keys of “a”"),
        (1, (), ""),
    ],
)
def test_a_node_that_lost_most_of_its_keys(had, shown, words):
    book = book_of(item(node("a"), "A"), item(node("b"), "B"), *keys_of("a", had), *keys_of("b", 4))
    found = key_guard(book, keys_listed("a", *shown), CALM)
    assert (found is None) == (words == "")
    assert words in str(found)


def test_keys_that_go_here_or_have_a_call_under_way_are_not_missed(opened):
    gone = [replace(key, local=None) for key in keys_of("a", 3)]
    journal, book = opened(item(node("a"), "A"), *gone, item(press("k", "a"), "K"))
    assert key_guard(book, keys_listed("a"), CALM) is None
    for key in gone:
        call = Operation(TREE, key.key, OpState.SENDING, verb=Verb.DELETE, rid=key.rid, parent="A")
        with journal.transaction() as work:
            work.put_op(call)
    assert key_guard(book, keys_listed("a"), CALM) is None
    assert key_guard(book, keys_listed("x"), CALM) is None, "a node that is not known here"


def test_a_tree_that_lost_most_of_its_keys_one_at_a_node():
    nodes = "abcd"
    book = book_of(*(item(node(n), n.upper()) for n in nodes), *(keys_of(n, 1)[0] for n in nodes))
    for n in nodes:
        assert key_guard(book, keys_listed(n), CALM) is None
    shown = {"A": {"A1"}, "B": {"B1"}, "C": set(), "D": set()}
    assert all_keys_guard(book, shown, CALM) is None, "just inside: half of them is there"
    assert "1 of the 4 keys of “tree”" in str(all_keys_guard(book, shown | {"B": set()}, CALM))
    del shown["C"], shown["D"]
    assert all_keys_guard(book, shown | {"B": set()}, CALM) is None, "too few to say anything"


def test_a_question_stays_until_every_list_that_raised_it_was_taken_in(opened):
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"))
    lists = [(Kind.NODE, "T"), (Kind.KEY, "A"), ALL_KEYS]
    with journal.transaction() as work:
        for scope, cause in zip(lists, ("First", "Second", "Third"), strict=True):
            ask(work, book, phrase(cause), scope)
    assert asked(book.record) == Guard(phrase("First"), frozenset(lists))
    for scope in lists:
        assert is_asked(book.record)
        with journal.transaction() as work:
            settle(work, book, (Kind.KEY, "B"))
            settle(work, book, scope)
    assert asked(book.record) is None
    assert "guard" not in book.record.notes


def test_a_question_about_the_keys_of_a_node_ends_with_the_node(opened):
    journal, book = opened(item(node("a"), "A"))
    with journal.transaction() as work:
        ask(work, book, phrase("Odd"), (Kind.KEY, "GONE"))
        settle(work, book, (Kind.NODE, "T"))
    assert not is_asked(book.record)


def test_a_list_that_shows_all_is_believed_whatever_it_shows_besides():
    book = book_of(*(item(node(n), n.upper()) for n in "abcd"), item(node("new")))
    assert node_guard(book, nodes_listed("A", "B", "C", "D", "X"), CALM) is None
    assert node_guard(book_of(item(node("new"))), nodes_listed(), CALM) is None


@pytest.mark.parametrize(("count", "is_asked_about"), [(1, False), (2, True), (3, True)])
def test_an_entry_that_is_gone_is_asked_about_unless_it_was_alone(count, is_asked_about):
    book = book_of(*(item(node(n), n.upper()) for n in "abc"[:count]))
    found = node_guard(book, nodes_listed(*"BC"[: count - 1]), CALM)
    assert (found is not None) is is_asked_about
    unrooted = book_of(*(item(node(n), n.upper()) for n in "abc"[:count]), root=None)
    assert node_guard(unrooted, nodes_listed(*"BC"[: count - 1]), CALM) is None


def test_an_entry_that_is_deleted_here_is_not_missed():
    book = book_of(replace(item(node("a"), "A"), local=None), item(node("b"), "B"))
    assert node_guard(book, nodes_listed("B"), CALM) is None


@pytest.mark.parametrize(("count", "is_asked_about"), [(2, False), (3, True)])
def test_of_few_nodes_that_are_all_gone_little_can_be_said(count, is_asked_about):
    book = book_of(*(item(node(n), n.upper()) for n in "bcd"[:count]), root=None)
    found = node_guard(book, nodes_listed(), CALM)
    assert (found is not None) is is_asked_about


def test_the_moment_ends_when_it_says():
    moment = Moment({node_key("a"): Recent(None, 15.0)}, 15.0)
    assert not moment.is_recent(node_key("a"))
    assert replace(moment, now=14.9).is_recent(node_key("a"))
    assert not replace(moment, now=14.9).is_recent(node_key("b"))


def test_a_list_lags_when_it_shows_what_was_there_before():
    before, after = node("a", "before"), node("a", "after")
    moment = Moment({node_key("a"): Recent(before, 15.0)}, 10.0)
    assert moment.lags(node_key("a"), before)
    assert not moment.lags(node_key("a"), after)
    assert not moment.lags(node_key("a"), None)
    assert not moment.lags(node_key("b"), before)
    assert not replace(moment, now=15.0).lags(node_key("a"), before)


def test_keys_of_other_nodes_do_not_count_for_a_node():
    book = book_of(item(node("a"), "A"), item(node("b"), "B"), *keys_of("a", 2), *keys_of("b", 5))
    assert key_guard(book, keys_listed("a", 1, 2), CALM) is None
    assert "0 of the 2 keys" in str(key_guard(book, keys_listed("a"), CALM))


def test_a_node_that_is_gone_here_is_called_as_it_was():
    book = book_of(replace(item(node("a", "Sales"), "A"), local=None), *keys_of("a", 3))
    assert "of “Sales”" in str(key_guard(book, keys_listed("a"), CALM))


def test_a_question_says_what_it_is_about(opened):
    journal, book = opened(item(node("a"), "A"))
    assert asked(book.record) is None
    assert not is_asked(book.record)
    with journal.transaction() as work:
        settle(work, book, (Kind.NODE, "T"))
        ask(work, book, phrase("Odd {n}", n=1), (Kind.NODE, "T"))
    one = asked(book.record)
    assert str(one.cause) == "Odd 1"
    with journal.transaction() as work:
        ask(work, book, phrase("Other"), (Kind.KEY, "A"))
    two = asked(book.record)
    assert two.scopes == {(Kind.NODE, "T"), (Kind.KEY, "A")}
    assert len(two.doubts) == 2
    assert one.doubts < two.doubts


def test_keys_of_a_whole_tree_that_is_not_known_here():
    book = book_of(item(node("a"), "A"), *keys_of("a", 4))
    assert all_keys_guard(book, {"X": set()}, CALM) is None
    assert "0 of the 4" in str(all_keys_guard(book, {"A": set(), "X": {"K"}}, CALM))
    lately = Moment({keypress_key(f"a{n}"): Recent(None, 15.0) for n in range(1, 5)}, 10.0)
    assert all_keys_guard(book, {"A": set()}, lately) is None


def test_only_keys_of_a_node_that_is_gone_end_with_it(opened):
    journal, book = opened(item(node("a"), "A"))
    lists = {(Kind.NODE, "T"), (Kind.KEY, "A"), ALL_KEYS}
    with journal.transaction() as work:
        for scope in sorted(lists):
            ask(work, book, phrase("Odd"), scope)
        settle(work, book, (Kind.KEY, "elsewhere"))
    assert asked(book.record).scopes == lists
