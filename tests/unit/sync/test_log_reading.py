"""The activity log as lines and as a table."""

import csv
import io
import sqlite3
from datetime import datetime

import pytest

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.book import Item, TreeRecord
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.log_reading import COLUMNS, as_csv, read_activity, read_file, read_names
from ivr_designer.sync.schema import TABLES, VERSION
from ivr_designer.sync.values import TreeFacts, tree_key

TREE = TreeId("t1")


@pytest.fixture
def journal(tmp_path):
    made = Journal(tmp_path / "j.sqlite3", now=lambda: 1_700_000_000.25, who="lan (SKx)")
    made.open()
    with made.transaction() as work:
        work.put_tree(TreeRecord(TREE))
        work.put_item(TREE, Item(tree_key(TREE), local=TreeFacts("Tổng đài")))
        work.log(phrase("Create {thing}", thing="=1+1"), call="POST ivrnode", took_ms=41.7, tree=TREE)
        work.log(phrase("“{tree}” was changed elsewhere", tree="x"), tree=TREE, who="somebody else")
        work.log(phrase("Switch"), phrase("No"), ok=False, words="=cmd|' /C calc'!A0")
    yield made
    made.close()


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_who_when_what_and_how_it_ended(journal):
    found = rows(as_csv(read_activity(journal, -1), read_names(journal)))
    assert tuple(found[0]) == COLUMNS
    assert [r["who"] for r in found] == ["lan (SKx)", "somebody else", "lan (SKx)"]
    assert datetime.fromisoformat(found[0]["when"]).timestamp() == 1_700_000_000.25
    assert (found[0]["tree"], found[0]["what"], found[0]["call"], found[0]["took_ms"]) == (
        "Tổng đài", "Create =1+1", "POST ivrnode", "42",
    )  # fmt: skip
    assert [r["ok"] for r in found] == ["yes", "yes", "no"]
    assert found[2]["server_words"].startswith("'=cmd"), "a spreadsheet must not run the server's words"


def test_the_newest_lines_oldest_first(journal):
    assert [e.seq for e in read_activity(journal, 2)] == [2, 3]
    assert [e.seq for e in read_activity(journal, -1)] == [1, 2, 3]


@pytest.mark.parametrize("open_elsewhere", [True, False])
def test_a_journal_can_be_read_while_somebody_works_with_it(journal, open_elsewhere):
    if not open_elsewhere:
        journal.close()
    entries, names, _remote = read_file(journal.path)
    assert [str(e.text) for e in entries][2] == "Switch"
    assert names == {TREE: "Tổng đài"}


def test_no_journal_is_no_activity(tmp_path):
    assert read_file(tmp_path / "none.sqlite3") == ([], {}, {})
    assert not (tmp_path / "none.sqlite3").exists()
    assert len(as_csv([], {}).splitlines()) == 1


@pytest.mark.parametrize("data", [b"", b"not a journal at all" * 200])
def test_what_is_no_journal_is_told(tmp_path, data):
    path = tmp_path / "j.sqlite3"
    path.write_bytes(data)
    with pytest.raises(JournalFailed, match="activity log could not be read"):
        read_file(path)


def test_a_journal_of_the_first_version_gets_its_new_column(tmp_path):
    path = tmp_path / "old.sqlite3"
    old = TABLES.replace(",\n    who TEXT NOT NULL DEFAULT ''", "")
    assert old != TABLES
    with sqlite3.connect(path) as db:
        db.executescript(f"{old}PRAGMA user_version=1;")
        db.execute("INSERT INTO log(at,text,result,ok,call,words) VALUES(1,'null','null',1,'','')")
    db.close()
    assert [e.who for e in read_file(path)[0]] == [""]
    journal = Journal(path, who="me")
    journal.open()
    assert journal.set_aside is None
    with journal.transaction() as work:
        work.log(phrase("New"))
    assert [e.who for e in read_activity(journal, 9)] == ["", "me"]
    assert journal.read("PRAGMA user_version")[0][0] == VERSION
    journal.close()
