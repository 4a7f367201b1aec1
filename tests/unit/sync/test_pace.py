"""Calls at once begin one a little after the other, as soon as one has told how long they take."""

import asyncio

import pytest

from ivr_designer.sync.pace import LEAST_S, SHARE, Pace


class FakeTimer:
    """Time that only waiting and `goes` move."""

    def __init__(self):
        self.at = 1000.0
        self.waits = []

    def now(self):
        return self.at

    def monotonic(self):
        return self.at

    async def sleep(self, seconds):
        self.waits.append(seconds)
        self.at += seconds


@pytest.fixture
def timer():
    return FakeTimer()


def turn(pace):
    return asyncio.run(pace.turn())


def timed(timer, pace, seconds):
    begun = turn(pace)
    timer.at += seconds
    pace.took(begun)


def test_before_a_call_was_timed_nobody_waits(timer):
    pace = Pace(timer, 16)
    assert [turn(pace) for _ in range(16)] == [1000.0] * 16
    assert (pace.gap_s, timer.waits) == (0.0, [])


def test_calls_that_would_begin_together_begin_a_gap_apart(timer):
    pace = Pace(timer, 10)
    timed(timer, pace, 0.05)
    gap = SHARE * 0.05 / 10
    assert pace.gap_s == pytest.approx(gap)
    begun = [turn(pace) for _ in range(4)]
    assert [b - begun[0] for b in begun] == pytest.approx([0.0, gap, 2 * gap, 3 * gap])
    assert timer.waits == pytest.approx([gap] * 3)


def test_ten_lanes_are_apart_before_the_first_of_them_is_back(timer):
    pace = Pace(timer, 10)
    timed(timer, pace, 0.05)
    first = turn(pace)
    assert max(turn(pace) for _ in range(9)) - first < 0.05


def test_calls_that_are_apart_wait_for_nothing(timer):
    pace = Pace(timer, 10)
    timed(timer, pace, 0.05)
    for _ in range(5):
        turn(pace)
        timer.at += 0.05 / 10
    assert timer.waits == []


def test_the_quickest_call_counts_for_a_slow_one_may_have_waited_here(timer):
    pace = Pace(timer, 4)
    for seconds in (0.2, 0.05, 0.9):
        timed(timer, pace, seconds)
        timer.at += 10
    assert pace.gap_s == pytest.approx(SHARE * 0.05 / 4)


def test_a_server_next_door_is_not_waited_for(timer):
    pace = Pace(timer, 16)
    timed(timer, pace, LEAST_S * 16)
    for _ in range(2):
        turn(pace)
    assert timer.waits == []


@pytest.mark.parametrize("lanes", [0, 1])
def test_one_call_at_a_time_is_possible(timer, lanes):
    pace = Pace(timer, lanes)
    timed(timer, pace, 0.1)
    assert pace.gap_s == pytest.approx(SHARE * 0.1)
