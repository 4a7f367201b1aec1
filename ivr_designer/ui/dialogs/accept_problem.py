"""Accepting a problem: a reason, and until when."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.fields import Choice, Field, chosen, combo, set_choices


class AcceptDialog(Dialog):
    """Signals:
    given: (reason, last day or None).
    """

    given = Signal(object)

    def __init__(self, problem: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Accept this problem?"), parent, detail=problem)
        self._today = today
        self.reason = QLineEdit()
        self.reason_field = Field(self.reason)
        self.reason_field.name(tr("&Reason, for those who read the tree later"))
        self.until = combo(editable=True)
        self.until_field = Field(self.until)
        self.until_field.name(tr("&Until"))
        days = [today + timedelta(days=n) for n in (30, 90, 365)]
        choices = [Choice(tr("For good"), None), *(Choice(day.isoformat(), day) for day in days)]
        set_choices(self.until, choices, days[1])
        self.until_field.hint(tr("The day after, it is listed again. Write a day as 2027-01-31."))
        self.body.addWidget(self.reason_field)
        self.body.addWidget(self.until_field)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Accept"), self._on_accept, kind="primary")

    def _on_accept(self) -> None:
        reason = self.reason.text().strip()
        self.reason_field.complain("" if reason else tr("Write why this is all right."))
        known, value = chosen(self.until)
        until = value if known else self._typed(str(value))
        wrong = until is not None and (not isinstance(until, date) or until < self._today)
        self.until_field.complain(tr("Write a day to come, as 2027-01-31.") if wrong else "")
        if reason and not wrong:
            self.given.emit((reason, until))
            self.accept()

    @staticmethod
    def _typed(text: str) -> date | str | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            return text
