"""The program behind the window. It is loaded when the empty window has been painted."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from ivr_designer.app import GuiOptions
from ivr_designer.app.backend import SANDBOX_ID, AppBackend
from ivr_designer.app.single import Door, Doorkeeper
from ivr_designer.app.start import Application, Memory
from ivr_designer.config import options as declared
from ivr_designer.config.managed import managed
from ivr_designer.config.profiles import ProfileError, ProfileStore
from ivr_designer.crash import CrashGuard
from ivr_designer.domain.garbage import GarbagePolicy
from ivr_designer.ui.dialogs.crash_report import CrashDialog
from ivr_designer.ui.first_look import undress
from ivr_designer.ui.flags import without
from ivr_designer.ui.icons import app_icon
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.shell import Shell
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.theme import Look, ThemeKeeper
from ivr_designer.ui.tidying import Tidying
from ivr_designer.ui.translation import Translations
from ivr_designer.ui.warming import Warming
from ivr_designer.ui.widgets.info_bar import Bar, Tone


class Program(QObject):
    """Everything that lives as long as the window does."""

    def __init__(self, app: QApplication, memory: Memory, options: GuiOptions, window: MainWindow) -> None:
        super().__init__(app)
        self._app = app
        self._memory = memory
        self._options = options
        self._tidying: Tidying | None = None
        self.window = window
        self.guard = CrashGuard(memory.places.logs, self)
        self.guard.install()
        settings, places = memory.settings, memory.places
        profiles = ProfileStore(
            places.profiles, on_damage=memory.damaged.append, fixed=managed(settings).fixed
        )
        self.backend = AppBackend(places, settings, profiles, memory.state)
        undress(window)
        self.keeper = ThemeKeeper(app, Look(settings.get(declared.THEME)))
        self._translations = Translations(app, settings.get(declared.LANGUAGE))

    def fill(self) -> Iterator[None]:
        """Put everything into the window, a part a step, and begin."""
        self._app.setWindowIcon(app_icon())
        if sys.platform == "darwin":
            from ivr_designer.ui import mac

            mac.adapt(self._app)
        yield
        yield from self.window.parts()
        self.shell = Shell(self.window, self.backend, self.keeper, self._translations)
        self.guard.rescue_with(self.window.inspector.flush)
        self.guard.reported.connect(self._on_crash)
        self._tidying = Tidying(GarbagePolicy(), self.window.is_busy, self)
        Warming(self.window.is_busy, self)
        yield
        self.begin()

    def begin(self) -> None:
        """Tell what was amiss, and open a session as asked."""
        kept = tr("A file of settings was damaged and is kept as “{file}”.")
        troubles = [kept.format(file=path.name) for path in self._memory.damaged]
        for count, trouble in enumerate([*troubles, *self._memory.settings.problems]):
            self.window.prompts.bar(Bar(f"start-{count}", Tone.WARNING, trouble))
        self._begin_as(self._options)

    def _begin_as(self, options: GuiOptions) -> None:
        try:
            self.shell.begin(sandbox=options.sandbox, profile=options.profile, file=options.file)
        except ProfileError as error:
            self.window.prompts.bar(Bar("profile", Tone.WARNING, say(error.cause), say(error.advice)))
            self.shell.connections.welcome()

    def listen_at(self, door: Door) -> None:
        """Come forward when the program is started again."""
        keeper = Doorkeeper(door, self)
        keeper.knocked.connect(self._on_knocked)
        self.window.closing.connect(keeper.close)  # who knocks from now on gets a window of its own

    def open_documents(self, app: Application) -> None:
        """Open what the desktop asks for: what it asked at the start now, the rest when it comes."""
        app.heard = True
        app.asked.connect(self._on_asked)
        for path in app.documents:
            self._on_asked(path)
        app.documents.clear()

    @Slot(object)
    def _on_asked(self, path: Path) -> None:
        self._on_knocked(GuiOptions(file=path))

    @Slot(object)
    def _on_knocked(self, options: GuiOptions) -> None:
        window = self.window
        window.setWindowState(without(window.windowState(), Qt.WindowState.WindowMinimized))
        window.show()
        window.raise_()
        window.activateWindow()
        shown = self.shell.connections.profile
        is_there = options.sandbox and shown is not None and shown.id == SANDBOX_ID
        if is_there:
            options = replace(options, sandbox=False)
        if options != GuiOptions():
            self._begin_as(options)

    @Slot(object)
    def _on_crash(self, reported: tuple[str, Path | None]) -> None:
        text, folder = reported
        CrashDialog(text, folder, self.window).open()

    def end(self) -> None:
        """Quick and without questions: what waits is on disk."""
        if self._tidying is not None:
            self._tidying.stop()
        if self.window.filled:
            self.window.io.attach(None)
        self.backend.close()
        self.guard.uninstall()
