"""Popups stay on the screen and tell once that they are gone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ivr_designer.ui.dialogs.popup import Popup


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    yield page
    QApplication.processEvents()


def make(page, told=None):
    popup = Popup("Title", page, "Detail")
    popup.body.addWidget(QLabel("x" * 30))
    if told is not None:
        popup.closed.connect(lambda: told.append(1))
    return popup


def test_it_stays_on_the_screen(page):
    area = QGuiApplication.primaryScreen().availableGeometry()
    popup = make(page)
    popup.pop_up((area.right() + 500, area.bottom() + 500))
    assert area.contains(popup.geometry())
    popup.close()


def test_closed_is_told_once_and_it_does_not_come_back(page):
    told = []
    popup = make(page, told)
    popup.pop_up((5, 5))
    popup.close()
    popup.close()
    assert told == [1]
    popup.pop_up((5, 5))
    assert not popup.isVisible()


def press_outside(popup):
    QTest.mousePress(popup, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))


def test_the_second_half_of_a_double_click_does_not_close_it_but_a_later_click_does(page):
    popup = make(page)
    popup.pop_up((50, 50))
    press_outside(popup)
    assert popup.isVisible()
    QTest.qWait(QApplication.doubleClickInterval() + 10)
    press_outside(popup)
    assert not popup.isVisible()
