"""A list model over a tuple of rows with ids, which tells views only what really changed."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ivr_designer.ui.models.matching import match_rows

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


class RowModel(QAbstractListModel, Generic[R]):
    """Rows of type `R`. Subclasses say what identifies a row and what it looks like."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    # ---- to be said by subclasses

    def row_id(self, row: R) -> object:
        """What stays the same while a row's looks change."""
        raise NotImplementedError

    def look(self, row: R, role: int) -> object:
        """The row's value for a role, or None."""
        raise NotImplementedError

    # ---- rows

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows, in order."""
        return tuple(self._rows)

    def row_of(self, row_id: object) -> int | None:
        """Where the row of that id is."""
        return next((i for i, row in enumerate(self._rows) if self.row_id(row) == row_id), None)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Have exactly these rows. Rows that stay keep their place in views, selection included."""
        match_rows(self, self._rows, rows, self.row_id)

    def refresh(self) -> None:
        """The looks of all rows changed (language, names of queues)."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self.look(self._rows[index.row()], role)
