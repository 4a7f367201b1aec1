"""The list model under the panels: views hear of what really changed."""

import pytest
from PySide6.QtCore import Qt

from ivr_designer.ui.models.lists import RowModel


class Words(RowModel[tuple[int, str]]):
    def row_id(self, row):
        return row[0]

    def look(self, row, role):
        return row[1] if role == Qt.ItemDataRole.DisplayRole else None


class Ear:
    def __init__(self, model):
        self.heard = []
        model.rowsInserted.connect(lambda _p, a, b: self.heard.append(("in", a, b)))
        model.rowsRemoved.connect(lambda _p, a, b: self.heard.append(("out", a, b)))
        model.dataChanged.connect(lambda a, b, _r=None: self.heard.append(("data", a.row(), b.row())))
        model.modelReset.connect(lambda: self.heard.append(("reset",)))


def test_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = Words()
    model.set_rows([(1, "a"), (2, "b"), (3, "c")])
    qtmodeltester.check(model)


def test_only_changes_are_told(qapp):
    model = Words()
    model.set_rows([(1, "a"), (2, "b"), (3, "c")])
    ear = Ear(model)
    model.set_rows([(1, "a"), (2, "B"), (3, "c")])
    model.set_rows([(1, "a"), (3, "c")])
    model.set_rows([(1, "a"), (4, "d"), (3, "c")])
    model.set_rows([(1, "a"), (4, "d"), (3, "c")])
    assert ear.heard == [("data", 1, 1), ("out", 1, 1), ("in", 1, 1)]


def test_rows_are_found_and_refreshed(qapp):
    model = Words()
    model.set_rows([(1, "a"), (2, "b")])
    ear = Ear(model)
    model.refresh()
    assert ear.heard == [("data", 0, 1)]
    assert (model.row_of(2), model.row_of(9)) == (1, None)
    assert model.data(model.index(7)) is None


def test_subclasses_must_speak(qapp):
    bare = RowModel()
    for call in (lambda: bare.row_id(1), lambda: bare.look(1, 0)):
        with pytest.raises(NotImplementedError):
            call()
