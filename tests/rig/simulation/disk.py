"""A database in memory that outlives crashes, and a disk that fails when its seed says so."""

import random
import sqlite3
from collections.abc import Callable
from functools import cache

from ivr_designer.sync.journal import Journal


@cache
def _empty_journal() -> bytes:
    """The file that a journal makes of nothing, once for all lives."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    journal = Journal(None, connect_to=lambda: db)
    journal.open()
    content = db.serialize()
    journal.close()
    return content


class SimDisk:
    """Hands out connections to one database. `fail` is the chance that a commit or a write fails. `on_item`
    is told the remote id and ours of whatever gets or has one.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.fail = 0.0
        self.on_item: Callable[[str, str], None] = lambda rid, lid: None
        self.db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.db.deserialize(_empty_journal())

    def connect(self) -> "SimConnection":
        if self.db.in_transaction:  # whoever was at it is dead
            self.db.execute("ROLLBACK")
        return SimConnection(self)

    def end(self) -> None:
        self.db.close()


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
        if sql.startswith("INSERT INTO item(") and parameters[4] is not None:
            disk.on_item(parameters[4], parameters[2])
        return disk.db.execute(sql, parameters)

    def executemany(self, sql, rows):
        return self._disk.db.executemany(sql, rows)

    def executescript(self, sql):
        return self._disk.db.executescript(sql)

    def cursor(self):
        return self._disk.db.cursor()

    def close(self) -> None:
        self._closed = True
