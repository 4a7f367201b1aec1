"""The trees of the session as rows: name, who calls in, what waits."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.seeking import sort_key
from ivr_designer.sync.contract import Account, Mode, PhoneNumber, TreeRow
from ivr_designer.ui.icons import icon
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.models.lists import Index, RowModel
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.widgets.two_line import Role


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A row. `numbers` is None while the account's numbers are unknown."""

    row: TreeRow
    numbers: tuple[PhoneNumber, ...] | None
    shown: bool = False


class TreesModel(RowModel[TreeEntry]):
    """Trees, sorted by name.

    Signals:
        renamed: (TreeId, str), when a row's editor was closed.
    """

    renamed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._shown: TreeId | None = None

    def set_account(self, account: Account | None) -> None:
        """Show the trees of `account`."""
        self._account = account
        self._fill()

    def set_shown(self, tree: TreeId | None) -> None:
        """Mark the tree on screen."""
        self._shown = tree
        self._fill()

    def _fill(self) -> None:
        account = self._account
        if account is None:
            self.set_rows([])
            return
        rows = sorted(account.trees, key=lambda r: (sort_key(r.name), r.id))
        self.set_rows([TreeEntry(r, _numbers(account, r), r.id == self._shown) for r in rows])

    def row_id(self, row: TreeEntry) -> object:
        """See RowModel."""
        return row.row.id

    def look(self, row: TreeEntry, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.row.name
            case Qt.ItemDataRole.DecorationRole:
                return icon("tree", "accent" if row.shown else "muted")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._detail(row)
            case Role.DETAIL:
                return self._detail(row)
            case Role.TRAILING:
                return trn("{n} waiting", "{n} waiting", row.row.waiting) if row.row.waiting else ""
            case Role.STRONG:
                return row.shown
            case Role.ID:
                return row.row.id
        return None

    @staticmethod
    def _detail(row: TreeEntry) -> str:
        parts = []
        if row.row.kept_for is not None:
            parts.append(tr("Kept for the way back"))
        if row.row.deleting:
            parts.append(tr("Not deleted yet"))
        elif row.row.gone:
            parts.append(tr("Deleted in the contact center"))
        elif row.row.remote_id is None and row.row.mode is Mode.DRAFT:
            parts.append(tr("Only on this computer"))
        elif row.row.mode is Mode.DRAFT:
            parts.append(tr("Draft"))
        if row.numbers:
            parts.append(", ".join(phone_label(n.number) for n in row.numbers))
        elif row.numbers is not None and row.row.remote_id is not None:
            parts.append(tr("No number plays it"))
        return " · ".join(parts) or ("" if row.row.remote_id is not None else tr("New"))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.renamed.emit((self._rows[index.row()].row.id, str(value)))
        return False  # the row changes when the rename has happened


def _numbers(account: Account, row: TreeRow) -> tuple[PhoneNumber, ...] | None:
    if account.numbers is None:
        return None
    return tuple(n for n in account.numbers if n.plays_tree and n.tree and n.tree == row.remote_id)
