"""Numbers and queues in the window: looking, switching with a question, trouble, and the way back."""

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from ivr_designer.config.paths import resource
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.files import parse_tree
from ivr_designer.sync.contract import AccountChanged, SyncProblem
from ivr_designer.ui.number_routes import Route
from tests.helpers.memory_session import MemorySession

LEFT = Qt.MouseButton.LeftButton


class SwitchingSession(MemorySession):
    """Numbers can be pointed elsewhere; `pending` holds back the answer, `trouble` is the answer."""

    pending = None
    trouble = None

    def point_number(self, number_id, tree_id, queue_id):
        self.calls.append(("point_number", (number_id, tree_id, queue_id)))
        future = Future()
        if self.pending is not None:
            self.pending = future
        elif self.trouble is not None:
            future.set_exception(self.trouble)
        else:
            self.take(number_id, tree_id, queue_id)
            future.set_result(None)
        return future

    def take(self, number_id, tree_id, queue_id):
        remote = self._rows[tree_id].remote_id if tree_id else None
        self._account = replace(
            self._account,
            numbers=tuple(
                replace(n, plays_tree=remote is not None, tree=remote, queue=queue_id)
                if n.id == number_id
                else n
                for n in self._account.numbers
            ),
        )
        self.emit(AccountChanged(self.account))


@pytest.fixture
def session():
    sample = parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    return SwitchingSession({"hotline": sample, "empty": TreeContent("Ngoài giờ")})


def opened(rig, action="numbers"):
    rig.window.actions_.trigger(action)
    dialog = rig.window.features.numbers.dialog
    rig.wait(dialog.isVisible)
    return dialog


def confirm(rig, verb="Switch number"):
    asked = next(
        d for d in rig.window.findChildren(QDialog) if d.isVisible() and d.windowTitle().startswith("Switch")
    )
    QTest.mouseClick(next(b for b in asked.findChildren(QPushButton) if b.text() == verb), LEFT)
    rig.pump()


def pick(dialog, route):
    dialog.choose(route)
    QTest.mouseClick(dialog.switch, LEFT)


def test_shows_what_each_number_plays(rig):
    dialog = opened(rig)
    shown = [dialog.number_model.index(i) for i in range(dialog.number_model.rowCount())]
    assert [i.data() for i in shown] == ["+84 24 7300 1900", "+84 901 234 567"]
    assert dialog.now.text() == "Now: Tree “Hotline 1900”"
    assert not dialog.switch.isEnabled(), "nothing else is chosen yet"
    assert not dialog.isModal()


def test_switches_after_asking_and_offers_the_way_back(rig, session):
    dialog = opened(rig)
    pick(dialog, Route(tree="empty"))
    assert session.calls == [], "not before the answer"
    confirm(rig)
    assert session.calls == [("point_number", ("1", "empty", None))]
    rig.wait(lambda: dialog.now.text() == "Now: Tree “Ngoài giờ”")
    of_the_row = rig.window.trees_panel.model.index(0)
    rig.wait(lambda: "No number plays it" in of_the_row.data(Qt.ItemDataRole.ToolTipRole))
    rig.wait(lambda: any("now leads here" in s for s in rig.window.announcer.said))


def test_cancel_sends_nothing(rig, session):
    dialog = opened(rig)
    pick(dialog, Route(queue="QU_2"))
    confirm(rig, "Cancel")
    assert session.calls == []


def test_detaching_is_giving_a_queue(rig, session):
    dialog = opened(rig)
    pick(dialog, Route(queue="QU_2"))
    confirm(rig)
    assert session.calls == [("point_number", ("1", None, "QU_2"))]
    rig.wait(lambda: "Hỗ trợ kỹ thuật" in dialog.now.text())


def test_from_the_tree_a_free_number_is_proposed(rig):
    rig.open("empty")
    rig.wait(lambda: rig.tree.id == "empty")
    dialog = opened(rig, "attach-number")
    assert dialog.number.number == "84901234567"
    assert dialog.box.currentData() == Route(tree="empty")
    assert dialog.switch.isEnabled()


def test_waits_for_the_answer(rig, session):
    session.pending = True
    dialog = opened(rig)
    pick(dialog, Route(queue="QU_1"))
    confirm(rig)
    assert not dialog.switch.isEnabled()
    session.pending.set_result(None)
    session.take("1", None, "QU_1")
    rig.wait(lambda: "Chăm sóc" in dialog.now.text())
    rig.wait(dialog.box.isEnabled)


def test_trouble_is_told_with_advice(rig, session):
    session.trouble = SyncProblem(phrase("The server refused."), phrase("Try later."))
    dialog = opened(rig)
    pick(dialog, Route(queue="QU_1"))
    confirm(rig)
    rig.wait(dialog.box.isEnabled)
    shown = {label.text() for label in rig.window.bars.findChildren(type(dialog.now))}
    assert {"The server refused.", "Try later."} <= shown or any("The server refused." in t for t in shown)
    assert dialog.now.text() == "Now: Tree “Hotline 1900”"


def test_queues_lead_to_their_uses(rig):
    dialog = opened(rig)
    dialog.tabs.setCurrentIndex(1)
    assert [q.name for q in dialog.queue_model.rows] == ["Chăm sóc khách hàng", "Hỗ trợ kỹ thuật"]
    dialog.queues.activated.emit(dialog.queue_model.index(1))
    usage = rig.window.features.usage.dialog
    rig.wait(usage.isVisible)
    assert usage.thing.value == "QU_2"


def test_unknown_numbers_say_so(make_window):
    rig = make_window(MemorySession({"hotline": TreeContent("T")}, known=False))
    dialog = opened(rig)
    assert dialog.unread.heading.text() == "Numbers are unknown"
    QTest.mouseClick(dialog.unread.act, LEFT)
    assert rig.session.calls == [("refresh", None)]
    assert not dialog.switch.isVisible()
