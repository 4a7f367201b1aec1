"""An asyncio loop that stands still between two callbacks while the window is at work."""

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Any

from ivr_designer.domain.turns import Window, window


class _Ready(deque[Any]):
    """Callbacks that are to be called next; the loop takes one, calls it and takes another one."""

    def __init__(self, callbacks: Iterable[Any], window: Window) -> None:
        super().__init__(callbacks)
        self._window = window

    def popleft(self) -> Any:
        self._window.give_way()
        return super().popleft()


def polite_loop(window: Window = window) -> asyncio.AbstractEventLoop:
    """A new loop, as asyncio makes them on this system.

    A callback parses an answer or stores what it says, a few ms of Python in which the window could not
    draw. A loop has no hook between two of them, so it is given a queue that has one.
    """
    loop = asyncio.new_event_loop()
    assert isinstance(loop._ready, deque)  # type: ignore[attr-defined]
    loop._ready = _Ready(loop._ready, window)  # type: ignore[attr-defined]
    return loop
