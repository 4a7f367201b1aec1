"""What a session offers to the window and the command line.

A session is everything one connection profile (or none) needs: a journal on disk, a worker thread with the
client, the trees, the account's lists. `commit` is called on the caller's thread and returns when the edit is
durable. Everything that waits for the network returns a `concurrent.futures.Future`. Events are delivered on
the worker thread through the one listener; the window's bridge moves them to the UI thread.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.remote import RemoteIds
from ivr_designer.sync.activity_entry import ActivityEntry, Logged, ReadSeen
from ivr_designer.sync.proposals import Choice, Conflict, GuardQuestion, PlanPreview, Published, Version, Way
from ivr_designer.sync.status import ItemStatus, SyncStatus
from ivr_designer.sync.upload_types import Upload, UploadsChanged

ItemId = TreeId | NodeId | KeypressId


class Mode(StrEnum):
    """LIVE sends each edit at once; DRAFT keeps edits here until they are published."""

    LIVE = "live"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number of the contact center. `tree` is the remote id of the tree it plays, `queue` a queue id."""

    id: str
    number: str
    nickname: str = ""
    plays_tree: bool = False
    tree: str | None = None
    queue: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Recording:
    """An uploaded greeting file: `file` is what a node names, `title` the user's own name for it.

    `copy` is where this computer has the same sound, from which `duration_s` is known; None without one.
    """

    id: str
    file: str
    title: str = ""
    duration_s: float | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A tree this session knows: on the server, in the journal, or both.

    `remote_id` is None until the server made it. `waiting` counts operations not yet confirmed. `path` is
    the file a local tree was opened from. `gone` says the server does not list it any more. `kept_for` is
    the tree for whose rollback this one was kept when that was published afresh.
    `deleting` says that it was deleted here and the contact center did not do it: `status` says why; then
    `retry` or `keep_tree`.
    """

    id: TreeId
    name: str
    remote_id: str | None = None
    mode: Mode = Mode.LIVE
    waiting: int = 0
    path: str | None = None
    gone: bool = False
    kept_for: TreeId | None = None
    deleting: bool = False
    status: ItemStatus | None = None


@dataclass(frozen=True, slots=True)
class NumberSwitch:
    """A number (its id) that is to play `tree`, or with None lead to `queue`, and does not yet.

    `is_sent` says that a call left for it whose answer is not known.
    """

    number: str
    tree: TreeId | None
    queue: str | None
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of the contact center. A list that was never read is None: unknown is not empty."""

    trees: tuple[TreeRow, ...] = ()
    numbers: tuple[PhoneNumber, ...] | None = None
    queues: tuple[Queue, ...] | None = None
    recordings: tuple[Recording, ...] | None = None
    project: str | None = None
    read_at: float | None = None
    switching: tuple[NumberSwitch, ...] = ()

    def row(self, tree: TreeId | None) -> TreeRow | None:
        """What is known of a tree; None if it is not listed."""
        return next((row for row in self.trees if row.id == tree), None)

    def is_draft(self, tree: TreeId | None) -> bool:
        """True for a tree whose edits are sent only when it is published."""
        row = self.row(tree)
        return row is not None and row.mode is Mode.DRAFT


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """The status line changed."""

    status: SyncStatus


@dataclass(frozen=True, slots=True)
class ItemsChanged:
    """Items of a tree changed state; items that left the tree are listed in `forgotten`."""

    tree: TreeId
    items: Mapping[ItemId, ItemStatus]
    forgotten: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """One of the account's lists was read anew or changed."""

    account: Account


@dataclass(frozen=True, slots=True)
class Loading:
    """Progress of reading a tree: `content` holds what has come so far; done when `done == total`."""

    tree: TreeId
    done: int
    total: int
    content: TreeContent | None = None


@dataclass(frozen=True, slots=True)
class RemoteEdit:
    """Somebody else changed the tree: apply `edit` with Origin.REMOTE to have their state on screen."""

    tree: TreeId
    edit: Edit
    summary: Phrase


@dataclass(frozen=True, slots=True)
class Recovered:
    """At start: operations from last time that are to be sent. `problem` says that the journal was damaged;
    `read_only`, that nothing can be changed until `accept_damage`.
    """

    operations: int
    problem: Phrase | None = None
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class ConflictsChanged:
    """The open conflicts of a tree changed."""

    tree: TreeId
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class GuardChanged:
    """A guard stopped writing to a tree and asks, or (`question` None) was answered."""

    tree: TreeId
    question: GuardQuestion | None


@dataclass(frozen=True, slots=True)
class Publishing:
    """Progress of publishing: `done` of `total` calls; `text` says what is being done.

    `can_stop` is False once numbers are being switched.
    """

    tree: TreeId
    done: int
    total: int
    text: Phrase
    can_stop: bool = True


