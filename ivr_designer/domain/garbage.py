"""When Python looks for garbage: not while thousands of records are made; in the window only between acts.

A look at everything halts the program for 40 ms, with a tree of 5,000 nodes for 0.2 s and more, after long
work on one for 1.7 s. Python begins one when it has made many records, which is in the middle of work. The
window switches that off and has `GarbagePolicy.look` called now and then. Young records are looked at in the
next short pause; what came since the last quiet moment in the next one, after which it is set aside; and
everything only when memory has grown to a ceiling, in a long pause if one comes in time. That is enough, for
no act leaves its records in circles, which only a look finds: after a tree of 5,000 nodes was opened, edited
and closed a look at everything found five objects, the rest had gone by itself. Who makes records that hold
each other has to part them; `tests/gui/test_tidying.py` looks for that. It also means that what belongs to
Qt is never taken apart on a thread beside the window.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

FEW = 1_000
"""So many young records are not worth a look."""

MANY = 5_000
"""From so many new records on they count as old at once, as when a tree is read; fewer are looked at soon."""

ENOUGH = 20_000
"""After so many new records a quiet moment is used for a look at them."""

QUIET_S = 1.5
QUIET_SHARE = 0.06
"""Nobody works when the process has used less than this share of a processor for so long."""

GROWTH = 2
SPARE = 6_000_000
"""The ceiling: with GROWTH times as many blocks as after the last look at everything, and SPARE more (some
500 MB), there is one when nobody has worked for REST_S; with as much again, whatever goes on. Both are there
for what nobody knows of: such a look at 4 million blocks halts the program for 1.7 s."""

REST_S = 120.0
"""After so long nobody is at the mouse."""


class _Collector(Protocol):
    """What of the module `gc` is needed here."""

    def enable(self) -> None: ...
    def disable(self) -> None: ...
    def isenabled(self) -> bool: ...
    def get_count(self) -> tuple[int, int, int]: ...
    def collect(self, generation: int = 2, /) -> int: ...
    def freeze(self) -> None: ...
    def unfreeze(self) -> None: ...


class GarbagePolicy:
    """Looks for garbage from `begin` to `end` only when `look` is called, about twice a second between acts.

    `blocks` counts pieces of memory in use, `cpu_s` the processor time of the process, `clock` goes in s.
    """

    def __init__(
        self,
        collector: _Collector = gc,
        blocks: Callable[[], int] = sys.getallocatedblocks,
        cpu_s: Callable[[], float] = time.process_time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gc = collector
        self._blocks = blocks
        self._cpu_s = cpu_s
        self._clock = clock
        self._was_on: bool | None = None
        self._new = 0
        self._ceiling = 0.0
        self._seen = self._quiet_since = 0.0
        self._seen_cpu = 0.0

    def begin(self) -> None:
        """From now on nothing is looked for unasked."""
        self._was_on = self._gc.isenabled()
        self._gc.disable()
        self._gc.freeze()
        self._ceiling = GROWTH * self._blocks() + SPARE
        self._seen = self._quiet_since = self._clock()
        self._seen_cpu = self._cpu_s()

    def end(self) -> None:
        """Leave it to Python again, as it was before; any number of times, and whatever goes on."""
        if self._was_on is None:
            return
        self._gc.unfreeze()
        if self._was_on:
            self._gc.enable()
        self._was_on = None

    def look(self, busy: bool = False) -> None:
        """Between two acts: in a pause look at what is young; at more if nobody works, or too much has come.

        `busy` is work that uses the processor only now and then, as reading from a server.
        """
        if self._was_on is None:
            return
        self._gc.disable()  # who made many records beside may have ended with switching it on
        is_pause = self._is_pause(busy)
        self._look_at_young(is_pause)
        quiet_s = self._clock() - self._quiet_since
        if self._blocks() > self._ceiling + (SPARE if quiet_s < REST_S else 0):
            self._gc.unfreeze()
            self._look_at_the_rest()
            self._ceiling = GROWTH * self._blocks() + SPARE
        elif quiet_s >= QUIET_S and self._new >= ENOUGH:
            self._look_at_the_rest()

    def _look_at_young(self, is_pause: bool) -> None:
        young = self._gc.get_count()[0]
        if young > MANY:
            self._new += young
            self._gc.freeze()
        elif is_pause and young > FEW:
            self._new += young
            self._gc.collect(0)

    def _look_at_the_rest(self) -> None:
        self._gc.collect()
        self._gc.freeze()
        self._new = 0
        self._quiet_since = self._clock()

    def _is_pause(self, busy: bool) -> bool:
        """Whether nothing was done since the last look."""
        now, cpu = self._clock(), self._cpu_s()
        works = busy or cpu - self._seen_cpu > QUIET_SHARE * (now - self._seen)
        if works:
            self._quiet_since = now
        self._seen, self._seen_cpu = now, cpu
        return not works


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: thousands of new records would set it off again and again.

    Many of them are here to stay, so afterwards they count as old: a look through all of them would take
    longer than making them did.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if gc.get_count()[0] > MANY:
                gc.freeze()
                gc.unfreeze()  # gives everything to the oldest generation, without a look at it
            gc.enable()
