"""What a screen reader is told of an area that scrolls, and of a part of the window that takes the keyboard.

Qt's own takes any number for a child. Between a screen reader's question how many there are and the one for
the last of them a scroll bar can go away, and then the whole program ends.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

from ivr_designer.ui.widgets.kept_access import keep

_installed: list[bool] = []
_PART = "part of the window"


def install() -> None:
    """Have Qt ask us for the interface of every scroll area of ours; any number of calls do it once."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def _factory(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, QScrollArea):
        return keep(thing, lambda: QAccessibleWidget(thing, QAccessible.Role.Client))
    if isinstance(thing, QWidget) and thing.property(_PART):
        return keep(thing, lambda: QAccessibleWidget(thing, QAccessible.Role.Grouping))
    return None


def make_part(widget: QWidget) -> None:
    """A widget of ours that the keyboard can go to is a part of the window with a name, not a filler.

    Call it before the widget has a name: Qt makes its own object for the first one.
    """
    install()
    widget.setProperty(_PART, True)
