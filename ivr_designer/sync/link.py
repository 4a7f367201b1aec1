"""The connection as a whole: may a call be made now, and if not, why and until when.

Everything that talks to the server passes `usable` first and reports how it went. Offline is a circuit that
opens at once and is probed at growing intervals; a 429 waits for the end of the server's time block; refused
credentials wait for a person.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from ivr_designer.domain.phrases import Phrase
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    IccError,
    Offline,
    RateLimited,
    ServerFault,
    ServerRefused,
    WrongProject,
)
from ivr_designer.sync.ports import Jitter, Timer
from ivr_designer.sync.status import Link

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
MAX_RATE_PAUSE_S = 120.0
DISK_PAUSE_S = 5.0
_WAITS = {Link.OFFLINE, Link.RATE_LIMITED, Link.DISK}
_NEEDS_PERSON = {Link.KEY_NEEDED, Link.KEY_REFUSED, Link.STOPPED, Link.NONE}


class Gate:
    """See the module. Lives on the loop; `changed` is called after every change of `state`."""

    def __init__(self, timer: Timer, jitter: Jitter, changed: Callable[[], None]) -> None:
        self._timer = timer
        self._jitter = jitter
        self._changed = changed
        self._event = asyncio.Event()
        self.state = Link.CONNECTING
        self.problem: Phrase | None = None
        self.advice: Phrase | None = None
        self.until: float | None = None
        self.until_at: float | None = None
        self._failures = 0
        self._refusals = {False: 0, True: 0}  # of reads, of writes: some keys may only read
        self._pauses = 0

    @property
    def resumes_in_s(self) -> float | None:
        """Seconds until the next try, None when no time is set."""
        return None if self.until is None else max(0.0, self.until - self._timer.monotonic())

    @property
    def needs_person(self) -> bool:
        """True when waiting alone will not help."""
        return self.state in _NEEDS_PERSON

    async def usable(self) -> None:
        """Return when a call may be made."""
        while True:
            if self.state in _NEEDS_PERSON:
                self._event.clear()
                await self._event.wait()
            elif self.state in _WAITS and (left := self.resumes_in_s or 0.0) > 0:
                await self._pause(left)
            else:
                return

    async def is_accepted(self) -> bool:
        """Return when the server has answered properly: True; or when a person has to do something: False."""
        while self.state is not Link.ONLINE:
            if self.state in _NEEDS_PERSON:
                return False
            self._event.clear()
            await self._event.wait()
        return True

    async def paused(self) -> None:
        """Return when no pause that the server asked for is left. What else is wrong does not matter here."""
        while self.state is Link.RATE_LIMITED and (left := self.resumes_in_s or 0.0) > 0:
            await self._pause(left)

    async def _pause(self, seconds: float) -> None:
        self._event.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()

    def probe_now(self) -> None:
        """Try again at once, as when the network came back or a person asks."""
        if self.state in _WAITS:
            self.until = self.until_at = None
            self._event.set()

    def went_well(self, *, wrote: bool = False) -> None:
        """A call was answered properly. That a read was tells nothing about credentials that writes need."""
        self._refusals[False] = 0
        if wrote:
            self._refusals[True] = 0
        if self._is_pausing:  # an answer to what was asked before
            return
        self._failures = self._pauses = 0
        if self.state not in _NEEDS_PERSON:
            self._go(Link.ONLINE)

    def went_wrong(self, error: IccError, *, wrote: bool = False) -> None:
        """A call failed in a way that says something about the connection."""
        match error:
            case AuthRefused():
                self._auth_refused(error, wrote=wrote)
            case RateLimited():
                self._rate_limited(error)
            case WrongProject():
                self.stop(error.cause, error.advice)
            case ServerRefused():
                self.went_well(wrote=wrote)
            case _:
                self._lost(error)

    def _rate_limited(self, error: RateLimited) -> None:
        """Pause for as long as is asked, longer each time; calls that were under way do not add to it."""
        wait = max(error.after_s, 0.1)
        if self._is_pausing:
            wait = max(wait, self.resumes_in_s or 0.0)
        else:
            wait *= 2.0**self._pauses
            self._pauses += 1
        self._go(Link.RATE_LIMITED, error.cause, error.advice, min(wait, MAX_RATE_PAUSE_S))

    @property
    def _is_pausing(self) -> bool:
        return self.state is Link.RATE_LIMITED and (self.resumes_in_s or 0.0) > 0

    def _auth_refused(self, error: AuthRefused, *, wrote: bool) -> None:
        self._refusals[wrote] += 1
        if self._refusals[wrote] == 1:
            return  # one more try with a newly minted token
        self._go(Link.KEY_REFUSED, error.cause, error.advice)

    def _lost(self, error: IccError) -> None:
        pause = min(FIRST_PAUSE_S * 2.0**self._failures, LONGEST_PAUSE_S)
        self._failures += 1
        wait = pause * (0.5 + 0.5 * self._jitter())
        if isinstance(error, ServerFault) and error.after_s is not None:
            wait = min(max(wait, error.after_s), MAX_RATE_PAUSE_S)
        fits = isinstance(error, Offline) or (isinstance(error, BadReply) and error.is_page)
        self._go(Link.OFFLINE, error.cause, error.advice if fits else None, wait)

    def need_key(self, cause: Phrase, advice: Phrase) -> None:
        """No secret can be had."""
        self._go(Link.KEY_NEEDED, cause, advice)

    def stop(self, cause: Phrase, advice: Phrase) -> None:
        """A guard found something that a person must look at before anything else is sent."""
        self._go(Link.STOPPED, cause, advice)

    def disk(self, cause: Phrase, advice: Phrase) -> None:
        """The journal cannot be written: then nothing may be sent either, until it can."""
        self._go(Link.DISK, cause, advice, DISK_PAUSE_S)

    def reopen(self) -> None:
        """A person did something about it: start afresh."""
        self._failures = self._pauses = 0
        self._refusals = {False: 0, True: 0}
        self._go(Link.CONNECTING)

    def _go(
        self,
        state: Link,
        problem: Phrase | None = None,
        advice: Phrase | None = None,
        wait_s: float | None = None,
    ) -> None:
        before = (self.state, self.problem)
        self.state, self.problem, self.advice = state, problem, advice
        self.until = None if wait_s is None else self._timer.monotonic() + wait_s
        self.until_at = None if wait_s is None else self._timer.now() + wait_s
        self._event.set()
        if before != (state, problem) or wait_s is not None:
            self._changed()
