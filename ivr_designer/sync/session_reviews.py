"""The part of a session that asks and answers: conflicts, guards, plans, publishing, versions, locking."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync import history, tree_acts
from ivr_designer.sync.contract import ItemId, Publishing, SyncProblem
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.problems import UNKNOWN_TREE, as_problem
from ivr_designer.sync.proposals import Choice, Conflict, GuardQuestion, PlanPreview, Published, Version, Way
from ivr_designer.sync.records import RecordDamaged
from ivr_designer.sync.worker import Worker

if TYPE_CHECKING:
    from ivr_designer.sync.remote_edit import Patch

NO_VERSION = (
    phrase("This version is not kept here any more."),
    phrase("Choose another one."),
)


class SessionReviews:
    """See contract.Session for what each method does."""

    journal: Journal
    worker: Worker
    _io: IoThread
    _act: Callable[[Callable[[Any], Any]], Any]
    _after: Callable[[TreeId], None]

    # ---- conflicts and guards

    def conflicts(self, tree: TreeId) -> tuple[Conflict, ...]:
        """See Session."""
        return self.worker.conflicts_now(tree)

    def resolve(
        self, tree: TreeId, items: frozenset[ItemId], choice: Choice, *, candidate: str | None = None,
        given_up: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        """See Session. Raises CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return
            patches: list[Patch] = []
            if candidate is not None:
                self._act(lambda work: tree_acts.adopt_candidate(work, book, items, candidate))
            elif choice is Choice.MINE:
                patches = self._act(lambda work: tree_acts.keep_all_mine(work, book, items, given_up))
            else:
                patches = self._act(lambda work: tree_acts.take_theirs(work, book, items))
        if patches:
            self._io.call(self.worker.merged, tree, patches, phrase("Taken from the contact center"))
        self._after(tree)

    def guards(self) -> tuple[GuardQuestion, ...]:
        """See Session."""
        return self.worker.guards()

    def answer_guard(self, tree: TreeId, *, go_on: bool) -> None:
        """See Session."""
        self._io.call(lambda: self.worker.answer_guard(tree, go_on=go_on))

    # ---- publishing

    def preview(self, tree: TreeId) -> Future[PlanPreview]:
        """See Session."""
        return self._io.submit(self.worker.preview(tree))

    def publish(
        self, tree: TreeId, stamp: str, way: Way = Way.IN_PLACE, numbers: frozenset[str] = frozenset()
    ) -> Future[Published]:
        """See Session."""
        return self._io.submit(self.worker.publish(tree, stamp, way, numbers))

    @property
    def publishings(self) -> tuple[Publishing, ...]:
        """See Session."""
        return tuple(self.worker.running.values())

    def stop_publishing(self, tree: TreeId) -> None:
        """See Session."""
        self._io.call(self.worker.stop_publishing, tree)

    def roll_back(self, tree: TreeId) -> Future[Published]:
        """See Session."""
        return self._io.submit(self.worker.roll_back(tree))

    # ---- versions

    def versions(self, tree: TreeId) -> tuple[Version, ...]:
        """See Session. Raises SyncProblem."""
        try:
            return history.versions(self.journal, tree)
        except JournalFailed as error:
            raise as_problem(error) from error

    def version(self, tree: TreeId, digest: str) -> TreeContent:
        """See Session. Raises SyncProblem."""
        return self._version(tree, digest)[0]

    def _version(self, tree: TreeId, digest: str) -> tuple[TreeContent, TreeContent]:
        """A version, and the tree as it is here. Raises SyncProblem."""
        try:
            with self.journal.lock:
                book = self.journal.book.trees.get(tree)
                if book is None:
                    raise SyncProblem(*UNKNOWN_TREE)
                here = book.content()
            old = history.content(self.journal, tree, digest, here)
        except RecordDamaged:
            old = None
        except JournalFailed as error:
            raise as_problem(error) from error
        if old is None:
            raise SyncProblem(*NO_VERSION)
        return old, here

    def restoring(self, tree: TreeId, digest: str, node: NodeId | None = None) -> Edit:
        """See Session. Raises SyncProblem."""
        old, here = self._version(tree, digest)
        if node is None:
            return history.restoring_all(old)
        edit = history.restoring_node(old, here, node)
        if edit is None:
            raise SyncProblem(
                phrase("This node is as it was in that version, or was not in it."), NO_VERSION[1]
            )
        return edit

    # ---- attention

    def check_tree(self, tree: TreeId) -> Future[None]:
        """See Session."""
        return self._io.submit(self.worker.check_tree(tree))

    def watch(self, tree: TreeId | None, selected: frozenset[ItemId], visible: frozenset[ItemId]) -> None:
        """See Session."""
        self._io.call(self.worker.watch, tree, selected, visible)

    def lock(self) -> None:
        """See Session."""
        self._io.call(self.worker.lock)
