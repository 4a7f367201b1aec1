"""What lies over the tiles and changes with the mouse: selection, hover, lifted lines, marks, drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QLine, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.colours import veil_of
from ivr_designer.ui.canvas.hits import MISS, PORT_RADIUS, Hit, chip_rect, fold_rect, port_of
from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.index import Rect, grown, overlaps
from ivr_designer.ui.canvas.lift import Lift, under
from ivr_designer.ui.canvas.lines import Point, key_rects, key_row
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import Mark, Selection, Tone
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.strokes import Course

GHOST = 150
"""How much of a box that goes away is veiled, 0 to 255."""

SIGNS = {Tone.ADDED: "+", Tone.CHANGED: "~", Tone.REMOVED: "−"}
_DASHES = {Tone.CHANGED: (4.0, 2.0), Tone.REMOVED: (1.0, 2.0)}


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

_TAG_LEFT = 10
"""Device px from the edge of a box to the tag of a mark."""


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
        self.box_marks: dict[Vertex, Mark] = {}
        self.key_marks: dict[KeypressId, Mark] = {}
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
        if self.highlight is not None:
            self._highlight(painter, picture, seen)
        self._lifted(painter, picture, [self.selected, self.hovered], seen)
        if self.moved:
            self._moving(painter, picture, seen)
        self._marks(painter, picture, seen)
        self._rings(painter, picture, seen)
        self._mark_tags(painter, picture, seen)
        self._handles(painter, picture)
        if self.draft is not None:
            self._draft(painter, picture, self.draft)

    def _device(self, rect: Rect) -> QRectF:
        s = self.scene.scale
        left, top = round(rect[0] * s), round(rect[1] * s)
        return QRectF(left, top, round(rect[2] * s) - left, round(rect[3] * s) - top)

    def _pen(self, ink: str, width: float) -> QPen:
        pen = QPen(self.scene.colours.color(ink), max(1.0, width * self.scene.ratio))
        pen.setCosmetic(True)
        return pen

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
            self.scene.keys(painter, crossed, seen, core=True)
            self.scene.cores(painter, [box for box in boxes if box.vertex not in self.moved])
            self.scene.keys(painter, lifted.values(), seen, lifted=True)

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
        painter.setPen(self._pen("accent", 1.0))
        painter.drawLines(stretches)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _moving(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Boxes under the mouse: they are not in the tiles while they move."""
        lines = [x for v in self.moved for x in self._lines_at(picture, v)]
        self.scene.lines(painter, list({x.child: x for x in lines}.values()), picture, seen)
        boxes = self._reaching(picture, self.moved, seen)
        self.scene.boxes(painter, boxes, picture.layout.direction)

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
        painter.fillRect(self._device(seen).adjusted(-2, -2, 2, 2), veil)
        self._lifted(painter, picture, [lift], seen, cover=False)
        boxes = self._reaching(picture, vertices, seen)
        self.scene.boxes(painter, boxes, picture.layout.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    # ---- rings and marks

    def _ring(
        self, painter: QPainter, box: Box, ink: str, width: float, gap: float,
        dashes: tuple[float, ...] | None = None,
    ) -> None:  # fmt: skip
        grow = gap * self.scene.ratio
        rect = self._device(box.rect).adjusted(-grow, -grow, grow, grow)
        radius = (m.RADIUS if box.is_node else box.h / 2) * self.scene.scale + grow
        pen = self._pen(ink, width)
        if dashes is not None:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)

    def _rings(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        chosen = self.selection.vertices
        current = picture.boxes.get(cast(Vertex, self.selection.current))
        if current is not None and self.focused and overlaps(grown(current.rect, m.MARGIN), seen):
            self._ring(painter, current, "accent", 1.0, 4.5)
        found = [
            b
            for v in chosen
            if (b := picture.boxes.get(v)) is not None and overlaps(grown(b.rect, m.MARGIN), seen)
        ]
        if len(chosen) > MANY:
            self._many_rings(painter, found)
        else:
            for box in found:
                self._ring(painter, box, "accent", 2.0, 1.5)
                if self.scene.zoom >= m.FAR:
                    self.scene.boxes(painter, [box], picture.layout.direction)  # its tags lie on the ring
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for kid in self.selection.keypresses:
            self._key_ring(painter, picture, kid, "accent")

    def _many_rings(self, painter: QPainter, boxes: list[Box]) -> None:
        """The rings of very many selected boxes, quickly: without smoothed edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._pen("accent", 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grow, s, device = 1.5 * self.scene.ratio, self.scene.scale, self._device
        for box in boxes:
            rect = device(box.rect)
            rect.adjust(-grow, -grow, grow, grow)
            radius = (m.RADIUS if box.is_node else box.h / 2) * s + grow
            painter.drawRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _key_ring(self, painter: QPainter, picture: CanvasPicture, kid: KeypressId, ink: str) -> None:
        rect = self._key_rect(painter, picture, kid) if self.scene.zoom >= m.FAR else None
        if rect is not None:
            painter.setPen(self._pen(ink, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            grow = self.scene.ratio
            radius = 6 * self.scene.stamps.key_scale
            painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), radius, radius)

    def _key_rect(self, painter: QPainter, picture: CanvasPicture, kid: KeypressId) -> QRectF | None:
        """Where a key is seen, in device px. Of a card without a foot it is on the edge."""
        place = key_place(picture, kid, self.scene.zoom)
        if place is None:
            return None
        key, owner = picture.tree.keypresses[kid], picture.boxes.get(picture.tree.keypresses[kid].node)
        is_chip = owner is not None and any(chip.keypress == kid for chip in owner.chips)
        if is_chip and self.scene.zoom >= m.NEAR:
            return self._device(place)
        face = self.scene.stamps.key(key.key, picture.state_of(kid))
        rect = QRectF(0, 0, face.width(), face.height())
        rect.moveCenter(self._device(place).center())
        if is_chip and owner is not None:
            rect.moveTop(round(self._device(owner.rect).bottom() - face.height() / 2))
            painter.drawPixmap(rect.topLeft(), face)
        return rect

    def _marks(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        for vertex, mark in self.box_marks.items():
            box = picture.boxes.get(vertex)
            if box is None or not overlaps(grown(box.rect, 40), seen):
                continue
            if mark.tone is Tone.DIM:
                veil = QColor(self.scene.colours.ground)
                veil.setAlpha(veil_of(self.scene.colours))
                painter.fillRect(self._device(box.rect), veil)
                continue
            self._mark_ring(painter, box, mark.tone)
        for kid, mark in self.key_marks.items():
            self._key_ring(painter, picture, kid, self.scene.colours.tone(mark.tone))
            place = key_place(picture, kid, self.scene.zoom)
            if mark.tone in SIGNS and place is not None and self.scene.zoom >= m.FAR:
                tag = self.scene.stamps.tag(SIGNS[mark.tone], self.scene.colours.tone(mark.tone))
                rect = self._device(place)
                painter.drawPixmap(
                    QPointF(rect.right() - tag.width() / 3, rect.top() - tag.height() / 2), tag
                )

    def _mark_ring(self, painter: QPainter, box: Box, tone: Tone) -> None:
        """A ring whose form tells the tone as well: drawn through, dashed, or dashed around a ghost."""
        if tone is Tone.NEWS:
            return
        ink = self.scene.colours.tone(tone)
        if tone is Tone.REMOVED:
            ghost = QColor(self.scene.colours.ground)
            ghost.setAlpha(GHOST)
            painter.fillRect(self._device(box.rect), ghost)
        self._ring(painter, box, ink, 3.0, 3.0, _DASHES.get(tone))

    def _mark_tags(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """The words of marks, over everything that rings do."""
        for vertex, mark in self.box_marks.items() if self.scene.zoom >= m.FAR else ():
            box = picture.boxes.get(vertex)
            if mark.text and box is not None and overlaps(grown(box.rect, 40), seen):
                self._mark_tag(painter, box, mark)

    def _mark_tag(self, painter: QPainter, box: Box, mark: Mark) -> None:
        """A word on the lower edge of a box, in the tone of its mark."""
        ink, rect = self.scene.colours.tone(mark.tone), self._device(box.rect)
        tag = self.scene.stamps.tag(mark.text, ink)
        if mark.brief and tag.width() > rect.width() - _TAG_LEFT:
            tag = self.scene.stamps.tag(mark.brief, ink)
        low = not box.is_node and self.scene.zoom < m.NEAR  # it would lie on the words
        down = rect.bottom() - (3 * self.scene.ratio if low else tag.height() / 2)
        painter.drawPixmap(QPointF(rect.left() + _TAG_LEFT, down), tag)

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
        painter.setPen(self._pen("card", 1.5))
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
        painter.setPen(self._pen("card_line", 1.0))
        painter.setBrush(c.color("card"))
        centre = QPointF(at[0] * s, at[1] * s)
        painter.drawEllipse(centre, radius, radius)
        size = max(6, round(radius * 1.5))
        painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), glyph(icon, c.text, size))

    def _draft(self, painter: QPainter, picture: CanvasPicture, draft: Draft) -> None:
        s = self.scene.scale
        target = picture.boxes.get(draft.target) if draft.target is not None else None
        if target is not None:
            self._ring(painter, target, "good" if draft.good else "danger", 3.0, 3.0)
        if len(draft.line) > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._pen("accent" if draft.good else "danger", 2.0))
            painter.drawPath(self.scene.path(draft.line))
            x, y = draft.line[-1]
            painter.setBrush(self.scene.colours.color("accent" if draft.good else "danger"))
            painter.drawEllipse(QPointF(x * s, y * s), 4 * self.scene.ratio, 4 * self.scene.ratio)
        if draft.marquee is not None:
            fill = QColor(self.scene.colours.accent)
            fill.setAlpha(28)
            painter.setPen(self._pen("accent", 1.0))
            painter.setBrush(fill)
            painter.drawRect(self._device(draft.marquee))
        painter.setPen(self._pen("accent", 1.0))
        for (ax, ay), (bx, by) in draft.guides:
            painter.drawLine(QPointF(ax * s, ay * s), QPointF(bx * s, by * s))


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


def _meets(stretch: Rect, seen: Rect) -> bool:
    left, top, right, bottom = stretch
    return left <= seen[2] and right >= seen[0] and top <= seen[3] and bottom >= seen[1]


def _touches(points: list[Point], seen: Rect) -> bool:
    if len(points) < 2:
        return False
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs) <= seen[2] and max(xs) >= seen[0] and min(ys) <= seen[3] and max(ys) >= seen[1]
