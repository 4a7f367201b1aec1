"""A loop that gives way to the window."""

import asyncio
import threading
from functools import partial

from ivr_designer.domain.turns import Window
from ivr_designer.sync.polite_loop import polite_loop

A_WHILE_S = 0.02


def test_it_stands_still_between_callbacks_while_the_window_works():
    window = Window(clock=lambda: 0.0)  # its time is never over
    called, halfway, go_on = [], threading.Event(), threading.Event()

    def first() -> None:
        called.append(1)
        halfway.set()
        go_on.wait(10)

    async def work() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(first)
        loop.call_soon(called.append, 2)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def run() -> None:
        with asyncio.Runner(loop_factory=partial(polite_loop, window)) as runner:
            runner.run(work())

    thread = threading.Thread(target=run)
    thread.start()
    assert halfway.wait(10)
    with window:
        go_on.set()
        thread.join(A_WHILE_S)
        assert called == [1], "the second waits for the window"
    thread.join(10)
    assert called == [1, 2]
