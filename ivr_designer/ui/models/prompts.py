"""The prompts sheet as a table; texts and names are edited in place."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.ui import theme
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.matching import match_rows
from ivr_designer.ui.prompt_rows import Column, PromptRow
from ivr_designer.ui.text import measured, plain_tip, tr

Index = QModelIndex | QPersistentModelIndex
_EDITED = {Column.NODE, Column.TEXT, Column.SECOND}


class CellEdit(NamedTuple):
    """A cell was given another text."""

    tree: TreeId
    node: NodeId
    column: Column
    text: str


class PromptsModel(QAbstractTableModel):
    """Signals:
    edited: CellEdit. The row changes when the edit has happened.
    """

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PromptRow] = []

    @property
    def rows(self) -> tuple[PromptRow, ...]:
        """All rows, in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[PromptRow]) -> None:
        """Have exactly these rows. Rows that stay keep their place in views, and an open editor."""
        match_rows(self, self._rows, rows, lambda row: (row.tree, row.node), len(Column) - 1)

    def _shown(self, row: PromptRow, column: Column) -> str:
        match column:
            case Column.TREE:
                return row.tree_name
            case Column.NODE:
                return row.name
            case Column.TEXT:
                if row.text is not None:
                    return row.text
                return row.script or tr("(recording: {file})").format(file=row.title or row.file or "?")
            case Column.SECOND:
                return row.second
            case Column.SECONDS:
                return "?" if row.seconds is None else measured(row.seconds, 1)
            case Column.VOICE:
                return row.voice if row.text is not None else tr("Recording")

    def _tip(self, row: PromptRow, column: Column) -> str:
        if column is Column.TEXT and row.missing:
            return tr("The contact center does not have this recording.")
        if column is Column.SECONDS and row.seconds is None:
            return tr("Nobody knows how long this recording is.")
        return self._shown(row, column)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TREE: tr("Tree"),
            Column.NODE: tr("Node"),
            Column.TEXT: tr("What callers hear"),
            Column.SECOND: tr("Second language"),
            Column.SECONDS: tr("Seconds"),
            Column.VOICE: tr("Voice"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.EditRole if column is Column.TEXT and row.text is None:
                return row.script
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._shown(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(row, column))
            case Qt.ItemDataRole.DecorationRole if column is Column.TEXT and row.text is None:
                return icon("warning", "warning") if row.missing else icon("play", "muted")
            case Qt.ItemDataRole.ForegroundRole if column in {Column.SECONDS, Column.VOICE, Column.TREE}:
                return theme.current().color("muted")
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column is Column.SECONDS else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.SizeHintRole if column is Column.SECONDS:
                return QSize(72, 32)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        row, column = self._rows[index.row()], Column(index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if column in _EDITED and not row.locked else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self._rows[index.row()], Column(index.column())
        text = str(value)
        if text != self.data(index, Qt.ItemDataRole.EditRole):
            self.edited.emit(CellEdit(row.tree, row.node, column, text))
        return False
