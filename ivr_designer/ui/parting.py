"""To take thousands of records apart takes as long as a few frames: it is done later, one thing at a time."""

from collections import deque

from PySide6.QtCore import QCoreApplication, QTimer

PAUSE_MS = 15
"""Between two things, so that each has a turn of its own."""

_left: deque[object] = deque()


def let_go(thing: object) -> None:
    """Keep a large thing that nobody needs until there is time to let go of it."""
    if thing is None:
        return
    _left.append(thing)
    if len(_left) == 1:
        _wait()


def _wait() -> None:
    app = QCoreApplication.instance()
    if app is None:
        _left.clear()
    else:
        QTimer.singleShot(PAUSE_MS, app, _part)


def _part() -> None:
    if _left:
        _left.popleft()
    if _left:
        _wait()
