"""What the window reads of a tree, without waiting for whoever holds the journal's lock.

A glance is what was open in a tree after some transaction: made while nobody changes the book, it stays
as it is. Whoever stores an edit takes one before the lock is given back, so whoever made it sees it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync import reviewing
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.proposals import Conflict
from ivr_designer.sync.status import Link
from ivr_designer.sync.statuses import Seen, seen_now


@dataclass(frozen=True, slots=True)
class Glance:
    """A tree as it was; `version` is the book's, which moves also when a failed transaction is taken back.

    `unsent` counts the items that are not as the server has them.
    """

    book: TreeBook
    version: int
    seen: Seen
    conflicts: tuple[Conflict, ...]
    unsent: int


class Glances:
    """The last glance at each tree."""

    def __init__(self, journal: Journal, link: Callable[[], Link]) -> None:
        self._journal = journal
        self._link = link
        self._known: dict[TreeId, Glance] = {}

    def of(self, tree: TreeId) -> Glance | None:
        """A tree as it is now; while another thread holds the lock, as it was at the last glance (only the
        first one is waited for). None where there is no such tree.
        """
        known = self._known.get(tree)
        if not self._journal.lock.acquire(blocking=known is None and tree in self._journal.book.trees):
            return known
        try:
            return self.take(tree)
        finally:
            self._journal.lock.release()

    def take(self, tree: TreeId) -> Glance | None:
        """A tree as it is now; whoever holds the lock waits for none."""
        with self._journal.lock:
            book = self._journal.book.trees.get(tree)
            if book is None:
                self._known.pop(tree, None)
                return None
            known = self._known.get(tree)
            if known is None or known.book is not book or known.version != book.version:
                seen, conflicts = seen_now(book, self._link()), reviewing.conflicts_of(book)
                known = Glance(book, book.version, seen, conflicts, book.index.dirty_count())
                self._known[tree] = known
            return known

    def take_all(self) -> None:
        """Glance at every tree that has changed."""
        with self._journal.lock:
            for tree in [*self._journal.book.trees, *self._known]:
                self.take(tree)
