"""The two doors into Qt."""

import threading
from concurrent.futures import Future
from time import monotonic, sleep

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QThread, QTimer

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.activity_entry import ActivityEntry, Logged, ReadSeen
from ivr_designer.sync.contract import (
    AccountChanged,
    ConflictsChanged,
    GuardChanged,
    ItemsChanged,
    Loading,
    Publishing,
    PublishingEnded,
    Recovered,
    RemoteEdit,
    StatusChanged,
)
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.bridge import GO_S, PART, DocumentBridge, IoBridge
from tests.helpers.builders import tree
from tests.helpers.memory_session import MemorySession


def test_document_bridge_follows_one_document_at_a_time(qapp):
    one, two = Document(tree("a")), Document(tree("b"))
    bridge, shown, changes = DocumentBridge(), [], []
    bridge.document_changed.connect(shown.append)
    bridge.changed.connect(changes.append)
    bridge.follow(one)
    one.apply(UpdateTree(name="x"))
    bridge.follow(two)
    bridge.follow(two)
    one.apply(UpdateTree(name="y"))
    bridge.follow(None)
    two.apply(UpdateTree(name="z"))
    assert shown == [one, two, None]
    assert [c.revision for c in changes] == [1]
    assert bridge.document is None


EVENTS = [
    (StatusChanged(SyncStatus(Link.ONLINE)), "status_changed"),
    (ItemsChanged("t", {}), "items_changed"),
    (AccountChanged(MemorySession().account), "account_changed"),
    (Logged(ActivityEntry(1, 0.0, phrase("a"), phrase("b"), True)), "logged"),
    (ReadSeen(ActivityEntry(-1, 0.0, phrase("a"), phrase("b"), True)), "logged"),
    (Loading("t", 1, 2), "loading"),
    (RemoteEdit("t", UpdateTree(name="x"), phrase("x")), "remote_edit"),
    (Recovered(3), "recovered"),
    (ConflictsChanged("t", ()), "conflicts_changed"),
    (GuardChanged("t", None), "guard_changed"),
    (Publishing("t", 1, 2, phrase("x")), "publishing"),
    (PublishingEnded("t"), "publishing_ended"),
]


@pytest.mark.parametrize(("event", "signal"), EVENTS, ids=[type(e).__name__ for e, _ in EVENTS])
def test_each_event_arrives_at_its_signal_on_the_ui_thread(qtbot, event, signal):
    session, bridge, threads = MemorySession(), IoBridge(), []
    bridge.attach(session)
    getattr(bridge, signal).connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(getattr(bridge, signal)):
        worker = threading.Thread(target=session.emit, args=(event,))
        worker.start()
        worker.join()
    assert threads == [bridge.thread()]


def test_news_of_an_earlier_session_are_dropped(qtbot, qapp):
    old, new, bridge, told = MemorySession(), MemorySession(), IoBridge(), []
    bridge.status_changed.connect(told.append)
    bridge.attach(old)
    old.emit(StatusChanged(SyncStatus(Link.OFFLINE)))
    bridge.attach(new)
    new.emit(StatusChanged(SyncStatus(Link.ONLINE)))
    qtbot.waitUntil(lambda: bool(told))
    assert [s.link for s in told] == [Link.ONLINE]
    assert bridge.session is new


def test_of_states_that_nobody_saw_only_the_newest_are_told(qtbot):
    session, bridge, told = MemorySession(), IoBridge(), []
    bridge.attach(session)
    bridge.items_changed.connect(told.append)
    bridge.status_changed.connect(told.append)
    waiting, live = ItemStatus(ItemState.WAITING), ItemStatus(ItemState.LIVE)
    session.emit(ItemsChanged("t", {"a": waiting, "b": waiting, "c": waiting}))
    session.emit(StatusChanged(SyncStatus(Link.OFFLINE)))
    session.emit(ItemsChanged("other", {"a": waiting}))
    session.emit(ItemsChanged("t", {"a": live}, frozenset({"b"})))
    session.emit(StatusChanged(SyncStatus(Link.ONLINE)))
    session.emit(ItemsChanged("t", {"b": live}, frozenset({"c"})))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [
        ItemsChanged("other", {"a": waiting}),
        SyncStatus(Link.ONLINE),
        ItemsChanged("t", {"a": live, "b": live}, frozenset({"c"})),
    ]


