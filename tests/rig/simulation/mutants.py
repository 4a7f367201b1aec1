"""Engines with a fault on purpose, each of a kind that the rules of docs/reliability.md prevent."""

from dataclasses import replace

from ivr_designer.sync import writing
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.operations import OpState, Verb
from ivr_designer.sync.runtime import Do
from ivr_designer.sync.values import Kind

MOMENT_S = 0.05


class NoFence(Engine):
    """Takes absence from a list for proof although the lost call may still come."""

    async def look(self, run, scope):
        listing = await super().look(run, scope)
        return replace(listing, date=1e12)


class NoListBeforeTheSecondSend(Engine):
    """Sends a call whose answer was lost again without looking."""

    async def _settle(self, run, op):
        await self.timer.sleep(MOMENT_S)
        with self.journal.transaction() as work:
            writing.not_landed(work, self.journal.book.trees[run.tree], op)
        run.replan()


class NoReadingBeforeAWrite(Engine):
    """Writes on what it knew, whatever the server has by now."""

    async def _do(self, run, job):
        book = self.journal.book.trees[run.tree]
        parent = writing.scope_of(book, job.step.item)
        scope = (job.step.item[0], parent)
        known = [i for i in book.of_kind(scope[0]) if i.rid is not None]
        rows = {i.rid: writing.wire_or_none(book, i.base, i.rid) for i in known}
        run.cache[scope] = (self.timer.monotonic(), Listing(*scope, rows, None, self.wire.server_now()))
        run.verify.clear()
        await super()._do(run, job)

    def _reusable(self, run, scope):
        return run.cache[scope][1]

    async def look(self, run, scope):
        await self.timer.sleep(MOMENT_S)
        if scope in run.cache:
            return run.cache[scope][1]
        return await super().look(run, scope)


class ErrorsAreAbsence(Engine):
    """Reads a list that could not be had as an empty one."""

    async def look(self, run, scope):
        try:
            return await super().look(run, scope)
        except Exception:
            if scope[0] is Kind.TREE:
                raise
            return Listing(*scope, {}, self.wire.server_now(), self.wire.server_now())


class ForgetsAfterACrash(Engine):
    """Takes what was being sent before a crash for never sent."""

    def recover(self):
        with self.journal.transaction() as work:
            for book in self.journal.book.trees.values():
                for op in list(book.flying.values()):
                    if op.state is OpState.SENDING:
                        work.put_op(op.to(OpState.UNKNOWN))
                        writing.not_landed(work, book, op.to(OpState.UNKNOWN))
        return 0


class AnyOrder(Engine):
    """Carries out steps without waiting for those that they depend on."""

    def _next(self, book, run):
        job = super()._next(book, run)
        if not run.steps or not isinstance(job, Do):
            return job
        bare = [replace(step, own=frozenset(), group=None) for step in run.steps]
        run.steps = sorted(bare, key=lambda step: step.verb is not Verb.DELETE)
        return super()._next(book, run)


class ForgetsLostUpdates(Engine):
    """Sends another value although the lost one may still come after it."""

    def _settled_no(self, run, book, op, verdict):
        super()._settled_no(run, book, op, verdict)
        item = book.item(op.item)
        if item.fence is not None:
            with self.journal.transaction() as work:
                work.put_item(book.id, replace(item, fence=None, ghost=None))


class OverwritesOthers(Engine):
    """Takes what others changed for what was there before."""

    def absorb(self, run, scope, listing, asked=None):
        book = self.journal.book.trees.get(run.tree)
        if book is not None:
            known = {i.rid for i in book.items.values()}
            rows = {r: v for r, v in listing.rows.items() if r not in known}
            kept = {
                i.rid: writing.wire_or_none(book, i.base, i.rid)
                for i in book.items.values()
                if i.rid in listing.rows and i.key[0] is scope[0]
            }
            listing = replace(listing, rows=rows | {r: v or listing.rows[r] for r, v in kept.items()})
        return super().absorb(run, scope, listing, asked)


MUTANTS = {
    mutant.__name__: mutant
    for mutant in (
        NoFence,
        NoListBeforeTheSecondSend,
        NoReadingBeforeAWrite,
        ErrorsAreAbsence,
        ForgetsAfterACrash,
        AnyOrder,
        ForgetsLostUpdates,
        OverwritesOthers,
    )
}
