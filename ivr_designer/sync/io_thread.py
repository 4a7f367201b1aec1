"""One thread, one asyncio loop, every task held. The only place where background work starts."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from ivr_designer.domain.turns import short_turns
from ivr_designer.sync.polite_loop import polite_loop

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Closed(RuntimeError):
    """Work was offered to a thread that has ended or was never started."""


async def in_thread(call: Callable[[], T]) -> T:
    """Run a call that may block for long, such as a keyring's prompt, in a thread that never holds up the
    end.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(value: T | None, error: Exception | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(value)  # type: ignore[arg-type]

    def run() -> None:
        value, failure = None, None
        try:
            value = call()
        except Exception as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(tell, value, failure)

    threading.Thread(target=run, name="ivr-blocking", daemon=True).start()
    return await done


class IoThread:
    """Start it, submit coroutines, close it. `close` cancels what runs and waits for the thread."""

    def __init__(self, name: str = "ivr-sync") -> None:
        self._name = name
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None

    @property
    def is_running(self) -> bool:
        """True between start and close."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Start the thread; returns when its loop runs."""
        assert self._thread is None, "an IoThread starts once"
        self._thread = threading.Thread(target=self._main, name=self._name, daemon=True)
        self._thread.start()
        self._ready.wait()

    def close(self, timeout_s: float = 2.0) -> bool:
        """Cancel everything and end the thread; False if it did not end in time."""
        thread, loop = self._thread, self._loop
        if thread is None or loop is None:
            return True
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._ask_to_stop)
        thread.join(timeout_s)
        return not thread.is_alive()

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run a coroutine on the loop, from any thread. Raises Closed."""
        loop = self._loop
        if loop is None or loop.is_closed() or not self.is_running:
            work.close()
            raise Closed(self._name)
        return asyncio.run_coroutine_threadsafe(self._held(work), loop)

    def call(self, function: Any, *args: Any) -> None:
        """Call a function on the loop soon, from any thread; forgotten when the thread has ended."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(function, *args)

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Start a background task; only on the loop's own thread. Its failure is logged."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("%s failed", task.get_name(), exc_info=error)

    async def _held(self, work: Coroutine[Any, Any, T]) -> T:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            return await work
        finally:
            self._tasks.discard(task)

    def _main(self) -> None:
        # Else the window waits for up to 5 ms whenever Qt calls Python: hundreds of times in a layout.
        with short_turns, asyncio.Runner(loop_factory=polite_loop) as runner:
            self._loop = runner.get_loop()
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._ready.set()
        await self._stop.wait()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ask_to_stop(self) -> None:
        if self._stop is not None:
            self._stop.set()
