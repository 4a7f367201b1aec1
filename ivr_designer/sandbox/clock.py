"""The server's idea of the time: a base clock plus an offset that a test may move."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class SandboxClock:
    """Unix time in seconds, as the server sees it. Token expiry, Date and rate limit go by it."""

    def __init__(self, base: Callable[[], float] = time.time, offset_s: float = 0.0) -> None:
        self._base = base
        self.offset_s = offset_s
        self._second = -1
        self._date = b""

    def now(self) -> float:
        """Return the server's time, seconds since 1970."""
        return self._base() + self.offset_s

    def http_date(self) -> bytes:
        """Return the value of a Date header, made once a second."""
        second = int(self.now())
        if second != self._second:
            self._date = formatdate(second, usegmt=True).encode()
            self._second = second
        return self._date
