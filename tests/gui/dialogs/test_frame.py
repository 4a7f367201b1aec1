"""The frame of dialogs."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ivr_designer.ui.dialogs.frame import Dialog, renew


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


@pytest.mark.parametrize(("at", "told"), [("other", "other"), ("cancel", "cancel"), ("field", "main")])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot, at, told):
    dialog, heard, field = Dialog("A", None), [], QLineEdit()
    qtbot.addWidget(dialog)
    dialog.body.addWidget(field)
    parts = {"field": field}
    for words, kind in (("other", ""), ("cancel", ""), ("main", "primary")):
        parts[words] = dialog.add_button(words, lambda words=words: heard.append(words), kind=kind)
    dialog.show()
    parts[at].setFocus()
    QTest.keyClick(parts[at], Qt.Key.Key_Return)
    assert heard == [told]


def test_another_language_makes_a_dialog_outdated(qtbot):
    dialog, heard, made = Dialog("A", None), [], []
    qtbot.addWidget(dialog)
    dialog.outdated.connect(lambda: heard.append(1))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert heard == [1]
    renew(dialog, lambda: made.append(1))
    assert made == [], "one that is not shown is not shown again"


def test_a_new_one_is_as_high_as_its_words_need(qtbot):
    dialog = Dialog(
        "Title", None, detail="A sentence that goes over two lines where there is room for one. " * 2
    )
    qtbot.addWidget(dialog)
    for _ in range(3):
        dialog.body.addWidget(QLineEdit())
    dialog.add_button("Go", dialog.accept)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())


def test_closing_decides_nothing_and_is_quiet(qtbot):
    dialog = Dialog("Title", None)
    qtbot.addWidget(dialog)
    made = dialog.add_close(is_default=True)
    assert made.property("kind") is None
    assert made.isDefault()
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
