"""The calls of a plan as rows, in the order in which they are made."""

from typing import NamedTuple

from PySide6.QtCore import Qt

from ivr_designer.sync.proposals import ChangeKind, PlannedCall
from ivr_designer.ui.field_words import field_label
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say
from ivr_designer.ui.widgets.two_line import Role

LOOKS = {
    ChangeKind.ADD: ("plus", "success"),
    ChangeKind.CHANGE: ("rename", "warning"),
    ChangeKind.REMOVE: ("trash", "danger"),
}


class PlanRow(NamedTuple):
    """A call and its number in the order, from 1. There may be thousands."""

    number: int
    call: PlannedCall


class PlanModel(RowModel[PlanRow]):
    """The calls of one plan."""

    def row_id(self, row: PlanRow) -> object:
        """See RowModel."""
        return (row.number, row.call.item, row.call.kind)

    def look(self, row: PlanRow, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.number}. {say(row.call.text)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.number}. {say(row.call.text)}\n{row.call.call}"
            case Qt.ItemDataRole.DecorationRole:
                return icon(*LOOKS[row.call.kind])
            case Role.DETAIL:
                return ", ".join(field_label(change.field) for change in row.call.fields)
            case Role.ID:
                return row.call.item
        return None
