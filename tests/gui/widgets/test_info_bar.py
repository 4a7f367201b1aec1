"""Inline bars."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from ivr_designer.ui.widgets.info_bar import Bar, InfoBarArea, Tone
from tests.helpers.window_spy import WindowSpy


def shown(area):
    frames = [area._layout.itemAt(i).widget() for i in range(area._layout.count())]
    return [next(w.text() for w in f.findChildren(QLabel) if w.text()) for f in frames]


def test_most_urgent_first_and_never_more_than_three(qtbot):
    area = InfoBarArea()
    qtbot.addWidget(area)
    for tone in (Tone.INFO, Tone.DANGER, Tone.SUCCESS, Tone.WARNING):
        area.show_bar(Bar(tone.name, tone, tone.name.title()))
    assert shown(area) == ["Danger", "Warning", "Info"]
    assert len(area.bars) == 4
    area.clear("DANGER")
    assert shown(area) == ["Warning", "Info", "Success"]


def test_one_bar_a_topic(qtbot):
    area = InfoBarArea()
    qtbot.addWidget(area)
    area.show_bar(Bar("link", Tone.WARNING, "Offline."))
    area.show_bar(Bar("link", Tone.DANGER, "Key refused.", "Enter it again."))
    assert shown(area) == ["Key refused. Enter it again."]
    area.clear("link")
    area.clear("link")
    assert area.isHidden()


def test_text_is_plain(qtbot):
    area = InfoBarArea()
    qtbot.addWidget(area)
    area.show_bar(Bar("x", Tone.INFO, "<b>bold</b>"))
    label = next(w for w in area.findChildren(QLabel) if w.text())
    assert label.text() == "<b>bold</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_buttons(qtbot):
    area, told = InfoBarArea(), []
    qtbot.addWidget(area)
    area.show_bar(Bar("x", Tone.INFO, "Hm", verb="Try now", act=lambda: told.append(1)))
    area.show()
    QTest.mouseClick(area.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert told == [1]
    close = area.findChild(QToolButton)
    assert close.accessibleName() == "Dismiss"
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert area.bars == ()


def test_a_second_answer_stands_beside_the_first(qtbot):
    area, told = InfoBarArea(), []
    qtbot.addWidget(area)
    bar = Bar("x", Tone.INFO, "Which?", "", "One", told.clear, other_verb="Two", other=lambda: told.append(2))
    area.show_bar(bar)
    area.show()
    one, two = area.findChildren(QPushButton)
    assert (one.text(), two.text()) == ("One", "Two")
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert told == [2]
    area.show_bar(bar)
    assert area.findChildren(QPushButton)[:2] == [one, two], "an equal bar is not built again"


def test_a_bar_is_no_window_of_its_own_not_even_for_a_moment(qtbot):
    area, windows = InfoBarArea(), WindowSpy()
    qtbot.addWidget(area)
    area.show()
    with windows:
        area.show_bar(Bar("x", Tone.INFO, "Hm", "Do.", "One", area.hide, other_verb="Two", other=area.hide))
        area.show_bar(Bar("y", Tone.INFO, "Hm", closable=False))
    assert windows.shown == [], "a window that flashes up takes the keyboard away"
