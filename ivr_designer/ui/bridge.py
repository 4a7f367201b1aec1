"""The two doors into Qt: DocumentBridge tells what edits did, IoBridge brings news from the worker thread."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from itertools import islice
from math import ceil
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.turns import window
from ivr_designer.sync import contract
from ivr_designer.sync.activity_entry import Logged, ReadSeen
from ivr_designer.sync.upload_types import UploadsChanged
from ivr_designer.ui.mailbox import Mailbox

T = TypeVar("T")

GO_S = 0.008
"""So long news are told at one go; then mouse and keys have their turn."""

REST = 3
LONGEST_S = 0.1
"""After news there is a pause of REST times what telling them took, and of LONGEST_S at most. So thousands of
calls are followed with the window still at hand, and what little comes after an edit is told at once."""
PART = 1_000
"""So many items' states are told at one go: showing them takes some 10 ms."""


class DocumentBridge(QObject):
    """Follows one document at a time.

    Signals:
        document_changed: Document or None, when another one is shown.
        changed: Change, after each edit of it.
    """

    document_changed = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._stop: Callable[[], None] | None = None

    @property
    def document(self) -> Document | None:
        """The document that is followed."""
        return self._document

    def follow(self, document: Document | None) -> None:
        """Follow `document` from now on."""
        if document is self._document:
            return
        if self._stop is not None:
            self._stop()
        self._document = document
        self._stop = document.subscribe(self._on_change) if document is not None else None
        self.document_changed.emit(document)

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)


@dataclass(frozen=True, slots=True)
class _Settled:
    """A future that is done, and who wants to know."""

    future: "Future[Any]"
    ok: Callable[[Any], None]
    failed: Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class _News:
    """An event and the session it came from."""

    source: contract.Session
    event: contract.Event


def _topic(news: object) -> tuple[object, ...] | None:
    """What news are of, if only the newest counts; a log's entries all count, and speak of nothing else."""
    match news:
        case _News(source=source, event=contract.StatusChanged() | contract.AccountChanged() as event):
            return source, type(event)
        case _News(source=source, event=contract.ItemsChanged(tree=tree)):
            return source, contract.ItemsChanged, tree
        case _News(source=source, event=Logged(entry=entry) | ReadSeen(entry=entry)):
            return source, Logged, entry.seq
    return None


def _newest(earlier: object, later: object) -> object:
    """One of two news of the same topic."""
    assert isinstance(earlier, _News)
    assert isinstance(later, _News)
    old, new = earlier.event, later.event
    if not isinstance(old, contract.ItemsChanged) or not isinstance(new, contract.ItemsChanged):
        return later
    kept = {item: status for item, status in old.items.items() if item not in new.forgotten}
    forgotten = (old.forgotten - new.items.keys()) | new.forgotten
    return _News(later.source, contract.ItemsChanged(new.tree, kept | dict(new.items), forgotten))


def _parts_of(item: object) -> list[object]:
    """News of so many items that showing them would hold up the window, in parts; others as they are."""
    if not isinstance(item, _News) or not isinstance(item.event, contract.ItemsChanged):
        return [item]
    tree, items, forgotten = item.event.tree, item.event.items, item.event.forgotten
    if len(items) + len(forgotten) <= PART:
        return [item]
    told = [contract.ItemsChanged(tree, dict(part)) for part in _batches(items.items())]
    told += [contract.ItemsChanged(tree, {}, frozenset(part)) for part in _batches(forgotten)]
    return [_News(item.source, event) for event in told]


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    left = iter(things)
    return iter(lambda: list(islice(left, PART)), [])


