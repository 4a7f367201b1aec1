"""Tells a screen reader what an edit did, and what became of it."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from ivr_designer.sync.contract import Mode
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.canvas.requests import Announcement
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.text import tr, trn


class Narrator(QObject):
    """Listens to the undo history and to the session of one window."""

    def __init__(self, documents: DocumentController, io: IoBridge, announcer: Announcer) -> None:
        super().__init__(documents)
        self._documents = documents
        self._io = io
        self._announcer = announcer
        self._place: tuple[QUndoStack | None, int, int] = (None, 0, 0)
        self._open = False
        self._refused = 0
        documents.group.indexChanged.connect(self._on_step)
        documents.group.activeStackChanged.connect(self._on_stack)
        io.status_changed.connect(self._on_status)

    @Slot(QUndoStack)
    def _on_stack(self, stack: QUndoStack | None) -> None:
        self._place = _place(stack)

    @Slot(int)
    def _on_step(self, index: int) -> None:
        group = self._documents.group
        stack = group.activeStack()
        known, before, count = self._place
        self._place = _place(stack)
        if stack is not known or stack is None or index == before or self._documents.is_taking_over:
            return
        if index < before and stack.count() < count:
            return  # the step was refused and dropped, which was told
        self._open = True
        if index > before:
            self._announcer.say(tr("{what}. {state}").format(what=group.undoText(), state=self._state()))
        else:
            self._announcer.say(
                tr("Undone: {what}. {state}").format(what=group.redoText(), state=self._state())
            )

    def _state(self) -> str:
        session, tree = self._io.session, self._documents.wanted
        rows = session.account.trees if session is not None else ()
        if any(row.id == tree and row.mode is Mode.DRAFT for row in rows):
            return tr("Kept as a draft.")
        if session is None or session.status.link is not Link.ONLINE:
            return tr("Kept here until it can be sent.")
        return tr("Waiting to send.")

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        more, self._refused = status.refused - self._refused, status.refused
        if more > 0:
            self._open = False
            words = trn("{n} change was refused.", "{n} changes were refused.", more)
            self._announcer.announce(Announcement(words, assertive=True))
        elif self._open and status.link is Link.ONLINE and not _pending(status):
            self._open = False
            if not status.drafts:
                self._announcer.say(tr("Sent."))


def _place(stack: QUndoStack | None) -> tuple[QUndoStack | None, int, int]:
    """A stack with its index and how many steps it has."""
    return (stack, stack.index(), stack.count()) if stack is not None else (None, 0, 0)


def _pending(status: SyncStatus) -> bool:
    return bool(status.waiting or status.sending or status.checking or status.held or status.conflicts)
