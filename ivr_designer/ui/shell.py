"""The window with a backend behind it: connections, files, preferences, memory between runs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from ivr_designer.config import options
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.contract import Account, Session
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.backend import Backend
from ivr_designer.ui.controllers.connections import ConnectionController
from ivr_designer.ui.controllers.files import FileController
from ivr_designer.ui.dialogs.about import AboutDialog
from ivr_designer.ui.dialogs.frame import renew
from ivr_designer.ui.dialogs.preferences import PreferencesDialog
from ivr_designer.ui.dialogs.self_test import SelfTestDialog
from ivr_designer.ui.dialogs.shortcuts import ShortcutsDialog
from ivr_designer.ui.docks import restore_docks
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.shortcuts import parse, spell
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import Look, ThemeKeeper
from ivr_designer.ui.translation import Translations

_LAYOUT_VERSION = 2


class Shell(QObject):
    """Belongs to one window. `open_first` shows a tree as soon as the account is known."""

    def __init__(
        self, window: MainWindow, backend: Backend, keeper: ThemeKeeper, translations: Translations
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backend = backend
        self._keeper = keeper
        self._translations = translations
        self._open_first = False
        self.connections = ConnectionController(backend, window.io, window.prompts, window)
        self.files = FileController(backend, window.io, window.documents, window.prompts, window)
        self._wire()
        window.actions_.set_custom(parse(backend.settings.get(options.SHORTCUTS)))
        self._restore()
        self._apply_habits()
        window.features.rules.use(backend.settings)

    def _wire(self) -> None:
        window, actions = self._window, self._window.actions_
        connections, files = self.connections, self.files
        connections.session_opened.connect(self._on_session_opened)
        connections.starting.connect(self._on_starting)
        connections.file_wanted.connect(files.ask_open)
        files.session_wanted.connect(lambda path: connections.open_file(path, files.open))
        window.sync.key_wanted.connect(connections.ask_secret)
        window.canvas_area.start_wanted.connect(connections.welcome)
        window.trees_panel.connect_wanted.connect(connections.welcome)
        window.io.account_changed.connect(self._on_account)
        window.closing.connect(self._store)
        window.closing.connect(files.close)
        window.recent_menu.aboutToShow.connect(lambda: files.fill_recent(window.recent_menu))
        actions.bind("open-file", files.ask_open)
        actions.bind("save-file", files.save)
        actions.bind("save-file-as", files.ask_save)
        actions.bind("welcome", connections.welcome)
        actions.bind("connections", connections.edit)
        actions.bind("preferences", self.show_preferences)
        actions.bind("about", lambda: AboutDialog(window).open())
        actions.bind("self-test", lambda: SelfTestDialog(self._backend.self_test_command, window).open())
        actions.bind("shortcuts", self.show_shortcuts)
        actions.bind("quit", window.close)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # ---- start

    def begin(self, *, sandbox: bool = False, profile: str = "", file: Path | None = None) -> None:
        """Start as asked on the command line, or as last time."""
        self._open_first = file is None
        then = None if file is None else partial(self.files.open, file)
        if sandbox:
            self.connections.use_sandbox(then)
        elif profile:
            self.connections.connect_to(self._backend.profiles.get(profile), then)
        elif then is not None:
            then()  # asks for a session if there is none
        else:
            self.connections.begin()

    # ---- acts

    @Slot()
    def show_preferences(self) -> PreferencesDialog:
        """Look, language, habits."""
        dialog = PreferencesDialog(self._backend.settings, self._window)
        dialog.changed.connect(self._on_option_changed)
        dialog.outdated.connect(lambda: renew(dialog, self._show_language))
        dialog.open()
        return dialog

    def _show_language(self) -> PreferencesDialog:
        """The preferences in the language just chosen, with the keyboard where it was."""
        dialog = self.show_preferences()
        dialog.language.setFocus()
        return dialog

    @Slot()
    def show_shortcuts(self) -> ShortcutsDialog:
        """All keys, and the way to change them."""
        locked = self._backend.settings.is_locked(options.SHORTCUTS.id)
        dialog = ShortcutsDialog(self._window.actions_, self._window, self._store_keys, locked)
        dialog.open()
        return dialog

    def _store_keys(self, custom: dict[str, str]) -> None:
        try:
            self._backend.settings.set(options.SHORTCUTS, spell(custom))
        except OSError as error:
            self._window.prompts.note(
                tr("This cannot be stored: {reason}.").format(reason=error.strerror or "?")
            )

    @Slot(object)
    def _on_option_changed(self, option_id: str) -> None:
        settings = self._backend.settings
        if option_id == options.THEME.id:
            self._keeper.choose(Look(settings.get(options.THEME)), at_once=False)
        elif option_id == options.LANGUAGE.id:
            self._translations.choose(settings.get(options.LANGUAGE))
        else:
            self._apply_habits()

    def _apply_habits(self) -> None:
        """What the canvas may do by itself."""
        settings, surface = self._backend.settings, self._window.surface
        letters = settings.get(options.SINGLE_LETTER_SHORTCUTS)
        surface.keyboard.letters = letters
        self._window.actions_.set_letters(letters)
        surface.set_animated(not settings.get(options.REDUCED_MOTION))

    @Slot(object)
    def _on_starting(self, name: str | Phrase | None) -> None:
        """Say so from the first moment: a connection that is being made is not the lack of one."""
        status = SyncStatus(Link.CONNECTING if name is not None else Link.NONE)
        self._window.status_bar.show_connection(name or "")
        self._window.status_bar.show_status(status)
        self._window.trees_panel.set_status(status)
        self._window.canvas_area.set_status(status)

    @Slot(object)
    def _on_session_opened(self, opened: tuple[Session, str | Phrase]) -> None:
        session, name = opened
        self._window.use_session(session, name)
        self._open_something(session.account)

    @Slot(object)
    def _on_account(self, account: Account) -> None:
        self._open_something(account)

    def _open_something(self, account: Account) -> None:
        """After the start: the tree that was open last time, else the first one of the list."""
        if not self._open_first or not account.trees or self._window.documents.wanted is not None:
            return
        self._open_first = False
        last = self._backend.state.value("last_tree")
        rows = sorted(account.trees, key=lambda r: r.name.casefold())
        tree = next((r.id for r in rows if r.id == last), rows[0].id)
        self._window.documents.show(TreeId(tree))

    # ---- memory

    def _restore(self) -> None:
        state, window = self._backend.state, self._window
        used = state.value("recent_actions", [])
        window.features.commands.recent = [str(i) for i in used] if isinstance(used, list) else []
        geometry, docks = state.get_bytes("geometry"), state.get_bytes("docks")
        if geometry is not None:
            window.restoreGeometry(geometry)
        if docks is not None:
            restore_docks(window, docks, _LAYOUT_VERSION)

    @Slot()
    def _store(self) -> None:
        state, window = self._backend.state, self._window
        try:
            state.set_bytes("geometry", bytes(window.saveGeometry().data()))
            state.set_bytes("docks", bytes(window.saveState(_LAYOUT_VERSION).data()))
            state.set_value("last_tree", window.documents.wanted)
            state.set_value("recent_actions", window.features.commands.recent)
        except OSError:
            return  # the next start looks as the first one did

    def _dropped(self, paths: list[Path]) -> None:
        """Files were dropped on the window: recordings go to the contact center, a tree is opened."""
        sounds = [p for p in paths if p.suffix.lower() in {".wav", ".mp3"}]
        if sounds:
            self._window.features.recordings.offer(sounds)
        elif paths:
            self.files.open(paths[0])

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QCloseEvent) and self.files.is_saving:
            event.ignore()  # it closes when the file is there, and stays when that fails
            self.files.when_saved(self._window.close)
            return True
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            self._dropped([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])
            return True
        return False
