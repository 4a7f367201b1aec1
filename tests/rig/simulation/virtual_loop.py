"""An asyncio loop on which time passes only when everybody waits, so that hours take milliseconds."""

import asyncio
import heapq
import selectors


class _NoFiles(selectors.BaseSelector):
    """Selects nothing; a wait moves the loop's clock instead."""

    def register(self, fileobj, events, data=None):
        return selectors.SelectorKey(fileobj, 0, events, data)

    def unregister(self, fileobj):
        return selectors.SelectorKey(fileobj, 0, 0, None)

    def select(self, timeout=None):
        return []

    def get_map(self):
        return {}


class VirtualLoop(asyncio.BaseEventLoop):
    """See the module. `now` is the time in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _NoFiles()
        self.now = 0.0
        self._clock_resolution = 1e-6

    def time(self) -> float:
        return self.now

    def _process_events(self, event_list) -> None:
        assert not event_list

    def _run_once(self) -> None:
        """As asyncio does it, without files to look at: that is a tenth of a simulated life."""
        ready, scheduled = self._ready, self._scheduled
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False
        if not ready and not self._stopping:
            if not scheduled:
                raise RuntimeError("everybody waits for something that will never happen")
            self.now = max(self.now, scheduled[0]._when)
        end = self.now + self._clock_resolution
        while scheduled and scheduled[0]._when < end:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _write_to_self(self) -> None:
        """Called for threads; there are none."""
