"""Whose turn it is: that of the window, or of the threads that compute beside it.

Only one thread at a time runs Python, and who wants to waits for the interval of `sys.setswitchinterval`. The
window wants to some thousand times in a paint, after each call of Qt: one turn of it took up to 2 s by the
clock with the usual 5 ms, and no less with 0.5 ms. So while a long job runs the interval is very short; the
job takes as long as before. And who computes for long asks between two steps whether the window is at
work, and then stands still: else the window gets half of the time.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import islice
from time import monotonic
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SWITCH_S = 0.00001


class _Switching:
    """Short intervals while anybody needs them, whoever that is; then what they were before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._before = 0.0

    def __enter__(self) -> None:
        with self._lock:
            if self._users == 0:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(SWITCH_S)
            self._users += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._users -= 1
            if self._users == 0:
                sys.setswitchinterval(self._before)


short_turns = _Switching()
"""Entered (`with`) by whoever computes for long on a thread beside the window."""


_hands = threading.local()


class CommonLock:
    """An RLock that the window takes as well: who holds one stands still for nobody."""

    def __init__(self) -> None:
        self._lock = threading.RLock()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As RLock.acquire."""
        is_mine = self._lock.acquire(blocking, timeout)
        if is_mine:
            _hands.full = _held() + 1
        return is_mine

    def release(self) -> None:
        """As RLock.release."""
        self._lock.release()
        _hands.full = _held() - 1

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def _held() -> int:
    """How many common locks this thread holds."""
    found: int = getattr(_hands, "full", 0)
    return found


GIVE_WAY_S = 0.1
"""Nobody stands still for longer, whatever the window does: it may be waiting for him."""


class Window:
    """Entered (`with`) on the UI thread while it works at something that a person waits for.

    Whoever computes beside it calls `give_way`; what both of them want is guarded by a CommonLock.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._rests = threading.Event()
        self._rests.set()
        self._depth = 0
        self._thread = 0
        self._until = 0.0

    def __enter__(self) -> None:
        if self._depth == 0:
            self._thread = threading.get_ident()
            self._until = self._clock() + GIVE_WAY_S
            self._rests.clear()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._rests.set()

    def give_way(self) -> None:
        """Wait until the window rests, GIVE_WAY_S from when it began at most; never on its own thread, nor on
        one that holds what it may want.
        """
        if not self._rests.is_set() and threading.get_ident() != self._thread and not _held():
            left_s = self._until - self._clock()
            if left_s > 0:
                self._rests.wait(left_s)


window = Window()
"""The window of this program."""


def goes_first(act: Callable[P, T]) -> Callable[P, T]:
    """For what the window does outside of an event handler that says so, as at the end of a timer."""

    @wraps(act)
    def at_work(*args: P.args, **kwargs: P.kwargs) -> T:
        with window:
            return act(*args, **kwargs)

    return at_work


def politely(items: Iterable[T], step: int = 50) -> Iterator[T]:
    """The same items, for who walks over many of them on any thread: on one beside the window turns are short
    meanwhile, and after each `step` of them it gives way to the window.
    """
    if threading.current_thread() is threading.main_thread():
        yield from items
        return
    rest = iter(items)
    with short_turns:
        while some := tuple(islice(rest, step)):
            window.give_way()
            yield from some
