"""The journal: all or nothing, set aside when damaged, reopened after an error, one writer at a time."""

import errno
import shutil
import sqlite3
import sys
import threading
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.journal import Journal, JournalFailed, connect, move_together, uri_to_read
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.schema import PRAGMAS, PRAGMAS_ON_SHARE, VERSION
from ivr_designer.sync.values import Kind, node_key
from tests.helpers.sync_values import TREE, book_of, item, node, press

DAMAGED = b"this is no database at all, but long enough to look like a header" * 20


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journals" / "j.sqlite3"


@pytest.fixture
def journal(path):
    made = Journal(path)
    made.open()
    fill(made)
    yield made
    made.close()


def fill(journal) -> None:
    book = book_of(item(node("a"), "R1"), item(press("k", "a")))
    with journal.transaction() as work:
        work.put_tree(book.record)
        for one in book.items.values():
            work.put_item(TREE, one)
        work.put_op(Operation(TREE, (Kind.KEY, "k")))
        work.put_spot(TREE, node("a").id, (1.5, 2.0))
        work.put_spot(TREE, Destination(DestinationKind.QUEUE, "Q"), (0.0, 1.0))
        work.put_loose(TREE, Destination(DestinationKind.STOP), loose=True)
        work.log(phrase("Create {what}", what="x"), words="yes")


def state(journal):
    book = journal.book.trees[TREE]
    return (book.record, book.items, book.spots, book.loose, set(book.ops), book.content())


def test_what_was_committed_is_there_again(journal, path):
    before = state(journal)
    journal.close()
    again = Journal(path)
    again.open()
    assert state(again) == before
    assert again.set_aside is None
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_for_this_user_only(journal, path):
    assert path.stat().st_mode & 0o077 == 0


def test_a_failed_block_leaves_file_and_book_as_they_were(journal, path):
    before = state(journal)

    def fail(work) -> None:
        work.put_item(TREE, item(node("b")))
        work.put_op(Operation(TREE, node_key(node("b").id)))
        work.put_spot(TREE, node("a").id, None)
        work.put_loose(TREE, Destination(DestinationKind.STOP), loose=False)
        work.drop_tree(TREE)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), journal.transaction() as work:
        fail(work)
    assert state(journal) == before
    journal.close()
    again = Journal(path)
    again.open()
    assert state(again) == before
    again.close()


def test_a_damaged_file_is_set_aside_and_kept(path):
    path.parent.mkdir()
    path.write_bytes(DAMAGED)
    journal = Journal(path)
    journal.open()
    assert journal.book.trees == {}
    assert journal.set_aside.read_bytes().startswith(b"this is no database")
    journal.close()


def test_a_damaged_file_that_cannot_be_set_aside_is_told_and_stays(tmp_path):
    path = tmp_path / f"{'j' * 235}.sqlite3"  # its new name would be longer than names may be
    path.write_bytes(DAMAGED)
    journal = Journal(path)
    with pytest.raises(JournalFailed):
        journal.open()
    journal.close()
    assert path.read_bytes() == DAMAGED


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file can be renamed")
def test_a_damaged_file_that_another_program_has_open(path):
    path.parent.mkdir()
    path.write_bytes(DAMAGED)
    journal = Journal(path)
    with path.open("rb"), pytest.raises(JournalFailed, match="Another program holds"):
        journal.open()
    journal.close()
    assert path.read_bytes() == DAMAGED


def test_the_parts_of_a_journal_are_set_aside_together_or_not_at_all(path):
    def moves_no_database(source, target):
        if not source.name.endswith(("-wal", "-shm", "-journal")):
            raise OSError(errno.EBUSY, "another program has it open")
        source.rename(target)

    path.parent.mkdir()
    parts = {path.with_name(path.name + tail) for tail in ("", "-wal", "-shm", "-journal")}
    for part in parts:
        part.write_text(part.name)
    with pytest.raises(OSError, match="has it open"):
        move_together(path, path.with_name("aside"), moves_no_database)
    assert {part: part.read_text() for part in path.parent.iterdir()} == {part: part.name for part in parts}
    move_together(path, path.with_name("aside"))
    assert {part.name for part in path.parent.iterdir()} == {
        "aside", "aside-wal", "aside-shm", "aside-journal",
    }  # fmt: skip


