"""Rows of the journal from and to values. Plain functions over an open connection."""

import json
import sqlite3
from typing import Any

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Destination, parse_vertex_key, vertex_key
from ivr_designer.sync import many_rows, records
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.many_rows import OP_COLUMNS
from ivr_designer.sync.operations import CLOSED, Operation, OpState, Verb
from ivr_designer.sync.records import RecordDamaged, dumps
from ivr_designer.sync.values import Kind


def load(db: sqlite3.Connection) -> Book:
    """Everything that is open or known. Raises RecordDamaged."""
    book = Book()
    try:
        book.meta = dict(db.execute("SELECT key, value FROM meta"))
        _load_trees(db, book)
        _load_items(db, book)
        sql = f"SELECT seq,{OP_COLUMNS} FROM op WHERE state IN {_open_states()} ORDER BY seq"  # noqa: S608
        for row in db.execute(sql):
            if row[1] in book.trees:
                book.trees[row[1]].put_op(_op(row))
    except (ValueError, KeyError, TypeError) as error:
        raise RecordDamaged(str(error)) from error
    return book


def _open_states() -> str:
    return "('" + "','".join(s.value for s in OpState if s not in CLOSED) + "')"


def _load_trees(db: sqlite3.Connection, book: Book) -> None:
    sql = "SELECT id,root,base_root,mode,path,tests,extra,loaded,gone,notes FROM tree"
    for tid, root, base_root, mode, path, tests, extra, loaded, gone, notes in db.execute(sql):
        record = TreeRecord(
            TreeId(tid), _node(root), _node(base_root), Mode(mode), path, tuple(json.loads(tests)),
            json.loads(extra), bool(loaded), bool(gone), json.loads(notes),
        )  # fmt: skip
        book.trees[record.id] = TreeBook(record)


def _load_items(db: sqlite3.Connection, book: Book) -> None:
    for row in db.execute("SELECT tree,kind,id,place,rid,base,local,theirs,has_theirs,fence,ghost FROM item"):
        value = records.from_text
        item = Item(
            (Kind(row[1]), row[2]), row[3], row[4], value(row[5]), value(row[6]), value(row[7]), bool(row[8]),
            row[9], row[10],
        )  # fmt: skip
        book.trees[row[0]].put_item(item)
    for tree, text, x, y in db.execute("SELECT tree,vertex,x,y FROM spot"):
        vertex = parse_vertex_key(text)
        if vertex is not None:
            book.trees[tree].spots[vertex] = (x, y)
    for tree, text in db.execute("SELECT tree,vertex FROM loose"):
        vertex = parse_vertex_key(text)
        if isinstance(vertex, Destination):
            book.trees[tree].loose.add(vertex)


def _node(text: str | None) -> NodeId | None:
    return None if text is None else NodeId(text)


def _op(row: tuple[Any, ...]) -> Operation:
    (
        seq,
        tree,
        kind,
        item,
        state,
        verb,
        want,
        rid,
        parent,
        pre_ids,
        exp,
        attempt,
        sent_at,
        why,
        words,
        notes,
    ) = row
    return Operation(
        TreeId(tree), (Kind(kind), item), OpState(state), seq, Verb(verb) if verb else None, want, rid,
        parent,
        frozenset(json.loads(pre_ids)), exp, attempt, sent_at, records.phrase_from_text(why), words,
        json.loads(notes),
    )  # fmt: skip


def put_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set a small fact."""
    db.execute(
        "INSERT INTO meta VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value", (key, value)
    )


def drop_meta(db: sqlite3.Connection, key: str) -> None:
    """Forget a small fact."""
    db.execute("DELETE FROM meta WHERE key=?", (key,))


def put_tree(db: sqlite3.Connection, record: TreeRecord) -> None:
    """Store a tree's own record."""
    db.execute(
        "INSERT INTO tree(id,root,base_root,mode,path,tests,extra,loaded,gone,notes)"
        " VALUES(?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT(id) DO UPDATE SET root=excluded.root, base_root=excluded.base_root, mode=excluded.mode,"
        " path=excluded.path, tests=excluded.tests, extra=excluded.extra, loaded=excluded.loaded,"
        " gone=excluded.gone, notes=excluded.notes",
        (record.id, record.root, record.base_root, record.mode.value, record.path, dumps(list(record.tests)),
         dumps(dict(record.extra)), int(record.loaded), int(record.gone), dumps(dict(record.notes))),
    )  # fmt: skip


def drop_tree(db: sqlite3.Connection, tree: TreeId) -> None:
    """Forget a tree with its items and open operations; the log and snapshots stay."""
    db.execute("DELETE FROM tree WHERE id=?", (tree,))
    db.execute(
        f"UPDATE op SET state='superseded' WHERE tree=? AND state IN {_open_states()}",  # noqa: S608
        (tree,),
    )


def put_places(db: sqlite3.Connection, book: TreeBook) -> None:
    """Store all hand-made places and loose boxes of a tree anew."""
    db.execute("DELETE FROM spot WHERE tree=?", (book.id,))
    db.execute("DELETE FROM loose WHERE tree=?", (book.id,))
    many_rows.write_spots(db, book.id, book.spots)
    db.executemany("INSERT INTO loose VALUES(?,?)", [(book.id, vertex_key(v)) for v in book.loose])


def rewrite(db: sqlite3.Connection, book: Book, now: float) -> None:
    """Make the file say what `book` says. Operations the book does not know are superseded, not deleted."""
    db.execute("DELETE FROM tree")
    db.execute(f"UPDATE op SET state='superseded' WHERE state IN {_open_states()}")  # noqa: S608
    for tree in book.trees.values():
        put_tree(db, tree.record)
        many_rows.write_items(db, tree.id, [(None, item) for item in tree.items.values()])
        for op in (*tree.ops.values(), *tree.flying.values()):
            if not many_rows.change_operation(db, op, now):  # the file was made anew
                many_rows.add_operation(db, op, now)
        put_places(db, tree)
    db.execute("DELETE FROM meta")
    for key, value in book.meta.items():
        put_meta(db, key, value)
