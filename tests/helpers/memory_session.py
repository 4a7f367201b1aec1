"""A session without disk, network or threads, for tests of the window: it keeps what it is told."""

import itertools
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import ReplaceTree
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.audio import read_audio
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.sync.activity_entry import ActivityEntry, Logged
from ivr_designer.sync.contract import (
    Account,
    AccountChanged,
    Event,
    GuardChanged,
    ItemId,
    ItemsChanged,
    Listener,
    Mode,
    PhoneNumber,
    Publishing,
    Queue,
    Recording,
    Recovered,
    StatusChanged,
    SyncProblem,
    TreeRow,
)
from ivr_designer.sync.proposals import Conflict, GuardQuestion, Version
from ivr_designer.sync.status import LIVE_STATUS, ItemStatus, Link, SyncStatus
from ivr_designer.sync.upload_types import Upload, UploadsChanged

QUEUES = (Queue("QU_1", "Chăm sóc khách hàng"), Queue("QU_2", "Hỗ trợ kỹ thuật"))
NUMBERS = (PhoneNumber("1", "842473001900", "Hotline", True, "TR_hotline"), PhoneNumber("2", "84901234567"))
RECORDINGS = (Recording("R1", "welcome.mp3", "Lời chào"), Recording("R2", "closed.wav"))


