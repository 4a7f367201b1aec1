"""What is kept for long enough goes, and activity is written to a table before it does."""

import csv
import sqlite3

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.errors import FileProblem
from ivr_designer.sync import history
from ivr_designer.sync.forgetting import DAY_S, archive_folder, forget_old
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.values import node_key
from tests.helpers.sync_values import TREE, item, memory_journal, node

NOW = 1_795_000_000.0


class Clock:
    """Days before NOW."""

    def __init__(self) -> None:
        self.days = 0.0

    def __call__(self) -> float:
        return NOW - self.days * DAY_S


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def journal(tmp_path, clock):
    made = Journal(tmp_path / "work.sqlite3", now=clock, who="Lan")
    made.open()
    yield made
    made.close()


def log(journal, clock, *days):
    for clock.days in days:
        with journal.transaction() as work:
            work.log(phrase("Done {days} days ago", days=str(clock.days)))
    clock.days = 0.0


def lines(journal):
    return [row["at"] for row in journal.read("SELECT at FROM log ORDER BY seq")]


def told(path):
    with open(path, encoding="utf-8-sig", newline="") as table:
        return [row["what"] for row in csv.DictReader(table)]


def test_lines_go_to_a_table_a_month_at_a_time(journal, clock):
    log(journal, clock, 119, 100, 80, 1)
    assert forget_old(journal, NOW, 90) is None, "not a month too old yet"
    assert len(lines(journal)) == 4
    written = forget_old(journal, NOW + 2 * DAY_S, 90)
    assert written.parent == archive_folder(journal.path)
    assert told(written) == ["Done 119 days ago", "Done 100 days ago"]
    assert lines(journal) == [NOW - 80 * DAY_S, NOW - DAY_S]
    assert forget_old(journal, NOW + 2 * DAY_S, 90) is None


def test_how_long_is_a_setting(journal, clock):
    log(journal, clock, 50, 1)
    assert told(forget_old(journal, NOW, 7)) == ["Done 50 days ago"]


def test_a_line_whose_clock_was_wrong_takes_no_later_ones_along(journal, clock):
    log(journal, clock, 300, 1, 400)
    assert told(forget_old(journal, NOW, 90)) == ["Done 300 days ago"]
    assert len(lines(journal)) == 2


def test_a_table_that_cannot_be_written_keeps_the_lines(journal, clock):
    log(journal, clock, 200)
    archive_folder(journal.path).write_text("in the way")
    with pytest.raises(FileProblem):
        forget_old(journal, NOW, 90)
    assert len(lines(journal)) == 1


def test_killed_before_the_lines_are_gone_it_writes_the_same_table_again(journal, clock, tmp_path):
    log(journal, clock, 200, 150)
    copy = tmp_path / "killed.sqlite3"
    with sqlite3.connect(copy) as db:
        journal._db.backup(db)
    db.close()
    first = forget_old(journal, NOW, 90)
    journal.close()
    copy.replace(journal.path)
    again = Journal(journal.path, now=clock)
    again.open()
    try:
        assert forget_old(again, NOW, 90) == first
        assert list(first.parent.iterdir()) == [first]
        assert told(first) == ["Done 200 days ago", "Done 150 days ago"]
    finally:
        again.close()


def test_versions_and_finished_operations_go_and_open_ones_stay(clock):
    journal = memory_journal(item(node("a"), "R1"), item(node("b"), "R2"))
    try:
        history.remember(journal, journal.book.trees[TREE], "read")  # its clock stands at 5 s
        with journal.transaction() as work:
            done = work.put_op(Operation(TREE, node_key(node("a").id)))
            work.put_op(done.to(OpState.CANCELLED))
            work.put_op(Operation(TREE, node_key(node("b").id)))
        forget_old(journal, 5.0 + 90 * DAY_S - 1, 90)
        assert len(history.versions(journal, TREE)) == 1
        assert len(journal.read("SELECT * FROM op")) == 2
        forget_old(journal, 5.0 + 90 * DAY_S + 1, 90)
        assert history.versions(journal, TREE) == ()
        assert [row["item"] for row in journal.read("SELECT item FROM op")] == ["b"]
    finally:
        journal.close()
