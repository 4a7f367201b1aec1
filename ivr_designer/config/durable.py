"""Putting a finished file in the place of another, in one step that outlives a loss of power."""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

_WAITS_S = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32)
"""Windows refuses while the old file is open: to a scanner for an instant, to a spreadsheet for hours."""


def put_in_place(
    fresh: Path,
    path: Path,
    *,
    rename: Callable[[Path, Path], object] = os.replace,
    sleep: Callable[[float], object] = time.sleep,
    windows: bool = os.name == "nt",
) -> None:
    """Give `fresh` the name `path`, in the same folder, whatever had that name before. Raises OSError.

    An old file that another program has open on Windows is waited for (0.6 s), then EBUSY tells of it.
    """
    for wait in _WAITS_S if windows else ():
        try:
            rename(fresh, path)
            return
        except PermissionError:
            sleep(wait)
    try:
        rename(fresh, path)
    except PermissionError as error:
        if windows and not path.is_dir():
            raise OSError(errno.EBUSY, "another program has it open", str(path)) from error
        raise
    if not windows:  # Windows cannot open a folder, and its rename needs no such step
        _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the new name durable, where the system lets one; some shares do not, and that is no failure."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
