"""Paints a part of the scene into a tile: text near, names in the middle distance, coloured shapes afar."""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor

from PySide6.QtCore import QLine, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import NO_FINDINGS, Box, Line
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.far_signs import FarSigns
from ivr_designer.ui.canvas.index import Rect, grown, overlaps
from ivr_designer.ui.canvas.labels import STATE_INKS
from ivr_designer.ui.canvas.lines import Point, key_rects, key_row
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.signs import LEAST, STATE_SIGNS, gravest
from ivr_designer.ui.canvas.stamps import Stamps
from ivr_designer.ui.canvas.strokes import Course, draw
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


def _course(line: Line, scale: float, bend: int, width: int) -> Course:
    """How a line runs on the pixels; the same as before while it stays where it is."""
    found = line.course
    if found is None or found.points is not line.points or found.key != (scale, bend, width):
        found = line.course = Course(line.points, scale, bend, width)
    return found


class ScenePainter:
    """Paints boxes and lines at one scale. The painter it is given has the origin of the scaled scene."""

    def __init__(self, colours: CanvasColours, font: QFont) -> None:
        self.stamps = Stamps(colours, font)
        self.scale = 1.0
        self.ratio = 1.0
        self.entry_words = ""
        self.with_signs = True

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
        root, sign = self._root(picture), self.entry_rect(picture)
        if root is not None and sign is not None and root not in boxes and overlaps(sign, scene):
            boxes.append(root)
        if without:
            lines = [x for x in lines if x.child not in without and x.parent not in without]
            boxes = [b for b in boxes if b.vertex not in without]
        lines.sort(key=_line_order)
        boxes.sort(key=box_order)
        self.lines(painter, lines, picture, scene)
        self.boxes(painter, boxes, picture.layout.direction)

    def is_empty(self, picture: CanvasPicture, rect: DeviceRect) -> bool:
        """True if nothing but ground is in a part of the scene."""
        bounds, (left, top, right, bottom) = picture.bounds, self._reach(rect)
        if bounds is None:
            return True
        sign = self.entry_rect(picture)
        if sign is not None and overlaps(sign, (left, top, right, bottom)):
            return False
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
            self._plain_lines(painter, lines, picture, self.device(scene))
        else:
            self._bent_lines(painter, lines, picture, scene)
        if self.zoom >= m.FAR:
            self.keys(painter, lines, scene)
        elif self.with_signs:
            self._line_signs(painter, [line for line in lines if line.states], self.device(scene))

    def _ink(self, line: Line, picture: CanvasPicture) -> str:
        if any(state is not None and STATE_INKS[state] == "danger" for state in line.states):
            return "danger"
        return "line" if line.parent in picture.primary.reachable else "dim_text"

    def _by_ink(self, lines: Iterable[Line], picture: CanvasPicture) -> list[tuple[str, list[Line]]]:
        """Lines by their ink, always in the same order, so that it is the same line that lies on top."""
        found: dict[str, list[Line]] = {}
        for line in lines:
            found.setdefault(self._ink(line, picture), []).append(line)
        return sorted(found.items(), reverse=True)

    def pen(self, ink: str, width: float = 1.0) -> QPen:
        """A pen of `width` logical px that keeps its width at any zoom; the thin one is the fast one."""
        px = max(1, round(width * self.ratio))
        pen = QPen(self.colours.color(ink), 0 if px == 1 else px)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _plain_lines(
        self, painter: QPainter, lines: Iterable[Line], picture: CanvasPicture, seen: DeviceRect
    ) -> None:
        """Lines as thin as a pixel, ends included, so that it does not matter in which order they come.

        Of a line only the stretches are drawn that are seen: many pass by afar.
        """
        s, (left, top, right, bottom) = self.scale, seen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for ink, some in self._by_ink(lines, picture):
            stretches: set[DeviceRect] = set()  # siblings share what is nearest their parent
            for line in some:
                x, y = line.points[0]
                x0, y0 = floor(x * s), floor(y * s)
                for x, y in line.points[1:]:
                    x1, y1 = floor(x * s), floor(y * s)
                    if x0 <= x1 and y0 <= y1:
                        if x0 <= right and y0 <= bottom and x1 >= left and y1 >= top:
                            stretches.add((x0, y0, x1, y1))
                    elif x1 <= right and y1 <= bottom and x0 >= left and y0 >= top:
                        stretches.add((x1, y1, x0, y0))
                    x0, y0 = x1, y1
            pen = self.pen(ink)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            painter.setPen(pen)
            painter.drawLines([QLine(*stretch) for stretch in stretches])

    def _bent_lines(
        self, painter: QPainter, lines: Iterable[Line], picture: CanvasPicture, scene: Rect
    ) -> None:
        seen, key = self.device(scene), (self.scale, self.bend_px, self.line_px)
        for ink, some in self._by_ink(lines, picture):
            self.courses(painter, [_course(line, *key) for line in some], ink, seen)

    def device(self, scene: Rect) -> DeviceRect:
        """A part of the scene in device px, outwards."""
        s = self.scale
        left, top, right, bottom = scene
        return floor(left * s), floor(top * s), ceil(right * s), ceil(bottom * s)

    @property
    def line_px(self) -> int:
        """How thick a line is, in device px."""
        return max(1, round(self.ratio))

    @property
    def bend_px(self) -> int:
        """Radius of a line's corners in device px; afar they are not rounded."""
        return max(1, round(BEND * self.scale))

    def courses(
        self, painter: QPainter, courses: Sequence[Course], ink: str, seen: DeviceRect, *,
        dashed: bool = False, heads: bool = True,
    ) -> None:  # fmt: skip
        """Draw ways of one ink and width, with their heads, if they are in the part of the scene."""
        draw(painter, courses, self.colours.color(ink), self.stamps.pieces, seen, dashed=dashed)
        if not heads or not courses:
            return
        width = courses[0].key[2]
        over, beside = (self.stamps.arrow(ink, width, side=side) for side in (False, True))
        size = over.width()
        middle, (left, top, right, bottom) = (width - size) // 2, seen
        for course in courses:
            x, y = course.end
            if left - size <= x <= right + size and top - size <= y <= bottom + size:
                if course.side:
                    painter.drawPixmap(x + 1 - size, y + middle, beside)
                else:
                    painter.drawPixmap(x + middle, y + 1 - size, over)

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

    def keys(
        self, painter: QPainter, lines: Iterable[Line], scene: Rect, *,
        lifted: bool = False, core: bool = False,
    ) -> None:  # fmt: skip
        """The key chips of lines, if they are in the part of the scene.

        `core` leaves out their smoothed corners: once more over themselves, they look as before.
        """
        s, stamp, put = self.scale, self.stamps.key, painter.drawPixmap
        reach = 24 + (m.WORD_WIDTH + 4) * self.stamps.key_scale / s
        left, top, right, bottom = grown(scene, reach)
        for line in lines:
            x, y = line.points[-1]
            more = reach * (len(line.keys) - 1)
            if not (left - more < x < right + more and top < y < bottom):
                continue
            states = line.states or (None,) * len(line.keys)
            for chip, rect, state in zip(line.keys, key_rects(line, self.zoom), states, strict=True):
                pixmap = stamp(chip.key, state, lifted=lifted, core=core)
                wide, high = pixmap.width(), pixmap.height()
                across = round((rect[0] + rect[2]) / 2 * s - wide / 2)
                down = round((rect[1] + rect[3]) / 2 * s - high / 2)
                put(across, down, pixmap)

    def _line_signs(self, painter: QPainter, lines: Iterable[Line], seen: DeviceRect) -> None:
        """Afar, the state of keys as a sign where their chips are seen near."""
        size = max(LEAST, min(round(m.CHIP_HEIGHT * self.scale), round(10 * self.ratio)))
        left, top, right, bottom = seen
        signs = FarSigns(self.colours, self.ratio)
        for line in lines:
            row = key_row(line)
            x, y = round((row[0] + row[2]) / 2 * self.scale), round((row[1] + row[3]) / 2 * self.scale)
            if left - size < x < right + size and top - size < y < bottom + size:
                sign = gravest(STATE_SIGNS[state] for state in line.states if state is not None)
                signs.put(sign, x - size // 2, y - size // 2, size)
        signs.paint(painter)

    # ---- boxes

    def boxes(self, painter: QPainter, boxes: Sequence[Box], direction: Direction = Direction.DOWN) -> None:
        """Paint boxes, and the sign above the root."""
        if self.zoom < m.FAR:
            self._shapes(painter, boxes)
            return
        s, stamp, put = self.scale, self.stamps.box, painter.drawPixmap
        for box in boxes:
            left, top = round((box.x - box.w / 2) * s), round((box.y - box.h / 2) * s)
            pixmap = stamp(box)
            pad = (pixmap.width() - round(box.w * s)) // 2
            put(left - pad, top - pad, pixmap)
            if box.entry:
                self._entry(painter, box, direction)

    def cores(self, painter: QPainter, boxes: Iterable[Box]) -> None:
        """Boxes without what is smoothed at their edges: once more over themselves, they look as before."""
        s, put = self.scale, painter.drawPixmap
        for box in sorted(boxes, key=box_order):
            left, top = round((box.x - box.w / 2) * s), round((box.y - box.h / 2) * s)
            pixmap, wide, high = self.stamps.box(box), round(box.w * s), round(box.h * s)
            pad, edge = (pixmap.width() - wide) // 2, 0 if box.reachable else self.line_px
            end = ceil((m.RADIUS if box.is_node else box.h / 2) * s) + 1
            for x, y in ((edge, end), (end, edge)):
                if high > 2 * y and wide > 2 * x:
                    put(left + x, top + y, pixmap, pad + x, pad + y, wide - 2 * x, high - 2 * y)

    def entry_sign(self, direction: Direction = Direction.DOWN) -> QPixmap:
        """The sign above the root, as large as it is painted at the scale of now.

        Without numbers where it could only be wider to one side than a small root.
        """
        is_brief = direction is Direction.RIGHT and self.zoom < m.NEAR
        words = "" if is_brief else self.entry_words
        return self.stamps.entry(words or tr("Callers enter here"))

    @staticmethod
    def _root(picture: CanvasPicture) -> Box | None:
        root = picture.tree.root
        return picture.boxes.get(root) if root is not None else None

    def entry_rect(self, picture: CanvasPicture) -> Rect | None:
        """Where the sign above the root is painted, which may be wider than the root; None if it is not."""
        root = self._root(picture)
        if root is None or not root.entry or self.zoom < m.FAR:
            return None
        s, sign = self.scale, self.entry_sign(picture.layout.direction)
        left, top = self._entry_place(root, sign, picture.layout.direction)
        bottom = max(top + sign.height(), (root.y - root.h / 2) * s)
        return (left - 1) / s, (top - 1) / s, (left + sign.width() + 1) / s, bottom / s

    def _entry_place(self, box: Box, sign: QPixmap, direction: Direction) -> tuple[int, int]:
        """Upper left corner in device px. Where a tree grows to the right, its keys begin beside the root.

        Afar the sign does not get smaller with all else: then it stands higher, so that it covers no name.
        """
        s = self.scale
        left = box.x * s - sign.width() / 2
        if direction is Direction.RIGHT:
            left = min(left, (box.x + box.w / 2) * s - sign.width())
        edge = (box.y - box.h / 2) * s
        return round(left), round(min(edge - m.ENTRY_RISE * s, edge - sign.height() - 2 * self.ratio))

    def _entry(self, painter: QPainter, box: Box, direction: Direction) -> None:
        """Callers enter here, and an arrow from there to the root where there is room for its head."""
        s, sign = self.scale, self.entry_sign(direction)
        left, top = self._entry_place(box, sign, direction)
        painter.drawPixmap(left, top, sign)
        course = Course([(box.x, (top + sign.height()) / s), (box.x, box.y - box.h / 2)], s, 0, self.line_px)
        (x, end), start = course.end, top + sign.height()
        has_head = end - start >= self.stamps.arrow("accent", self.line_px, side=False).height()
        self.courses(painter, [course], "accent", (x - 1, start, x + 1, end), heads=has_head)

    def _shapes(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        """Rectangles by kind, dashed where callers cannot come, with signs of state and findings."""
        s = self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        plain: dict[str, list[QRect]] = {}
        entries: list[QRect] = []
        signs = FarSigns(self.colours, self.ratio)
        for box in boxes:
            w, h = box.w, box.h
            width, height = max(2, round(w * s) - 1), max(2, round(h * s) - 1)
            left, top = floor((box.x - w / 2) * s), floor((box.y - h / 2) * s)
            kind = box.words.kind if box.reachable else "dim_text"
            if kind not in plain:
                plain[kind] = []
            plain[kind].append(QRect(left, top, width, height))
            if self.with_signs and (
                box.state is not None or box.chip_states or box.finding is not NO_FINDINGS
            ):
                signs.add(box, left, top, width + 1, height + 1)
            if box.entry:
                above = max(3, round(height / 3))
                entries.append(QRect(left, top - above, width, above))
        for kind, rects in sorted(plain.items()):
            self._rects(painter, rects, kind)
        painter.setPen(QPen(self.colours.color("accent"), 0))
        painter.setBrush(self.colours.color("accent"))
        painter.drawRects(entries)
        signs.paint(painter)

    def _rects(self, painter: QPainter, rects: list[QRect], kind: str) -> None:
        c, hollow = self.colours, kind == "dim_text"
        pen = QPen(c.color(kind), 0)
        if hollow:
            dash = max(2.0, round(2 * self.ratio))
            pen.setDashPattern([dash, dash])
        painter.setPen(pen)
        painter.setBrush(c.color("dim_card" if hollow else f"{kind}_soft"))
        painter.drawRects(rects)
