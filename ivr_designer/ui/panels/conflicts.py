"""The conflicts: what it was, what it is here, what it is in the contact center, and three ways out."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ivr_designer.sync.proposals import Conflict, ConflictField
from ivr_designer.ui.field_words import field_label, value_words
from ivr_designer.ui.flags import without
from ivr_designer.ui.labels import NO_QUEUES
from ivr_designer.ui.models.conflicts import ConflictRow, ConflictsModel
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.fields import combo, name_unseen
from ivr_designer.ui.widgets.text_cells import WrappedCellDelegate
from ivr_designer.ui.widgets.two_line_list import TwoLineList
from ivr_designer.ui.widgets.wrapping_row import WrappingRow

_MINE, _THEIRS = 2, 3
_WIDEST_FIELD = SPACE * 14
"""Of the column that says which field it is: what stands in the fields needs the room."""


class ConflictsPanel(Panel):
    """Not modal: work elsewhere goes on.

    Signals:
        chosen: Conflict to show on the canvas. edit_wanted: Conflict.
        mine_wanted, theirs_wanted: tuple of Conflict. adopt_wanted: (Conflict, remote id).
        mix_wanted: (Conflict, names of the fields in which theirs is taken).
    """

    chosen = Signal(object)
    edit_wanted = Signal(object)
    mine_wanted = Signal(object)
    theirs_wanted = Signal(object)
    adopt_wanted = Signal(object)
    mix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, "live", parent)
        self.model = ConflictsModel(self)
        self._queues: Mapping[str, str] = NO_QUEUES
        self._given_up: set[str] = set()
        self._ticked_of: Conflict | None = None
        self.view = TwoLineList(self.model, is_even=True)
        self.view.setMinimumWidth(SPACE * 20)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show())
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.view)
        sides.addWidget(self._detail())
        sides.setStretchFactor(0, 0)
        sides.setStretchFactor(1, 1)
        sides.setSizes([SPACE * 24, SPACE * 84])
        self.set_content(sides)
        self.live(lambda _: self._say(), str)
        self.set_rows(())

    def _detail(self) -> QWidget:
        page = QWidget()
        outer = column(parent=page, gap=SPACE)
        outer.setContentsMargins(MARGIN, SPACE // 2, MARGIN, SPACE)
        self.what = plain_label(role="heading", wrap=True)
        self.why = plain_label(role="muted", wrap=True)
        words = row(gap=SPACE)
        words.addWidget(self.what)
        words.addWidget(self.why, 1)
        self.table = QTableWidget(0, 4)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(WrappedCellDelegate(self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.itemChanged.connect(self._on_ticked)
        # not at once: the scroll bar that comes with higher rows would narrow them anew
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.table.resizeRowsToContents)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._late.start(0))
        outer.addLayout(words)
        outer.addWidget(self.table, 1)
        outer.addLayout(self._buttons())
        return page

    def _buttons(self) -> QHBoxLayout:
        line = row(gap=SPACE)
        self.mine = button(self.keep_mine, kind="primary")
        self.mine.setDefault(False)
        self.theirs = button(self.take_theirs)
        self.mix = button(self._on_mix)
        self.edit = button(self._on_edit)
        self.all_alike = QCheckBox()
        self.candidates = combo()
        self.adopt = button(self._on_adopt)
        answers = (self.mine, self.theirs, self.mix, self.edit, self.candidates, self.adopt)
        line.addWidget(WrappingRow(answers, packed=True), 1)
        self._which = name_unseen(self.candidates)
        line.addWidget(self.all_alike)
        return line

    def _say(self) -> None:
        self.empty.say(
            tr("No conflicts"),
            tr("When somebody else changes what you changed, both versions are shown here and you decide."),
        )
        self.view.setAccessibleName(tr("Conflicts"))
        self.table.setAccessibleName(tr("Fields that differ"))
        names = (tr("Field"), tr("Before"), tr("Mine"), tr("Theirs"))
        for place, name in enumerate(names):
            cell = QTableWidgetItem(name)
            cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(place, cell)
        self.mix.setText(tr("As ticked"))
        self.mix.setToolTip(tr("Take of each field the side that is ticked"))
        self.edit.setText(tr("Edit…"))
        self.edit.setToolTip(tr("Go there and make one out of both; when it equals theirs, it is settled"))
        self.adopt.setText(tr("It is this one"))
        self.candidates.setAccessibleName(tr("Which of these is the one made here"))
        self._which.setText(self.candidates.accessibleName())
        self._show()

    # ---- what is shown

    def set_queues(self, queues: Mapping[str, str]) -> None:
        """Names of queues by id."""
        self._queues = queues
        self._show()

    def set_rows(self, rows: Sequence[ConflictRow]) -> None:
        """Show these conflicts; the one that was looked at stays."""
        self.model.set_rows(rows)
        self.show_empty(not rows)
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self._show()

    @property
    def current(self) -> Conflict | None:
        """The conflict that is looked at."""
        place = self.view.currentIndex().row()
        return self.model.rows[place].conflict if 0 <= place < len(self.model.rows) else None

    def select(self, conflict: Conflict) -> None:
        """Look at this one."""
        place = self.model.row_of((conflict.tree, conflict.item))
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place))

    def step(self, by: int = 1) -> Conflict | None:
        """Look at the next one, after the last the first."""
        count = len(self.model.rows)
        if not count:
            return None
        place = (self.view.currentIndex().row() + by) % count
        self.view.setCurrentIndex(self.model.index(place))
        return self.current

    @Slot()
    def _show(self) -> None:
        conflict = self.current
        if conflict is None:
            return
        self._make_room(conflict)
        self.why.setText(say(conflict.why))
        self.table.setVisible(bool(conflict.fields))
        self.table.setRowCount(len(conflict.fields))
        for place, field in enumerate(conflict.fields):
            for at, text in enumerate(self._cells(field)):
                cell = QTableWidgetItem(text)
                cell.setFlags(without(cell.flags(), Qt.ItemFlag.ItemIsEditable))
                self.table.setItem(place, at, cell)
        self._offer_choices(conflict)
        self.table.setColumnWidth(0, min(_WIDEST_FIELD, self.table.sizeHintForColumn(0)))
        self.table.resizeRowsToContents()
        self._name_ways(conflict)
        several = bool(conflict.candidates)
        for widget in (self.candidates, self.adopt):
            widget.setVisible(several)
        if several and [self.candidates.itemData(i) for i in range(self.candidates.count())] != [
            *conflict.candidates
        ]:
            self.candidates.clear()
            for remote_id in conflict.candidates:
                self.candidates.addItem(remote_id, remote_id)
        others = len(self._alike()) - 1
        self.all_alike.setVisible(others > 0)
        self.all_alike.setText(
            trn("Decide {n} more of this tree alike", "Decide {n} more of this tree alike", others)
        )

    def _make_room(self, conflict: Conflict) -> None:
        """A list of one line would say nothing new, and take the room of what is compared."""
        is_alone = len(self.model.rows) < 2
        self.view.setVisible(not is_alone)
        self.what.setVisible(is_alone)
        self.what.setText(str(self.model.data(self.view.currentIndex())))
        self.setFocusProxy(self.view if not is_alone else self.table if conflict.fields else self.mine)

    def _name_ways(self, conflict: Conflict) -> None:
        """What the two ways out are called: of what is there twice, neither is anybody else's."""
        if conflict.twin_of is not None:
            self.mine.setText(tr("Keep both"))
            self.mine.setToolTip(tr("Both are wanted; nothing is changed"))
            self.theirs.setText(tr("Remove the late one"))
            is_tree = conflict.item == conflict.tree
            undo = tr("Delete the one that arrived late; undo brings it back")
            self.theirs.setToolTip(tr("Delete the one that arrived late") if is_tree else undo)
            return
        self.mine.setText(tr("Keep mine"))
        self.mine.setToolTip(tr("Write what is here now, over what somebody else wrote in these fields"))
        self.theirs.setText(tr("Take theirs"))
        self.theirs.setToolTip(tr("Give up what is here in these fields; undo brings it back"))

    def _offer_choices(self, conflict: Conflict) -> None:
        """Of several fields each can be decided: the side that is ticked. What was ticked stays, while it is
        about the same thing.
        """
        last, self._ticked_of = self._ticked_of, conflict
        if last is None or (last.tree, last.item) != (conflict.tree, conflict.item):
            self._given_up = set()
        self._given_up &= {field.field for field in conflict.fields}
        self.mix.setVisible(len(conflict.fields) > 1)
        self._show_ticks()

    def _show_ticks(self) -> None:
        conflict = self.current
        if conflict is None or len(conflict.fields) < 2:
            return
        self.table.blockSignals(True)
        for place, field in enumerate(conflict.fields):
            for at, is_theirs in ((_MINE, False), (_THEIRS, True)):
                if (cell := self.table.item(place, at)) is not None:
                    taken = (field.field in self._given_up) is is_theirs
                    cell.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)

    @Slot(QTableWidgetItem)
    def _on_ticked(self, cell: QTableWidgetItem) -> None:
        """One of two sides is ticked, never both or none."""
        conflict = self.current
        if conflict is None or len(conflict.fields) < 2 or cell.column() not in {_MINE, _THEIRS}:
            return
        is_ticked = cell.checkState() is Qt.CheckState.Checked
        name = conflict.fields[cell.row()].field
        if is_ticked is (cell.column() == _THEIRS):
            self._given_up.add(name)
        else:
            self._given_up.discard(name)
        self._show_ticks()

    def _cells(self, field: ConflictField) -> tuple[str, str, str, str]:
        def words(value: Any) -> str:
            return value_words(field.field, value, self._queues)

        return field_label(field.field), words(field.base), words(field.mine), words(field.theirs)

    def _alike(self) -> tuple[Conflict, ...]:
        now = self.current
        if now is None:
            return ()
        if now.candidates or now.twin_of is not None:
            return (now,)
        rows = [r.conflict for r in self.model.rows]
        return tuple(c for c in rows if c.tree == now.tree and not c.candidates and c.twin_of is None)

    # ---- ways out

    def _decided(self) -> tuple[Conflict, ...]:
        now = self.current
        if now is None:
            return ()
        everything = self.all_alike.isVisibleTo(self) and self.all_alike.isChecked()
        return tuple({*self._alike(), now}) if everything else (now,)

    @Slot()
    def keep_mine(self) -> None:
        """Decide for what is here."""
        if decided := self._decided():
            self.mine_wanted.emit(decided)

    @Slot()
    def take_theirs(self) -> None:
        """Decide for what the contact center has."""
        if decided := self._decided():
            self.theirs_wanted.emit(decided)

    @Slot()
    def _on_mix(self) -> None:
        conflict = self.current
        if conflict is not None:
            self.mix_wanted.emit((conflict, frozenset(self._given_up)))

    def _on_edit(self) -> None:
        if (conflict := self.current) is not None:
            self.edit_wanted.emit(conflict)

    def _on_adopt(self) -> None:
        conflict = self.current
        if conflict is not None and self.candidates.currentData():
            self.adopt_wanted.emit((conflict, self.candidates.currentData()))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and (conflict := self.current) is not None:
            self.chosen.emit(conflict)
