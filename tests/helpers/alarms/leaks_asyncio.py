"""Event loops and tasks that outlive a test."""

import asyncio
import weakref

_loops = weakref.WeakSet()
_installed = []


def install():
    """Note every event loop that is made from now on."""
    if _installed:
        return
    _installed.append(True)
    original = asyncio.BaseEventLoop.__init__

    def noted(self):
        original(self)
        _loops.add(self)

    asyncio.BaseEventLoop.__init__ = noted


class Loops:
    """Loops that are not closed, and tasks that are not done, of loops made during the test."""

    def survey(self):
        return weakref.WeakSet(_loops)

    def compare(self, before):
        found = []
        for loop in list(_loops):
            if loop in before:
                continue
            tasks = [task for task in asyncio.all_tasks(loop) if not task.done()]
            found += [f"task {task.get_name()!r} of {task.get_coro().__qualname__}" for task in tasks]
            if not loop.is_closed():
                found.append("an event loop that was not closed")
        return found
