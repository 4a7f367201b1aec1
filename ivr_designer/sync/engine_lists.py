"""The engine's reading half: lists, and what is taken in from them."""

from collections.abc import Mapping
from dataclasses import replace

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync import accounts, guards, late_looks, twins, writing
from ivr_designer.sync.absorbing import Absorber, Context, Report, settled_nodes
from ivr_designer.sync.activity import item_phrase
from ivr_designer.sync.book import TreeBook, TreeRecord
from ivr_designer.sync.engine_parts import EngineParts
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.guards import ALL_KEYS, Moment
from ivr_designer.sync.ports import RemoteTree
from ivr_designer.sync.reading import read_listing
from ivr_designer.sync.remote_edit import ELSEWHERE, Patch
from ivr_designer.sync.runtime import Runtime
from ivr_designer.sync.sweeping import sweep
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, Scope, TreeFacts

SOMEBODY_ELSE = "somebody else"
RECHECKS_AT_ONCE = 4


class Lists(EngineParts):
    """Reads lists and merges them into trees."""

    def _reusable(self, run: Runtime, scope: Scope) -> Listing | None:
        """A list of a few seconds ago with our own writes in it: enough before a create, which changes
        nothing that is there.
        """
        known = run.cache.get(scope)
        fresh = known is not None and self.timer.monotonic() - known[0] <= self.options.reuse_s
        return known[1] if known is not None and fresh else None

    async def look(self, run: Runtime, scope: Scope) -> Listing:
        """A fresh list."""
        listing = await read_listing(self.wire, scope)
        self.gate.went_well()
        return listing

    async def _verify(self, run: Runtime, scope: Scope) -> None:
        if scope == ALL_KEYS:
            await sweep(self, run, concurrency=RECHECKS_AT_ONCE)
            run.verify.pop(scope, None)
            return
        listing = await self.look(run, scope)
        run.verify.pop(scope, None)
        self.absorb(run, scope, listing)
        if scope[0] is Kind.TREE and scope not in run.late:
            self._take_late_trees(run, scope, listing)
        self._late_look_is_done(run, scope)

    def _take_late_trees(self, run: Runtime, scope: Scope, listing: Listing) -> None:
        """A tree whose create was given up may be among those that nobody here knows."""
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None or scope not in late_looks.owed(book.record):
                return
            rows = [
                RemoteTree(rid, facts.name, listing.roots.get(rid))
                for rid, facts in listing.rows.items()
                if isinstance(facts, TreeFacts)
            ]
            with self.journal.transaction() as work:
                changed = accounts.take_trees(work, self.journal.book, rows)
                logged = list(work.logged)
        self.hooks.logged(list(logged))
        for tree in changed:
            self.hooks.changed(tree)

    def _late_look_is_done(self, run: Runtime, scope: Scope) -> None:
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None or scope in run.late or scope not in late_looks.owed(book.record):
                return
            with self.journal.transaction() as work:
                late_looks.done(work, book, scope)
                twins.looked_for(work, book, scope)

    def _moment(self, run: Runtime) -> Moment:
        return Moment(run.recent, self.timer.monotonic())

    def doubt_keys(self, run: Runtime, shown: Mapping[str, set[str]]) -> bool:
        """Ask when the tree as a whole shows much fewer keys (`shown`: remote ids by those of nodes) than are
        known; True then, and none of their lists is to be taken in.
        """
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None or ALL_KEYS in run.believed:
                return False
            cause = guards.all_keys_guard(book, shown, self._moment(run))
            if cause is None:
                return False
            with self.journal.transaction() as work:
                guards.ask(work, book, cause, ALL_KEYS)
        run.replan()
        self.hooks.changed(run.tree)
        return True

    def believe_keys(self, run: Runtime) -> None:
        """All lists of keys were taken in: the question about them as a whole is over."""
        run.believed.discard(ALL_KEYS)
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is not None and guards.is_asked(book.record):
                with self.journal.transaction() as work:
                    guards.settle(work, book, ALL_KEYS)
                run.replan()
                self.hooks.changed(run.tree)

    def absorb(self, run: Runtime, scope: Scope, listing: Listing, asked: float | None = None) -> Report:
        """Take a list into the tree, and tell those who show it. Only what was taken in may be used again.

        `asked` (monotonic seconds) is when it was asked for, if more may have become known since: then the
        list is out of date, and nothing of it is taken in.
        """
        if asked is not None and run.known_at.get(scope, asked) > asked:
            return Report()
        known = self.journal.book.trees.get(run.tree) if scope[0] is Kind.NODE else None
        settled = {} if known is None else settled_nodes(known, listing)
        with self.journal.lock:
            book = self.journal.book.trees.get(run.tree)
            if book is None:
                return Report()
            before = book.version
            is_believed = scope in run.believed or (scope[0] is Kind.KEY and ALL_KEYS in run.believed)
            context = Context(
                self._moment(run), self.hooks.new_node_id, self.hooks.new_keypress_id, is_believed, settled
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
                if report.guard is not None:
                    guards.ask(work, book, report.guard, scope)
                else:
                    guards.settle(work, book, scope)
            moved = book.version != before
        now = self.timer.monotonic()
        if report.guard is None:
            run.believed.discard(scope)
            run.cache[scope] = (now if asked is None else asked, listing)
        run.known_at[scope] = now if asked is None else asked
        self._after_absorbing(run, scope, report, moved=moved)
        return report

    def _absorb_own(self, work: Transaction, book: TreeBook, absorber: Absorber, listing: Listing) -> Report:
        rid = book.rid
        if rid is None:
            return absorber.report
        row = listing.rows.get(rid)
        lagging = absorber.context.moment.is_recent(book.own.key)
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
            if root_here != record.root:  # there was none here: those who show the tree do not know it
                absorber.report.patches.append(Patch((Kind.NODE, lid), None, None, is_root=True))
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
        for key in report.twins:
            thing = item_phrase(book, book.item(key).local)
            work.log(twins.ARRIVED_LATE, phrase("{thing} is there twice", thing=thing), tree=book.id)
        elsewhere = len(report.patches) - len(report.twins)
        if elsewhere:
            many = phrase("{count} changes taken over", count=elsewhere)
            work.log(
                phrase("“{tree}” was changed elsewhere", tree=book.name),
                many if elsewhere > 1 else phrase("1 change taken over"), tree=book.id, who=SOMEBODY_ELSE,
            )  # fmt: skip

    def _clear_fences(self, work: Transaction, book: TreeBook, scope: Scope, listing: Listing) -> None:
        now = listing.date if listing.date is not None else listing.estimate - self.options.margin_s
        for item in book.index.fenced():
            if item.fence is None or item.key in book.flying or item.key[0] is not scope[0]:
                continue
            if writing.scope_of(book, item.key) == scope[1] and now > item.fence + self.options.margin_s:
                fresh = book.items[item.key]
                work.put_item(book.id, replace(fresh, fence=None, ghost=None))

    def _after_absorbing(self, run: Runtime, scope: Scope, report: Report, *, moved: bool) -> None:
        for rid in report.new_nodes:
            run.verify[Kind.KEY, rid] = self.timer.monotonic()
        book = self.journal.book.trees.get(run.tree)
        if report.new_nodes and book is not None and book.record.base_root is None:
            run.verify[Kind.TREE, writing.NO_PARENT] = self.timer.monotonic()  # one of them may be the entry
        if report.lagging:
            run.verify[scope] = self.timer.monotonic() + 1.0
        if moved or report.guard:
            run.replan()
        if report.patches:
            is_ours = len(report.patches) == len(report.twins)
            self.hooks.merged(run.tree, report.patches, twins.ARRIVED_LATE if is_ours else ELSEWHERE)
        if moved or report.guard:
            self.hooks.changed(run.tree)
