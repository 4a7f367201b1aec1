"""What an imported file held that the tree does not: one line each, with its place in the source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivr_designer.storage.importers.report import Loss, LossReport
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList


class LossModel(RowModel[tuple[int, Loss]]):
    """Numbered losses as rows."""

    def row_id(self, row: tuple[int, Loss]) -> object:
        """See RowModel."""
        return row[0]

    def look(self, row: tuple[int, Loss], role: int) -> object:
        """See RowModel."""
        loss = row[1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return loss.what
            case Role.TRAILING:
                return trn("{n} value", "{n} values", len(loss.parts)) if loss.parts else ""
            case Qt.ItemDataRole.DecorationRole:
                return icon("info", "warning")
            case Role.DETAIL:
                return f"{loss.place} · {say(loss.why)}"
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((loss.place, loss.what, say(loss.why), *loss.parts))
        return None


class LossReportDialog(Dialog):
    """Read only."""

    def __init__(self, name: str, report: LossReport, parent: QWidget | None = None) -> None:
        title = tr("“{name}” was imported").format(name=name)
        detail = tr("{format}: {taken} of {values} values were taken over. Nothing was sent.").format(
            format=report.format, taken=report.taken, values=report.values
        )
        super().__init__(title, parent, width=SPACE * 84, detail=detail)
        self.model = LossModel(self)
        self.model.set_rows(list(enumerate(report.losses)))
        count = len(report.losses)
        words = trn("{n} thing has no equal here", "{n} things have no equal here", count)
        if not count:
            words = tr("Everything in the file has its place in the tree.")
        self.body.addWidget(plain_label(words, role="heading", wrap=True))
        self.view = TwoLineList(self.model, tr("What was not taken over"), is_even=True)
        self.body.addWidget(self.view, 1)
        self.view.setHidden(not count)  # never shown before it has its place: it would be a window of its own
        if count:
            self.setMinimumHeight(SPACE * 58)
        self.add_close(is_default=True)
