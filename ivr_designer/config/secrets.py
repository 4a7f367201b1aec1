"""Where API key secrets are kept: the operating system's keyring, or memory for one session. Never a file.

This is the only module that touches keyring. Every call to a KeyringVault may *block*, for as long as a
locked keyring shows its prompt: call it on a worker thread, never on the screen's.
"""

import importlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from ivr_designer.config.redact import Secret
from ivr_designer.domain.phrases import Phrase, phrase

SERVICE = "ivr-designer"
MAX_SECRET_CHARS = 1280
"""What the Windows Credential Manager holds, 2,560 bytes of UTF-16; the same limit everywhere."""

# By class, not by what entry points or environment name: keyring would take any installed back-end, and
# among those are plain files.
_ALLOWED = (
    ("keyring.backends.macOS", "Keyring", "macOS Keychain"),
    ("keyring.backends.Windows", "WinVaultKeyring", "Windows Credential Manager"),
    ("keyring.backends.SecretService", "Keyring", "Secret Service"),
    ("keyring.backends.libsecret", "Keyring", "Secret Service (libsecret)"),
    ("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
)
# The environment may switch the keyring off, but not replace it.
_OFF_VARIABLE = "PYTHON_KEYRING_BACKEND"
_OFF = {"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"}
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}


class VaultError(Exception):
    """A secret could not be kept or fetched: `code` for programs, `cause` and `advice` for people."""

    def __init__(self, code: str, cause: Phrase, advice: Phrase) -> None:
        super().__init__(f"{cause} {advice}")
        self.code = code
        self.cause = cause
        self.advice = advice


class VaultLocked(VaultError):
    """The keyring is locked, and its prompt was dismissed or could not be shown."""

    def __init__(self) -> None:
        super().__init__(
            "locked",
            phrase("Your keyring is locked."),
            phrase("Unlock it and try again, or enter the secret for this session."),
        )


class VaultUnavailable(VaultError):
    """There is no keyring that we trust, or it does not answer. `detail` names the kind of failure."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "unavailable",
            phrase("This computer has no keyring that can be used."),
            phrase(
                "Enter the secret for this session, or set up a keyring (on Linux: GNOME Keyring or KWallet)."
            ),
        )
        self.detail = detail


class VaultRefused(VaultError):
    """The keyring did not keep the secret. `code` is "too_long", "empty" or "not_kept"."""


class Vault(Protocol):
    """A place for secrets, by the key SID they belong to."""

    @property
    def name(self) -> str:
        """What to call it on the screen."""
        ...

    @property
    def is_durable(self) -> bool:
        """True when secrets are there again at the next start."""
        ...

    def get(self, key_sid: str) -> Secret | None:
        """The secret, or None if there is none. Raises VaultError."""
        ...

    def put(self, key_sid: str, secret: Secret) -> None:
        """Keep the secret in place of an older one. Raises VaultError."""
        ...

    def forget(self, key_sid: str) -> None:
        """Remove the secret; no error if there is none. Raises VaultError."""
        ...

    def withdraw(self, key_sid: str) -> None:
        """Forget what is kept in memory for this run besides the durable place. Never blocks."""
        ...


class MemoryVault:
    """Secrets for this session only."""

    name = "this session"
    is_durable = False

    def __init__(self) -> None:
        self._secrets: dict[str, Secret] = {}

    def get(self, key_sid: str) -> Secret | None:
        """The secret, or None."""
        return self._secrets.get(key_sid)

    def put(self, key_sid: str, secret: Secret) -> None:
        """Keep the secret until the program ends. Raises VaultRefused for an empty one."""
        _check_size(secret)
        self._secrets[key_sid] = secret

    def forget(self, key_sid: str) -> None:
        """Remove the secret."""
        self._secrets.pop(key_sid, None)

    def withdraw(self, key_sid: str) -> None:
        """Nothing: this is all there is."""


class KeyringVault:
    """The operating system's keyring. Blocks: see the module. Calls from several threads wait for each other.

    `find` gives name and back-end, or raises VaultUnavailable; it is called once, at the first use.
    """

    is_durable = True

    def __init__(self, find: "Callable[[], tuple[str, Any]] | None" = None) -> None:
        self._find = find or find_backend
        self._found: tuple[str, Any] | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The keyring's name once it was used, else "keyring"."""
        return self._found[0] if self._found else "keyring"

    def get(self, key_sid: str) -> Secret | None:
        """The secret, or None. Raises VaultLocked, VaultUnavailable."""
        with self._backend() as backend:
            text = backend.get_password(_service(key_sid), key_sid)
        return Secret(text) if text else None

    def put(self, key_sid: str, secret: Secret) -> None:
        """Keep the secret and read it back. Raises VaultLocked, VaultUnavailable, VaultRefused."""
        _check_size(secret)
        with self._backend() as backend:
            backend.set_password(_service(key_sid), key_sid, secret.reveal())
            kept = backend.get_password(_service(key_sid), key_sid)
        if kept is None or Secret(kept) != secret:
            raise VaultRefused(
                "not_kept",
                phrase("The keyring did not keep the secret."),
                phrase("Enter it for this session, or repair the keyring."),
            )

    def forget(self, key_sid: str) -> None:
        """Remove the secret. Raises VaultLocked, VaultUnavailable."""
        with self._backend() as backend:
            if backend.get_password(_service(key_sid), key_sid) is not None:
                backend.delete_password(_service(key_sid), key_sid)

    def withdraw(self, key_sid: str) -> None:
        """Nothing: all of it is in the keyring."""

    @contextmanager
    def _backend(self) -> Iterator[Any]:
        with self._lock:
            try:
                if self._found is None:
                    self._found = self._find()
                yield self._found[1]
            except VaultError:
                raise
            except Exception as error:  # back-ends raise D-Bus, GLib and OS errors of any kind
                # Only the kind is kept: the text of an error may hold what was to be stored.
                kind = type(error).__name__
                raise (VaultLocked() if kind in _LOCKED else VaultUnavailable(kind)) from None


def find_backend() -> tuple[str, Any]:
    """Name and instance of the best trusted keyring here. May block. Raises VaultUnavailable."""
    if os.environ.get(_OFF_VARIABLE, "") in _OFF:
        raise VaultUnavailable("switched off")
    best: tuple[float, str, Any] | None = None
    for module, class_name, shown in _ALLOWED:
        try:
            kind = getattr(importlib.import_module(module), class_name)
            priority = float(kind.priority)
        except Exception:  # noqa: S112 - "not on this system" comes as an exception of any kind
            continue
        if best is None or priority > best[0]:
            best = (priority, shown, kind)
    if best is None or best[0] <= 0:
        raise VaultUnavailable("none found")
    return best[1], best[2]()


def _service(key_sid: str) -> str:
    """One service per account: Windows renames the entry when one service gets a second user."""
    return f"{SERVICE}/{key_sid}"


def _check_size(secret: Secret) -> None:
    if not secret:
        raise VaultRefused(
            "empty", phrase("The secret is empty."), phrase("Enter the secret of the API key.")
        )
    if len(secret.reveal().encode("utf-16-le", "surrogatepass")) > 2 * MAX_SECRET_CHARS:
        raise VaultRefused(
            "too_long",
            phrase(
                "The secret is longer than {count} characters, which no keyring takes everywhere.",
                count=MAX_SECRET_CHARS,
            ),
            phrase("Check that only the API key's secret was pasted."),
        )
