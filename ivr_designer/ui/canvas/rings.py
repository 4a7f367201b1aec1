"""Rings around boxes and keys: of what is selected, and of what is marked."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ivr_designer.domain.ids import KeypressId
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import chip_rect
from ivr_designer.ui.canvas.index import Rect, grown
from ivr_designer.ui.canvas.lines import key_rects, key_row
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.scene_painter import ScenePainter


class RingPainter:
    """Paints at the scale of `scene`; the painter's origin is that of the scaled scene, in device px."""

    def __init__(self, scene: ScenePainter) -> None:
        self.scene = scene

    def device(self, rect: Rect) -> QRectF:
        """A rectangle of the scene in whole device px."""
        s = self.scene.scale
        left, top = round(rect[0] * s), round(rect[1] * s)
        return QRectF(left, top, round(rect[2] * s) - left, round(rect[3] * s) - top)

    def pen(self, ink: str, width: float, dashes: tuple[float, ...] | None = None) -> QPen:
        """A pen of an ink; `width` in logical px, `dashes` in widths."""
        pen = QPen(self.scene.colours.color(ink), max(1.0, width * self.scene.ratio))
        pen.setCosmetic(True)
        if dashes is not None:
            pen.setDashPattern(dashes)
        return pen

    def around(
        self, painter: QPainter, box: Box, ink: str, width: float, gap: float,
        dashes: tuple[float, ...] | None = None,
    ) -> None:  # fmt: skip
        """A ring around a box; `width` and `gap` in logical px."""
        grow = gap * self.scene.ratio
        rect = self.device(box.rect).adjusted(-grow, -grow, grow, grow)
        radius = (m.RADIUS if box.is_node else box.h / 2) * self.scene.scale + grow
        painter.setPen(self.pen(ink, width, dashes))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)

    def around_many(self, painter: QPainter, boxes: Iterable[Box], ink: str) -> None:
        """The rings of very many boxes, quickly: without smoothed edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.pen(ink, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grow, s, device = 1.5 * self.scene.ratio, self.scene.scale, self.device
        for box in boxes:
            rect = device(box.rect)
            rect.adjust(-grow, -grow, grow, grow)
            radius = (m.RADIUS if box.is_node else box.h / 2) * s + grow
            painter.drawRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def around_key(self, painter: QPainter, picture: CanvasPicture, kid: KeypressId, ink: str) -> None:
        """A ring around the chip of a keypress, where chips are to be seen."""
        place = key_place(picture, kid, self.scene.zoom) if self.scene.zoom >= m.FAR else None
        if place is not None:
            self.around_place(painter, picture, kid, place, ink)

    def around_place(
        self, painter: QPainter, picture: CanvasPicture, kid: KeypressId, place: Rect, ink: str
    ) -> None:
        """A ring around the chip of a keypress, which is at `place`."""
        rect = self.key_rect(painter, picture, kid, place)
        painter.setPen(self.pen(ink, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grow = self.scene.ratio
        radius = 6 * self.scene.stamps.key_scale
        painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), radius, radius)

    def key_rect(self, painter: QPainter, picture: CanvasPicture, kid: KeypressId, place: Rect) -> QRectF:
        """Where a key is seen, in device px. Of a card without a foot it is painted on the edge."""
        card = card_of(picture, kid)
        if card is not None and self.scene.zoom >= m.NEAR:
            return self.device(place)
        face = self.scene.stamps.key(picture.tree.keypresses[kid].key, picture.state_of(kid))
        rect = QRectF(0, 0, face.width(), face.height())
        rect.moveCenter(self.device(place).center())
        if card is not None:
            rect.moveTop(round(self.device(card.rect).bottom() - face.height() / 2))
            painter.drawPixmap(rect.topLeft(), face)
        return rect


def card_of(picture: CanvasPicture, kid: KeypressId) -> Box | None:
    """The card of its node with the chip of a keypress in it; None if that is on a line, or hidden."""
    box = picture.boxes.get(picture.tree.keypresses[kid].node)
    return box if box is not None and any(chip.keypress == kid for chip in box.chips) else None


def key_place(picture: CanvasPicture, kid: KeypressId, zoom: float = 1.0) -> Rect | None:
    """Where the chip of a keypress is, on its line or in its card; None if it is hidden."""
    keypress = picture.tree.keypresses.get(kid)
    if keypress is None:
        return None
    line = picture.lines.get(picture.tree.target(keypress))
    if line is not None:
        for chip, rect in zip(line.keys, key_rects(line, zoom), strict=True):
            if chip.keypress == kid:
                return rect
    box = picture.boxes.get(keypress.node)
    if box is not None:
        for index, found in enumerate(box.chips):
            if found.keypress == kid:
                return chip_rect(box, index)
    return None


def key_rings(picture: CanvasPicture, kid: KeypressId) -> list[Rect]:
    """Where the ring around a key may be, at any zoom."""
    place = key_place(picture, kid)
    if place is None:
        return []
    owner = picture.boxes.get(picture.tree.keypresses[kid].node)
    line = picture.lines.get(picture.tree.target(picture.tree.keypresses[kid]))
    rings = [grown(place, 8.0)] if line is None else [grown(place, 8.0), grown(key_row(line), m.KEY_WIDTH)]
    return rings if owner is None else [*rings, grown(owner.rect, m.MARGIN + 8)]
