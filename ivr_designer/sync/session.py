"""LiveSession: the contract kept with a journal on disk, a worker thread and, with a profile, a server."""

import getpass
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ivr_designer.config.paths import Folders
from ivr_designer.config.profiles import Profile
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import Vault
from ivr_designer.config.settings import Settings
from ivr_designer.domain.changes import Change, Origin
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import ReplaceTree
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import TreeId, new_tree_id
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.icc.auth import KeyUnusable
from ivr_designer.icc.client import IccClient
from ivr_designer.storage.local_copies import LocalCopies
from ivr_designer.sync import addresses, tree_acts
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.committing import commit_edit
from ivr_designer.sync.connecting import connect_client
from ivr_designer.sync.contract import (
    Account,
    Event,
    ItemId,
    Listener,
    Mode,
    Recovered,
    RemoteEdit,
    SyncProblem,
)
from ivr_designer.sync.io_thread import Closed, IoThread, in_thread
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.log_reading import as_csv, read_activity, read_names
from ivr_designer.sync.number_wishes import wishes
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.ports import Timer
from ivr_designer.sync.problems import FOR_THIS_RUN, NO_KEY, as_commit_failure, as_problem, vault_problem
from ivr_designer.sync.runtime import is_publishing
from ivr_designer.sync.session_files import SessionFiles
from ivr_designer.sync.session_numbers import SessionNumbers
from ivr_designer.sync.session_recordings import SessionRecordings
from ivr_designer.sync.session_reviews import SessionReviews
from ivr_designer.sync.status import ItemStatus, SyncStatus
from ivr_designer.sync.wire_icc import IccWire
from ivr_designer.sync.worker import SystemTimer, Worker
from ivr_designer.sync.worker_telling import MANY


def journal_path(paths: Folders, profile: Profile | None) -> Path:
    """The journal of a profile, or of the session without a server. Never in a folder that roams."""
    return paths.state / "journals" / f"{profile.id if profile else 'local'}.sqlite3"


READ_ONLY = (
    phrase("Nothing can be changed yet: the journal of waiting changes was damaged."),
    phrase("Compare the trees with what you remember, then choose “Go on”."),
)

DOOMED = (
    phrase("This tree is being deleted, so the change was not stored."),
    phrase("Keep the tree first, or undo its deletion."),
)


def copies_folder(paths: Folders, profile: Profile | None) -> Path:
    """Where a profile's recordings are kept: the server gives none back."""
    return paths.state / "recordings" / (profile.id if profile else "local")


_log = logging.getLogger(__name__)

ClientFactory = Callable[[Profile, Secret, SyncOptions], IccClient]


