"""How the engine settles writes whose answers never came."""

from dataclasses import replace

from ivr_designer.domain.phrases import phrase
from ivr_designer.icc.errors import ServerRefused
from ivr_designer.sync import late_looks, twins, writing
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.engine_parts import LOOKS_S
from ivr_designer.sync.engine_writes import Writes
from ivr_designer.sync.evidence import (
    Doubtful,
    Landed,
    Listing,
    NotLanded,
    Undecided,
    judge,
)
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.runtime import Runtime
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, Scope


class Settling(Writes):
    """Looks for evidence until an outcome is known."""

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
        """Remote ids that other things have; the window may make one meanwhile."""
        if op.item[0] is Kind.TREE:
            books = list(self.journal.book.trees.values())
            return {b.rid for b in books if b.rid is not None and b is not book}
        known = list(book.by_rid.items())
        return {rid for (kind, rid), key in known if kind is op.item[0] and key != op.item}

    def _settled_no(self, run: Runtime, book: TreeBook, op: Operation, verdict: NotLanded | Doubtful) -> None:
        run.looks.pop(op.seq, None)
        run.replan()
        with self.journal.transaction() as work:
            if isinstance(verdict, NotLanded):
                self._owe_late_look(work, run, book, op)
                writing.not_landed(work, book, op, may_still=verdict.may_still)
            elif op.verb is Verb.CREATE and (op.item[0] is not Kind.KEY or len(verdict.candidates) > 1):
                self._doubt(work, book, op, verdict.candidates)
            else:
                writing.not_landed(work, book, op, may_still=True)

    def _owe_late_look(self, work: Transaction, run: Runtime, book: TreeBook, op: Operation) -> None:
        """A create that no answer came to is made again: look once more, much later."""
        if op.verb is not Verb.CREATE or "denied" in op.notes:
            return
        scope = (op.item[0], op.parent or "")
        late_looks.owe(work, book, scope)
        twins.gave_up(work, book, op)
        after_s = self.options.margin_s * late_looks.AFTER_MARGINS
        run.late[scope] = self.timer.monotonic() + after_s

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
