"""What a screen reader is told of an area that scrolls.

Qt's own takes any number for a child. Between a screen reader's question how many there are and the one for
the last of them a scroll bar can go away, and then the whole program ends.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea

from ivr_designer.ui.widgets.kept_access import keep

_installed: list[bool] = []


def install() -> None:
    """Have Qt ask us for the interface of every scroll area of ours; any number of calls do it once."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def _factory(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QScrollArea):
        return None
    return keep(thing, lambda: QAccessibleWidget(thing, QAccessible.Role.Client))
