"""A create that was given up as lost and made again, and that arrived after all: the thing is there twice.

What was given up is in the journal (`notes` of the tree) until its late look is done; what it turned up as
stays noted until a person removes one of the two or keeps both.
"""

from collections.abc import Collection

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.operations import Operation
from ivr_designer.sync.records import from_text
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind, Scope, Value, matches

_GIVEN_UP, _TWINS = "given_up", "twins"
ARRIVED_LATE = phrase("A call that had been given up arrived after all")
TWICE = phrase("It was taken for lost and made again; then it arrived after all, and now it is there twice.")


def gave_up(work: Transaction, book: TreeBook, op: Operation) -> None:
    """A create is taken for lost: remember what it was to make, under which parent, for which item."""
    line = [op.item[0].value, op.parent or "", op.item[1], op.want]
    known = [old for old in book.record.notes.get(_GIVEN_UP, ()) if list(old) != line]
    work.put_note(book.record, _GIVEN_UP, [*known, line])


def looked_for(work: Transaction, book: TreeBook, scope: Scope) -> None:
    """A list was read late enough: what was given up there does not come any more."""
    known = book.record.notes.get(_GIVEN_UP, ())
    work.put_note(book.record, _GIVEN_UP, [x for x in known if (x[0], x[1]) != (scope[0].value, scope[1])])


def original_of(book: TreeBook, scope: Scope, row: Value) -> str | None:
    """Our id of the item whose create, given up, made this row (in the server's ids); None for another's."""
    for kind, parent, lid, want in book.record.notes.get(_GIVEN_UP, ()):
        wanted = from_text(want)
        if (kind, parent) == (scope[0].value, scope[1]) and wanted is not None and matches(row, wanted):
            return str(lid)
    return None


def note(work: Transaction, book: TreeBook, lid: str, original: str) -> None:
    """The item `lid` is there beside its `original`."""
    work.put_note(book.record, _TWINS, {**book.record.notes.get(_TWINS, {}), lid: original})


def twins(book: TreeBook) -> dict[ItemKey, str]:
    """Items that arrived late beside the item of that id, where both are still there."""
    found: dict[ItemKey, str] = {}
    for lid, original in book.record.notes.get(_TWINS, {}).items():
        for kind in (Kind.NODE, Kind.KEY):
            both = [book.item((kind, each)).local for each in (lid, original)]
            if None not in both:
                found[kind, lid] = original
        if lid == book.id and book.own.local is not None:  # a whole tree; the other one is a book of its own
            found[book.own.key] = original
    return found


def keep_both(work: Transaction, book: TreeBook, items: Collection[str]) -> None:
    """A person wants both."""
    known = book.record.notes.get(_TWINS, {})
    work.put_note(book.record, _TWINS, {lid: original for lid, original in known.items() if lid not in items})
