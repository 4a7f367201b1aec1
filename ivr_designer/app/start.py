"""The start: a painted window first, everything that takes time after it, a piece at a time.

Loading the program takes three times as long as showing a window. So nothing is imported here at the top that
the empty window does not need; what it does need stands in the budget of benchmarks/start.py.
"""

import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ivr_designer import __version__
from ivr_designer.app import GuiOptions
from ivr_designer.app.single import Door
from ivr_designer.config import options as declared
from ivr_designer.config.json_file import NewerFile
from ivr_designer.config.paths import Folders, folders, private
from ivr_designer.config.settings import Settings, open_settings
from ivr_designer.config.state import WindowState
from ivr_designer.ui.first_look import dress
from ivr_designer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from ivr_designer.app.program import Program

PIECES = (
    "ivr_designer.crash",
    "ivr_designer.ui.icons",
    "ivr_designer.sync.contract",
    "ivr_designer.ui.canvas.tree_stage",
    "ivr_designer.ui.canvas.surface",
    "ivr_designer.ui.panels.inspector",
    "ivr_designer.ui.controllers.nodes",
    "ivr_designer.ui.window_parts",
    "ivr_designer.app.program",
)
"""Modules in the order in which they are loaded, each with what it needs: pieces that take some 30 ms."""

TASKBAR_NAME = "IvrDesigner.IvrDesigner"
"""What Windows knows the program by in its taskbar (AppUserModelID); the same for every version."""

_LOG_BYTES = 2 * 1024 * 1024
_LOOK_MS = 2
_LOOKS = 250


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last run left; `damaged` are files that could not be read, where they are kept now."""

    places: Folders
    settings: Settings
    state: WindowState
    damaged: list[Path] = field(default_factory=list)


def remember(places: Folders) -> Memory:
    """Read what the window needs to look as it did. Raises OSError, NewerFile."""
    damaged: list[Path] = []
    settings = open_settings(places.settings, on_damage=damaged.append)
    return Memory(places, settings, WindowState(places.window_state), damaged)


class Start:
    """One run of the window: shows it empty, and lets it be filled between events."""

    def __init__(
        self, app: QApplication, options: GuiOptions, memory: Memory, door: Door | None = None
    ) -> None:
        self._app = app
        self._door = door
        self._options = options
        self._memory = memory
        self._program: Program | None = None
        self._steps = self._fill()
        self.window = MainWindow(fill=False)
        dress(self.window, memory.settings.get(declared.THEME))
        geometry = memory.state.get_bytes("geometry")
        if geometry is not None:
            self.window.restoreGeometry(geometry)

    def run(self) -> int:
        """Show the window and return the exit code when it is closed."""
        self.window.show()
        after_first_paint(self.window, self._step)
        stop = let_python_see_signals(self._app)
        try:
            return self._app.exec()
        finally:
            stop()
            self._steps.close()
            if self._program is not None:
                self._program.end()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            return
        except (OSError, NewerFile) as error:
            self._app.exit(_unreadable(error))
            return
        QTimer.singleShot(0, self.window, self._step)

    def _fill(self) -> Generator[None, None, None]:
        start_logging(self._memory.places)
        for name in PIECES:
            import_module(name)
            yield
        from ivr_designer.app.program import Program

        self._program = Program(self._app, self._memory, self._options, self.window)
        yield
        yield from self._program.fill()
        if self._door is not None:
            self._program.listen_at(self._door)
        if isinstance(self._app, Application):
            self._program.open_documents(self._app)


def run(options: GuiOptions) -> int:
    """Run the window and return the exit code."""
    app = make_application()
    try:
        places = folders()
        private(places.state)
        door = Door(places.state)
        if not door.is_first() and door.knock(options):
            return 0
        start = Start(app, options, remember(places), door)
    except (OSError, NewerFile) as error:
        return _unreadable(error)
    return start.run()


def _unreadable(error: Exception) -> int:
    """Tell why there is no window, where whoever started it can see it; return the exit code."""
    from ivr_designer.ui.text import tr

    words = str(error)
    if isinstance(error, OSError):
        cause = tr("“{file}” cannot be used: {reason}.").format(
            file=error.filename or "?", reason=error.strerror or error
        )
        words = cause + " " + tr("Check the permissions of the folder and the free space on its disk.")
    print(words, file=sys.stderr)
    is_seen = sys.stderr.isatty() or QApplication.platformName() in {"offscreen", "minimal"}
    if not is_seen:  # started from a menu
        trouble_box(words).exec()
    return 2


def trouble_box(words: str) -> "QMessageBox":
    """What cannot be told in a window of ours, as plain text; its class takes 20 ms to load."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "IVR Designer", words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


class Application(QApplication):
    """The program to the desktop. On macOS a document is opened by an event, also at the start.

    Signals:
        asked: Path of a document.
    """

    asked = Signal(object)

    def __init__(self, argv: list[str]) -> None:
        super().__init__(argv)
        self.documents: list[Path] = []
        """Asked for before anybody listened."""
        self.heard = False

    def event(self, event: QEvent) -> bool:
        """Qt calls this with what is meant for the program and not for a window."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        path = Path(event.file())
        if self.heard:
            self.asked.emit(path)
        else:
            self.documents.append(path)
        return True


def make_application() -> "Application":
    """The QApplication with its names, before anything else of Qt."""
    QCoreApplication.setApplicationName("ivr-designer")
    QCoreApplication.setApplicationVersion(__version__)
    name_for_taskbar()
    app = Application(sys.argv[:1])
    app.setApplicationDisplayName("IVR Designer")
    app.setDesktopFileName("ivr-designer")
    if sys.platform == "darwin":
        from PySide6.QtCore import Qt

        app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    return app


def name_for_taskbar() -> None:
    """Windows: a button of our own in the taskbar, with our icon, also when Python runs the program."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID(TASKBAR_NAME)


def after_first_paint(window: MainWindow, act: Callable[[], object]) -> None:
    """Call `act` when the window has been painted for the first time, or is not going to be seen soon."""
    _look_again(window, act, _LOOKS)


def _look_again(window: MainWindow, act: Callable[[], object], looks: int) -> None:
    handle = window.windowHandle()
    if looks and (handle is None or not handle.isExposed()):
        QTimer.singleShot(_LOOK_MS, window, lambda: _look_again(window, act, looks - 1))
    else:
        QTimer.singleShot(0, window, act)


def start_logging(places: Folders) -> None:
    """Log to a file that rotates, everything masked. Raises OSError."""
    import logging

    from ivr_designer.app.log_file import LogFile
    from ivr_designer.config.redact import RedactingFilter

    private(places.logs)
    handler = LogFile(places.logs / "ivr-designer.log", _LOG_BYTES)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "uvicorn", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def let_python_see_signals(app: QApplication) -> Callable[[], None]:
    """SIGTERM and SIGINT close the window as the user would; call the result to stop looking for them.

    Python hears them in the midst of whatever it does: what is just being shown would come back after it was
    closed, and the program would never end. So they close in a turn of their own.
    """
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, app.closeAllWindows))
    ticker = QTimer(app)  # Python looks at signals only when its code runs
    ticker.setInterval(300)
    ticker.timeout.connect(_nothing)
    ticker.start()
    return ticker.stop


def _nothing() -> None:
    """Python runs."""
