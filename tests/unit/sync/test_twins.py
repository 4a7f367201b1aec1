"""Creates that arrive after they had been given up."""

from ivr_designer.sync import twins
from ivr_designer.sync.operations import Operation, Verb
from ivr_designer.sync.records import to_text
from ivr_designer.sync.values import Kind, node_key
from tests.helpers.sync_values import TREE, item, memory_journals, node, press

A = node_key(node("a").id)


def given_up(journal, book, lid="a"):
    want = to_text(node("", "Slow"))
    op = Operation(TREE, node_key(node(lid).id), verb=Verb.CREATE, parent="T", want=want)
    with journal.transaction() as work:
        twins.gave_up(work, book, op)


def test_what_was_given_up_is_recognised_until_its_late_look():
    with memory_journals() as opened:
        journal, book = opened(item(node("a", "Slow"), "R"))
        given_up(journal, book)
        given_up(journal, book)
        scope = (Kind.NODE, "T")
        assert twins.original_of(book, scope, node("X", "Slow")) == "a"
        assert twins.original_of(book, scope, node("X", "Other")) is None
        assert twins.original_of(book, (Kind.NODE, "U"), node("X", "Slow")) is None
        with journal.transaction() as work:
            twins.looked_for(work, book, (Kind.NODE, "U"))
        assert twins.original_of(book, scope, node("X", "Slow")) == "a"
        with journal.transaction() as work:
            twins.looked_for(work, book, scope)
        assert twins.original_of(book, scope, node("X", "Slow")) is None
        assert book.record.notes == {}


def test_twins_are_named_while_both_are_there():
    with memory_journals() as opened:
        journal, book = opened(item(node("a"), "R"), item(node("b"), "S"), item(press("k", "a"), "K"))
        with journal.transaction() as work:
            twins.note(work, book, "b", "a")
            twins.note(work, book, "gone", "k")
        assert twins.twins(book) == {node_key(node("b").id): "a"}
        with journal.transaction() as work:
            twins.keep_both(work, book, {"b", "gone"})
        assert twins.twins(book) == {}
        assert book.record.notes == {}
