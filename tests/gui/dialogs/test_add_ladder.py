"""Asking for retries."""

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.ui.dialogs.add_ladder import LadderDialog
from ivr_designer.ui.widgets.fields import Choice

QUEUE = Destination(DestinationKind.QUEUE, "Q")


def test_what_was_chosen_is_given(qtbot):
    dialog, heard = LadderDialog("Menu", [Choice("Sales", QUEUE)], "Sorry.", 3), []
    qtbot.addWidget(dialog)
    dialog.given.connect(heard.append)
    dialog.tries.setValue(4)
    dialog.add.click()
    assert heard == [(4, QUEUE, "Sorry.")]


def test_without_anybody_there_is_nothing_to_add(qtbot):
    dialog = LadderDialog("Menu", [], "", 3)
    qtbot.addWidget(dialog)
    assert not dialog.add.isEnabled()
    assert dialog.person_field._note.text().startswith("No queue or number is known yet.")
