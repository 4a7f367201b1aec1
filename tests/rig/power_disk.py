"""A disk that remembers every write and sync, and can show what a power cut would have left.

Built on apsw's VFS. The journal runs on it through a small adapter with sqlite3's manners.
"""

import random
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass
class Write:
    name: str
    offset: int
    data: bytes


@dataclass
class Truncate:
    name: str
    size: int


@dataclass
class Sync:
    name: str


@dataclass
class Delete:
    name: str


@dataclass
class Tape:
    """Everything that happened, in order; `acked` are (position on the tape, what was promised by then)."""

    events: list = field(default_factory=list)
    acked: list = field(default_factory=list)

    def promise(self, what) -> None:
        self.acked.append((len(self.events), what))


class TapeVfs(apsw.VFS):
    def __init__(self, tape: Tape, name: str) -> None:
        self.tape = tape
        super().__init__(name, "")

    def xOpen(self, name, flags):
        return TapeFile(self.tape, name, flags)

    def xDelete(self, filename, syncdir):
        self.tape.events.append(Delete(Path(filename).name))
        super().xDelete(filename, syncdir)


class TapeFile(apsw.VFSFile):
    def __init__(self, tape: Tape, name, flags) -> None:
        self.tape = tape
        text = name if isinstance(name, str) else (name.filename() if name is not None else "")
        self.name = Path(text).name
        super().__init__("", name, flags)

    def xWrite(self, data, offset):
        self.tape.events.append(Write(self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size):
        self.tape.events.append(Truncate(self.name, size))
        super().xTruncate(size)

    def xSync(self, flags):
        self.tape.events.append(Sync(self.name))
        super().xSync(flags)


class Adapter:
    """What the journal uses of a sqlite3 connection, over apsw."""

    def __init__(self, path: Path, vfs: str) -> None:
        self.db = apsw.Connection(str(path), vfs=vfs)

    @property
    def in_transaction(self) -> bool:
        return self.db.in_transaction

    def execute(self, sql, parameters=()):
        return Rows(self.db.execute(sql, parameters), self.db)

    def executemany(self, sql, rows):
        return self.db.executemany(sql, rows)

    def executescript(self, sql):
        self.db.execute(sql)

    def close(self) -> None:
        self.db.close()


class Rows:
    def __init__(self, cursor, db) -> None:
        self.cursor = cursor
        self.lastrowid = db.last_insert_rowid()

    def __iter__(self):
        return iter(self.cursor)

    def fetchone(self):
        return self.cursor.fetchone()

    def fetchall(self):
        return self.cursor.fetchall()


def image(tape: Tape, position: int, rng: random.Random, folder: Path) -> None:
    """Write to `folder` what the disk may hold after a cut at `position`: what was synced, and of the rest
    any subset, each write whole, torn between sectors, or not at all."""
    files: dict[str, bytearray] = {}
    pending: dict[str, list] = {}
    for event in tape.events[:position]:
        waiting = pending.setdefault(event.name, [])
        if isinstance(event, Sync):
            for old in waiting:
                _apply(files, old)
            waiting.clear()
        elif isinstance(event, Delete):
            files.pop(event.name, None)
            waiting.clear()
        else:
            waiting.append(event)
    keep = rng.choice((0.0, 0.3, 0.7, 1.0))
    for waiting in pending.values():
        for event in waiting:
            if rng.random() < keep:
                _apply(files, event, rng if rng.random() < 0.3 else None)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if not name.endswith("-shm"):
            (folder / name).write_bytes(bytes(content))


def _apply(files: dict[str, bytearray], event, torn: random.Random | None = None) -> None:
    content = files.setdefault(event.name, bytearray())
    if isinstance(event, Truncate):
        del content[event.size :]
        return
    data = event.data
    if torn is not None and len(data) > SECTOR:
        data = data[: SECTOR * torn.randrange(len(data) // SECTOR)]
    if len(content) < event.offset + len(data):
        content.extend(bytes(event.offset + len(data) - len(content)))
    content[event.offset : event.offset + len(data)] = data


__all__ = ["Adapter", "Tape", "TapeVfs", "image", "sqlite3"]
