import asyncio
import random

import pytest

from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    NoAnswer,
    Offline,
    PartialList,
    ProxyRefused,
    RateLimited,
    ServerFault,
    ServerRefused,
    TlsRefused,
    WrongProject,
)
from ivr_designer.icc.retry import (
    MAX_PAUSES,
    MAX_RETRY_AFTER_S,
    ReadPolicy,
    RetryQuota,
    backoff_s,
    parse_retry_after,
    seconds_to_next_block,
    wait_before_retry,
)

NOW = 1795449936.0


@pytest.mark.parametrize("attempt", range(12))
def test_backoff_doubles_up_to_twenty_seconds_and_is_spread(attempt):
    assert backoff_s(attempt, 0.0) == 0.0
    assert backoff_s(attempt, 0.5) == min(2**attempt, 20) / 2
    assert 0 <= backoff_s(attempt, random.Random(attempt).random()) < 20


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("120", 120.0),
        ("121", 120.0),
        ("9" * 400, 120.0),
        ("Mon, 23 Nov 2026 16:06:06 GMT", 30.0),
        ("Mon, 23 Nov 2026 16:05:06 GMT", 0.0),
        ("Mon, 23 Nov 2099 16:05:06 GMT", 120.0),
        ("-1", None),
        ("1.5", None),
        ("１２", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 99 Xyz 2026 16:06:06 GMT", None),
    ],
)
def test_retry_after(header, seconds):
    assert parse_retry_after(header, NOW) == seconds


@pytest.mark.parametrize(("now", "wait"), [(100.0, 10.1), (103.5, 6.6), (109.99, 0.11)])
def test_the_next_block_begins_at_a_round_ten_seconds(now, wait):
    assert seconds_to_next_block(now) == pytest.approx(wait)
    assert (now + seconds_to_next_block(now)) % 10 == pytest.approx(0.1)
    assert seconds_to_next_block(now, 2) == pytest.approx(wait + 10)


def test_the_quota_is_a_bucket():
    quota = RetryQuota(12)
    assert quota.take(5)
    assert quota.take(5)
    assert not quota.take(5)
    assert quota.tokens == 2
    quota.give_back(3)
    assert quota.take(5)
    quota.give_back(999)
    assert quota.tokens == 12


@pytest.mark.parametrize(
    ("error", "attempt", "wait"),
    [
        (RateLimited(4.0), 0, 4.0),
        (RateLimited(4.0), 1, 8.0),
        (ServerFault(503, after_s=9.0), 0, 9.0),
        (ServerFault(500), 1, 1.0),
        (Offline("dns"), 0, 0.5),
        (NoAnswer("reset"), 2, 2.0),
        (PartialList("ivrNodes", "it changed meanwhile"), 0, 0.5),
        (BadReply("cut"), 0, 0.5),
        (AuthRefused(403, skewed=True), 0, 0.0),
        (AuthRefused(403, skewed=True), 1, None),
        (AuthRefused(403), 0, None),
        (ServerRefused(3, "no"), 0, None),
        (TlsRefused("x"), 0, None),
        (ProxyRefused("x"), 0, None),
        (WrongProject("1", "2"), 0, None),
        (BadReply("page", is_page=True), 0, None),
        (BadReply("moved", location="https://x"), 0, None),
    ],
)
def test_what_is_worth_another_attempt(error, attempt, wait):
    assert wait_before_retry(error, attempt, 0.5) == wait


class Script:
    """A read that fails as told, then gives "done"."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.calls = 0

    async def __call__(self):
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def policy(**more):
    slept, told = [], []

    async def sleep(seconds):
        slept.append(seconds)

    async def pause(seconds, error):
        told.append((seconds, type(error)))

    made = ReadPolicy(jitter=lambda: 0.5, sleep=sleep, pause=pause, **more)
    return made, slept, told


def test_a_read_is_tried_three_times():
    made, slept, told = policy()
    call = Script(Offline("dns"), ServerFault(502))
    assert asyncio.run(made.run(call)) == "done"
    assert (call.calls, slept) == (3, [0.5, 1.0])
    assert told == []
    call = Script(*[NoAnswer("reset")] * 3)
    with pytest.raises(NoAnswer):
        asyncio.run(made.run(call))
    assert call.calls == 3


def test_what_is_no_use_is_not_tried_again():
    made, slept, _ = policy()
    call = Script(ServerRefused(3, "no"))
    with pytest.raises(ServerRefused):
        asyncio.run(made.run(call))
    assert (call.calls, slept) == (1, [])


def test_no_wait_is_longer_than_two_minutes():
    made, slept, told = policy()
    assert asyncio.run(made.run(Script(RateLimited(100.0), RateLimited(100.0)))) == "done"
    assert (slept, told) == ([], [(100.0, RateLimited), (MAX_RETRY_AFTER_S, RateLimited)])
    bare = ReadPolicy(sleep=made.sleep)
    assert asyncio.run(bare.run(Script(RateLimited(4.0)))) == "done"
    assert slept == [4.0], "without anybody who shows it, it is slept"


def test_a_pause_of_the_server_is_no_attempt():
    made, _, told = policy()
    call = Script(*[RateLimited(1.0)] * 5, Offline("dns"), ServerFault(503, after_s=9.0))
    assert asyncio.run(made.run(call)) == "done"
    assert told[5:] == [(9.0, ServerFault)]
    assert made.quota.tokens == 495, "the two failures cost 10, of which success gave 5 back; pauses cost 0"
    with pytest.raises(RateLimited):
        asyncio.run(made.run(Script(*[RateLimited(1.0)] * MAX_PAUSES)))


def test_every_attempt_waits_until_calls_may_be_made():
    asked = []

    async def ready():
        asked.append(len(asked))

    made, _, _ = policy(ready=ready)
    assert asyncio.run(made.run(Script(Offline("dns"), RateLimited(1.0)))) == "done"
    assert len(asked) == 3


def test_reads_stop_retrying_when_the_quota_is_spent():
    quota = RetryQuota(25)
    made, _, _ = policy(quota=quota)
    with pytest.raises(NoAnswer):
        asyncio.run(made.run(Script(*[NoAnswer("timeout")] * 3)))
    assert quota.tokens == 5
    call = Script(NoAnswer("timeout"))
    with pytest.raises(NoAnswer):
        asyncio.run(made.run(call))
    assert call.calls == 1, "ten tokens are needed after a timeout"
    assert asyncio.run(made.run(Script(Offline("dns")))) == "done"
    assert quota.tokens == 5, "a retry that succeeded gets its cost back"
    assert asyncio.run(made.run(Script())) == "done"
    assert quota.tokens == 6


@pytest.mark.parametrize("error", [NoAnswer("timeout"), NoAnswer("reset"), ServerFault(500, "x")])
def test_a_read_that_failed_leaves_nothing_to_look_up(error):
    made, _, _ = policy(attempts=1)
    assert "looked up" in str(error)
    with pytest.raises(type(error), match=r"Try again in a moment\.$"):
        asyncio.run(made.run(Script(error)))
    assert str(error.advice) == "Try again in a moment."


def test_other_exceptions_pass():
    made, slept, _ = policy()
    with pytest.raises(ZeroDivisionError):
        asyncio.run(made.run(Script(ZeroDivisionError())))
    assert slept == []
