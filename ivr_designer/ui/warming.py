"""Has PySide make the classes of Qt in advance, some whenever nobody works.

It makes a class when the program first names it, and all that are left of QObject's kind at once when an
event filter of the whole program first meets an object whose class it does not know: 15 to 60 ms in an act.
"""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

AGAIN_MS = 150
GO_S = 0.004


class Warming(QObject):
    """From now on until all are made. `is_busy` tells of work that goes on beside the window."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._steps = _made()
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """True when all classes are there."""
        return not self._timer.isActive()

    @Slot()
    def _go_on(self) -> None:
        if self._is_busy():
            return
        end = perf_counter() + GO_S
        for _ in self._steps:
            if perf_counter() > end:
                return
        self._timer.stop()


def _made() -> Iterator[object]:
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            yield getattr(module, name)
