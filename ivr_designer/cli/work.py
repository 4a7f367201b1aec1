"""Plan, apply and pull on a session: the engine is the window's own, without the window."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ivr_designer.cli.kept import user_settings
from ivr_designer.cli.output import FINDINGS, Refusal, counted, remark
from ivr_designer.cli.questions import Confirmed, previewed
from ivr_designer.config.paths import Folders, folders
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import ReplaceTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.codec import OWN_FIELD
from ivr_designer.sync.comparing import kinds_between
from ivr_designer.sync.contract import Event, Mode, StatusChanged, TreeRow
from ivr_designer.sync.matching import CONFIRMED, Renaming, by_remote_id, onto, remote_ids, wanted_of
from ivr_designer.sync.proposals import Choice, PlanPreview, Version
from ivr_designer.sync.runtime import is_publishing
from ivr_designer.sync.session import LiveSession
from ivr_designer.sync.session_files import is_at
from ivr_designer.sync.spaces import STRANGER
from ivr_designer.sync.status import Link
from ivr_designer.sync.tree_acts import is_lent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from ivr_designer.cli.connection import Connection
    from ivr_designer.domain.ids import NodeId, TreeId
    from ivr_designer.storage.files import TreeFile
    from ivr_designer.storage.remote import RemoteIds

T = TypeVar("T")
_POLL_S = 0.2
_PATIENCE_S = 2.0
_SLOW_S = 10.0


def waited(future: Future[T], slow_s: float | None = None) -> T:
    """The result, in short waits: a wait without end cannot be interrupted on Windows.

    After `slow_s` seconds without one it is said what is waited for.
    """
    started = time.monotonic()
    while True:
        with contextlib.suppress(TimeoutError):
            return future.result(_POLL_S)
        if future.done():
            return future.result()
        if slow_s is not None and time.monotonic() - started >= slow_s:
            remark("The contact center has not answered yet. Waiting for it; Ctrl+C stops.")
            slow_s = None


@contextlib.contextmanager
def opened(connection: Connection, *, keep: bool) -> Iterator[LiveSession]:
    """A connected session. With `keep` its journal stays, so that a later run finds what this one began."""
    with contextlib.ExitStack() as stack:
        place = folders()
        if not keep:
            base = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ivr-designer-")))
            place = Folders(base / "config", base / "state", base / "cache")
        session = LiveSession(connection.profile, None, user_settings(), place)
        session.listen(_Waiting())
        session.start()
        stack.callback(session.close)
        waited(session.use_secret(connection.secret.reveal(), remember=False))
        waited(session.refresh(), _SLOW_S)
        yield session


class _Waiting:
    """Says once what a command waits for, so that nobody sits before a silent terminal."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._was_online = False

    def __call__(self, event: Event) -> None:
        if not isinstance(event, StatusChanged):
            return
        status = event.status
        self._was_online = self._was_online or status.link is Link.ONLINE
        cause = str(status.problem)
        is_away = status.link is Link.RATE_LIMITED or (self._was_online and status.link is Link.OFFLINE)
        if is_away and cause not in self._said:
            self._said.add(cause)
            remark(f"{cause} Waiting for it; Ctrl+C stops, and the next run goes on.")


