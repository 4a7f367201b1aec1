"""One unit of work on the journal: rows are written at once, the book in memory follows after the commit."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, Vertex, vertex_key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import Position
from ivr_designer.sync import records, tables
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.contract import ActivityEntry
from ivr_designer.sync.operations import Operation
from ivr_designer.sync.values import ItemKey, Kind


class Transaction:
    """Made by `Journal.transaction`. What it wrote is in `book` only after the block ended without an error."""

    def __init__(self, db: sqlite3.Connection, book: Book, now: float) -> None:
        self._db = db
        self._book = book
        self.now = now
        self._later: list[Callable[[], None]] = []
        self.logged: list[ActivityEntry] = []
        self.is_used = False

    def _then(self, effect: Callable[[], object]) -> None:
        self.is_used = True
        self._later.append(lambda: (effect(), None)[1])

    def apply(self) -> None:
        """Let the book follow. Called by the journal."""
        for effect in self._later:
            effect()

    def put_tree(self, record: TreeRecord) -> None:
        """Store a tree's own record; a new one appears in the book."""
        tables.put_tree(self._db, record)

        def effect() -> None:
            known = self._book.trees.get(record.id)
            if known is None:
                self._book.trees[record.id] = TreeBook(record)
            else:
                known.record = record
                known.version += 1

        self._then(effect)

    def drop_tree(self, tree: TreeId) -> None:
        """Forget a tree."""
        tables.drop_tree(self._db, tree)
        self._then(lambda: self._book.trees.pop(tree, None))

    def put_item(self, tree: TreeId, item: Item) -> None:
        """Store an item's state; an item with nothing left to remember is forgotten."""
        tables.put_item(self._db, tree, item)
        self._then(lambda: self._book.trees[tree].put_item(item))

    def put_op(self, op: Operation) -> Operation:
        """Store an operation and return it with its place in the journal."""
        stored = replace(op, seq=tables.put_op(self._db, op, self.now))

        def effect() -> None:
            if op.tree in self._book.trees:
                self._book.trees[op.tree].put_op(stored)

        self._then(effect)
        return stored

    def put_spot(self, tree: TreeId, vertex: Vertex, position: Position | None) -> None:
        """Store or forget a hand-made place."""
        key = (tree, vertex_key(vertex))
        self._db.execute("DELETE FROM spot WHERE tree=? AND vertex=?", key)
        if position is None:
            self._then(lambda: self._book.trees[tree].spots.pop(vertex, None))
            return
        self._db.execute("INSERT INTO spot VALUES(?,?,?,?)", (*key, *position))

        def effect() -> None:
            self._book.trees[tree].spots[vertex] = position

        self._then(effect)

    def put_loose(self, tree: TreeId, destination: Destination, *, loose: bool) -> None:
        """Store or forget a loose box."""
        key = (tree, vertex_key(destination))
        self._db.execute("DELETE FROM loose WHERE tree=? AND vertex=?", key)
        if loose:
            self._db.execute("INSERT INTO loose VALUES(?,?)", key)
            self._then(lambda: self._book.trees[tree].loose.add(destination))
        else:
            self._then(lambda: self._book.trees[tree].loose.discard(destination))

    def set_meta(self, key: str, value: str) -> None:
        """Set a small fact."""
        tables.put_meta(self._db, key, value)

        def effect() -> None:
            self._book.meta[key] = value

        self._then(effect)

    def log(
        self, text: Phrase, result: Phrase | None = None, *, ok: bool = True, call: str = "",
        took_ms: float | None = None, words: str = "", tree: TreeId | None = None, item: ItemKey | None = None,
    ) -> ActivityEntry:  # fmt: skip
        """Add a line to the activity log; it is in `logged` as well."""
        done = result if result is not None else phrase("Done")
        seq = self._db.execute(
            "INSERT INTO log(at,tree,kind,item,text,result,ok,call,took_ms,words) VALUES(?,?,?,?,?,?,?,?,?,?)",
            (self.now, tree, item[0].value if item else None, item[1] if item else None, records.phrase_to_text(text),
             records.phrase_to_text(done), int(ok), call, took_ms, words),
        ).lastrowid  # fmt: skip
        entry = ActivityEntry(
            seq or 0, self.now, text, done, ok, call, took_ms, words, tree,
            None if item is None or item[0] is Kind.TREE else item[1],  # type: ignore[arg-type]
        )  # fmt: skip
        self.logged.append(entry)
        self.is_used = True
        return entry

    def put_snapshot(self, tree: TreeId, digest: str, reason: str, body: str) -> None:
        """Store a picture of a tree once; seeing it again renews its date."""
        self._db.execute(
            "INSERT INTO snap VALUES(?,?,?,?,?,?) ON CONFLICT(tree,hash) DO UPDATE SET seen_at=excluded.seen_at",
            (digest, tree, self.now, self.now, reason, body),
        )
        self.is_used = True
