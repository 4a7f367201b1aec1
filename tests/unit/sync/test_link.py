"""The gate: what lets calls pass, what makes them wait, and what waits for a person."""

import asyncio
import contextlib

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    NoAnswer,
    Offline,
    PartialList,
    RateLimited,
    ServerFault,
    ServerRefused,
    WrongProject,
)
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


def test_a_page_from_the_way_there_is_a_lost_connection_that_comes_back(gate):
    """A proxy's page says nothing of the key: nobody has to enter it again once the proxy lets us through."""
    for _ in range(3):
        gate.went_wrong(BadReply("HTTP 403", status=403, is_page=True), wrote=True)
    assert gate.state is Link.OFFLINE
    assert "between here and the contact center" in str(gate.problem)
    assert "proxy" in str(gate.advice)
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


CAUSE, ADVICE = phrase("It broke."), phrase("Mend it.")


class Watched(Gate):
    """A gate with a clock of its own; `told` are its states at each change. `loop` runs what waits for it."""

    def __init__(self, jitter=0.5, loop=None):
        self.told = []
        self.loop = loop
        self.clock = Clock()
        super().__init__(self.clock, lambda: jitter, lambda: self.told.append(self.state))

    def may_call(self):
        """True when a call may be made now."""

        async def ask():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.01):
                    await self.usable()
                    return True
            return False

        return self.loop.run(ask())


@pytest.fixture
def watched():
    """A gate, and the one loop that it may use."""
    with asyncio.Runner() as loop:
        yield Watched(loop=loop)


def test_the_first_loss_is_told_and_waited_for_and_each_next_twice_as_long():
    gate, waits = Watched(jitter=1.0), []
    for _ in range(9):
        gate.went_wrong(Offline("network"))
        waits.append(gate.resumes_in_s)
        gate.clock.at += waits[-1]
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    assert gate.told == [Link.OFFLINE] * 9, "each new moment of the next try is told"
    gate.went_well()
    assert (gate.state, gate.problem, gate.advice, gate.resumes_in_s) == (Link.ONLINE, None, None, None)
    gate.went_wrong(Offline("network"))
    assert gate.resumes_in_s == 1.0, "a success ends the growing"


@pytest.mark.parametrize(("jitter", "wait"), [(0.0, 0.5), (0.5, 0.75), (1.0, 1.0)])
def test_a_wait_is_between_half_and_all_of_its_length(jitter, wait):
    gate = Watched(jitter)
    gate.went_wrong(Offline("network"))
    assert gate.resumes_in_s == wait
    assert gate.until_at == gate.clock.now() + wait


@pytest.mark.parametrize(
    "error",
    [Offline("dns"), NoAnswer("timeout"), ServerFault(502), BadReply("it is a page"), PartialList("x", "y")],
)
def test_what_says_that_the_way_is_not_free(watched, error):
    gate = watched
    gate.went_wrong(error)
    assert (gate.state, gate.problem) == (Link.OFFLINE, error.cause)
    assert gate.advice == (error.advice if isinstance(error, Offline) else None)
    assert not gate.needs_person
    assert not gate.may_call()
    gate.clock.at += 1.0
    assert gate.resumes_in_s == 0.0
    assert gate.may_call()


def test_a_refusal_of_what_was_asked_shows_that_the_way_is_free():
    gate = Watched()
    gate.went_wrong(Offline("network"))
    gate.went_wrong(ServerRefused(7, "no"))
    assert gate.state is Link.ONLINE
    gate.went_wrong(AuthRefused(403), wrote=True)
    gate.went_wrong(ServerRefused(7, "no"), wrote=True)
    gate.went_wrong(AuthRefused(403), wrote=True)
    assert gate.state is Link.ONLINE, "a write that was understood is one with good credentials"


def stopped(gate, how):
    match how:
        case Link.KEY_NEEDED:
            gate.need_key(CAUSE, ADVICE)
        case Link.STOPPED:
            gate.stop(CAUSE, ADVICE)
        case Link.KEY_REFUSED:
            gate.went_wrong(AuthRefused(403))
            gate.went_wrong(AuthRefused(403))
    return gate


