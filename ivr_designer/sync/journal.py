"""The journal: every tree, every edit and every operation, durable before it is shown as accepted.

SQLite in WAL mode (on a network share in another) with synchronous=FULL: a committed row survives power
loss. One writing connection, one lock, `BEGIN IMMEDIATE`. A damaged or newer file is set aside, never
deleted. After any error of the disk the connection is closed, opened anew and read again: a failed fsync is
never repeated on the same handle. A file that was deleted or put elsewhere under the open connection is made
anew from what is remembered.
"""

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from filelock import FileLock, Timeout

from ivr_designer.config.durable import put_in_place
from ivr_designer.config.shares import is_on_share
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import CommonLock
from ivr_designer.sync import tables
from ivr_designer.sync.book import Book
from ivr_designer.sync.records import RecordDamaged
from ivr_designer.sync.schema import CHECK, MIGRATIONS, PRAGMAS, PRAGMAS_ON_SHARE, TABLES, VERSION
from ivr_designer.sync.transaction import Transaction

Connect = Callable[[], sqlite3.Connection]


class JournalFailed(Exception):
    """The journal cannot be read or written now; what was to be stored is not stored."""

    def __init__(self, cause: Phrase, advice: Phrase) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection for any thread, in autocommit mode; whoever uses it holds a lock. A text is a URI."""
    is_uri = isinstance(path, str)
    return sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False, uri=is_uri)


def uri_to_read(path: PurePath) -> str:
    """The URI that has SQLite only read what is at `path`, which is absolute.

    A server's name is a part of the path: SQLite refuses any host in a URI but this one.
    """
    uri = path.as_uri()
    is_on_server = path.drive.startswith("\\\\")  # as in \\server\share
    return f"{uri.replace('file://', 'file:////', 1) if is_on_server else uri}?mode=ro"


def pragmas_for(path: Path | None) -> tuple[str, ...]:
    """How the file at `path`, or one that is elsewhere, is to be opened; its folder exists."""
    return PRAGMAS_ON_SHARE if path is not None and is_on_share(path.parent) else PRAGMAS


class Journal:
    """See the module. `open` before anything else; `lock` guards `book` and all methods."""

    def __init__(self, path: Path | None, *, connect_to: Connect | None = None,
                 pragmas: Callable[[Path | None], tuple[str, ...]] = pragmas_for,
                 now: Callable[[], float] = time.time, who: str = "") -> None:  # fmt: skip
        """`who` is written beside everything that is logged."""
        self.path = path
        self.lock = CommonLock()
        self.book = Book()
        self.now = now
        self.who = who
        self.set_aside: Path | None = None
        self._connect = connect_to or self._connect_to_path
        self._pragmas = pragmas
        self._reads_apart = connect_to is None
        self._reader: sqlite3.Connection | None = None
        self._reading = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._file_lock: FileLock | None = None
        self._identity: tuple[int, int] | None = None
        self._is_closed = False
        self._is_in_doubt = False
        self._serial = 0

    @property
    def serial(self) -> int:
        """Another one after each change of the book."""
        return self._serial

    # ---- life

    def open(self) -> None:
        """Open or make the file and read it. Damage is set aside (`set_aside` names where); JournalFailed
        else.
        """
        with self.lock:
            self._take_file_lock()
            try:
                self._open()
            except (sqlite3.DatabaseError, RecordDamaged) as error:
                if self.path is None or not _is_damage(error):
                    raise _failed(error) from error
                try:
                    self._move_aside()
                    self._open()
                except (sqlite3.Error, OSError) as second:
                    raise _failed(second) from second
            except OSError as error:
                raise _failed(error) from error

    def close(self) -> None:
        """Close the file and let others have it."""
        with self.lock:
            if self._is_in_doubt:
                self._heal()
            self._is_closed = True
            self._leave()

    def _leave(self) -> None:
        with self._reading:
            self._drop_reader()
        self._drop_connection()
        if self._file_lock is not None:
            self._file_lock.release()
            self._file_lock = None

    def _take_file_lock(self) -> None:
        """One writer per journal, also among processes; the lock of a killed one is free again."""
        if self.path is None or self._file_lock is not None:
            return
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=0, thread_local=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock.acquire()
        except Timeout:
            raise JournalFailed(
                phrase("There is another window or command at work with this connection."),
                phrase("Use that one, or close it first."),
            ) from None
        except OSError as error:
            raise _failed(error) from error
        self._file_lock = lock

    def _connect_to_path(self) -> sqlite3.Connection:
        assert self.path is not None
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = not self.path.exists()
        db = connect(self.path)
        if fresh and os.name == "posix":
            self.path.chmod(0o600)
        return db

    def _open(self) -> sqlite3.Connection:
        db = self._connect()
        try:
            for pragma in self._pragmas(self.path):
                db.execute(pragma).fetchall()
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise _NewerJournal(f"version {version}")
            if version == 0:
                db.executescript(f"BEGIN IMMEDIATE;{TABLES}PRAGMA user_version={VERSION};COMMIT;")
            else:
                check = db.execute(CHECK).fetchone()[0]
                if check != "ok":
                    raise sqlite3.DatabaseError(f"malformed: {check}")
                for old in range(version, VERSION):
                    db.executescript(
                        f"BEGIN IMMEDIATE;{MIGRATIONS[old]}PRAGMA user_version={old + 1};COMMIT;"
                    )
            self.book = tables.load(db)
        except BaseException:
            with suppress(sqlite3.Error):
                db.close()
            raise
        self._db = db
        self._identity = _identity(self.path)
        self._serial = int(self.book.meta.get("serial", "0"))
        return db

    def _move_aside(self) -> None:
        assert self.path is not None
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(self.now()))
        target = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        count = 0
        while target.exists():
            count += 1
            target = self.path.with_name(f"{self.path.name}.damaged-{stamp}-{count}")
        move_together(self.path, target)
        self.set_aside = target

    def _drop_connection(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()

    # ---- writing

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """All of it or nothing, in the file and in the book. Raises JournalFailed."""
        with self.lock:
            db = self._healthy()
            work = Transaction(db, self.book, self.now(), self.who)
            try:
                yield work
                if not work.is_used:
                    return
                work.write()
                work.set_meta("serial", str(self._serial + 1))
                db.execute("COMMIT")
            except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
                work.undo()
                self._give_up(db)
                self._heal()
                raise _failed(error) from error
            except BaseException:
                work.undo()
                with suppress(sqlite3.Error):
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                raise
            self._serial += 1

    def _give_up(self, db: sqlite3.Connection) -> None:
        """After an error nothing about the handle is trusted any more: close it."""
        with suppress(sqlite3.Error):
            if db.in_transaction:
                db.execute("ROLLBACK")
        self._drop_connection()
        self._is_in_doubt = True

    def _heal(self) -> None:
        """Have the file say what is remembered, if the disk can do that by now: should the program end before
        the next edit, what was refused is not there at the next start.
        """
        with suppress(JournalFailed):
            self._healthy()

    def _healthy(self) -> sqlite3.Connection:
        """The connection, reopened after an error; what is read then must be what is remembered."""
        if self._db is not None and self._is_taken_away():
            self._leave()  # what is written to a file without a name is gone when the program ends
        if self._db is not None:
            return self._db
        if self._is_closed:
            raise JournalFailed(
                phrase("The program is closing, so the change was not stored."),
                phrase("Start it again and repeat the change."),
            )
        self._take_file_lock()
        remembered, serial = self.book, self._serial
        try:
            db = self._open()
            if self._serial != serial:
                self._restore(db, remembered, serial)
        except (sqlite3.Error, RecordDamaged, OSError) as error:
            self.book, self._serial = remembered, serial
            self._drop_connection()
            raise _failed(error) from error
        self.book = remembered
        self._is_in_doubt = False
        return db

    def _is_taken_away(self) -> bool:
        """True when the file that is open is not the one at the path any more."""
        found = _identity(self.path)
        if found == self._identity or self.path is None:
            return False
        return found is None or not is_on_share(self.path.parent)  # a share may number its files anew

    def _restore(self, db: sqlite3.Connection, remembered: Book, serial: int) -> None:
        """A commit that was reported as failed is in the file after all: take it back, as was said."""
        db.execute("BEGIN IMMEDIATE")
        tables.rewrite(db, remembered, self.now())
        tables.put_meta(db, "serial", str(serial))
        db.execute("COMMIT")
        self._serial = serial

    def read(self, sql: str, parameters: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """Rows of a question about log or snapshots, as they were committed last: who reads neither waits for
        whoever holds the lock nor needs it. Raises JournalFailed.
        """
        if self._reads_apart and self._db is not None:
            with suppress(sqlite3.Error):
                return self._read_apart(sql, parameters)
        with self.lock:
            try:
                return _rows(self._healthy(), sql, parameters)
            except sqlite3.Error as error:
                self._drop_connection()
                raise _failed(error) from error

    def _read_apart(self, sql: str, parameters: tuple[object, ...]) -> list[sqlite3.Row]:
        """By a connection of its own. Raises sqlite3.Error; the other connection tells what is amiss."""
        with self._reading:
            if self._is_closed or self.path is None:
                raise sqlite3.ProgrammingError("closed")
            try:
                if self._reader is None:
                    self._reader = connect(uri_to_read(self.path.absolute()))
                return _rows(self._reader, sql, parameters)
            except sqlite3.Error:
                self._drop_reader()
                raise

    def _drop_reader(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            with suppress(sqlite3.Error):
                reader.close()


def _rows(db: sqlite3.Connection, sql: str, parameters: tuple[object, ...]) -> list[sqlite3.Row]:
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters).fetchall()


def move_together(path: Path, target: Path, move: Callable[[Path, Path], object] = put_in_place) -> None:
    """Rename a database and what SQLite keeps beside it, all or nothing. Raises OSError."""
    moved: list[tuple[Path, Path]] = []
    try:
        for tail in ("-wal", "-shm", "-journal", ""):
            source, place = (file.with_name(file.name + tail) for file in (path, target))
            if source.exists():
                move(source, place)
                moved.append((source, place))
    except OSError:
        for source, place in moved:
            with suppress(OSError):
                move(place, source)
        raise


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file is at `path`, None if there is none. Windows lets nobody take away what is open."""
    if path is None or os.name == "nt":
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _NewerJournal(sqlite3.DatabaseError):
    """The file was written by a newer version of this program."""


