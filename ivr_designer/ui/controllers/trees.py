"""Trees as a whole: make, open, rename, delete, and which numbers play them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.errors import DomainError
from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Account, Mode, PhoneNumber, TreeRow
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.file_jobs import storing
from ivr_designer.ui.controllers.shelf import DeleteTree, RestoreTree, Shelf
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.undo import EditCommand
from ivr_designer.ui.widgets.info_bar import Bar, Tone


class TreeController(QObject):
    """Acts on the tree list.

    Signals:
        created: TreeId, of a tree that wants a name now.
    """

    created = Signal(object)

    def __init__(
        self,
        io: IoBridge,
        documents: DocumentController,
        prompts: QtPrompts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._io = io
        self._documents = documents
        self._prompts = prompts
        self._stuck: dict[TreeId, TreeRow] = {}
        io.account_changed.connect(self._on_account_changed)

    # ---- questions

    def row(self, tree: TreeId | None) -> TreeRow | None:
        """What the session knows of a tree."""
        session = self._io.session
        if session is None or tree is None:
            return None
        return session.account.row(tree)

    def numbers_of(self, row: TreeRow | None) -> tuple[PhoneNumber, ...]:
        """The numbers that play a tree; empty when there are none or none are known."""
        session = self._io.session
        if session is None or row is None or row.remote_id is None:
            return ()
        numbers = session.account.numbers or ()
        return tuple(n for n in numbers if n.plays_tree and n.tree == row.remote_id)

    # ---- acts

    @Slot()
    def create(self, name: str | None = None) -> TreeId | None:
        """Make a tree, show it, and let it be named. Undo deletes it."""
        session = self._io.session
        if session is None:
            return None
        try:
            tree = session.create_tree(name or self._free_name())
        except DomainError as error:
            self._documents.report(error)
            return None
        self._documents.read(tree, lambda _document: self._created(tree))
        return tree

    def rename(self, tree: TreeId, name: str) -> None:
        """Give a tree a name; it is opened for that, since the rename is a step of its undo stack."""
        clean = " ".join(name.split())
        row = self.row(tree)
        if clean and row is not None and row.name != clean:
            self._documents.read(tree, lambda document: self._rename(document, clean))

    @Slot(object)
    def delete(self, tree: TreeId) -> None:
        """Ask with the consequences, then delete. Undo brings it back."""
        row = self.row(tree)
        if row is None:
            return
        if row.deleting:
            self._try_again(tree)
            return
        numbers = self.numbers_of(row)
        if numbers:
            self._prompts.note(
                tr("“{name}” answers {numbers}. Point the number elsewhere first.").format(
                    name=row.name, numbers=", ".join(phone_label(n.number) for n in numbers)
                )
            )
            return
        self._documents.read(tree, lambda document: self._ask_delete(row, document))

    def set_mode(self, tree: TreeId, mode: Mode, then: Callable[[], object] = lambda: None) -> None:
        """Switch a tree between live editing and draft, then call `then`; the user is told if it fails."""
        if (session := self._io.session) is not None:
            waiting = session.unsent(tree) if mode is Mode.LIVE else 0
            words = storing(tr("Live edit") if mode is Mode.LIVE else tr("Draft"))
            act = partial(session.set_mode, tree, mode)
            self._documents.beside(act, words, waiting, lambda _: then())

    # ---- trees that the contact center did not delete

    @Slot(object)
    def _on_account_changed(self, account: Account) -> None:
        stuck = {row.id: row for row in account.trees if row.deleting}
        for tree in self._stuck.keys() - stuck.keys():
            self._prompts.clear(f"delete {tree}")
        for tree, row in stuck.items():
            if self._stuck.get(tree) != row:
                self._tell_stuck(row)
        self._stuck = stuck

    def _tell_stuck(self, row: TreeRow) -> None:
        status = row.status
        why = "" if status is None or status.why is None else say(status.why)
        if status is not None and status.server_words:
            why = tr("{why} The server said: “{words}”").format(why=why, words=status.server_words)
        self._prompts.bar(
            Bar(
                f"delete {row.id}",
                Tone.WARNING,
                tr("“{name}” was not deleted.").format(name=row.name),
                why,
                tr("Try again"),
                partial(self._try_again, row.id),
                other_verb=tr("Keep the tree"),
                other=partial(self._keep, row.id),
            )
        )

    def _try_again(self, tree: TreeId) -> None:
        if (session := self._io.session) is not None:
            words = storing(tr("Try again"))
            self._documents.beside(partial(session.retry, tree), words, session.unsent(tree))

    def _keep(self, tree: TreeId) -> None:
        if (session := self._io.session) is not None:
            words = storing(tr("Keep the tree"))
            self._documents.beside(partial(session.keep_tree, tree), words, session.unsent(tree))

    # ---- inside

    def _free_name(self) -> str:
        session = self._io.session
        taken = {row.name for row in session.account.trees} if session is not None else set()
        name, count = tr("New tree"), 2
        while name in taken:
            name, count = tr("New tree {n}").format(n=count), count + 1
        return name

    def _created(self, tree: TreeId) -> None:
        step = self._step(RestoreTree(tree, created=True))  # it is there already, so this only shows it
        self._documents.push_shelf(tree, step, lambda: self.created.emit(tree))

    def _rename(self, document: Document, name: str) -> None:
        if self._documents.push(document, UpdateTree(name=name)):
            self._undo_is_of(document.tree.id)

    def _ask_delete(self, row: TreeRow, document: Document) -> None:
        nodes, keys = len(document.tree.nodes), len(document.tree.keypresses)
        if not nodes and not keys:
            self._delete(row)
            return
        detail = tr("{nodes} and {keys} go with it. No number plays it. Undo brings it back.").format(
            nodes=trn("{n} node", "{n} nodes", nodes), keys=trn("{n} key", "{n} keys", keys)
        )
        question = tr("Delete the tree “{name}”?").format(name=row.name)
        self._prompts.ask(question, detail, tr("Delete tree"), lambda: self._delete(row))

    def _delete(self, row: TreeRow) -> None:
        def deleted() -> None:
            self._documents.confirm(tr("Deleted “{name}”.").format(name=row.name), told=False)

        command = self._step(DeleteTree(row.id))
        self._documents.push_shelf(row.id, command, deleted)

    def _step(self, edit: DeleteTree | RestoreTree) -> EditCommand:
        session = self._io.session
        assert session is not None
        return EditCommand(Shelf(session, self._documents), edit, self._documents.report)

    def _undo_is_of(self, tree: TreeId) -> None:
        """What was done last in the list is what undo takes back, whatever tree is on screen."""
        found = self._documents.opened(tree)
        assert found is not None
        self._documents.group.setActiveStack(found.stack)
