"""Work on files beside the window: one job after another, told when it takes long, with a way to stop it."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from ivr_designer.domain.errors import DomainError
from ivr_designer.ui.beside import Beside
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.info_bar import Bar, Tone

if TYPE_CHECKING:
    from ivr_designer.ui.controllers.documents import DocumentController

T = TypeVar("T")
PATIENCE_MS = 400
"""After this a job that still runs is shown, with a way to stop it."""


class Words(NamedTuple):
    """`waiting` is said while a job takes long, `given_up` when it was stopped before it did anything."""

    waiting: str
    given_up: str


def opening(name: str) -> Words:
    """What is said of a file, or of a ready tree, that is being opened."""
    return Words(
        tr("Opening “{file}”…").format(file=name), tr("Stopped. “{file}” was not opened.").format(file=name)
    )


def writing(name: str) -> Words:
    """What is said of a file that is being written."""
    return Words(
        tr("Writing “{file}”…").format(file=name), tr("Stopped. “{file}” was not written.").format(file=name)
    )


def storing(what: str) -> Words:
    """What is said of an edit, or of an act on a tree, that is being stored."""
    return Words(
        tr("Storing “{what}”…").format(what=what), tr("Stopped. “{what}” was not done.").format(what=what)
    )


def teller(documents: "DocumentController", prompts: QtPrompts) -> Callable[[BaseException], None]:
    """Tells why a file could not be read or written, or its tree not be stored; raises any other error."""

    def failed(error: BaseException) -> None:
        from ivr_designer.storage.errors import FileProblem

        if isinstance(error, DomainError):
            documents.report(error)
        elif isinstance(error, FileProblem):
            prompts.notice(error.cause, error.advice, topic="file")
        else:
            raise error

    return failed


class GivenUp(Exception):
    """Raised by a job that was stopped before it did anything."""


class Stopped(Event):
    """Set when a job is to be given up. `begun` is called, on its thread, when it is too late for that."""

    def __init__(self, begun: Callable[[], object]) -> None:
        super().__init__()
        self._lock = Lock()
        self._begun = begun
        self.is_too_late = False

    def set(self) -> None:
        """Ask for it, if there is time yet."""
        with self._lock:
            if not self.is_too_late:
                super().set()

    def check(self) -> None:
        """Raises GivenUp when the job is to be given up."""
        if self.is_set():
            raise GivenUp

    def begin(self) -> None:
        """What comes now cannot be stopped. Raises GivenUp when it is not to be done at all."""
        with self._lock:
            self.check()
            self.is_too_late = True
        self._begun()


@dataclass(slots=True, eq=False)
class _Run:
    key: Hashable
    stopped: Stopped
    words: Words
    dropped: Callable[[], object]
    is_late: bool = False


class FileJobs(QObject):
    """Jobs of one kind. `name` is that of the thread, and the topic of the bar that tells of a job.

    `failed` is called with the error of a job, on the UI thread.
    """

    def __init__(
        self,
        name: str,
        io: IoBridge,
        prompts: QtPrompts,
        failed: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._io = io
        self._prompts = prompts
        self._failed = failed
        self._beside = Beside(name)
        self._runs: dict[_Run, Future[Any]] = {}  # a run that knew its future were in a circle with it
        self._left: Callable[[], object] | None = None

    @property
    def is_busy(self) -> bool:
        """True while a job waits, runs or is not told yet, unless it was given up."""
        return any(not run.stopped.is_set() for run in self._runs)

    def start(
        self,
        job: Callable[[Stopped], T],
        done: Callable[[T], object],
        words: Words,
        *,
        key: Hashable = None,
        dropped: Callable[[], object] = lambda: None,
    ) -> Future[T]:
        """Do `job` after all others, then call `done` with what it gave, on the UI thread.

        The job looks at the event it is given, and raises GivenUp when that is set before it did anything; it
        may say when it is too late for that. `dropped` is called on the UI thread when it was given up.
        A job of a `key` that is under way already is not begun a second time.
        """
        for run, under_way in self._runs.items():
            if key is not None and run.key == key and not run.stopped.is_set():
                return under_way
        too_late: Future[None] = Future()
        self._io.call(too_late, lambda _: self._show(), self._failed)
        stopped = Stopped(lambda: too_late.set_result(None))
        future = self._beside.submit(lambda: job(stopped))
        begun = _Run(key, stopped, words, dropped)
        self._runs[begun] = future
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._be_late(begun))
        self._io.call(
            future,
            lambda result: self._end(begun, lambda: done(result)),
            lambda error: self._fail(begun, error),
        )
        return future

    @Slot()
    def stop(self) -> None:
        """Give up all that runs or waits, where it is not too late."""
        for run in self._runs:
            run.stopped.set()
        self._left = None
        self._show()

    def when_idle(self, then: Callable[[], object]) -> None:
        """Call `then`, and only what was given last, once nothing is under way; not if a job fails or is
        stopped before.
        """
        if self.is_busy:
            self._left = then
        else:
            then()

    @Slot()
    def close(self) -> None:
        """The window goes: what did not begin is dropped, what runs is stopped where it can be."""
        for run in self._runs:
            run.stopped.set()
        self._runs.clear()
        self._left = None
        self._beside.close()

    # ---- inside

    def _be_late(self, run: _Run) -> None:
        if run not in self._runs:
            return
        run.is_late = True
        self._show()

    def _show(self) -> None:
        """The bar of the first job that takes long, or none."""
        late = next((r for r in self._runs if r.is_late and not r.stopped.is_set()), None)
        if late is None:
            self._prompts.clear(self._name)
            return
        bar = Bar(self._name, Tone.INFO, late.words.waiting, closable=False)
        if not late.stopped.is_too_late:
            bar = replace(bar, verb=tr("Stop"), act=self.stop)
        self._prompts.bar(bar)

    def _end(self, run: _Run, tell: Callable[[], object]) -> None:
        if run not in self._runs:
            return  # the window went meanwhile
        del self._runs[run]
        self._show()
        tell()
        if not self.is_busy:
            left, self._left = self._left, None
            if left is not None:
                left()

    def _fail(self, run: _Run, error: BaseException) -> None:
        self._left = None
        if isinstance(error, GivenUp):
            self._end(run, lambda: self._give_up(run))
        else:
            self._end(run, lambda: self._failed(error))

    def _give_up(self, run: _Run) -> None:
        self._prompts.note(run.words.given_up)
        run.dropped()
