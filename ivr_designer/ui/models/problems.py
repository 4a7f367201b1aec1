"""Findings as rows, worst first, as many as a person can read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.widgets.two_line import Role

if TYPE_CHECKING:
    from ivr_designer.ui.inspection import Report
    from ivr_designer.ui.problem_rows import Problem

LOOKS = {"E": ("error", "danger"), "W": ("warning", "warning"), "I": ("info", "info")}
"""Icon and colour of a severity."""

MOST = 500
"""How many rows are shown at most; nobody reads more, and a window must not stall over them."""


class ProblemsModel(RowModel["Problem"]):
    """The findings of the tree on screen. `severities` are those shown, `waived` shows accepted ones too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.severities = frozenset(LOOKS)
        self.waived = False
        self.matching = 0

    def set_report(self, report: "Report | None") -> None:
        """Show what this report found."""
        self.report = report
        self._fill()

    def choose(self, severities: frozenset[str], *, waived: bool) -> None:
        """Show only findings of these severities, and waived ones or not."""
        self.severities, self.waived = severities, waived
        self._fill()

    def _fill(self) -> None:
        every = self.report.problems.rows if self.report is not None else ()
        are_all = self.severities >= LOOKS.keys() and (self.waived or not self.waived_count)
        wanted = every if are_all else [p for p in every if self._is_wanted(p)]
        self.matching = len(wanted)
        self.set_rows(wanted[:MOST])

    def _is_wanted(self, row: "Problem") -> bool:
        is_shown = row.finding.severity._value_ in self.severities
        return is_shown and (self.waived or row.waiver is None)

    def counts(self) -> dict[str, int]:
        """How many errors (E), warnings (W) and hints (I), whatever is shown of them."""
        found = (self.report.problems.by_severity if self.report is not None else None) or {}
        return {s: found.get(s, 0) for s in LOOKS}

    @property
    def waived_count(self) -> int:
        """How many findings are waived."""
        return len(self.report.result.waived) if self.report is not None else 0

    def row_id(self, row: "Problem") -> object:
        """See RowModel."""
        return row.id

    def look(self, row: "Problem", role: int) -> object:
        """See RowModel."""
        finding = row.finding
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return say(finding.message)
            case Role.DETAIL:
                return waiver_words(row) or say(finding.why)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{say(finding.message)}\n{say(finding.why)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{severity_word(finding.severity.value)}: {say(finding.message)}"
            case Qt.ItemDataRole.DecorationRole:
                return icon(*LOOKS[finding.severity.value])
            case Role.TRAILING:
                return finding.rule
            case Role.DIM:
                return row.waiver is not None
            case Role.ID:
                return row.item
        return None


def severity_word(severity: str) -> str:
    """A severity by name."""
    return {"E": tr("Error"), "W": tr("Warning")}.get(severity, tr("Note"))


def waiver_words(row: "Problem") -> str:
    """Why and how long a finding is accepted; empty for one that is not."""
    waiver = row.waiver
    if waiver is None:
        return ""
    if waiver.until is None:
        return tr("Accepted: {reason}").format(reason=waiver.reason)
    return tr("Accepted until {day}: {reason}").format(day=waiver.until.isoformat(), reason=waiver.reason)
