"""The start: a painted window first, everything that takes time after it."""

import logging
import logging.handlers
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ivr_designer import __version__
from ivr_designer.app import GuiOptions
from ivr_designer.app.backend import AppBackend
from ivr_designer.config import options as declared
from ivr_designer.config.json_file import NewerFile
from ivr_designer.config.managed import managed
from ivr_designer.config.paths import Folders, folders, private
from ivr_designer.config.profiles import ProfileError, ProfileStore
from ivr_designer.config.redact import RedactingFilter
from ivr_designer.config.settings import open_settings
from ivr_designer.config.state import WindowState
from ivr_designer.crash import CrashGuard
from ivr_designer.ui.dialogs.crash_report import CrashDialog
from ivr_designer.ui.icons import app_icon
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.shell import Shell
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import Look, ThemeKeeper
from ivr_designer.ui.translation import Translations
from ivr_designer.ui.widgets.info_bar import Bar, Tone

_LOG_BYTES = 2 * 1024 * 1024


class Program(QObject):
    """Everything that lives as long as the window does."""

    def __init__(self, app: QApplication, places: Folders, options: GuiOptions) -> None:
        super().__init__(app)
        self._app = app
        self._options = options
        self._troubles: list[str] = []
        self.guard = CrashGuard(places.logs, self)
        self.guard.install()
        self.backend = self._make_backend(places)
        settings = self.backend.settings
        self.keeper = ThemeKeeper(app, Look(settings.get(declared.THEME)))
        translations = Translations(app, settings.get(declared.LANGUAGE))
        self.window = MainWindow()
        self.shell = Shell(self.window, self.backend, self.keeper, translations)
        self.guard.rescue_with(self.window.inspector.flush)
        self.guard.reported.connect(self._on_crash)

    def _make_backend(self, places: Folders) -> AppBackend:
        def set_aside(path: Path) -> None:
            self._troubles.append(
                tr("A file of settings was damaged and is kept as “{file}”.").format(file=path.name)
            )

        settings = open_settings(places.settings, on_damage=set_aside)
        profiles = ProfileStore(places.profiles, on_damage=set_aside, fixed=managed(settings).fixed)
        self._troubles += settings.problems
        state = WindowState(places.window_state)
        return AppBackend(places, settings, profiles, state)

    def begin(self) -> None:
        """After the first paint: open a session as asked."""
        for count, trouble in enumerate(self._troubles):
            self.window.prompts.bar(Bar(f"start-{count}", Tone.WARNING, trouble))
        try:
            self.shell.begin(
                sandbox=self._options.sandbox, profile=self._options.profile, file=self._options.file
            )
        except ProfileError as error:
            self.window.prompts.bar(Bar("profile", Tone.WARNING, error.cause, error.advice))
            self.shell.connections.welcome()

    @Slot(object)
    def _on_crash(self, reported: tuple[str, Path | None]) -> None:
        text, folder = reported
        CrashDialog(text, folder, self.window).open()

    def end(self) -> None:
        """Quick and without questions: what waits is on disk."""
        self.window.io.attach(None)
        self.backend.close()
        self.guard.uninstall()


def run(options: GuiOptions) -> int:
    """Run the window and return the exit code."""
    app = make_application()
    places = folders()
    try:
        start_logging(places)
        program = Program(app, places, options)
    except (OSError, NewerFile) as error:
        print(f"The settings cannot be read: {error}", file=sys.stderr)
        return 2
    program.window.show()
    after_first_paint(program.window, program.begin)
    stop = let_python_see_signals(app)
    try:
        return app.exec()
    finally:
        stop()
        program.end()


def make_application() -> QApplication:
    """The QApplication with its names, before anything else of Qt."""
    QCoreApplication.setApplicationName("ivr-designer")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("IVR Designer")
    app.setDesktopFileName("ivr-designer")
    app.setWindowIcon(app_icon())
    if sys.platform == "darwin":
        app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    return app


def after_first_paint(window: MainWindow, act: Callable[[], object]) -> None:
    """Call `act` when the window has been painted for the first time."""
    QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, act))


def start_logging(places: Folders) -> None:
    """Log to a file that rotates, everything masked. Raises OSError."""
    private(places.logs)
    handler = logging.handlers.RotatingFileHandler(
        places.logs / "ivr-designer.log", maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "uvicorn", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def let_python_see_signals(app: QApplication) -> Callable[[], None]:
    """SIGTERM and SIGINT close the window as the user would; call the result to stop looking for them."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.closeAllWindows())
    ticker = QTimer(app)  # Python looks at signals only when its code runs
    ticker.setInterval(300)
    ticker.timeout.connect(_nothing)
    ticker.start()
    return ticker.stop


def _nothing() -> None:
    """Python runs."""
