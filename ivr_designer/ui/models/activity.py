"""Every call and local event in words, newest last."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.seeking import fold
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.ui import theme
from ivr_designer.ui.icons import icon
from ivr_designer.ui.text import mark, measured, plain_tip, say, tr

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (mark("Time"), mark("What"), mark("Result"), mark("Took"))
TIME, WHAT, RESULT, TOOK = range(4)
_KEPT = 5000
_READS_KEPT = 2000


class ActivityModel(QAbstractTableModel):
    """The last entries, at most 5000; at most 2000 of them reads, which never push out what was changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ActivityEntry] = []
        self._reads = 0

    @property
    def rows(self) -> tuple[ActivityEntry, ...]:
        """All entries, oldest first."""
        return tuple(self._rows)

    def row(self, place: int) -> ActivityEntry:
        """One entry."""
        return self._rows[place]

    def set_entries(self, entries: Sequence[ActivityEntry]) -> None:
        """Start with these."""
        self.beginResetModel()
        self._rows = list(entries)[-_KEPT:]
        self._reads = sum(entry.is_read for entry in self._rows)
        self.endResetModel()

    def add(self, entry: ActivityEntry) -> None:
        """Append one; an entry that is there already (same seq) is replaced."""
        for place in range(len(self._rows) - 1, max(-1, len(self._rows) - 200), -1):
            if self._rows[place].seq == entry.seq:
                self._rows[place] = entry
                self.dataChanged.emit(self.index(place, 0), self.index(place, TOOK))
                return
        if entry.is_read and self._reads >= _READS_KEPT:
            self._drop(next(place for place, known in enumerate(self._rows) if known.is_read))
        elif len(self._rows) >= _KEPT:
            self._drop(0)
        self._reads += entry.is_read
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(entry)
        self.endInsertRows()

    def _drop(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        self._reads -= self._rows.pop(place).is_read
        self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        entry, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry_text(entry))
        if role == Qt.ItemDataRole.DecorationRole and column == RESULT:
            return icon("live", "success") if entry.ok else icon("refused", "danger")
        if role == Qt.ItemDataRole.ForegroundRole and column in {TIME, TOOK}:
            return theme.current().color("muted")
        return None


class ActivityFilter(QSortFilterProxyModel):
    """Lines whose words hold what was typed (accents and case aside), of one tree, or only what failed.

    Reads that ended well are left out unless they are wanted: what was changed would drown in them.
    """

    def __init__(self, source: ActivityModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._only_failed = False
        self._reads = False
        self._tree: TreeId | None = None
        self.setSourceModel(source)

    @property
    def is_filtering(self) -> bool:
        """True while something is looked for: then nothing found is no empty list."""
        return bool(self._query or self._only_failed or self._tree is not None)

    @Slot(str)
    def set_query(self, text: str) -> None:
        """Show lines with these words."""
        self._query = fold(text.strip())
        self.invalidate()

    @Slot(bool)
    def set_only_failed(self, only: bool) -> None:
        """Show only what did not end well."""
        self._only_failed = only
        self.invalidate()

    @Slot(bool)
    def set_reads(self, wanted: bool) -> None:
        """Show reads that ended well, too."""
        self._reads = wanted
        self.invalidate()

    def set_tree(self, tree: TreeId | None) -> None:
        """Show only lines of this tree; None: of all."""
        if tree != self._tree:
            self._tree = tree
            self.invalidate()

    def entry(self, row: int) -> ActivityEntry:
        """The entry of a row as it is shown."""
        source = self.sourceModel()
        assert isinstance(source, ActivityModel)
        return source.row(self.mapToSource(self.index(row, 0)).row())

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        source = self.sourceModel()
        assert isinstance(source, ActivityModel)
        if source_parent.isValid():
            return False
        entry = source.row(source_row)
        if entry.ok and (self._only_failed or (entry.is_read and not self._reads)):
            return False
        if self._tree is not None and entry.tree != self._tree:
            return False
        return not self._query or self._query in fold(entry_text(entry))


def cell_text(entry: ActivityEntry, column: int) -> str:
    """One cell."""
    match column:
        case 0:
            return datetime.fromtimestamp(entry.at).strftime("%H:%M:%S")
        case 1:
            return say(entry.text)
        case 2:
            words = say(entry.result)
            return f"{words} “{entry.server_words}”" if entry.server_words else words
    return "" if entry.took_ms is None else took_label(entry.took_ms)


def took_label(took_ms: float) -> str:
    """Milliseconds for people: `48 ms`, `1.3 s`."""
    if took_ms < 1000:
        return tr("{n} ms").format(n=round(took_ms))
    return tr("{n} s").format(n=measured(took_ms / 1000, 1))


def entry_text(entry: ActivityEntry) -> str:
    """All that is known of an entry, one fact a line, to read and to copy."""
    at = datetime.fromtimestamp(entry.at).strftime("%Y-%m-%d %H:%M:%S")
    lines = [f"{at}  {say(entry.text)}", say(entry.result)]
    if entry.server_words:
        lines.append(tr("The server said: “{words}”").format(words=entry.server_words))
    if entry.call:
        lines.append(entry.call)
    if entry.took_ms is not None:
        lines.append(took_label(entry.took_ms))
    return "\n".join(lines)
