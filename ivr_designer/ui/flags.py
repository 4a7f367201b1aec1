"""Flags of Qt without some of them."""

from enum import Flag
from typing import TypeVar

F = TypeVar("F", bound=Flag)


def without(flags: F, dropped: F) -> F:
    """What of `flags` is not in `dropped`; on Windows `~` of a modifier of keys loses others, too."""
    return flags ^ (flags & dropped)
