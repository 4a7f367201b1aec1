"""Thick lines that are level or upright, drawn quickly: straight parts as filled pixels, only bends smoothed.

A smoothed line of two pixels goes through Qt's stroker, which takes as long for the straight parts as for the
bends; over a screen with a dozen lifted lines that is the difference between 4 ms and 1 ms.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.lines import Point

DASH, GAP = 8, 5
"""Device px at a ratio of 1."""

_Part = tuple[int, int, int, int]


class Strokes:
    """Collects ways in scene units, and draws them `width` device px thick; `seen` is in device px."""

    def __init__(self, scale: float, bend: float, width: int, seen: Rect) -> None:
        self._scale = scale
        self._bend = bend * scale
        self._width = width
        self._seen = (seen[0] - width - 1, seen[1] - width - 1, seen[2] + width + 1, seen[3] + width + 1)
        self._parts: list[_Part] = []
        self._bends = QPainterPath()

    def add(self, ways: Iterable[Sequence[Point]]) -> None:
        """More ways; only what is seen of them is kept."""
        for points in ways:
            self._add(points)

    def _add(self, points: Sequence[Point]) -> None:
        s = self._scale
        places = [(int(x * s // 1), int(y * s // 1)) for x, y in points]
        sizes = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(places)]
        cut = 0.0
        for i, size in enumerate(sizes):
            if not size:
                continue
            (ax, ay), (bx, by) = places[i], places[i + 1]
            dx, dy = (bx - ax) / size, (by - ay) / size
            after = sizes[i + 1] if i + 1 < len(sizes) else 0
            rest = min(self._bend, size / 2, after / 2)
            end = (bx - dx * rest, by - dy * rest)
            self._straight((round(ax + dx * cut), round(ay + dy * cut), round(end[0]), round(end[1])))
            if rest:
                cx, cy = places[i + 2]
                out = (bx + (cx - bx) / after * rest, by + (cy - by) / after * rest)
                self._bent(end, (bx, by), out)
            cut = rest

    def _straight(self, part: _Part) -> None:
        x0, y0, x1, y1 = part
        left, top, right, bottom = self._seen
        if min(x0, x1) <= right and max(x0, x1) >= left and min(y0, y1) <= bottom and max(y0, y1) >= top:
            self._parts.append(part)

    def _bent(self, a: tuple[float, float], corner: tuple[int, int], b: tuple[float, float]) -> None:
        x, y = corner
        left, top, right, bottom = self._seen
        reach = self._bend
        if left - reach <= x <= right + reach and top - reach <= y <= bottom + reach:
            middle = self._width / 2
            self._bends.moveTo(a[0] + middle, a[1] + middle)
            self._bends.quadTo(x + middle, y + middle, b[0] + middle, b[1] + middle)

    def draw(self, painter: QPainter, color: QColor, *, dashed: bool) -> None:
        """Draw everything that was added."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if dashed:
            self._dashes(painter, color)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRects([self._rect(part) for part in self._parts])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._bends.isEmpty():
            pen = QPen(color, self._width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawPath(self._bends)

    def _rect(self, part: _Part) -> QRect:
        x0, y0, x1, y1 = part
        left, top = min(x0, x1), min(y0, y1)
        level = y0 == y1
        width = abs(x1 - x0) if level else self._width
        height = self._width if level else abs(y1 - y0)
        return QRect(left, top, max(width, 1), max(height, 1))

    def _dashes(self, painter: QPainter, color: QColor) -> None:
        """Dashes as a texture that begins where the part does, so that any piece of it looks the same."""
        dash, gap = round(DASH * self._width / 2), round(GAP * self._width / 2)
        level, upright = QPixmap(dash + gap, 1), QPixmap(1, dash + gap)
        for texture, solid in ((level, QRect(0, 0, dash, 1)), (upright, QRect(0, 0, 1, dash))):
            texture.fill(Qt.GlobalColor.transparent)
            pen = QPainter(texture)
            pen.fillRect(solid, color)
            pen.end()
        for part in self._parts:
            painter.setBrushOrigin(part[0], part[1])
            painter.fillRect(self._rect(part), QBrush(level if part[1] == part[3] else upright))
        painter.setBrushOrigin(0, 0)
