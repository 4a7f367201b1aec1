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
    lose what was typed in it. Only where ids are not unique the rows are begun anew.
    """
    if not held and wanted:
        model.beginInsertRows(QModelIndex(), 0, len(wanted) - 1)
        held[:] = wanted
        model.endInsertRows()
        return
    keep = {row_id(row) for row in wanted}
    if len(keep) < len(wanted) or len({row_id(row) for row in held}) < len(held):
        model.beginResetModel()
        held[:] = wanted
        model.endResetModel()
        return
    for start, end in reversed(_runs([row_id(row) not in keep for row in held])):
        model.beginRemoveRows(QModelIndex(), start, end - 1)
        del held[start:end]
        model.endRemoveRows()
    left = {row_id(row) for row in held}
    new = [row_id(row) not in left for row in wanted]
    begins = dict(_runs(new))
    for place, row in enumerate(wanted):
        if place in begins:
            model.beginInsertRows(QModelIndex(), place, begins[place] - 1)
            held[place:place] = wanted[place : begins[place]]
            model.endInsertRows()
        if new[place]:
            continue
        if row_id(held[place]) != row_id(row):
            old = next(i for i in range(place, len(held)) if row_id(held[i]) == row_id(row))
            model.beginMoveRows(QModelIndex(), old, old, QModelIndex(), place)
            held.insert(place, held.pop(old))
            model.endMoveRows()
        if held[place] != row:
            held[place] = row
            model.dataChanged.emit(model.index(place, 0), model.index(place, last_column))


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Where rows in a row are flagged, as (first, behind the last): views are told once of each."""
    runs: list[tuple[int, int]] = []
    for place, flagged in enumerate(flags):
        if flagged and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif flagged:
            runs.append((place, place + 1))
    return runs
