"""A small picture of a whole tree, to choose by."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui import theme
from ivr_designer.ui.canvas.colours import in_use
from ivr_designer.ui.exports.drawing import Drawing
from ivr_designer.ui.text import plain_tip, tr, trn
from ivr_designer.ui.theme import RADIUS, SPACE

_LARGEST_SCALE = 0.8


class TreePicture(QWidget):
    """Draws a tree as large as its room allows, in the colours of the look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SPACE * 30, SPACE * 20)
        self._content: TreeContent | None = None
        self.drawing: Drawing | None = None
        self.setAccessibleName(tr("Picture of the tree"))

    def show_content(self, content: TreeContent | None) -> None:
        """Draw this tree; None draws an empty sheet."""
        self._content, self.drawing = content, None
        words = ""
        if content is not None:
            tree = IvrTree(TreeId("picture"), content)
            colours = in_use()
            self.drawing = Drawing(ExportSource(tree, datetime.now(UTC).date()), colours)
            names = ", ".join(node.name for node in tree.nodes.values())
            words = trn("{n} node: ", "{n} nodes: ", len(tree.nodes)) + names
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SPACE * 52, SPACE * 44)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.drawing is not None:
            self.show_content(self._content)  # another look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.current().color("line"), 1))
        painter.setBrush(in_use().color("ground"))
        painter.drawRoundedRect(sheet, RADIUS, RADIUS)
        if self.drawing is None:
            return
        left, top, right, bottom = self.drawing.bounds
        room = sheet.adjusted(SPACE, SPACE, -SPACE, -SPACE)
        scale = min(room.width() / (right - left), room.height() / (bottom - top), _LARGEST_SCALE)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-(left + right) / 2, -(top + bottom) / 2)
        self.drawing.paint(painter, self.drawing.bounds)