@pytest.mark.parametrize("block", range(0, 24, 3))
def test_a_hole_in_the_file_loses_nothing_silently(journal, path, block):
    before = state(journal)
    journal.close()
    data = bytearray(path.read_bytes())
    data[block * 512 : (block + 1) * 512] = bytes(512)
    path.write_bytes(bytes(data))
    again = Journal(path)
    again.open()
    assert again.set_aside is not None or state(again) == before
    again.close()


def test_a_newer_file_is_set_aside(journal, path):
    journal.close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()
    again = Journal(path)
    again.open()
    assert again.set_aside is not None
    again.close()


def test_one_writer_at_a_time(journal, path):
    with pytest.raises(JournalFailed, match="another window"):
        Journal(path).open()
    journal.close()
    second = Journal(path)
    second.open()
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_folder_that_is_deleted_meanwhile_loses_no_edit(journal, path):
    shutil.rmtree(path.parent)
    with journal.transaction() as work:
        work.put_item(TREE, item(node("after")))
    before = state(journal)
    other = Journal(path)
    with pytest.raises(JournalFailed, match="another window"):
        other.open()
    journal.close()
    again = Journal(path)
    again.open()
    assert state(again) == before
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_journal_that_another_window_made_anew_is_not_written_as_well(journal, path):
    shutil.rmtree(path.parent)
    other = Journal(path)
    other.open()
    with pytest.raises(JournalFailed, match="another window"), journal.transaction() as work:
        work.put_item(TREE, item(node("after")))
    other.close()
    with journal.transaction() as work:
        work.put_item(TREE, item(node("after")))


def test_a_closed_journal_takes_nothing(journal):
    journal.close()
    with pytest.raises(JournalFailed, match="closing"), journal.transaction() as work:
        work.set_meta("a", "b")


class Failing:
    """A connection whose next commit fails, with or without having happened."""

    def __init__(self, db, plan) -> None:
        self._db, self._plan = db, plan

    def execute(self, sql, parameters=()):
        if sql == "COMMIT" and self._plan:
            how = self._plan.pop()
            self._db.execute("COMMIT" if how == "phantom" else "ROLLBACK")
            raise sqlite3.OperationalError("disk I/O error" if how != "full" else "database or disk is full")
        return self._db.execute(sql, parameters)

    def __getattr__(self, name):
        return getattr(self._db, name)


@pytest.mark.parametrize("how", ["lost", "phantom", "full"])
def test_a_commit_that_failed_did_not_happen_whatever_the_file_says(path, how):
    plan: list[str] = []
    path.parent.mkdir()
    connect = lambda: Failing(sqlite3.connect(path, isolation_level=None, check_same_thread=False), plan)  # noqa: E731
    journal = Journal(path, connect_to=connect)
    journal.open()
    fill(journal)
    before = state(journal)
    plan.append(how)
    words = "full" if how == "full" else "could not be stored"
    with pytest.raises(JournalFailed, match=words), journal.transaction() as work:
        work.put_item(TREE, item(node("b")))
    assert state(journal) == before
    with journal.transaction() as work:
        work.put_item(TREE, item(node("c")))
    after = state(journal)
    journal.close()
    again = Journal(path)
    again.open()
    assert state(again) == after
    assert node_key(node("b").id) not in again.book.trees[TREE].items
    again.close()


def test_closed_operations_stay_in_the_file(journal):
    with journal.transaction() as work:
        op = journal.book.trees[TREE].ops[Kind.KEY, "k"]
        work.put_op(op.to(OpState.CANCELLED))
    assert journal.book.trees[TREE].ops == {}
    (row,) = journal.read("SELECT state, closed_at FROM op")
    assert row["state"] == "cancelled"
    assert row["closed_at"] is not None


def test_text_that_cannot_be_stored_is_refused_not_lost(journal):
    with pytest.raises(JournalFailed), journal.transaction() as work:
        work.put_item(TREE, item(node("b", "half \ud800")))
    with journal.transaction() as work:
        work.put_item(TREE, item(node("b", "whole")))


