"""The session's news on the screen: status, states of items, activity, and what the user can do about it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import (
    Account,
    ActivityEntry,
    ItemId,
    ItemsChanged,
    Recovered,
    Session,
    SyncProblem,
)
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.models.activity import ActivityModel
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.status_words import status_line
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.widgets.info_bar import Bar, Tone

LIVE = ItemStatus(ItemState.LIVE)


class SyncController(QObject):
    """Signals:
    states_reset: mapping of ItemId to ItemStatus, all that are not live, for the tree on screen.
    states_changed: ItemsChanged for the tree on screen.
    key_wanted: the connection needs a secret.
    """

    states_reset = Signal(object)
    states_changed = Signal(object)
    key_wanted = Signal()

    def __init__(
        self, io: IoBridge, documents: DocumentController, activity: ActivityModel, prompts: QtPrompts
    ) -> None:
        super().__init__(documents)
        self._io = io
        self._documents = documents
        self._activity = activity
        self._prompts = prompts
        self._states: dict[ItemId, ItemStatus] = {}
        io.session_changed.connect(self._on_session_changed)
        io.status_changed.connect(self._on_status)
        io.items_changed.connect(self._on_items)
        io.logged.connect(self._on_logged)
        io.recovered.connect(self._on_recovered)

    # ---- questions

    def state_of(self, item: ItemId) -> ItemStatus:
        """The state of an item of the tree on screen."""
        return self._states.get(item, LIVE)

    @property
    def status(self) -> SyncStatus:
        """The last status."""
        session = self._io.session
        return session.status if session is not None else SyncStatus(Link.NONE)

    # ---- acts

    @Slot()
    def refresh(self) -> None:
        """Read the account again and try what is held."""
        session = self._io.session
        if session is not None:
            self._io.call(session.refresh(), _ignore, self._on_failed)

    def retry(self, items: frozenset[ItemId] | None = None) -> None:
        """Send refused or held operations of the tree on screen again."""
        self._with_tree(lambda session, tree: session.retry(tree, items))

    def discard(self, items: frozenset[ItemId]) -> None:
        """Give up these operations and take the server's state."""
        self._with_tree(lambda session, tree: session.discard(tree, items))

    def show_states(self) -> None:
        """Tell all states of the tree on screen anew."""
        session, document = self._io.session, self._documents.document
        self._states = dict(session.items(document.tree.id)) if session and document else {}
        self.states_reset.emit(self._states)

    def _with_tree(self, act: Callable[[Session, TreeId], object]) -> None:
        session, document = self._io.session, self._documents.document
        if session is not None and document is not None:
            act(session, document.tree.id)

    # ---- news

    @Slot(object)
    def _on_session_changed(self, session: Session | None) -> None:
        self._activity.set_entries(session.activity() if session is not None else [])
        self._states = {}
        self.states_reset.emit(self._states)
        for topic in ("link", "recovered", "account"):
            self._prompts.clear(topic)

    @Slot(object)
    def _on_items(self, news: ItemsChanged) -> None:
        document = self._documents.document
        if document is None or news.tree != document.tree.id:
            return
        for item, status in news.items.items():
            self._states[item] = status
            if item == document.tree.root and status.state is ItemState.LIVE:
                document.tree.root_fixed = True
        for item in news.forgotten:
            self._states.pop(item, None)
        self.states_changed.emit(news)

    @Slot(object)
    def _on_logged(self, entry: ActivityEntry) -> None:
        self._activity.add(entry)

    @Slot(object)
    def _on_recovered(self, news: Recovered) -> None:
        if news.problem is not None:
            self._prompts.bar(Bar("recovered", Tone.WARNING, say(news.problem)))
        elif news.operations:
            words = trn(
                "{n} change from last time is being sent.",
                "{n} changes from last time are being sent.",
                news.operations,
            )
            self._prompts.bar(Bar("recovered", Tone.INFO, words))

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        bar = link_bar(status, self.refresh, self.key_wanted.emit)
        if bar is None:
            self._prompts.clear("link")
        else:
            self._prompts.bar(bar)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, SyncProblem):
            raise error
        self._prompts.notice(error.cause, error.advice, topic="account")


def link_bar(status: SyncStatus, retry: Callable[[], object], enter_key: Callable[[], object]) -> Bar | None:
    """The bar for a connection that is not in order, with the way out on its button."""
    line = status_line(status)
    cause = say(status.problem) if status.problem is not None else line.words + "."
    advice = say(status.advice) if status.advice is not None else ""
    match status.link:
        case Link.OFFLINE:
            advice = advice or tr("Go on working; changes are sent when it is back.")
            return Bar("link", Tone.WARNING, cause, advice, tr("Try now"), retry)
        case Link.KEY_NEEDED | Link.KEY_REFUSED:
            tone = Tone.WARNING if status.link is Link.KEY_NEEDED else Tone.DANGER
            return Bar("link", tone, cause, advice, tr("Enter key…"), enter_key)
        case Link.STOPPED | Link.DISK:
            return Bar("link", Tone.DANGER, cause, advice, tr("Try again"), retry)
    return None


def _ignore(_result: Account | Mapping[str, str] | None) -> None:
    """The news come as events."""
