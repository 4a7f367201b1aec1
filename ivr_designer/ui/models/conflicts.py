"""Open conflicts as rows: what it is about, why, and in which tree."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ivr_designer.sync.proposals import Conflict
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say
from ivr_designer.ui.widgets.two_line import Role


@dataclass(frozen=True)
class ConflictRow:
    """A conflict, and the name of its tree."""

    conflict: Conflict
    tree_name: str


class ConflictsModel(RowModel[ConflictRow]):
    """Conflicts of all trees; those of the tree on screen come first."""

    def row_id(self, row: ConflictRow) -> object:
        """See RowModel."""
        return (row.conflict.tree, row.conflict.item)

    def look(self, row: ConflictRow, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                title = say(row.conflict.title)
                return title[:1].upper() + title[1:]
            case Role.DETAIL | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return say(row.conflict.why)
            case Qt.ItemDataRole.DecorationRole:
                return icon("conflict", "danger")
            case Role.TRAILING:
                return row.tree_name
            case Role.ID:
                return row.conflict.item
        return None
