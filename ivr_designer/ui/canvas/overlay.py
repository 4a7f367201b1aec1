"""What lies over the tiles and changes with the mouse: selection, hover, lifted lines, marks, drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QLine, QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.colours import veil_of
from ivr_designer.ui.canvas.hits import MISS, PORT_RADIUS, Hit, fold_rect, port_of
from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.index import Rect, grown, overlaps
from ivr_designer.ui.canvas.lift import Lift, under
from ivr_designer.ui.canvas.lines import Point, segments
from ivr_designer.ui.canvas.marking import MarkPainter
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.canvas.rings import RingPainter
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.strokes import Course


@dataclass(slots=True)
class Draft:
    """What a running gesture shows. Points and rectangles are in scene units; `good` colours the target."""

    line: list[Point] = field(default_factory=list)
    target: Vertex | None = None
    good: bool = True
    marquee: Rect | None = None
    guides: list[tuple[Point, Point]] = field(default_factory=list)
    hint: str = ""


MANY = 200
"""More selected boxes than this have simpler rings."""

MOST_WAYS = 60
"""Beside more lifted ways than this nobody reads words on the edges of boxes."""


@dataclass(slots=True)
class Again:
    """Boxes and lines of which something was painted over the tiles, and so over marks that are in these;
    `beside` are the boxes whose words were struck out.
    """

    boxes: dict[Vertex, Box] = field(default_factory=dict)
    lines: dict[Vertex, Line] = field(default_factory=dict)
    beside: list[Box] = field(default_factory=list)

    def add(self, boxes: Iterable[Box], lines: Iterable[Line]) -> None:
        """Note some more."""
        self.boxes.update((box.vertex, box) for box in boxes)
        self.lines.update((line.child, line) for line in lines)


class Overlay:
    """Holds what is to be shown over the tiles, and paints it. It decides nothing."""

    def __init__(self, scene: ScenePainter) -> None:
        self.scene = scene
        self.selection = Selection()
        self.focused = False
        self.hover: Hit = MISS
        self.hovered = Lift()
        self.selected = Lift()
        self.draft: Draft | None = None
        self.moved: frozenset[Vertex] = frozenset()
        self._again = Again()
        self.rings = RingPainter(scene)
        self.marks = MarkPainter(self.rings)
        self.read_only = False
        self.highlight: tuple[frozenset[Vertex], Lift] | None = None

    def lifts(self) -> list[Lift]:
        """All that is lifted now."""
        highlighted = [self.highlight[1]] if self.highlight is not None else []
        return [self.selected, self.hovered, *highlighted]

    # ---- painting; the painter's origin is that of the scaled scene, in device px

    def paint(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Paint everything that is in the seen part of the scene."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._again = Again()
        if self.highlight is not None:
            self._highlight(painter, picture, seen)
        self._lifted(painter, picture, [self.selected, self.hovered], seen)
        if self.moved:
            self._moving(painter, picture, seen)
        self._marks_and_rings(painter, picture, seen)
        self._handles(painter, picture)
        if self.draft is not None:
            self._draft(painter, picture, self.draft)

    def _lifted(
        self, painter: QPainter, picture: CanvasPicture, lifts: list[Lift], seen: Rect, *, cover: bool = True
    ) -> None:
        """Lifted lines, and on them their key chips and, with `cover`, the chips and boxes they run over."""
        ways: list[list[Point]] = []
        lifted: dict[Vertex, Line] = {}
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lift in lifts:
            lines = {v: picture.lines[v] for v in lift.lines if v in picture.lines}
            through = [x.points for x in lines.values() if _touches(x.points, seen)]
            dashed = [points for points in lift.ways.values() if _touches(points, seen)]
            if lift.bundle or lift.crowd:
                self._crowd(painter, through + dashed, [r for r in lift.bundle if _meets(r, seen)])
            else:
                self._few(painter, through, seen, dashed=False)
                self._few(painter, dashed, seen, dashed=True)
            ways += () if lift.bundle else through + dashed
            lifted.update(lines)
        if self.scene.zoom >= m.FAR:
            crossed, boxes = under(picture, ways, lifted, seen) if cover else ([], [])
            boxes = [box for box in boxes if box.vertex not in self.moved]
            self.scene.keys(painter, crossed, seen, core=True)
            self.scene.cores(painter, boxes)
            self.scene.keys(painter, lifted.values(), seen, lifted=True)
            self._again.add(boxes, [*crossed, *lifted.values()])
            if self.marks.are_many:
                self._again.beside += _beside(picture, ways, seen)

    def _few(self, painter: QPainter, ways: list[list[Point]], seen: Rect, *, dashed: bool) -> None:
        """Lines of the tree drawn through, ways of chips dashed."""
        scene = self.scene
        bend = scene.bend_px if dashed or scene.zoom >= m.NEAR else 0  # as the lines have that they cover
        width = max(1, round(2 * scene.ratio))
        courses = [Course(points, scene.scale, bend, width) for points in ways]
        heads = scene.zoom >= m.FAR
        scene.courses(painter, courses, "accent", scene.device(seen), dashed=dashed, heads=heads)

    def _crowd(self, painter: QPainter, ways: list[list[Point]], bundle: list[Rect]) -> None:
        """Very many ways at once, plain and thin: they have to keep up with the mouse."""
        s = self.scene.scale
        stretches = [QLine(int(a * s), int(b * s), int(c * s), int(d * s)) for a, b, c, d in bundle]
        for points in ways:
            places = [(int(x * s), int(y * s)) for x, y in points]
            stretches += [QLine(*a, *b) for a, b in pairwise(places)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.rings.pen("accent", 1.0))
        painter.drawLines(stretches)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _moving(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Boxes under the mouse: they are not in the tiles while they move."""
        lines = list({x.child: x for v in self.moved for x in self._lines_at(picture, v)}.values())
        self.scene.lines(painter, lines, picture, seen)
        boxes = self._reaching(picture, self.moved, seen)
        self.scene.boxes(painter, boxes, picture.layout.direction)
        self._again.add(boxes, lines)

    def _reaching(self, picture: CanvasPicture, vertices: Iterable[Vertex], seen: Rect) -> list[Box]:
        """Boxes that reach into what is seen, with their tags and the sign above the root."""
        sign = self.scene.entry_rect(picture)
        is_seen = sign is not None and overlaps(sign, seen)
        return [
            b
            for v in vertices
            if (b := picture.boxes.get(v)) is not None
            and (overlaps(grown(b.rect, m.MARGIN), seen) or (b.entry and is_seen))
        ]

    @staticmethod
    def _lines_at(picture: CanvasPicture, vertex: Vertex) -> Iterable:  # type: ignore[type-arg]
        if vertex in picture.lines:
            yield picture.lines[vertex]
        for child in picture.primary.children.get(vertex, ()):
            if child in picture.lines:
                yield picture.lines[child]

    def _highlight(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """A veil over everything, and on it what is highlighted."""
        assert self.highlight is not None
        vertices, lift = self.highlight
        veil = QColor(self.scene.colours.ground)
        veil.setAlpha(veil_of(self.scene.colours))
        painter.fillRect(self.rings.device(seen).adjusted(-2, -2, 2, 2), veil)
        self._lifted(painter, picture, [lift], seen, cover=False)
        boxes = self._reaching(picture, vertices, seen)
        self.scene.boxes(painter, boxes, picture.layout.direction)
        self._again.add(boxes, ())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    # ---- rings and marks

    def _marks_and_rings(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Marks, as far as they are not in the tiles, below the rings of what is selected; words above."""
        marks, again = self.marks, self._again
        if marks.are_many:
            marks.paint_again(painter, picture, again.boxes.values(), again.lines.values())
        else:
            marks.paint(painter, picture, seen)
        redone = self._rings(painter, picture, seen)
        marks.words_again(painter, picture, [*self._again.beside, *redone])
        if not marks.are_many:
            marks.words(painter, picture, seen)

    def _rings(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> list[Box]:
        """Rings around what is selected; returns the boxes that were painted again on them."""
        chosen = self.selection.vertices
        current = picture.boxes.get(cast(Vertex, self.selection.current))
        if current is not None and self.focused and overlaps(grown(current.rect, m.MARGIN), seen):
            self.rings.around(painter, current, "accent", 1.0, 4.5)
        found = [
            b
            for v in chosen
            if (b := picture.boxes.get(v)) is not None and overlaps(grown(b.rect, m.MARGIN), seen)
        ]
        if len(chosen) > MANY:
            self.rings.around_many(painter, found, "accent")
        else:
            for box in found:
                self.rings.around(painter, box, "accent", 2.0, 1.5)
                if self.scene.zoom >= m.FAR:
                    self.scene.boxes(painter, [box], picture.layout.direction)  # its tags lie on the ring
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for kid in self.selection.keypresses:
            self.rings.around_key(painter, picture, kid, "accent")
        return found if len(chosen) <= MANY else []

    # ---- handles and drafts

    def _handles(self, painter: QPainter, picture: CanvasPicture) -> None:
        """What can be grabbed on the hovered box: the port, the fold handle; the start of a selected line."""
        if self.scene.zoom < m.FAR or (self.draft is not None and not self.draft.hint):
            return
        box = picture.boxes.get(self.hover.vertex) if self.hover.vertex is not None else None
        if box is not None and box.is_node and box.vertex not in self.moved:
            if not self.read_only:
                self._dot(painter, port_of(box, picture.layout.direction), "unfold")
            if box.vertex in picture.primary.children:
                rect = fold_rect(box)
                name = "unfold" if box.vertex in picture.layout.collapsed else "fold"
                self._button(painter, ((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2), name)
        for child in (
            self.selected.lines if len(self.selection.keypresses) == 1 and not self.read_only else ()
        ):
            if child in picture.lines:
                self._dot(painter, picture.lines[child].points[0], "")

    def _dot(self, painter: QPainter, at: Point, icon: str) -> None:
        s, c = self.scene.scale, self.scene.colours
        radius = PORT_RADIUS * s / min(1.0, self.scene.zoom)
        painter.setPen(self.rings.pen("card", 1.5))
        painter.setBrush(c.color("accent"))
        centre = QPointF(at[0] * s, at[1] * s)
        painter.drawEllipse(centre, radius, radius)
        if icon:
            size = max(6, round(radius * 1.5))
            painter.drawPixmap(
                QPointF(centre.x() - size / 2, centre.y() - size / 2), glyph(icon, c.on_accent, size)
            )

    def _button(self, painter: QPainter, at: Point, icon: str) -> None:
        s, c = self.scene.scale, self.scene.colours
        radius = 8.0 * s
        painter.setPen(self.rings.pen("card_line", 1.0))
        painter.setBrush(c.color("card"))
        centre = QPointF(at[0] * s, at[1] * s)
        painter.drawEllipse(centre, radius, radius)
        size = max(6, round(radius * 1.5))
        painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), glyph(icon, c.text, size))

    def _draft(self, painter: QPainter, picture: CanvasPicture, draft: Draft) -> None:
        s = self.scene.scale
        target = picture.boxes.get(draft.target) if draft.target is not None else None
        if target is not None:
            self.rings.around(painter, target, "good" if draft.good else "danger", 3.0, 3.0)
        if len(draft.line) > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.rings.pen("accent" if draft.good else "danger", 2.0))
            painter.drawPath(self.scene.path(draft.line))
            x, y = draft.line[-1]
            painter.setBrush(self.scene.colours.color("accent" if draft.good else "danger"))
            painter.drawEllipse(QPointF(x * s, y * s), 4 * self.scene.ratio, 4 * self.scene.ratio)
        if draft.marquee is not None:
            fill = QColor(self.scene.colours.accent)
            fill.setAlpha(28)
            painter.setPen(self.rings.pen("accent", 1.0))
            painter.setBrush(fill)
            painter.drawRect(self.rings.device(draft.marquee))
        painter.setPen(self.rings.pen("accent", 1.0))
        for (ax, ay), (bx, by) in draft.guides:
            painter.drawLine(QPointF(ax * s, ay * s), QPointF(bx * s, by * s))


def _beside(picture: CanvasPicture, ways: list[list[Point]], seen: Rect) -> list[Box]:
    """The boxes that these ways pass so near that they strike out words on their edges."""
    if len(ways) > MOST_WAYS:
        return []
    stretches = [grown(part, 12.0) for points in ways for part in segments(points) if _meets(part, seen)]
    near = (v for part in stretches for v in picture.box_grid.within(_common(part, seen)))
    return [picture.boxes[v] for v in dict.fromkeys(near)]


def _common(one: Rect, other: Rect) -> Rect:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _meets(stretch: Rect, seen: Rect) -> bool:
    left, top, right, bottom = stretch
    return left <= seen[2] and right >= seen[0] and top <= seen[3] and bottom >= seen[1]


def _touches(points: list[Point], seen: Rect) -> bool:
    if len(points) < 2:
        return False
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs) <= seen[2] and max(xs) >= seen[0] and min(ys) <= seen[3] and max(ys) >= seen[1]
