"""Sessions against a sandbox over a real socket, for tests."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.config.paths import Folders
from ivr_designer.config.profiles import Profile
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault
from ivr_designer.config.settings import open_settings
from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Event, ItemId
from ivr_designer.sync.session import LiveSession
from ivr_designer.sync.status import Link

WAIT_S = 20.0


@dataclass
class Opened:
    """A started session with all its events, and the server it talks to."""

    session: LiveSession
    server: Any
    events: list[Event] = field(default_factory=list)

    def settle(self, tree: TreeId | None = None):
        return self.session.settled(tree).result(WAIT_S)

    def document(self, tree: TreeId) -> Document:
        """The tree as the window would hold it."""
        content = self.session.open_tree(tree).result(WAIT_S)
        return Document(IvrTree(tree, content), self.session.commit)

    def of_type(self, kind: type) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    def rows(self, name: str, **match: Any) -> list[dict[str, Any]]:
        """Rows as the server has them."""
        found = self.server.control.store.rows(name)
        return [row for row in found if all(row.get(k) == v for k, v in match.items())]


def wait_until(condition, timeout_s: float = WAIT_S) -> None:
    """Wait for what another thread does."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def folders_in(path) -> Folders:
    return Folders(path / "config", path / "state", path / "cache")


def profile_of(server) -> Profile:
    return Profile("sandbox", "Sandbox", server.key_sid, server.icc_url, server.media_url)


def vault_of(server, secret: str | None = None) -> MemoryVault:
    vault = MemoryVault()
    vault.put(server.key_sid, Secret(secret or server.secret))
    return vault


def quick_settings(path, **more):
    """Settings with which a lost answer is settled within seconds."""
    values = {"write_token_life_s": 2.0, "fence_margin_s": 0.5, **more}
    return open_settings(path / "settings.json", command_line=values, environ={}, machine_folder=path)


def _has_begun(made: LiveSession) -> bool:
    """True when the lists were read, or when it is clear that they cannot be."""
    if made.profile is not None and made.status.link in {Link.NONE, Link.CONNECTING, Link.ONLINE}:
        return made.account.read_at is not None
    return True


@contextmanager
def session(path, server=None, *, vault=None, settings=None, wait=True, make=LiveSession, **more):
    """A started session below `path`; closed at the end. Without a server it has no profile."""
    profile = None if server is None else profile_of(server)
    vault = vault if vault is not None or server is None else vault_of(server)
    made = make(profile, vault, settings, folders_in(path), **more)
    opened = Opened(made, server)
    made.listen(opened.events.append)
    made.start()
    try:
        if wait:
            wait_until(lambda: _has_begun(made))
            made.settled().result(WAIT_S)
        yield opened
    finally:
        made.close()


class SlowSession(LiveSession):
    """One whose commits of edits, and acts on whole trees, wait while `let_go` is not set, before they do
    anything; `came` is set when one has come so far. `broken` is raised in its place.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.let_go, self.came = threading.Event(), threading.Event()
        self.let_go.set()
        self.broken: Exception | None = None

    def commit(self, edit: Edit, change: Change, tree: IvrTree) -> None:
        self._hold()
        super().commit(edit, change, tree)

    def delete_tree(self, tree: TreeId) -> None:
        self._hold()
        super().delete_tree(tree)

    def keep_tree(self, tree: TreeId) -> None:
        self._hold()
        super().keep_tree(tree)

    def discard(self, tree: TreeId, items: frozenset[ItemId]) -> None:
        self._hold()
        super().discard(tree, items)

    def _hold(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            self.came.set()
            assert self.let_go.wait(WAIT_S)
        if self.broken is not None:
            raise self.broken
