"""Which contact center the window works with: first start, connections, sandbox, asking for the secret."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.config.profiles import Profile, ProfileError
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.sync.contract import Session, SyncProblem
from ivr_designer.ui.backend import Backend
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.dialogs.connections import ConnectionsDialog
from ivr_designer.ui.dialogs.secret import SecretDialog
from ivr_designer.ui.dialogs.welcome import WelcomeDialog
from ivr_designer.ui.prompts import QtPrompts

if TYPE_CHECKING:
    from concurrent.futures import Future

_LAST = "last_profile"
_TOPIC = "session"


_SANDBOX = phrase("Sandbox")


class ConnectionController(QObject):
    """Opens sessions and hands them to the window.

    Signals:
        session_opened: (Session, name for the status bar).
        starting: name of what is being started, or None when that failed.
        file_wanted: a file is to be chosen.
    """

    session_opened = Signal(object)
    starting = Signal(object)
    file_wanted = Signal()

    def __init__(self, backend: Backend, io: IoBridge, prompts: QtPrompts, host: QWidget) -> None:
        super().__init__(host)
        self._backend = backend
        self._io = io
        self._prompts = prompts
        self._host = host
        self._profile: Profile | None = None
        self._asking: SecretDialog | None = None

    @property
    def profile(self) -> Profile | None:
        """The connection in use; None for a session without a server."""
        return self._profile

    # ---- start

    def begin(self) -> None:
        """At start: the connection used last, or the first-start dialog."""
        last = self._backend.state.value(_LAST)
        profile = self._find(last) if isinstance(last, str) else None
        if profile is None:
            profiles = self._backend.profiles.all()
            profile = profiles[0] if len(profiles) == 1 else None
        if profile is not None:
            self.connect_to(profile)
        else:
            self.welcome()

    @Slot()
    def welcome(self) -> WelcomeDialog:
        """Offer the three ways to begin."""
        dialog = WelcomeDialog(self._host)
        dialog.sandbox_wanted.connect(self.use_sandbox)
        dialog.connect_wanted.connect(self.edit)
        dialog.file_wanted.connect(self.file_wanted)
        dialog.open()
        return dialog

    @Slot()
    def edit(self) -> ConnectionsDialog:
        """Choose, add or change a connection."""
        current = self._profile.id if self._profile is not None else None
        dialog = ConnectionsDialog(self._backend, self._io, self._host, current)
        dialog.chosen.connect(self.connect_to)
        dialog.open()
        return dialog

    # ---- sessions

    @Slot(object)
    def connect_to(self, profile: Profile, then: Callable[[], object] | None = None) -> None:
        """Work with this connection and remember it for the next start."""
        with contextlib.suppress(OSError):  # then it is asked again at the next start
            self._backend.state.set_value(_LAST, profile.id)
        self._open(profile, profile.name, then)

    @Slot()
    def use_sandbox(self, then: Callable[[], object] | None = None) -> None:
        """Start the sandbox and work with it."""
        self.starting.emit(_SANDBOX)
        self._call(self._backend.start_sandbox(), lambda profile: self._open(profile, _SANDBOX, then))

    def use_local(self, then: Callable[[], object] | None = None) -> None:
        """Work without a server, for files."""
        self._open(None, phrase("Without a contact center"), then)

    def open_file(self, path: Path, open_it: Callable[[Path], object]) -> None:
        """A file is to be opened before there is a session."""
        self.use_local(lambda: open_it(path))

    def _open(
        self, profile: Profile | None, name: str | Phrase, then: Callable[[], object] | None = None
    ) -> None:
        def opened(session: Session) -> None:
            self._profile = profile
            self._prompts.clear(_TOPIC)
            self.session_opened.emit((session, name))
            if then is not None:
                then()

        if profile is not None:
            self.starting.emit(name)
        self._call(self._backend.open_session(profile), opened)

    def _call(self, future: "Future[Any]", ok: Callable[[Any], None]) -> None:
        self._io.call(future, ok, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, SyncProblem):
            raise error
        if self._io.session is None:
            self.starting.emit(None)
        self._prompts.notice(error.cause, error.advice, topic=_TOPIC)

    def _find(self, profile_id: str) -> Profile | None:
        try:
            return self._backend.profiles.get(profile_id)
        except ProfileError:
            return None

    # ---- secret

    @Slot()
    def ask_secret(self) -> SecretDialog | None:
        """Ask for the secret of the connection in use, once at a time."""
        if self._profile is None or self._asking is not None:
            return self._asking
        dialog = SecretDialog(self._profile.name, self._backend.keyring_name, self._host)
        dialog.entered.connect(self._on_secret)
        dialog.finished.connect(self._on_asked)
        self._asking = dialog
        dialog.open()
        return dialog

    @Slot(object)
    def _on_secret(self, entered: tuple[str, bool]) -> None:
        session = self._io.session
        if session is not None:
            self._prompts.clear(_TOPIC)  # what was said of the secret before is answered
            self._io.call(session.use_secret(entered[0], remember=entered[1]), lambda _n: None, self._failed)

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None
