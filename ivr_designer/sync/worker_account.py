"""The part of a session's worker that reads the account: which trees, numbers and queues there are."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.domain.ids import TreeId
from ivr_designer.icc.errors import IccError
from ivr_designer.storage.errors import FileProblem
from ivr_designer.sync import accounts
from ivr_designer.sync.accounts import Lists
from ivr_designer.sync.contract import Account, AccountChanged, Event, SyncProblem
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.forgetting import forget_old
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.ports import RemoteNumber, Timer, Wire
from ivr_designer.sync.problems import NO_SERVER, as_problem
from ivr_designer.sync.recordings import Recordings
from ivr_designer.sync.status import Link

_log = logging.getLogger(__name__)

PROJECT = "project"
"""Where the journal keeps which project its trees are of: the guard against another project's key."""


@dataclass(slots=True)
class Known:
    """The account as it was put together last, and from what."""

    account: Account = field(default_factory=Account)
    stamp: object = None


class WorkerAccount:
    """Runs on the session's loop. What it shares with the rest of the worker is declared here."""

    journal: Journal
    io: IoThread
    options: SyncOptions
    emit: Callable[[Event], None]
    timer: Timer
    gate: Gate
    engine: Engine | None
    wire: Wire | None
    lists: Lists
    shown_account: Account
    known_account: Known
    recordings: Recordings
    is_reading: bool
    tell_items: Callable[[TreeId], None]
    tell_questions: Callable[[TreeId], None]
    tell_status: Callable[[], None]

    # ---- reading

    async def refresh(self) -> Account:
        """Read the account's lists again."""
        self.is_reading = True
        try:
            return await self._refresh()
        finally:
            self.is_reading = False

    async def _refresh(self) -> Account:
        wire = self.wire_or_fail()
        await self.passing(self._read_trees)
        for name, read in (("numbers", wire.list_numbers), ("queues", wire.list_queues)):
            setattr(self.lists, name, tuple((await self.passing(read)).value))
        await self.recordings.read(wire)
        is_first, self.lists.read_at = self.lists.read_at is None, self.timer.now()
        self.tell_account()
        self.tell_status()
        if is_first:
            self._forget_old(wire)
        return self.shown_account

    def _forget_old(self, wire: Wire) -> None:
        """Once a session, by the server's time: a clock that is years ahead must not empty the history."""
        try:
            forget_old(self.journal, wire.server_now(), self.options.keep_history_days)
        except (JournalFailed, FileProblem) as error:
            _log.warning("%s", error)

    def numbers_read(self, rows: tuple[RemoteNumber, ...]) -> None:
        """The numbers were read for a switch of one: all may see them."""
        self.lists.numbers = rows
        self.tell_account()

    async def _read_trees(self) -> None:
        wire = self.wire_or_fail()
        answer = await wire.list_trees()
        found = answer.project if self.lists.project is None else None
        with self.journal.lock, self.journal.transaction() as work:
            if found is not None:
                work.set_meta(PROJECT, found)
            changed = accounts.take_trees(work, self.journal.book, answer.value)
        if found is not None:
            self.lists.project = found
            wire.expect_project(found)
        for tree in changed:
            self.tell_items(tree)
            self.tell_questions(tree)  # a whole tree may be there twice

    async def passing(self, call: Callable[[], Awaitable[Any]]) -> Any:
        """A read of the session's own, past the gate. Raises SyncProblem."""
        for attempt in (1, 2):
            if self.gate.needs_person:
                break
            try:
                result = await call()
            except IccError as error:
                self.gate.went_wrong(error)
                if attempt == 2 or (
                    self.gate.state is not Link.ONLINE and self.gate.state is not Link.CONNECTING
                ):
                    raise as_problem(error) from error
            except JournalFailed as error:
                self.gate.disk(error.cause, error.advice)
                raise as_problem(error) from error
            else:
                self.gate.went_well()
                return result
        raise SyncProblem(self.gate.problem or NO_SERVER[0], self.gate.advice or NO_SERVER[1])

    def wire_or_fail(self) -> Wire:
        """The server. Raises SyncProblem without one."""
        if self.wire is None:
            raise SyncProblem(self.gate.problem or NO_SERVER[0], self.gate.advice or NO_SERVER[1])
        return self.wire

    def account_now(self) -> Account:
        """The account, from any thread. While another one writes it is as it was before: nobody waits."""
        if not self.journal.lock.acquire(blocking=False):
            return self.known_account.account
        try:
            return self._know()
        finally:
            self.journal.lock.release()

    def _know(self) -> Account:
        """Put the account together, if anything has changed."""
        lists, known = self.lists, self.known_account
        stamp = (
            self.journal.serial, lists.numbers, lists.queues, lists.recordings, lists.project, lists.read_at
        )  # fmt: skip
        if known.stamp != stamp:
            self.known_account = known = Known(accounts.account_of(self.journal.book, lists), stamp)
        return known.account

    def tell_account(self) -> None:
        """The account as it is now, if it is another one than was told last."""
        with self.journal.lock:
            account = self._know()
        if account != self.shown_account:
            self.shown_account = account
            self.emit(AccountChanged(account))

    def probe(self) -> None:
        """Try again when a pause is over and there is no work that would: an empty queue is no reason to stay
        offline.
        """
        gate = self.gate
        is_due = gate.state is not Link.ONLINE and not gate.needs_person and not gate.resumes_in_s
        assert self.engine is not None
        is_tried = self.is_reading or any(run.running for run in self.engine.runs.values())
        if is_due and not is_tried:
            self.io.spawn(self._try_again(), "looking whether the contact center is there")

    async def _try_again(self) -> None:
        with suppress(SyncProblem):  # the gate shows it
            await self.refresh()
