"""The frame of dialogs."""

from PySide6.QtWidgets import QLabel

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


def test_it_grows_with_its_words(qtbot):
    dialog = Dialog("Title", None, width=200)
    qtbot.addWidget(dialog)
    dialog.show()
    long = QLabel("many words " * 40)
    long.setWordWrap(True)
    dialog.body.addWidget(long)
    wide = dialog.add_button("A button that needs more room than the dialog has", dialog.close)
    qtbot.waitUntil(lambda: wide.width() >= wide.sizeHint().width())
    qtbot.waitUntil(lambda: long.height() >= long.heightForWidth(long.width()))
