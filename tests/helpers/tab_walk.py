"""Walks through a window with Tab, and says what a person at the keyboard would trip over."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QPushButton,
    QTabBar,
    QWidget,
)

from ivr_designer.ui.docks import is_behind

_SLACK = 4


def stops(window: QWidget) -> list[QWidget]:
    """Everything in a window that Tab has to reach."""
    return [w for w in window.findChildren(QWidget) if _is_stop(w, window)]


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.window() is not window:
        return False
    if is_behind(widget):
        return False
    if not widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value or widget.focusProxy() is not None:
        return False
    if isinstance(widget, QTabBar) and not widget.count():
        return False
    return not isinstance(widget, QAbstractButton) or not _is_second_of_group(widget)


def _is_second_of_group(button: QAbstractButton) -> bool:
    """Arrows reach the others of a group, Tab only the chosen one."""
    group = button.group()
    exclusive = group.exclusive() if group is not None else button.autoExclusive()
    if not exclusive or not button.isCheckable() or button.isChecked():
        return False
    mates = group.buttons() if group is not None else _mates(button)
    return any(mate.isChecked() for mate in mates)


def _mates(button: QAbstractButton) -> list[QAbstractButton]:
    parent = button.parentWidget()
    found = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [b for b in found if b.autoExclusive()]


def walk(window: QWidget) -> list[QWidget]:
    """The stops in the order in which Tab comes to them, from the one that has the keyboard at first."""
    seen: list[QWidget] = []
    for _ in range(len(stops(window)) + 10):
        here = QApplication.focusWidget()
        if here is None or here.window() is not window or (seen and here is seen[0]):
            break
        if here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


def complaints(window: QWidget) -> Iterator[str]:
    """What is wrong with the keyboard's way through a window."""
    first = QApplication.focusWidget()
    if first is None or first.window() is not window:
        yield "nothing has the keyboard at first"
        return
    order = walk(window)
    after = QApplication.focusWidget()
    if len(order) > 1 and after is not order[0]:
        yield f"Tab does not come round: from {name(order[-1])} to {name(after)}"
    for missing in stops(window):
        if missing not in order and not any(missing.isAncestorOf(w) for w in order):
            yield f"Tab does not reach {name(missing)}"
    back = [
        (a, b) for a, b in zip(order, [*order[1:], *order[:1]], strict=True) if goes_back(place(a), place(b))
    ]
    if len(back) > 1:  # one is the way round
        yield "Tab goes back more than once: " + "; ".join(f"{name(a)} to {name(b)}" for a, b in back)
    yield from twice(window)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(one: QRect, two: QRect) -> bool:
    """Up in the same column, or left in the same row."""
    same_column = one.left() < two.right() and two.left() < one.right()
    same_row = one.top() + _SLACK < two.bottom() and two.top() + _SLACK < one.bottom()
    if same_row:
        return two.right() <= one.left()
    return same_column and two.bottom() <= one.top() + _SLACK


def twice(window: QWidget, also: Iterable[str] = ()) -> Iterator[str]:
    """Access keys that two things have (`also`: texts of further things), and a second default button."""
    keys: Counter[str] = Counter(key for t in also if (key := QKeySequence.mnemonic(t).toString()))
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        for text in access_texts(widget):
            key = QKeySequence.mnemonic(text).toString()
            if key:
                keys[key] += 1
    yield from (f"{key} is the access key of {number} things" for key, number in keys.items() if number > 1)
    defaults = [
        b
        for b in window.findChildren(QPushButton)
        if b.isDefault() and b.isVisible() and b.window() is window
    ]
    if len(defaults) > 1:
        yield f"{len(defaults)} default buttons"


def access_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(i) for i in range(widget.count())]
    return []


def name(widget: QWidget | None) -> str:
    """Kind and words of a widget."""
    if widget is None:
        return "nothing"
    words = getattr(widget, "text", lambda: "")() or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {words!r}"
