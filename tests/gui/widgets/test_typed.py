"""Typing becomes edits: after a pause, on Enter, on leaving; one run a visit; nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ivr_designer.ui.widgets.typed import PAUSE_MS, TypedText


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    page.line, page.text, page.other = QLineEdit(), QPlainTextEdit(), QLineEdit()
    for field in (page.line, page.text, page.other):
        layout.addWidget(field)
    page.show()
    qtbot.waitExposed(page)
    return page


def watch(field):
    watcher, told = TypedText(field), []
    watcher.committed.connect(told.append)
    return watcher, told


def test_nothing_is_told_of_what_is_loaded(page):
    watcher, told = watch(page.line)
    watcher.load("Hello", fresh=True)
    assert page.line.text() == "Hello"
    watcher.flush()
    assert told == []
    assert not watcher.dirty


def test_a_pause_commits(page, qtbot):
    _watcher, told = watch(page.line)
    page.line.setFocus()
    QTest.keyClicks(page.line, "abc")
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=PAUSE_MS * 4)
    assert [text for text, _run in told] == ["abc"]


def test_enter_and_leaving_commit_at_once(page):
    _watcher, told = watch(page.line)
    page.line.setFocus()
    QTest.keyClicks(page.line, "a")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    QTest.keyClicks(page.line, "b")
    page.other.setFocus()
    assert [text for text, _run in told] == ["a", "ab"]
    assert told[0][1] == told[1][1], "one visit is one undo step"


def test_another_visit_is_another_run(page):
    _watcher, told = watch(page.line)
    for _ in range(2):
        page.line.setFocus()
        QTest.keyClicks(page.line, "x")
        page.other.setFocus()
    assert told[0][1] != told[1][1]


def test_what_is_being_typed_wins_over_news(page):
    watcher, told = watch(page.line)
    watcher.load("old", fresh=True)
    page.line.setFocus()
    page.line.end(False)
    QTest.keyClicks(page.line, "!")
    watcher.load("from the server", fresh=False)
    assert page.line.text() == "old!"
    watcher.flush()
    assert told[-1][0] == "old!"
    watcher.load("from the server", fresh=False)
    assert page.line.text() == "from the server"


def test_another_item_shows_at_once(page):
    watcher, told = watch(page.text)
    page.text.setFocus()
    QTest.keyClicks(page.text, "typed")
    watcher.flush()
    watcher.load("next item", fresh=True)
    assert page.text.toPlainText() == "next item"
    assert [t for t, _r in told] == ["typed"]


def test_escape_takes_typing_back(page):
    watcher, told = watch(page.line)
    watcher.load("old", fresh=True)
    page.line.setFocus()
    QTest.keyClicks(page.line, "!!")
    QTest.keyClick(page.line, Qt.Key.Key_Escape)
    assert page.line.text() == "old"
    watcher.flush()
    assert told == []


def test_undo_is_left_to_the_window(page, qtbot):
    from PySide6.QtGui import QAction, QKeySequence

    watcher, _told = watch(page.line)
    undone = []
    action = QAction(page)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: undone.append(1))
    page.addAction(action)
    page.line.setFocus()
    QTest.keyClicks(page.line, "abc")
    QTest.keyClick(page.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    assert page.line.text() == "abc"
    watcher.flush()


def test_the_cursor_stays_when_text_is_reloaded(page):
    watcher, _told = watch(page.text)
    watcher.load("hello world", fresh=True)
    cursor = page.text.textCursor()
    cursor.setPosition(5)
    page.text.setTextCursor(cursor)
    watcher.load("hello there", fresh=False)
    assert page.text.textCursor().position() == 5


def test_what_cannot_be_stays_in_the_field_until_the_keyboard_leaves(page, qtbot):
    watcher, told = watch(page.line)
    watcher.committed.connect(lambda typed: typed[0] or watcher.hold("old"))
    watcher.load("old", fresh=True)
    page.line.setFocus()
    page.line.clear()
    watcher.flush()
    assert page.line.text() == ""
    QTest.keyClicks(page.line, "new")
    watcher.flush()
    assert [text for text, _run in told] == ["", "new"]
    page.line.clear()
    page.other.setFocus()
    assert page.line.text() == "old"


def test_undo_brings_back_what_was_held(page, qtbot):
    watcher, back = watch(page.line)[0], []
    watcher.taken_back.connect(lambda: back.append(page.line.text()))
    watcher.committed.connect(lambda typed: typed[0] or watcher.hold("old"))
    watcher.load("old", fresh=True)
    page.line.setFocus()
    page.line.clear()
    watcher.flush()
    QTest.keyClick(page.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert back == ["old"]
    assert not watcher.dirty