@pytest.mark.parametrize("state", [Link.KEY_NEEDED, Link.STOPPED, Link.KEY_REFUSED])
def test_what_waits_for_a_person_stays_until_one_comes(watched, state):
    gate = stopped(watched, state)
    assert (gate.state, gate.needs_person, gate.resumes_in_s) == (state, True, None)
    assert gate.told == [state]
    if state is not Link.KEY_REFUSED:
        assert (gate.problem, gate.advice) == (CAUSE, ADVICE)
    assert not gate.may_call()
    gate.went_well()
    gate.probe_now()
    assert gate.state is state, "an answer to an older call is no person"
    assert not gate.may_call()
    gate.reopen()
    assert (gate.state, gate.problem, gate.needs_person) == (Link.CONNECTING, None, False)
    assert gate.may_call()
    assert gate.told == [state, Link.CONNECTING]


def test_another_project_stops_everything():
    gate = Watched()
    error = WrongProject("246", "247")
    gate.went_wrong(error)
    assert (gate.state, gate.problem, gate.advice) == (Link.STOPPED, error.cause, error.advice)


def test_a_disk_that_is_full_is_tried_again_after_a_while(watched):
    gate = watched
    gate.disk(CAUSE, ADVICE)
    assert (gate.state, gate.problem, gate.advice, gate.resumes_in_s) == (Link.DISK, CAUSE, ADVICE, 5.0)
    assert not gate.may_call()
    gate.clock.at += 5.0
    assert gate.may_call()


def test_starting_afresh_forgets_all_that_was_counted():
    gate = Watched(jitter=1.0)
    for _ in range(3):
        gate.went_wrong(Offline("network"))
    gate.went_wrong(AuthRefused(403))
    gate.went_wrong(RateLimited(8.0))
    gate.clock.at += 100.0
    gate.reopen()
    gate.went_wrong(AuthRefused(403))
    assert gate.state is Link.CONNECTING
    gate.went_wrong(Offline("network"))
    assert gate.resumes_in_s == 1.0
    gate.reopen()
    gate.went_wrong(RateLimited(8.0))
    assert gate.resumes_in_s == 8.0


def test_nothing_new_is_not_told_again():
    gate = Watched()
    gate.went_well()
    gate.went_well()
    assert gate.told == [Link.ONLINE]
    gate.stop(CAUSE, ADVICE)
    gate.stop(CAUSE, ADVICE)
    assert gate.told == [Link.ONLINE, Link.STOPPED]
    gate.stop(phrase("Something else."), ADVICE)
    assert gate.told == [Link.ONLINE, Link.STOPPED, Link.STOPPED]


@pytest.mark.parametrize(("asked", "wait"), [(0.0, 0.1), (0.05, 0.1), (8.0, 8.0), (500.0, 120.0)])
def test_a_pause_has_bounds(asked, wait):
    gate = Watched()
    gate.went_wrong(RateLimited(asked))
    assert gate.resumes_in_s == pytest.approx(wait)


def test_a_longer_pause_that_comes_during_one_counts():
    gate = Watched()
    gate.went_wrong(RateLimited(8.0))
    gate.clock.at += 2.0
    gate.went_wrong(RateLimited(9.0))
    assert gate.resumes_in_s == 9.0
    gate.clock.at += 2.0
    gate.went_wrong(RateLimited(3.0))
    assert gate.resumes_in_s == 7.0


def test_a_fault_that_names_a_shorter_time_waits_as_long_as_any():
    gate = Watched(jitter=1.0)
    for _ in range(4):
        gate.went_wrong(ServerFault(503, after_s=0.5))
    assert gate.resumes_in_s == 8.0


def test_who_waits_goes_on_when_a_person_has_acted():
    async def wait_and_act():
        gate = Watched()
        gate.need_key(CAUSE, ADVICE)
        waiting = asyncio.get_running_loop().create_task(gate.usable())
        await asyncio.sleep(0)
        assert not waiting.done()
        gate.reopen()
        await asyncio.wait_for(waiting, 5)
        gate.went_wrong(RateLimited(60.0))
        both = [asyncio.get_running_loop().create_task(call()) for call in (gate.usable, gate.paused)]
        await asyncio.sleep(0)
        assert not any(task.done() for task in both)
        gate.probe_now()
        await asyncio.wait_for(asyncio.gather(*both), 5)

    asyncio.run(wait_and_act())


def test_a_pause_of_the_server_is_all_that_reads_by_hand_wait_for():
    async def ask(gate):
        await asyncio.wait_for(gate.paused(), 5)

    for gate in (stopped(Watched(), Link.KEY_NEEDED), Watched()):
        asyncio.run(ask(gate))
    offline = Watched()
    offline.went_wrong(Offline("network"))
    asyncio.run(ask(offline))
