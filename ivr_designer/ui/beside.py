"""A thread beside the window for work that takes longer than a frame, one job after another.

Only one thread at a time runs Python, and who wants to waits for the interval of `sys.setswitchinterval`. The
window wants to some thousand times in a paint, after each call of Qt: one turn of it took up to 2 s by the
clock with the usual 5 ms, and no less with 0.5 ms. So while a job runs the interval is very short; the job
takes as long as before.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
_LEAVE_S = 2.0
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


_switching = _Switching()


class Beside:
    """Runs jobs in order. The thread begins with the first job and ends with `close`.

    It is a daemon: a job that still runs when the program ends has nobody left to tell.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, job: Callable[[], T]) -> "Future[T]":
        """Do `job` after all that were submitted before; the future has its result or error."""
        future: Future[T] = Future()
        self._jobs.put((future, job))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return future

    def close(self, timeout_s: float = _LEAVE_S) -> None:
        """End after the job that runs now; jobs behind it are cancelled. Waits at most `timeout_s`."""
        while not self._jobs.empty():
            waiting = self._jobs.get()
            if waiting is not None:
                waiting[0].cancel()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout_s)
            self._thread = None

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            future, work = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                with _switching:
                    result = work()
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            del job, future, work  # nothing of a tree is kept alive while the thread waits
