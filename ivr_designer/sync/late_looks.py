"""One more look, minutes after a create was taken for lost and made again: a server slower than the margin
may have done both. What it shows then is named by `twins`.

The looks that are owed are in the journal (`notes` of the tree), so that the next start makes them too.
"""

from collections.abc import Iterator

from ivr_designer.sync.book import TreeBook, TreeRecord
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, Scope

AFTER_MARGINS = 10 / 3  # five minutes with the usual margin of 90 s
_NOTE = "late_looks"


def owe(work: Transaction, book: TreeBook, scope: Scope) -> None:
    """Remember that this list is to be read once more."""
    _store(work, book.record, {*owed(book.record), scope})


def done(work: Transaction, book: TreeBook, scope: Scope) -> None:
    """It was read late enough; nothing is stored when it was not owed."""
    left = set(owed(book.record))
    if scope in left:
        _store(work, book.record, left - {scope})


def owed(record: TreeRecord) -> Iterator[Scope]:
    """Lists that are to be read once more."""
    for kind, parent in record.notes.get(_NOTE, ()):
        yield Kind(kind), parent


def _store(work: Transaction, record: TreeRecord, scopes: set[Scope]) -> None:
    work.put_note(record, _NOTE, [[kind.value, parent] for kind, parent in sorted(scopes)])
