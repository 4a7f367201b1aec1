"""The gate: what lets calls pass, what makes them wait, and what waits for a person."""

import pytest

from ivr_designer.icc.errors import AuthRefused
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