class Aim:
    """One file brought to bear on the tree it stands for."""

    def __init__(
        self,
        session: LiveSession,
        path: Path,
        file: TreeFile,
        *,
        as_new: bool = False,
        confirmed: Confirmed = frozenset(),
    ) -> None:
        self.session = session
        self.confirmed = confirmed
        self.path = path
        self.file = file
        self.is_new = False
        self.tree = self._tree(as_new)
        self.mode = mode_of(session, self.tree)
        self.renaming = Renaming({n: n for n in file.content.nodes}, {k: k for k in file.content.keypresses})

    def _tree(self, as_new: bool) -> TreeId:
        remote = self.file.remote
        assert self.session.profile is not None
        here = self.session.profile.icc_url
        if remote.tree and not as_new:
            if not is_at(remote, here):
                raise Refusal(
                    phrase("The file belongs to the contact center at {url}.", url=remote.base_url),
                    "Connect to that one, or give --as-new to make the tree here as well.",
                )
            project = self.session.account.project
            if remote.project is not None and project not in {None, str(remote.project)}:
                raise Refusal(
                    phrase(
                        "The file belongs to project {file}, and this key to project {key}.",
                        file=remote.project,
                        key=project,
                    ),
                    "Use that project's key, or give --as-new to make the tree here as well.",
                )
            for row in self.session.account.trees:
                if row.remote_id == remote.tree and not row.gone:
                    return row.id
            raise Refusal(
                phrase("The contact center has no tree “{tree}” any more.", tree=remote.tree),
                "Give --as-new to make it again, or pull the tree that is meant.",
                FINDINGS,
            )
        begun = None if as_new else self._begun()
        if begun is not None:
            return begun
        self.is_new = True
        tree = self.session.adopt_tree(self.file.content, path=str(self.path))
        self.session.lend_draft(tree)
        return tree

    def _begun(self) -> TreeId | None:
        """The tree that an earlier run began to make of this file and did not live to write down."""
        rows = [row for row in self.session.account.trees if row.path == str(self.path) and not row.gone]
        return rows[-1].id if rows else None

    def aimed(self) -> PlanPreview:
        """What separates the contact center from the file, after the file is the draft of its tree."""
        if self.is_new:
            return waited(self.session.preview(self.tree))
        waited(self.session.open_tree(self.tree))
        calm(self.session, self.tree)
        if (count := unsent(self.session, self.tree)) and not self._is_wanted():
            raise _would_drop(self.file.content.name, count)
        self.mode = self.session.lend_draft(self.tree)
        previewed(self.session, self.tree, self.confirmed)  # reads everything anew
        contested = frozenset(c.item for c in self.session.conflicts(self.tree))
        if contested:
            self.session.resolve(self.tree, contested, Choice.THEIRS)
        here, wanted = self._here_and_wanted()
        document = Document(IvrTree(self.tree, here), self.session.commit)
        document.apply(ReplaceTree(wanted, phrase("Take the file")))
        return waited(self.session.preview(self.tree))

    def _here_and_wanted(self) -> tuple[TreeContent, TreeContent]:
        here = waited(self.session.open_tree(self.tree))
        self.renaming = onto(self.file.content, self.file.remote, here, self._known())
        return here, wanted_of(self.file.content, self.file.remote, here, self.renaming)

    def _is_wanted(self) -> bool:
        """True when the tree here, with all that was not sent, is as the file has it."""
        here, wanted = self._here_and_wanted()
        return here.name == wanted.name and not kinds_between(here, wanted)

    def done(self) -> None:
        """The contact center is equal to the file: edits in the window go on as they did before."""
        self.session.set_mode(self.tree, self.mode)

    def noted(self, ids: RemoteIds) -> TreeContent:
        """The file's content, and which caller numbers the server has taken: its lists hide them."""
        presses = self.file.content.keypresses.values()
        taken = {
            ids.keypresses[k.id]: k.from_number for k in presses if k.from_number and k.id in ids.keypresses
        }
        own = self.file.content.extra.get(OWN_FIELD)
        rest = {k: v for k, v in own.items() if k != CONFIRMED} if isinstance(own, dict) else {}
        rest |= {CONFIRMED: taken} if taken else {}
        extra = {k: v for k, v in self.file.content.extra.items() if k != OWN_FIELD}
        return replace(self.file.content, extra=extra | ({OWN_FIELD: rest} if rest else {}))

    def ids(self) -> RemoteIds:
        """What the file should know of the server now."""
        assert self.session.profile is not None
        project = self.session.account.project
        return remote_ids(
            self.session.profile.icc_url, project, self._known(), self.renaming.back(), self.tree
        )

    def _known(self) -> dict[str, str]:
        return {str(own): remote for own, remote in self.session.remote_ids(self.tree).items()}


def pulled(session: LiveSession, wanted: str) -> tuple[TreeContent, RemoteIds]:
    """The tree of that id or name, with the server's ids as its own. Raises Refusal."""
    row = row_of(session, wanted)
    content = waited(session.open_tree(row.id))
    known = {str(own): remote for own, remote in session.remote_ids(row.id).items()}
    renaming = by_remote_id(content, known, STRANGER)
    assert session.profile is not None
    ids = remote_ids(session.profile.icc_url, session.account.project, known, renaming, row.id)
    return renaming.content(content), ids


