"""When to ask again, as pure functions of numbers. For reads only: a write is never repeated here.

Figures follow the AWS SDK's standard mode: three attempts, full jitter, and one quota shared by all reads so
that a server in trouble is not asked ever more.
"""

import asyncio
import email.utils
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ivr_designer.icc.errors import (
    Ambiguous,
    AuthRefused,
    BadReply,
    IccError,
    NoAnswer,
    Offline,
    PartialList,
    ProxyRefused,
    RateLimited,
    ServerFault,
    TlsRefused,
    WrongProject,
)

MAX_ATTEMPTS = 3
MAX_PAUSES = 12
MAX_BACKOFF_S = 20.0
MAX_RETRY_AFTER_S = 120.0
BLOCK_S = 10.0
QUOTA_TOKENS = 500
RETRY_COST = 5
TIMEOUT_COST = 10

T = TypeVar("T")


def backoff_s(attempt: int, jitter: float) -> float:
    """Seconds to wait after attempt number `attempt` (from 0) failed; `jitter` is random in [0, 1)."""
    return jitter * min(2.0**attempt, MAX_BACKOFF_S)


def parse_retry_after(header: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, 0 to 120; `now` is Unix seconds.

    Takes a number of seconds or an HTTP date; None for an absent header or nonsense.
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        wait = float(text[:10])
    else:
        try:
            wait = email.utils.parsedate_to_datetime(text).timestamp() - now
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    return min(max(wait, 0.0), MAX_RETRY_AFTER_S)


def seconds_to_next_block(now: float, blocks: int = 1) -> float:
    """Seconds from `now` (Unix) until `blocks` more 10-second wall-clock blocks have begun, plus a tenth.

    The vendor counts requests per fixed block, so waiting less is useless and waiting more is waste.
    """
    return BLOCK_S * blocks - now % BLOCK_S + 0.1


class RetryQuota:
    """500 tokens: a retry costs 5, after a timeout 10; success gives the cost back, or else one token."""

    def __init__(self, tokens: int = QUOTA_TOKENS) -> None:
        self._capacity = tokens
        self.tokens = tokens

    def take(self, cost: int) -> bool:
        """Pay for one retry; False (and nothing is paid) when too little is left."""
        if cost > self.tokens:
            return False
        self.tokens -= cost
        return True

    def give_back(self, tokens: int) -> None:
        """Return `tokens`, up to the capacity."""
        self.tokens = min(self._capacity, self.tokens + tokens)


def wait_before_retry(error: IccError, attempt: int, jitter: float) -> float | None:
    """Seconds to wait before a read may be tried again after `error`; None when trying again is no use."""
    match error:
        case RateLimited():
            return error.after_s * 2.0**attempt
        case ServerFault(after_s=float(asked)):
            return asked
        case AuthRefused():
            return 0.0 if error.skewed and attempt == 0 else None
        case TlsRefused() | ProxyRefused() | WrongProject():
            return None
        case BadReply():
            return None if error.is_page or error.location else backoff_s(attempt, jitter)
        case Offline() | NoAnswer() | ServerFault() | PartialList():
            return backoff_s(attempt, jitter)
    return None


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    """How reads are repeated. `jitter` gives random numbers in [0, 1), `sleep` waits that many seconds.

    `ready` is awaited before every attempt. A pause that the server asks for is awaited as
    `pause(seconds, error)`, so that all calls can keep it and a countdown can be shown; a 429 counts as no
    attempt.
    """

    quota: RetryQuota = field(default_factory=RetryQuota)
    jitter: Callable[[], float] = random.random
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    attempts: int = MAX_ATTEMPTS
    ready: Callable[[], Awaitable[None]] | None = None
    pause: Callable[[float, IccError], Awaitable[None]] | None = None

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a *read*, trying again where that is of use. Raises the last IccError."""
        attempt = paid = pauses = 0
        while True:
            if self.ready is not None:
                await self.ready()
            try:
                result = await call()
            except RateLimited as limited:
                error: IccError = limited
                wait = wait_before_retry(limited, pauses, 0.0)
                pauses += 1
                if pauses >= MAX_PAUSES:
                    raise
            except IccError as failure:
                error = failure
                wait = wait_before_retry(error, attempt, self.jitter())
                paid = TIMEOUT_COST if isinstance(error, NoAnswer) else RETRY_COST
                attempt += 1
                if wait is None or attempt >= self.attempts or not self.quota.take(paid):
                    if isinstance(error, Ambiguous):
                        error.when_reading()
                    raise
            else:
                self.quota.give_back(paid or 1)
                return result
            await self._wait(min(wait or 0.0, MAX_RETRY_AFTER_S), error)

    async def _wait(self, seconds: float, error: IccError) -> None:
        is_asked = isinstance(error, RateLimited) or getattr(error, "after_s", None) is not None
        if is_asked and self.pause is not None:
            await self.pause(seconds, error)
        else:
            await self.sleep(seconds)
