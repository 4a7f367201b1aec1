"""The engine's writing half: one call at a time, and what becomes of its outcome."""

from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import phrase
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync import guards, writing
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.engine_parts import LOOKS_S
from ivr_designer.sync.engine_planning import Planning
from ivr_designer.sync.guards import Recent
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.ports import Created
from ivr_designer.sync.runtime import Do, Job, Runtime, next_job
from ivr_designer.sync.values import Kind, Value
from ivr_designer.sync.writing import Sending


class Writes(Planning):
    """Sends what the plan says next. Each outcome is stored before anything else happens."""

    def _next(self, book: TreeBook, run: Runtime) -> Job | None:
        """The next job of a tree, for whom has it `planned`."""
        return next_job(book, run, self.timer.monotonic(), self.wire.server_now(), self.options.margin_s)

    async def _do(self, run: Runtime, job: Do) -> None:
        key = job.step.item
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            parent = None if book is None else writing.scope_of(book, key)
        if book is None or parent is None:
            return
        if book.is_doomed and not await self._may_delete(run, book):
            return
        scope = (key[0], parent)
        listing = self._reusable(run, scope) if job.step.verb is Verb.CREATE else None
        if listing is None:
            listing = await self.look(run, scope)
            run.verify.pop(scope, None)
            self.absorb(run, scope, listing)
        if guards.is_asked(book.record):
            return
        if self.closing:
            return
        with self.planned(run.tree) as planned:
            if planned is not book or self.closing:
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

    async def _may_delete(self, run: Runtime, book: TreeBook) -> bool:
        """Nothing goes of a tree that callers hear: then all of it is held, and says whose callers."""
        if self.timer.monotonic() < run.uncalled_until:
            return True
        answer = await self.wire.list_numbers()
        self.gate.went_well()
        playing = [n.shown.number for n in answer.value if n.shown.plays_tree and n.shown.tree == book.rid]
        if not playing:
            run.uncalled_until = self.timer.monotonic() + self.options.reuse_s
            return True
        why = phrase("Callers of {number} hear this tree.", number=playing[0])
        with self.journal.lock, self.journal.transaction() as work:
            for op in list(book.ops.values()):
                if op.state is OpState.NEW:
                    work.put_op(op.to(OpState.HELD, why=why))
        run.replan()
        self.hooks.changed(run.tree)
        return False

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
            self.gate.went_well(wrote=True)
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
            may_be_root = book.record.base_root is None and op.item[0] is Kind.NODE
            writing.landed(work, book, op, rid, is_root=is_root)
            if may_be_root:  # it is confirmed by the list of trees before anything else is built on it
                run.verify[Kind.TREE, writing.NO_PARENT] = self.timer.monotonic()
            logged = list(work.logged)
        run.looks.pop(op.seq, None)
        run.known_at[op.item[0], op.parent or writing.NO_PARENT] = self.timer.monotonic()
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
            if state is OpState.UNKNOWN:
                result = phrase("{what} It is being checked whether it arrived.", what=result)
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
            self.gate.went_wrong(error, wrote=True)
        self.hooks.logged(list(logged))
        self.hooks.changed(run.tree)


def _with_id(want: Value, rid: str) -> Value:
    if isinstance(want, Node):
        return replace(want, id=NodeId(rid))
    return replace(want, id=KeypressId(rid)) if isinstance(want, Keypress) else want
