"""The status bar."""

import pytest
from PySide6.QtTest import QTest

from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.panels.status import StatusBar
from tests.helpers.window import LEFT


class Clock:
    """Stands until it is set."""

    at = 100.0

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bar(qtbot, clock):
    made = StatusBar(now=clock)
    qtbot.addWidget(made)
    made.show()
    yield made
    made._tick.stop()


def test_glyph_and_words(bar):
    bar.show_status(SyncStatus(Link.ONLINE, waiting=3))
    assert bar.sync.text() == "Sending 3 changes"
    assert not bar.sync.icon().isNull()
    assert bar.sync.accessibleName() == "Sync: Sending 3 changes"


def test_countdown_runs(bar, clock):
    bar.show_status(SyncStatus(Link.OFFLINE, resumes_in_s=2))
    assert bar.sync.text() == "Offline, next try in 2 s"
    clock.at += 1
    bar._on_tick()
    assert bar.sync.text() == "Offline, next try in 1 s"
    clock.at += 1.2
    bar._on_tick()
    assert bar.sync.text() == "Offline, next try in 0 s"
    assert not bar._tick.isActive()


def test_late_news_do_not_turn_the_countdown_back(bar, clock):
    bar.show_status(SyncStatus(Link.RATE_LIMITED, resumes_in_s=4))
    clock.at += 1.6
    bar._on_tick()
    assert "in 2 s" in bar.sync.text()
    bar.show_status(SyncStatus(Link.RATE_LIMITED, resumes_in_s=2.6))
    assert "in 2 s" in bar.sync.text()
    bar.show_status(SyncStatus(Link.RATE_LIMITED, resumes_in_s=9))
    assert "in 9 s" in bar.sync.text(), "a longer pause is another one"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"E": 2, "W": 1}, "2 errors"),
        ({"E": 1}, "1 error"),
        ({"W": 3}, "3 warnings"),
        ({"I": 3}, "No problems"),
    ],
)
def test_problems(bar, counts, words):
    bar.show_counts(counts)
    assert bar.problems.text() == words
    bar.show_counts(None)
    assert bar.problems.isHidden()


def test_zoom_connection_progress(bar):
    bar.show_zoom(1.254)
    assert bar.zoom.text() == "125 %"
    bar.show_zoom(None)
    assert bar.zoom.isHidden()
    bar.show_connection("Hanoi")
    assert bar.connection.text() == "Hanoi"
    bar.show_progress(3, 10)
    assert bar.progress.value() == 3
    bar.show_progress(10, 10)
    assert bar.progress.isHidden()
    bar.show_progress(0, 0)
    bar.hide_progress()
    assert bar.progress.isHidden()


def test_parts_are_buttons(bar):
    told = []
    for signal in (bar.status_clicked, bar.problems_clicked, bar.zoom_clicked):
        signal.connect(lambda: told.append(1))
    bar.show_counts({})
    for part in (bar.sync, bar.problems, bar.zoom):
        QTest.mouseClick(part, LEFT)
    assert len(told) == 3
