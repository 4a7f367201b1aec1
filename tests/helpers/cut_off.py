"""Finds words that do not fit where they stand: what a person sees as half a button."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from ivr_designer.ui.docks import is_behind
from ivr_designer.ui.widgets.check_box import CheckBox

_SLACK_PX = 2


def cut_off(window: QWidget) -> list[str]:
    """A line for each text of `window` that is not shown whole; what may be cut has the property `elides`."""
    found = []
    for widget in window.findChildren(QWidget):
        may_be_cut = widget.property("elides") or is_behind(widget)
        if widget.isVisible() and widget.window() is window and not may_be_cut:
            found += [f"{_place(widget)}: {what}" for what in _complaints(widget)]
    return found


def _complaints(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        yield from _label(widget)
    elif isinstance(widget, CheckBox):
        wanted = widget.heightForWidth(widget.width())
        if wanted > widget.height() + _SLACK_PX:
            yield f"{widget.text()!r} needs {wanted} px of height and has {widget.height()}"
    elif isinstance(widget, (QPushButton, QCheckBox, QRadioButton)) and widget.text():
        if widget.sizeHint().width() > widget.width() + _SLACK_PX:
            yield f"{widget.text()!r} needs {widget.sizeHint().width()} px and has {widget.width()}"
    elif isinstance(widget, QComboBox) and widget.toolTip() != widget.currentText():
        widest = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 28
        if widest > widget.width() + _SLACK_PX:
            yield f"{widget.currentText()!r} needs {widest} px and has {widget.width()}"
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QTableView) and widget.wordWrap():
        yield from _cells(widget)
    elif isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        inside = widget.widget()
        yield f"{_words(inside)!r} is {inside.width()} px wide and has {widget.viewport().width()}"
    if isinstance(widget, (QAbstractButton, QLabel, QComboBox)):
        yield from _outside(widget)


def _label(label: QLabel) -> Iterator[str]:
    inside = label.contentsRect().width()
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        if wanted > label.height() + _SLACK_PX:
            yield f"{label.text()!r} needs {wanted} px of height and has {label.height()}"
        return
    text = label.text().replace("&", "", 1) if label.buddy() is not None else label.text()
    wanted = max(label.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    if wanted > inside + _SLACK_PX:
        yield f"{label.text()!r} needs {wanted} px and has {inside}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        wanted = bar.fontMetrics().horizontalAdvance(bar.tabText(index).replace("&", ""))
        if wanted > bar.tabRect(index).width():
            yield f"tab {bar.tabText(index)!r} needs {wanted} px and has {bar.tabRect(index).width()}"


def _header(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        shown = header.sectionSize(section)
        text = str(header.model().headerData(section, header.orientation()) or "")
        wanted = header.fontMetrics().horizontalAdvance(text)
        if text and not header.isSectionHidden(section) and wanted > shown:
            yield f"column {text!r} needs {wanted} px and has {shown}"


def _cells(table: QTableView) -> Iterator[str]:
    """Words that no line of their column has room for, of what can be seen."""
    model = table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            words = str(index.data() or "").split()
            if not words or not table.visualRect(index).intersects(table.viewport().rect()):
                continue
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
            wanted = max(map(table.fontMetrics().horizontalAdvance, words)) + (20 if ticked else 0)
            if wanted > table.columnWidth(column):
                yield f"cell {' '.join(words)!r} needs {wanted} px and has {table.columnWidth(column)}"


def _outside(widget: QWidget) -> Iterator[str]:
    """What lies outside its parent is not seen, unless it can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(place):
            yield f"{_words(widget)!r} lies outside its {type(parent).__name__}"
            return
        parent = parent.parentWidget() if not parent.isWindow() else None


def _words(widget: QWidget) -> str:
    return str(getattr(widget, "text", lambda: "")() or widget.accessibleName() or type(widget).__name__)


def _place(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
