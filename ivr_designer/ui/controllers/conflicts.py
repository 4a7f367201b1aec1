"""Conflicts: kept for all trees, listed, told once, decided by the person."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.document import Document
from ivr_designer.sync.contract import Account, ConflictsChanged, Session
from ivr_designer.sync.proposals import Choice, Conflict
from ivr_designer.ui.canvas.requests import Announcement
from ivr_designer.ui.controllers.file_jobs import storing
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.models.conflicts import ConflictRow
from ivr_designer.ui.text import counted, say, tr

if TYPE_CHECKING:
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.ui.main_window import MainWindow


class ConflictController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.conflicts_panel
        self._open: dict[TreeId, tuple[Conflict, ...]] = {}
        window.io.session_changed.connect(self._on_session_changed)
        window.io.conflicts_changed.connect(self._on_conflicts)
        window.io.account_changed.connect(self._on_account)
        window.bridge.document_changed.connect(self._on_document_changed)
        self._panel.chosen.connect(self._go)
        self._panel.edit_wanted.connect(self._edit)
        self._panel.mine_wanted.connect(lambda found: self._resolve(found, Choice.MINE))
        self._panel.theirs_wanted.connect(self._take_theirs)
        self._panel.adopt_wanted.connect(lambda pair: self._resolve((pair[0],), Choice.MINE, pair[1]))
        self._panel.mix_wanted.connect(lambda pair: self._resolve((pair[0],), Choice.MINE, given_up=pair[1]))
        self._fill()

    # ---- questions

    @property
    def count(self) -> int:
        """Open conflicts of all trees."""
        return sum(len(found) for found in self._open.values())

    # ---- acts

    def open(self) -> None:
        """Show the list, at the conflict of what is selected if there is one."""
        shown = self._window.inspector.items()
        found = next((c for conflicts in self._open.values() for c in conflicts if c.item in shown), None)
        if found is not None:
            self._panel.select(found)
        self._window.reveal("conflicts")

    def next(self) -> None:
        """Look at the next conflict, in the list and on the canvas."""
        self._window.reveal("conflicts")
        conflict = self._panel.step()
        if conflict is not None:
            self._go(conflict)

    @Slot(object)
    def _take_theirs(self, found: tuple[Conflict, ...]) -> None:
        (first, *_more) = found
        if first.twin_of is None:
            self._resolve(found, Choice.THEIRS)
        elif first.item == first.tree:  # what is on screen stays there
            self._window.trees.delete(first.tree)
        else:
            self._show(first, lambda: self._remove(first))

    def _remove(self, conflict: Conflict) -> None:
        self._window.show_item(conflict.item)
        self._window.refresh_actions()
        self._window.actions_.trigger("delete")

    def _resolve(
        self, found: tuple[Conflict, ...], choice: Choice, candidate: str | None = None,
        given_up: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        session = self._window.io.session
        if session is None or not found:
            return
        tree, items = found[0].tree, frozenset(c.item for c in found)
        act = partial(session.resolve, tree, items, choice, candidate=candidate, given_up=given_up)
        mine = choice is Choice.MINE
        words = self._kept(tree) if mine else tr("Taken from the contact center.")
        if found[0].twin_of is not None:
            words = tr("Both are kept.")
        if given_up:
            words = tr("Decided field by field.")
        if candidate is not None:
            words = tr("It goes on with the one you chose.")
        self._window.documents.beside(
            act, storing(tr("Conflicts")), len(found), lambda _: self._window.announcer.say(words)
        )

    def _kept(self, tree: "TreeId") -> str:
        """What becomes of ours: a draft is written when it is published."""
        session = self._window.io.session
        if session is not None and session.account.is_draft(tree):
            return tr("Yours stays in the draft.")
        return tr("Yours is written now.")

    @Slot(object)
    def _go(self, conflict: Conflict) -> None:
        self._show(conflict, lambda: self._window.show_item(conflict.item))

    @Slot(object)
    def _edit(self, conflict: Conflict) -> None:
        def edit() -> None:
            self._window.show_item(conflict.item)
            self._window.docks["inspector"].raise_()
            self._window.inspector.focus_first()

        self._show(conflict, edit)

    def _show(self, conflict: Conflict, then: Callable[[], object]) -> None:
        document = self._window.bridge.document
        if document is not None and document.tree.id == conflict.tree:
            then()
        else:
            self._window.documents.show(conflict.tree, lambda _document: then())

    # ---- news

    @Slot(object)
    def _on_session_changed(self, session: Session | None) -> None:
        self._open = {}
        if session is not None:
            found = {row.id: session.conflicts(row.id) for row in session.account.trees}
            self._open = {tree: conflicts for tree, conflicts in found.items() if conflicts}
        self._fill()

    @Slot(object)
    def _on_conflicts(self, news: ConflictsChanged) -> None:
        before = {c.item for c in self._open.get(news.tree, ())}
        fresh = [c for c in news.conflicts if c.item not in before]
        if news.conflicts:
            self._open[news.tree] = news.conflicts
        else:
            self._open.pop(news.tree, None)
        self._fill()
        if fresh:
            self._tell(fresh)

    @staticmethod
    def _news(fresh: list[Conflict]) -> tuple[str, str]:
        """What is said of one, and of several."""
        if all(conflict.twin_of is not None for conflict in fresh):
            one = tr("{what} is there twice: a call that was taken for lost arrived late.")
            more = tr("{what} and {n} more are there twice: calls that were taken for lost arrived late.")
            return one, more
        one = tr("Somebody else changed {what} as well.")
        return one, tr("Somebody else changed {what} and {n} more as well.")

    def _tell(self, fresh: list[Conflict]) -> None:
        one, more = self._news(fresh)
        words = (one if len(fresh) == 1 else more).format(what=say(fresh[0].title), n=counted(len(fresh) - 1))
        self._window.announcer.announce(Announcement(words, assertive=True))
        self._window.prompts.note(words, tr("Show"), lambda: self._window.reveal("conflicts"), told=True)

    @Slot(object)
    def _on_account(self, account: Account) -> None:
        self._panel.set_queues(queue_names(account))
        gone = self._open.keys() - {row.id for row in account.trees}
        for tree in gone:
            del self._open[tree]
        self._fill()

    @Slot(object)
    def _on_document_changed(self, _document: Document | None) -> None:
        self._fill()

    def _fill(self) -> None:
        session, shown = self._window.io.session, self._window.documents.wanted
        names = {row.id: row.name for row in session.account.trees} if session is not None else {}
        trees = sorted(self._open, key=lambda tree: (tree != shown, names.get(tree, ""), tree))
        several = len(trees) > 1
        rows = [
            ConflictRow(conflict, names.get(tree, "") if several else "")
            for tree in trees
            for conflict in self._open[tree]
        ]
        self._panel.set_rows(rows)
        count = self.count
        title = tr("Conflicts ({n})").format(n=counted(count)) if count else tr("Conflicts")
        self._window.docks["conflicts"].setWindowTitle(title)
        self._window.refresh_actions()
