"""What the threads were at while a turn of the window was long: their stacks, looked at every few ms."""

import sys
import threading
import time
from collections import Counter
from types import FrameType

EVERY_S = 0.003
FEW = 12
DEEP = 14
OTHERS_DEEP = 3


class StackWatch:
    """Looks from a thread of its own, which itself slows the window a little."""

    def __init__(self, over_ms: float) -> None:
        self._over_ms = over_ms
        self._window = threading.get_ident()
        self._samples: list[tuple[float, dict[int, tuple[str, ...]]]] = []
        self._begun = 0.0
        self._is_on = False
        threading.Thread(target=self._look, name="stack-watch", daemon=True).start()

    def begin(self) -> None:
        """A turn begins."""
        self._samples.clear()
        self._is_on = True

    def end(self, cpu_ms: float, clock_ms: float) -> None:
        """It ended; print what was seen if it was long."""
        self._is_on = False
        if clock_ms < self._over_ms:
            return
        samples = list(self._samples)
        print(f"  -- {clock_ms:.0f} ms, {cpu_ms:.0f} of CPU, {len(samples)} looks", file=sys.stderr)
        mine = Counter(stacks.get(self._window, ()) for _at, stacks in samples)
        for stack, count in mine.most_common(FEW):
            print(f"  {count:3} window: {' > '.join(stack)}", file=sys.stderr)
        names = {t.ident: t.name for t in threading.enumerate()}
        others = Counter(
            (names.get(ident, "gone"), stack[-OTHERS_DEEP:])
            for _at, stacks in samples
            for ident, stack in stacks.items()
            if ident != self._window
        )
        for (name, stack), count in others.most_common(FEW):
            print(f"  {count:3} {name}: {' > '.join(stack)}", file=sys.stderr)

    def _look(self) -> None:
        own = threading.get_ident()
        while True:
            time.sleep(EVERY_S)
            if self._is_on:
                frames = sys._current_frames()
                seen = {ident: _stack(frame) for ident, frame in frames.items() if ident != own}
                self._samples.append((time.perf_counter(), seen))


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
