"""The poll that notices changes made elsewhere. One call at a time, only while all is well."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync import guards
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.polling import Budget, Rhythm, most_overdue
from ivr_designer.sync.status import Link
from ivr_designer.sync.values import Kind, Scope
from ivr_designer.sync.writing import NO_PARENT, scope_of

TICK_S = 0.5


class Drift:
    """Lives on the session's loop; `tick` is called every `tick_s` seconds."""

    def __init__(self, options: SyncOptions) -> None:
        self.rhythm = Rhythm(options.poll_selected_s, options.poll_visible_s, options.poll_everything_s)
        self.budget = Budget(options.drift_calls_per_s)
        self.tick_s = min(TICK_S, 1 / options.drift_calls_per_s)  # a tick makes one call at most
        self.tree: TreeId | None = None
        self.selected: frozenset[ItemId] = frozenset()
        self.visible: frozenset[ItemId] = frozenset()
        self._asked: dict[Scope, float] = {}
        self._loaded: dict[TreeId, float] = {}

    def was_read(self, tree: TreeId, now: float) -> None:
        """All of a tree was read just now."""
        self._loaded[tree] = now

    def look_at(self, tree: TreeId | None, selected: frozenset[ItemId], visible: frozenset[ItemId]) -> None:
        """What is on screen now."""
        if tree != self.tree:
            self._asked.clear()
        self.tree, self.selected, self.visible = tree, selected, visible

    def tick(self, engine: Engine) -> None:
        """Have the most overdue list read, if any is due and the budget allows."""
        if self.tree is None or engine.gate.state is not Link.ONLINE:
            return
        book = engine.journal.book.trees.get(self.tree)
        if book is None or book.rid is None or not book.record.loaded or book.record.gone:
            return
        run = engine.run_of(book.id)
        if run.verify or book.flying:
            return
        now = engine.timer.monotonic()
        read_at = {s: at for s, (at, _) in run.cache.items()}
        guard = guards.asked(book.record)
        scope = self._next(book, read_at, now) if guard is None else self._doubtful(guard, now)
        if scope is not None and self.budget.take(now):
            self._asked[scope] = now
            run.verify[scope] = now
            engine.kick(book.id)

    def _doubtful(self, guard: guards.Guard, now: float) -> Scope | None:
        """Only what raised the question: it goes by itself when that is as it was."""
        one_by_one = sorted(guard.scopes - {guards.ALL_KEYS})
        all_keys = sorted(guard.scopes & {guards.ALL_KEYS})
        return most_overdue(dict(self._asked), now, [], one_by_one, all_keys, self.rhythm)

    def _next(self, book: TreeBook, read_at: dict[Scope, float], now: float) -> Scope | None:
        for scope, at in self._asked.items():
            read_at[scope] = max(at, read_at.get(scope, at))
        everything: list[Scope] = [(Kind.TREE, NO_PARENT), (Kind.NODE, book.rid or "")]
        everything += [(Kind.KEY, i.rid) for i in book.of_kind(Kind.NODE) if i.rid is not None]
        selected, visible = self._scopes(book, self.selected), self._scopes(book, self.visible)
        visible += everything[:2]
        loaded = self._loaded.get(book.id)
        if loaded is not None:
            read_at = {s: max(loaded, read_at.get(s, loaded)) for s in {*everything, *selected, *visible}}
        return most_overdue(read_at, now, selected, visible, everything, self.rhythm)

    def _scopes(self, book: TreeBook, items: frozenset[ItemId]) -> list[Scope]:
        found: dict[Scope, None] = {}
        for lid in items:
            node = book.items.get((Kind.NODE, lid))
            if node is not None and node.rid is not None:
                found[Kind.KEY, node.rid] = None
            elif (Kind.KEY, lid) in book.items and (parent := scope_of(book, (Kind.KEY, lid))):
                found[Kind.KEY, parent] = None
        return sorted(found)
