"""Which call a fault or a hook is meant for."""

from __future__ import annotations

import dataclasses
import itertools
import threading
from fnmatch import fnmatchcase
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Aim:
    """The calls from the ``nth`` that fits ``method`` and ``path`` on, ``times`` of them; 0 is for ever.

    ``path`` is matched from ``/v1`` on, without query and closing slash; ``*`` and ``?`` stand for any text
    and letter. Calls are counted from when the aim is set.
    """

    method: str = "*"
    path: str = "*"
    nth: int = 1
    times: int = 1

    def fits(self, method: str, path: str) -> bool:
        """Return whether such a call counts at all."""
        return fnmatchcase(method, self.method.upper()) and fnmatchcase(path, self.path)


@dataclasses.dataclass(slots=True)
class _Aimed(Generic[T]):
    aim: Aim
    what: T
    seen: int = 0
    struck: int = 0


class Plan(Generic[T]):
    """Things waiting for their call. Each call takes the first that is due; the others only count it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
        self._aimed: dict[int, _Aimed[T]] = {}

    def put(self, aim: Aim, what: T) -> int:
        """Add one and return its id."""
        with self._lock:
            plan_id = next(self._ids)
            self._aimed[plan_id] = _Aimed(aim, what)
            return plan_id

    def take(self, method: str, path: str) -> T | None:
        """Return what is due at this call, or None; to be asked once a call."""
        if not self._aimed:
            return None
        due = None
        with self._lock:
            for aimed in self._aimed.values():
                if not aimed.aim.fits(method, path):
                    continue
                aimed.seen += 1
                left = aimed.aim.times == 0 or aimed.struck < aimed.aim.times
                if due is None and left and aimed.seen >= aimed.aim.nth:
                    aimed.struck += 1
                    due = aimed.what
        return due

    def waiting(self) -> dict[int, tuple[Aim, T, int]]:
        """Return every entry by id: its aim, what it is, and how often it struck."""
        with self._lock:
            return {plan_id: (aimed.aim, aimed.what, aimed.struck) for plan_id, aimed in self._aimed.items()}

    def remove(self, plan_id: int) -> bool:
        """Take one away; False when there is none of that id."""
        with self._lock:
            return self._aimed.pop(plan_id, None) is not None

    def clear(self) -> None:
        """Take all away."""
        with self._lock:
            self._aimed.clear()
