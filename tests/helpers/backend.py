"""A backend without worker threads: sessions in memory, answers at once."""

import sys
from concurrent.futures import Future
from pathlib import Path

from ivr_designer.config.profiles import Profile, ProfileStore
from ivr_designer.config.settings import open_settings
from ivr_designer.config.state import WindowState
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Session, SyncProblem
from ivr_designer.ui.backend import Step
from tests.helpers.memory_session import MemorySession

SANDBOX = Profile("sandbox", "Sandbox", "SKsandbox", "http://127.0.0.1:1", "http://127.0.0.1:2")


class MemoryBackend:
    """See ui.backend.Backend. `problem` makes the next calls fail with it; `kept` lists stored secrets."""

    keyring_name = "the test keyring"
    self_test_command = (sys.executable, "-c", "print('{\"checks\": []}')")

    def __init__(self, folder: Path, session: Session | None = None) -> None:
        self.profiles = ProfileStore(folder / "profiles.json")
        self.settings = open_settings(folder / "settings.json", environ={}, machine_folder=folder / "machine")
        self.state = WindowState(folder / "window.json")
        self.session = session or MemorySession()
        self.problem: SyncProblem | None = None
        self.steps = [Step(phrase("It works."), True)]
        self.opened: list[Profile | None] = []
        self.kept: list[tuple[str, bool]] = []
        self.tested: list[tuple[str, str | None]] = []
        self.forgotten: list[str] = []

    def open_session(self, profile: Profile | None) -> "Future[Session]":
        self.opened.append(profile)
        return self._answer(self.session)

    def start_sandbox(self) -> "Future[Profile]":
        return self._answer(SANDBOX)

    def test_connection(self, profile: Profile, secret: str | None) -> "Future":
        self.tested.append((profile.key_sid, secret))
        return self._answer(self.steps)

    def keep_secret(self, profile: Profile, secret: str, *, remember: bool) -> "Future[None]":
        self.kept.append((profile.key_sid, remember))
        return self._answer(None)

    def forget_secret(self, profile: Profile) -> "Future[None]":
        self.forgotten.append(profile.key_sid)
        return self._answer(None)

    def _answer(self, value: object) -> "Future":
        future: Future = Future()
        if self.problem is not None:
            future.set_exception(self.problem)
        else:
            future.set_result(value)
        return future