def whoever(profile: Profile | None) -> str:
    """Who is at work, for the activity log: the user of this computer, and the key if there is one."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        user = "?"
    return user if profile is None else f"{user} ({profile.key_sid})"


class LiveSession(SessionFiles, SessionReviews, SessionNumbers, SessionRecordings):
    """See contract.Session. Without a profile it keeps a journal and talks to nobody."""

    def __init__(
        self,
        profile: Profile | None,
        vault: Vault | None,
        settings: Settings | None,
        paths: Folders,
        *,
        clock: Timer | None = None,
        client_factory: ClientFactory = connect_client,
        ask_after_damage: bool = False,
    ) -> None:
        """With `ask_after_damage` nothing can be changed after a damaged journal until `accept_damage`."""
        self.profile = profile
        self.options = SyncOptions.from_settings(settings)
        self._vault = vault
        self._client_factory = client_factory
        timer = clock or SystemTimer()
        self.journal = Journal(journal_path(paths, profile), now=timer.now, who=whoever(profile))
        self._io = IoThread()
        self._listener: Listener | None = None
        self._settled: list[tuple[TreeId | None, Future[SyncStatus]]] = []
        self._settled_lock = threading.Lock()
        self._closed = False
        self._entered: Secret | None = None
        self._ask_after_damage = ask_after_damage
        self.recovered = Recovered(0)
        copies = LocalCopies(copies_folder(paths, profile))
        self.worker = Worker(
            self.journal, self._io, self.options, self._emit, timer, copies, has_profile=profile is not None
        )
        self.worker.watchers.append(self._check_settled)
        if profile is not None and vault is not None:
            self.worker.withdraw = partial(vault.withdraw, profile.key_sid)

    # ---- life

    def listen(self, listener: Listener | None) -> None:
        """See Session."""
        self._listener = listener

    def _emit(self, event: Event) -> None:
        listener = self._listener
        if listener is not None:
            listener(event)

    def start(self) -> None:
        """See Session. Raises SyncProblem when the journal cannot be opened."""
        try:
            self.journal.open()
        except JournalFailed as error:
            raise as_problem(error) from error
        self.recovered = self._left_over()
        self.worker.expect_publishing()
        self._io.start()
        self._io.submit(self._begin())
        self._io.submit(self.worker.beat())

    def _waiting(self) -> int:
        """Calls that would be made without anybody asking for them now."""
        with self.journal.lock:
            books = self.journal.book.trees.values()
            sent = [b for b in books if b.record.mode is Mode.LIVE or is_publishing(b)]
            return sum(len(b.ops) + len(b.flying) for b in sent) + len(wishes(self.journal.book))

    def _left_over(self) -> Recovered:
        work = self._waiting()
        aside = self.journal.set_aside
        if aside is None:
            return Recovered(work if self.profile is not None else 0)
        problem = phrase(
            "The journal of waiting changes was damaged. It is kept as “{name}”, and a new one was begun.",
            name=aside.name,
        )
        return Recovered(work, problem, self._ask_after_damage)

    def accept_damage(self) -> None:
        """See Session."""
        self.recovered = replace(self.recovered, read_only=False)

    async def _begin(self) -> None:
        worker = self.worker
        if self.recovered != Recovered(0):
            self._emit(self.recovered)
        for tree in list(self.journal.book.trees):
            worker.changed(tree)
        worker.link_changed()
        if self.profile is not None:
            await self._connect_from_vault()

    async def _connect_from_vault(self) -> None:
        assert self.profile is not None
        gate, vault, key_sid = self.worker.gate, self._vault, self.profile.key_sid
        try:
            secret = await in_thread(lambda: vault.get(key_sid)) if vault is not None else None
        except Exception as error:
            gate.need_key(*vault_problem(error))
            return
        if not secret:
            gate.need_key(*NO_KEY)
            return
        await self._connect(secret)

    async def _connect(self, secret: Secret) -> None:
        assert self.profile is not None
        try:
            client = self._client_factory(self.profile, secret, self.options)
        except KeyUnusable as error:
            problem = as_problem(error)
            self.worker.gate.need_key(problem.cause, problem.advice)
            return
        wire, url = IccWire(client, self.worker.read_policy(), self.worker.reads), self.profile.icc_url
        if (found := await addresses.doubt(self.journal, wire, url, self._waiting())) is not None:
            await wire.aclose()
            self.worker.gate.stop(*found)
            return
        await self.worker.connect(wire)
        try:
            await self.worker.refresh()
        except SyncProblem:
            return  # the gate shows it
        addresses.remember(self.journal, url)

    def close(self, timeout_s: float = 2.0) -> None:
        """See Session."""
        if self._closed:
            return
        self._closed = True
        if self._io.is_running:
            try:
                self._io.submit(self.worker.close()).result(timeout_s)
            except (TimeoutError, CancelledError, Closed, OSError) as error:
                _log.info("closing went on without waiting: %s", type(error).__name__)
            self._io.close(timeout_s)
        self.journal.close()
        with self._settled_lock:
            waiting, self._settled = self._settled, []
        for _, future in waiting:
            future.cancel()

    # ---- what is known

    @property
    def status(self) -> SyncStatus:
        """See Session."""
        return self.worker.shown.status

    @property
    def account(self) -> Account:
        """See Session."""
        return self.worker.account_now()

    def items(self, tree: TreeId) -> Mapping[ItemId, ItemStatus]:
        """See Session."""
        return self.worker.items_now(tree)

    def unsent(self, tree: TreeId) -> int:
        """See Session."""
        return self.worker.unsent_now(tree)

    def activity(self, limit: int = 500) -> list[ActivityEntry]:
        """See Session. Raises SyncProblem."""
        try:
            return read_activity(self.journal, limit)
        except JournalFailed as error:
            raise as_problem(error) from error

    def reads(self) -> list[ActivityEntry]:
        """See Session."""
        return self.worker.reads.lines()

    def activity_csv(self) -> bytes:
        """See Session. Raises SyncProblem."""
        try:
            return as_csv(read_activity(self.journal, -1), read_names(self.journal))
        except JournalFailed as error:
            raise as_problem(error) from error

    def remote_ids(self, tree: TreeId) -> Mapping[ItemId, str]:
        """See Session."""
        book = self.journal.book.trees.get(tree)
        items = [] if book is None else list(book.items.values())  # at one go: nobody waits for the lock
        return {item.key[1]: item.rid for item in items if item.rid is not None}  # type: ignore[misc]

    # ---- credentials and lists

    def use_secret(self, secret: str, *, remember: bool) -> Future[None]:
        """See Session. Fails with SyncProblem."""
        return self._io.submit(self._use_secret(Secret(secret), remember=remember))

    async def _use_secret(self, secret: Secret, *, remember: bool) -> None:
        """One that is to be remembered is so once the server has taken it: it may have been mistyped, and the
        one that is kept be right.
        """
        if self.profile is None:
            return
        self._entered = secret
        await self._connect(secret)
        vault, key_sid = self._vault, self.profile.key_sid
        if not remember or vault is None or not await self.worker.gate.is_accepted():
            return
        if self._entered is not secret:
            return  # while nobody could tell, another one was entered
        try:
            await in_thread(lambda: vault.put(key_sid, secret))
        except Exception as error:
            raise SyncProblem(vault_problem(error)[0], FOR_THIS_RUN) from error

    def unlock(self) -> Future[None]:
        """See Session."""
        return self._io.submit(self._connect_from_vault())

    def refresh(self) -> Future[Account]:
        """See Session. Fails with SyncProblem."""
        self._io.call(self.worker.gate.probe_now)
        return self._io.submit(self.worker.refresh())

    # ---- trees

    def open_tree(self, tree: TreeId) -> Future[TreeContent]:
        """See Session."""
        if not self.journal.lock.acquire(blocking=False):
            return self._io.submit(self.worker.open_tree(tree))
        try:
            book = self.journal.book.trees.get(tree)
            if book is not None and book.record.loaded and len(book.items) <= MANY:
                done: Future[TreeContent] = Future()
                done.set_result(book.content())
                self._io.call(self.worker.opened, tree)
                return done
        finally:
            self.journal.lock.release()
        return self._io.submit(self.worker.open_tree(tree))

    def create_tree(self, name: str) -> TreeId:
        """See Session. Raises CommitFailed."""
        tree = new_tree_id()
        self._act(
            lambda work: tree_acts.create(work, self.journal.book, tree, name, send=self.profile is not None)
        )
        self._after(tree)
        return tree

    def adopt_tree(self, content: TreeContent, *, path: str | None = None) -> TreeId:
        """See Session. Raises CommitFailed."""
        tree: TreeId = self._act(lambda work: tree_acts.adopt(work, content, path))
        self._after(tree)
        return tree

    def delete_tree(self, tree: TreeId) -> None:
        """See Session. Raises EditRefused or CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return
            self.refuse_if_played(tree)
            send = self.profile is not None
            self._act(lambda work: tree_acts.delete(work, book, send=send))
        self._after(tree)

    def keep_tree(self, tree: TreeId) -> None:
        """See Session. Raises CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None or not book.is_doomed:
                return
            self._act(lambda work: tree_acts.keep(work, book))
            text = phrase("Keep tree “{name}”", name=book.name)
            edit = ReplaceTree(book.content(), text)
        self._emit(RemoteEdit(tree, edit, text))
        self._after(tree)

    def commit(self, edit: Edit, change: Change, tree: IvrTree) -> None:
        """See Session."""
        if change.origin is not Origin.USER:
            return  # it came out of the journal
        with self.journal.lock:
            book = self.journal.book.trees.get(tree.id)
            if book is None:
                raise CommitFailed(
                    phrase("This tree is not known here any more, so the change was not stored."),
                    phrase("Open the tree again."),
                )
            if book.is_doomed:
                raise CommitFailed(*DOOMED)
            if is_publishing(book):
                raise CommitFailed(
                    phrase("The draft is being published, so it cannot be changed at the moment."),
                    phrase("Wait until publishing has ended."),
                )
            send = self.profile is not None and book.record.mode is Mode.LIVE
            self._act(lambda work: commit_edit(work, book, change, tree, send=send))
        self._after(tree.id)

    def set_mode(self, tree: TreeId, mode: Mode) -> None:
        """See Session. Raises CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None or (book.record.mode is mode and not tree_acts.is_lent(book)):
                return
            if book.is_doomed:
                raise CommitFailed(*DOOMED)
            send = self.profile is not None
            self._act(lambda work: tree_acts.set_mode(work, book, mode, send=send))
        self._after(tree)

    def lend_draft(self, tree: TreeId) -> Mode:
        """Make a tree a draft for the work of one command, and say in which mode `set_mode` is to leave it.
        After a command that was killed that is the mode before it. Raises CommitFailed.
        """
        with self.journal.lock:
            book = self.journal.book.trees[tree]
            before = tree_acts.mode_before(book)
            self._act(lambda work: tree_acts.set_mode(work, book, Mode.DRAFT, send=False, lends=True))
        self._after(tree)
        return before

    def retry(self, tree: TreeId, items: frozenset[ItemId] | None = None) -> None:
        """See Session. Raises CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return
            self._act(lambda work: tree_acts.retry(work, book, items))
        self._io.call(self.worker.gate.probe_now)
        self._after(tree)

    def discard(self, tree: TreeId, items: frozenset[ItemId]) -> None:
        """See Session. Raises CommitFailed."""
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return
            patches = self._act(lambda work: tree_acts.discard(work, book, items))
        if patches:
            self._io.call(self.worker.merged, tree, patches, phrase("Back to what the contact center has"))
        self._after(tree)

    def _act(self, act: Callable[[Any], Any]) -> Any:
        """Run one transaction. Raises CommitFailed."""
        if self.recovered.read_only:
            raise CommitFailed(*READ_ONLY)
        try:
            with self.journal.lock:
                with self.journal.transaction() as work:
                    done = act(work)
                self.worker.account_now()  # whoever did it sees it, also while the worker writes
                self.worker.glances.take_all()
                return done
        except JournalFailed as error:
            raise as_commit_failure(error) from error

    def _after(self, tree: TreeId) -> None:
        self._io.call(self.worker.kick, tree)

    # ---- waiting

    def settled(self, tree: TreeId | None = None) -> Future[SyncStatus]:
        """See Session."""
        future: Future[SyncStatus] = Future()

        def register() -> None:  # behind everything that was asked for before
            with self._settled_lock:
                self._settled.append((tree, future))
            self._check_settled()

        self._io.call(register)
        return future

    def _check_settled(self) -> None:
        with self._settled_lock:
            waiting, self._settled = self._settled, []
        left = [(tree, future) for tree, future in waiting if not self._answer_if_quiet(tree, future)]
        with self._settled_lock:
            self._settled += left

    def _answer_if_quiet(self, tree: TreeId | None, future: Future[SyncStatus]) -> bool:
        if future.cancelled():
            return True
        if not self.worker.is_quiet(tree):
            return False
        if future.set_running_or_notify_cancel():
            future.set_result(self.worker.catch_up())
        return True


__all__ = ["ClientFactory", "LiveSession", "journal_path"]
