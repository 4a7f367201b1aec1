"""Threads take short turns while something long runs beside the window.

Only one thread at a time runs Python, and who wants to waits for the interval of `sys.setswitchinterval`. The
window wants to some thousand times in a paint, after each call of Qt: one turn of it took up to 2 s by the
clock with the usual 5 ms, and no less with 0.5 ms. So while such a job runs the interval is very short; the
job takes as long as before.
"""

import sys
import threading

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
