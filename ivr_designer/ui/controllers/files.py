"""Tree files: open, save, recent ones, a file dropped on the window. Opening sends nothing."""

from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ivr_designer.config import options
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Mode, Session
from ivr_designer.ui.backend import Backend
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, opening, teller, writing
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import plain_tip, tr

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ivr_designer.domain.ids import TreeId
    from ivr_designer.domain.tree import TreeContent
    from ivr_designer.storage.files import TreeFile
    from ivr_designer.storage.remote import RemoteIds

SUFFIX = ".ivr.json"


class FileController(QObject):
    """Signals:
    session_wanted: path that waits for a session to be opened in.
    """

    session_wanted = Signal(object)

    def __init__(
        self,
        backend: Backend,
        io: IoBridge,
        documents: DocumentController,
        prompts: QtPrompts,
        host: QWidget,
        *,
        read: "Callable[[Path], TreeFile] | None" = None,
        write: "Callable[[Path, TreeContent, RemoteIds], None] | None" = None,
    ) -> None:
        """`read` and `write` stand for those of `storage.files`; they are called beside the window."""
        super().__init__(host)
        self._backend = backend
        self._io = io
        self._documents = documents
        self._prompts = prompts
        self._host = host
        self._paths: dict[TreeId, Path] = {}
        self._remotes: dict[TreeId, RemoteIds] = {}
        self._dialog: QFileDialog | None = None
        self._last_save: Future[None] | None = None
        self._chosen: dict[TreeId, tuple[Path, Future[None]]] = {}
        self._read_tree, self._write_tree = read, write
        failed = teller(documents, prompts)
        self._opening = FileJobs("open", io, prompts, failed, self)
        self._saving = FileJobs("save", io, prompts, failed, self)

    # ---- open

    @Slot()
    def ask_open(self) -> None:
        """Let a file be chosen."""
        dialog = self._file_dialog(tr("Open tree"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> "Future[_Read] | None":
        """Open a tree file as a draft of this session, read beside the window; one that is being opened is
        not opened twice. The future is done when the file is read. None: there is no session.
        """
        session = self._io.session
        if session is None:
            self.session_wanted.emit(path)
            return None
        saving = self._last_save

        def job(stopped: Stopped) -> _Read:
            if saving is not None:
                wait([saving])  # it may be of this file
            return _read(session, path, self._read_tree, stopped)

        return self._opening.start(
            job,
            lambda read: self._arrived(session, path, read),
            opening(path.name),
            key=path.absolute(),
        )

    def _arrived(self, session: Session, path: Path, read: "_Read") -> None:
        if session is not self._io.session:
            return  # another connection meanwhile; a draft of the file is in the list of this one
        self._prompts.clear("file")
        if read.is_new:
            self._opened(read.tree, path, read.file.remote)
            self._documents.show(read.tree)
        else:
            self._documents.show(
                read.tree, lambda document: self._compare(session, document, path, read.file)
            )

    def _compare(self, session: Session, document: Document, path: Path, file: "TreeFile") -> None:
        """The file is of a tree of this account: look beside the window for what differs."""
        tree, before = document.tree.id, document.tree.content()

        def arrived(edit: Edit | None) -> None:
            if session is not self._io.session:
                return
            if document.tree.content() != before:  # it was changed meanwhile: that is not to be undone
                self._compare(session, document, path, file)
            else:
                self._take(session, document, path, file, edit)

        self._opening.start(
            lambda stopped: _differing(session, tree, file, stopped),
            lambda edit: self._documents.when_stored(lambda: arrived(edit)),
            opening(path.name),
        )

    def _take(
        self, session: Session, document: Document, path: Path, file: "TreeFile", edit: Edit | None
    ) -> None:
        """What differs becomes the tree's draft, as one step."""
        tree = document.tree.id
        if edit is None:
            self._opened(tree, path, file.remote)
            return

        def taken() -> None:
            self._opened(tree, path, file.remote)
            words = tr("The file differs from the tree. It is open as a draft; nothing was sent.")
            self._documents.confirm(words, told=False)

        to_draft = partial(session.set_mode, tree, Mode.DRAFT)
        self._documents.beside(
            to_draft, opening(path.name), 1, lambda _: self._documents.push(document, edit, then=taken)
        )

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
        path = self._path_of(document.tree.id)
        if path is None:
            self.ask_save()
        else:
            self.save_to(path)

    def _path_of(self, tree: "TreeId") -> Path | None:
        """Where the tree was saved last or, unless that failed, is being saved just now."""
        if tree in self._chosen:
            path, saving = self._chosen[tree]
            if not saving.done() or saving.exception() is None:
                return path
        return self._paths.get(tree)

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

    def save_to(self, path: Path) -> "Future[None] | None":
        """Write the tree on screen, as it is now, to `path`, beside the window; the user is told how it went.

        The future is done when the file is there, or has the error. None: there is no tree, or what was typed
        is being stored, and the file is written after that.
        """
        self._documents.about_to_edit.emit()
        if self._documents.is_storing:
            self._documents.when_stored(lambda: self.save_to(path))
            return None
        document = self._documents.document
        if document is None:
            return None
        tree, content, session = document.tree.id, document.tree.content(), self._io.session
        said = self._remotes.get(tree)
        self._last_save = self._saving.start(
            lambda stopped: _write(session, tree, content, said, path, self._write_tree, stopped),
            lambda _: self._saved(tree, path),
            writing(path.name),
        )
        self._chosen[tree] = path, self._last_save
        return self._last_save

    def _saved(self, tree: "TreeId", path: Path) -> None:
        self._prompts.clear("file")
        self._paths[tree] = path
        self._remember(path)
        self._prompts.note(tr("Saved to “{file}”.").format(file=path.name))

    # ---- the end

    @property
    def is_saving(self) -> bool:
        """True while a file is being written: the window stays until it is there."""
        return self._saving.is_busy

    def when_saved(self, then: Callable[[], object]) -> None:
        """Call `then` once all is written; not if that fails or is stopped, which the user is told."""
        self._saving.when_idle(then)

    @Slot()
    def close(self) -> None:
        """The window goes."""
        self._opening.close()
        self._saving.close()

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


class _Read(NamedTuple):
    """A file that was read, and its tree; `is_new`: a draft was made for it."""

    file: "TreeFile"
    tree: "TreeId"
    is_new: bool


def _read(session: Session, path: Path, read: "Callable[[Path], TreeFile] | None", stopped: Stopped) -> _Read:
    """Beside the window: the file, checked, and the tree it is of, made as a draft if there is none."""
    from ivr_designer.storage.files import read_tree

    stopped.check()
    file = (read or read_tree)(path)
    tree = session.tied(file.remote)
    stopped.check()
    if tree is not None:
        return _Read(file, tree, is_new=False)
    return _Read(file, session.adopt_tree(file.content, path=str(path)), is_new=True)


def _differing(session: Session, tree: "TreeId", file: "TreeFile", stopped: Stopped) -> Edit | None:
    """Beside the window: what makes a tree equal to its file."""
    edit = session.taking(tree, file.content, file.remote)
    stopped.check()
    return edit


def _write(
    session: Session | None,
    tree: "TreeId",
    content: "TreeContent",
    said: "RemoteIds | None",
    path: Path,
    write: "Callable[[Path, TreeContent, RemoteIds], None] | None",
    stopped: Stopped,
) -> None:
    """Beside the window: the file with what is known of the server, on disk when this returns."""
    from ivr_designer.storage.files import write_tree

    remote = _remote_ids(session, tree, content, said)
    stopped.check()
    (write or write_tree)(path, content, remote)


def _remote_ids(
    session: Session | None, tree: "TreeId", content: "TreeContent", said: "RemoteIds | None"
) -> "RemoteIds":
    """What is known of the server; for a tree that is not there, what its file said of another one."""
    from ivr_designer.storage.remote import NO_REMOTE

    said = said or NO_REMOTE
    found = NO_REMOTE if session is None else session.file_ids(tree)
    base = said if found.tree is None else replace(found, extra=said.extra)
    nodes = {n: r for n, r in base.nodes.items() if n in content.nodes}
    return replace(
        base, nodes=nodes, keypresses={k: r for k, r in base.keypresses.items() if k in content.keypresses}
    )
