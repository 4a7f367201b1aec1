"""The engine's plan of a tree. It is made from a copy of it, so that whoever edits need not wait for it.

Only what is stored is stored under the journal's lock: operations that are over, and keys that take each
other's place.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.turns import politely
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.engine_lists import Lists
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.plan import Step, rebind
from ivr_designer.sync.runtime import plan_of, wants_plan
from ivr_designer.sync.values import Kind

TRIES = 8
"""So often a plan may be overtaken by edits; the next one is made while they wait."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a look at a copy of a tree came to: operations that are over, and keys that get other remote ids,
    node by node; else the steps, if they were asked for.
    """

    book: TreeBook
    version: int
    idle: list[Operation] = field(default_factory=list)
    rebound: list[list[Item]] = field(default_factory=list)
    steps: list[Step] | None = None


class Planning(Lists):
    """Gives a tree its plan."""

    @contextmanager
    def planned(self, tree: TreeId) -> Iterator[TreeBook | None]:
        """Hold the journal's lock over a tree whose plan, if it needs one, is of this moment; None when there
        is no such tree. Raises JournalFailed.
        """
        prepared: Prepared | None = None
        stored: int | None = None
        with ExitStack() as held:
            for attempt in count():
                if attempt == TRIES:
                    held.enter_context(self.journal.lock)
                with self.journal.lock:
                    book = self.journal.book.trees.get(tree)
                    if book is None or self._is_ready(book, prepared):
                        yield book
                        return
                    if prepared is not None and _is_of_now(prepared, book):
                        self._store_prepared(book, prepared)
                        stored = book.version
                    still = book.still()
                    wanted = wants_plan(book, self.run_of(tree), self.timer.monotonic())
                prepared = prepare(book, still, store=stored != still.version, plan=wanted)

    def _is_ready(self, book: TreeBook, prepared: Prepared | None) -> bool:
        """True when the next job can be told, with what was prepared if that is still true."""
        run = self.run_of(book.id)
        run.refresh(book)
        if run.steps is not None or not book.ops:
            return True
        if prepared is None or not _is_of_now(prepared, book) or prepared.idle or prepared.rebound:
            return False
        if not wants_plan(book, run, self.timer.monotonic()):
            return True
        if prepared.steps is None:
            return False
        run.take_plan(book, prepared.steps)
        return True

    def _store_prepared(self, book: TreeBook, prepared: Prepared) -> None:
        if prepared.idle:
            with self.journal.transaction() as work:
                for op in prepared.idle:
                    work.put_op(op.to(OpState.CANCELLED))
        for group in prepared.rebound:
            with self.journal.transaction() as work:
                for item in group:
                    work.put_item(book.id, item)
                    settle_operation(work, book, item)


def _is_of_now(prepared: Prepared, book: TreeBook) -> bool:
    return prepared.book is book and prepared.version == book.version


def prepare(book: TreeBook, still: TreeBook, *, store: bool, plan: bool) -> Prepared:
    """Look through a copy of `book`: with `store` for what is to be stored, with `plan` for steps."""
    idle = idle_operations(still) if store else []
    rebound = rebound_keys(still, idle) if store else []
    steps = plan_of(still) if plan and not idle and not rebound else None
    return Prepared(book, still.version, idle, rebound, steps)


def idle_operations(book: TreeBook) -> list[Operation]:
    """Operations whose item has come to its local state in another way are over."""
    return [
        op
        for key, op in politely(book.ops.items())
        if op.state is OpState.NEW and key not in book.flying and not book.item(key).is_dirty
    ]


def rebound_keys(book: TreeBook, idle: list[Operation]) -> list[list[Item]]:
    """Keys that change places, with their new remote ids, node by node; those of `idle` want nothing."""
    over = {op.item for op in idle}
    wanted = (book.item(k).local for k in politely(book.ops) if k[0] is Kind.KEY and k not in over)
    nodes = {value.node for value in wanted if isinstance(value, Keypress)}
    groups: dict[NodeId, list[Item]] = {node: [] for node in sorted(nodes)}
    for item in book.of_kind(Kind.KEY) if groups else ():
        value = item.local or item.base
        if isinstance(value, Keypress) and value.node in groups:
            groups[value.node].append(item)
    busy = set(book.flying)
    return [changed for group in groups.values() if (changed := rebind(group, busy))]
