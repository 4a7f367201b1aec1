"""What the window needs from whoever runs it: profiles, sessions, the sandbox, memory between runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ivr_designer.config.profiles import Profile, ProfileStore
from ivr_designer.config.settings import Settings
from ivr_designer.config.state import WindowState
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.contract import SyncProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from ivr_designer.sync.contract import Session


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a connection test: what was tried, how it went, and what to do if it did not go well.

    `warns`: one can work with it, but not with all of it.
    """

    what: Phrase
    ok: bool
    cause: Phrase | None = None
    advice: Phrase | None = None
    warns: bool = False


class SecretRefused(SyncProblem):
    """The contact center does not know a secret; the one that was kept stays."""


class Backend(Protocol):
    """Implemented by `app`; tests bring their own. Futures finish on other threads."""

    @property
    def profiles(self) -> ProfileStore:
        """The connection profiles."""
        ...

    @property
    def settings(self) -> Settings:
        """The options."""
        ...

    @property
    def state(self) -> WindowState:
        """Geometry, recent files."""
        ...

    def open_session(self, profile: Profile | None) -> "Future[Session]":
        """A started session for a profile, or one without a server. Closes the one before."""
        ...

    def start_sandbox(self) -> "Future[Profile]":
        """Run the built-in sandbox and give a profile that leads to it."""
        ...

    def test_connection(self, profile: Profile, secret: str | None) -> "Future[Sequence[Step]]":
        """Try a profile; without `secret` with the one that is stored."""
        ...

    def keep_secret(self, profile: Profile, secret: str, *, remember: bool) -> "Future[None]":
        """Keep a secret in the keyring, or for this run only. Fails with SyncProblem; with SecretRefused if
        it would take the place of another one and the contact center does not know it.
        """
        ...

    def forget_secret(self, profile: Profile) -> "Future[None]":
        """Remove a secret from the keyring."""
        ...

    @property
    def keyring_name(self) -> str:
        """What the place for secrets is called on this system."""
        ...

    @property
    def self_test_command(self) -> "Sequence[str]":
        """The command line that checks this installation and prints what it found as JSON."""
        ...
