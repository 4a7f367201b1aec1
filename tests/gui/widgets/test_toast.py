"""The note that confirms an act."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivr_designer.ui.widgets.toast import Toast


def host(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    return page


def test_note_with_a_way_back(qtbot):
    page, told = host(qtbot), []
    toast = Toast(page)
    toast.note("Deleted “Sales”.", "Undo", lambda: told.append(1))
    assert toast.isVisible()
    assert toast.text == "Deleted “Sales”."
    assert page.rect().contains(toast.geometry())
    QTest.mouseClick(toast._button, Qt.MouseButton.LeftButton)
    assert told == [1]
    assert toast.isHidden()


def test_a_new_note_replaces_the_old(qtbot):
    toast = Toast(host(qtbot))
    toast.note("One", "Undo", lambda: None)
    toast.note("Two")
    assert toast.text == "Two"
    margins = toast.layout().contentsMargins()
    assert margins.left() == margins.right(), "words alone stand in the middle"
    assert toast._button.isHidden()
    toast.hide()


def test_long_text_wraps_inside_the_window(qtbot):
    page = host(qtbot)
    toast = Toast(page)
    toast.note("A very long sentence that says a great deal. " * 5)
    assert toast._words.wordWrap()
    assert page.rect().contains(toast.geometry())
    page.resize(500, 300)
    QApplication.processEvents()
    assert page.rect().contains(toast.geometry())
    toast.hide()


def test_it_waits_while_it_is_looked_at(qtbot):
    toast = Toast(host(qtbot))
    toast.note("Look")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.stop()
