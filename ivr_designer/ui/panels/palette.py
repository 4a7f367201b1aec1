"""The palette: kinds of nodes and destinations to drag onto the canvas, or to click."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from ivr_designer.ui.canvas.requests import BOX_MIME, BoxKind
from ivr_designer.ui.icons import icon
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.theme import ICON_BESIDE_TEXT, SPACE

ENTRIES = (
    (BoxKind.TALK, mark("Spoken menu"), mark("A node whose text the system reads out")),
    (BoxKind.PLAY, mark("Recording"), mark("A node that plays a recording")),
    (BoxKind.QUEUE, mark("Queue"), mark("Callers wait for a person")),
    (BoxKind.PHONE, mark("Phone"), mark("The call is forwarded to a number")),
    (BoxKind.STOP, mark("Hang up"), mark("The call ends")),
    (BoxKind.VOICEMAIL, mark("Voicemail"), mark("Announced by the vendor, not live yet")),
    (BoxKind.SMS, mark("SMS"), mark("Announced by the vendor, not live yet")),
)


class PaletteTile(QToolButton):
    """One kind. Dragging carries it to the canvas; a click adds it in the middle."""

    def __init__(self, kind: BoxKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._pressed_at: QPoint | None = None
        self.setObjectName("tile")
        self.setIcon(icon(kind.value, "accent" if kind.destination is None else "muted"))
        self.setIconSize(ICON_BESIDE_TEXT)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFixedHeight(SPACE * 4)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mime(self) -> QMimeData:
        """What a drag of this tile carries."""
        data = QMimeData()
        data.setData(BOX_MIME, self.kind.value.encode())
        return data

    def start_drag(self) -> None:
        """Begin a drag that carries this kind."""
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        shown = self.grab()
        drag.setPixmap(shown)
        drag.setHotSpot(QPoint(self.width() // 2, self.height() // 2))
        self.setDown(False)
        drag.exec(Qt.DropAction.CopyAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # one box: a second press would ask for a key of the box that the first one added

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at if event.buttons() & Qt.MouseButton.LeftButton else None
        if start is not None and (event.position().toPoint() - start).manhattanLength() >= SPACE:
            self._pressed_at = None
            self.start_drag()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)


class PalettePanel(Panel):
    """Signals:
    clicked: BoxKind.
    """

    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: tr("Add"), parent=parent)
        self.tiles: dict[BoxKind, PaletteTile] = {}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        grid.setSpacing(SPACE // 2)
        for place, (kind, name, hint) in enumerate(ENTRIES):
            tile = PaletteTile(kind)
            tile.setSizePolicy(tile.sizePolicy().Policy.Expanding, tile.sizePolicy().Policy.Fixed)
            tile.clicked.connect(partial(self._on_clicked, kind))
            self.live(tile.setText, partial(tr, name))
            self.live(tile.setToolTip, partial(_tip, hint))
            grid.addWidget(tile, place // 2, place % 2)
            self.tiles[kind] = tile
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(ENTRIES), 1)
        self.set_content(page)
        self.show_empty(False)

    def _on_clicked(self, kind: BoxKind, _checked: bool = False) -> None:
        self.clicked.emit(kind)

    def set_enabled(self, enabled: bool) -> None:
        """Off while no tree is on screen."""
        for tile in self.tiles.values():
            tile.setEnabled(enabled)


def _tip(hint: str) -> str:
    return tr("{what}. Drag it onto the canvas, or onto a node.").format(what=tr(hint))
