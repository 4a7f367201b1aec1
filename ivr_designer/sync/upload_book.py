"""The uploads in the journal. There are few, so they stand together as one of its small facts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.records import RecordDamaged, dumps, phrase_from_text, phrase_to_text
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.upload_types import Upload, UploadState

META = "uploads"


@dataclass(frozen=True, slots=True)
class Entry:
    """An upload and what must be known to send it again.

    `before` are the ids of the recordings that were listed before it was sent, `exp` is when the token of its
    last attempt ends (Unix seconds of the server), None when none was sent. `as_form` says which of the two
    documented ways is used.
    """

    upload: Upload
    before: frozenset[str] = field(default=frozenset(), repr=False)
    exp: float | None = None
    as_form: bool = False

    def now(self, **changes: Any) -> "Entry":
        """The entry with its upload changed."""
        return replace(self, upload=replace(self.upload, **changes))


class UploadBook:
    """All uploads by id. Every change is durable when `put` returns; who reads needs no lock."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def entries(self) -> dict[str, Entry]:
        """What is stored, in order. A damaged fact reads as nothing: no upload is worth the whole journal."""
        text = self._journal.book.meta.get(META, "[]")
        try:
            return {entry.upload.id: entry for entry in map(_entry, json.loads(text))}
        except (ValueError, KeyError, TypeError, RecordDamaged):
            return {}

    def put(self, entry: Entry, work: Transaction) -> None:
        """Store an entry."""
        _store({**self.entries(), entry.upload.id: entry}.values(), work)

    def drop(self, upload_id: str, work: Transaction) -> None:
        """Forget an entry."""
        _store([e for i, e in self.entries().items() if i != upload_id], work)

    def update(self, entry: Entry) -> None:
        """Store what became of an entry, unless it was given up meanwhile. Raises JournalFailed."""
        with self._journal.transaction() as work:
            if entry.upload.id in self.entries():
                self.put(entry, work)


def _store(entries: Iterable[Entry], work: Transaction) -> None:
    work.set_meta(META, dumps([_plain(entry) for entry in entries]))


def _plain(entry: Entry) -> dict[str, Any]:
    upload = entry.upload
    return {
        "id": upload.id, "name": upload.name, "title": upload.title, "size": upload.size,
        "duration_s": upload.duration_s, "state": upload.state.value, "file": upload.file,
        "node": list(upload.node) if upload.node is not None else None,
        "cause": phrase_to_text(upload.cause), "advice": phrase_to_text(upload.advice),
        "words": upload.words, "before": sorted(entry.before), "exp": entry.exp, "as_form": entry.as_form,
    }  # fmt: skip


def _entry(raw: dict[str, Any]) -> Entry:
    node = raw["node"]
    upload = Upload(
        raw["id"], raw["name"], raw["title"], raw["size"], raw["duration_s"], UploadState(raw["state"]),
        file=raw["file"], node=(TreeId(node[0]), NodeId(node[1])) if node is not None else None,
        cause=phrase_from_text(raw["cause"]), advice=phrase_from_text(raw["advice"]), words=raw["words"],
    )  # fmt: skip
    return Entry(upload, frozenset(raw["before"]), raw["exp"], raw["as_form"])
