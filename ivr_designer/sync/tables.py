"""Rows of the journal from and to values. Plain functions over an open connection."""

import json
import sqlite3
from typing import Any

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Destination, parse_vertex_key, vertex_key
from ivr_designer.sync import records
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.operations import CLOSED, Operation, OpState, Verb
from ivr_designer.sync.records import RecordDamaged, dumps
from ivr_designer.sync.values import Kind

_OP_COLUMNS = "tree,kind,item,state,verb,want,rid,parent,pre_ids,exp,attempt,sent_at,why,words,notes"


def load(db: sqlite3.Connection) -> Book:
    """Everything that is open or known. Raises RecordDamaged."""
    book = Book()
    try:
        book.meta = dict(db.execute("SELECT key, value FROM meta"))
        _load_trees(db, book)
        _load_items(db, book)
        sql = f"SELECT seq,{_OP_COLUMNS} FROM op WHERE state IN {_open_states()} ORDER BY seq"  # noqa: S608
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


def put_item(db: sqlite3.Connection, tree: TreeId, item: Item) -> None:
    """Store an item, or forget one with nothing left to remember."""
    kind, lid = item.key
    if item.is_empty:
        db.execute("DELETE FROM item WHERE tree=? AND kind=? AND id=?", (tree, kind.value, lid))
        return
    text = records.to_text
    db.execute(
        "INSERT INTO item(tree,kind,id,place,rid,base,local,theirs,has_theirs,fence,ghost)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT(tree,kind,id) DO UPDATE SET place=excluded.place, rid=excluded.rid, base=excluded.base,"
        " local=excluded.local, theirs=excluded.theirs, has_theirs=excluded.has_theirs, fence=excluded.fence,"
        " ghost=excluded.ghost",
        (tree, kind.value, lid, item.place, item.rid, text(item.base), text(item.local), text(item.theirs),
         int(item.has_theirs), item.fence, item.ghost),
    )  # fmt: skip


def put_op(db: sqlite3.Connection, op: Operation, now: float) -> int:
    """Store an operation; returns its place in the journal."""
    closed = now if op.state in CLOSED else None
    values = (
        op.tree, op.item[0].value, op.item[1], op.state.value, op.verb.value if op.verb else None, op.want,
        op.rid,
        op.parent, dumps(sorted(op.pre_ids)), op.exp, op.attempt, op.sent_at, records.phrase_to_text(op.why),
        op.words, dumps(dict(op.notes)),
    )  # fmt: skip
    if op.seq == 0:
        marks = ",".join("?" * 17)
        sql = f"INSERT INTO op({_OP_COLUMNS},created_at,closed_at) VALUES({marks})"
        seq = db.execute(sql, (*values, now, closed)).lastrowid
        assert seq is not None
        return seq
    sets = ",".join(f"{name}=?" for name in _OP_COLUMNS.split(","))
    db.execute(f"UPDATE op SET {sets},closed_at=? WHERE seq=?", (*values, closed, op.seq))  # noqa: S608
    return op.seq


def put_places(db: sqlite3.Connection, book: TreeBook) -> None:
    """Store all hand-made places and loose boxes of a tree anew."""
    db.execute("DELETE FROM spot WHERE tree=?", (book.id,))
    db.execute("DELETE FROM loose WHERE tree=?", (book.id,))
    db.executemany(
        "INSERT INTO spot VALUES(?,?,?,?)", [(book.id, vertex_key(v), *p) for v, p in book.spots.items()]
    )
    db.executemany("INSERT INTO loose VALUES(?,?)", [(book.id, vertex_key(v)) for v in book.loose])


def rewrite(db: sqlite3.Connection, book: Book, now: float) -> None:
    """Make the file say what `book` says. Operations the book does not know are superseded, not deleted."""
    db.execute("DELETE FROM tree")
    db.execute(f"UPDATE op SET state='superseded' WHERE state IN {_open_states()}")  # noqa: S608
    for tree in book.trees.values():
        put_tree(db, tree.record)
        for item in tree.items.values():
            put_item(db, tree.id, item)
        for op in (*tree.ops.values(), *tree.flying.values()):
            put_op(db, op, now)
        put_places(db, tree)
    db.execute("DELETE FROM meta")
    for key, value in book.meta.items():
        put_meta(db, key, value)
