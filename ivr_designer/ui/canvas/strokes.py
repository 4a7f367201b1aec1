"""Level and upright lines, drawn quickly: straight parts as filled pixels, the rest as small pictures.

A smoothed line with rounded corners goes through Qt's rasterizer, or worse, its stroker; that takes as long
for the straight parts as for the bends, and ten to fifty times as long as filling the pixels they cover.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ivr_designer.ui.canvas.lines import Point

DASH, GAP = 8, 5
"""Device px at a ratio of 1."""

STRIP = 800
"""Device px, at least, of dashes in one ready picture."""

DeviceRect = tuple[int, int, int, int]
"""Left, top, right, bottom in device px of the scaled scene."""

Shape = tuple[int, bool, bool]
"""Of a bend: its radius, and whether its arms reach to the right and downward of the corner."""


class Course:
    """A way as it runs on the pixels, `width` px thick, its corners rounded by up to `bend` px.

    `end` is the cell of pixels in which it ends, `side` says that it comes there from the left or the right.
    """

    __slots__ = ("bends", "end", "key", "parts", "points", "side")

    def __init__(self, points: Sequence[Point], scale: float, bend: int, width: int) -> None:
        self.points = points
        self.key = scale, bend, width
        self.parts: list[QRect] = []
        self.bends: list[tuple[int, int, Shape]] = []
        cells: list[tuple[int, int]] = []
        for x, y in points:
            cell = int(x * scale // 1), int(y * scale // 1)
            if not cells or cell != cells[-1]:
                cells.append(cell)
        self.end = cells[-1]
        self.side = len(points) > 1 and points[-2][0] != points[-1][0]
        self._run(cells, bend, width)

    def _run(self, cells: list[tuple[int, int]], bend: int, width: int) -> None:
        cut, last = 0, len(cells) - 2
        for i in range(last + 1):
            (ax, ay), (bx, by) = cells[i], cells[i + 1]
            level = ay == by
            rest = self._rest(cells[i : i + 3], bend, width) if i < last else 0
            a, b = (ax, bx) if level else (ay, by)
            open_a, open_b = (width if i else 1), (width if i < last else 1)
            if a < b:
                low = a + width + cut if cut else a
                high = b - rest if rest else b + open_b
            else:
                low = b + width + rest if rest else b
                high = a - cut if cut else a + open_a
            if high > low:
                self.parts.append(
                    QRect(low, ay, high - low, width) if level else QRect(ax, low, width, high - low)
                )
            if rest:
                cx, cy = cells[i + 2]
                right, below = (ax if level else cx) > bx, (cy if level else ay) > by
                self.bends.append(
                    (bx if right else bx - rest, by if below else by - rest, (rest, right, below))
                )
            cut = rest

    @staticmethod
    def _rest(corner: list[tuple[int, int]], bend: int, width: int) -> int:
        """The radius of a corner; none where the way goes straight on or its stretches are too short."""
        (ax, ay), (bx, by), (cx, cy) = corner
        if (ay == by) == (by == cy):
            return 0
        before, after = abs(bx - ax) + abs(by - ay), abs(cx - bx) + abs(cy - by)
        return max(0, min(bend, (before - width) // 2, (after - width) // 2))


class Pieces:
    """Ready pictures of bends and dashes."""

    def __init__(self) -> None:
        self._made: dict[object, QPixmap] = {}

    def clear(self) -> None:
        """Throw them away."""
        self._made.clear()

    def bend(self, color: QColor, width: int, shape: Shape) -> QPixmap:
        """A corner with its two arms, smoothed."""
        key = color.rgb(), width, shape
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._paint_bend(color, width, *shape)
        return found

    @staticmethod
    def _paint_bend(color: QColor, width: int, radius: int, right: bool, below: bool) -> QPixmap:
        size = radius + width
        made = QPixmap(size, size)
        made.fill(Qt.GlobalColor.transparent)
        x, y = (width / 2 if arm else radius + width / 2 for arm in (right, below))
        path = QPainterPath()
        path.moveTo(size if right else 0, y)
        path.quadTo(x, y, x, size if below else 0)
        pen = QPen(color, 0 if width == 1 else width)  # a pen of no width is one px, and quick
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPath(path)
        painter.end()
        return made

    def dashes(self, color: QColor, width: int, *, upright: bool) -> QPixmap:
        """Many dashes in a row, the last gap whole."""
        key = color.rgb(), width, upright
        found = self._made.get(key)
        if found is None:
            dash, period = dash_px(width)
            size = ceil(STRIP / period) * period
            found = self._made[key] = QPixmap(width, size) if upright else QPixmap(size, width)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            for at in range(0, size, period):
                painter.fillRect(QRect(0, at, width, dash) if upright else QRect(at, 0, dash, width), color)
            painter.end()
        return found


def dash_px(width: int) -> tuple[int, int]:
    """Length of a dash, and of a dash with its gap."""
    dash, gap = round(DASH * width / 2), round(GAP * width / 2)
    return dash, dash + gap


def draw(
    painter: QPainter, courses: Iterable[Course], color: QColor, pieces: Pieces, seen: DeviceRect, *,
    dashed: bool = False,
) -> None:  # fmt: skip
    """Draw ways that are all of the same width; the painter's origin is that of the scaled scene."""
    some = list(courses)
    if not some:
        return
    width = some[0].key[2]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    parts = [part for course in some for part in course.parts]
    if dashed:
        _dashes(painter, parts, color, width, pieces, seen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRects(parts)
    left, top, right, bottom = seen
    for course in some:
        for x, y, shape in course.bends:
            reach = shape[0] + width
            if left - reach <= x <= right and top - reach <= y <= bottom:
                painter.drawPixmap(x, y, pieces.bend(color, width, shape))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _dashes(
    painter: QPainter, parts: Iterable[QRect], color: QColor, width: int, pieces: Pieces, seen: DeviceRect
) -> None:
    """Dashes begin where the part does, so that any piece of it looks the same."""
    _, period = dash_px(width)
    for part in parts:
        left, top, wide, high = part.x(), part.y(), part.width(), part.height()
        if left > seen[2] or left + wide < seen[0] or top > seen[3] or top + high < seen[1]:
            continue
        upright = wide == width and high != width
        strip = pieces.dashes(color, width, upright=upright)
        begin, end = (top, top + high) if upright else (left, left + wide)
        at, end = max(begin, seen[1 if upright else 0]), min(end, seen[3 if upright else 2] + 1)
        skip, long = (at - begin) % period, strip.height() if upright else strip.width()
        while at < end:
            size = min(end - at, long - skip)
            if upright:
                painter.drawPixmap(left, at, strip, 0, skip, width, size)
            else:
                painter.drawPixmap(at, top, strip, skip, 0, size, width)
            at, skip = at + size, 0
