"""Bringing the rows of a model to other rows while its views keep their place, selection and open editor."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

R = TypeVar("R")


def match_rows(
    model: QAbstractItemModel,
    held: list[R],
    wanted: Sequence[R],
    row_id: Callable[[R], object],
    last_column: int = 0,
) -> None:
    """Change `held`, the rows behind `model`, in place to `wanted`; views hear of what really changed.

    Rows with an id that stays are moved and told of, never taken out: a reset would close an editor and
    lose what was typed in it. Ids must be unique.
    """
    keep = {row_id(row) for row in wanted}
    for place in range(len(held) - 1, -1, -1):
        if row_id(held[place]) not in keep:
            model.beginRemoveRows(QModelIndex(), place, place)
            del held[place]
            model.endRemoveRows()
    left = {row_id(row) for row in held}
    for place, row in enumerate(wanted):
        if row_id(row) not in left:
            model.beginInsertRows(QModelIndex(), place, place)
            held.insert(place, row)
            model.endInsertRows()
            continue
        if row_id(held[place]) != row_id(row):
            old = next(i for i in range(place, len(held)) if row_id(held[i]) == row_id(row))
            model.beginMoveRows(QModelIndex(), old, old, QModelIndex(), place)
            held.insert(place, held.pop(old))
            model.endMoveRows()
        if held[place] != row:
            held[place] = row
            model.dataChanged.emit(model.index(place, 0), model.index(place, last_column))
