"""The state file: written whole, beside the old one, and put in its place in one step."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from ivr_designer.config.durable import put_in_place, to_disk
from ivr_designer.sandbox.errors import DataFileBroken

if TYPE_CHECKING:
    from pathlib import Path

    from ivr_designer.sandbox.store import Store


def read_state(path: Path) -> Any:
    """Return the JSON of the state file, None without a file; DataFileBroken when it cannot be read."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DataFileBroken(f"{path.name} cannot be read: {reason}.", "Choose another file.") from error
    except (ValueError, RecursionError) as error:
        raise DataFileBroken(f"{path.name} is not JSON.", "Move it aside or choose another file.") from error


def write_state(path: Path, state: Any) -> None:
    """Write the state so that a reader, after a crash too, finds the old or the new one whole."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as out:
            out.write(json.dumps(state, separators=(",", ":")).encode())
            out.flush()
            to_disk(out.fileno())
        put_in_place(beside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        reason = error.strerror or "unknown reason"
        raise DataFileBroken(
            f"{path.name} cannot be written: {reason}.", "Free the disk or choose another file."
        ) from error


class Saver:
    """Keeps the state file level with the store. One write serves all calls that waited for it."""

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self._saved = -1
        self._writing = threading.Lock()
        # Two servers on one file would undo each other's work; not thread-local: stop may come from anywhere.
        self._claim = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)

    def claim(self) -> None:
        """Take the file for this server alone; DataFileBroken when another has it or its folder is gone."""
        try:
            self._claim.acquire()
        except Timeout:
            name = self._path.name
            raise DataFileBroken(f"Another sandbox uses {name}.", "Stop it or choose another file.") from None
        except OSError as error:
            reason = error.strerror or "unknown reason"
            cause = f"{self._path.name} cannot be used: {reason}."
            raise DataFileBroken(cause, "Choose another file.") from error

    def release(self) -> None:
        """Leave the file to others."""
        self._claim.release()

    @property
    def behind(self) -> bool:
        """Whether the store holds something that the file does not."""
        return self._saved != self._store.revision

    async def flush(self) -> None:
        """Return when the file holds what the store holds now; DataFileBroken when that cannot be.

        Calls that wait together are served by one write: who comes second finds the file level.
        """
        await asyncio.to_thread(self.save)

    def save(self) -> None:
        """Write the file now, from any thread, unless it is level already."""
        with self._writing:
            with self._store.lock:
                revision = self._store.revision
                state = self._store.dump() if revision != self._saved else None
            if state is not None:
                write_state(self._path, state)
                self._saved = revision
