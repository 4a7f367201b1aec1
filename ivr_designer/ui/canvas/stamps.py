"""Prepared pictures of boxes and key chips for one zoom, so that painting a tile is mostly copying."""

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap, QPolygonF

from ivr_designer.domain.keys import Key
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.card_painter import CardPainter
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.labels import key_word
from ivr_designer.ui.canvas.signs import STATE_SIGNS
from ivr_designer.ui.canvas.strokes import Pieces

CAP_BYTES = 9_000_000
"""Pictures of boxes kept, as many as a large screen shows; the least recently used go first."""

_OPAQUE = 255


class Stamps:
    """Pictures at one scale; `at` throws them away when the scale, the ratio or the colours change."""

    def __init__(self, colours: CanvasColours, font: QFont) -> None:
        self.colours = colours
        self.font = font
        self._made_cards: CardPainter | None = None
        self._key = (1.0, 1.0)
        self._boxes: OrderedDict[object, QPixmap] = OrderedDict()
        self._bytes = 0
        self._keys: dict[object, QPixmap] = {}
        self.pieces = Pieces()

    @property
    def key_scale(self) -> float:
        """Device px a unit of a key chip: chips do not get smaller than can be read."""
        scale, ratio = self._key
        return max(scale, m.KEY_LEAST * ratio)

    def at(self, scale: float, ratio: float) -> None:
        """Prepare for a scale in device px a scene unit."""
        if self._key != (scale, ratio):
            self._key = (scale, ratio)
            self.clear()

    @property
    def _cards(self) -> CardPainter:
        """Made when text is first needed: afar there is none, and fonts take their time to load."""
        if self._made_cards is None:
            self._made_cards = CardPainter(self.colours, self.font, *self._key)
        return self._made_cards

    def clear(self) -> None:
        """Throw every picture away, as after a change of colours or font."""
        self._made_cards = None
        self._boxes.clear()
        self._keys.clear()
        self.pieces.clear()
        self._bytes = 0

    def box(self, box: Box) -> QPixmap:
        """The picture of a box; equally larger than the box on all sides if tags lie on its edges."""
        key = box.appearance()
        found = self._boxes.get(key)
        if found is not None:
            self._boxes.move_to_end(key)
            return found
        scale = self._key[0]
        pad = round(m.MARGIN * scale) if self._cards.tagged(box) else 0
        made = QPixmap(round(box.w * scale) + 2 * pad, round(box.h * scale) + 2 * pad)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.translate(pad, pad)
        self._cards.paint(painter, box)
        painter.end()
        self._boxes[key] = made
        self._bytes += made.width() * made.height() * 4
        while self._bytes > CAP_BYTES:
            _, old = self._boxes.popitem(last=False)
            self._bytes -= old.width() * old.height() * 4
        return made

    def key(self, key: Key, state: ItemState | None, *, lifted: bool = False, core: bool = False) -> QPixmap:
        """A key chip as it stands on a line; `core`: without its smoothed corners, to put it over itself."""
        name = (key, state, lifted, core)
        found = self._keys.get(name)
        if found is None:
            whole = self.key(key, state, lifted=lifted) if core else None
            found = self._paint_key(key, state, lifted) if whole is None else self._core(whole)
            self._keys[name] = found
        return found

    def _core(self, chip: QPixmap) -> QPixmap:
        """Only what of a chip hides all that is under it: put over itself, the rest would get darker."""
        image, corner = chip.toImage(), ceil(m.KEY_RADIUS * self.key_scale) + 1
        wide, high = image.width(), image.height()
        for x in {*range(min(corner, wide)), *range(max(0, wide - corner), wide)}:
            for y in {*range(min(corner, high)), *range(max(0, high - corner), high)}:
                if image.pixelColor(x, y).alpha() < _OPAQUE:
                    image.setPixelColor(x, y, Qt.GlobalColor.transparent)
        return QPixmap.fromImage(image)

    def _paint_key(self, key: Key, state: ItemState | None, lifted: bool) -> QPixmap:
        scale, c = self.key_scale, self.colours
        near = self._cards.near
        width, height = m.key_width(key.is_pressed or not near), m.CHIP_HEIGHT
        made = QPixmap(max(2, round(width * scale)), max(2, round(height * scale)))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = STATE_SIGNS[state] if state is not None else None
        token = sign.ink if sign is not None else "line"
        thick = self._cards.line
        painter.setPen(QPen(c.color("accent" if lifted else token), thick))
        painter.setBrush(c.color("accent" if lifted else "card"))
        radius = m.KEY_RADIUS * scale
        edge = QRectF(thick / 2, thick / 2, made.width() - thick, made.height() - thick)
        painter.drawRoundedRect(edge, radius, radius)
        painter.scale(scale, scale)
        ink = "on_accent" if lifted else "text"
        left = 0.0
        if sign is not None:
            size = 8.0
            pixmap = glyph(sign.icon, getattr(c, ink if lifted else token), max(4, round(size * scale)))
            _put_on(painter, pixmap, (3.0 + size / 2) * scale, height / 2 * scale)
            left = size + 1
        if near or key.is_pressed:
            painter.setFont(self._cards.small_font)
            painter.setPen(c.color(ink))
            face = QRectF(left, 0, width - left, height)
            room = width - left - 4
            words = self._cards.small_metrics.elidedText(key_word(key), Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                face, int(Qt.AlignmentFlag.AlignCenter), words if len(key_word(key)) > 1 else key
            )
        else:
            name = "silence" if key is Key.NO_INPUT else "wrong"
            pixmap = glyph(name, getattr(c, ink), max(4, round((18 if sign is None else 14) * scale)))
            _put_on(painter, pixmap, (left + width) / 2 * scale, height / 2 * scale)
        painter.end()
        return made

    def arrow(self, token: str, width: int, *, side: bool) -> QPixmap:
        """The head of a line of `width` px that comes from above, or from the left."""
        name = (token, width, side)
        found = self._keys.get(name)
        if found is None:
            size = max(4, round(8 * self._key[0]))
            size += (size - width) % 2  # as many px on either side of the line
            found = QPixmap(size, size)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colours.color(token))
            far, mid = float(size), size / 2
            corners = (
                [(0, 0.5), (far, mid), (0, far - 0.5)] if side else [(0.5, 0), (mid, far), (far - 0.5, 0)]
            )
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            painter.end()
            self._keys[name] = found
        return found

    def tag(self, words: str, ink: str) -> QPixmap:
        """A small filled tag with a word, for marks."""
        name = (words, ink)
        found = self._keys.get(name)
        if found is None:
            scale, c = self.key_scale, self.colours
            width = self._cards.small_metrics.horizontalAdvance(words) + 16
            found = QPixmap(max(2, round(width * scale)), max(2, round(18 * scale)))
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.color(ink))
            painter.drawRoundedRect(QRectF(found.rect()), 9 * scale, 9 * scale)
            painter.scale(scale, scale)
            painter.setFont(self._cards.small_font)
            painter.setPen(c.color("ground"))
            painter.drawText(QRectF(0, 0, width, 18), int(Qt.AlignmentFlag.AlignCenter), words)
            painter.end()
            self._keys[name] = found
        return found

    def entry(self, words: str) -> QPixmap:
        """The sign above the root: callers enter here."""
        found = self._keys.get(words)
        if found is None:
            found = self._keys[words] = self._paint_entry(words)
        return found

    def _paint_entry(self, words: str) -> QPixmap:
        scale, c = self.key_scale, self.colours
        metrics = self._cards.small_metrics
        width = min(metrics.horizontalAdvance(words) + 34, 4 * m.NODE_WIDTH)
        made = QPixmap(max(2, round(width * scale)), max(2, round(24 * scale)))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, made.width(), made.height()), 12 * scale, 12 * scale)
        painter.scale(scale, scale)
        pixmap = glyph("enter", c.on_accent, max(4, round(14 * scale)))
        painter.drawPixmap(QRectF(8, 5, 14, 14), pixmap, QRectF(pixmap.rect()))
        painter.setFont(self._cards.small_font)
        painter.setPen(c.color("on_accent"))
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 34)
        painter.drawText(QRectF(25, 0, width - 30, 24), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
        return made


def _put_on(painter: QPainter, pixmap: QPixmap, x: float, y: float) -> None:
    """Draw it about a place in device px, px on px: scaled ones lose rows and columns."""
    painter.save()
    painter.resetTransform()
    painter.drawPixmap(round(x - pixmap.width() / 2), round(y - pixmap.height() / 2), pixmap)
    painter.restore()
