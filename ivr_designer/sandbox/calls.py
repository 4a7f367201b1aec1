"""The log of every call that reached the server. Tokens and secrets are not in it."""

from __future__ import annotations

import dataclasses
import threading
from collections import deque
from fnmatch import fnmatchcase
from typing import Any

_KEPT = 200_000


@dataclasses.dataclass(slots=True)
class Call:
    """One call and what became of it.

    ``at`` is the server's Unix time at arrival; ``query`` is without the token; ``body`` is parsed JSON,
    the text that is not JSON, or ``{"bytes": n}`` for an upload. ``applied`` tells whether it changed a
    row; ``status`` and ``r`` are None where no reply left. ``exp`` is the token's.
    """

    number: int
    at: float
    method: str
    path: str
    query: dict[str, str]
    client: str
    agent: str
    body: Any = None
    key_sid: str = ""
    exp: int | None = None
    refused: str = ""
    fault: str = ""
    applied: bool = False
    status: int | None = None
    r: Any = None
    took_ms: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return the call as JSON-able data."""
        return dataclasses.asdict(self)


class CallLog:
    """The last calls, oldest first. Numbers start at 1 and are never reused."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=_KEPT)
        self._lock = threading.Lock()
        self._number = 0

    def open(self, at: float, method: str, path: str, query: dict[str, str], client: str, agent: str) -> Call:
        """Note the arrival of a call and return its entry, to be completed."""
        with self._lock:
            self._number += 1
            call = Call(self._number, at, method, path, query, client, agent)
            self._calls.append(call)
            return call

    def all(self, method: str = "*", path: str = "*") -> list[Call]:
        """Return the calls whose method and path match these patterns (``*`` and ``?``)."""
        with self._lock:
            calls = list(self._calls)
        return [call for call in calls if fnmatchcase(call.method, method) and fnmatchcase(call.path, path)]

    def writes(self) -> list[Call]:
        """Return the calls that were meant to change something."""
        return [call for call in self.all() if call.method not in ("GET", "HEAD", "OPTIONS")]

    def clear(self) -> None:
        """Forget the calls so far."""
        with self._lock:
            self._calls.clear()

    def __len__(self) -> int:
        return len(self._calls)
