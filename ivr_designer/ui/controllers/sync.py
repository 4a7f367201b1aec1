"""The session's news on the screen: status, states of items, activity, and what the user can do about it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.contract import Account, ItemId, ItemsChanged, Recovered, Session, SyncProblem
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.file_jobs import storing
from ivr_designer.ui.models.activity import ActivityModel
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.status_words import kept, moving, status_line
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.widgets.info_bar import Bar, Tone

LIVE = ItemStatus(ItemState.LIVE)
STUCK = frozenset({ItemState.REFUSED, ItemState.HELD})
"""States that a person can do something about: send again, or take back."""


class SyncController(QObject):
    """Signals:
    states_reset: mapping of ItemId to ItemStatus, all that are not live, for the tree on screen.
    states_changed: ItemsChanged for the tree on screen.
    key_wanted: the connection needs a secret.
    acts_changed: other actions are possible, for the connection is in another state, or something is stuck,
        or nothing is any more.
    """

    states_reset = Signal(object)
    states_changed = Signal(object)
    key_wanted = Signal()
    acts_changed = Signal()

    def __init__(
        self, io: IoBridge, documents: DocumentController, activity: ActivityModel, prompts: QtPrompts
    ) -> None:
        super().__init__(documents)
        self._io = io
        self._documents = documents
        self._activity = activity
        self._prompts = prompts
        self._states: dict[ItemId, ItemStatus] = {}
        self._stuck: set[ItemId] = set()
        self._looked_at: Callable[[], frozenset[ItemId]] = frozenset
        self._left_over = 0
        self._left_words = ""
        self._link = Link.NONE
        io.session_changed.connect(self._on_session_changed)
        io.status_changed.connect(self._on_status)
        io.items_changed.connect(self._on_items)
        io.logged.connect(self._on_logged)
        io.recovered.connect(self._on_recovered)

    # ---- questions

    def state_of(self, item: ItemId) -> ItemStatus:
        """The state of an item of the tree on screen."""
        return self._states.get(item, LIVE)

    def stuck_of(self, looked_at: Callable[[], frozenset[ItemId]]) -> None:
        """Whom to ask what the person looks at: what is stuck there is meant before the rest of the tree."""
        self._looked_at = looked_at

    def stuck(self) -> frozenset[ItemId]:
        """Refused or held items: those that are looked at, else all of the tree."""
        found = frozenset(self._stuck)
        return found & self._looked_at() or found

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
        count = len(self._states if items is None else items)
        self._with_tree(tr("Try again"), count, lambda session, tree: session.retry(tree, items))

    def discard(self, items: frozenset[ItemId]) -> None:
        """Give up these operations and take the server's state."""
        found = self._with_keys(items)
        what = tr("Back to what the contact center has")
        self._with_tree(what, len(found), lambda session, tree: session.discard(tree, found))

    @Slot()
    def retry_stuck(self) -> None:
        """Send again what is stuck."""
        self.retry(self.stuck())

    @Slot()
    def take_back_stuck(self) -> None:
        """Give up what is stuck."""
        self.discard(self.stuck())

    def _with_keys(self, items: frozenset[ItemId]) -> frozenset[ItemId]:
        """Items, and the held keys that lead to nodes among them: else they would lead nowhere."""
        document = self._documents.document
        if document is None:
            return items
        tree = document.tree
        leading = (k.id for i in items if i in tree.nodes for k in tree.keypresses_to(NodeId(i)))
        return items | {k for k in leading if self.state_of(k).state is ItemState.HELD}

    @Slot()
    def lock(self) -> None:
        """Forget the secret now."""
        session = self._io.session
        if session is not None:
            session.lock()

    @Slot()
    def unlock(self) -> None:
        """Take the secret from the keyring again; ask for it when it is not there."""
        session = self._io.session
        if session is not None:
            self._io.call(session.unlock(), self._on_unlocked, self._on_failed)

    def _on_unlocked(self, _done: None) -> None:
        if self.status.link in {Link.KEY_NEEDED, Link.KEY_REFUSED}:
            self.key_wanted.emit()

    def show_states(self) -> None:
        """Tell all states of the tree on screen anew.

        A large picture was made with states of its own: they are told, and what has changed meanwhile comes
        in parts as other news do.
        """
        session, document = self._io.session, self._documents.document
        now = session.items(document.tree.id) if session and document else {}
        shown = self._documents.states_shown
        self._states = dict(now if shown is None else shown)
        self._stuck = {item for item, status in self._states.items() if status.state in STUCK}
        self.states_reset.emit(self._states)
        if document is not None and shown is not None and shown is not now:
            changed = {i: s for i, s in now.items() if (was := shown.get(i)) is not s and was != s}
            gone = frozenset(shown.keys() - now.keys())
            if changed or gone:
                self._io.tell(ItemsChanged(document.tree.id, changed, gone))

    def _with_tree(self, what: str, size: int, act: Callable[[Session, TreeId], object]) -> None:
        """Do something to `size` items of the tree on screen."""
        session, document = self._io.session, self._documents.document
        if session is not None and document is not None:
            self._documents.beside(partial(act, session, document.tree.id), storing(what), size)

    # ---- news

    @Slot(object)
    def _on_session_changed(self, session: Session | None) -> None:
        lines = [] if session is None else [*session.activity(), *session.reads()]
        self._activity.set_entries(sorted(lines, key=lambda entry: entry.at))
        self._states, self._stuck = {}, set()
        self._left_over, self._left_words = 0, ""
        self.states_reset.emit(self._states)
        for topic in ("link", "recovered", "account"):
            self._prompts.clear(topic)
        if session is not None:
            self._on_recovered(session.recovered)
            self._follow_left_over(session.status)

    @Slot(object)
    def _on_items(self, news: ItemsChanged) -> None:
        document = self._documents.document
        if document is None or news.tree != document.tree.id:
            return
        was_stuck = bool(self._stuck)
        for item, status in news.items.items():
            self._states[item] = status
            (self._stuck.add if status.state in STUCK else self._stuck.discard)(item)
            if item == document.tree.root and status.state is ItemState.LIVE:
                document.tree.root_fixed = True
        for item in news.forgotten:
            self._states.pop(item, None)
            self._stuck.discard(item)
        self.states_changed.emit(news)
        if was_stuck is not bool(self._stuck):
            self.acts_changed.emit()

    @Slot(object)
    def _on_logged(self, entry: ActivityEntry) -> None:
        self._activity.add(entry)

    @Slot(object)
    def _on_recovered(self, news: Recovered) -> None:
        if news.problem is not None:
            self._tell_damage(news)
        elif news.operations:
            self._left_over = news.operations
            self._tell_left_over(is_waiting=False)

    def _tell_left_over(self, *, is_waiting: bool) -> None:
        """Say of what was left from last time that it is being sent, or that it cannot be just now."""
        words = trn(
            "{n} change from last time is being sent.", "{n} changes from last time are being sent.",
            self._left_over,
        )  # fmt: skip
        if is_waiting:
            words = trn(
                "{n} change from last time waits to be sent.", "{n} changes from last time wait to be sent.",
                self._left_over,
            )  # fmt: skip
        if words != self._left_words:  # who closed the bar does not see it again for the same
            self._left_words = words
            self._prompts.bar(Bar("recovered", Tone.INFO, words))

    def _tell_damage(self, news: Recovered) -> None:
        cause = say(news.problem) if news.problem is not None else ""
        if not news.read_only:
            self._prompts.bar(Bar("recovered", Tone.WARNING, cause))
            return
        advice = tr(
            "What the contact center has is read anew; changes that had not been sent may be missing. Look "
            "through your trees: until you choose “Go on”, nothing can be changed."
        )
        bar = Bar("recovered", Tone.DANGER, cause, advice, tr("Go on"), self._accept_damage, closable=False)
        self._prompts.bar(bar)

    def _accept_damage(self) -> None:
        session = self._io.session
        if session is not None:
            session.accept_damage()
        self._prompts.clear("recovered")

    def _follow_left_over(self, status: SyncStatus) -> None:
        """What was left from last time is sent: say so where it was said that it is being sent."""
        if self._left_over:
            is_stopped = bool(status.held or status.conflicts) and not moving(status)
            is_away = status.link not in {Link.ONLINE, Link.CONNECTING}
            self._tell_left_over(is_waiting=is_away or is_stopped)
        is_stuck = kept(status) or status.refused or status.conflicts
        if self._left_over and status.link is Link.ONLINE and not is_stuck:
            words = trn(
                "{n} change from last time was sent.", "{n} changes from last time were sent.",
                self._left_over,
            )  # fmt: skip
            self._left_over = 0
            self._prompts.bar(Bar("recovered", Tone.SUCCESS, words))

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        self._follow_left_over(status)
        if status.link is not self._link:
            self._link = status.link
            self.acts_changed.emit()
        if status.link is Link.ONLINE:
            self._prompts.clear("account")  # what could not be read is being read
        bar = link_bar(status, self.refresh, self.key_wanted.emit, self.unlock)
        if bar is None:
            self._prompts.clear("link")
        else:
            self._prompts.bar(bar)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, SyncProblem):
            raise error
        if link_bar(self.status, _nothing, _nothing, _nothing) is None:  # else that bar tells it
            self._prompts.notice(error.cause, error.advice, topic="account")


