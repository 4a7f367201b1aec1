"""Naming a walk."""

from ivr_designer.ui.dialogs.save_test import SaveTestDialog


def test_a_name_is_needed_and_a_known_one_is_replaced(qtbot):
    dialog, heard = SaveTestDialog("1, 2", "Expected: Sales", {"old"}), []
    qtbot.addWidget(dialog)
    dialog.named.connect(heard.append)
    assert dialog.name.selectedText() == "1, 2"
    dialog.name.setText("  ")
    dialog._on_save()
    assert heard == []
    assert dialog.name_field._note.text() == "A test needs a name."
    dialog.name.setText("old")
    assert dialog.name_field._note.text() == "The test of this name is replaced."
    dialog._on_save()
    assert heard == ["old"]
