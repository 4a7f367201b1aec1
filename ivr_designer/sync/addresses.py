"""A journal is of one contact center: what waits in it is not sent to another, whose address was set since.

The address is that where the account was last read, so that a mistyped one can be corrected. Another
address of the same account shows trees that are known; then nobody is asked.
"""

from collections.abc import Iterable

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.ports import Wire

_ADDRESS = "address"


async def doubt(journal: Journal, wire: Wire, url: str, waiting: int) -> tuple[Phrase, Phrase] | None:
    """Cause and advice when `waiting` calls may be meant for another contact center than that at `url`; None
    when nothing speaks against it. Reads the trees there if it must.
    """
    read_at = journal.book.meta.get(_ADDRESS)
    if not waiting or read_at is None or read_at == url:
        return None
    try:
        there = {row.id for row in (await wire.list_trees()).value}
    except IccError as error:
        return error.cause, phrase(
            "The changes that wait are kept. Try again when the contact center answers."
        )
    if there & set(_known(journal)):
        return None
    return (
        phrase(
            "What waits to be sent ({count}) is for the contact center at {old}; {new} shows none of its "
            "trees.",
            count=waiting, old=read_at, new=url,
        ),
        phrase("Set the old address again to send them, or take them back and try again."),
    )  # fmt: skip


def remember(journal: Journal, url: str) -> None:
    """The account was read at this address."""
    if journal.book.meta.get(_ADDRESS) == url:
        return
    try:
        with journal.lock, journal.transaction() as work:
            work.set_meta(_ADDRESS, url)
    except JournalFailed:
        return  # it is remembered the next time


def _known(journal: Journal) -> Iterable[str]:
    with journal.lock:
        return [tree.rid for tree in journal.book.trees.values() if tree.rid is not None]
