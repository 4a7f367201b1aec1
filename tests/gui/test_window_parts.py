"""The window is empty at first, and can be closed at any moment until it is full."""

import pytest

from ivr_designer.ui.controllers.checks import make_inspector
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.window_parts import build


@pytest.fixture
def empty(qtbot):
    window = MainWindow(fill=False)
    qtbot.addWidget(window)
    return window


def test_an_empty_window_shows_and_closes(empty, qtbot):
    empty.show()
    qtbot.waitExposed(empty)
    assert not empty.filled
    assert empty.windowTitle() == "IVR Designer"
    empty.close()
    assert not empty.isVisible()


def test_the_parts_come_one_by_one(empty, qtbot):
    empty.show()
    steps = sum(1 for _ in empty.parts())
    assert steps >= 4
    assert empty.filled
    assert next(a.text() for a in empty.menuBar().actions()) == "&File"
    qtbot.waitUntil(empty.canvas_area.isVisible)
    assert empty.tool_bar.isVisible()
    assert empty.docks["trees"].isVisible()
    empty.close()


def test_closed_between_two_parts_nothing_breaks(empty):
    empty.show()
    steps = build(empty, make_inspector)
    next(steps)
    next(steps)
    empty.close()
    steps.close()
    assert not empty.filled
