"""Files about to be uploaded: what each will be called, how long it is, and which node is to play it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.models.recordings import length_words
from ivr_designer.ui.prompt_rows import PromptRow
from ivr_designer.ui.text import plain_tip, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label
from ivr_designer.ui.widgets.fields import combo, name_unseen


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chosen file. `trouble` says why it cannot be uploaded."""

    path: Path
    data: bytes = b""
    seconds: float | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that is to be uploaded under a title, and the node that is to play it."""

    candidate: Candidate
    title: str
    node: tuple[TreeId, NodeId] | None


class UploadFilesDialog(Dialog):
    """Signals:
    accepted_files: tuple of Chosen.
    """

    accepted_files = Signal(object)

    def __init__(
        self, candidates: Sequence[Candidate], rows: Sequence[PromptRow], matched: Mapping[str, PromptRow],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        detail = tr(
            "Files are matched to nodes by name, or by the number of the prompt in the studio script."
        )
        super().__init__(tr("Upload recordings"), parent, width=SPACE * 100, detail=detail if rows else "")
        self.setMinimumHeight(SPACE * 56)
        self._candidates = list(candidates)
        self._rows = list(rows)
        self.titles: dict[int, QLineEdit] = {}
        self.nodes: dict[int, QComboBox] = {}
        self.troubles: dict[int, QLabel] = {}
        self.table = self._made_table()
        self.body.addWidget(self.table, 1)
        self.summary = plain_label(role="muted", wrap=True)
        self.body.addWidget(self.summary)
        for place, candidate in enumerate(self._candidates):
            self._add(place, candidate, matched.get(candidate.path.name))
        self.add_button(tr("Cancel"), self.reject)
        self.upload = self.add_button("", self._on_upload, kind="primary")
        self._show_count()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(self._candidates), 4)
        table.setHorizontalHeaderLabels([tr("File"), tr("Length"), tr("Title"), tr("Node that plays it")])
        table.setAccessibleName(tr("Files to upload"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + SPACE * 3)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            narrow = column == 1
            mode = QHeaderView.ResizeMode.ResizeToContents if narrow else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
        head.sectionResized.connect(self._fit)
        return table

    @Slot()
    def _fit(self) -> None:
        """Give what is wrong with a file as many lines as it needs."""
        usual = self.table.verticalHeader().defaultSectionSize()
        width = self.table.columnWidth(2) + self.table.columnWidth(3) - 2 * SPACE
        for place, why in self.troubles.items():  # SPACE: cells have room around what they hold
            self.table.setRowHeight(place, max(usual, why.heightForWidth(width) + SPACE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # now the fonts are those on screen

    def _add(self, place: int, candidate: Candidate, matched: PromptRow | None) -> None:
        name = candidate.path.name
        self._text(place, 0, name)
        if candidate.trouble:
            self._text(place, 1, "–")
            why = self.troubles[place] = plain_label(candidate.trouble, role="trouble", wrap=True)
            why.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
            self.table.setCellWidget(place, 2, why)
            self.table.setSpan(place, 2, 1, 2)
            return
        self._text(place, 1, length_words(candidate.seconds))
        title = self.titles[place] = QLineEdit(candidate.path.stem)
        title.setAccessibleName(tr("Title of {file}").format(file=name))
        self.table.setCellWidget(place, 2, title)
        box = self.nodes[place] = combo()
        box.setAccessibleName(tr("Node that plays {file}").format(file=name))
        box.addItem(tr("None, only upload"), None)
        for row in self._rows:
            if not row.locked:
                box.addItem(row.name, row)
        if matched is not None:
            box.setCurrentIndex(max(0, next(i for i in range(box.count()) if box.itemData(i) == matched)))
        box.currentIndexChanged.connect(lambda _place: self._show_count())
        self.table.setCellWidget(place, 3, box)
        name_unseen(box).setText(box.accessibleName())

    def _text(self, place: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(text))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(place, column, item)

    def chosen(self) -> tuple[Chosen, ...]:
        """What would be uploaded now."""
        found = []
        for place, title in self.titles.items():
            row = self.nodes[place].currentData()
            node = (row.tree, row.node) if isinstance(row, PromptRow) else None
            candidate = self._candidates[place]
            found.append(Chosen(candidate, title.text().strip() or candidate.path.stem, node))
        return tuple(found)

    def _show_count(self) -> None:
        chosen = self.chosen()
        self.upload.setText(trn("Upload {n} file", "Upload {n} files", len(chosen)))
        self.upload.setEnabled(bool(chosen))
        used = sum(c.node is not None for c in chosen)
        parts = (
            [trn("{n} node will play one of them.", "{n} nodes will play one of them.", used)] if used else []
        )
        refused = len(self._candidates) - len(chosen)
        if refused:
            parts.append(trn("{n} file cannot be used.", "{n} files cannot be used.", refused))
        twice = len({c.node for c in chosen if c.node}) < used
        if twice:
            parts.append(tr("One node was chosen twice: the last file wins."))
        self.summary.setText(" ".join(parts))

    def _on_upload(self) -> None:
        chosen = self.chosen()
        self.accept()
        self.accepted_files.emit(chosen)
