"""Large edits are stored on a thread beside the window; until then nobody edits, and nothing shows.

A copy of the tree is edited and committed there. Then the tree on screen becomes that copy, in no time. Who
edits with keys and mouse is held meanwhile (see held_input); whoever comes by another way waits in a row.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.document import Document, Prepared
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edit_size import size_of
from ivr_designer.domain.errors import DomainError
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, Words
from ivr_designer.ui.held_input import HeldInput
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.widgets.info_bar import InfoBarArea

LARGE = 300
"""From this size on (see size_of) an edit is stored beside the window."""

Outcome = Prepared | DomainError | None
"""What became of an edit: None when it was stopped before it was stored."""


class Storing(QObject):
    """One edit at a time. Belongs to one window."""

    def __init__(self, io: IoBridge, prompts: QtPrompts, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = FileJobs("store", io, prompts, self._on_failed, self)
        self._held = HeldInput(_is_bar, self._jobs.stop, self)
        self._done: Callable[[Outcome], object] | None = None
        self._waiting: deque[Callable[[], object]] = deque()

    @property
    def is_busy(self) -> bool:
        """True from `start` until what became of the edit is told."""
        return self._done is not None

    def is_large(self, document: Document, edit: Edit) -> bool:
        """Whether an edit takes too long for one turn of the event loop."""
        return document.commit is not None and size_of(edit, document.tree) >= LARGE

    def start(self, document: Document, edit: Edit, done: Callable[[Outcome], object]) -> None:
        """Do and store an edit beside the window; `done` is called with what became of it."""
        assert self._done is None, "one edit at a time"
        what = say(edit.text)
        words = Words(
            tr("Storing “{what}”…").format(what=what), tr("Stopped. “{what}” was not done.").format(what=what)
        )
        self._done = done
        self._held.hold()

        def tell(outcome: Outcome) -> None:
            if self._done is done:
                self._end(outcome)

        self._jobs.start(
            lambda stopped: _store(document, edit, stopped), tell, words, dropped=lambda: tell(None)
        )

    def when_idle(self, act: Callable[[], object]) -> None:
        """Do it now, or when nothing is under way any more, after whoever waits already."""
        if self.is_busy:
            self._waiting.append(act)
        else:
            act()

    def forget(self) -> None:
        """There is another connection: nobody is told any more, what did not begin is not stored."""
        self._jobs.stop()
        self._done = None
        self._waiting.clear()
        self._held.drop()

    def close(self) -> None:
        """The window goes. What is being stored is stored."""
        self.forget()
        self._jobs.close()

    # ---- inside

    def _end(self, outcome: Outcome) -> None:
        done, self._done = self._done, None
        try:
            if done is not None:
                done(outcome)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        try:
            while self._waiting and not self.is_busy:
                self._waiting.popleft()()
        finally:
            if not self.is_busy:
                self._held.let_go()

    def _on_failed(self, error: BaseException) -> None:
        self._done = None
        self._go_on()
        raise error  # it is a fault of ours, and reported as such


def _store(document: Document, edit: Edit, stopped: Stopped) -> Outcome:
    """Beside the window: do the edit to a copy and make it durable, unless it was given up before."""
    try:
        prepared = document.prepare(edit)
        stopped.begin()
        document.store(prepared)
    except DomainError as error:
        return error
    return prepared


def _is_bar(receiver: QObject) -> bool:
    """Whether it is the bar that tells of the storing, where it can be stopped, or in it."""
    above: QObject | None = receiver
    while isinstance(above, QWidget) and not isinstance(above, InfoBarArea):
        above = above.parentWidget()
    return isinstance(above, InfoBarArea)
