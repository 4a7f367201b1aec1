"""Findings as a person reads them: worst first, with the name of the place, waived ones last. No Qt here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.turns import politely
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.validation.engine import EngineResult
from ivr_designer.validation.finding import Finding, Severity, worst_first
from ivr_designer.validation.waivers import Waiver


class Problem(NamedTuple):
    """A row: a finding, and the name of the box it is about. `nth` tells equal findings apart."""

    finding: Finding
    place: str
    waiver: Waiver | None = None
    nth: int = 0

    @property
    def id(self) -> object:
        """What identifies it while its words change."""
        f = self.finding
        return (f.rule, f.nodes, f.keypresses, f.span, self.nth)

    @property
    def item(self) -> NodeId | KeypressId | None:
        """Where to go: the keypress if there is one, else the node."""
        f = self.finding
        if f.keypresses:
            return f.keypresses[0]
        return f.nodes[0] if f.nodes else None


@dataclass(frozen=True)
class Problems:
    """All rows, and the findings of each item and severity (waived ones do not count)."""

    rows: tuple[Problem, ...] = ()
    by_item: Mapping[Vertex | KeypressId, FindingCount] | None = None
    by_severity: Mapping[str, int] | None = None


def problems_of(tree: IvrTree, result: EngineResult) -> Problems:
    """The problems of a tree as it is now."""
    nodes = tree.nodes
    rows = [Problem(f, _place(nodes, f)) for f in politely(worst_first(result.findings))]
    waived = sorted(result.waived, key=lambda pair: (pair[0].severity.rank, pair[0].rule))
    rows += [Problem(f, _place(nodes, f), waiver) for f, waiver in waived]
    tally = Counter(f.severity for f in politely(result.findings))
    return Problems(
        tuple(_told_apart(rows)), counts_by_item(result.findings), {s.value: tally[s] for s in Severity}
    )


def _place(nodes: Mapping[NodeId, Node], finding: Finding) -> str:
    node = nodes.get(finding.nodes[0]) if finding.nodes else None
    return node.name if node is not None else ""


def _told_apart(rows: Iterable[Problem]) -> Iterable[Problem]:
    seen: dict[object, int] = {}
    for row in politely(rows):
        known = row.id
        count = seen.get(known, 0)
        seen[known] = count + 1
        yield row._replace(nth=count) if count else row


def counts_by_item(findings: Iterable[Finding]) -> dict[Vertex | KeypressId, FindingCount]:
    """How many findings each node and keypress has; a keypress' finding counts for its node as well."""
    tally: dict[Vertex | KeypressId, list[int]] = defaultdict(lambda: [0, 0, 0])
    for finding in politely(findings):
        rank, nodes, keys = finding.severity.rank, finding.nodes, finding.keypresses
        if nodes:
            tally[nodes[0]][rank] += 1
        for key in keys if len(keys) < 2 else set(keys):
            tally[key][rank] += 1
    return {item: _count(*numbers) for item, numbers in tally.items()}


@cache
def _count(errors: int, warnings: int, infos: int) -> FindingCount:
    """One object for equal counts: thousands of them are compared with those of before."""
    return FindingCount(errors, warnings, infos)
