"""How much work a call is, counted instead of timed: the same on every machine, however busy it is."""

import sys
import threading
from collections.abc import Callable

from ivr_designer.domain.turns import CommonLock


def calls_in(act: Callable[[], object]) -> int:
    """How many functions, ours and built-in ones, `act` calls."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def is_free(lock: CommonLock) -> bool:
    """True if another thread could have a lock now, as one that edits meanwhile would."""
    taken: list[bool] = []

    def take() -> None:
        taken.append(lock.acquire(blocking=False))
        if taken[0]:
            lock.release()

    other = threading.Thread(target=take)
    other.start()
    other.join()
    return taken[0]
