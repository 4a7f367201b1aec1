"""The activity log, read back: for the list on the screen, and as a table for a spreadsheet."""

import csv
import io
import sqlite3
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.exporters.keypress_csv import guarded
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.journal import Journal, JournalFailed, uri_to_read
from ivr_designer.sync.records import from_text, phrase_from_text
from ivr_designer.sync.values import TreeFacts

COLUMNS = ("when", "who", "tree", "what", "result", "ok", "call", "took_ms", "server_words")
_TREES = "SELECT tree, coalesce(local, base) AS facts FROM item WHERE kind='tree'"

_REMOTE = "SELECT tree, rid FROM item WHERE kind='tree' AND rid IS NOT NULL"


def read_activity(journal: Journal, limit: int) -> list[ActivityEntry]:
    """The newest lines, oldest first. Raises JournalFailed."""
    rows = journal.read("SELECT * FROM log ORDER BY seq DESC LIMIT ?", (limit,))
    return [_entry(row) for row in reversed(rows)]


def read_until(journal: Journal, before: float) -> list[ActivityEntry]:
    """All lines up to the first one that is not older than `before` (Unix seconds). Raises JournalFailed."""
    rows = journal.read(
        "SELECT * FROM log WHERE seq < coalesce((SELECT min(seq) FROM log WHERE at >= ?), 1 << 62)"
        " ORDER BY seq",
        (before,),
    )
    return [_entry(row) for row in rows]


def _entry(row: Any) -> ActivityEntry:
    text = phrase_from_text(row["text"]) or Phrase("")
    result = phrase_from_text(row["result"]) or Phrase("")
    item = row["item"] if row["kind"] != "tree" else None
    tree = None if row["tree"] is None else TreeId(row["tree"])
    return ActivityEntry(
        row["seq"],
        row["at"],
        text,
        result,
        bool(row["ok"]),
        row["call"],
        row["took_ms"],
        row["words"],
        tree,
        item,
        row["who"] if "who" in row.keys() else "",  # noqa: SIM118 - a row is no mapping
    )


def read_names(journal: Journal) -> dict[TreeId, str]:
    """What the trees are called by now. Raises JournalFailed."""
    return _names(journal.read(_TREES))


def _names(rows: Iterable[Any]) -> dict[TreeId, str]:
    facts = {TreeId(row["tree"]): from_text(row["facts"]) for row in rows}
    return {tree: known.name for tree, known in facts.items() if isinstance(known, TreeFacts)}


class ReadLog(NamedTuple):
    """All lines of a journal, and of each of its trees the name and the server's id."""

    entries: list[ActivityEntry]
    names: dict[TreeId, str]
    remote: dict[TreeId, str]

    def trees_of(self, remote: str) -> set[TreeId]:
        """The trees that have, or had, this id at the server."""
        return {tree for tree, known in self.remote.items() if known == remote}


def read_file(path: Path) -> ReadLog:
    """What a journal holds, while another program may have it open. Raises JournalFailed."""
    if not path.exists():
        return ReadLog([], {}, {})
    try:
        with closing(sqlite3.connect(uri_to_read(path.absolute()), uri=True)) as db:
            db.row_factory = sqlite3.Row
            entries = [_entry(row) for row in db.execute("SELECT * FROM log ORDER BY seq")]
            remote = {TreeId(row["tree"]): row["rid"] for row in db.execute(_REMOTE)}
            return ReadLog(entries, _names(db.execute(_TREES)), remote)
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise JournalFailed(
            phrase("The activity log could not be read ({error}).", error=str(error)[:120]),
            phrase("Start the program once with this connection, and try again."),
        ) from error


def change_lines(
    entries: Iterable[ActivityEntry], trees: Container[TreeId], say: Callable[[Phrase], str]
) -> tuple[str, ...]:
    """What was sent for `trees`, oldest first, with the day and the minute, in words that `say` finds."""
    lines = []
    for entry in entries:
        if entry.tree in trees and entry.ok and not entry.is_read:
            at = datetime.fromtimestamp(entry.at).astimezone()
            lines.append(f"{at:%Y-%m-%d %H:%M} · {say(entry.text)}")
    return tuple(lines)


def as_csv(entries: Iterable[ActivityEntry], names: Mapping[TreeId, str]) -> bytes:
    """Lines of activity as CSV with a byte order mark, oldest first; times are local, with their offset."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for entry in entries:
        tree = "" if entry.tree is None else names.get(entry.tree, entry.tree)
        took = "" if entry.took_ms is None else f"{entry.took_ms:.0f}"
        cells = (
            datetime.fromtimestamp(entry.at).astimezone().isoformat(timespec="milliseconds"),
            entry.who, tree, str(entry.text), str(entry.result), "yes" if entry.ok else "no", entry.call,
            took, entry.server_words,
        )  # fmt: skip
        table.writerow([guarded(cell) for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")
