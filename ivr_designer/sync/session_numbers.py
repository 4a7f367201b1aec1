"""The part of a session that switches phone numbers."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from ivr_designer.config.profiles import Profile
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import PhoneNumber
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.number_wishes import NumberWish, put_wish, route_of, wishes
from ivr_designer.sync.problems import NO_SERVER, UNKNOWN_TREE
from ivr_designer.sync.worker import Worker


class SessionNumbers:
    """See contract.Session for what each method does."""

    profile: Profile | None
    journal: Journal
    worker: Worker
    _io: IoThread
    _act: Callable[[Callable[[Any], Any]], Any]

    def point_number(self, number: str, tree: TreeId | None, queue: str | None = None) -> Future[PhoneNumber]:
        """See Session. Raises EditRefused or CommitFailed."""
        if self.profile is None:
            raise EditRefused(NO_SERVER[0])
        known = next((n for n in self.worker.lists.shown_numbers or () if n.id == number), None)
        label, seen = (number, None) if known is None else (known.number, route_of(known))
        wish = NumberWish(number, label, tree, queue, seen)
        with self.journal.lock:
            book = None if tree is None else self.journal.book.trees.get(tree)
            if tree is not None and (book is None or book.is_doomed):
                raise EditRefused(UNKNOWN_TREE[0])
            self._act(lambda work: put_wish(work, wish))
        future: Future[PhoneNumber] = Future()
        self._io.call(self.worker.expect_number, wish, future)
        return future

    def refuse_if_played(self, tree: TreeId) -> None:
        """Raises EditRefused while a number plays a tree, or is to play it."""
        book = self.journal.book.trees.get(tree)
        rid = None if book is None else book.rid
        playing = [n.number for n in self.worker.lists.shown_numbers or ()
                   if rid and n.plays_tree and n.tree == rid]  # fmt: skip
        playing += [wish.label for wish in wishes(self.journal.book) if wish.tree == tree]
        if playing:
            raise EditRefused(
                phrase(
                    "Callers of {number} hear this tree; give the number another one first.",
                    number=playing[0],
                )
            )