def test_an_edit_that_was_refused_is_not_there_when_the_program_ends_right_away(path):
    """Seed 48879: the commit was in the file although the disk had reported that it failed."""
    plan: list[str] = []
    path.parent.mkdir()
    connect = lambda: Failing(sqlite3.connect(path, isolation_level=None, check_same_thread=False), plan)  # noqa: E731
    for failures in (["phantom"], ["lost", "phantom"]):
        journal = Journal(path, connect_to=connect)
        journal.open()
        plan.extend(failures)
        with pytest.raises(JournalFailed), journal.transaction() as work:
            work.set_meta("refused", "edit")
        journal.close()
        again = Journal(path)
        again.open()
        assert "refused" not in again.book.meta
        again.close()


def test_reading_the_log_waits_for_nobody_who_writes(tmp_path):
    journal = Journal(tmp_path / "j.sqlite3")
    journal.open()
    with journal.transaction() as work:
        work.log(phrase("First"))
    found: list[int] = []

    def read():
        found.append(len(journal.read("SELECT * FROM log")))

    with journal.lock, journal.transaction() as work:
        work.log(phrase("Second"))
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(20)
        assert found == [1], "what was committed, at once"
    assert len(journal.read("SELECT * FROM log")) == 2
    journal.close()
    with pytest.raises(JournalFailed):
        journal.read("SELECT * FROM log")


def test_on_a_share_no_memory_is_shared_and_a_journal_may_move_there_and_back(path):
    for pragmas, beside in ((PRAGMAS, {"-wal", "-shm"}), (PRAGMAS_ON_SHARE, {"-journal"})) * 2:
        journal = Journal(path, pragmas=lambda _path, pragmas=pragmas: pragmas)
        journal.open()
        before = len(journal.read("SELECT * FROM log"))
        with journal.transaction() as work:
            work.log(phrase("Another"))
        found = {file.name.removeprefix(path.name) for file in path.parent.iterdir()}
        assert found - {"", ".lock"} == beside
        assert len(journal.read("SELECT * FROM log")) == before + 1
        journal.close()
    assert before == 3


def test_on_a_share_a_reader_elsewhere_is_waited_for(path):
    journal = Journal(path, pragmas=lambda _path: PRAGMAS_ON_SHARE)
    journal.open()
    with journal.transaction() as work:
        work.log(phrase("First"))
    reader = connect(uri_to_read(path))
    reader.execute("BEGIN")
    assert len(reader.execute("SELECT * FROM log").fetchall()) == 1
    end = threading.Timer(0.2, reader.execute, ("COMMIT",))
    end.start()
    with journal.transaction() as work:
        work.log(phrase("Second"))
    end.join()
    assert len(reader.execute("SELECT * FROM log").fetchall()) == 2
    reader.close()
    journal.close()


def test_a_reader_neither_changes_nor_makes_the_file(tmp_path):
    journal = Journal(tmp_path / "j.sqlite3")
    journal.open()
    journal.read("SELECT * FROM log")
    with pytest.raises(JournalFailed):
        journal.read("SELECT nothing FROM nowhere")
    assert journal.read("SELECT * FROM log") == []
    journal.close()
    assert [file.name for file in tmp_path.iterdir() if "-" in file.name] == []


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/h/sổ 1%.db"), "file:///h/s%E1%BB%95%201%25.db?mode=ro"),
        (PureWindowsPath(r"C:\h\sổ?.db"), "file:///C:/h/s%E1%BB%95%3F.db?mode=ro"),
        (PureWindowsPath(r"\\server\share\a b.db"), "file:////server/share/a%20b.db?mode=ro"),
    ],
)
def test_what_is_only_read_is_named_as_sqlite_wants_it(path, uri):
    assert uri_to_read(path) == uri


def test_sqlite_looks_for_a_journal_on_a_share():
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):  # it refuses a host in a URI
        connect(uri_to_read(PureWindowsPath(r"\\127.0.0.1\none\j.db")))
