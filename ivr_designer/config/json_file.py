"""One small JSON file of ours: read whole, replaced atomically, set aside when damaged, never deleted."""

import contextlib
import errno
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ivr_designer.config.durable import put_in_place, to_disk

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MAX_BYTES = 5 * 1024 * 1024


class NewerFile(ValueError):
    """The file was written by a newer version of the program; it is left alone. `path` names it."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path.name} was written by a newer version of the program (format {found}, "
            f"this one knows {known}). Update the program, or move the file away to start afresh."
        )
        self.path = path


class JsonFile:
    """A JSON object in a file, with a `version` number and steps that bring older ones up to date.

    `migrations[n]` turns the content of version n into that of n + 1. A file that cannot be read as such is
    renamed to `<name>.damaged-<time>` and `on_damage` is told its new path; reading then gives {}.
    """

    def __init__(
        self,
        path: Path,
        *,
        version: int,
        migrations: dict[int, Migration] | None = None,
        on_damage: Callable[[Path], None] | None = None,
    ) -> None:
        self.path = path
        self.version = version
        self._migrations = migrations or {}
        self._on_damage = on_damage

    def read(self) -> dict[str, Any]:
        """The content in the current version; {} if there is no file. Raises NewerFile, OSError."""
        try:
            with self.path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            if any(folder.is_file() for folder in self.path.parents):  # Windows does not tell that apart
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.path)) from None
            return {}
        content = _decode(data)
        if content is None:
            self._set_aside()
            return {}
        return self._migrated(content)

    def write(self, content: dict[str, Any]) -> None:
        """Replace the file by `content` in one step, readable by this user only. Raises OSError."""
        text = json.dumps({"version": self.version} | content, ensure_ascii=False, indent=2) + "\n"
        replace_file(self.path, text.encode("utf-8"))

    def _migrated(self, content: dict[str, Any]) -> dict[str, Any]:
        found = content.get("version")
        version = found if type(found) is int and found >= 0 else 0
        if version > self.version:
            raise NewerFile(self.path, version, self.version)
        while version < self.version:
            step = self._migrations.get(version)
            content = step(content) if step else content
            version += 1
        return content | {"version": version}

    def _set_aside(self) -> None:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        for count in range(100):
            target = self.path.with_name(f"{self.path.name}.damaged-{stamp}" + (f"-{count}" if count else ""))
            if not target.exists():
                os.replace(self.path, target)
                if self._on_damage:
                    self._on_damage(target)
                return


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, flush it to disk and rename it over; mode 0600. Raises OSError.

    After a crash or a full disk the old content is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            to_disk(stream.fileno())
        put_in_place(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _decode(data: bytes) -> dict[str, Any] | None:
    if len(data) > MAX_BYTES:
        return None
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
