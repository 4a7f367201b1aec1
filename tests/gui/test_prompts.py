"""What the window says and asks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ivr_designer.domain.phrases import phrase
from tests.helpers.window import LEFT


def test_refuse_and_notice(rig):
    rig.window.prompts.refuse(phrase("No, {why}.", why="<b>because</b>"))
    assert rig.window.toast.text == "No, <b>because</b>."
    rig.window.prompts.notice(phrase("Cause."), phrase("Advice."))
    assert [(b.cause, b.advice) for b in rig.window.bars.bars] == [("Cause.", "Advice.")]
    rig.window.prompts.clear("notice")
    assert rig.window.bars.bars == ()


def test_questions_have_verbs_and_a_safe_default(rig):
    told = []
    items = tuple(f"thing {n}" for n in range(10))
    dialog = rig.window.prompts.ask(
        "Delete?", "Detail", "Delete 10 things", lambda: told.append(1), items=items
    )
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("and 2 more" in text for text in texts)
    buttons = {b.text(): b for b in dialog.findChildren(QPushButton)}
    assert set(buttons) == {"Cancel", "Delete 10 things"}
    assert buttons["Cancel"].isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == []
    dialog = rig.window.prompts.ask("Go?", "", "Go", lambda: told.append(2), dangerous=False)
    QTest.mouseClick(next(b for b in dialog.findChildren(QPushButton) if b.text() == "Go"), LEFT)
    assert told == [2]


def test_enter_on_the_verb_does_it(rig):
    told = []
    dialog = rig.window.prompts.ask("Delete?", "", "Delete", lambda: told.append(1))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget().text() == "Delete"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told == [1]
    dialog = rig.window.prompts.ask("Delete?", "", "Delete", lambda: told.append(2))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told == [1], "Cancel has the keyboard at first"


def test_notes_are_announced(rig):
    rig.window.prompts.note("Saved.")
    assert rig.window.announcer.said[-1] == "Saved."
