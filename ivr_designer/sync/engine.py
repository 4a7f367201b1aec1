"""The engine: brings the server to the local state of every live tree, one write at a time per tree.

It runs on one loop and is given its clock, chance, server and journal, so that a simulation of it is
deterministic. Each tree with something to do has one coroutine; between two awaits it alone decides.
"""

import asyncio
from contextlib import suppress

from ivr_designer.domain.ids import TreeId
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync import guards, history, late_looks, writing
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.engine_parts import LOOKS_S, Hooks, Options
from ivr_designer.sync.engine_settling import Settling
from ivr_designer.sync.journal import JournalFailed
from ivr_designer.sync.operations import FLYING, OpState
from ivr_designer.sync.runtime import Do, Job, Runtime, Settle, Verify, Wait
from ivr_designer.sync.values import Kind, Scope

FAR_S = 600.0
"""Further away than any fence, but for the margin."""


class Engine(Settling):
    """See the module. Make it on the loop; `kick` may be called from that loop only."""

    # ---- life

    def recover(self) -> None:
        """After a start, whatever was being sent has an unknown outcome.

        Where something waits for a time of the server, a list is read: an answer tells what time it is there.
        """
        with self.journal.lock, self.journal.transaction() as work:
            for book in self.journal.book.trees.values():
                for op in list(book.flying.values()):
                    if op.state is OpState.SENDING:
                        work.put_op(op.to(OpState.UNKNOWN))
                if book.index.fenced():
                    self.run_of(book.id).verify[Kind.TREE, writing.NO_PARENT] = 0.0
                guard = guards.asked(book.record)
                if guard is not None:  # it is asked until the lists are as they were, or a person answers
                    self.run_of(book.id).verify.update(dict.fromkeys(guard.scopes, 0.0))
                for scope in late_looks.owed(book.record):
                    self.run_of(book.id).late[scope] = 0.0

    def look_late(self) -> None:
        """Have lists read whose late look is due (`late_looks`); called every now and then while online."""
        now = self.timer.monotonic()
        for run in list(self.runs.values()):
            due = [scope for scope, at in run.late.items() if at <= now]
            for scope in due:
                del run.late[scope]
                run.verify[scope] = now
            if due:
                self.kick(run.tree)

    def answer_guard(self, tree: TreeId, *, go_on: bool) -> None:
        """Believe what the server shows, or look at it again. Until that is read nothing is written."""
        book = self.journal.book.trees.get(tree)
        guard = None if book is None else guards.asked(book.record)
        if guard is None:
            return
        run = self.run_of(tree)
        scopes = set(guard.scopes)
        if any(kind is Kind.NODE for kind, _ in scopes):  # where callers enter goes with it
            scopes.add((Kind.TREE, writing.NO_PARENT))
        run.believed = set(scopes) if go_on else set()
        run.doubted = scopes
        run.verify.update(dict.fromkeys(scopes, 0.0))
        self.kick(tree)

    def question_of(self, book: TreeBook) -> guards.Guard | None:
        """The open question of a tree, unless its lists are just being read again for an answer."""
        guard = guards.asked(book.record)
        if guard is None:
            return None
        run = self.run_of(book.id)
        return None if any(scope in run.verify for scope in run.doubted) else guard

    def kick(self, tree: TreeId) -> None:
        """Something may be due for this tree."""
        run = self.run_of(tree)
        run.replan()
        run.kick.set()
        if not run.running and not self.closing:
            run.running = True
            self._spawn(self._work(run), f"tree {tree}")

    def kick_all(self) -> None:
        """Something may be due everywhere."""
        for tree in list(self.journal.book.trees):
            self.kick(tree)

    def is_quiet(self, tree: TreeId) -> bool:
        """True when nothing of a tree is under way or will go on without a person."""
        if tree not in self.journal.book.trees or self.gate.needs_person:
            return True
        try:
            with self.planned(tree) as book:
                if book is None:
                    return True
                job = self._next(book, self.run_of(tree))
                sending = any(op.state in FLYING for op in book.flying.values())
                waits = isinstance(job, Wait) and self._wait_matters(book)
                return not sending and not waits and (job is None or isinstance(job, Wait))
        except JournalFailed:  # what must be stored first cannot be stored now
            return False

    def _wait_matters(self, book: TreeBook) -> bool:
        run = self.run_of(book.id)
        return bool(run.verify) or any(
            op.state is OpState.NEW and book.item(key).fence is not None for key, op in book.ops.items()
        )

    # ---- the loop of one tree

    async def _work(self, run: Runtime) -> None:
        try:
            while not self.closing:
                await self.gate.usable()
                try:
                    job = self._choose(run)
                except JournalFailed as error:
                    self.gate.disk(error.cause, error.advice)
                    continue
                if job is None:
                    break
                await self._perform(run, job)
            self._remember(run)
        finally:
            run.running = False
            self.hooks.changed(run.tree)

    def _remember(self, run: Runtime) -> None:
        """Keep a version of what is live once the work is done, but not for every stroke of an editor."""
        now = self.timer.monotonic()
        if not run.wrote or now - run.remembered_at < self.options.version_s:
            return
        book = self.journal.book.trees.get(run.tree)
        if book is not None:
            with suppress(JournalFailed):
                history.remember(self.journal, book, "edited")
                run.wrote, run.remembered_at = False, now

    def _choose(self, run: Runtime) -> Job | None:
        """The next job of a tree that is not sending anything now."""
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None:
                return None
            orphans = [op for op in book.flying.values() if op.state is OpState.SENDING]
            if orphans:  # how they ended could not be stored: then it is not known
                with self.journal.transaction() as work:
                    for op in orphans:
                        work.put_op(op.to(OpState.UNKNOWN))
        with self.planned(run.tree) as planned:
            return None if planned is None else self._next(planned, run)

    async def _perform(self, run: Runtime, job: Job) -> None:
        try:
            if isinstance(job, Wait):
                if not await self._asked_time(run, job.seconds):
                    await self._wait(run, min(job.seconds, FAR_S))
            elif isinstance(job, Verify):
                await self._verify(run, job.scope)
            elif isinstance(job, Settle):
                await self._settle(run, job.op)
            else:
                await self._do(run, job)
        except IccError as error:
            await self._read_failed(run, job, error)
        except JournalFailed as error:
            self.gate.disk(error.cause, error.advice)

    async def _asked_time(self, run: Runtime, seconds: float) -> bool:
        """No token lives so long: this machine's clock was set meanwhile, and any answer tells the time."""
        now = self.timer.monotonic()
        if seconds <= FAR_S + self.options.margin_s or now - run.asked_time_at < FAR_S:
            return False
        run.asked_time_at = now
        await self._verify(run, (Kind.TREE, writing.NO_PARENT))
        return True

    async def _wait(self, run: Runtime, seconds: float) -> None:
        run.kick.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await run.kick.wait()

    async def _read_failed(self, run: Runtime, job: Job, error: IccError) -> None:
        """A list could not be had. What a refusal of it means is for the list above to say."""
        self.gate.went_wrong(error)
        if not isinstance(error, ServerRefused):
            return
        scope = self._scope_of(run, job)
        if scope is None:
            return
        if scope[0] is Kind.TREE:
            self._hold_all(run, error)
            return
        run.verify.pop(scope, None)
        self._late_look_is_done(run, scope)  # what is gone holds nothing that came late
        book = self.journal.book.trees.get(run.tree)
        above = (
            (Kind.TREE, writing.NO_PARENT)
            if scope[0] is Kind.NODE or book is None
            else (Kind.NODE, book.rid or "")
        )
        try:
            await self._verify(run, above)
        except IccError as second:
            self.gate.went_wrong(second)
        self._hold_scope(run, scope, error)

    def _scope_of(self, run: Runtime, job: Job) -> Scope | None:
        if isinstance(job, Verify):
            return job.scope
        if isinstance(job, Settle):
            return job.op.item[0], job.op.parent or ""
        book = self.journal.book.trees.get(run.tree)
        if isinstance(job, Do) and book is not None:
            return job.step.item[0], writing.scope_of(book, job.step.item) or ""
        return None

    def _hold_scope(self, run: Runtime, scope: Scope, error: ServerRefused) -> None:
        """Operations whose list is refused although their parent is there wait for a person."""
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None or book.record.gone:
                return
            with self.journal.transaction() as work:
                for key, op in list(book.ops.items()):
                    here = (key[0], writing.scope_of(book, key) or "") == scope
                    if here and op.state is OpState.NEW:
                        work.put_op(op.to(OpState.HELD, why=error.cause, words=error.message))
                for op in list(book.flying.values()):
                    if (op.item[0], op.parent) == scope:
                        run.looks[op.seq] = (0, self.timer.monotonic() + LOOKS_S[-1])
        run.replan()
        self.hooks.changed(run.tree)

    def _hold_all(self, run: Runtime, error: ServerRefused) -> None:
        self.gate.stop(error.cause, error.advice)


__all__ = ["Engine", "Hooks", "Options"]
