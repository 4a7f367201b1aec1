"""Paints a part of the scene into a tile: text near, names in the middle distance, coloured shapes afar."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.labels import STATE_INKS
from ivr_designer.ui.canvas.lines import Point, key_rects
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.stamps import Stamps
from ivr_designer.ui.canvas.tiles import DeviceRect
from ivr_designer.ui.text import tr

BEND = 9.0
"""Radius of a line's corners, scene units."""


def box_order(box: Box) -> tuple[float, float]:
    """What lies lower covers what lies higher, whichever was there first."""
    return box.y, box.x


def _line_order(line: Line) -> tuple[float, float]:
    x, y = line.points[-1]
    return y, x


class ScenePainter:
    """Paints boxes and lines at one scale. The painter it is given has the origin of the scaled scene."""

    def __init__(self, colours: CanvasColours, font: QFont) -> None:
        self.stamps = Stamps(colours, font)
        self.scale = 1.0
        self.ratio = 1.0
        self.entry_words = ""

    @property
    def colours(self) -> CanvasColours:
        """The colours in use."""
        return self.stamps.colours

    def at(self, scale: float, ratio: float) -> None:
        """Prepare for a scale in device px a scene unit, and a device pixel ratio."""
        self.scale, self.ratio = scale, ratio
        self.stamps.at(scale, ratio)

    @property
    def zoom(self) -> float:
        """Logical px a scene unit."""
        return self.scale / self.ratio

    def ground(self, painter: QPainter, rect: DeviceRect) -> None:
        """An empty piece of the drawing area."""
        left, top, right, bottom = rect
        painter.fillRect(QRect(left, top, right - left, bottom - top), self.colours.color("ground"))

    def paint(
        self, painter: QPainter, picture: CanvasPicture, rect: DeviceRect, without: Collection[Vertex] = ()
    ) -> None:
        """Paint everything in a part of the scene, except the boxes `without` and their lines."""
        self.ground(painter, rect)
        scene = self._reach(rect)
        lines = [picture.lines[v] for v in picture.line_grid.within(scene)]
        boxes = [picture.boxes[v] for v in picture.box_grid.within(scene)]
        if without:
            lines = [x for x in lines if x.child not in without and x.parent not in without]
            boxes = [b for b in boxes if b.vertex not in without]
        lines.sort(key=_line_order)
        boxes.sort(key=box_order)
        self.lines(painter, lines, picture, scene)
        self.boxes(painter, boxes)

    def is_empty(self, picture: CanvasPicture, rect: DeviceRect) -> bool:
        """True if nothing but ground is in a part of the scene."""
        bounds, (left, top, right, bottom) = picture.bounds, self._reach(rect)
        if bounds is None:
            return True
        seen = max(left, bounds[0]), max(top, bounds[1]), min(right, bounds[2]), min(bottom, bounds[3])
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return not picture.line_grid.touches((left, top, right, bottom))
        return not (picture.box_grid.touches(seen) or picture.line_grid.touches((left, top, right, bottom)))

    def _reach(self, rect: DeviceRect) -> Rect:
        """Where things are that reach into a part of the scene."""
        s, pad = self.scale, m.MARGIN + 2 / self.scale
        return rect[0] / s - pad, rect[1] / s - pad - m.ENTRY_RISE, rect[2] / s + pad, rect[3] / s + pad

    # ---- lines

    def lines(self, painter: QPainter, lines: Sequence[Line], picture: CanvasPicture, scene: Rect) -> None:
        """Paint lines of the tree with their keys."""
        if self.zoom < m.NEAR:
            self._plain_lines(painter, lines, picture)
        else:
            self._bent_lines(painter, lines, picture)
        if self.zoom >= m.FAR:
            for line in lines:
                self.keys(painter, line, scene)

    def _ink(self, line: Line, picture: CanvasPicture) -> str:
        if line.state is not None and STATE_INKS.get(line.state) == "danger":
            return "danger"
        return "line" if line.parent in picture.primary.reachable else "dim_text"

    def _by_ink(self, lines: Iterable[Line], picture: CanvasPicture) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in lines:
            found.setdefault(self._ink(line, picture), []).append(line)
        return found

    def pen(self, ink: str, width: float = 1.0) -> QPen:
        """A pen of `width` logical px that keeps its width at any zoom; the thin one is the fast one."""
        px = max(1, round(width * self.ratio))
        pen = QPen(self.colours.color(ink), 0 if px == 1 else px)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _plain_lines(self, painter: QPainter, lines: Iterable[Line], picture: CanvasPicture) -> None:
        """Lines as thin as a pixel, ends included, so that it does not matter in which order they come."""
        s = self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for ink, some in self._by_ink(lines, picture).items():
            stretches: set[DeviceRect] = set()  # siblings share what is nearest their parent
            for line in some:
                x, y = line.points[0]
                x0, y0 = int(x * s // 1), int(y * s // 1)
                for x, y in line.points[1:]:
                    x1, y1 = int(x * s // 1), int(y * s // 1)
                    stretches.add((x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else (x1, y1, x0, y0))
                    x0, y0 = x1, y1
            pen = self.pen(ink)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            painter.setPen(pen)
            painter.drawLines([QLine(*stretch) for stretch in stretches])

    def _bent_lines(self, painter: QPainter, lines: Iterable[Line], picture: CanvasPicture) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, some in self._by_ink(lines, picture).items():
            painter.setPen(self.pen(ink))
            for line in some:
                painter.drawPath(self.path(line.points))
                self.arrow(painter, line.points, ink)

    def path(self, points: Sequence[Point]) -> QPainterPath:
        """A line with rounded corners, in device px, on the middle of pixels."""
        s, bend = self.scale, BEND * self.scale
        places = [(int(x * s // 1) + 0.5, int(y * s // 1) + 0.5) for x, y in points]
        path = QPainterPath(QPointF(*places[0]))
        for i in range(1, len(places) - 1):
            (ax, ay), (bx, by), (cx, cy) = places[i - 1 : i + 2]
            before, after = abs(ax - bx) + abs(ay - by), abs(cx - bx) + abs(cy - by)
            if not before or not after:
                continue
            r = min(bend, before / 2, after / 2)
            path.lineTo(bx + (ax - bx) / before * r, by + (ay - by) / before * r)
            path.quadTo(bx, by, bx + (cx - bx) / after * r, by + (cy - by) / after * r)
        path.lineTo(*places[-1])
        return path

    def arrow(self, painter: QPainter, points: Sequence[Point], ink: str) -> None:
        """The head at the end of a line."""
        (ax, _), (x, y) = points[-2:]
        s = self.scale
        side, forward = ax != x, ax < x
        pixmap = self.stamps.arrow(ink, side=side)
        size = pixmap.width()
        x, y = int(x * s // 1) + 0.5, int(y * s // 1) + 0.5
        if side and forward:
            painter.drawPixmap(QPointF(x - size, y - size / 2), pixmap)
        elif not side:
            painter.drawPixmap(QPointF(x - size / 2, y - size), pixmap)

    def keys(self, painter: QPainter, line: Line, scene: Rect, *, lifted: bool = False) -> None:
        """The key chips of a line, if they are in the part of the scene."""
        s = self.scale
        x, y = line.points[-1]
        if not (scene[0] - 300 < x < scene[2] + 300 and scene[1] - 60 < y < scene[3] + 60):
            return
        for chip, rect in zip(line.keys, key_rects(line), strict=True):
            pixmap = self.stamps.key(chip.key, line.state, lifted=lifted)
            left = (rect[0] + rect[2]) / 2 * s - pixmap.width() / 2
            top = (rect[1] + rect[3]) / 2 * s - pixmap.height() / 2
            painter.drawPixmap(QPointF(round(left), round(top)), pixmap)

    # ---- boxes

    def boxes(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        """Paint boxes, and the sign above the root."""
        if self.zoom < m.FAR:
            self._shapes(painter, boxes)
            return
        s, pad, stamp = self.scale, self.stamps.pad, self.stamps.box
        draw = painter.drawPixmap
        for box in boxes:
            left, top = round((box.x - box.w / 2) * s), round((box.y - box.h / 2) * s)
            draw(QPointF(left - pad, top - pad), stamp(box))
            if box.entry:
                self._entry(painter, box)

    def entry_sign(self) -> QPixmap:
        """The sign above the root, as large as it is painted at the scale of now."""
        return self.stamps.entry(self.entry_words or tr("Callers enter here"))

    def _entry(self, painter: QPainter, box: Box) -> None:
        """Callers enter here."""
        s = self.scale
        sign = self.entry_sign()
        top = (box.y - box.h / 2 - m.ENTRY_RISE) * s
        painter.drawPixmap(QPointF(round(box.x * s - sign.width() / 2), round(top)), sign)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(self.pen("accent"))
        points = [(box.x, box.y - box.h / 2 - m.ENTRY_RISE + 24), (box.x, box.y - box.h / 2)]
        painter.drawPath(self.path(points))
        self.arrow(painter, points, "accent")

    def _shapes(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        """Rectangles by kind; what needs a look has a solid end, what cannot be reached is hollow."""
        s, c = self.scale, self.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        plain: dict[str, list[QRectF]] = {}
        solid: dict[str, list[QRectF]] = {}
        for box in boxes:
            width, height = max(2, round(box.w * s) - 1), max(2, round(box.h * s) - 1)
            rect = QRectF(int((box.x - box.w / 2) * s // 1), int((box.y - box.h / 2) * s // 1), width, height)
            plain.setdefault(box.words.kind if box.reachable else "dim_text", []).append(rect)
            if box.finding.errors or (box.state is not None and STATE_INKS.get(box.state) == "danger"):
                end = min(width / 2, max(2, round(height * 0.6)))
                solid.setdefault("danger", []).append(rect.adjusted(width - end, 0, 0, 0))
            if box.entry:
                over = max(3, round(height / 3))
                solid.setdefault("accent", []).append(rect.adjusted(0, -over, 0, -height))
        for kind, rects in sorted(plain.items()):
            painter.setPen(QPen(c.color(kind), 0))
            painter.setBrush(c.color("dim_card" if kind == "dim_text" else f"{kind}_soft"))
            painter.drawRects(rects)
        for ink, rects in solid.items():
            painter.setPen(QPen(c.color(ink), 0))
            painter.setBrush(c.color(ink))
            painter.drawRects(rects)
