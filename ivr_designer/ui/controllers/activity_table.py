"""Writes the activity log as a table: who changed what, when, and how it ended."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import write_bytes
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


class ActivityTableController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

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

    def save(self, path: Path) -> bool:
        """Write all lines of this connection; False when that failed, which the user was told."""
        session, prompts = self._window.io.session, self._window.prompts
        if session is None:
            return False
        try:
            write_bytes(path, session.activity_csv())
        except (FileProblem, SyncProblem) as error:
            prompts.notice(error.cause, error.advice, topic="activity")
            return False
        prompts.clear("activity")
        prompts.note(tr("Saved {name}.").format(name=path.name))
        return True