def calm(session: LiveSession, tree: TreeId) -> None:
    """Wait until what an earlier run began is finished: its calls, and the publishing they belong to."""
    future = session.settled(tree)
    with contextlib.suppress(TimeoutError):
        future.result(_PATIENCE_S)
    if not future.done():
        remark("Finding out what became of calls that an earlier run made; this can take a minute.")
    waited(future)
    while is_publishing(session.journal.book.trees[tree]):
        time.sleep(_POLL_S / 4)


def unsent(session: LiveSession, tree: TreeId) -> int:
    """How many things of a tree somebody changed here that the contact center has not got. What a command
    left that was killed is not counted: it is begun anew.
    """
    with session.journal.lock:
        book = session.journal.book.trees[tree]
        if is_lent(book):
            return 0
        return sum(item.is_dirty or item.has_theirs for item in book.items.values())


def _would_drop(name: str, count: int) -> Refusal:
    edits = counted(count, "edit")
    return Refusal(
        phrase(
            "“{name}” has {edits} on this computer that the contact center has not got.",
            name=name,
            edits=edits,
        ),
        "Publish them in the window or take them back there; then run this again.",
        FINDINGS,
    )


def mode_of(session: LiveSession, tree: TreeId) -> Mode:
    """Whether a tree is edited live or as a draft."""
    row = session.account.row(tree)
    return Mode.DRAFT if row is None else row.mode


@contextlib.contextmanager
def restoring(
    session: LiveSession,
    tree: TreeId,
    digest: str,
    node: NodeId | None = None,
    *,
    keep: bool,
    confirmed: Confirmed = frozenset(),
) -> Iterator[PlanPreview]:
    """The plan that brings a version back, whole or one `node` with its keys, as a draft; without `keep` the
    draft is taken back at the end.
    """
    waited(session.open_tree(tree))
    calm(session, tree)
    if count := unsent(session, tree):
        row = session.account.row(tree)
        raise _would_drop("" if row is None else row.name, count)
    mode = session.lend_draft(tree)
    previewed(session, tree, confirmed)  # reads everything anew
    here = waited(session.open_tree(tree))
    document = Document(IvrTree(tree, here), session.commit)
    inverse = document.apply(session.restoring(tree, digest, node))
    try:
        yield waited(session.preview(tree))
    except BaseException:
        keep = False
        raise
    finally:
        if not keep:
            document.apply(inverse)
        session.set_mode(tree, mode)


def version_of(session: LiveSession, tree: TreeId, wanted: str) -> Version:
    """The version whose name begins so. Raises Refusal."""
    found = [v for v in session.versions(tree) if v.digest.startswith(wanted.lower())]
    if len(found) != 1:
        cause = "Several versions begin like that." if found else "There is no such version."
        raise Refusal(cause, "Take a name that “ivr-designer history” lists.")
    return found[0]


def node_of(session: LiveSession, tree: TreeId, digest: str, wanted: str) -> NodeId:
    """The node of that name or server's id in a version. Raises Refusal."""
    waited(session.open_tree(tree))
    nodes, known = session.version(tree, digest).nodes, session.remote_ids(tree)
    found = [n for n in nodes if known.get(n) == wanted] or [n for n in nodes if nodes[n].name == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(known.get(n, n) for n in found[:10])
        raise Refusal(
            phrase("Several nodes are called “{name}”.", name=wanted), f"Give the id of one: {ids}."
        )
    names = ", ".join(f"“{node.name}”" for node in list(nodes.values())[:10])
    raise Refusal(
        phrase("That version has no node “{name}”.", name=wanted), f"It has {names or 'no nodes'}.", FINDINGS
    )


def row_of(session: LiveSession, wanted: str) -> TreeRow:
    """The tree of that id or name. Raises Refusal, which lists what there is."""
    rows = [row for row in session.account.trees if row.remote_id is not None and not row.gone]
    found = [row for row in rows if row.remote_id == wanted] or [row for row in rows if row.name == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(row.remote_id or "" for row in found[:10])
        raise Refusal(
            phrase("Several trees are called “{name}”.", name=wanted), f"Give the id of one: {ids}."
        )
    names = ", ".join(f"“{row.name}” ({row.remote_id})" for row in rows[:10])
    raise Refusal(
        phrase("The contact center has no tree “{name}”.", name=wanted),
        f"It has {names}." if names else "It has no tree at all.",
        FINDINGS,
    )
