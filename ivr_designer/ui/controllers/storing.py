"""Large edits and acts on whole trees are stored beside the window; until then nobody edits, nothing shows.

A copy of the tree is edited and committed there. Then the tree on screen becomes that copy, in no time. Who
edits with keys and mouse is held meanwhile (see held_input); whoever comes by another way waits in a row.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.errors import DomainError
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, Words, storing
from ivr_designer.ui.held_input import HeldInput
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import say
from ivr_designer.ui.undo import Editable
from ivr_designer.ui.widgets.info_bar import InfoBarArea

T = TypeVar("T")
LARGE = 300
"""From this size on (see Editable) an edit is stored beside the window."""

Outcome = Any
"""What became of an edit or act: what it gave, a DomainError, or None when it was stopped before that."""


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

    @staticmethod
    def is_large(document: Editable, edit: Any) -> bool:
        """Whether an edit takes too long for one turn of the event loop."""
        return document.size_of(edit) >= LARGE

    def start(self, document: Editable, edit: Any, origin: Origin, done: Callable[[Outcome], object]) -> None:
        """Do and store an edit beside the window; `done` is called with what `prepare` gave."""
        words = storing(say(edit.text))
        self.run(lambda stopped: _store(document, edit, origin, stopped), words, done)

    def run(self, job: Callable[[Stopped], Any], words: Words, done: Callable[[Outcome], object]) -> None:
        """Do something beside the window as an edit is stored; `done` is called with what it gave."""
        assert self._done is None, "one edit at a time"
        self._done = done
        self._held.hold()

        def tell(outcome: Outcome) -> None:
            if self._done is done:
                self._end(outcome)

        self._jobs.start(lambda stopped: _outcome(job, stopped), tell, words, dropped=lambda: tell(None))

    def do(
        self, act: Callable[[], T], words: Words, size: int, done: Callable[[tuple[T] | DomainError], object]
    ) -> None:
        """Do something that stores `size` items: at once, or beside the window if they are many. `done` is
        called with what it gave, or the error; not if it was stopped.
        """

        def job(stopped: Stopped) -> tuple[T]:
            stopped.begin()
            return (act(),)

        def told(outcome: Outcome) -> None:
            if outcome is not None:
                done(outcome)

        if size >= LARGE:
            self.run(job, words, told)
        else:
            told(_outcome(job, Stopped(lambda: None)))

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
            if self._waiting and not self.is_busy:
                self._go_on()  # one of them failed: the others are not kept waiting for that
            elif not self.is_busy:
                self._held.let_go()

    def _on_failed(self, error: BaseException) -> None:
        try:
            raise error  # it is a fault of ours, and reported as such
        finally:
            if not self._jobs.is_busy:  # else a forgotten one failed, and another is under way now
                self._done = None
                self._go_on()


def _store(document: Editable, edit: Any, origin: Origin, stopped: Stopped) -> Any:
    """Beside the window: do the edit to a copy and make it durable, unless it was given up before. What
    others did is durable already, so it is not given up.
    """
    if origin is not Origin.USER:
        stopped.begin()
    prepared = document.prepare(edit, origin)
    if origin is Origin.USER:
        stopped.begin()
    document.store(prepared)
    return prepared


def _outcome(job: Callable[[Stopped], Any], stopped: Stopped) -> Outcome:
    try:
        return job(stopped)
    except DomainError as error:
        return error


def _is_bar(receiver: QObject) -> bool:
    """Whether it is the bar that tells of the storing, where it can be stopped, or in it."""
    above: QObject | None = receiver
    while isinstance(above, QWidget) and not isinstance(above, InfoBarArea):
        above = above.parentWidget()
    return isinstance(above, InfoBarArea)
