"""The editor of a prompt: underlines, tooltips, what helps."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.theme import LIGHT
from ivr_designer.ui.widgets.prompt_edit import PromptEdit
from ivr_designer.validation.finding import Finding, Severity

TEXT = "Chào 👋 bạn, bấm phím 7."


def fault(words, severity=Severity.ERROR, fix=None):
    start = TEXT.index(words)
    return Finding(
        "P01", severity, phrase("The text names key <7>."), phrase("It confuses."), ("a",), fix=fix,
        span=(start, start + len(words)),
    )  # fmt: skip


@pytest.fixture
def edit(qtbot):
    made = PromptEdit()
    qtbot.addWidget(made)
    made.setPlainText(TEXT)
    made.resize(400, 120)
    made.show()
    qtbot.waitExposed(made)
    made.heard = []
    made.fix_wanted.connect(made.heard.append)
    return made


def test_the_words_are_underlined_past_characters_of_two_units(edit):
    edit.show_faults(
        [
            fault("phím 7"),
            fault("Chào", Severity.WARNING),
            Finding("P06", Severity.ERROR, phrase("x"), phrase("y")),
        ]
    )
    marks = edit.extraSelections()
    assert [m.cursor.selectedText() for m in marks] == ["Chào", "phím 7"]
    assert marks[1].format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert marks[1].format.underlineColor().name() == LIGHT.danger
    assert edit.toPlainText() == TEXT
    assert edit.accessibleDescription() == "2 problems in the text; Alt+Enter offers what helps."
    edit.show_faults([])
    assert edit.extraSelections() == []
    assert edit.accessibleDescription() == ""


def test_the_tooltip_explains_and_takes_nothing_for_markup(edit):
    edit.show_faults([fault("phím 7", fix=UpdateTree(name="x", label=phrase("Mend it")))])
    cursor = edit.textCursor()
    cursor.setPosition(TEXT.index("phím") + 3)
    place = edit.viewport().mapTo(edit, edit.cursorRect(cursor).center())
    QApplication.sendEvent(edit, QHelpEvent(QEvent.Type.ToolTip, place, edit.mapToGlobal(place)))
    assert QToolTip.text() == "<qt>The text names key &lt;7&gt;.<br>It confuses.<br>Alt+Enter: Mend it</qt>"
    QToolTip.hideText()


def test_alt_enter_offers_the_fix_of_the_place_else_of_all(edit):
    mend = UpdateTree(name="x", label=phrase("Mend A & B"))
    edit.show_faults([fault("phím 7", fix=mend)])
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = edit.findChildren(QMenu)[-1]
    assert [a.text() for a in menu.actions()] == ["The text names key <7>.", "Fix: Mend A && B"]
    menu.actions()[1].trigger()
    menu.close()
    assert [f.fix for f in edit.heard] == [mend]
    assert edit.toPlainText() == TEXT, "no line break was typed"
    assert [a.text() for a in edit.fix_menu([]).actions()] == ["Nothing is wrong here"]


def test_the_context_menu_has_the_fixes_before_the_usual_acts(edit):
    edit.show_faults([fault("phím 7", fix=UpdateTree(name="x", label=phrase("Mend it")))])
    cursor = edit.textCursor()
    cursor.setPosition(TEXT.index("phím") + 3)
    at = edit.cursorRect(cursor).center()
    for place, first in ((at, "The text names key <7>."), (QPoint(1, 1), None)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place))
        edit.contextMenuEvent(event)
        menu = QApplication.activePopupWidget()
        words = [a.text() for a in menu.actions()]
        assert (words[0] == first) is (first is not None)
        assert len(words) > 5
        menu.close()


def test_a_text_that_became_shorter_keeps_what_fits(edit):
    edit.show_faults([fault("phím 7")])
    edit.setPlainText("Chào")
    edit.changeEvent(QEvent(QEvent.Type.StyleChange))
    assert [m.cursor.selectedText() for m in edit.extraSelections()] == [""]
