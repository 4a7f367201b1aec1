"""The prompts sheet: every prompt of one tree or of all that are read, edited in place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from ivr_designer.domain.seeking import fold
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.models.prompts import PromptsModel
from ivr_designer.ui.prompt_rows import Column, PromptRow, total_seconds
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.time_words import seconds
from ivr_designer.ui.widgets.basics import ask_in, button, clearable, plain_label, row
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.text_cells import TextCellDelegate


class PromptsSheet(Dialog):
    """Not modal.

    Signals:
        all_trees_wanted: bool.
        jump_wanted: PromptRow.
        replace_wanted: (find, instead, match_case).
        export_wanted: "csv" or "pdf".
    """

    all_trees_wanted = Signal(object)
    jump_wanted = Signal(object)
    replace_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Prompts"), parent, width=SPACE * 118)
        self.setModal(False)
        self.setMinimumHeight(SPACE * 76)
        self._rows: list[PromptRow] = []
        self.model = PromptsModel(self)
        self.view = self._table()
        self._add_filters()
        self.body.addWidget(self.view, 1)
        self._add_replacing()
        self.summary = plain_label(role="muted")
        self.body.addWidget(self.summary)
        self.add_button(tr("Studio script as CSV…"), lambda: self.export_wanted.emit("csv"), left=True)
        self.add_button(tr("Studio script as PDF…"), lambda: self.export_wanted.emit("pdf"), left=True)
        self.add_close()

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setWordWrap(True)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)  # arrows go from cell to cell; Tab has to lead out
        view.setAlternatingRowColors(False)
        view.setAccessibleName(tr("Prompts"))
        view.setItemDelegate(TextCellDelegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 3 + SPACE * 2)
        head = view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (Column.TEXT, Column.SECOND):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.TREE, 14), (Column.NODE, 18), (Column.SECONDS, 10), (Column.VOICE, 18)):
            view.setColumnWidth(column, max(width * SPACE, head.sectionSizeHint(column)))
        view.setColumnHidden(Column.TREE, True)
        return view

    def _add_filters(self) -> None:
        line = row(gap=SPACE * 2)
        self.field = QLineEdit()
        clearable(self.field)
        ask_in(self.field, tr("Show only what contains…"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.missing = CheckBox(tr("Only missing recordings"))
        self.missing.toggled.connect(lambda _on: self._fill())
        self.all_trees = CheckBox(tr("All trees"))
        self.all_trees.toggled.connect(self.all_trees_wanted.emit)
        go = button(self._on_jump, kind="flat")
        go.setText(tr("Show on the canvas"))
        line.addWidget(self.field, 1)
        for each in (self.missing, self.all_trees, go):
            line.addWidget(each)
        self.body.addLayout(line)

    def _add_replacing(self) -> None:
        line = row(gap=SPACE * 2)
        self.wanted, self.instead = QLineEdit(), QLineEdit()
        for field, words in ((self.wanted, tr("Find")), (self.instead, tr("Replace with"))):
            ask_in(field, words)
            line.addWidget(field, 1)
        self.match_case = CheckBox(tr("Match case"))
        self.preview = button(self._on_preview)
        self.preview.setText(tr("Preview…"))
        self.preview.setEnabled(False)
        self.wanted.textChanged.connect(lambda text: self.preview.setEnabled(bool(text)))
        line.addWidget(self.match_case)
        line.addWidget(self.preview)
        self.body.addLayout(line)

    def typed(self) -> tuple[Any, ...]:
        """See Dialog."""
        fields = tuple(field.text() for field in (self.field, self.wanted, self.instead))
        return fields, tuple(box.isChecked() for box in (self.missing, self.match_case, self.all_trees))

    def type_again(self, typed: tuple[Any, ...]) -> None:
        """See Dialog."""
        texts, ticks = typed
        for field, text in zip((self.field, self.wanted, self.instead), texts, strict=True):
            field.setText(text)
        for box, tick in zip((self.missing, self.match_case, self.all_trees), ticks, strict=True):
            box.setChecked(tick)

    # ---- rows

    def show_rows(self, rows: Sequence[PromptRow], *, many: bool) -> None:
        """Show these; `many` says that they are of several trees."""
        self._rows = list(rows)
        self.view.setColumnHidden(Column.TREE, not many)
        self._fill()

    @property
    def shown(self) -> tuple[PromptRow, ...]:
        """The rows that pass the filters."""
        return self.model.rows

    def _fill(self) -> None:
        words, only = fold(self.field.text()).split(), self.missing.isChecked()
        self.model.set_rows([r for r in self._rows if (r.missing or not only) and _fits(r, words)])
        rows = self.model.rows
        parts = [
            trn("{n} prompt", "{n} prompts", len(rows)),
            tr("about {time}").format(time=seconds(total_seconds(rows))),
        ]
        missing = sum(r.missing for r in rows)
        if missing:
            parts.append(trn("{n} recording missing", "{n} recordings missing", missing))
        self.summary.setText(" · ".join(parts))

    # ---- acts

    def _on_jump(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.jump_wanted.emit(self.model.rows[index.row()])

    def _on_preview(self) -> None:
        self.replace_wanted.emit((self.wanted.text(), self.instead.text(), self.match_case.isChecked()))


def _fits(prompt: PromptRow, words: Sequence[str]) -> bool:
    if not words:
        return True
    parts = (
        prompt.tree_name,
        prompt.name,
        prompt.text,
        prompt.file,
        prompt.title,
        prompt.script,
        prompt.second,
    )
    text = fold(" ".join(part for part in parts if part))
    return all(word in text for word in words)
