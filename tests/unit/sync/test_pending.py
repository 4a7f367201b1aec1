"""Rows that are written together leave in the file what is in the book, in few statements."""

import random
import sqlite3
from dataclasses import replace

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync import tables
from ivr_designer.sync.book import Item, TreeRecord
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.operations import IllegalStep, Operation, OpState, Verb
from ivr_designer.sync.values import Kind, TreeFacts, keypress_key, node_key, tree_key
from tests.helpers.sync_values import TREE, item, node, press

QUEUE = Destination(DestinationKind.QUEUE, "Q")


class Counting:
    """A connection that notes what it is told."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.said: list[str] = []

    def execute(self, sql, parameters=()):
        self.said.append(sql)
        return self.db.execute(sql, parameters)

    def executescript(self, sql):
        return self.db.executescript(sql)

    def __getattr__(self, name):
        return getattr(self.db, name)


@pytest.fixture
def connection():
    made = Counting()
    yield made
    made.db.close()


@pytest.fixture
def journal(connection):
    made = Journal(None, connect_to=lambda: connection, now=lambda: 5.0)
    made.open()
    facts = TreeFacts("tree")
    with made.transaction() as work:
        work.put_tree(TreeRecord(TREE))
        work.put_item(TREE, Item(tree_key(TREE), 0, "T", facts, facts))
    connection.said.clear()
    yield made
    made.close()


def known(journal):
    """All that is said of the tree, in any order."""
    return _of(journal.book.trees[TREE])


def filed(connection):
    """The same as the file says it."""
    return _of(tables.load(connection).trees[TREE])


def _of(book):
    return book.items, book.ops, book.flying, book.spots, book.by_rid


class Chance:
    """Does anything to a tree."""

    def __init__(self, seed: int) -> None:
        self.any = random.Random(seed)

    def value(self, lid: str):
        if lid.startswith("n"):
            name = self.any.choice(("one", "two", 'three "\n\\ ố\x01'))
            return self.any.choice((None, node(lid, name), node(lid, name, note="n", extra={"x": [1]})))
        owner = f"n{self.any.randrange(3)}"
        return self.any.choice(
            (None, press(lid, owner), press(lid, owner, Key.TWO, to="n1"), press(lid, "n2", sms="s"))
        )

    def item(self, book) -> Item:
        lid = self.any.choice("nk") + str(self.any.randrange(6))
        key = node_key(NodeId(lid)) if lid.startswith("n") else keypress_key(lid)
        old = book.item(key)
        how = self.any.randrange(4)
        if how == 0:
            return old.with_local(self.value(lid), book.next_place)
        if how == 1:
            return replace(old, local=old.base, place=old.place or book.next_place)
        if how == 2:
            return Item(key)
        base, both = self.value(lid), self.any.random() < 0.5
        return Item(
            key, old.place or book.next_place, self.any.choice((None, f"R{lid}")), base,
            base if both else self.value(lid), self.value(lid), self.any.random() < 0.3,
            self.any.choice((None, 2.5)), self.any.choice((None, "ghost")),
        )  # fmt: skip

    def act(self, work, book) -> None:
        how = self.any.randrange(6)
        if how == 0:
            work.put_item(TREE, self.item(book))
        elif how == 1:
            work.put_items(TREE, [self.item(book) for _ in range(self.any.randrange(9))])
        elif how == 2:
            free = [key for key in book.items if key not in book.ops]
            work.open_ops(TREE, free[: self.any.randrange(5)])
        elif how == 3:
            ops = [op for op in book.ops.values() if self.any.random() < 0.5]
            work.end_ops(TREE, ops, self.any.choice((OpState.CANCELLED, OpState.SUPERSEDED)))
        elif how == 4:
            self.operate(work, book)
        else:
            boxes = (QUEUE, NodeId("n1"), NodeId("n2"))
            spot = self.any.choice((None, (1.5, 2.0), (3.0, 4.0)))
            work.put_spots(TREE, {box: spot for box in boxes if self.any.random() < 0.5})

    def operate(self, work, book) -> None:
        for op in list(book.ops.values())[:2]:
            if op.state is OpState.NEW:
                work.put_op(op.to(OpState.HELD, why=phrase("Held"), words="w"))
            elif self.any.random() < 0.5:
                work.put_op(op.waiting_again())
        for key in list(book.items)[:2]:
            if key not in book.flying and key not in book.ops:
                op = work.put_op(Operation(TREE, key))
                call = {"want": "w", "rid": None, "parent": "p", "pre_ids": frozenset("ab")}
                work.put_op(op.sending(Verb.CREATE, **call, exp=1.0, at=2.0))


@pytest.mark.parametrize("seed", range(60))
def test_after_anything_the_file_says_what_the_book_says(journal, connection, seed):
    chance = Chance(seed)
    book = journal.book.trees[TREE]
    for _ in range(6):
        with journal.transaction() as work:
            for _ in range(chance.any.randrange(8)):
                chance.act(work, book)
                if chance.any.random() < 0.1:
                    work.write()
        assert filed(connection) == known(journal)
    every = [row[0] for row in connection.execute("SELECT seq FROM op ORDER BY seq")]
    assert every == list(range(1, len(every) + 1))
    wrong = "(closed_at IS NULL) = (state IN ('cancelled','superseded'))"
    (ended,) = connection.execute(f"SELECT count(*) FROM op WHERE {wrong}")
    assert ended == (0,)


@pytest.mark.parametrize("seed", range(20))
def test_after_a_failed_block_all_is_as_before(journal, connection, seed):
    chance = Chance(seed)
    book = journal.book.trees[TREE]
    with journal.transaction() as work:
        for _ in range(20):
            chance.act(work, book)
    before = tuple(dict(part) for part in known(journal))

    def fail(work) -> None:
        for _ in range(12):
            chance.act(work, book)
            if chance.any.random() < 0.2:
                work.write()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), journal.transaction() as work:
        fail(work)
    assert known(journal) == before == filed(connection)


@pytest.mark.parametrize("seed", range(10))
def test_one_by_one_or_together_is_the_same(seed):
    books = []
    for together in (True, False):
        db = sqlite3.connect(":memory:", isolation_level=None)
        journal = Journal(None, connect_to=lambda db=db: db)
        journal.open()
        chance = Chance(seed)
        with journal.transaction() as work:
            work.put_tree(TreeRecord(TREE))
        book = journal.book.trees[TREE]
        many = [chance.item(book) for _ in range(20)]
        with journal.transaction() as work:
            if together:
                work.put_items(TREE, many)
        for one in () if together else many:
            with journal.transaction() as work:
                work.put_item(TREE, one)
        rows = db.execute("SELECT * FROM item ORDER BY kind,id").fetchall()
        books.append((_of(book), rows))
        journal.close()
    assert books[0] == books[1]


def test_thousands_are_written_in_few_statements(journal, connection):
    book = journal.book.trees[TREE]
    nodes = [item(node(f"n{number}"), f"N{number}", place=number) for number in range(5000)]
    with journal.transaction() as work:
        work.put_items(TREE, nodes)
    assert len(connection.said) < 30
    connection.said.clear()
    with journal.transaction() as work:
        work.put_items(TREE, [one.with_local(None, 0) for one in nodes])
        work.open_ops(TREE, [one.key for one in nodes])
    assert len(connection.said) < 30
    assert not any("base" in sql for sql in connection.said)
    connection.said.clear()
    with journal.transaction() as work:
        work.put_items(TREE, nodes)
        work.end_ops(TREE, list(book.ops.values()), OpState.CANCELLED)
    assert len(connection.said) < 30
    assert filed(connection) == known(journal)


def test_what_is_put_often_is_written_once_and_nothing_when_nothing_differs(journal, connection):
    one = item(node("n"), "N")
    with journal.transaction() as work:
        work.put_item(TREE, one.with_local(None, 0))
        work.put_item(TREE, one)
    assert sum("item" in sql for sql in connection.said) == 1
    connection.said.clear()
    with journal.transaction() as work:
        work.put_item(TREE, one.with_local(None, 0))
        work.put_item(TREE, one)
    assert not any("item" in sql for sql in connection.said)


def test_a_place_in_the_journal_is_never_given_twice(journal, connection):
    with journal.transaction() as work:
        first = work.put_op(Operation(TREE, tree_key(TREE)))
        work.put_op(first.to(OpState.CANCELLED))
    with journal.transaction() as work:
        work.drop_finished(9.0)
    assert connection.execute("SELECT count(*) FROM op").fetchone() == (0,)
    with journal.transaction() as work:
        work.open_ops(TREE, [tree_key(TREE)])
    assert journal.book.trees[TREE].ops[Kind.TREE, TREE].seq == first.seq + 1


def test_operations_end_only_as_the_drawing_allows(journal):
    book = journal.book.trees[TREE]
    with journal.transaction() as work:
        work.open_ops(TREE, [tree_key(TREE)])
    with pytest.raises(IllegalStep), journal.transaction() as work:
        work.end_ops(TREE, list(book.ops.values()), OpState.UNKNOWN)
    assert book.ops[tree_key(TREE)].state is OpState.NEW
