import pytest

from ivr_designer.sync.presence import Presence


class Clock:
    def __init__(self):
        self.steady, self.shown = 100.0, 1_700_000_000.0

    def monotonic(self):
        return self.steady

    def now(self):
        return self.shown


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize(
    ("steady_s", "shown_s", "away_s"),
    [
        pytest.param(60, 60, 60, id="awake"),
        pytest.param(5, 36_000, 36_000, id="asleep, on Linux and macOS"),
        pytest.param(36_000, 36_000, 36_000, id="asleep, on Windows"),
        pytest.param(60, -3_600, 60, id="the clock was set back"),
    ],
)
def test_the_sleep_of_the_computer_counts(clock, steady_s, shown_s, away_s):
    presence = Presence(clock)
    clock.steady += steady_s
    clock.shown += shown_s
    assert presence.away_s == away_s


def test_who_does_something_is_there_again(clock):
    presence = Presence(clock)
    clock.shown += 36_000
    presence.touch()
    assert presence.away_s == 0
