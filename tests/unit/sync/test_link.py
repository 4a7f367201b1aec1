"""The gate: what lets calls pass, what makes them wait, and what waits for a person."""

import asyncio

import pytest

from ivr_designer.icc.errors import AuthRefused, RateLimited, ServerFault
from ivr_designer.sync.link import Gate
from ivr_designer.sync.status import Link
from ivr_designer.sync.worker import SystemTimer


@pytest.fixture
def gate():
    return Gate(SystemTimer(), lambda: 0.5, lambda: None)


def test_credentials_that_may_only_read_stop_at_the_second_refused_write(gate):
    """Each write is preceded by a list: were the list's success to count, the write would be tried for
    ever.
    """
    gate.went_well()
    gate.went_wrong(AuthRefused(403), wrote=True)
    assert gate.state is Link.ONLINE
    gate.went_well()
    gate.went_wrong(AuthRefused(403), wrote=True)
    assert gate.state is Link.KEY_REFUSED


def test_one_refused_write_is_forgiven_when_the_next_succeeds(gate):
    for _ in range(3):
        gate.went_wrong(AuthRefused(403), wrote=True)
        gate.went_well(wrote=True)
    assert gate.state is Link.ONLINE


def test_one_refused_read_is_forgiven_when_the_next_succeeds(gate):
    for _ in range(3):
        gate.went_wrong(AuthRefused(403))
        gate.went_well()
    assert gate.state is Link.ONLINE


def test_a_person_starts_afresh(gate):
    gate.went_wrong(AuthRefused(403), wrote=True)
    gate.reopen()
    gate.went_wrong(AuthRefused(403), wrote=True)
    assert gate.state is Link.CONNECTING


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.at = 1000.0

    def monotonic(self):
        return self.at

    def now(self):
        return self.at + 1e9

    async def sleep(self, seconds):
        self.at += seconds


def test_many_answers_to_one_burst_are_one_pause():
    """Eight reads at once all get a 429: that is one block to wait for, not eight."""
    clock = Clock()
    gate = Gate(clock, lambda: 0.5, lambda: None)
    for after in (8.0, 7.9, 7.5):
        gate.went_wrong(RateLimited(after))
    assert gate.resumes_in_s == 8.0
    assert gate.until_at == clock.now() + 8.0
    gate.went_well()
    assert gate.state is Link.RATE_LIMITED, "an answer to what was asked before the pause does not end it"
    clock.at += 8.0
    gate.went_wrong(RateLimited(10.0))
    assert gate.resumes_in_s == 20.0, "one that comes after the pause doubles it"
    clock.at += 20.0
    gate.went_well()
    assert (gate.state, gate.until_at) == (Link.ONLINE, None)
    gate.went_wrong(RateLimited(10.0))
    assert gate.resumes_in_s == 10.0


def test_a_fault_that_names_a_time_waits_for_it():
    clock = Clock()
    gate = Gate(clock, lambda: 0.5, lambda: None)
    gate.went_wrong(ServerFault(503, after_s=30.0))
    assert (gate.state, gate.resumes_in_s) == (Link.OFFLINE, 30.0)
    gate.went_wrong(ServerFault(503, after_s=9999.0))
    assert gate.resumes_in_s == 120.0


def test_a_person_may_try_during_a_pause():
    gate = Gate(Clock(), lambda: 0.5, lambda: None)
    gate.went_wrong(RateLimited(60.0))
    gate.probe_now()
    asyncio.run(gate.paused())
    asyncio.run(gate.usable())
    assert gate.until_at is None
