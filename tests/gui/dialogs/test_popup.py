"""Popups stay on the screen and tell once that they are gone."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from ivr_designer.ui.dialogs.popup import Popup


def make(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    popup = Popup("Title", page, "Detail")
    popup.body.addWidget(QLabel("x" * 30))
    popup.page = page  # or it would be collected, and the popup with it
    popup.told = []
    popup.closed.connect(lambda: popup.told.append(1))
    return popup


def test_it_stays_on_the_screen(qtbot):
    area = QGuiApplication.primaryScreen().availableGeometry()
    popup = make(qtbot)
    popup.pop_up((area.right() + 500, area.bottom() + 500))
    assert area.contains(popup.geometry())
    popup.close()


def test_closed_is_told_once_and_it_does_not_come_back(qtbot):
    popup = make(qtbot)
    popup.pop_up((5, 5))
    told = popup.told
    popup.close()
    popup.close()
    assert told == [1]
    popup.pop_up((5, 5))
    assert not popup.isVisible()
