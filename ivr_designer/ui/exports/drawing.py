"""The picture of the canvas for paper and files: the same boxes and lines, with text as text.

The canvas itself paints from small ready pictures, which is quick, but would be pixels in a PDF.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPen, QPolygonF

from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.card_painter import CardPainter
from ivr_designer.ui.canvas.colours import LIGHT, CanvasColours
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.labels import key_word
from ivr_designer.ui.canvas.lines import key_rects
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.scene_painter import ScenePainter, box_order
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import ui_font

_SHARP = 4.0
"""How much finer than the scene icons are drawn."""

_HEAD = 7.0
_FEW = 50
"""So many boxes or lines are painted in one piece."""

T = TypeVar("T")
_apps: list[QCoreApplication] = []


def ensure_app() -> None:
    """Fonts need a Qt application; without a window one is made that shows nothing."""
    if QGuiApplication.instance() is None:
        _apps.append(QGuiApplication(["ivr-designer", "-platform", "offscreen"]))  # whatever the system says


class Drawing:
    """One tree, ready to be painted in scene units onto anything; on paper the colours are the light ones."""

    def __init__(self, source: ExportSource, colours: CanvasColours = LIGHT) -> None:
        ensure_app()
        self.colours = colours
        self.source = source
        self.font = ui_font(QFont())
        self.picture = CanvasPicture(source.shown_tree())
        self.picture.set_names({q: source.text(name) for q, name in source.queues.items()})
        self._scene = ScenePainter(colours, self.font)
        self._scene.at(1.0, 1.0)
        self._cards = CardPainter(colours, self.font, _SHARP, _SHARP)
        numbers = ", ".join(source.phone(phone_label(n)) for n in source.numbers or ())
        here = tr("Callers enter here")
        self._entry_words = f"{here} · {numbers}" if numbers else here

    @property
    def bounds(self) -> Rect:
        """Around everything, with a margin; never empty."""
        left, top, right, bottom = self.picture.bounds or (0.0, 0.0, 200.0, 80.0)
        edge = m.MARGIN
        return left - edge, top - edge, right + edge, bottom + edge

    def is_empty(self, part: Rect) -> bool:
        """True when nothing stands in a part of the scene."""
        picture = self.picture
        return not any(True for _ in picture.box_grid.within(part)) and not any(
            True for _ in picture.line_grid.within(part)
        )

    def paint(self, painter: QPainter, part: Rect) -> None:
        """Paint what is in a part of the scene; the painter works in scene units."""
        for piece in self.pieces(part):
            piece(painter)

    def pieces(self, part: Rect) -> Iterator[Callable[[QPainter], None]]:
        """The same, some boxes or lines at a time. Each piece can be painted onto something of its own."""
        picture, pad = self.picture, m.MARGIN + m.ENTRY_RISE
        around = (part[0] - pad, part[1] - pad, part[2] + pad, part[3] + pad)
        lines = [picture.lines[v] for v in picture.line_grid.within(around)]
        boxes = sorted((picture.boxes[v] for v in picture.box_grid.within(around)), key=box_order)
        yield from _pieces(self._line, lines)
        yield from _pieces(self._keys, lines)
        yield from _pieces(self._box, boxes)

    def _box(self, painter: QPainter, box: Box) -> None:
        painter.save()
        painter.translate(box.x - box.w / 2, box.y - box.h / 2)
        painter.scale(1 / _SHARP, 1 / _SHARP)
        self._cards.paint(painter, box)
        painter.restore()
        if box.entry:
            self._entry(painter, box)

    def _line(self, painter: QPainter, line: Line) -> None:
        reached = line.parent in self.picture.primary.reachable
        ink = self.colours.color("line" if reached else "dim_text")
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._scene.path(line.points))
        (ax, _ay), (x, y) = line.points[-2:]
        self._head(painter, x, y, side=ax != x)

    @staticmethod
    def _head(painter: QPainter, x: float, y: float, *, side: bool) -> None:
        half = _HEAD / 2
        corners = (
            [(x - _HEAD, y - half), (x, y), (x - _HEAD, y + half)]
            if side
            else [(x - half, y - _HEAD), (x, y), (x + half, y - _HEAD)]
        )
        painter.setBrush(painter.pen().color())
        painter.drawPolygon(QPolygonF([QPointF(*c) for c in corners]))

    def _keys(self, painter: QPainter, line: Line) -> None:
        painter.setFont(self._cards.small_font)
        for chip, (left, top, right, bottom) in zip(line.keys, key_rects(line), strict=True):
            rect = QRectF(left, top, right - left, bottom - top)
            painter.setPen(QPen(self.colours.color("line"), 1))
            painter.setBrush(self.colours.color("card"))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setPen(self.colours.color("text"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), key_word(chip.key))

    def _entry(self, painter: QPainter, box: Box) -> None:
        width = min(self._cards.small_metrics.horizontalAdvance(self._entry_words) + 24, 4 * m.NODE_WIDTH)
        top = box.y - box.h / 2 - m.ENTRY_RISE
        rect = QRectF(box.x - width / 2, top, width, 24)
        painter.setPen(QPen(self.colours.color("accent"), 1.2))
        painter.setBrush(self.colours.color("accent"))
        painter.drawLine(QPointF(box.x, top + 24), QPointF(box.x, box.y - box.h / 2))
        painter.drawRoundedRect(rect, 12, 12)
        self._head(painter, box.x, box.y - box.h / 2, side=False)
        painter.setPen(self.colours.color("on_accent"))
        painter.setFont(self._cards.small_font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._entry_words)


def _pieces(
    paint: Callable[[QPainter, T], None], things: Sequence[T]
) -> Iterator[Callable[[QPainter], None]]:
    for first in range(0, len(things), _FEW):
        yield partial(_paint_all, paint, things[first : first + _FEW])


def _paint_all(paint: Callable[[QPainter, T], None], things: Sequence[T], painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for thing in things:
        paint(painter, thing)
