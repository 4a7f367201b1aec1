"""The page that shows a comparison: a legend in words and signs, and a picture to look at."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.proposals import ChangeKind
from ivr_designer.ui.canvas.making import PictureMaker
from ivr_designer.ui.canvas.shown import LONG
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.comparison import Comparison
from ivr_designer.ui.parting import let_go
from ivr_designer.ui.text import counted, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row

LAYER = "comparison"


class ComparisonPage(QWidget):
    """Belongs to one comparison. `twin` is the canvas whose names and direction it takes over.

    The picture of a tree of LONG nodes and more is made in slices and comes when it is whole.

    Signals:
        chosen: ItemId of what was selected, or None. closed: the person is done.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, comparison: Comparison, title: str, twin: CanvasSurface) -> None:
        super().__init__()
        self.comparison = comparison
        self.surface = CanvasSurface(self)
        self.surface.look_only()
        self.surface.set_animated(False)
        self.surface.set_names(twin.names)
        self.surface.set_direction(twin.direction)
        self._maker = PictureMaker(lambda: self.surface.direction, self)
        self._document = Document(comparison.tree)
        self._wanted: ItemId | None = None
        self.surface.setAccessibleName(title)
        self.surface.selection_changed.connect(self._on_selection)
        outer = column(parent=self, gap=0)
        outer.addWidget(self._head(title))
        outer.addWidget(self.surface, 1)
        self._telling = True
        if len(comparison.content.nodes) < LONG:
            self._show_picture()
        else:
            self._maker.make(self._document, self._show_picture)

    def _show_picture(self) -> None:
        self.surface.set_document(self._document, self._maker.take(self._document))
        self.surface.set_marks(LAYER, self.comparison.marks())
        if self._wanted is not None:
            self.show_item(self._wanted)

    def _head(self, title: str) -> QWidget:
        head = QWidget()
        head.setObjectName("panelHeader")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = row(parent=head, gap=SPACE * 2)
        line.setContentsMargins(SPACE * 2, SPACE // 2, SPACE, SPACE // 2)
        self.title = plain_label(title, role="heading", wrap=True)
        words_column = column(gap=SPACE // 4)
        words_column.addWidget(self.title)
        line.addLayout(words_column, 1)
        words = {
            ChangeKind.ADD: tr("+ {n} added"),
            ChangeKind.CHANGE: tr("~ {n} changed"),
            ChangeKind.REMOVE: tr("− {n} removed"),
        }
        counts = "   ".join(words[k].format(n=counted(self.comparison.count(k))) for k in words)
        self.legend = plain_label(counts, wrap=True)
        words_column.addWidget(self.legend)
        self.end = button(self.closed.emit)
        self.end.setText(tr("Back to the canvas"))
        describe(self.end, tr("Back to the canvas (Esc)"))
        line.addWidget(self.end)
        return head

    def show_item(self, item: ItemId) -> None:
        """Select an item of the picture and bring it into view, without telling; when there is a picture."""
        self._wanted = item
        if self.surface.picture is None:
            return
        content = self.comparison.content
        self._telling = False
        keypress = content.keypresses.get(KeypressId(item))
        if keypress is not None:
            self.surface.select(keypresses=[keypress.id])
            self.surface.reveal_item(keypress.node)
        elif item in content.nodes:
            self.surface.select([NodeId(item)])
            self.surface.reveal_item(NodeId(item))
        self._telling = True

    @Slot(object)
    def _on_selection(self, selection: object) -> None:
        if self._telling:
            self.chosen.emit(self.surface.selection.current)

    def drop(self) -> None:
        """Let go of the document, then of the widget."""
        self._maker.take(None)
        for large in (self.surface.picture, self._document, self.comparison):
            let_go(large)
        self.surface.set_document(None)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
