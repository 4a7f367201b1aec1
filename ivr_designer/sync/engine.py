"""The engine: brings the server to the local state of every live tree, one write at a time per tree.

It runs on one loop and is given its clock, chance, server and journal, so that a simulation of it is
deterministic. Each tree with something to do has one coroutine; between two awaits it alone decides.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync import history, writing
from ivr_designer.sync.absorbing import Absorber, Context, Recent, Report
from ivr_designer.sync.book import TreeBook, TreeRecord
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.evidence import (
    DEFAULT_MARGIN_S,
    Doubtful,
    Landed,
    Listing,
    NotLanded,
    Undecided,
    judge,
)
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.operations import FLYING, Operation, OpState, Verb
from ivr_designer.sync.plan import rebind
from ivr_designer.sync.ports import Created, Jitter, Spawn, Timer, Wire
from ivr_designer.sync.reading import read_listing
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.runtime import Do, Job, Runtime, Scope, Settle, Verify, Wait, next_job
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, Value
from ivr_designer.sync.writing import Sending

REUSE_S = 5.0
LAG_S = 8.0
LOOKS_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)


@dataclass(frozen=True, slots=True)
class Options:
    """Figures of the engine, all in seconds. `margin_s` is added to a token's end before absence counts."""

    margin_s: float = DEFAULT_MARGIN_S
    reuse_s: float = REUSE_S
    lag_s: float = LAG_S
    version_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom the engine tells: something of a tree changed; others changed it; an edit was merged."""

    changed: Callable[[TreeId], None]
    merged: Callable[[TreeId, list[Patch], Phrase], None]
    logged: Callable[[list[object]], None]
    new_node_id: Callable[[], NodeId] = new_node_id
    new_keypress_id: Callable[[], KeypressId] = new_keypress_id


class Engine:
    """See the module. Make it on the loop; `kick` may be called from that loop only."""

    def __init__(
        self, journal: Journal, wire: Wire, timer: Timer, jitter: Jitter, spawn: Spawn, hooks: Hooks,
        options: Options | None = None, gate: Gate | None = None,
    ) -> None:  # fmt: skip
        self.journal = journal
        self.wire = wire
        self.timer = timer
        self.jitter = jitter
        self.options = options or Options()
        self.hooks = hooks
        self._spawn = spawn
        self.gate = gate or Gate(timer, jitter, lambda: None)
        self.runs: dict[TreeId, Runtime] = {}
        self.closing = False

    # ---- life

    def recover(self) -> int:
        """After a start: whatever was being sent has an unknown outcome now. Returns how much work is open."""
        with self.journal.lock, self.journal.transaction() as work:
            for book in self.journal.book.trees.values():
                for op in list(book.flying.values()):
                    if op.state is OpState.SENDING:
                        work.put_op(op.to(OpState.UNKNOWN))
        books = self.journal.book.trees.values()
        return sum(len(b.ops) + len(b.flying) for b in books)

    def run_of(self, tree: TreeId) -> Runtime:
        """The runtime of a tree."""
        return self.runs.setdefault(tree, Runtime(tree))

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
        with self.journal.lock:
            book = self.journal.book.trees.get(tree)
            if book is None:
                return True
            if self.gate.needs_person:
                return True
            job = self._next(book, self.run_of(tree))
            sending = any(op.state in FLYING for op in book.flying.values())
            return not sending and (job is None or (isinstance(job, Wait) and not self._wait_matters(book)))

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
        with suppress(JournalFailed), self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is not None:
                with self.journal.transaction() as work:
                    history.remember(work, book, "edited")
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
            return self._next(book, run)

    def _next(self, book: TreeBook, run: Runtime) -> Job | None:
        run.refresh(book)
        if run.steps is None:
            self._rebind(book)
        return next_job(book, run, self.timer.monotonic(), self.wire.server_now(), self.options.margin_s)

    def _rebind(self, book: TreeBook) -> None:
        nodes = {getattr(book.item(k).local, "node", None) for k in book.ops if k[0] is Kind.KEY}
        for node in sorted(n for n in nodes if n is not None):
            group = [
                i
                for i in book.of_kind(Kind.KEY)
                if node in (getattr(i.local, "node", None), getattr(i.base, "node", None))
            ]
            changed = rebind(group, set(book.flying))
            if changed:
                with self.journal.transaction() as work:
                    for item in changed:
                        work.put_item(book.id, item)
                        settle_operation(work, book, item)

    async def _perform(self, run: Runtime, job: Job) -> None:
        try:
            if isinstance(job, Wait):
                await self._wait(run, job.seconds)
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

    # ---- lists

    def _reusable(self, run: Runtime, scope: Scope) -> Listing | None:
        """A list of a few seconds ago with our own writes in it: enough before a create, which changes nothing
        that is there.
        """
        known = run.cache.get(scope)
        fresh = known is not None and self.timer.monotonic() - known[0] <= self.options.reuse_s
        return known[1] if known is not None and fresh else None

    async def look(self, run: Runtime, scope: Scope) -> Listing:
        """A fresh list."""
        listing = await read_listing(self.wire, scope)
        self.gate.went_well()
        run.cache[scope] = (self.timer.monotonic(), listing)
        return listing

    async def _verify(self, run: Runtime, scope: Scope) -> None:
        listing = await self.look(run, scope)
        run.verify.pop(scope, None)
        self.absorb(run, scope, listing)

    def absorb(self, run: Runtime, scope: Scope, listing: Listing) -> Report:
        """Take a list into the tree, and tell those who show it."""
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None:
                return Report()
            before = book.version
            context = Context(
                run.recent,
                self.timer.monotonic(),
                self.hooks.new_node_id,
                self.hooks.new_keypress_id,
                run.overruled,
            )
            with self.journal.transaction() as work:
                absorber = Absorber(work, book, context)
                if scope[0] is Kind.NODE:
                    report = absorber.nodes(listing)
                elif scope[0] is Kind.KEY:
                    report = absorber.keypresses(listing)
                else:
                    report = self._absorb_own(work, book, absorber, listing)
                self._log_absorbed(work, book, report)
                self._clear_fences(work, book, scope, listing)
            moved = book.version != before
        self._after_absorbing(run, scope, report, moved=moved)
        return report

    def _absorb_own(self, work: Transaction, book: TreeBook, absorber: Absorber, listing: Listing) -> Report:
        rid = book.rid
        if rid is None:
            return absorber.report
        row = listing.rows.get(rid)
        recent = absorber.context.recent.get(book.own.key)
        lagging = recent is not None and absorber.context.now < recent.until
        record = book.record
        if row is None and not lagging and not book.is_doomed and book.own.key not in book.flying:
            record = replace(record, gone=True)
        elif row is not None:
            record = replace(record, gone=False)
            record = self._absorb_root(book, record, listing.roots.get(rid), absorber)
        if record != book.record:
            work.put_tree(record)
        return absorber.own(row)

    def _absorb_root(
        self, book: TreeBook, record: TreeRecord, root: str | None, absorber: Absorber
    ) -> TreeRecord:
        """Compare the server's entry node with ours; a difference stops the tree."""
        lid = None if root is None else book.lid_of(Kind.NODE, root)
        if lid is None or lid == record.base_root:
            return record
        if record.base_root is None:
            root_here = record.root if record.root in book.local_side().nodes else NodeId(lid)
            record = replace(record, base_root=NodeId(lid), root=root_here)
            if record.root == record.base_root:
                return record
        if absorber.context.force:  # a person believes it
            absorber.report.patches.append(Patch((Kind.NODE, lid), None, None, is_root=True))
            return replace(record, base_root=NodeId(lid), root=NodeId(lid))
        if not book.is_doomed:
            absorber.report.guard = phrase(
                "Callers of “{tree}” enter at another node in the contact center than here.", tree=book.name
            )
        return record

    def _log_absorbed(self, work: Transaction, book: TreeBook, report: Report) -> None:
        if report.patches:
            work.log(
                phrase("“{tree}” was changed elsewhere", tree=book.name),
                phrase("{count} changes taken over", count=len(report.patches)), tree=book.id,
            )  # fmt: skip

    def _clear_fences(self, work: Transaction, book: TreeBook, scope: Scope, listing: Listing) -> None:
        now = listing.date if listing.date is not None else listing.estimate - self.options.margin_s
        for item in list(book.items.values()):
            if item.fence is None or item.key in book.flying or item.key[0] is not scope[0]:
                continue
            if writing.scope_of(book, item.key) == scope[1] and now > item.fence + self.options.margin_s:
                fresh = book.items[item.key]
                work.put_item(book.id, replace(fresh, fence=None, ghost=None))

    def _after_absorbing(self, run: Runtime, scope: Scope, report: Report, *, moved: bool) -> None:
        if report.lagging:
            run.verify[scope] = self.timer.monotonic() + 1.0
        if report.guard is not None and run.guard is None:
            run.guard = report.guard
        if moved or report.guard:
            run.replan()
        if report.patches:
            self.hooks.merged(run.tree, report.patches, phrase("Changed elsewhere"))
        if moved or report.guard:
            self.hooks.changed(run.tree)

    # ---- writes

    async def _do(self, run: Runtime, job: Do) -> None:
        key = job.step.item
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            parent = None if book is None else writing.scope_of(book, key)
        if book is None or parent is None:
            return
        scope = (key[0], parent)
        listing = self._reusable(run, scope) if job.step.verb is Verb.CREATE else None
        if listing is None:
            listing = await self.look(run, scope)
            run.verify.pop(scope, None)
            self.absorb(run, scope, listing)
        if run.guard is not None:
            return
        with self.journal.lock:
            if self.journal.book.trees.get(run.tree) is not book or self.closing:
                return
            job_now = self._next(book, run)
            if not isinstance(job_now, Do) or job_now.step.item != key:
                return
            ticket = self.wire.ticket()
            with self.journal.transaction() as work:
                sending = writing.begin(work, book, key, listing, ticket, self.timer.now())
        if sending is None:
            run.replan()
            return
        self.hooks.changed(run.tree)
        await self._send(run, book, sending)

    async def _send(self, run: Runtime, book: TreeBook, sending: Sending) -> None:
        began = self.timer.monotonic()
        try:
            created = await self._call(book, sending)
        except IccError as error:
            self._write_failed(run, book, sending, error, (self.timer.monotonic() - began) * 1000)
        except Exception as error:
            self._write_failed(run, book, sending, error, (self.timer.monotonic() - began) * 1000)
            raise
        else:
            self.gate.went_well()
            self._write_landed(run, book, sending, created, (self.timer.monotonic() - began) * 1000)

    async def _call(self, book: TreeBook, sending: Sending) -> Created | None:
        """One attempt of one write."""
        wire, ticket, want, rid = self.wire, sending.ticket, sending.want, sending.rid or ""
        match sending.kind, sending.verb:
            case Kind.TREE, Verb.CREATE:
                return (await wire.create_tree(want.name, ticket)).value  # type: ignore[union-attr]
            case Kind.TREE, Verb.UPDATE:
                await wire.update_tree(rid, want.name, ticket)  # type: ignore[union-attr]
            case Kind.TREE, Verb.DELETE:
                await wire.delete_tree(rid, ticket)
            case Kind.NODE, Verb.CREATE:
                return (await wire.create_node(sending.parent, want, ticket)).value  # type: ignore[arg-type]
            case Kind.NODE, Verb.UPDATE:
                await wire.update_node(want, ticket)  # type: ignore[arg-type]
            case Kind.NODE, Verb.DELETE:
                await wire.delete_node(rid, ticket)
            case Kind.KEY, Verb.CREATE:
                return (await wire.create_keypress(want, ticket)).value  # type: ignore[arg-type]
            case Kind.KEY, Verb.UPDATE:
                await wire.update_keypress(want, ticket)  # type: ignore[arg-type]
            case _:
                await wire.delete_keypress(rid, ticket)
        return None

    def _write_landed(
        self, run: Runtime, book: TreeBook, sending: Sending, created: Created | None, took_ms: float | None
    ) -> None:
        rid = created.id if created is not None else None
        is_root = created.is_root if created is not None else None
        self._landed(run, book, sending.op, rid, is_root, took_ms)
        self._note_write(run, sending, rid)

    def _landed(
        self,
        run: Runtime,
        book: TreeBook,
        op: Operation,
        rid: str | None,
        is_root: bool | None,
        took_ms: float | None,
    ) -> None:
        with self.journal.lock, self.journal.transaction() as work:
            writing.log_call(work, book, op, phrase("Done"), ok=True, took_ms=took_ms)
            was_root = (
                book.record.base_root is None and op.item[0] is Kind.NODE and book.record.root == op.item[1]
            )
            writing.landed(work, book, op, rid, is_root=is_root)
            if was_root:  # it is confirmed by the list of trees before anything else is built on it
                run.verify[Kind.TREE, writing.NO_PARENT] = self.timer.monotonic()
            logged = list(work.logged)
        run.looks.pop(op.seq, None)
        run.wrote = True
        if op.item in book.ops:
            run.replan()
        self.hooks.logged(list(logged))
        self.hooks.changed(run.tree)

    def _note_write(self, run: Runtime, sending: Sending, rid: str | None) -> None:
        """Remember what lists may still show for a moment, and that they are to be read again."""
        now = self.timer.monotonic()
        scope = (sending.kind, sending.parent)
        run.recent[sending.op.item] = Recent(sending.before, now + self.options.lag_s)
        run.verify[scope] = now
        known = run.cache.get(scope)
        if known is not None:
            rows: dict[str, Value] = dict(known[1].rows)
            key = rid or sending.rid or ""
            if sending.want is None:
                rows.pop(key, None)
            else:
                rows[key] = _with_id(sending.want, key)
            run.cache[scope] = (known[0], replace(known[1], rows=rows))

    def _write_failed(
        self, run: Runtime, book: TreeBook, sending: Sending, error: Exception, took_ms: float
    ) -> None:
        with self.journal.lock, self.journal.transaction() as work:
            state = writing.failed(work, book, sending.op, error)
            result = (
                error.cause
                if isinstance(error, IccError)
                else phrase("Unexpected: {what}", what=repr(error)[:200])
            )
            words = error.message if isinstance(error, ServerRefused) else ""
            writing.log_call(work, book, sending.op, result, ok=False, took_ms=took_ms, words=words)
            logged = list(work.logged)
        if state is OpState.UNKNOWN:
            run.looks[sending.op.seq] = (0, self.timer.monotonic() + LOOKS_S[0] * self.jitter())
        elif isinstance(error, ServerRefused):
            run.verify[sending.kind, sending.parent] = self.timer.monotonic()
        run.cache.clear()
        run.replan()
        if isinstance(error, IccError):
            self.gate.went_wrong(error)
        self.hooks.logged(list(logged))
        self.hooks.changed(run.tree)

    # ---- unknown outcomes

    async def _settle(self, run: Runtime, op: Operation) -> None:
        scope = (op.item[0], op.parent or "")
        listing = await self._look_for_evidence(run, scope)
        if op.item[0] is Kind.NODE and op.verb is Verb.CREATE:
            trees = await self.look(run, (Kind.TREE, writing.NO_PARENT))
            listing = replace(listing, root=trees.roots.get(scope[1]))
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None or book.flying.get(op.item) != op:
                return
            base = writing.wire_or_none(book, book.item(op.item).base, op.rid)
            mapped = self._mapped(book, op)
            verdict = judge(op, base, listing, mapped, self.options.margin_s)
            if op.verb is Verb.DELETE and verdict == NotLanded(may_still=True) and book.item(op.item).local:
                verdict = Undecided()  # it was undone since: wait until the lost delete cannot come any more
            match verdict:
                case Landed():
                    is_root = None if listing.root is None else listing.root == verdict.rid
                    self._landed(run, book, op, verdict.rid, is_root, None)
                    run.verify[scope] = self.timer.monotonic()
                case Undecided():
                    self._look_later(run, op)
                case NotLanded() | Doubtful():
                    self._settled_no(run, book, op, verdict)
        if not isinstance(verdict, Undecided | Landed):
            self.absorb(run, scope, listing)
            self.hooks.changed(run.tree)

    async def _look_for_evidence(self, run: Runtime, scope: Scope) -> Listing:
        """A list; where the parent itself is gone, what the list above proves: there is nothing below it."""
        try:
            return await self.look(run, scope)
        except ServerRefused:
            book = self.journal.book.trees.get(run.tree)
            above = (
                (Kind.TREE, writing.NO_PARENT)
                if scope[0] is Kind.NODE
                else (Kind.NODE, (book and book.rid) or "")
            )
            if scope[0] is Kind.TREE:
                raise
            parents = await self.look(run, above)
            if scope[1] in parents.rows:
                raise
            return Listing(scope[0], scope[1], {}, parents.date, parents.estimate)

    def _mapped(self, book: TreeBook, op: Operation) -> set[str]:
        if op.item[0] is Kind.TREE:
            return {b.rid for b in self.journal.book.trees.values() if b.rid is not None and b is not book}
        return {rid for (kind, rid), key in book.by_rid.items() if kind is op.item[0] and key != op.item}

    def _settled_no(self, run: Runtime, book: TreeBook, op: Operation, verdict: NotLanded | Doubtful) -> None:
        run.looks.pop(op.seq, None)
        run.replan()
        with self.journal.transaction() as work:
            if isinstance(verdict, NotLanded):
                writing.not_landed(work, book, op, may_still=verdict.may_still)
            elif op.verb is Verb.CREATE and (op.item[0] is not Kind.KEY or len(verdict.candidates) > 1):
                self._doubt(work, book, op, verdict.candidates)
            else:
                writing.not_landed(work, book, op, may_still=True)

    def _doubt(self, work: Transaction, book: TreeBook, op: Operation, candidates: tuple[str, ...]) -> None:
        waiting = book.ops.get(op.item)
        if waiting is not None:
            work.put_op(waiting.to(OpState.SUPERSEDED))
        why = phrase("The answer was lost, and several things there could be the one that was made.")
        work.put_op(op.to(OpState.CONFLICT, why=why, notes={**op.notes, "candidates": list(candidates)}))

    def _look_later(self, run: Runtime, op: Operation) -> None:
        tries = run.looks.get(op.seq, (0, 0.0))[0]
        wait = LOOKS_S[min(tries, len(LOOKS_S) - 1)]
        left = (op.exp or 0.0) + self.options.margin_s - self.wire.server_now() + 1.0
        if 0 < left < wait:
            wait = left
        run.looks[op.seq] = (tries + 1, self.timer.monotonic() + wait)


def _with_id(want: Value, rid: str) -> Value:
    if isinstance(want, Node):
        return replace(want, id=NodeId(rid))
    return replace(want, id=KeypressId(rid)) if isinstance(want, Keypress) else want
