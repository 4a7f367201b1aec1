"""Objects that are made here for screen readers.

Qt keeps their addresses and deletes them at the end of its own. So each has one owner in Python, and is taken
out of Qt's list before Python lets go of it: else the next question of a screen reader ends the program.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import isValid

I = TypeVar("I", bound=QAccessibleInterface)  # noqa: E741

_kept: dict[int, QAccessibleInterface] = {}


def kept(thing: QObject) -> QAccessibleInterface | None:
    """The object that stands for `thing`, if one was made."""
    return _kept.get(id(thing))


def keep(thing: QObject, make: Callable[[], I], before: Callable[[I], object] = lambda _made: None) -> I:
    """The object that stands for `thing` as long as that lives; `before` is called before it ends."""
    number = id(thing)
    if number not in _kept:
        made = _kept[number] = make()

        def end() -> None:
            before(made)
            forget(_kept.pop(number))

        thing.destroyed.connect(end)
    return cast(I, _kept[number])


def forget(thing: QAccessibleInterface) -> None:
    """Have Qt delete it, unless it has done so by itself; nothing may be asked of it any more."""
    if isValid(thing):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(thing))
