"""Fitting the speaking rate to one prompt that somebody timed on the phone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import measured, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label
from ivr_designer.ui.widgets.fields import Field, decimal_spin, lock, text_area

if TYPE_CHECKING:
    from ivr_designer.validation.settings import SpeechRate


class CalibrateDialog(Dialog):
    """Signals:
    calibrated: SpeechRate.
    """

    calibrated = Signal(object)

    def __init__(
        self,
        text: str,
        speed: int,
        rate: "SpeechRate",
        parent: QWidget | None = None,
        *,
        is_locked: bool = False,
    ) -> None:
        from ivr_designer.validation.timing import speech_s

        detail = tr("Call the line with a stopwatch, and enter how long the voice takes for this text.")
        super().__init__(tr("Measure the speaking rate"), parent, detail=detail, width=SPACE * 66)
        self._text, self._speed, self._rate = text, speed, rate
        shown = text_area(5)
        shown.setReadOnly(True)
        shown.setPlainText(text)
        shown.setAccessibleName(tr("The prompt"))
        guess = speech_s(text, speed, rate)
        self.measured = decimal_spin(0.1, 3600, 1)
        self.measured.setKeyboardTracking(True)  # the rate below follows what is typed
        self.measured.setSuffix(tr(" s"))
        self.measured.setValue(round(guess, 1))
        self.field = Field(self.measured)
        self.field.name(tr("&Measured"))
        self.outcome = plain_label(role="muted", wrap=True)
        for widget in (shown, self.field, self.outcome):
            self.body.addWidget(widget)
        self.measured.valueChanged.connect(self._on_value)
        self.add_button(tr("Cancel"), self.reject)
        self.use = self.add_button(tr("Use this rate"), self._on_use, kind="primary")
        self._on_value()
        if is_locked:
            lock(self.use)
            lock(self.measured, self.field)

    def _fitted(self) -> "SpeechRate | None":
        from ivr_designer.validation.timing import calibrated

        try:
            return calibrated(self._rate, self._text, self._speed, self.measured.value())
        except ValueError:
            return None

    @Slot()
    def _on_value(self) -> None:
        fitted = self._fitted()
        self.use.setEnabled(fitted is not None)
        self.field.complain("" if fitted is not None else tr("That is shorter than the pauses in this text."))
        if fitted is None:
            self.outcome.setText("")
        elif fitted.words_per_min != self._rate.words_per_min:
            self.outcome.setText(
                tr("English: {new} words a minute instead of {old}").format(
                    new=round(fitted.words_per_min), old=round(self._rate.words_per_min)
                )
            )
        else:
            new, old = (measured(r.syllables_per_s, 2) for r in (fitted, self._rate))
            self.outcome.setText(
                tr("Vietnamese: {new} syllables a second instead of {old}").format(new=new, old=old)
            )

    def _on_use(self) -> None:
        fitted = self._fitted()
        if fitted is not None:
            self.calibrated.emit(fitted)
            self.accept()
