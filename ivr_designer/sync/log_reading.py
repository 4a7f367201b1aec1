"""The activity log, read back."""

from typing import Any

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.contract import ActivityEntry
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.records import phrase_from_text


def read_activity(journal: Journal, limit: int) -> list[ActivityEntry]:
    """The newest lines, oldest first. Raises JournalFailed."""
    rows = journal.read("SELECT * FROM log ORDER BY seq DESC LIMIT ?", (limit,))
    return [_entry(row) for row in reversed(rows)]


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
    )
