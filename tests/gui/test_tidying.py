"""Garbage is looked for between acts, on the UI thread, from the first filling of the window to its end."""

from ivr_designer.domain.garbage import GarbagePolicy
from ivr_designer.ui.tidying import LOOK_MS, Tidying
from tests.unit.domain.test_garbage import DEEP, FakeCollector


def tidying_on(collector, now, busy):
    return Tidying(GarbagePolicy(collector, lambda: 1, lambda: 0.0, lambda: now[0]), lambda: busy[0])


def test_it_looks_by_itself_until_it_is_stopped(qtbot):
    collector, now, busy = FakeCollector(), [0.0], [False]
    tidying = tidying_on(collector, now, busy)
    assert not collector.on
    collector.said.clear()
    tidying.show(None)
    busy[0], now[0] = True, 100.0
    qtbot.wait(LOOK_MS + 100)
    assert collector.said == []
    busy[0], now[0] = False, 200.0
    qtbot.waitUntil(lambda: collector.said == DEEP)
    tidying.stop()
    assert collector.on


def test_a_tree_that_takes_the_place_of_another_asks_for_nothing(qtbot):
    collector, now = FakeCollector(), [0.0]
    tidying = tidying_on(collector, now, [False])
    collector.said.clear()
    tidying.show(None)
    tidying.show(object())
    now[0] = 100.0
    qtbot.wait(LOOK_MS + 100)
    assert collector.said == []
    tidying.stop()
