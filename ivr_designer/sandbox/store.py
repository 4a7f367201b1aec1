"""The rows of one contact center account, in memory.

Rows are dicts that are replaced and never changed in place, so a list handed out stays what it was. Every
method takes the lock: the server's thread and a test's thread may both call.
"""

from __future__ import annotations

import dataclasses
import random
import string
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.errors import DataFileBroken
from ivr_designer.sandbox.resources import CALL_SETTINGS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Row = dict[str, Any]
FORMAT = "ivr-designer-sandbox"
VERSION = 1
_ID_LETTERS = string.ascii_uppercase + string.digits
# The rows that lists select by, kept so that reading a tree of N nodes is not N scans of all keypresses.
_INDEXED = tuple((res.name, field.name) for res in RESOURCES.values() for field in res.fields if field.owner)


@dataclasses.dataclass(frozen=True, slots=True)
class _Past:
    """What one row was before a change, and when it changed (monotonic seconds)."""

    at: float
    resource: str
    row_id: str
    row: Row | None
    position: int


class Store:
    """Rows by resource name and id, in the order they were made.

    ``account`` and ``project`` are the integers every row carries. ``revision`` counts changes.
    """

    def __init__(
        self,
        rng: random.Random | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        account: int = 408,
        project: int = 246,
    ) -> None:
        self.lock = threading.RLock()
        self.account = account
        self.project = project
        self.revision = 0
        self.history_s = 0.0
        self._rng = rng or random.Random()  # noqa: S311 - ids, not secrets
        self._monotonic = monotonic
        self._clear()

    def _clear(self) -> None:
        self._rows: dict[str, dict[str, Row]] = {name: {} for name in RESOURCES}
        self._index: dict[tuple[str, str], dict[Any, dict[str, None]]] = {key: {} for key in _INDEXED}
        self._call_settings: Row = {field.name: field.default for field in CALL_SETTINGS}
        self._past: deque[_Past] = deque()
        self._next_int = 1

    def keep_history(self, seconds: float) -> None:
        """Remember from now on what rows were, that long, for ``rows_before``; 0 forgets it all."""
        with self.lock:
            self.history_s = seconds
            if not seconds:
                self._past.clear()

    # --- reading

    def get(self, resource: str, row_id: str | None) -> Row | None:
        """Return a copy of one row, or None."""
        with self.lock:
            row = self._rows[resource].get(row_id) if row_id is not None else None
            return dict(row) if row is not None else None

    def rows(self, resource: str, field: str | None = None, value: Any = None) -> list[Row]:
        """Return the rows of ``resource``, oldest first; with ``field``, those where it equals ``value``."""
        with self.lock:
            table = self._rows[resource]
            if field is None:
                return list(table.values())
            index = self._index.get((resource, field))
            if index is not None:
                return [table[row_id] for row_id in index.get(value, ())]
            return [row for row in table.values() if row.get(field) == value]

    def rows_before(
        self, resource: str, age_s: float, field: str | None = None, value: Any = None
    ) -> list[Row]:
        """Return what ``rows`` returned ``age_s`` seconds ago (as far as ``history_s`` reaches)."""
        with self.lock:
            cutoff = self._monotonic() - age_s
            newer = [past for past in self._past if past.at > cutoff and past.resource == resource]
            if not newer:
                return self.rows(resource, field, value)
            table = list(self._rows[resource].items())
            for past in reversed(newer):
                at = next((i for i, (row_id, _) in enumerate(table) if row_id == past.row_id), None)
                if at is not None:
                    del table[at]
                if past.row is not None:
                    table.insert(past.position, (past.row_id, past.row))
            return [row for _, row in table if field is None or row.get(field) == value]

    @property
    def call_settings(self) -> Row:
        """A copy of the call settings."""
        with self.lock:
            return dict(self._call_settings)

    # --- changing

    def new_id(self, resource: str, form: str = "prefixed") -> str:
        """Return an unused id; ``form`` is a value of the switch ``ids``."""
        with self.lock:
            prefix = RESOURCES[resource].prefix
            while True:
                if form == "int":
                    candidate = str(self._next_int)
                    self._next_int += 1
                elif form == "short" and prefix:
                    candidate = prefix.replace("_", "") + self._letters(6)
                elif form == "plain" or not prefix:
                    candidate = self._letters(16)
                else:
                    candidate = f"{prefix}_{self._letters(16)}"
                if candidate not in self._rows[resource]:
                    return candidate

    def _letters(self, count: int) -> str:
        return "".join(self._rng.choices(_ID_LETTERS, k=count))

    def insert(
        self, resource: str, row: Mapping[str, Any], row_id: str | None = None, form: str = "prefixed"
    ) -> str:
        """Add a row, missing members taking their defaults; return its id. KeyError when the id is taken."""
        with self.lock:
            row_id = row_id or self.new_id(resource, form)
            if row_id in self._rows[resource]:
                raise KeyError(row_id)
            defaults = {field.name: field.default for field in RESOURCES[resource].fields}
            self._put(resource, row_id, {"id": row_id, **defaults, **row})
            return row_id

    def update(self, resource: str, row_id: str, changes: Mapping[str, Any]) -> None:
        """Replace some members of a row; KeyError when there is none."""
        with self.lock:
            self._put(resource, row_id, {**self._rows[resource][row_id], **changes})

    def remove(self, resource: str, row_id: str) -> None:
        """Remove one row and nothing else; KeyError when there is none."""
        with self.lock:
            self._remember(resource, row_id)
            row = self._rows[resource].pop(row_id)
            for field in RESOURCES[resource].fields:
                if field.owner:
                    self._index[resource, field.name][row.get(field.name)].pop(row_id, None)
            self.revision += 1

    def set_call_settings(self, changes: Mapping[str, Any]) -> None:
        """Replace some of the call settings."""
        with self.lock:
            self._call_settings = {**self._call_settings, **changes}
            self.revision += 1

    def reset(self) -> None:
        """Forget every row."""
        with self.lock:
            self._clear()
            self.revision += 1

    def _put(self, resource: str, row_id: str, row: Row) -> None:
        self._remember(resource, row_id)
        old = self._rows[resource].get(row_id)
        self._rows[resource][row_id] = row
        for field in RESOURCES[resource].fields:
            if not field.owner:
                continue
            owned = self._index[resource, field.name]
            if old is not None and old.get(field.name) != row.get(field.name):
                owned[old.get(field.name)].pop(row_id, None)
            owned.setdefault(row.get(field.name), {})[row_id] = None
        self.revision += 1

    def _remember(self, resource: str, row_id: str) -> None:
        if not self.history_s:
            return
        now = self._monotonic()
        table = self._rows[resource]
        position = list(table).index(row_id) if row_id in table else len(table)
        self._past.append(_Past(now, resource, row_id, table.get(row_id), position))
        while self._past and self._past[0].at < now - self.history_s:
            self._past.popleft()

    # --- whole state

    def dump(self) -> dict[str, Any]:
        """Return the exact state as JSON-able data; ``load`` takes it back."""
        with self.lock:
            return {
                "format": FORMAT,
                "version": VERSION,
                "account": self.account,
                "project": self.project,
                "next_int": self._next_int,
                "call_settings": dict(self._call_settings),
                "rows": {name: list(table.values()) for name, table in self._rows.items()},
            }

    def load(self, state: Any) -> None:
        """Replace everything by a dump; DataFileBroken when it is not one, and nothing changes then."""
        rows = _checked_rows(state)
        with self.lock:
            self._clear()
            self.account, self.project = state["account"], state["project"]
            self._next_int = state["next_int"]
            self._call_settings.update(state["call_settings"])
            for name, table in rows.items():
                for row in table:
                    self.insert(name, row, row["id"])
            self.revision += 1


def _checked_rows(state: Any) -> dict[str, list[Row]]:
    broken = DataFileBroken(
        "This is not a state of the sandbox.", "Choose another file, or start without one."
    )
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise broken
    if state.get("version") != VERSION:
        raise DataFileBroken(
            f"The state has version {str(state.get('version'))[:20]}; this program knows {VERSION}.",
            "Use the program that wrote it, or start with a new file.",
        )
    rows = state.get("rows")
    numbers = [state.get(name) for name in ("account", "project", "next_int")]
    if not isinstance(rows, dict) or not isinstance(state.get("call_settings"), dict):
        raise broken
    if not all(type(number) is int for number in numbers) or not set(rows) <= set(RESOURCES):
        raise broken
    for table in rows.values():
        ids = (
            [row.get("id") if isinstance(row, dict) else None for row in table]
            if isinstance(table, list)
            else [None]
        )
        if not all(isinstance(row_id, str) for row_id in ids) or len(set(ids)) != len(ids):
            raise broken
    return rows
