"""What the window remembers between runs and nobody calls a setting: geometry and recent files."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ivr_designer.config.json_file import JsonFile

FILE_VERSION = 1


class WindowState:
    """Geometry by name, recent files, and small remembered values, in one file written at each change.

    Losing it costs little, so what cannot be read is taken as not there. `on_damage` is told where an
    unreadable file was set aside.
    """

    def __init__(self, path: Path, on_damage: Callable[[Path], None] | None = None) -> None:
        self._file = JsonFile(path, version=FILE_VERSION, on_damage=on_damage)
        self._content = self._file.read()

    def get_bytes(self, name: str) -> bytes | None:
        """Bytes stored under `name` (Qt's geometry and dock layout), or None."""
        text = self._section("bytes").get(name)
        if not isinstance(text, str):
            return None
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return None

    def set_bytes(self, name: str, value: bytes | bytearray | memoryview) -> None:
        """Store bytes under `name`. Raises OSError."""
        self._put("bytes", name, base64.b64encode(value).decode("ascii"))

    def value(self, name: str, default: Any = None) -> Any:
        """A JSON value stored under `name`, or `default`."""
        return self._section("values").get(name, default)

    def set_value(self, name: str, value: Any) -> None:
        """Store a JSON value under `name`. Raises OSError."""
        self._put("values", name, value)

    def recent_files(self) -> tuple[Path, ...]:
        """Recently opened files, the last one first. They may no longer exist."""
        found = self._content.get("recent_files")
        texts = found if isinstance(found, list) else []
        return tuple(Path(text) for text in texts if isinstance(text, str) and text)

    def add_recent_file(self, path: Path, limit: int) -> None:
        """Put a file first in the list and cut the list to `limit`. Raises OSError."""
        path = path.absolute()
        others = [str(other) for other in self.recent_files() if other != path]
        self._write(self._content | {"recent_files": [str(path), *others][: max(limit, 0)]})

    def forget_recent_files(self) -> None:
        """Empty the list. Raises OSError."""
        self._write(self._content | {"recent_files": []})

    def _section(self, name: str) -> dict[str, Any]:
        section = self._content.get(name)
        return section if isinstance(section, dict) else {}

    def _put(self, section: str, name: str, value: Any) -> None:
        self._write(self._content | {section: self._section(section) | {name: value}})

    def _write(self, content: dict[str, Any]) -> None:
        if content != self._content:
            self._file.write(content)
            self._content = content
