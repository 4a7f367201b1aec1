"""An asyncio loop on which time passes only when everybody waits, so that hours take milliseconds."""

import asyncio
import selectors


class _NoFiles(selectors.BaseSelector):
    """Selects nothing; a wait moves the loop's clock instead."""

    def __init__(self) -> None:
        self.loop: VirtualLoop | None = None

    def register(self, fileobj, events, data=None):
        return selectors.SelectorKey(fileobj, 0, events, data)

    def unregister(self, fileobj):
        return selectors.SelectorKey(fileobj, 0, 0, None)

    def select(self, timeout=None):
        assert self.loop is not None
        if timeout is None:
            raise RuntimeError("everybody waits for something that will never happen")
        self.loop.now += max(timeout, 0.0)
        return []

    def get_map(self):
        return {}


class VirtualLoop(asyncio.BaseEventLoop):
    """See the module. `now` is the time in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _NoFiles()
        self._selector.loop = self
        self.now = 0.0
        self._clock_resolution = 1e-6

    def time(self) -> float:
        return self.now

    def _process_events(self, event_list) -> None:
        assert not event_list

    def _write_to_self(self) -> None:
        """Called for threads; there are none."""
