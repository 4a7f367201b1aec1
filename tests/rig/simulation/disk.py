"""A database in memory that outlives crashes, and a disk that fails when its seed says so."""

import random
import sqlite3
from collections.abc import Callable
from functools import cache

from ivr_designer.sync.journal import Journal
from ivr_designer.sync.schema import CHECK, PRAGMAS

TABLES = ("op", "log", "snap", "spot", "loose", "item", "tree", "meta", "sqlite_sequence")
_FREE: list[sqlite3.Connection] = []
"""Databases of lives that are over: what SQLite prepared in them is of use to the next one."""


def _empty_database() -> sqlite3.Connection:
    """What a journal makes of nothing, with the settings it makes for a connection."""
    if _FREE:
        db = _FREE.pop()
        for table in TABLES:
            db.execute(f"DELETE FROM {table}")
        return db
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    Journal(None, connect_to=lambda: db).open()
    return db


@cache
def _nothing() -> sqlite3.Connection:
    """A connection that is closed."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.close()
    return db


@cache
def _nothing_found() -> sqlite3.Cursor:
    """A cursor that has no rows (any more)."""
    return sqlite3.connect(":memory:", check_same_thread=False).execute("SELECT 1 WHERE 0")


def _rows(values, size):
    """Rows of values that stand one after the other."""
    return [values[at : at + size] for at in range(0, len(values), size)]


class _Sound:
    """The answer of a check: memory is never damaged. The rig of power cuts has SQLite really look."""

    def fetchone(self) -> tuple[str]:
        return ("ok",)


class SimDisk:
    """Hands out connections to one database. `fail` is the chance that a commit or a write fails. `on_item`
    is told the remote id and ours of whatever gets or has one.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.fail = 0.0
        self.on_item: Callable[[str, str], None] = lambda rid, lid: None
        self.db = _empty_database()

    def connect(self) -> "SimConnection":
        if self.db.in_transaction:  # whoever was at it is dead
            self.db.execute("ROLLBACK")
        return SimConnection(self)

    def end(self) -> None:
        """Whoever writes from here on writes to a closed database."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")
        _FREE.append(self.db)
        self.db = _nothing()


class SimConnection:
    """What the journal uses of a connection."""

    def __init__(self, disk: SimDisk) -> None:
        self._disk = disk
        self._closed = False

    @property
    def in_transaction(self) -> bool:
        return self._disk.db.in_transaction

    def execute(self, sql, parameters=()):
        disk = self._disk
        assert not self._closed, "a handle was used after an error"
        if disk.fail and disk.rng.random() < disk.fail:
            if sql == "COMMIT":
                # Either nothing of it is in the file, or all of it although it was reported as failed.
                disk.db.execute("ROLLBACK" if disk.rng.random() < 0.5 else "COMMIT")
                raise sqlite3.OperationalError("disk I/O error")
            if sql.startswith(("INSERT", "UPDATE", "BEGIN")):
                raise sqlite3.OperationalError("database or disk is full")
        if sql in PRAGMAS:  # made already; again, it would have SQLite prepare everything anew
            return _nothing_found()
        if sql == CHECK:
            return _Sound()
        if sql.startswith("INSERT INTO item(tree,kind,id,place,rid,"):
            for lid, _, rid, *_ in _rows(parameters[2:], 9):
                if rid is not None:
                    disk.on_item(rid, lid)
        return disk.db.execute(sql, parameters)

    def executemany(self, sql, rows):
        return self._disk.db.executemany(sql, rows)

    def executescript(self, sql):
        return self._disk.db.executescript(sql)

    def cursor(self):
        return self._disk.db.cursor()

    def close(self) -> None:
        self._closed = True
