"""What this machine lacks of what a test looks at; the test is skipped then, and says why."""

import ctypes
import shutil
import sys

import pytest


def is_wine() -> bool:
    """True for Windows as Wine plays it on Linux: a few things of the real one are missing there."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


IS_WINE = is_wine()


def not_in_wine(reason: str) -> pytest.MarkDecorator:
    """Skip in Wine. `reason` names the thing of Windows that Wine does not do, seen without our code."""
    return pytest.mark.skipif(IS_WINE, reason=f"Wine: {reason}")


def needs_program(name: str) -> pytest.MarkDecorator:
    """Skip where the program `name` is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")
