"""What the threads were at while a turn of the window was long: their stacks, looked at every few ms.

By a signal, so that the window's thread looks itself: whoever holds its frames may be the last to let go of a
painter, which has to end on its own thread. What Qt does without a call of Python is seen at its end.
"""

import signal
import sys
import threading
import time
from collections import Counter
from itertools import pairwise
from types import FrameType

EVERY_S = 0.003
FEW = 12
DEEP = 14
OTHERS_DEEP = 3
GAP_MS = 20.0


class StackWatch:
    """Turns that last longer than `over_ms` are told of."""

    def __init__(self, over_ms: float) -> None:
        self._over_ms = over_ms
        self._window = threading.get_ident()
        self._samples: list[dict[int, tuple[str, ...]]] = []
        self._at: list[float] = []
        signal.signal(signal.SIGALRM, self._look)

    def begin(self) -> None:
        """A turn begins."""
        self._samples, self._at = [], []
        signal.setitimer(signal.ITIMER_REAL, EVERY_S, EVERY_S)

    def end(self, cpu_ms: float, clock_ms: float) -> None:
        """It ended; print what was seen if it was long."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        if clock_ms < self._over_ms:
            return
        samples = self._samples
        print(f"  -- {clock_ms:.0f} ms, {cpu_ms:.0f} of CPU, {len(samples)} looks", file=sys.stderr)
        mine = Counter(stacks.get(self._window, ()) for stacks in samples)
        for stack, count in mine.most_common(FEW):
            print(f"  {count:3} window: {' > '.join(stack)}", file=sys.stderr)
        names = {t.ident: t.name for t in threading.enumerate()}
        others = Counter(
            (names.get(ident, "gone"), stack[-OTHERS_DEEP:])
            for stacks in samples
            for ident, stack in stacks.items()
            if ident != self._window
        )
        for (name, stack), count in others.most_common(FEW):
            print(f"  {count:3} {name}: {' > '.join(stack)}", file=sys.stderr)
        self._tell_gaps(names)

    def _tell_gaps(self, names: dict[int | None, str]) -> None:
        """Where the window's thread ran no Python for long: it was in Qt, or waited for another thread."""
        for before, after in pairwise(range(len(self._at))):
            gap_ms = (self._at[after] - self._at[before]) * 1000
            if gap_ms > GAP_MS:
                print(f"  no look for {gap_ms:.0f} ms", file=sys.stderr)
                for when, number in (("before", before), ("after", after)):
                    for ident, stack in self._samples[number].items():
                        name = "window" if ident == self._window else names.get(ident, "gone")
                        print(f"      {when} {name}: {' > '.join(stack[-OTHERS_DEEP:])}", file=sys.stderr)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        frames = {**sys._current_frames(), self._window: frame}
        self._at.append(time.perf_counter())
        self._samples.append({ident: _stack(found) for ident, found in frames.items()})


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    """The innermost functions of ours, outermost first."""
    found: list[str] = []
    while frame is not None and len(found) < DEEP:
        code = frame.f_code
        if "ivr_designer" in code.co_filename:
            module = code.co_filename.rsplit("/", 1)[-1].removesuffix(".py")
            found.append(f"{module}.{code.co_name}:{frame.f_lineno}")
        elif not found:
            found.append(f"({code.co_filename.rsplit('/', 1)[-1]}.{code.co_name}:{frame.f_lineno})")
        frame = frame.f_back
    return tuple(reversed(found))