class IoBridge(QObject):
    """Moves a session's events and finished futures to the UI thread, through one queued signal.

    They come in order. Of a status, an account or the states of a tree that nobody has been told of yet only
    the newest is told.

    Signals (all on the UI thread, payload as named in sync.contract):
        status_changed: SyncStatus. items_changed: ItemsChanged. account_changed: Account.
        logged: ActivityEntry. loading: Loading. remote_edit: RemoteEdit. recovered: Recovered.
        conflicts_changed: ConflictsChanged. guard_changed: GuardChanged. publishing: Publishing.
        publishing_ended: PublishingEnded. uploads_changed: tuple of Upload. session_changed: Session or None.
    """

    _arrived = Signal()
    session_changed = Signal(object)
    status_changed = Signal(object)
    items_changed = Signal(object)
    account_changed = Signal(object)
    logged = Signal(object)
    loading = Signal(object)
    remote_edit = Signal(object)
    recovered = Signal(object)
    conflicts_changed = Signal(object)
    guard_changed = Signal(object)
    publishing = Signal(object)
    publishing_ended = Signal(object)
    uploads_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: contract.Session | None = None
        self._mailbox = Mailbox(_topic, _newest)
        self._parts: deque[object] = deque()
        self._rests_until = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setTimerType(Qt.TimerType.PreciseTimer)
        self._later.timeout.connect(self._deliver)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def session(self) -> contract.Session | None:
        """The session in use."""
        return self._session

    def attach(self, session: contract.Session | None) -> None:
        """Listen to `session` and no other. News of an earlier one that are still on the way are dropped."""
        if self._session is not None:
            self._session.listen(None)
        self._session = session
        if session is not None:
            session.listen(lambda event: self._post(_News(session, event)))
        self.session_changed.emit(session)

    def call(
        self,
        future: "Future[Any]",
        ok: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call `ok(result)` or `failed(error)` on the UI thread once `future` is done; not if cancelled."""
        future.add_done_callback(lambda done: self._post(_Settled(done, ok, failed)))

    def tell(self, event: contract.ItemsChanged) -> None:
        """Tell what was read of the session just now, in parts, before all that comes from it later."""
        if self._session is not None:
            self._parts += _parts_of(_News(self._session, event))
            self._arrived.emit()

    def _post(self, item: object) -> None:
        if self._mailbox.put(item):
            try:
                self._arrived.emit()
            except RuntimeError:  # the window is gone; so is whoever waited
                return

    @Slot()
    def _on_arrived(self) -> None:
        if perf_counter() < self._rests_until:
            self._come_again(self._rests_until - perf_counter())
        else:
            self._deliver()

    def _come_again(self, after_s: float) -> None:
        self._later.start(max(0, ceil(after_s * 1000)))

    @Slot()
    def _deliver(self) -> None:
        begun = perf_counter()
        self._mailbox.open()
        self._come_again(LONGEST_S)  # a dialog that opens at a piece of news waits for those behind it
        try:
            with window:
                while perf_counter() < begun + GO_S and (item := self._next()) is not None:
                    self._hand_over(item)
        finally:
            self._later.stop()
            now = perf_counter()
            rest_s = min(LONGEST_S, REST * (now - begun))
            self._rests_until = now + rest_s
            if self._mailbox.is_left() or self._parts:
                self._come_again(rest_s)

    def _next(self) -> object | None:
        """The next piece of news, or part of one."""
        if not self._parts and (item := self._mailbox.take()) is not None:
            self._parts += _parts_of(item)
        return self._parts.popleft() if self._parts else None

    def _hand_over(self, item: object) -> None:
        if isinstance(item, _Settled):
            self._settle(item)
        elif isinstance(item, _News) and item.source is self._session:
            self._tell(item.event)

    @staticmethod
    def _settle(item: _Settled) -> None:
        try:
            error = item.future.exception()
        except CancelledError:
            return
        if error is not None:
            item.failed(error)
        else:
            item.ok(item.future.result())

    def _tell(self, event: contract.Event) -> None:
        match event:
            case contract.StatusChanged(status=status):
                self.status_changed.emit(status)
            case contract.AccountChanged(account=account):
                self.account_changed.emit(account)
            case Logged(entry=entry) | ReadSeen(entry=entry):
                self.logged.emit(entry)
            case UploadsChanged(uploads=uploads):
                self.uploads_changed.emit(uploads)
            case _:
                self._whole(event).emit(event)

    def _whole(self, event: contract.Event) -> SignalInstance:
        """The signal of an event that is told as it is."""
        return {
            contract.ItemsChanged: self.items_changed,
            contract.Loading: self.loading,
            contract.RemoteEdit: self.remote_edit,
            contract.Recovered: self.recovered,
            contract.ConflictsChanged: self.conflicts_changed,
            contract.GuardChanged: self.guard_changed,
            contract.Publishing: self.publishing,
            contract.PublishingEnded: self.publishing_ended,
        }[type(event)]