def link_bar(
    status: SyncStatus,
    retry: Callable[[], object],
    enter_key: Callable[[], object],
    unlock: Callable[[], object],
) -> Bar | None:
    """The bar for a connection that is not in order, with the ways out on its buttons."""
    line = status_line(status)
    cause = say(status.problem) if status.problem is not None else line.words + "."
    advice = say(status.advice) if status.advice is not None else ""
    match status.link:
        case Link.OFFLINE:
            advice = advice or tr("Go on working; changes are sent when it is back.")
            return Bar("link", Tone.WARNING, cause, advice, tr("Try now"), retry)
        case Link.KEY_NEEDED:
            return _key_bar(Tone.WARNING, cause, advice, tr("Unlock"), unlock, enter_key)
        case Link.KEY_REFUSED | Link.STOPPED:
            return _key_bar(Tone.DANGER, cause, advice, tr("Try again"), unlock, enter_key)
        case Link.DISK:
            return Bar("link", Tone.DANGER, cause, advice, tr("Try again"), retry)
        case Link.RATE_LIMITED:
            wait = tr("Nothing is lost, and the order is kept; the status bar counts down.")
            return Bar("link", Tone.INFO, cause, wait)  # who calls sooner is blocked for longer
    return None


def _key_bar(
    tone: Tone,
    cause: str,
    advice: str,
    verb: str,
    unlock: Callable[[], object],
    enter_key: Callable[[], object],
) -> Bar:
    return Bar("link", tone, cause, advice, verb, unlock, other_verb=tr("Enter key…"), other=enter_key)


def _nothing() -> None:
    """For a bar that is not shown."""


def _ignore(_result: Account | Mapping[str, str] | None) -> None:
    """The news come as events."""
