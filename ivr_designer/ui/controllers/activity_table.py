"""Writes the activity log as a table: who changed what, when, and how it ended."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import write_bytes
from ivr_designer.sync.contract import Session, SyncProblem
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, writing
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ivr_designer.ui.main_window import MainWindow


class ActivityTableController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._jobs = FileJobs("activity table", window.io, window.prompts, self._not_saved, self)
        window.closing.connect(self._jobs.close)

    @Slot()
    def ask(self) -> None:
        """Ask for a file name."""
        dialog = QFileDialog(self._window, tr("Save activity"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> "Future[None] | None":
        """Write all lines of this connection, thousands as a rule, beside all other work; the user is told
        how it went. The future is done when the file is there, or has the error. None: there is no session.
        """
        session = self._window.io.session
        if session is None:
            return None
        return self._jobs.start(
            lambda stopped: _write(session, path, stopped),
            lambda _: self._saved(path.name),
            writing(path.name),
            key=path.absolute(),
        )

    def _saved(self, name: str) -> None:
        self._window.prompts.clear("activity")
        self._window.prompts.note(tr("Saved {name}.").format(name=name))

    def _not_saved(self, error: BaseException) -> None:
        if not isinstance(error, FileProblem | SyncProblem):
            raise error
        self._window.prompts.notice(error.cause, error.advice, topic="activity")


def _write(session: Session, path: Path, stopped: Stopped) -> None:
    """Beside the window: make the table and put it in place, unless it was given up meanwhile."""
    table = session.activity_csv()
    stopped.check()
    write_bytes(path, table)
