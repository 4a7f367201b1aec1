"""Ways in and out beside tree files: exports, imports with their report, templates."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ivr_designer.config.paths import folders, resource
from ivr_designer.domain.document import Document
from ivr_designer.domain.fragments import copy
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.errors import FileProblem
from ivr_designer.sync.contract import Session, SyncProblem
from ivr_designer.sync.log_reading import change_lines
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, opening, teller, writing
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.translation import speaking

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ivr_designer.storage.exporters.registry import Exporter
    from ivr_designer.storage.exporters.source import ExportSource
    from ivr_designer.storage.importers.report import Draft, LossReport
    from ivr_designer.storage.templates import Template
    from ivr_designer.ui.controllers.queue_choices import QueueChoiceController
    from ivr_designer.ui.dialogs.export import ExportDialog
    from ivr_designer.ui.dialogs.loss_report import LossReportDialog
    from ivr_designer.ui.dialogs.templates import KeepTemplateDialog, TemplateGallery
    from ivr_designer.ui.main_window import MainWindow


class ExchangeController(QObject):
    """Belongs to one window. `own_templates` is where the user's templates are kept."""

    def __init__(self, window: "MainWindow", queues: "QueueChoiceController") -> None:
        super().__init__(window)
        self._window = window
        self._queues = queues
        self.own_templates = folders().config / "templates"
        failed = teller(window.documents, window.prompts)
        self._out = FileJobs("export", window.io, window.prompts, failed, self)
        self._in = FileJobs("import", window.io, window.prompts, failed, self)
        window.closing.connect(self._out.close)
        window.closing.connect(self._in.close)

    # ---- out

    @Slot()
    def ask_export(self) -> "ExportDialog | None":
        """Let a kind be chosen, then a file."""
        import ivr_designer.ui.exports  # noqa: F401 -- offers the kinds that need Qt
        from ivr_designer.storage.exporters.registry import exporters
        from ivr_designer.ui.dialogs.export import ExportDialog

        if self._window.bridge.document is None:
            return None
        dialog = ExportDialog(list(exporters().values()), self._window)
        dialog.chosen.connect(lambda pair: self._ask_target(*pair))
        dialog.open()
        return dialog

    def _ask_target(self, exporter: "Exporter", masked: bool) -> None:
        document = self._window.bridge.document
        if document is None:
            return
        from ivr_designer.storage.exporters.source import without_numbers
        from ivr_designer.storage.files import file_stem

        dialog = QFileDialog(self._window, tr("Export the tree"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{say(exporter.title)} (*{exporter.suffix})"])
        dialog.setDefaultSuffix(exporter.suffix.lstrip("."))
        name = without_numbers(document.tree.name) if masked else document.tree.name
        dialog.selectFile(file_stem(name) + exporter.suffix)
        dialog.fileSelected.connect(lambda name: self.export(exporter, Path(name), masked=masked))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, exporter: "Exporter", path: Path, *, masked: bool = False) -> "Future[None] | None":
        """Write the tree on screen, as it is now, beside all other work; the user is told how it went.

        The future is done when the file is there, or has the error. None: there is no tree.
        """
        self._window.documents.about_to_edit.emit()
        source = self._source(masked)
        if source is None:
            return None
        self.stop_export()
        name = path.name
        return self._out.start(
            lambda stopped: _write(exporter, source, path, stopped),
            lambda _: self._exported(name),
            writing(name),
        )

    @Slot()
    def stop_export(self) -> None:
        """Give up the export that runs; the file stays as it was."""
        self._out.stop()

    def _exported(self, name: str) -> None:
        self._window.prompts.clear("file")
        self._window.prompts.note(tr("Saved to “{file}”.").format(file=name))

    def _source(self, masked: bool) -> "ExportSource | None":
        from ivr_designer.storage.exporters.source import ExportSource, FoundFault

        window = self._window
        document, session = window.bridge.document, window.io.session
        if document is None:
            return None
        account = session.account if session is not None else None
        played = window.trees.numbers_of(window.trees.row(document.tree.id))
        known = account is not None and account.numbers is not None
        findings = [p.finding for p in window.problems_model.rows]
        source = ExportSource(
            IvrTree(document.tree.id, document.tree.content()),  # it is written while work goes on
            datetime.now(UTC).astimezone().date(),
            queues=queue_names(account),
            numbers=tuple(n.number for n in played) if known else None,
            masked=masked,
        )
        with speaking(source.speech.language):
            said = [FoundFault(f.rule, f.severity.value, say(f.message), tuple(f.nodes)) for f in findings]
            return replace(source, findings=tuple(said), changes=self._changes(document.tree.id))

    def _changes(self, tree: TreeId) -> tuple[str, ...]:
        """What was sent for a tree, newest last, with the day and the minute."""
        session = self._window.io.session
        if session is None:
            return ()
        with suppress(SyncProblem):
            return change_lines(session.activity(), {tree}, say)
        return ()

    # ---- in

    @Slot()
    def ask_import(self) -> None:
        """Let a file of another program be chosen."""
        dialog = QFileDialog(self._window, tr("Import a phone menu"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.json *.xml *.vxml *.yaml *.yml *.flow *.conf *.ael *.txt"
        dialog.setNameFilters([tr("Phone menus of other programs ({kinds})").format(kinds=kinds),
                               tr("All files (*)")])  # fmt: skip
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(
        self, path: Path, read: "Callable[[Path], Draft] | None" = None
    ) -> "Future[tuple[TreeId, LossReport]] | None":
        """Import a file into a draft beside the window, show it, and show what was lost; one that is being
        imported is not taken twice. The future is done when the draft is made, or has the error. None: there
        is no session. `read` stands for the importers; it is called beside the window.
        """
        session = self._window.io.session
        if session is None:
            return None

        def job(stopped: Stopped) -> "tuple[TreeId, LossReport]":
            draft = (read or _read_foreign)(path)
            return _adopt(session, draft.content, stopped), draft.report

        def done(made: "tuple[TreeId, LossReport]") -> None:
            if self._show(session, made[0]):
                self._report(path.name, made[1])

        return self._in.start(
            job,
            done,
            opening(path.name),
            key=path.absolute(),
        )

    def _report(self, name: str, report: "LossReport") -> "LossReportDialog":
        from ivr_designer.ui.dialogs.loss_report import LossReportDialog

        dialog = LossReportDialog(name, report, self._window)
        dialog.accepted.connect(self._queues.ask_if_needed)
        dialog.rejected.connect(self._queues.ask_if_needed)
        dialog.open()
        return dialog

    def _show(self, session: Session, tree: TreeId, then: Callable[[Document], object] | None = None) -> bool:
        """Show a draft; `then` is called when it is on screen. False: there is another connection now."""
        if session is not self._window.io.session:
            return False
        self._window.prompts.clear("file")
        self._window.documents.show(tree, then)
        return True

    # ---- templates

    @Slot()
    def show_gallery(self) -> "TemplateGallery":
        """Let a ready tree be chosen to begin with."""
        from ivr_designer.storage.templates import templates
        from ivr_designer.ui.dialogs.templates import TemplateGallery

        gallery = TemplateGallery(templates(resource("templates"), self.own_templates), self._window)
        gallery.chosen.connect(self._use_template)
        gallery.open()
        return gallery

    @Slot(object)
    def _use_template(self, template: "Template") -> None:
        session, queues = self._window.io.session, self._queue_ids()
        if session is None:
            return

        def done(tree: TreeId) -> None:
            if self._show(session, tree, lambda _document: self._queues.ask_if_needed()):
                self._window.prompts.note(tr("A new draft from “{name}”.").format(name=template.title))

        self._in.start(
            lambda stopped: _adopt(session, template.content(queues), stopped),
            done,
            opening(template.title),
            key=template,
        )

    def _queue_ids(self) -> Collection[str] | None:
        """Those of the account; None while they are not known."""
        session = self._window.io.session
        queues = session.account.queues if session is not None else None
        return None if queues is None else {q.id for q in queues}

    @Slot()
    def ask_keep(self) -> "KeepTemplateDialog | None":
        """Ask for a name, then keep the selected boxes as a template."""
        from ivr_designer.ui.dialogs.templates import KeepTemplateDialog

        document = self._window.bridge.document
        if document is None:
            return None
        content = copy(document.tree, self._window.selection.vertices)
        first = content.nodes.get(content.root) if content.root is not None else None
        if first is None:
            return None
        dialog = KeepTemplateDialog(
            first.name, lambda title, about: self.keep(content, title, about), self._window
        )
        dialog.open()
        return dialog

    def keep(self, content: TreeContent, title: str, about: str) -> bool:
        """Keep a tree among the user's templates; False when that failed, which the user was told."""
        from ivr_designer.storage.files import file_problem
        from ivr_designer.storage.templates import keep_template

        try:
            session = self._window.io.session
            names = queue_names(session.account if session is not None else None)
            keep_template(self.own_templates, content, title, about, names)
        except FileProblem as problem:
            self._tell(problem)
            return False
        except OSError as error:
            self._tell(file_problem(error, self.own_templates, writing=True))
            return False
        self._window.prompts.note(tr("Kept as template “{name}”.").format(name=title))
        return True

    def _tell(self, problem: FileProblem) -> None:
        self._window.prompts.notice(problem.cause, problem.advice, topic="file")


def _write(exporter: "Exporter", source: "ExportSource", path: Path, stopped: Stopped) -> None:
    """Beside the window: make the file and put it in place, unless it was given up meanwhile."""
    from ivr_designer.storage.files import write_bytes

    made = exporter.write(source)
    stopped.check()
    write_bytes(path, made)


def _read_foreign(path: Path) -> "Draft":
    from ivr_designer.storage.files import read_bytes
    from ivr_designer.storage.importers.detect import MAX_BYTES, read_foreign

    return read_foreign(read_bytes(path, MAX_BYTES))


def _adopt(session: Session, content: TreeContent, stopped: Stopped) -> TreeId:
    """Beside the window: make a draft, unless it was given up meanwhile."""
    stopped.check()
    return session.adopt_tree(content)
