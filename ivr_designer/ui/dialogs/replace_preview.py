"""What replacing would do, text by text, before it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.prompt_rows import Column, Replacement
from ivr_designer.ui.text import plain_tip, tr, trn
from ivr_designer.ui.theme import SPACE

_AHEAD = 24
"""So many letters before a change are shown; texts can be longer than a row."""


class ReplacePreview(Dialog):
    """`found` is not empty; the ticked ones are given to `act`."""

    def __init__(
        self,
        found: Sequence[Replacement],
        act: Callable[[list[Replacement]], object],
        parent: QWidget | None = None,
    ) -> None:
        places = sum(f.count for f in found)
        detail = trn("{n} place would change.", "{n} places would change.", places)
        super().__init__(tr("Replace in these prompts?"), parent, width=SPACE * 100, detail=detail)
        self._found = list(found)
        self._act = act
        self.model = QStandardItemModel(self)
        self.model.setHorizontalHeaderLabels([tr("Node"), tr("Before"), tr("After")])
        for each in self._found:
            name = each.row.name
            if each.column is Column.SECOND:
                name = tr("{node} (second language)").format(node=name)
            first = QStandardItem(name)
            first.setCheckable(True)
            first.setCheckState(Qt.CheckState.Checked)
            at = _first_change(each.before, each.after)
            cells = [first, *(QStandardItem("…" * bool(at) + t[at:]) for t in (each.before, each.after))]
            for cell, whole in zip(cells, (name, each.before, each.after), strict=True):
                cell.setEditable(False)
                cell.setToolTip(plain_tip(whole))
            self.model.appendRow(cells)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(tr("Texts that would change"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 3 + SPACE)
        self.body.addWidget(self.view, 1)
        self.setMinimumHeight(SPACE * 56)
        self.add_button(tr("Cancel"), self.reject)
        self.go = self.add_button("", self._on_go, kind="primary")
        self.model.itemChanged.connect(lambda _item: self._say())
        self._say()

    @property
    def ticked(self) -> list[Replacement]:
        """Those that are to be made."""
        checked = Qt.CheckState.Checked
        return [f for i, f in enumerate(self._found) if self.model.item(i).checkState() == checked]

    def _say(self) -> None:
        count = len(self.ticked)
        self.go.setText(trn("Replace in {n} text", "Replace in {n} texts", count))
        self.go.setEnabled(count > 0)

    def _on_go(self) -> None:
        wanted = self.ticked
        self.accept()
        self._act(wanted)


def _first_change(before: str, after: str) -> int:
    """Where to begin to show two texts, so that what changes is in sight: a few words before it."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((i for i, (a, b) in pairs if a != b), min(len(before), len(after)))
    if same <= _AHEAD:
        return 0
    space = before.find(" ", same - _AHEAD, same)
    return space + 1 if space >= 0 else same - _AHEAD
