"""Runs the rules: once over a whole tree, or kept up to date edit by edit.

Both ways give the same findings in the same order: those of single nodes in the order of the nodes, then
those of the whole tree in the order of the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ivr_designer.domain.changes import Change
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import Phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.domain.turns import politely, window
from ivr_designer.validation.context import Context, NodeView, context_of, views_of
from ivr_designer.validation.facts import AccountFacts, unknown_lists
from ivr_designer.validation.finding import Fault, Finding
from ivr_designer.validation.registry import NodeCheck, Rule
from ivr_designer.validation.rules import RULES
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.waivers import Waiver, sort_out, waivers_of

_UNKNOWN_FACTS = AccountFacts()
_DEFAULTS = RuleSettings()


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Findings as they are now; `added` and `removed` against the result before.

    `waived` are findings somebody accepted, each with the waiver. `unknown` says in one sentence each which
    lists of the account were never read, so that rules on them found nothing wrong.
    """

    findings: tuple[Finding, ...]
    added: tuple[Finding, ...] = ()
    removed: tuple[Finding, ...] = ()
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    unknown: tuple[Phrase, ...] = ()


def validate(
    tree: IvrTree,
    facts: AccountFacts = _UNKNOWN_FACTS,
    settings: RuleSettings = _DEFAULTS,
    *,
    previous: TreeContent | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Everything the rules find in `tree`, waived findings left out."""
    return list(Engine(tree, facts, settings, previous=previous, today=today).result.findings)


class Engine:
    """Keeps the findings of one tree up to date. Give it every Change of the document, in order.

    `previous` is the version that callers know (for the rules on changes), `today` decides whether a waiver
    still holds; both can be given anew with `reset`.
    """

    def __init__(
        self,
        tree: IvrTree,
        facts: AccountFacts = _UNKNOWN_FACTS,
        settings: RuleSettings = _DEFAULTS,
        *,
        previous: TreeContent | None = None,
        today: date | None = None,
    ) -> None:
        self.tree = tree
        self.facts = facts
        self.settings = settings
        self.result = EngineResult(())
        self.reset(previous=previous, today=today)

    def reset(
        self,
        tree: IvrTree | None = None,
        facts: AccountFacts | None = None,
        settings: RuleSettings | None = None,
        *,
        previous: TreeContent | None = None,
        today: date | None = None,
    ) -> EngineResult:
        """Check the whole tree anew; `tree`, `facts` and `settings` replace what was, if given.

        `previous` and `today` are taken as they are given: None is no earlier version, and the current day.
        """
        self.tree = tree or self.tree
        self.facts = facts or self.facts
        self.settings = settings or self.settings
        self._active = ActiveRules(self.settings)
        day = today or datetime.now(UTC).date()
        self.context = context_of(self.tree, self.facts, self.settings, day, previous)
        self._views: dict[NodeId, NodeView] = dict(self.context.views)
        return self._run_all()

    def update(self, change: Change) -> EngineResult:
        """Bring the findings up to date after `change`. Moving boxes costs nothing."""
        if change.replaced:
            self._views = views_of(self.tree, self.settings)
            self._next_context()
            return self._run_all()
        touched, near = self._touched(change)
        if not (touched or change.root_changed or change.tree_changed or change.nodes_removed):
            self.result = replace(self.result, added=(), removed=())
            return self.result
        gone: list[Finding] = []
        for node in change.nodes_removed:
            if node not in self.tree.nodes:
                self._views.pop(node, None)
                gone += self._own.pop(node, ())
                gone += self._near.pop(node, ())
                gone += self._deep.pop(node, ())
        for node in touched:
            self._views[node] = NodeView(
                self.tree, self.tree.nodes[node], self.settings, self._views.get(node)
            )
        had_person, depths = self.context.has_person, self.context.shape.depth
        # A node that was removed and put back is told as changed, but has become the last one.
        reordered = list(self._views) != list(self.tree.nodes)
        same_shape = not reordered and self._keeps_shape(change)
        self._next_context(same_shape)
        if self.context.has_person != had_person:
            return self._run_all()  # which fixes there are depends on it, anywhere
        same_nodes = not (
            reordered
            or change.nodes_added
            or change.nodes_removed
            or change.nodes_changed
            or change.tree_changed
        )
        deep = near if same_shape else self._sunk(depths, near)
        return self._run(touched, near, deep, gone, same_shape=same_shape, same_nodes=same_nodes)

    def _keeps_shape(self, change: Change) -> bool:
        """True if nodes changed in nothing but prompt and settings: names, keys and reach are as before."""
        renamed = any(
            node not in self.tree.nodes or self.tree.nodes[node].name != before.name
            for node, before in change.nodes_changed.items()
        )
        return not (change.touches_structure or change.tree_changed or renamed)

    def _next_context(self, same_shape: bool = False) -> None:
        old = self.context
        if list(self._views) != list(self.tree.nodes):
            self._views = {node: self._views[node] for node in self.tree.nodes}
        self.context = Context(self.tree, self._views, self.facts, self.settings, old.today, old.previous)
        if same_shape:
            self.context.shape = old.shape

    def _touched(self, change: Change) -> tuple[list[NodeId], list[NodeId]]:
        """Nodes to read anew, and those whose neighbours may have changed, in no particular order."""
        nodes = set(change.nodes_added) | set(change.nodes_changed) | set(change.nodes_removed)
        near: set[NodeId] = set()
        # Two changes told as one may take a key from one node and put it, under its id, on another.
        now = map(self.tree.keypresses.get, change.keypresses_changed)
        nodes.update(k.node for k in now if k is not None)
        for keypress in (*change.keypresses_removed.values(), *change.keypresses_changed.values()):
            nodes.add(keypress.node)
            if keypress.next_node is not None:
                near.add(keypress.next_node)
        nodes |= {self.tree.keypresses[k].node for k in change.keypresses_added}
        if change.root_changed:
            nodes |= {root for root in (self._root, self.tree.root) if root is not None}
        for node in nodes:
            near.add(node)
            near.update(self.tree.next_nodes(node))
            near.update(k.node for k in self.tree.keypresses_to(node))
        alive = self.tree.nodes
        return [n for n in nodes if n in alive], [n for n in near if n in alive]

    def _sunk(self, before: Mapping[NodeId, int], near: Iterable[NodeId]) -> set[NodeId]:
        """`near`, nodes that are at another depth than `before`, and those that lead to one."""
        now = self.context.shape.depth
        moved = [node for node, depth in now.items() if before.get(node) != depth]
        moved += [node for node in before if node not in now and node in self.tree.nodes]
        sunk = {*near, *moved}
        for node in moved:
            sunk.update(k.node for k in self.tree.keypresses_to(node))
        return sunk

    def _run_all(self) -> EngineResult:
        """Look at everything; what changed is found by comparing all findings."""
        before = self.result.findings
        self._own: dict[NodeId, tuple[Finding, ...]] = {}
        self._near: dict[NodeId, tuple[Finding, ...]] = {}
        self._deep: dict[NodeId, tuple[Finding, ...]] = {}
        self._whole: list[tuple[list[Fault], tuple[Finding, ...]]] = []
        self._run(self._views, self._views, self._views)
        added, removed = difference(before, self.result.findings)
        self.result = replace(self.result, added=added, removed=removed)
        return self.result

    def _run(
        self,
        own: Iterable[NodeId],
        near: Iterable[NodeId],
        deep: Iterable[NodeId],
        gone: Iterable[Finding] = (),
        *,
        same_shape: bool = False,
        same_nodes: bool = False,
    ) -> EngineResult:
        old: list[Finding] = list(gone)
        new: list[Finding] = []
        for nodes, checks, kept in (
            (own, self._active.node, self._own),
            (near, self._active.near, self._near),
            (deep, self._active.deep, self._deep),
        ):
            for node in nodes:
                window.give_way()
                found = tuple(self._active.at(checks, self._views[node], self.context))
                old += kept.get(node, ())
                new += found
                kept[node] = found
        self._run_whole(old, new, same_shape, same_nodes)
        self._root = self.tree.root
        every: list[Finding] = []
        for node in self.tree.nodes:
            every += self._own[node]
            every += self._near[node]
            every += self._deep[node]
        for _, findings in self._whole:
            every += findings
        return self._settle(every, old, new)

    def _run_whole(self, old: list[Finding], new: list[Finding], same_shape: bool, same_nodes: bool) -> None:
        """Run the checks of the whole tree; one that says what it said before keeps its findings."""
        if not self._whole:
            same_shape = same_nodes = False
            self._whole = [([], ()) for _ in self._active.whole]
        for place, (rule, whole) in enumerate(self._active.whole):
            window.give_way()
            if (same_shape and not whole.prompts) or (same_nodes and not whole.moves):
                continue
            faults = list(whole.check(self.context))
            before, findings = self._whole[place]
            if faults != before:
                old += findings
                findings = tuple(self._active.findings(rule, faults))
                new += findings
                self._whole[place] = (faults, findings)

    def _settle(self, every: list[Finding], old: list[Finding], new: list[Finding]) -> EngineResult:
        waivers = waivers_of(self.tree)
        kept, waived = sort_out(self.tree, every, waivers, self.context.today)
        if waivers or self.result.waived:
            added, removed = difference(self.result.findings, kept)
        else:
            added, removed = difference(old, new)
        self.result = EngineResult(
            tuple(kept), added, removed, tuple(waived), unknown_lists(self.tree, self.facts)
        )
        return self.result


class ActiveRules:
    """The rules that are on under some settings, flattened for speed."""

    def __init__(self, settings: RuleSettings) -> None:
        self.settings = settings
        self.rules = [r for r in RULES.values() if self._is_on(r)]
        self.node = [(r, c) for r in self.rules for c in r.node_checks]
        self.near = [(r, c) for r in self.rules for c in r.near_checks]
        self.deep = [(r, c) for r in self.rules for c in r.depth_checks]
        self.whole = [(r, c) for r in self.rules for c in r.tree_checks]

    def _is_on(self, rule: Rule) -> bool:
        changed = self.settings.severities
        return (
            changed.get(rule.id, rule.severity) is not None
            or changed.get(f"{rule.id}.high", rule.high) is not None
        )

    def at(self, checks: list[tuple[Rule, NodeCheck]], view: NodeView, context: Context) -> Iterator[Finding]:
        """What `checks` find at one node."""
        for rule, check in checks:
            for fault in check(view, context):
                yield from self._finding(rule, fault)

    def findings(self, rule: Rule, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Faults of one rule as findings, with its severity."""
        for fault in faults:
            yield from self._finding(rule, fault)

    def _finding(self, rule: Rule, fault: Fault) -> Iterator[Finding]:
        changed = self.settings.severities
        severity = changed.get(rule.id, rule.severity)
        if fault.high:
            severity = changed.get(f"{rule.id}.high", rule.high)
        if severity is not None:
            yield Finding(
                rule.id,
                severity,
                fault.message,
                rule.why,
                fault.nodes,
                fault.keypresses,
                fault.fix,
                fault.span,
            )


def difference(
    before: Iterable[Finding], now: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(added, removed) between two sets of findings. One whose words changed is both."""
    before, now = list(before), list(now)
    old, new = Counter(map(_identity, politely(before))), Counter(map(_identity, politely(now)))
    return tuple(_pick(now, new - old)), tuple(_pick(before, old - new))


def _identity(finding: Finding) -> tuple[object, ...]:
    return (
        finding.rule,
        finding.severity,
        str(finding.message),
        finding.nodes,
        finding.keypresses,
        finding.span,
    )


def _pick(findings: Iterable[Finding], wanted: Counter[tuple[object, ...]]) -> Iterator[Finding]:
    if not wanted:
        return
    for finding in politely(findings):
        identity = _identity(finding)
        if wanted[identity] > 0:
            wanted[identity] -= 1
            yield finding
