"""Rows brought to other rows: a view that follows sees the same, an open editor goes with its row."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractTableModel, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QListView

from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.models.matching import match_rows
from ivr_designer.ui.widgets.editing import EditingDelegate


class Words(RowModel[tuple[int, str]]):
    def row_id(self, row):
        return row[0]

    def look(self, row, role):
        return row[1] if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole} else None

    def flags(self, index):
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        )


class Grid(QAbstractTableModel):
    """Pairs of an id and a word in three columns."""

    def __init__(self, rows):
        super().__init__()
        self.held = list(rows)

    def rowCount(self, parent=None):
        return len(self.held)

    def columnCount(self, parent=None):
        return 3

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None


rows = st.lists(st.tuples(st.integers(0, 6), st.sampled_from("ab")), unique_by=lambda row: row[0])


def follow(model, mirror):
    """Have `mirror` do what a view does: it only hears signals, and looks at the rows it hears of."""

    def moved(_parent, first, last, _to, place):
        assert first == last
        mirror.insert(place if place < first else place - 1, mirror.pop(first))

    model.rowsInserted.connect(lambda _p, a, b: mirror.__setitem__(slice(a, a), model.rows[a : b + 1]))
    model.rowsRemoved.connect(lambda _p, a, b: mirror.__delitem__(slice(a, b + 1)))
    model.rowsMoved.connect(moved)
    model.dataChanged.connect(lambda a, b, _roles=None: mirror.__setitem__(a.row(), model.rows[a.row()]))


@given(rows, rows)
@example([(1, "a"), (2, "a"), (3, "a")], [(3, "b"), (1, "a"), (4, "a")])
@settings(max_examples=150)
def test_a_view_that_follows_sees_the_same(before, after):
    model = Words()
    model.set_rows(before)
    mirror, resets = list(model.rows), []
    follow(model, mirror)
    model.modelReset.connect(lambda: resets.append(1))
    places = {row[0]: QPersistentModelIndex(model.index(i)) for i, row in enumerate(before)}
    model.set_rows(after)
    assert model.rows == tuple(after)
    assert mirror == after
    assert resets == []
    for row_id, place in places.items():
        now = next((i for i, row in enumerate(after) if row[0] == row_id), None)
        assert (place.row() if place.isValid() else None) == now


repeated = st.lists(st.tuples(st.integers(0, 2), st.sampled_from("ab")), max_size=6)


@given(repeated, repeated)
@example([(1, "a")], [(1, "a"), (1, "b")])
@settings(max_examples=100)
def test_rows_of_one_id_are_all_shown(before, after):
    model = Words()
    model.set_rows(before)
    mirror = list(model.rows)
    follow(model, mirror)
    model.modelReset.connect(lambda: mirror.__setitem__(slice(None), model.rows))
    model.set_rows(after)
    assert list(model.rows) == mirror == after


def test_news_are_told_for_all_columns(qapp):
    model, heard = Grid([(1, "a"), (2, "b")]), []
    model.dataChanged.connect(
        lambda a, b, _roles=None: heard.append((a.row(), a.column(), b.row(), b.column()))
    )
    match_rows(model, model.held, [(1, "a"), (2, "B")], lambda row: row[0], 2)
    assert heard == [(1, 0, 1, 2)]
    assert model.held == [(1, "a"), (2, "B")]


def test_the_rules_of_qt_are_kept_on_the_way(qtmodeltester, qapp):
    model = Words()
    model.set_rows([(1, "a"), (2, "b"), (3, "c")])
    qtmodeltester.check(model)
    model.set_rows([(3, "c"), (4, "d"), (1, "a")])
    model.set_rows([])
    model.set_rows([(2, "b")])


def test_an_open_editor_goes_with_its_row(qtbot):
    model, view = Words(), QListView()
    qtbot.addWidget(view)
    model.set_rows([(1, "alpha"), (2, "beta"), (3, "gamma")])
    view.setModel(model)
    view.setItemDelegate(EditingDelegate(view))
    view.show()
    qtbot.waitExposed(view)
    view.edit(model.index(1))
    editor = view.findChild(QLineEdit)
    qtbot.keyClicks(editor, "delta")
    model.set_rows([(3, "gamma"), (5, "new"), (2, "beta by somebody else"), (1, "alpha")])
    qtbot.wait(10)
    assert editor.isVisible()
    assert editor.text() == "delta"
    assert view.visualRect(model.index(2)).contains(editor.geometry().center())
