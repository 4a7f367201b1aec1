"""Who holds the journal's lock for how long, and who waits for it, on a real session.

Waits are by the clock. How long somebody holds it is given in CPU time of that thread as well, for by the
clock it has the turns of other threads in it.
"""

import sys
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ivr_designer.domain.turns import CommonLock
    from ivr_designer.sync.session import LiveSession

TOP = 12
"""So many places are reported, those of the longest times."""


class Held:
    """The longest time at each place, in ms."""

    def __init__(self) -> None:
        self.holds: dict[str, tuple[float, float]] = {}
        self.waits: dict[str, float] = {}

    def report(self) -> dict[str, object]:
        """The places with the longest times; times in ms."""
        holds = sorted(self.holds.items(), key=lambda entry: -entry[1][0])[:TOP]
        waits = sorted(self.waits.items(), key=lambda entry: -entry[1])[:TOP]
        return {
            "holds_cpu_and_clock_ms": {where: [round(c, 1), round(t, 1)] for where, (c, t) in holds},
            "waits_ms": {where: round(ms, 1) for where, ms in waits},
        }


class WatchedLock:
    """A lock like the journal's that tells `held` about each time."""

    def __init__(self, lock: "CommonLock", held: Held) -> None:
        self._lock = lock
        self._held = held
        self._depth = 0
        self._begun = (0.0, 0.0)
        self._where = ""

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As RLock.acquire."""
        asked = time.perf_counter()
        if not self._lock.acquire(blocking, timeout):
            return False
        self._depth += 1
        if self._depth == 1:
            now = time.perf_counter()
            self._where = _where(sys._getframe(1))
            waited = (now - asked) * 1000
            if waited > self._held.waits.get(self._where, 0.0):
                self._held.waits[self._where] = waited
            self._begun = (time.thread_time(), now)
        return True

    def release(self) -> None:
        """As RLock.release."""
        if self._depth == 1:
            cpu, clock = self._begun
            took = ((time.thread_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000)
            if took > self._held.holds.get(self._where, (0.0, 0.0)):
                self._held.holds[self._where] = took
        self._depth -= 1
        self._lock.release()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _where(frame: FrameType | None) -> str:
    """The thread and the nearest callers, the nearest first."""
    names: list[str] = []
    while frame is not None and len(names) < 4:
        name = frame.f_code.co_name
        if name not in {"__enter__", "acquire", "enter_context"} and not name.startswith("<"):
            names.append(name)
        frame = frame.f_back
    return f"{threading.current_thread().name}: {' < '.join(names)}"


def watched_sessions(held: Held) -> "Callable[..., LiveSession]":
    """Makes sessions whose journals' locks are watched."""
    from ivr_designer.sync.session import LiveSession

    class Watched(LiveSession):
        def __init__(self, *parts: Any, **more: Any) -> None:
            super().__init__(*parts, **more)
            self.journal.lock = WatchedLock(self.journal.lock, held)  # type: ignore[assignment]

    return Watched
