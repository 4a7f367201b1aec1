"""Licences: the terms of the program and of all that it is made with, to read."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QPlainTextEdit, QWidget

from ivr_designer.config.licences import folder, licence_texts
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column, row


class LicencesDialog(Dialog):
    """Read only: titles on the left, the chosen text on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        detail = tr(
            "Qt may be replaced by your own build: see “Qt, PySide6”. The same texts are in {folder}."
        )
        super().__init__(tr("Licences"), parent, width=SPACE * 122, detail=detail.format(folder=folder()))
        self._texts = licence_texts()
        self.list = QListWidget()
        self.list.setFixedWidth(SPACE * 20)
        self.list.setAccessibleName(tr("Licences"))
        self.list.addItems([text.title for text in self._texts])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the licence"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.list.currentRowChanged.connect(self._show)
        line = row(gap=SPACE * 2)
        frame = QFrame()
        frame.setProperty("card", "true")
        column(parent=frame, margin=SPACE // 2).addWidget(self.list)
        line.addWidget(frame)
        line.addWidget(self.text, 1)
        self.body.addLayout(line, 1)
        self.setMinimumHeight(SPACE * 70)
        self.add_close(is_default=True)
        self.list.setCurrentRow(0)

    @Slot(int)
    def _show(self, at: int) -> None:
        try:
            self.text.setPlainText(self._texts[at].read())
        except OSError as error:
            self.text.setPlainText(tr("This cannot be read: {reason}.").format(reason=error.strerror or "?"))

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()  # rows were measured before the style sheet came
