"""Recordings: the list with its uploads, files on their way to nodes, and hearing what a node says."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from ivr_designer.domain.errors import DomainError
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.uses import Thing, ThingKind
from ivr_designer.storage.errors import FileProblem
from ivr_designer.sync.upload_types import Upload, UploadState
from ivr_designer.ui.controllers.hearing import HearingController, selected_node
from ivr_designer.ui.controllers.standing import StandingDialog
from ivr_designer.ui.controllers.usage import UsageController
from ivr_designer.ui.dialogs.recordings import RecordingsDialog
from ivr_designer.ui.models.recordings import RecordingEntry, recording_entries
from ivr_designer.ui.prompt_rows import prompt_rows
from ivr_designer.ui.text import say, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivr_designer.sync.contract import Session
    from ivr_designer.ui.dialogs.upload_files import Candidate, Chosen, UploadFilesDialog
    from ivr_designer.ui.main_window import MainWindow


class RecordingController(StandingDialog[RecordingsDialog]):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow", usage: UsageController, hearing: HearingController) -> None:
        super().__init__(window)
        self._window = window
        self._usage = usage
        self._busy: set[str] = set()
        self._hearing = hearing
        hearing.player.playing_changed.connect(self._on_news)
        window.io.account_changed.connect(self._on_news)
        window.io.uploads_changed.connect(self._on_uploads)
        window.io.session_changed.connect(self._on_session_changed)
        window.bridge.changed.connect(self._on_news)
        window.bridge.document_changed.connect(self._on_news)

    # ---- the list

    @Slot()
    def open(self) -> RecordingsDialog | None:
        """Show the recordings, with the one of the selected node in focus."""
        if self._window.io.session is None:
            return None
        dialog = self.dialog
        if dialog is None:
            dialog = self.stand(RecordingsDialog(self._window))
            dialog.wanted.connect(self._on_wanted)
            dialog.upload_wanted.connect(self.ask_upload)
            dialog.refresh_wanted.connect(self._window.sync.refresh)
        self._fill()
        node = selected_node(self._window)
        if node is not None and isinstance(node.prompt, PlayPrompt):
            dialog.choose(node.prompt.file)
        dialog.show()
        dialog.activateWindow()
        dialog.view.setFocus()
        return dialog

    def _fill(self) -> None:
        session = self._window.io.session
        if self.dialog is None or session is None:
            return
        account, node = session.account, selected_node(self._window)
        playing = self._hearing.player.playing
        rows = recording_entries(
            account.recordings or (), session.uploads, self._uses(), str(playing) if playing else None
        )
        self.dialog.show_entries(
            rows, known=account.recordings is not None, node=node.name if node is not None else ""
        )

    def _uses(self) -> Counter[str]:
        """How many nodes of the trees in memory play each file."""
        session, documents = self._window.io.session, self._window.documents
        found: Counter[str] = Counter()
        for tree in session.account.trees if session is not None else ():
            opened = documents.opened(tree.id)
            nodes = opened.document.tree.nodes.values() if opened is not None else ()
            found.update(n.prompt.file for n in nodes if isinstance(n.prompt, PlayPrompt))
        return found

    # ---- acts on a row

    @Slot(object)
    def _on_wanted(self, asked: tuple[str, RecordingEntry]) -> None:
        verb, entry = asked
        {
            "play": self._play,
            "use": self._use,
            "where": self._show_uses,
            "copy": self._ask_copy,
            "cancel": self._cancel,
            "retry": self._retry,
        }[verb](entry)

    def _show_uses(self, entry: RecordingEntry) -> None:
        self._usage.open(Thing(ThingKind.RECORDING, entry.file))

    def _cancel(self, entry: RecordingEntry) -> None:
        self._try(lambda session: session.cancel_upload(entry.id))

    def _retry(self, entry: RecordingEntry) -> None:
        self._try(lambda session: session.retry_upload(entry.id))

    def _play(self, entry: RecordingEntry) -> None:
        if entry.path is not None:
            self._hearing.play(Path(entry.path))

    def _use(self, entry: RecordingEntry) -> None:
        from ivr_designer.ui.recording_match import playing

        node, recording = selected_node(self._window), entry.recording
        if node is not None and recording is not None:
            self._window.documents.submit(playing(node, recording.file, recording.duration_s))

    def _ask_copy(self, entry: RecordingEntry) -> None:
        dialog = self._file_dialog(tr("The sound of “{title}”").format(title=entry.title))
        dialog.fileSelected.connect(lambda name: self.add_copy(entry.file, Path(name)))
        dialog.open()

    def add_copy(self, file: str, path: Path) -> None:
        """Keep the sound of a recording that was uploaded elsewhere."""
        from ivr_designer.storage.audio import MAX_AUDIO_BYTES
        from ivr_designer.storage.files import read_bytes

        self._try(lambda session: session.keep_copy(file, read_bytes(path, MAX_AUDIO_BYTES)))

    # ---- uploading

    @Slot()
    def ask_upload(self) -> None:
        """Let files be chosen, then say what is to become of them."""
        dialog = self._file_dialog(tr("Upload recordings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.offer([Path(n) for n in names]))
        dialog.open()

    def offer(self, paths: Sequence[Path]) -> "UploadFilesDialog | None":
        """Show the files with the nodes they seem to be for."""
        from ivr_designer.ui.dialogs.upload_files import UploadFilesDialog
        from ivr_designer.ui.recording_match import match_files

        session, document = self._window.io.session, self._window.bridge.document
        if session is None or not paths:
            return None
        found = [_candidate(path) for path in paths]
        rows = prompt_rows([document.tree], session.account) if document is not None else []
        names = [c.path.name for c in found if not c.trouble]
        dialog = UploadFilesDialog(found, rows, match_files(names, rows), self.dialog or self._window)
        dialog.accepted_files.connect(self.upload)
        dialog.open()
        return dialog

    @Slot(object)
    def upload(self, files: "Sequence[Chosen]") -> None:
        """Send them; they go on while one works."""
        for each in files:
            data, path = each.candidate.data, each.candidate.path
            if not self._try(lambda s: s.upload_recording(data, path.name, each.title, each.node)):  # noqa: B023
                return
        if files and self.dialog is None:
            self.open()

    @Slot(object)
    def _on_uploads(self, uploads: tuple[Upload, ...]) -> None:
        self._fill()
        under_way = [u for u in uploads if u.is_open]
        percent = 100 * sum(u.sent for u in under_way) // max(1, sum(u.size for u in under_way))
        words = tr("Uploading recordings: {percent} %").format(percent=percent) if under_way else ""
        self._window.status_bar.show_work(words)
        for upload in uploads:
            if upload.state is UploadState.DONE and upload.id not in self._busy:
                self._busy.add(upload.id)
                self._finish(upload)

    def _finish(self, upload: Upload) -> None:
        """An upload is there: have its node play it, and let it go."""
        session = self._window.io.session
        rows = session.account.trees if session is not None else ()
        if upload.node is None or not any(r.id == upload.node[0] and not r.gone for r in rows):
            self._dismiss(upload, "")
            return
        tree, node = upload.node
        documents = self._window.documents
        documents.read(
            tree, lambda _document: documents.when_stored(lambda: self._assign(upload, tree, node))
        )

    def _assign(self, upload: Upload, tree: TreeId, node_id: NodeId) -> None:
        from ivr_designer.ui.recording_match import playing

        found = self._window.documents.opened(tree)
        node = found.document.tree.nodes.get(node_id) if found is not None else None
        if found is None or node is None or node.is_read_only:
            self._dismiss(upload, "")
        elif self._window.documents.push(found.document, playing(node, upload.file, upload.duration_s)):
            self._dismiss(upload, node.name)

    def _dismiss(self, upload: Upload, node: str) -> None:
        self._try(lambda session: session.cancel_upload(upload.id))
        words = tr("“{title}” is uploaded.") if not node else tr("“{title}” is uploaded; “{node}” plays it.")
        self._window.prompts.note(words.format(title=upload.title, node=node))

    # ---- inside

    def _try(self, act: "Callable[[Session], object]") -> bool:
        """Ask the session for something; False when it was refused, which the user was told."""
        session = self._window.io.session
        if session is None:
            return False
        try:
            act(session)
        except DomainError as error:
            self._window.documents.report(error)
            return False
        except FileProblem as problem:
            self._window.prompts.notice(problem.cause, problem.advice, topic="file")
            return False
        return True

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self.dialog or self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Recordings ({kinds})").format(kinds="*.wav *.mp3 *.WAV *.MP3")])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self._fill()

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self._busy.clear()
        if self.dialog is not None:
            self.dialog.close()


def _candidate(path: Path) -> "Candidate":
    from ivr_designer.storage.audio import MAX_AUDIO_BYTES, read_audio
    from ivr_designer.storage.files import read_bytes
    from ivr_designer.ui.dialogs.upload_files import Candidate

    try:
        data = read_bytes(path, MAX_AUDIO_BYTES)
        return Candidate(path, data, read_audio(data).duration_s)
    except FileProblem as problem:
        return Candidate(path, trouble=f"{say(problem.cause)} {say(problem.advice)}")
