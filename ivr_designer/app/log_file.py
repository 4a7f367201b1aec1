"""The log file. What it cannot take is dropped: the window tells of a full disk, not the terminal."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

KEPT = 3
"""Older files that stay."""


class LogFile(RotatingFileHandler):
    """Begins a new file after `size` bytes."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(path, maxBytes=size, backupCount=KEPT, encoding="utf-8", delay=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it so
        """See logging.Handler: a record with a fault of its own is still to be noticed."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)
