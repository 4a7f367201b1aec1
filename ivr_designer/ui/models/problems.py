"""Findings as rows, worst first."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say
from ivr_designer.ui.widgets.two_line import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivr_designer.domain.ids import KeypressId, NodeId
    from ivr_designer.validation.finding import Finding

LOOKS = {"E": ("error", "danger"), "W": ("warning", "warning"), "I": ("info", "info")}
"""Icon and colour of a severity."""


@dataclass(frozen=True)
class Problem:
    """A row: a finding, and the name of the box it is about. `nth` tells equal findings apart."""

    finding: "Finding"
    place: str
    nth: int = 0

    @property
    def id(self) -> object:
        """What identifies it while its words change."""
        f = self.finding
        return (f.rule, f.nodes, f.keypresses, f.span, self.nth)

    @property
    def item(self) -> "NodeId | KeypressId | None":
        """Where to go: the keypress if there is one, else the node."""
        f = self.finding
        if f.keypresses:
            return f.keypresses[0]
        return f.nodes[0] if f.nodes else None


class ProblemsModel(RowModel[Problem]):
    """The findings of the tree on screen."""

    def set_findings(self, tree: IvrTree | None, findings: "Sequence[Finding]") -> None:
        """Show these findings of `tree`."""
        seen: Counter[object] = Counter()
        rows = []
        ranked = sorted(findings, key=lambda f: (f.severity.rank, f.rule))
        for finding in ranked:
            place = ""
            if tree is not None and finding.nodes and finding.nodes[0] in tree.nodes:
                place = tree.nodes[finding.nodes[0]].name
            problem = Problem(finding, place)
            count = seen[problem.id]
            seen[problem.id] += 1
            rows.append(Problem(finding, place, count))
        self.set_rows(rows)

    def counts(self) -> dict[str, int]:
        """How many errors (E), warnings (W) and hints (I)."""
        found = Counter(str(p.finding.severity.value) for p in self._rows)
        return {s: found[s] for s in LOOKS}

    def row_id(self, row: Problem) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: Problem, role: int) -> object:
        """See RowModel."""
        finding = row.finding
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return say(finding.message)
            case Role.DETAIL:
                return say(finding.why)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{say(finding.message)}\n{say(finding.why)}"
            case Qt.ItemDataRole.DecorationRole:
                return icon(*LOOKS[finding.severity.value])
            case Role.TRAILING:
                return finding.rule
            case Role.ID:
                return row.item
        return None
