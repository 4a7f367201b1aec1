"""Naming a walk that is to be kept as a test."""

from collections.abc import Container

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.fields import Field


class SaveTestDialog(Dialog):
    """Signals:
    named: str.
    """

    named = Signal(object)

    def __init__(
        self, proposal: str, detail: str, taken: Container[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Save this walk as a test"), parent, detail=detail)
        self._taken = taken
        self.name = QLineEdit(proposal)
        self.name_field = Field(self.name)
        self.name_field.name(tr("&Name"))
        self.body.addWidget(self.name_field)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Save"), self._on_save, kind="primary")
        self.name.textChanged.connect(self._hint)
        self.name.selectAll()
        self._hint()

    @Slot()
    def _hint(self) -> None:
        known = self.name.text().strip() in self._taken
        self.name_field.hint(tr("The test of this name is replaced.") if known else "")

    def _on_save(self) -> None:
        name = self.name.text().strip()
        if name:
            self.named.emit(name)
            self.accept()
        else:
            self.name_field.complain(tr("A test needs a name."))
