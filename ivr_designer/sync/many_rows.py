"""Items, operations and places written to the journal's tables, one or thousands: in few statements, and of
a row only what changed. Plain functions over an open connection.

At each statement another thread may have its turn of Python, for 5 ms if it has much to do; so that thousands
of statements would take long whatever each of them costs.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, TypeVar

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Vertex, vertex_key
from ivr_designer.domain.tree import Position
from ivr_designer.sync.book import Item
from ivr_designer.sync.operations import CLOSED, Operation, OpState
from ivr_designer.sync.records import dumps, phrase_to_text, to_text
from ivr_designer.sync.values import ItemKey, Kind

T = TypeVar("T")
Row = tuple[Any, ...]
Form = tuple[str, str, str]

_PARTS = (4096, 1024, 256, 64, 16, 4, 1)
"""So many rows have a statement: few lengths, for each is compiled once and kept."""
_MOST_VALUES = 12_288
"""In one statement; SQLite takes 32,766."""

OP_COLUMNS = "tree,kind,item,state,verb,want,rid,parent,pre_ids,exp,attempt,sent_at,why,words,notes"

_REPLACE = (
    " ON CONFLICT(tree,kind,id) DO UPDATE SET place=excluded.place, rid=excluded.rid, base=excluded.base,"
    " local=excluded.local, theirs=excluded.theirs, has_theirs=excluded.has_theirs, fence=excluded.fence,"
    " ghost=excluded.ghost"
)
_WHOLE = (
    "INSERT INTO item(tree,kind,id,place,rid,base,local,theirs,has_theirs,fence,ghost)"
    " SELECT ?,?,column1,column2,column3,column4,column5,column6,column7,column8,column9 FROM (VALUES",
    "(?,?,?,?,?,?,?,?,?)", f") WHERE true{_REPLACE}",
)  # fmt: skip
_OURS = (
    "INSERT INTO item(tree,kind,id,place,local,has_theirs) SELECT ?,?,column1,column2,column3,0 FROM (VALUES",
    "(?,?,?)", f") WHERE true{_REPLACE}",
)  # fmt: skip
_LOCAL = (
    "INSERT INTO item(tree,kind,id,local,place,has_theirs) SELECT ?,?,column1,column2,0,0 FROM (VALUES",
    "(?,?)", ") WHERE true ON CONFLICT(tree,kind,id) DO UPDATE SET local=excluded.local",
)  # fmt: skip
_NO_LOCAL = ("UPDATE item SET local=NULL WHERE tree=? AND kind=? AND id IN (", "?", ")")
_AS_BASE = ("UPDATE item SET local=base WHERE tree=? AND kind=? AND id IN (", "?", ")")
_NO_ITEM = ("DELETE FROM item WHERE tree=? AND kind=? AND id IN (", "?", ")")
_OPEN = (
    "INSERT INTO op(tree,kind,item,state,pre_ids,attempt,words,notes,created_at)"
    " SELECT ?,?,column1,'new','[]',0,'','{}',? FROM (VALUES",
    "(?)", ")",
)  # fmt: skip
_END = ("UPDATE op SET state=?,closed_at=? WHERE seq IN (", "?", ")")
_SPOT = (
    "INSERT INTO spot SELECT ?,column1,column2,column3 FROM (VALUES", "(?,?,?)",
    ") WHERE true ON CONFLICT(tree,vertex) DO UPDATE SET x=excluded.x, y=excluded.y",
)  # fmt: skip
_NO_SPOT = ("DELETE FROM spot WHERE tree=? AND vertex IN (", "?", ")")


@lru_cache(128)
def _statement(form: Form, count: int) -> str:
    before, each, after = form
    return before + ",".join([each] * count) + after


def _parts(rows: Sequence[T], width: int) -> Iterator[Sequence[T]]:
    begin = 0
    for size in _PARTS:
        while len(rows) - begin >= size and (size * width <= _MOST_VALUES or size == 1):
            yield rows[begin : begin + size]
            begin += size


def _write(db: sqlite3.Connection, form: Form, first: Row, rows: Sequence[Row]) -> None:
    for part in _parts(rows, len(rows[0]) if rows else 1):
        db.execute(_statement(form, len(part)), [*first, *chain.from_iterable(part)])


def _write_ids(db: sqlite3.Connection, form: Form, first: Row, ids: Sequence[object]) -> int | None:
    """The last row that was written, for a form that adds rows."""
    last = None
    for part in _parts(ids, 1):
        last = db.execute(_statement(form, len(part)), [*first, *part]).lastrowid
    return last


def write_items(
    db: sqlite3.Connection, tree: TreeId, changes: Iterable[tuple[Item | None, Item | None]]
) -> None:
    """Store items of a tree, each once, given with what the file says of it (None: nothing). One with nothing
    left to remember, or None, is forgotten.
    """
    rows = _Rows(tree)
    for was, item in changes:
        if item is None or (item.local is None and item.is_empty):
            if was is not None:
                rows.gone(was.key)
        elif was is None:
            rows.new(item)
        elif (
            item.base is was.base
            and item.rid == was.rid
            and item.theirs is was.theirs
            and item.has_theirs is was.has_theirs
            and item.place == was.place
            and item.fence == was.fence
            and item.ghost == was.ghost
        ):
            if item.local is not was.local:
                rows.local(item)
        else:
            rows.whole(item)
    rows.write(db)


class _Rows:
    """Items by how much of them is written."""

    def __init__(self, tree: TreeId) -> None:
        self._tree = tree
        self._ids: dict[tuple[Form, Kind], list[str]] = {}
        self._rows: dict[tuple[Form, Kind], list[Row]] = {}

    def gone(self, key: ItemKey) -> None:
        self._ids.setdefault((_NO_ITEM, key[0]), []).append(key[1])

    def local(self, item: Item) -> None:
        kind, lid = item.key
        if item.local is None:
            self._ids.setdefault((_NO_LOCAL, kind), []).append(lid)
        elif item.local is item.base:
            self._ids.setdefault((_AS_BASE, kind), []).append(lid)
        else:
            self._rows.setdefault((_LOCAL, kind), []).append((lid, to_text(item.local)))

    def new(self, item: Item) -> None:
        if item.rid is None and item.base is None and not (item.has_theirs or item.fence or item.ghost):
            row = (item.key[1], item.place, to_text(item.local))
            self._rows.setdefault((_OURS, item.key[0]), []).append(row)
        else:
            self.whole(item)

    def whole(self, item: Item) -> None:
        base = to_text(item.base)
        local = base if item.local is item.base else to_text(item.local)
        row = (item.key[1], item.place, item.rid, base, local, to_text(item.theirs), int(item.has_theirs),
               item.fence, item.ghost)  # fmt: skip
        self._rows.setdefault((_WHOLE, item.key[0]), []).append(row)

    def write(self, db: sqlite3.Connection) -> None:
        for (form, kind), ids in self._ids.items():
            _write_ids(db, form, (self._tree, kind.value), ids)
        for (form, kind), rows in self._rows.items():
            _write(db, form, (self._tree, kind.value), rows)


def last_seq(db: sqlite3.Connection) -> int:
    """The highest place in the journal that an operation ever had."""
    sql = (
        "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name='op'),0),"
        " coalesce((SELECT max(seq) FROM op),0))"
    )
    return int(db.execute(sql).fetchone()[0])


def open_operations(db: sqlite3.Connection, ops: Iterable[Operation], now: float) -> None:
    """Store operations as `new_operation` makes them, whose places are the next ones."""
    for (tree, kind), run in groupby(ops, lambda op: (op.tree, op.item[0])):
        together = list(run)
        last = _write_ids(db, _OPEN, (tree, kind.value, now), [op.item[1] for op in together])
        if last != together[-1].seq:
            raise sqlite3.DatabaseError(f"operation {last} was to be {together[-1].seq}")


def add_operation(db: sqlite3.Connection, op: Operation, now: float) -> None:
    """Store an operation that the file does not have."""
    sql = f"INSERT INTO op(seq,{OP_COLUMNS},created_at,closed_at) VALUES({','.join('?' * 18)})"
    db.execute(sql, (op.seq, *_op_row(op), now, _closed_at(op.state, now)))


def change_operation(db: sqlite3.Connection, op: Operation, now: float) -> bool:
    """Store a new state of an operation; False if the file does not have it."""
    sets = ",".join(f"{name}=?" for name in OP_COLUMNS.split(","))
    sql = f"UPDATE op SET {sets},closed_at=? WHERE seq=?"  # noqa: S608
    return db.execute(sql, (*_op_row(op), _closed_at(op.state, now), op.seq)).rowcount > 0


def end_operations(db: sqlite3.Connection, seqs: Sequence[int], state: OpState, now: float) -> None:
    """Store that operations came to a state, and nothing else of them."""
    _write_ids(db, _END, (state.value, _closed_at(state, now)), seqs)


def _closed_at(state: OpState, now: float) -> float | None:
    return now if state in CLOSED else None


def _op_row(op: Operation) -> Row:
    return (
        op.tree, op.item[0].value, op.item[1], op.state.value, op.verb.value if op.verb else None, op.want,
        op.rid, op.parent, dumps(sorted(op.pre_ids)), op.exp, op.attempt, op.sent_at, phrase_to_text(op.why),
        op.words, dumps(dict(op.notes)),
    )  # fmt: skip


def write_spots(db: sqlite3.Connection, tree: TreeId, spots: Mapping[Vertex, Position | None]) -> None:
    """Store hand-made places of a tree; those that are None are forgotten."""
    _write_ids(db, _NO_SPOT, (tree,), [vertex_key(v) for v, spot in spots.items() if spot is None])
    _write(db, _SPOT, (tree,), [(vertex_key(v), *spot) for v, spot in spots.items() if spot is not None])
