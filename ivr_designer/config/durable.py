"""Writing that outlives a loss of power, and putting a finished file in the place of another in one step."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

_WAITS_S = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32)
"""Windows refuses while the old file is open: to a scanner for an instant, to a spreadsheet for hours."""

_UNKNOWN = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTTY}
"""How a share says that it has no such call."""


def _all_the_way() -> Callable[[int], object] | None:
    """What empties the cache of the drive as well, where fsync leaves that out: on macOS."""
    found: Callable[[int], object] | None = None
    if sys.platform == "darwin":
        import fcntl

        found = partial(_control, fcntl.fcntl, fcntl.F_FULLFSYNC)
    return found


def _control(call: Callable[[int, int], object], command: int, handle: int) -> object:
    return call(handle, command)


_FULL = _all_the_way()


def to_disk(
    handle: int,
    *,
    full: Callable[[int], object] | None = _FULL,
    plain: Callable[[int], object] = os.fsync,
) -> None:
    """Return when what was written to the open file `handle` outlives a loss of power. Raises OSError.

    Some shares know no `full`; `plain` is what they have. What failed is not repeated: that may seem to work.
    """
    if full is not None:
        try:
            full(handle)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        else:
            return
    plain(handle)


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
            to_disk(handle)
        finally:
            os.close(handle)
