"""Rows of a transaction that are not written yet. They are written together, each once, when the transaction
ends or is about to read; the book is ahead of them.
"""

import sqlite3
from collections.abc import Iterable

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.sync import many_rows
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.values import ItemKey


class Pending:
    """Told of every change after the book was."""

    def __init__(self) -> None:
        self._items: dict[TreeBook, dict[ItemKey, Item | None]] = {}  # as the file has them
        self._spots: dict[TreeBook, set[Vertex]] = {}
        self._opened: dict[int, Operation] = {}
        self._added: dict[int, Operation] = {}
        self._moved: dict[int, Operation] = {}
        self._ended: dict[OpState, list[int]] = {}

    @property
    def is_empty(self) -> bool:
        """True when nothing is to be written."""
        return not (self._items or self._spots or self._opened or self._added or self._moved or self._ended)

    def items(self, book: TreeBook, before: dict[ItemKey, Item | None]) -> None:
        """Items are not as they were `before`, which is kept and added to."""
        if before and (file := self._items.setdefault(book, before)) is not before:
            for key, was in before.items():
                file.setdefault(key, was)

    def spots(self, book: TreeBook, vertices: Iterable[Vertex]) -> None:
        """Hand-made places came, went or changed."""
        self._spots.setdefault(book, set()).update(vertices)

    def opened(self, ops: Iterable[Operation]) -> None:
        """Operations were opened as `new_operation` makes them."""
        self._opened.update((op.seq, op) for op in ops)

    def op(self, op: Operation, *, is_new: bool) -> None:
        """An operation has a new state."""
        is_new = is_new or self._opened.pop(op.seq, None) is not None or op.seq in self._added
        (self._added if is_new else self._moved)[op.seq] = op

    def ended(self, ops: Iterable[Operation], state: OpState) -> None:
        """Operations, given as they were, came to a state, and nothing else of them changed."""
        for op in ops:
            if op.seq in self._opened or op.seq in self._added or op.seq in self._moved:
                self.op(op.to(state), is_new=False)
            else:
                self._ended.setdefault(state, []).append(op.seq)

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write it all."""
        for book, items in self._items.items():
            known = book.items
            many_rows.write_items(db, book.id, [(was, known.get(key)) for key, was in items.items()])
        self._write_new(db, now)
        for state, seqs in self._ended.items():
            many_rows.end_operations(db, seqs, state, now)
        for op in self._moved.values():
            many_rows.change_operation(db, op, now)
        for book, vertices in self._spots.items():
            many_rows.write_spots(db, book.id, {v: book.spots.get(v) for v in vertices})

    def _write_new(self, db: sqlite3.Connection, now: float) -> None:
        """New operations in the order of their places, each of which is the next one."""
        if not self._added:
            many_rows.open_operations(db, self._opened.values(), now)
            return
        for seq in sorted(self._opened.keys() | self._added.keys()):
            if seq in self._added:
                many_rows.add_operation(db, self._added[seq], now)
            else:
                many_rows.open_operations(db, [self._opened[seq]], now)
