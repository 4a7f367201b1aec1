"""One object for each widget, ended by Qt before Python lets go of it."""

import gc

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import delete, isValid

from ivr_designer.ui.widgets.kept_access import forget, keep, kept


def test_there_is_one_as_long_as_its_widget_lives(qapp):
    widget, ended = QWidget(), []
    made = keep(widget, lambda: QAccessibleWidget(widget, QAccessible.Role.Client), ended.append)
    number = QAccessible.registerAccessibleInterface(made)
    assert kept(widget) is made
    assert keep(widget, lambda: QAccessibleWidget(widget)) is made
    assert QAccessible.accessibleInterface(number) is made
    delete(widget)
    assert ended == [made]
    assert not isValid(made)
    assert QAccessible.accessibleInterface(number) is None


def test_what_is_forgotten_is_not_found_again(qapp):
    widget = QWidget()
    made = QAccessibleWidget(widget, QAccessible.Role.Client)
    number = QAccessible.registerAccessibleInterface(made)
    forget(made)
    del made
    gc.collect()
    assert QAccessible.accessibleInterface(number) is None
    assert kept(widget) is None
    delete(widget)