class MemorySession:
    """See sync.contract.Session. Every commit is confirmed at once unless `full_disk` is set."""

    def __init__(self, trees: Mapping[str, TreeContent] | None = None, *, known: bool = True) -> None:
        self.full_disk = False
        self.unreadable = False
        self.left_over = Recovered(0)
        self.watched: tuple[TreeId | None, frozenset[ItemId], frozenset[ItemId]] = (
            None,
            frozenset(),
            frozenset(),
        )
        self.open_conflicts: dict[TreeId, tuple[Conflict, ...]] = {}
        self.open_guards: tuple[GuardQuestion, ...] = ()
        self.calls: list[tuple[str, object]] = []
        self.contents: dict[TreeId, TreeContent] = {}
        self._rows: dict[TreeId, TreeRow] = {}
        self._items: dict[TreeId, dict[ItemId, ItemStatus]] = {}
        self._listener: Listener | None = None
        self._uploads: dict[str, Upload] = {}
        self._entries: list[ActivityEntry] = []
        self.read_lines: list[ActivityEntry] = []
        self._ids = itertools.count(1)
        self._status = SyncStatus(Link.ONLINE, saved_at=1_700_000_000.0)
        lists = (NUMBERS, QUEUES, RECORDINGS) if known else (None, None, None)
        self._account = Account((), *lists, project="1", read_at=1_700_000_000.0 if known else None)
        for name, content in (trees or {}).items():
            tree = TreeId(name)
            self.contents[tree] = content
            self._rows[tree] = TreeRow(tree, content.name, f"TR_{name}")

    # ---- for tests

    def emit(self, event: Event) -> None:
        """Deliver an event as the worker would."""
        if self._listener is not None:
            self._listener(event)

    def set_status(self, status: SyncStatus) -> None:
        """Change the status and tell."""
        self._status = status
        self.emit(StatusChanged(status))

    def set_item(self, tree: TreeId, item: ItemId, status: ItemStatus) -> None:
        """Change the state of an item and tell."""
        self._items[tree] = {**self._items.get(tree, {}), item: status}  # who has read them keeps what he has
        self.emit(ItemsChanged(tree, {item: status}))

    def set_upload(self, upload: Upload) -> None:
        """Change an upload and tell; one that is done is listed."""
        self._uploads[upload.id] = upload
        known = self._account.recordings or ()
        if upload.file and all(r.file != upload.file for r in known):
            row = Recording(upload.id, upload.file, upload.title, upload.duration_s)
            self._account = replace(self._account, recordings=(*known, row))
            self.emit(AccountChanged(self.account))
        self.emit(UploadsChanged(self.uploads))

    def add_recording(self, file: str) -> None:
        """One more row of the list."""
        rows = (*(self._account.recordings or ()), Recording(file, file))
        self._account = replace(self._account, recordings=rows)
        self.emit(AccountChanged(self.account))

    def set_queues(self, names: Mapping[str, str]) -> None:
        """Other queues, names by id."""
        self._account = replace(self._account, queues=tuple(Queue(i, n) for i, n in names.items()))

    # ---- Session

    def listen(self, listener: Listener | None) -> None:
        self._listener = listener

    def start(self) -> None:
        self.emit(StatusChanged(self._status))

    def close(self, timeout_s: float = 2.0) -> None:
        self._listener = None

    @property
    def status(self) -> SyncStatus:
        return self._status

    @property
    def recovered(self) -> Recovered:
        return self.left_over

    @property
    def publishings(self) -> tuple[Publishing, ...]:
        return ()

    def accept_damage(self) -> None:
        self.calls.append(("accept_damage", None))
        self.left_over = replace(self.left_over, read_only=False)

    @property
    def account(self) -> Account:
        return replace(self._account, trees=tuple(self._rows.values()))

    def use_secret(self, secret: str, *, remember: bool) -> "Future[None]":
        self.calls.append(("use_secret", remember))
        return _done(None)

    def refresh(self) -> "Future[Account]":
        self.calls.append(("refresh", None))
        self.emit(AccountChanged(self.account))
        return _done(self.account)

    def create_tree(self, name: str) -> TreeId:
        self._check_disk()
        tree = TreeId(f"t{next(self._ids)}")
        self.contents[tree] = TreeContent(name)
        self._rows[tree] = TreeRow(tree, name, f"TR_{tree}")
        self._tell("Create tree “{name}”", name, tree)
        return tree

    def adopt_tree(self, content: TreeContent, *, path: str | None = None) -> TreeId:
        self._check_disk()
        tree = TreeId(f"t{next(self._ids)}")
        self.contents[tree] = content
        self._rows[tree] = TreeRow(tree, content.name, None, Mode.DRAFT, path=path)
        self._tell("Open “{name}”", content.name, tree)
        return tree

    def tied(self, remote: RemoteIds) -> TreeId | None:
        return next((r.id for r in self._rows.values() if remote.tree and r.remote_id == remote.tree), None)

    def taking(self, tree: TreeId, content: TreeContent, remote: RemoteIds) -> Edit | None:
        return None if content == self.contents[tree] else ReplaceTree(content, phrase("Take over the file"))

    def file_ids(self, tree: TreeId) -> RemoteIds:
        rid = self._rows[tree].remote_id
        return NO_REMOTE if rid is None else RemoteIds("https://icc.example", 1, rid)

    def delete_tree(self, tree: TreeId) -> None:
        row = self._rows[tree]
        if any(n.tree == row.remote_id for n in self._account.numbers or ()):
            raise EditRefused(phrase("A number plays “{name}”.", name=row.name))
        del self._rows[tree]
        del self.contents[tree]
        self._tell("Delete tree “{name}”", row.name, tree)

    def keep_tree(self, tree: TreeId) -> None:
        self.calls.append(("keep_tree", tree))

    def open_tree(self, tree: TreeId) -> "Future[TreeContent]":
        future: Future[TreeContent] = Future()
        if self.unreadable:
            future.set_exception(
                SyncProblem(phrase("The contact center cannot be reached."), phrase("Check the network."))
            )
        else:
            future.set_result(self.contents[tree])
        return future

    def commit(self, edit: Edit, change: Change, tree: IvrTree) -> None:
        self._check_disk()
        self.contents[tree.id] = tree.content()
        self._rows[tree.id] = replace(self._rows[tree.id], name=tree.name)
        self._tell("{name}", str(edit.text), tree.id)
        touched = {*change.nodes_added, *change.nodes_changed, *change.keypresses_added}
        self.emit(ItemsChanged(tree.id, dict.fromkeys(touched, LIVE_STATUS)))

    def items(self, tree: TreeId) -> Mapping[ItemId, ItemStatus]:
        return self._items.get(tree, {})

    def unsent(self, tree: TreeId) -> int:
        return len(self._items.get(tree, {}))

    def activity(self, limit: int = 500) -> list[ActivityEntry]:
        return self._entries[-limit:]

    def reads(self) -> list[ActivityEntry]:
        return self.read_lines

    def activity_csv(self) -> bytes:
        return b"when,who\r\n"

    def remote_ids(self, tree: TreeId) -> Mapping[ItemId, str]:
        return {tree: self._rows[tree].remote_id or ""}

    def set_mode(self, tree: TreeId, mode: Mode) -> None:
        self._rows[tree] = replace(self._rows[tree], mode=mode)
        self.emit(AccountChanged(self.account))

    def retry(self, tree: TreeId, items: frozenset[ItemId] | None = None) -> None:
        self.calls.append(("retry", items))

    def discard(self, tree: TreeId, items: frozenset[ItemId]) -> None:
        self.calls.append(("discard", items))

    @property
    def uploads(self) -> tuple[Upload, ...]:
        return tuple(self._uploads.values())

    def upload_recording(
        self, data: bytes, name: str, title: str, node: tuple[TreeId, NodeId] | None = None
    ) -> str:
        self._check_disk()
        upload = f"r{next(self._ids)}"
        seconds = read_audio(data).duration_s
        self.set_upload(Upload(upload, name, title, len(data), seconds, node=node))
        return upload

    def cancel_upload(self, upload: str) -> None:
        self._uploads.pop(upload, None)
        self.calls.append(("cancel_upload", upload))
        self.emit(UploadsChanged(self.uploads))

    def retry_upload(self, upload: str) -> None:
        self.calls.append(("retry_upload", upload))

    def keep_copy(self, file: str, data: bytes) -> None:
        seconds = read_audio(data).duration_s
        rows = (
            replace(r, duration_s=seconds, copy=f"/copies/{file}") if r.file == file else r
            for r in self._account.recordings or ()
        )
        self._account = replace(self._account, recordings=tuple(rows))
        self.emit(AccountChanged(self.account))

    def check_tree(self, tree: TreeId) -> "Future[None]":
        return _done(None)

    def watch(self, tree: TreeId | None, selected: frozenset[ItemId], visible: frozenset[ItemId]) -> None:
        self.watched = (tree, selected, visible)

    def versions(self, tree: TreeId) -> tuple[Version, ...]:
        return ()

    def conflicts(self, tree: TreeId) -> tuple[Conflict, ...]:
        return self.open_conflicts.get(tree, ())

    def guards(self) -> tuple[GuardQuestion, ...]:
        return self.open_guards

    def answer_guard(self, tree: TreeId, *, go_on: bool) -> None:
        self.calls.append(("answer_guard", go_on))
        self.emit(GuardChanged(tree, None))

    def lock(self) -> None:
        self.calls.append(("lock", None))
        self.set_status(SyncStatus(Link.KEY_NEEDED))

    def unlock(self) -> "Future[None]":
        self.calls.append(("unlock", None))
        return _done(None)

    def settled(self, tree: TreeId | None = None) -> "Future[SyncStatus]":
        return _done(self._status)

    # ---- inside

    def _check_disk(self) -> None:
        if self.full_disk:
            raise CommitFailed(phrase("The disk is full."), phrase("Free some space and try again."))

    def _tell(self, template: str, name: str, tree: TreeId) -> None:
        entry = ActivityEntry(
            next(self._ids), 1_700_000_000.0, phrase(template, name=name), phrase("done"), True,
            "POST /v1/ivrnode", 48.0, tree=tree,
        )  # fmt: skip
        self._entries.append(entry)
        self.emit(Logged(entry))
        self.emit(AccountChanged(self.account))


def _done(value: object) -> "Future":
    future: Future = Future()
    future.set_result(value)
    return future
