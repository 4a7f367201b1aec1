"""The frame of dialogs."""

from ivr_designer.ui.dialogs.frame import Dialog


def test_buttons_and_title(qtbot):
    told = []
    dialog = Dialog("Title", None, detail="Detail")
    qtbot.addWidget(dialog)
    left = dialog.add_button("Left", lambda: told.append("left"), left=True)
    right = dialog.add_button("Go", lambda: told.append("go"), kind="primary")
    assert dialog.windowTitle() == "Title"
    assert right.isDefault()
    left.click()
    right.click()
    assert told == ["left", "go"]
    dialog.close()
