"""One unit of work on the journal: the book in memory follows at once, rows are written before the commit."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, Vertex, vertex_key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import Position
from ivr_designer.sync import many_rows, records, tables
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.operations import Operation, OpState, new_operation
from ivr_designer.sync.pending import Pending
from ivr_designer.sync.values import ItemKey, Kind


class Transaction:
    """Made by `Journal.transaction`. Its effects show in the book at once, to whoever holds the journal's
    lock; when the block fails, the book goes back to what it was.
    """

    def __init__(self, db: sqlite3.Connection, book: Book, now: float, who: str = "") -> None:
        self._connection = db
        self._begun = False
        self._book = book
        self.now = now
        self.who = who
        self._back: list[Callable[[], object]] = []
        self._pending = Pending()
        self._next_seq = 0
        self.logged: list[ActivityEntry] = []
        self.is_used = False

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection, with a transaction open: one that reads only costs nothing."""
        if not self._begun:
            self._connection.execute("BEGIN IMMEDIATE")
            self._begun = True
        return self._connection

    def _done(self, back: Callable[[], object]) -> None:
        self.is_used = True
        self._back.append(back)

    def undo(self) -> None:
        """Take the effects out of the book again. Called by the journal."""
        while self._back:
            self._back.pop()()

    def write(self) -> None:
        """Write what is not written yet: before the commit, and before the tables are asked anything."""
        pending, self._pending = self._pending, Pending()
        if not pending.is_empty:
            pending.write(self._db, self.now)

    def put_tree(self, record: TreeRecord) -> None:
        """Store a tree's own record; a new one appears in the book."""
        tables.put_tree(self._db, record)
        trees = self._book.trees
        known = trees.get(record.id)
        if known is None:
            trees[record.id] = TreeBook(record)
            self._done(lambda: trees.pop(record.id))
            return
        before = known.record
        known.put_record(record)
        self._done(lambda: known.put_record(before))

    def put_note(self, record: TreeRecord, name: str, note: object) -> None:
        """Store a note of a tree in place of the one of that name, if it differs; an empty one goes."""
        notes = {k: v for k, v in record.notes.items() if k != name}
        if note:
            notes[name] = note
        if notes != record.notes:
            self.put_tree(replace(record, notes=notes))

    def drop_tree(self, tree: TreeId) -> None:
        """Forget a tree."""
        self.write()
        tables.drop_tree(self._db, tree)
        known = self._book.trees.pop(tree, None)
        if known is not None:
            self._done(lambda: self._book.trees.__setitem__(tree, known))

    def put_item(self, tree: TreeId, item: Item) -> None:
        """Store an item's state; an item with nothing left to remember is forgotten."""
        self.put_items(tree, (item,))

    def put_items(self, tree: TreeId, items: Iterable[Item]) -> None:
        """Store the states of items, in turn."""
        book = self._book.trees[tree]
        before: dict[ItemKey, Item | None] = {}
        self._back.append(lambda: book.put_items(was or Item(key) for key, was in before.items()))
        book.put_items(items, before)
        self._pending.items(book, before)
        self.is_used |= bool(before)

    def put_op(self, op: Operation) -> Operation:
        """Store an operation and return it with its place in the journal."""
        is_new = op.seq == 0
        stored = replace(op, seq=self._take_seqs(1)) if is_new else op
        book = self._book.trees.get(op.tree)
        if book is not None:
            before = (book.ops.get(op.item), book.flying.get(op.item))
            book.put_op(stored)
            self._done(lambda: book.set_ops(op.item, *before))
        self._pending.op(stored, is_new=is_new)
        self.is_used = True
        return stored

    def open_ops(self, tree: TreeId, items: Sequence[ItemKey]) -> None:
        """Open operations of items for which none waits."""
        if items:
            book, first = self._book.trees[tree], self._take_seqs(len(items))
            ops = [new_operation(tree, key, seq) for seq, key in enumerate(items, first)]
            book.add_waiting(ops)
            self._done(lambda: book.drop_waiting(ops))
            self._pending.opened(ops)

    def end_ops(self, tree: TreeId, ops: Sequence[Operation], state: OpState) -> None:
        """End operations of a tree that wait."""
        if ops:
            book = self._book.trees[tree]
            for op in ops:
                op.check(state)
            book.drop_waiting(ops)
            self._done(lambda: book.add_waiting(ops))
            self._pending.ended(ops, state)

    def _take_seqs(self, count: int) -> int:
        """The first of so many places for new operations. None is used twice: only this connection writes."""
        first = self._next_seq or many_rows.last_seq(self._db) + 1
        self._next_seq = first + count
        return first

    def put_spot(self, tree: TreeId, vertex: Vertex, position: Position | None) -> None:
        """Store or forget a hand-made place."""
        self.put_spots(tree, {vertex: position})

    def put_spots(self, tree: TreeId, spots: Mapping[Vertex, Position | None]) -> None:
        """Store or forget hand-made places."""
        book = self._book.trees[tree]
        before = {vertex: book.spots.get(vertex) for vertex in spots}
        book.put_spots(spots)
        self._done(lambda: book.put_spots(before))
        self._pending.spots(book, spots)

    def put_loose(self, tree: TreeId, destination: Destination, *, loose: bool) -> None:
        """Store or forget a loose box."""
        key = (tree, vertex_key(destination))
        self._db.execute("DELETE FROM loose WHERE tree=? AND vertex=?", key)
        if loose:
            self._db.execute("INSERT INTO loose VALUES(?,?)", key)
        boxes = self._book.trees[tree].loose
        was = destination in boxes
        (boxes.add if loose else boxes.discard)(destination)
        self._done(lambda: (boxes.add if was else boxes.discard)(destination))

    def set_meta(self, key: str, value: str) -> None:
        """Set a small fact."""
        tables.put_meta(self._db, key, value)
        meta = self._book.meta
        before = meta.get(key)
        meta[key] = value
        self._done(lambda: meta.pop(key) if before is None else meta.__setitem__(key, before))

    def drop_meta(self, key: str) -> None:
        """Forget a small fact."""
        meta = self._book.meta
        if key in meta:
            tables.drop_meta(self._db, key)
            before = meta.pop(key)
            self._done(lambda: meta.__setitem__(key, before))

    def log(
        self, text: Phrase, result: Phrase | None = None, *, ok: bool = True, call: str = "",
        took_ms: float | None = None, words: str = "", tree: TreeId | None = None,
        item: ItemKey | None = None, who: str | None = None,
    ) -> ActivityEntry:  # fmt: skip
        """Add a line to the activity log; it is in `logged` as well. `who` is whoever uses this journal, if
        nobody else is named.
        """
        who = self.who if who is None else who
        done = result if result is not None else phrase("Done")
        seq = self._db.execute(
            "INSERT INTO log(at,tree,kind,item,text,result,ok,call,took_ms,words,who)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?)",
            (self.now, tree, item[0].value if item else None, item[1] if item else None,
            records.phrase_to_text(text),
             records.phrase_to_text(done), int(ok), call, took_ms, words, who),
        ).lastrowid  # fmt: skip
        entry = ActivityEntry(
            seq or 0, self.now, text, done, ok, call, took_ms, words, tree,
            None if item is None or item[0] is Kind.TREE else item[1],  # type: ignore[arg-type]
            who,
        )  # fmt: skip
        self.logged.append(entry)
        self.is_used = True
        return entry

    def put_snapshot(self, tree: TreeId, digest: str, reason: str, body: str) -> None:
        """Store a picture of a tree once; seeing it again renews its date."""
        self._db.execute(
            "INSERT INTO snap VALUES(?,?,?,?,?,?)"
            " ON CONFLICT(tree,hash) DO UPDATE SET seen_at=excluded.seen_at",
            (digest, tree, self.now, self.now, reason, body),
        )
        self.is_used = True

    def drop_snapshots(self, before: float) -> None:
        """Forget pictures that were not seen since (Unix seconds)."""
        self._db.execute("DELETE FROM snap WHERE seen_at < ?", (before,))
        self.is_used = True

    def drop_finished(self, before: float) -> None:
        """Forget operations that were finished before then (Unix seconds)."""
        self.write()
        self._db.execute("DELETE FROM op WHERE closed_at < ?", (before,))
        self.is_used = True

    def drop_log(self, until: int) -> None:
        """Forget the lines of activity up to this one, by its `seq`."""
        self._db.execute("DELETE FROM log WHERE seq <= ?", (until,))
        self.is_used = True
