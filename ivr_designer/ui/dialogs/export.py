"""The export dialog: every kind there is, and whether phone numbers are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.storage.exporters.registry import Exporter
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import mark, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

ABOUT = {
    "html": mark("Picture, prompts, keys, numbers and problems in one page"),
    "pdf": mark("For printing; a large tree goes on several pages"),
    "pdf-a3": mark("For printing on large paper"),
    "png": mark("For slides and mails"),
    "svg": mark("Stays sharp: for web pages and drawing programs"),
    "text": mark("For a web site, and for people who cannot hear it"),
    "csv": mark("Every key with its target, for a spreadsheet"),
    "script": mark("Every prompt, for the studio or a translator"),
    "script-pdf": mark("Every prompt to read from, for the voice talent"),
    "dot": mark("For Graphviz"),
    "mermaid": mark("For wikis and Markdown"),
    "graphml": mark("For graph programs such as yEd"),
}
_ORDER = tuple(ABOUT)


class ExporterModel(RowModel[Exporter]):
    """Kinds as rows."""

    def row_id(self, row: Exporter) -> object:
        """See RowModel."""
        return row.kind

    def look(self, row: Exporter, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return say(row.title)
            case Qt.ItemDataRole.DecorationRole:
                return icon("export")
            case Role.DETAIL:
                return tr(ABOUT[row.kind]) if row.kind in ABOUT else row.kind
            case Role.TRAILING:
                return row.suffix
        return None


class ExportDialog(Dialog):
    """Signals:
    chosen: (Exporter, masked: bool).
    """

    chosen = Signal(object)

    def __init__(self, kinds: Sequence[Exporter], parent: QWidget | None = None) -> None:
        super().__init__(tr("Export the tree"), parent, width=SPACE * 66)
        self.model = ExporterModel(self)
        ranked = sorted(kinds, key=lambda k: _ORDER.index(k.kind) if k.kind in _ORDER else len(_ORDER))
        self.model.set_rows(ranked)
        self.view = TwoLineList(self.model, tr("Kinds of export"))
        self.view.setCurrentIndex(self.model.index(0))
        self.view.activated.connect(self._on_chosen)
        self.masked = CheckBox(tr("Show only the last digits of phone numbers"))
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.masked)
        self.setMinimumHeight(SPACE * 72)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Export…"), lambda: self._on_chosen(self.view.currentIndex()), kind="primary")

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.isVisible():
            exporter = self.model.rows[index.row()]
            masked = self.masked.isChecked()
            self.accept()
            self.chosen.emit((exporter, masked))
