"""Keys and mouse that wait: order, shortcuts, who is left out, what a question in front does to them."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ivr_designer.ui.held_input import HeldInput

LEFT = Qt.MouseButton.LeftButton


class Form:
    """Two fields, a button that is never held, an action with a key."""

    def __init__(self, qtbot):
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        self.first, self.second, self.free = QLineEdit(), QLineEdit(), QPushButton("Stop")
        for each in (self.first, self.second, self.free):
            layout.addWidget(each)
        self.seen = []
        self.free.clicked.connect(lambda: self.seen.append("free"))
        action = QAction("Look", self.window)
        action.setShortcut("Ctrl+K")
        action.triggered.connect(lambda: self.seen.append(self.first.text()))
        self.window.addAction(action)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.first.setFocus()
        self.held = HeldInput(lambda o: o is self.free, lambda: self.seen.append("escape"), self.window)


@pytest.fixture
def form(qtbot):
    made = Form(qtbot)
    yield made
    made.held.drop()


def test_keys_shortcuts_and_clicks_come_in_the_order_in_which_they_were_made(form, qtbot):
    form.held.hold()
    QTest.keyClicks(form.first, "ab")
    QTest.keyClick(form.first, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.first, "c")
    QTest.mouseClick(form.second, LEFT)
    QTest.keyClicks(form.second, "x")
    event = QInputMethodEvent()
    event.setCommitString("ế")
    QApplication.sendEvent(form.second, event)
    assert (form.first.text(), form.second.text(), form.seen) == ("", "", [])
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert (form.first.text(), form.second.text(), form.seen) == ("abc", "xế", ["ab"])


def test_what_comes_while_the_rest_is_delivered_is_behind_it(form, qtbot):
    form.held.hold()
    QTest.keyClicks(form.first, "ab")
    form.held.let_go()
    assert form.held.is_on
    QTest.keyClicks(form.first, "c")
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert form.first.text() == "abc"
    QTest.keyClicks(form.first, "d")
    assert form.first.text() == "abcd"


def test_one_of_them_may_make_the_rest_wait_again(form, qtbot):
    form.first.textChanged.connect(lambda text: form.held.hold() if text == "a" else None)
    form.held.hold()
    QTest.keyClicks(form.first, "ab")
    form.held.let_go()
    qtbot.waitUntil(lambda: form.first.text() == "a")
    QTest.qWait(20)
    assert form.first.text() == "a"
    form.held.let_go()
    qtbot.waitUntil(lambda: form.first.text() == "ab")


def test_a_way_out_is_left_open(form):
    form.held.hold()
    QTest.mouseClick(form.free, LEFT)
    QTest.keyClick(form.first, Qt.Key.Key_Escape)
    assert form.seen == ["free", "escape"]


def test_a_wheel_is_not_turned_later(form, qtbot):
    seen = []
    form.window.wheelEvent = lambda event: seen.append(event)
    form.held.hold()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(form.window, wheel)
    form.held.let_go()
    assert not form.held.is_on
    assert seen == []


def test_nothing_can_be_dropped_meanwhile(form):
    seen = []
    form.window.setAcceptDrops(True)
    form.window.dragEnterEvent = seen.append
    drag = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, QMimeData(), LEFT, Qt.KeyboardModifier.NoModifier
    )
    form.held.hold()
    QApplication.sendEvent(form.window, drag)
    assert not drag.isAccepted()
    assert seen == []


def test_what_was_meant_for_something_behind_a_question_is_not_done(form, qtbot):
    dialog = QDialog(form.window)
    form.first.textChanged.connect(lambda _text: dialog.open())
    form.held.hold()
    QTest.keyClicks(form.first, "ab")
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert form.first.text() == "a"
    dialog.close()


def test_who_is_gone_meanwhile_is_passed_over(form, qtbot):
    form.held.hold()
    QTest.keyClicks(form.second, "x")
    QTest.keyClicks(form.first, "a")
    form.second.deleteLater()
    QApplication.sendPostedEvents(form.second, QEvent.Type.DeferredDelete)
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert form.first.text() == "a"


def test_what_was_held_can_be_forgotten(form):
    form.held.hold()
    QTest.keyClicks(form.first, "a")
    form.held.drop()
    assert not form.held.is_on
    assert form.first.text() == ""
