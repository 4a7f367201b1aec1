"""One window: a second start knocks at the door of the first, which comes forward and opens what is asked.

The door is a folder that the first program watches; a knock is a small file that the first one takes away.
Nothing of it needs the network. A lock file says who is first; that of a killed program counts no more.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal, Slot

from ivr_designer.app import GuiOptions
from ivr_designer.config.paths import private

WAIT_S = 8.0
"""So long a second start waits to be heard, until it opens a window of its own."""

_LOOK_S = 0.05
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - with it a Wayland compositor lets the other window come forward
_MOST_BYTES = 65536


class Door:
    """Where programs on the same data find each other: `folder` is private to the person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "door"
        private(self.folder)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """True for the first program, until it ends. One that may not write here counts as first, too."""
        if self._lock.isLocked() or self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def knock(
        self,
        options: GuiOptions,
        wait_s: float = WAIT_S,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> bool:
        """Ask the first program to come forward; True when it has heard. Nobody waits for one that ends."""
        words = {
            "sandbox": options.sandbox,
            "profile": options.profile,
            "file": str(options.file.absolute()) if options.file is not None else None,
            "token": os.environ.get(_TOKEN, ""),
        }
        note = self.folder / f"{os.getpid()}-{time.time_ns()}.json"
        draft = note.with_suffix(".new")
        try:
            draft.write_text(json.dumps(words), "utf-8")
            draft.replace(note)
        except OSError:
            return False
        end = clock() + wait_s
        while clock() < end:
            if not note.exists():
                return True
            if self.is_first():
                break
            sleep(_LOOK_S)
        note.unlink(missing_ok=True)
        return False

    def answer(self) -> list[GuiOptions]:
        """What others asked for since the last look; their notes are taken away."""
        found = []
        for note in sorted(self.folder.glob("*.json")):
            try:
                text = note.read_bytes()[:_MOST_BYTES].decode("utf-8", "replace")
                note.unlink()
                options = _read(text)
            except (OSError, ValueError):
                continue
            found.append(options)
        return found


def _read(text: str) -> GuiOptions:
    """Raises ValueError."""
    words = json.loads(text)
    if not isinstance(words, dict):
        raise ValueError("not a knock")
    token, file, profile = words.get("token"), words.get("file"), words.get("profile")
    if isinstance(token, str) and token:
        os.environ[_TOKEN] = token
    return GuiOptions(
        sandbox=words.get("sandbox") is True,
        profile=profile if isinstance(profile, str) else "",
        file=Path(file) if isinstance(file, str) else None,
    )


class Doorkeeper(QObject):
    """Tells of knocks. A look now and then makes up for a watch that missed one.

    Signals:
        knocked: GuiOptions.
    """

    knocked = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._watcher = QFileSystemWatcher([str(door.folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(2000)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(0, self, self._look)

    @Slot()
    def _look(self) -> None:
        if not self._timer.isActive():
            return
        for options in self._door.answer():
            self.knocked.emit(options)

    @Slot()
    def close(self) -> None:
        """Listen no more."""
        self._timer.stop()
