"""Accepting a problem needs a reason and a day to come."""

from datetime import date

import pytest

from ivr_designer.ui.dialogs.accept_problem import AcceptDialog

TODAY = date(2026, 6, 1)


@pytest.fixture
def dialog(qtbot):
    made = AcceptDialog("There is a gap.", TODAY)
    qtbot.addWidget(made)
    made.heard = []
    made.given.connect(made.heard.append)
    return made


def test_ninety_days_unless_said_otherwise(dialog):
    dialog.reason.setText("  staff only ")
    dialog._on_accept()
    assert dialog.heard == [("staff only", date(2026, 8, 30))]


def test_for_good_or_a_day_of_ones_own(dialog):
    dialog.reason.setText("x")
    dialog.until.setCurrentIndex(0)
    dialog._on_accept()
    dialog.until.setEditText("2026-06-01")
    dialog._on_accept()
    assert dialog.heard == [("x", None), ("x", TODAY)]


@pytest.mark.parametrize("day", ["2026-05-31", "tomorrow", "31.12.2026"])
def test_other_days_are_refused_in_words(dialog, day):
    dialog.reason.setText("x")
    dialog.until.setEditText(day)
    dialog._on_accept()
    assert dialog.heard == []
    assert dialog.until_field._note.text() == "Write a day to come, as 2027-01-31."


def test_a_reason_is_needed(dialog):
    dialog._on_accept()
    assert dialog.heard == []
    assert dialog.reason_field._note.text() == "Write why this is all right."
