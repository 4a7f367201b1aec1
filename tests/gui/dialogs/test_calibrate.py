"""Fitting the speaking rate to one measured prompt."""

import pytest
from PySide6.QtCore import QLocale

from ivr_designer.ui.dialogs.calibrate import CalibrateDialog
from ivr_designer.validation.settings import SpeechRate
from ivr_designer.validation.timing import speech_s

TEXT = "Để gặp phòng kinh doanh, bấm phím 1. Để gặp kỹ thuật, bấm phím 2."


def opened(qtbot, text):
    dialog, heard = CalibrateDialog(text, 0, SpeechRate()), []
    qtbot.addWidget(dialog)
    dialog.calibrated.connect(heard.append)
    return dialog, heard


def test_the_measured_time_is_what_is_predicted_afterwards(qtbot):
    dialog, heard = opened(qtbot, TEXT)
    dialog.measured.setValue(8.0)
    assert dialog.outcome.text().startswith("Vietnamese: ")
    dialog.use.click()
    assert speech_s(TEXT, 0, heard[0]) == pytest.approx(8.0, abs=0.01)


def test_english_is_fitted_in_words(qtbot):
    dialog, heard = opened(qtbot, "For sales, press one. For support, press two.")
    dialog.measured.setValue(9.0)
    assert dialog.outcome.text().startswith("English: ")
    dialog.use.click()
    assert heard[0].words_per_min < 160


def test_a_time_that_cannot_be_is_refused(qtbot):
    dialog, _heard = opened(qtbot, TEXT)
    dialog.measured.setValue(0.1)
    assert not dialog.use.isEnabled()
    assert dialog.field._note.text() == "That is shorter than the pauses in this text."


def test_decimals_are_written_as_the_language_does(qtbot):
    before = QLocale()
    QLocale.setDefault(QLocale("vi"))
    try:
        dialog, _heard = opened(qtbot, TEXT)
    finally:
        QLocale.setDefault(before)
    assert "," in dialog.measured.text()


def test_what_policy_sets_cannot_be_measured(qtbot):
    dialog = CalibrateDialog(TEXT, 0, SpeechRate(), is_locked=True)
    qtbot.addWidget(dialog)
    assert not dialog.use.isEnabled()
    assert not dialog.measured.isEnabled()
