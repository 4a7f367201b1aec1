"""Inline bars."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QToolButton

from ivr_designer.ui.widgets.info_bar import LOW, Bar, InfoBarArea, Tone
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
    area.take_away("DANGER")
    assert shown(area) == ["Warning", "Info", "Success"]


def test_one_bar_a_topic(qtbot):
    area = InfoBarArea()
    qtbot.addWidget(area)
    area.show_bar(Bar("link", Tone.WARNING, "Offline."))
    area.show_bar(Bar("link", Tone.DANGER, "Key refused.", "Enter it again."))
    assert shown(area) == ["Key refused. Enter it again."]
    area.take_away("link")
    area.take_away("link")
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
    close = area._rows.findChild(QToolButton)
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
    window, windows = QMainWindow(), WindowSpy()
    qtbot.addWidget(window)
    area = InfoBarArea(window)
    window.addToolBar(area)
    window.show()
    with windows:
        area.show_bar(Bar("x", Tone.INFO, "Hm", "Do.", "One", area.hide, other_verb="Two", other=area.hide))
        area.show_bar(Bar("y", Tone.INFO, "Hm", closable=False))
    assert windows.shown == [], "a window that flashes up takes the keyboard away"


LONG = "The contact center answered something that is not understood. " * 6


def three_in_a_window(qtbot, height):
    window = QMainWindow()
    qtbot.addWidget(window)
    area = InfoBarArea(window)
    window.addToolBar(area)
    window.resize(900, height)
    window.show()
    for tone in (Tone.INFO, Tone.DANGER, Tone.WARNING):
        area.show_bar(Bar(tone.name, tone, LONG, verb="Check now", act=window.update))
    return window, area


def whole(area):
    """True when every bar is as wide as the window and as high as its words."""
    labels = [w for w in area.findChildren(QLabel) if w.text()]
    wide = all(
        frame.width() == area.window().width() for frame in area._rows.children() if frame.isWidgetType()
    )
    return wide and all(w.height() >= w.heightForWidth(w.width()) for w in labels)


def test_three_long_bars_are_as_wide_as_the_window_and_as_high_as_their_words(qtbot):
    window, area = three_in_a_window(qtbot, LOW)
    qtbot.waitUntil(lambda: len(shown(area)) == 3 and whole(area))
    high = area.height()
    window.resize(1800, LOW)
    qtbot.waitUntil(lambda: area.height() < high and whole(area))


def test_in_a_low_window_the_most_urgent_one_and_a_button_for_the_others(qtbot):
    window, area = three_in_a_window(qtbot, LOW - 1)
    qtbot.waitUntil(lambda: len(shown(area)) == 1 and whole(area))
    (more,) = [b for b in area.findChildren(QPushButton) if b.text() == "2 more"]
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(shown(area)) == 3 and whole(area))
    assert area.isAncestorOf(window.focusWidget()), "the keyboard stays where it was"
    area.take_away("DANGER")
    area.take_away("INFO")
    window.resize(900, LOW)
    area.show_bar(Bar("x", Tone.INFO, "Hm"))
    assert len(shown(area)) == 2
    window.resize(900, LOW - 100)
    assert len(shown(area)) == 1, "who asked to see all saw all until there was one"


def test_a_remembered_window_cannot_hide_a_bar_nor_show_an_empty_line(qtbot):
    window, area = three_in_a_window(qtbot, LOW)
    with_bars = window.saveState()
    for bar in area.bars:
        area.take_away(bar.topic)
    without = window.saveState()
    window.restoreState(with_bars)
    assert area.isHidden()
    area.show_bar(Bar("x", Tone.INFO, "Hm"))
    window.restoreState(without)
    assert area.isVisible()
