"""Finds fields that a screen reader cannot name by the label beside them."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ivr_designer.ui.docks import is_behind

_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_ABOVE_PX, _BESIDE_PX, _SLACK_PX = 14, 16, 6


def unlabelled(window: QWidget) -> list[str]:
    """A line for each field on screen without a name, or whose label is not told to be its own."""
    found = []
    seen = [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window]
    labels = [w for w in seen if isinstance(w, QLabel) and w.text() and not w.text().endswith(".")]
    for field in (w for w in seen if isinstance(w, _FIELDS) and not _is_part(w) and not is_behind(w)):
        told = _label_of(field)
        near = next((label for label in labels if _belongs(label, field)), None)
        if near is not None and told is not near:
            found.append(f"{_place(field)}: “{near.text()}” is not told to be its label")
        elif told is None and (isinstance(field, QComboBox) or not _name(field)):
            found.append(f"{_place(field)}: it has no name")  # a list to choose from has only its value
    return found


def _is_part(widget: QWidget) -> bool:
    """True for the line inside a list to choose from or a number field, and for text that is only read."""
    parent = widget.parentWidget()
    return isinstance(parent, (QComboBox, QAbstractSpinBox)) or (
        isinstance(widget, (QPlainTextEdit, QTextEdit)) and widget.isReadOnly()
    )


def _label_of(field: QWidget) -> QLabel | None:
    """The label that a screen reader is told of, or None."""
    thing = QAccessible.queryAccessibleInterface(field)
    for other, _kind in thing.relations(QAccessible.RelationFlag.Label) if thing is not None else ():
        if isinstance(other.object(), QLabel):
            return other.object()  # type: ignore[return-value]
    return None


def _name(field: QWidget) -> str:
    thing = QAccessible.queryAccessibleInterface(field)
    return thing.text(QAccessible.Text.Name).strip() if thing is not None else ""


def _belongs(label: QLabel, field: QWidget) -> bool:
    """True if a person takes the one for the name of the other: right above it, or right before it."""
    one, other = _frame(label), _frame(field)
    above = other.top() - one.bottom()
    before = other.left() - one.right()
    if -_SLACK_PX <= above <= _ABOVE_PX and abs(one.left() - other.left()) <= _SLACK_PX:
        return True
    return 0 <= before <= _BESIDE_PX and abs(one.center().y() - other.center().y()) <= _SLACK_PX


def _frame(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _place(widget: QWidget) -> str:
    names = [type(widget).__name__]
    at = widget.parentWidget()
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
