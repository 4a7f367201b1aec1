"""The empty window has the colours that the full one will have."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from ivr_designer.ui.first_look import GROUNDS, dress, undress
from ivr_designer.ui.theme import THEMES, Look

WINDOW = QPalette.ColorRole.Window


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_grounds_are_those_of_the_themes():
    assert {t.name: t.window for t in THEMES} == GROUNDS


@pytest.mark.parametrize("look", GROUNDS)
def test_a_chosen_look_is_shown_at_once(window, look):
    dress(window, look)
    assert window.palette().color(WINDOW).name() == GROUNDS[look]


@pytest.mark.parametrize(("system", "look"), [("#202020", "dark"), ("#efefef", "light")])
def test_the_systems_look_is_told_by_its_colours(window, system, look):
    palette = QPalette(window.palette())
    palette.setColor(WINDOW, QColor(system))
    window.setPalette(palette)
    dress(window, "system")
    assert window.palette().color(WINDOW).name() == GROUNDS[look]


def test_afterwards_the_window_follows_the_program(window):
    dress(window, "contrast")
    undress(window)
    assert window.palette().color(WINDOW) == QApplication.palette().color(WINDOW)


def test_the_window_follows_the_program_into_another_look(window, qapp, keeper):
    """It stayed as light as at the start: what it says where no tree is open could not be read."""
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    dress(window, "light")
    undress(window)
    qapp.setStyleSheet(sheet)
    keeper.choose(Look.DARK)
    assert window.palette().color(WINDOW).name() == GROUNDS["dark"]
    keeper.choose(Look.LIGHT)
    assert window.palette().color(WINDOW).name() == GROUNDS["light"]
