"""Tells a screen reader what an edit did, and what became of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from ivr_designer.domain.changes import Change
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas.requests import Announcement
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.edit_words import is_only_moved, told
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.status_words import kept, moving, state_line
from ivr_designer.ui.text import tr, trn

if TYPE_CHECKING:
    from ivr_designer.sync.contract import ItemId

FATE = "fate"
"""The topic of what became of edits: an older sentence that was not spoken yet is no news any more."""
_MOST_WORDS = 300


class Narrator(QObject):
    """Listens to the undo history and to the session of one window."""

    def __init__(
        self, documents: DocumentController, bridge: DocumentBridge, io: IoBridge, announcer: Announcer
    ) -> None:
        super().__init__(documents)
        self._documents = documents
        self._bridge = bridge
        self._io = io
        self._announcer = announcer
        self._place: tuple[QUndoStack | None, int, int] = (None, 0, 0)
        self._change = Change()
        self._open = False
        self._before = SyncStatus(Link.NONE)
        self._refused: frozenset[ItemId] = frozenset()
        bridge.changed.connect(self._on_changed)
        documents.group.indexChanged.connect(self._on_step)
        documents.group.activeStackChanged.connect(self._on_stack)
        io.status_changed.connect(self._on_status)
        io.session_changed.connect(self._on_session_changed)

    # ---- what an edit did

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        self._change = change

    @Slot(QUndoStack)
    def _on_stack(self, stack: QUndoStack | None) -> None:
        self._place = _place(stack)

    @Slot(int)
    def _on_step(self, index: int) -> None:
        group = self._documents.group
        stack = group.activeStack()
        known, before, count = self._place
        self._place = _place(stack)
        change, self._change = self._change, Change()
        if stack is not known or stack is None or index == before or self._documents.is_taking_over:
            return
        if index < before and stack.count() < count:
            return  # the step was refused and dropped, which was told
        document, session = self._bridge.document, self._io.session
        tree = document.tree if document is not None else None
        queues = queue_names(session.account) if session is not None else {}
        done = index > before
        words = told(group.undoText() if done else group.redoText(), tree, change, queues, undone=not done)
        if is_only_moved(change):  # the contact center has no places
            self._announcer.say(words)
            return
        self._open = True
        self._announcer.say(f"{words} {self._state()}")

    def _state(self) -> str:
        session, tree = self._io.session, self._documents.wanted
        if session is not None and session.account.is_draft(tree):
            return tr("Kept as a draft.")
        if session is None or session.status.link is not Link.ONLINE:
            return tr("Kept here until it can be sent.")
        if any(question.tree == tree for question in session.guards()):
            return tr("Kept here until the open question is answered.")
        return tr("Waiting to send.")

    # ---- what became of it

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self._before, self._open, self._refused = SyncStatus(Link.NONE), False, frozenset()

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        before, self._before = self._before, status
        if is_refused := status.refused > before.refused:
            self._open = False
            self._say(self._refusal(status.refused - before.refused), assertive=True)
        if status.link is not Link.ONLINE:
            return
        if status.checking and not before.checking:
            self._say(tr("No answer came; checking whether it arrived."))
        elif _is_stuck(status) and not (_is_stuck(before) and status.held <= before.held):
            words = trn("{n} change is held back.", "{n} changes are held back.", status.held)
            self._say(f"{words} {self._why(ItemState.HELD)}")
        elif is_refused:
            return
        elif self._open and not _pending(status):
            self._open = False
            if not status.drafts:
                self._say(tr("Sent."))
        elif before.link in {Link.OFFLINE, Link.RATE_LIMITED, Link.STOPPED, Link.DISK}:
            self._say(tr("The contact center can be reached again."))

    def _refusal(self, count: int) -> str:
        words = trn("{n} change was refused.", "{n} changes were refused.", count)
        return f"{words} {self._why(ItemState.REFUSED)}"

    def _why(self, state: ItemState) -> str:
        """The reason of what is in this state on screen, the server's own words included; of the newest."""
        session, tree = self._io.session, self._documents.wanted
        items = session.items(tree) if session is not None and tree is not None else {}
        found = {item: status for item, status in items.items() if status.state is state}
        if state is ItemState.REFUSED:
            known, self._refused = self._refused, frozenset(found)
            found = {item: status for item, status in found.items() if item not in known} or found
        status = next(iter(found.values()), ItemStatus(state))
        return state_line(status).detail.replace("\n", " ")[:_MOST_WORDS]

    def _say(self, words: str, *, assertive: bool = False) -> None:
        self._announcer.announce(Announcement(words.strip(), assertive, FATE))


def _place(stack: QUndoStack | None) -> tuple[QUndoStack | None, int, int]:
    """A stack with its index and how many steps it has."""
    return (stack, stack.index(), stack.count()) if stack is not None else (None, 0, 0)


def _pending(status: SyncStatus) -> bool:
    return bool(kept(status) or status.conflicts)


def _is_stuck(status: SyncStatus) -> bool:
    """Nothing goes on, and what is held back waits for something."""
    return bool(status.held) and not moving(status)
