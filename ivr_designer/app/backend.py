"""What the window asks for, done on a worker thread: sessions, sandbox, connection test, secrets."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from ivr_designer.app.vault import TwoVaults
from ivr_designer.config.paths import Folders, private
from ivr_designer.config.profiles import Profile, ProfileStore
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import KeyringVault, VaultError
from ivr_designer.config.settings import Settings
from ivr_designer.config.state import WindowState
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Session, SyncProblem
from ivr_designer.ui.backend import SecretRefused, Step

if TYPE_CHECKING:
    from ivr_designer.icc.probe import Diagnosis
    from ivr_designer.sandbox.server import SandboxServer
    from ivr_designer.sync.session import LiveSession

T = TypeVar("T")
SANDBOX_ID = "sandbox"
_KEYRINGS = {"darwin": "the Keychain", "win32": "Windows Credential Manager"}


class AppBackend:
    """See ui.backend.Backend. httpx, JWT, keyring and the sandbox are imported when first used."""

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        profiles: ProfileStore,
        state: WindowState,
        vault: TwoVaults | None = None,
        make_session: "Callable[..., LiveSession] | None" = None,
    ) -> None:
        self.folders = folders
        self.settings = settings
        self.profiles = profiles
        self.state = state
        self._vault = vault or TwoVaults(KeyringVault())
        self._make_session = make_session
        self._worker = ThreadPoolExecutor(max_workers=2, thread_name_prefix="backend")
        self._session: LiveSession | None = None
        self._sandbox: SandboxServer | None = None

    @property
    def keyring_name(self) -> str:
        """See Backend. Guessed from the system: asking the keyring itself may block."""
        return _KEYRINGS.get(sys.platform, "the keyring")

    @property
    def self_test_command(self) -> Sequence[str]:
        """See Backend."""
        own = [] if getattr(sys, "frozen", False) else ["-m", "ivr_designer"]
        return [sys.executable, *own, "doctor", "--json"]

    # ---- sessions

    def open_session(self, profile: Profile | None) -> "Future[Session]":
        """See Backend."""
        return self._worker.submit(self._open_session, profile)

    def _open_session(self, profile: Profile | None) -> Session:
        from ivr_designer.sync.session import LiveSession

        old, self._session = self._session, None
        if old is not None:
            old.close()
        private(self.folders.state)
        make = self._make_session or LiveSession
        session = make(profile, self._vault, self.settings, self.folders, ask_after_damage=True)
        session.start()
        self._session = session
        return session

    def start_sandbox(self) -> "Future[Profile]":
        """See Backend."""
        return self._worker.submit(self._start_sandbox)

    def _start_sandbox(self) -> Profile:
        from ivr_designer.sandbox.errors import SandboxError
        from ivr_designer.sandbox.server import SandboxServer

        if self._sandbox is None:
            data = private(self.folders.state / "sandbox") / "account.json"
            try:
                self._sandbox = SandboxServer(data_path=data, seed="sample").start()
            except (SandboxError, OSError) as error:
                raise SyncProblem(
                    phrase("The sandbox did not start: {reason}", reason=str(error)),
                    phrase("Restart the program; if that does not help, remove the folder “sandbox”."),
                ) from error
        server = self._sandbox
        profile = Profile(SANDBOX_ID, "Sandbox", server.key_sid, server.icc_url, server.media_url, "direct")
        self._vault.lend(profile.key_sid, Secret(server.secret), stays=True)
        return profile

    # ---- connections

    def test_connection(self, profile: Profile, secret: str | None) -> "Future[Sequence[Step]]":
        """See Backend."""
        return self._worker.submit(self._test, profile, None if secret is None else Secret(secret))

    def _test(self, profile: Profile, secret: Secret | None) -> Sequence[Step]:
        from ivr_designer.icc.probe import Kind

        key = secret or _vaulted(lambda: self._vault.get(profile.key_sid))
        if key is None:
            raise SyncProblem(
                phrase("No secret is stored for this key."), phrase("Enter the secret and test again.")
            )
        found = _probed(profile, key)
        warns = found.is_usable and found.kind is not Kind.OK
        steps = [Step(found.cause, found.is_usable, None, found.advice, warns)]
        if found.server_words:
            said = phrase("The server said: “{words}”", words=found.server_words)
            steps.append(Step(said, found.is_usable))
        if found.trees is not None:
            steps.append(Step(phrase("Trees found: {count}", count=found.trees), True))
        return steps

    def keep_secret(self, profile: Profile, secret: str, *, remember: bool) -> "Future[None]":
        """See Backend."""
        keep = self._remember if remember else self._lend
        return self._worker.submit(keep, profile, Secret(secret))

    def _lend(self, profile: Profile, secret: Secret) -> None:
        _vaulted(lambda: self._vault.lend(profile.key_sid, secret))

    def _remember(self, profile: Profile, secret: Secret) -> None:
        """A mistyped secret does not take the place of another one, which may be right."""
        kept = _vaulted(lambda: self._vault.kept(profile.key_sid))
        if kept is not None and kept != secret:
            self._refuse_unknown(profile, secret)
        _vaulted(lambda: self._vault.put(profile.key_sid, secret))

    @staticmethod
    def _refuse_unknown(profile: Profile, secret: Secret) -> None:
        from ivr_designer.icc.probe import Kind

        found = _probed(profile, secret)
        if found.kind is Kind.KEY_REFUSED:
            raise SecretRefused(
                phrase("{cause} The secret that was kept before stays.", cause=found.cause), found.advice
            )

    def forget_secret(self, profile: Profile) -> "Future[None]":
        """See Backend."""
        return self._worker.submit(_vaulted, lambda: self._vault.forget(profile.key_sid))

    # ---- end

    def close(self) -> None:
        """Stop session and sandbox; what waits is kept for the next start."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._sandbox is not None:
            self._sandbox.stop()
            self._sandbox = None


def _probed(profile: Profile, secret: Secret) -> "Diagnosis":
    import asyncio

    from ivr_designer.icc.probe import probe_connection

    return asyncio.run(probe_connection(profile, secret))


def _vaulted(act: Callable[[], T]) -> T:
    """Run a call to the vault; its errors become sentences. Raises SyncProblem."""
    try:
        return act()
    except VaultError as error:
        raise SyncProblem(error.cause, error.advice) from error