def test_states_of_thousands_of_items_are_told_in_parts(qtbot):
    session, bridge, told, turns = MemorySession(), IoBridge(), [], []
    bridge.attach(session)
    bridge.items_changed.connect(lambda news: (told.append(news), sleep(GO_S)))
    bridge.status_changed.connect(told.append)
    items = dict.fromkeys((f"n{n}" for n in range(2 * PART + 1)), ItemStatus(ItemState.WAITING))
    gone = frozenset(f"k{n}" for n in range(PART + 1))
    session.emit(ItemsChanged("t", items, gone))
    session.emit(StatusChanged(SyncStatus(Link.ONLINE)))
    while not told or told[-1] != SyncStatus(Link.ONLINE):
        before = len(told)
        QCoreApplication.processEvents()
        turns.append(len(told) - before)
    *parts, _last = told
    assert [(len(p.items), len(p.forgotten)) for p in parts] == [
        (PART, 0), (PART, 0), (1, 0), (0, PART), (0, 1),
    ]  # fmt: skip
    assert {i: s for part in parts for i, s in part.items.items()} == items
    assert frozenset().union(*(part.forgotten for part in parts)) == gone
    assert max(turns[:-1]) == 1


def test_mouse_and_keys_have_their_turn_between_many_news(qtbot):
    session, bridge, told, turns = MemorySession(), IoBridge(), [], []
    bridge.attach(session)

    def tell(entry: ActivityEntry) -> None:
        told.append(entry.seq)
        sleep(GO_S / 2)

    bridge.logged.connect(tell)
    for number in range(20):
        session.emit(Logged(ActivityEntry(number, 0.0, phrase("a"), phrase("b"), True)))
    deadline = monotonic() + 10
    while len(told) < 20 and monotonic() < deadline:
        before = len(told)
        QCoreApplication.processEvents()
        turns.append(len(told) - before)
    assert told == list(range(20))
    assert max(turns) <= 2
    assert turns.count(0) > 20, "and there are pauses"


def test_a_dialog_that_opens_at_a_piece_of_news_hears_the_rest(qtbot):
    session, bridge, told, dialog = MemorySession(), IoBridge(), [], QEventLoop()
    bridge.attach(session)

    def tell(entry: ActivityEntry) -> None:
        told.append(entry.seq)
        if entry.seq == 1:
            dialog.exec()
            told.append("closed")
        elif entry.seq == 3:
            dialog.quit()

    bridge.logged.connect(tell)
    for number in range(1, 5):
        session.emit(Logged(ActivityEntry(number, 0.0, phrase("a"), phrase("b"), True)))
    qtbot.waitUntil(lambda: len(told) == 5)
    assert told[:3] == [1, 2, 3]
    assert set(told[3:]) == {4, "closed"}
    assert not any(timer.isActive() for timer in bridge.findChildren(QTimer))


def test_call_delivers_result_error_or_nothing(qtbot):
    bridge, told = IoBridge(), []
    good, bad, gone = Future(), Future(), Future()
    for future in (good, bad, gone):
        bridge.call(future, lambda r: told.append(("ok", r)), lambda e: told.append(("failed", str(e))))
    gone.cancel()
    good.set_result(5)
    bad.set_exception(ValueError("x"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [("ok", 5), ("failed", "x")]


def test_a_worker_outliving_the_window_is_not_hurt(qapp):
    import shiboken6

    bridge = IoBridge()
    future = Future()
    bridge.call(future, print, print)
    shiboken6.delete(bridge)
    future.set_result(1)
