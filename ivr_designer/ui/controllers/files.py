"""Tree files: open, save, recent ones, a file dropped on the window. Opening sends nothing."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ivr_designer.config import options
from ivr_designer.domain.document import Document
from ivr_designer.domain.errors import DomainError
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.backend import Backend
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import plain_tip, tr

if TYPE_CHECKING:
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.storage.files import TreeFile
    from ivr_designer.storage.remote import RemoteIds

SUFFIX = ".ivr.json"


class FileController(QObject):
    """Signals:
    session_wanted: path that waits for a session to be opened in.
    """

    session_wanted = Signal(object)

    def __init__(
        self, backend: Backend, io: IoBridge, documents: DocumentController, prompts: QtPrompts, host: QWidget
    ) -> None:
        super().__init__(host)
        self._backend = backend
        self._io = io
        self._documents = documents
        self._prompts = prompts
        self._host = host
        self._paths: dict[TreeId, Path] = {}
        self._remotes: dict[TreeId, RemoteIds] = {}
        self._dialog: QFileDialog | None = None

    # ---- open

    @Slot()
    def ask_open(self) -> None:
        """Let a file be chosen."""
        dialog = self._file_dialog(tr("Open tree"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a tree file as a draft of this session."""
        from ivr_designer.storage.errors import FileProblem
        from ivr_designer.storage.files import read_tree

        session = self._io.session
        if session is None:
            self.session_wanted.emit(path)
            return
        try:
            file = read_tree(path)
            tree = session.tied(file.remote)
            if tree is not None:
                self._documents.show(tree, lambda document: self._take(document, path, file))
                return
            tree = session.adopt_tree(file.content, path=str(path))
        except FileProblem as problem:
            self._prompts.notice(problem.cause, problem.advice, topic="file")
            return
        except DomainError as error:
            self._documents.report(error)
            return
        self._opened(tree, path, file.remote)
        self._documents.show(tree)

    def _take(self, document: Document, path: Path, file: "TreeFile") -> None:
        """The file is of a tree of this account: what differs becomes that tree's draft, as one step."""
        session, tree = self._io.session, document.tree.id
        if session is None:
            return
        edit = session.taking(tree, file.content, file.remote)
        try:
            if edit is not None:
                session.set_mode(tree, Mode.DRAFT)
                self._documents.push(document, edit)
        except DomainError as error:
            self._documents.report(error)
            return
        self._opened(tree, path, file.remote)
        if edit is not None:
            words = tr("The file differs from the tree. It is open as a draft; nothing was sent.")
            self._documents.confirm(words, told=False)

    def _opened(self, tree: "TreeId", path: Path, remote: "RemoteIds") -> None:
        self._prompts.clear("file")
        self._paths[tree] = path
        self._remotes[tree] = remote
        self._remember(path)

    # ---- save

    @Slot()
    def save(self) -> None:
        """Write the tree on screen to its file; ask for one if it has none."""
        document = self._documents.document
        if document is None:
            return
        path = self._paths.get(document.tree.id)
        if path is None:
            self.ask_save()
        else:
            self.save_to(path)

    @Slot()
    def ask_save(self) -> None:
        """Let a name be chosen."""
        document = self._documents.document
        if document is None:
            return
        dialog = self._file_dialog(tr("Save tree"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        from ivr_designer.storage.files import file_stem

        dialog.selectFile(file_stem(document.tree.name) + SUFFIX)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, path: Path) -> bool:
        """Write the tree on screen to `path`; False when that failed, which the user was told."""
        from ivr_designer.storage.errors import FileProblem
        from ivr_designer.storage.files import write_tree

        self._documents.about_to_edit.emit()
        document = self._documents.document
        if document is None:
            return False
        try:
            write_tree(path, document.tree.content(), self._remote_ids(document.tree))
        except FileProblem as problem:
            self._prompts.notice(problem.cause, problem.advice, topic="file")
            return False
        self._prompts.clear("file")
        self._paths[document.tree.id] = path
        self._remember(path)
        self._prompts.note(tr("Saved to “{file}”.").format(file=path.name))
        return True

    def _remote_ids(self, tree: IvrTree) -> "RemoteIds":
        """What is known of the server; for a tree that is not there, what its file said of another one."""
        from ivr_designer.storage.remote import NO_REMOTE

        session, said = self._io.session, self._remotes.get(tree.id, NO_REMOTE)
        found = NO_REMOTE if session is None else session.file_ids(tree.id)
        if found.tree is not None:
            return replace(found, extra=said.extra)
        nodes = {n: r for n, r in said.nodes.items() if n in tree.nodes}
        return replace(
            said, nodes=nodes, keypresses={k: r for k, r in said.keypresses.items() if k in tree.keypresses}
        )

    # ---- recent

    def fill_recent(self, menu: QMenu) -> None:
        """The recent files; those that are gone are marked."""
        menu.clear()
        paths = self._backend.state.recent_files()
        for path in paths:
            there = path.exists()
            words = path.name if there else tr("{file} (not there)").format(file=path.name)
            action = menu.addAction(words.replace("&", "&&"))
            action.setToolTip(plain_tip(str(path)))
            action.setEnabled(there)
            action.triggered.connect(lambda _checked=False, p=path: self.open(p))
        if paths:
            menu.addSeparator()
        clear = menu.addAction(tr("Clear this list") if paths else tr("Nothing yet"))
        clear.setEnabled(bool(paths))
        clear.triggered.connect(self._forget_recent)

    @Slot()
    def _forget_recent(self) -> None:
        self._backend.state.forget_recent_files()

    def _remember(self, path: Path) -> None:
        settings = self._backend.settings
        if not settings.get(options.REMEMBER_RECENT):
            return
        try:
            self._backend.state.add_recent_file(path, settings.get(options.RECENT_LIMIT))
        except OSError:
            self._prompts.notice(
                phrase("The list of recent files could not be stored."),
                phrase("Check the free space and permissions of your settings folder."),
                topic="recent",
            )

    def _file_dialog(self, title: str) -> QFileDialog:
        if self._dialog is not None:
            self._dialog.close()
        dialog = QFileDialog(self._host, title)
        dialog.setNameFilters([tr("IVR trees (*.ivr.json)"), tr("All files (*)")])
        recent = self._backend.state.recent_files()
        if recent and recent[0].parent.exists():
            dialog.setDirectory(str(recent[0].parent))
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        return dialog

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