@dataclass(frozen=True, slots=True)
class PublishingEnded:
    """Publishing of a tree, also of an earlier session's, is over: well (`done`), or with a `problem`."""

    tree: TreeId
    done: Published | None = None
    problem: "SyncProblem | None" = None


Event = (
    StatusChanged
    | ItemsChanged
    | AccountChanged
    | Logged
    | ReadSeen
    | Loading
    | RemoteEdit
    | Recovered
    | ConflictsChanged
    | GuardChanged
    | Publishing
    | PublishingEnded
    | UploadsChanged
)
Listener = Callable[[Event], None]


class Session(Protocol):
    """See the module. All methods may be called from any thread."""

    def listen(self, listener: Listener | None) -> None:
        """Deliver events to `listener` (on the worker thread) from now on; None stops."""
        ...

    def start(self) -> None:
        """Open the journal, start the worker, begin to connect. Returns at once."""
        ...

    def close(self, timeout_s: float = 2.0) -> None:
        """Stop at the next safe point. Nothing is lost: work goes on at the next start."""
        ...

    @property
    def status(self) -> SyncStatus:
        """The last status."""
        ...

    @property
    def recovered(self) -> Recovered:
        """What was left from last time when this session started."""
        ...

    def accept_damage(self) -> None:
        """The person has read that the journal was damaged: changes are possible from now on."""
        ...

    @property
    def account(self) -> Account:
        """What is known now."""
        ...

    def use_secret(self, secret: str, *, remember: bool) -> Future[None]:
        """Take a new API key secret: for this session only, or kept in the keyring once the server has taken
        it (worker thread). Done when it is kept, or will not be.
        """
        ...

    def refresh(self) -> Future[Account]:
        """Read trees, numbers, queues and recordings again."""
        ...

    def check_tree(self, tree: TreeId) -> Future[None]:
        """Read a known tree again, all of it and now, and take in what others did. Fails with SyncProblem."""
        ...

    def create_tree(self, name: str) -> TreeId:
        """Make a new, empty tree; durable on return, created on the server as soon as possible."""
        ...

    def adopt_tree(self, content: TreeContent, *, path: str | None = None) -> TreeId:
        """Take a tree from a file into the journal as a draft of its own."""
        ...

    def tied(self, remote: RemoteIds) -> TreeId | None:
        """The account's tree that a file is of, by what the file says; None when it is of none here."""
        ...

    def taking(self, tree: TreeId, content: TreeContent, remote: RemoteIds) -> Edit | None:
        """The edit that makes a tree equal to its file, things known by their remote ids; None if it is.

        The tree was opened before. Apply it in draft, so that it can be looked at before it is published.
        """
        ...

    def file_ids(self, tree: TreeId) -> RemoteIds:
        """What a file of the tree should say of its server: nothing while the tree is not there."""
        ...

    def delete_tree(self, tree: TreeId) -> None:
        """Delete a tree, bottom-up on the server; refused (EditRefused) while a number plays it.

        One that the server will not delete comes back into the account's list, marked as `deleting`.
        """
        ...

    def keep_tree(self, tree: TreeId) -> None:
        """Give up deleting a tree: what the server still has of it is kept (a RemoteEdit follows)."""
        ...

    def open_tree(self, tree: TreeId) -> Future[TreeContent]:
        """The tree's content: from the journal if it was open before, if small at once; else from the server.

        Emits Loading while it reads. Fails with SyncProblem.
        """
        ...

    def commit(self, edit: Edit, change: Change, tree: IvrTree) -> None:
        """The document's commit hook: edit and operations in one durable transaction. CommitFailed if not."""
        ...

    def items(self, tree: TreeId) -> Mapping[ItemId, ItemStatus]:
        """States of all items of a tree that are not LIVE. Of one in which thousands are open, as they were
        told last: what is newer follows as ItemsChanged.
        """
        ...

    def unsent(self, tree: TreeId) -> int:
        """How many items of a tree are here otherwise than the contact center has them."""
        ...

    def activity(self, limit: int = 500) -> list[ActivityEntry]:
        """The newest lines of activity, oldest first; reads are apart."""
        ...

    def reads(self) -> list[ActivityEntry]:
        """The newest reads of this session, at most 2,000 lines, oldest first."""
        ...

    def activity_csv(self) -> bytes:
        """All of the activity as a table: when, who, which tree, what, result. Raises SyncProblem."""
        ...

    def remote_ids(self, tree: TreeId) -> Mapping[ItemId, str]:
        """The server's ids of the tree and its items, where known."""
        ...

    def set_mode(self, tree: TreeId, mode: Mode) -> None:
        """Switch a tree between live edit and draft; leaving draft this way sends what waits."""
        ...

    def retry(self, tree: TreeId, items: frozenset[ItemId] | None = None) -> None:
        """Send refused or held operations again: all of a tree, or those of some items."""
        ...

    def discard(self, tree: TreeId, items: frozenset[ItemId]) -> None:
        """Give up refused operations and take the server's state for these items (a RemoteEdit follows)."""
        ...

    def conflicts(self, tree: TreeId) -> tuple[Conflict, ...]:
        """The open conflicts of a tree."""
        ...

    def resolve(
        self,
        tree: TreeId,
        items: frozenset[ItemId],
        choice: Choice,
        *,
        candidate: str | None = None,
        given_up: frozenset[str] = frozenset(),
    ) -> None:
        """Decide conflicts: write mine now, or take theirs. What only one side changed is kept of both.

        With MINE the contested fields of `given_up` (as in ConflictField) are taken from theirs. What is
        taken follows as a RemoteEdit. `candidate` adopts that remote id.
        """
        ...

    def guards(self) -> tuple[GuardQuestion, ...]:
        """Guards that wait for an answer."""
        ...

    def answer_guard(self, tree: TreeId, *, go_on: bool) -> None:
        """Believe the server and go on, or (False) look again and keep waiting."""
        ...

    def preview(self, tree: TreeId) -> Future[PlanPreview]:
        """Read the tree and say what publishing the local state would do. Fails with SyncProblem."""
        ...

    def publish(
        self, tree: TreeId, stamp: str, way: Way = Way.IN_PLACE, numbers: frozenset[str] = frozenset()
    ) -> Future[Published]:
        """Carry out the plan of that `stamp`. FRESH_TREE builds a new tree, proves it equal to the draft
        and then points `numbers` (ids) at it. Emits Publishing and PublishingEnded. Fails with SyncProblem;
        work begun goes on at the next start.
        """
        ...

    @property
    def publishings(self) -> tuple[Publishing, ...]:
        """How far the publishings are that were begun, here or in an earlier session, and are not over."""
        ...

    def stop_publishing(self, tree: TreeId) -> None:
        """Make no further call of a publishing. In place, the rest stays in the draft; a fresh tree that no
        number plays yet is removed again. Once numbers are being switched it is too late.
        """
        ...

    def roll_back(self, tree: TreeId) -> Future[Published]:
        """Point the numbers of the last FRESH_TREE publishing back at the tree they played before."""
        ...

    def point_number(self, number: str, tree: TreeId | None, queue: str | None = None) -> Future[PhoneNumber]:
        """Have the number of that id play `tree`, or with None lead to `queue` (None: the one it has).

        Durable on return; done when the contact center shows it, which can be at a later start. The call is
        made once nothing of the tree waits any more, with all the number's fields from a fresh read. A later
        wish for the number takes the place of this one. Raises EditRefused or CommitFailed; fails with
        SyncProblem when it cannot be, and then nothing waits.
        """
        ...

    def versions(self, tree: TreeId) -> tuple[Version, ...]:
        """Live states that were seen, newest first."""
        ...

    def version(self, tree: TreeId, digest: str) -> TreeContent:
        """The content of a version. Raises SyncProblem."""
        ...

    def restoring(self, tree: TreeId, digest: str, node: NodeId | None = None) -> Edit:
        """The edit that brings a version back, whole or one node with its keys. Apply it in draft to
        preview it.
        """
        ...

    def watch(self, tree: TreeId | None, selected: frozenset[ItemId], visible: frozenset[ItemId]) -> None:
        """Tell what is on screen, so that it is looked at more often for changes made elsewhere."""
        ...

    def lock(self) -> None:
        """Forget the secret; work waits until `use_secret` or `unlock`."""
        ...

    def unlock(self) -> Future[None]:
        """Take the secret from the keyring again. Fails with SyncProblem."""
        ...

    @property
    def uploads(self) -> tuple[Upload, ...]:
        """Recordings that are on their way, that failed, or that wait to be dismissed."""
        ...

    def upload_recording(
        self, data: bytes, name: str, title: str, node: tuple[TreeId, NodeId] | None = None
    ) -> str:
        """Send a recording to the contact center, as soon as possible; its id. Durable on return.

        `name` is the file's, `title` what people call it. `node` is kept with it, for whoever makes the node
        play it. Raises FileProblem (NotAudio), EditRefused without a contact center, CommitFailed.
        """
        ...

    def cancel_upload(self, upload: str) -> None:
        """Give an upload up, also one that failed or is on its way; or forget one that is done."""
        ...

    def retry_upload(self, upload: str) -> None:
        """Try a failed upload again."""
        ...

    def keep_copy(self, file: str, data: bytes) -> None:
        """Keep the sound of an uploaded recording on this computer. Raises FileProblem (NotAudio)."""
        ...

    def settled(self, tree: TreeId | None = None) -> Future[SyncStatus]:
        """Done when nothing waits, is being sent or checked any more (or all that is left is stuck)."""
        ...


class SyncProblem(Exception):
    """Trouble that a person should hear of: `cause` and `advice` are one sentence each."""

    def __init__(self, cause: Phrase, advice: Phrase, server_words: str = "") -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice
        self.server_words = server_words
