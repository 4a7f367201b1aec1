"""Values, books and journals in memory for tests of sync."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync.book import Item, TreeBook, TreeRecord
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.values import Kind, TreeFacts, keypress_key, node_key, tree_key

TREE = TreeId("t")


def node(lid: str, name: str | None = None, text: str = "text", **more) -> Node:
    return Node(NodeId(lid), lid if name is None else name, TalkPrompt(text), **more)


def press(lid: str, owner: str, key: Key = Key.ONE, to: str | None = None, **more) -> Keypress:
    fields = {
        "action": Action.STOP if to is None else Action.NEXT_NODE,
        "next_node": to and NodeId(to),
        **more,
    }
    return Keypress(KeypressId(lid), NodeId(owner), key, **fields)


def item(value, rid: str | None = None, *, base=..., place: int = 1, **more) -> Item:
    """An item whose local state is `value`; its base the same when it has a remote id."""
    kind = node_key if isinstance(value, Node) else keypress_key
    base = (value if rid else None) if base is ... else base
    return Item(kind(value.id), place, rid, base, value, **more)


def book_of(*items: Item, root: str | None = "a", rid: str | None = "T") -> TreeBook:
    record = TreeRecord(TREE, root and NodeId(root), root and NodeId(root))
    book = TreeBook(record)
    facts = TreeFacts("tree")
    book.put_item(Item(tree_key(TREE), 0, rid, facts if rid else None, facts))
    for one in items:
        book.put_item(one)
    return book


def listing(kind: Kind, parent: str, *rows, date: float | None = 1000.0, **more) -> Listing:
    return Listing(kind, parent, {r.id: r for r in rows}, date, date or 1000.0, **more)


def memory_journal(*items: Item, **more) -> Journal:
    """An open journal in memory that holds one tree; close it."""
    journal = Journal(
        None, connect_to=lambda: sqlite3.connect(":memory:", isolation_level=None), now=lambda: 5.0
    )
    journal.open()
    book = book_of(*items, **more)
    with journal.transaction() as work:
        work.put_tree(book.record)
        for one in book.items.values():
            work.put_item(TREE, one)
    return journal


@contextmanager
def memory_journals() -> Iterator[Callable[..., tuple[Journal, TreeBook]]]:
    """Makes such journals, each with the book of its tree; they are closed at the end."""
    with ExitStack() as held:

        def make(*items: Item, **more) -> tuple[Journal, TreeBook]:
            journal = memory_journal(*items, **more)
            held.callback(journal.close)
            return journal, journal.book.trees[TREE]

        yield make


@contextmanager
def held_by_another(lock):
    """The lock is with another thread, as while that one stores a large edit."""
    has_it, may_end = threading.Event(), threading.Event()

    def hold():
        with lock:
            has_it.set()
            may_end.wait()

    other = threading.Thread(target=hold)
    other.start()
    has_it.wait()
    try:
        yield
    finally:
        may_end.set()
        other.join()
