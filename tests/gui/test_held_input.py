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
        self.first, self.second = QLineEdit(), QLineEdit()
        self.button, self.free = QPushButton("Do"), QPushButton("Stop")
        for each in (self.first, self.second, self.button, self.free):
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


def test_escape_ends_the_waiting_although_something_in_the_window_has_that_key(form):
    action = QAction("Close the bar", form.window)
    action.setShortcut("Esc")
    action.triggered.connect(lambda: form.seen.append("closed"))
    form.window.addAction(action)
    form.held.hold()
    QTest.keyClick(form.first, Qt.Key.Key_Escape)
    assert form.seen == ["escape"]


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


def test_keys_behind_tab_are_for_the_next_field(form, qtbot):
    form.held.hold()
    QTest.keyClicks(form.first, "a")
    QTest.keyClick(form.first, Qt.Key.Key_Tab)
    QTest.keyClicks(form.first, "b")
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert (form.first.text(), form.second.text()) == ("a", "b")


def test_keys_behind_one_that_opens_a_field_are_for_that_field(form, qtbot):
    form.window.actions()[0].triggered.connect(lambda: form.second.setFocus())
    form.held.hold()
    QTest.keyClick(form.first, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.first, "b")
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert (form.first.text(), form.second.text()) == ("", "b")


def test_a_click_takes_the_focus_although_that_was_moved_meanwhile(form, qtbot):
    clicked = []
    form.button.clicked.connect(lambda: clicked.append(QApplication.focusWidget()))
    form.held.hold()
    QTest.mouseClick(form.button, LEFT)
    QTest.keyClick(form.button, Qt.Key.Key_Space)
    form.first.setFocus()
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert clicked == [form.button, form.button]
    assert QApplication.focusWidget() is form.button


def test_a_click_beside_everything_moves_no_focus(form, qtbot):
    form.held.hold()
    QTest.mouseClick(form.window, LEFT, pos=QPoint(1, 1))
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert QApplication.focusWidget() is form.first


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_key_of_the_window_works_although_it_was_typed_on_something_hidden_or_gone(form, qtbot, is_gone):
    form.button.clicked.connect(lambda: form.seen.append("pressed"))
    form.held.hold()
    QTest.keyClick(form.second, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert form.seen == []
    form.window.actions()[0].setShortcut(
        "Ctrl+J"
    )  # what is a key of the window is found out when it is given
    QTest.keyClick(form.second, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    form.window.actions()[0].setShortcut("Ctrl+K")
    QTest.keyClick(form.second, Qt.Key.Key_Space)
    QTest.mouseClick(form.second, LEFT)
    form.second.hide()
    form.button.setFocus()
    if is_gone:
        form.second.deleteLater()
        QApplication.sendPostedEvents(form.second, QEvent.Type.DeferredDelete)
    form.held.let_go()
    qtbot.waitUntil(lambda: not form.held.is_on)
    assert form.seen == ["", ""], "and the button that has the focus now is not pressed"


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
