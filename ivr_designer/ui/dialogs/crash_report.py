"""After an error of ours: what happened in one sentence, that the work is safe, and a report to look at."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, row


class CrashDialog(Dialog):
    """The report is folded away at first. Nothing leaves this computer by itself."""

    def __init__(self, report: str, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Something went wrong in this program"),
            parent,
            width=SPACE * 66,
            detail=tr(
                "Your edits are stored and nothing is lost. You can go on; if the window acts oddly, "
                "restart the program."
            ),
        )
        self._report = report
        self._folder = folder
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Report"))
        self.text.setMinimumHeight(SPACE * 24)
        self.text.hide()
        self.details = button(self._toggle, kind="link")
        self.details.setText(tr("Show the report"))
        line = row()
        line.addWidget(self.details)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.text, 1)
        self.add_button(tr("Copy report"), self._copy, left=True)
        if folder is not None:
            self.add_button(tr("Open folder"), self._open, left=True)
        self.add_button(tr("Go on"), self.accept, kind="primary")

    def _toggle(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self.details.setText(tr("Show the report") if self.text.isHidden() else tr("Hide the report"))
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
