"""A thread beside the window for work that takes longer than a frame, one job after another."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

from ivr_designer.domain.turns import short_turns

T = TypeVar("T")
_LEAVE_S = 2.0


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
                with short_turns:
                    result = work()
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            del job, future, work  # nothing of a tree is kept alive while the thread waits
