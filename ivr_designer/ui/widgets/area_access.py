"""What a screen reader is told of an area that scrolls.

Qt's own takes any number for a child. Between a screen reader's question how many there are and the one for
the last of them a scroll bar can go away, and then the whole program ends.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea

_installed: list[bool] = []
_areas: dict[int, QAccessibleWidget] = {}


def install() -> None:
    """Have Qt ask us for the interface of every scroll area of ours; any number of calls do it once."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def _factory(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QScrollArea):
        return None
    found = _areas.get(id(thing))
    if found is None:
        found = _areas[id(thing)] = QAccessibleWidget(thing, QAccessible.Role.Client)
        number = id(thing)
        thing.destroyed.connect(lambda: _areas.pop(number, None))
    return found