def _is_damage(error: Exception) -> bool:
    """True when the file itself is at fault, not the disk around it."""
    if isinstance(error, RecordDamaged | _NewerJournal):
        return True
    text = str(error).lower()
    if "no such table" in text or "no such column" in text:
        return True
    return any(word in text for word in ("malformed", "not a database", "corrupt", "encrypted"))


def _failed(error: Exception) -> JournalFailed:
    text = str(error).lower()
    # SHMSIZE: the index that processes share cannot grow, which SQLite does not tell from other errors.
    is_shm = getattr(error, "sqlite_errorname", "") == "SQLITE_IOERR_SHMSIZE"
    if "full" in text or "no space" in text or is_shm:
        return JournalFailed(
            phrase("The disk is full, so the change could not be stored; nothing was sent."),
            phrase("Free some space and do it again."),
        )
    if "readonly" in text or "read-only" in text or "permission" in text:
        return JournalFailed(
            phrase("The folder of this program's data cannot be written; nothing was sent."),
            phrase("Check its permissions and do it again."),
        )
    if "locked" in text or "busy" in text or getattr(error, "errno", 0) == errno.EBUSY:
        return JournalFailed(
            phrase("Another program holds the journal, so the change could not be stored; nothing was sent."),
            phrase("Close the other window or command and do it again."),
        )
    if "i/o" in text:
        return JournalFailed(
            phrase("The disk fails, so the change could not be stored; nothing was sent."),
            phrase("Have the disk checked, and do it again."),
        )
    return JournalFailed(
        phrase("The change could not be stored ({error}); nothing was sent.", error=str(error)[:120]),
        phrase("Check the disk and do it again."),
    )
