"""What is under a point of the canvas."""

from dataclasses import dataclass
from enum import Enum

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.lines import Point, key_rects, segments
from ivr_designer.ui.canvas.picture import CanvasPicture

REACH = 6.0
"""Logical px around a line within which it is hit."""

PORT_RADIUS = 8.0
"""Of the dot from which a new line is drawn, logical px at 100 % and in scene units below."""


class Part(Enum):
    """What a point can be on. PORT: where a new line begins; KEY: a key chip on a line; CHIP: one in a card;
    FOLD: the handle that folds a branch; START: the end of a selected line at its node.
    """

    NOTHING = 0
    BOX = 1
    PORT = 2
    KEY = 3
    CHIP = 4
    LINE = 5
    FOLD = 6
    START = 7


@dataclass(frozen=True, slots=True)
class Hit:
    """What is there: the box it belongs to (for a line, the child's), and the keypress if it is one's."""

    part: Part = Part.NOTHING
    vertex: Vertex | None = None
    keypress: KeypressId | None = None


MISS = Hit()


def port_of(box: Box, direction: Direction) -> Point:
    """Where a new line of a node begins."""
    if direction is Direction.DOWN:
        return box.x, box.y + box.h / 2
    return box.x + box.w / 2, box.y


def fold_rect(box: Box) -> Rect:
    """The handle at the lower right corner that folds or unfolds the branch."""
    x, y = box.x + box.w / 2 - 24, box.y + box.h / 2
    return x - 9, y - 9, x + 9, y + 9


def chip_rect(box: Box, index: int) -> Rect:
    """A chip in the foot of a card."""
    x, y = m.chip_offset(index, len(box.chips))
    left, top = box.x - box.w / 2 + x, box.y + box.h / 2 + y
    return left, top, left + m.CHIP_WIDTH, top + m.CHIP_HEIGHT


def hit(
    picture: CanvasPicture,
    point: Point,
    zoom: float,
    live: Vertex | None = None,
    chosen: Vertex | None = None,
) -> Hit:
    """What is at a scene point. `live` is the hovered box, which shows its handles; `chosen` the child whose
    line is selected and shows its start.
    """
    found = _handle(picture, point, zoom, live, chosen)
    if found is not None:
        return found
    near = REACH / zoom
    around = (point[0] - near, point[1] - near, point[0] + near, point[1] + near)
    lines = [picture.lines[v] for v in picture.line_grid.within(around)] if zoom >= m.FAR else []
    for line in reversed(lines):
        for key, rect in zip(line.keys, key_rects(line, zoom), strict=True):
            if inside(rect, point):
                return Hit(Part.KEY, line.child, key.keypress)
    box = box_at(picture, point)
    if box is not None:
        return _in_box(box, point, zoom)
    line_hit = next((x for x in reversed(lines) if on_line(x, point, near)), None)
    if line_hit is None:
        return MISS
    return Hit(Part.LINE, line_hit.child, line_hit.keys[0].keypress if line_hit.keys else None)


def _in_box(box: Box, point: Point, zoom: float) -> Hit:
    if zoom >= m.NEAR:
        for index, chip in enumerate(box.chips):
            if inside(chip_rect(box, index), point):
                return Hit(Part.CHIP, box.vertex, chip.keypress)
    return Hit(Part.BOX, box.vertex)


def _handle(
    picture: CanvasPicture, point: Point, zoom: float, live: Vertex | None, chosen: Vertex | None
) -> Hit | None:
    """Handles lie on top of everything: of the hovered box, and of the selected line."""
    if zoom < m.FAR:
        return None
    box = picture.boxes.get(live) if live is not None else None
    reach = PORT_RADIUS / min(1.0, zoom) + 2
    if box is not None and box.is_node:
        if close(port_of(box, picture.layout.direction), point, reach):
            return Hit(Part.PORT, box.vertex)
        if box.vertex in picture.primary.children and inside(fold_rect(box), point):
            return Hit(Part.FOLD, box.vertex)
    line = picture.lines.get(chosen) if chosen is not None else None
    if line is not None and line.keys and close(line.points[0], point, reach):
        return Hit(Part.START, line.child, line.keys[0].keypress)
    return None


def box_at(picture: CanvasPicture, point: Point) -> Box | None:
    """The box at a scene point, the topmost if several lie there."""
    x, y = point
    found = picture.box_grid.within((x - 0.01, y - 0.01, x + 0.01, y + 0.01))
    return max((picture.boxes[v] for v in found), key=lambda b: (b.y, b.x), default=None)


def on_line(line: Line, point: Point, near: float) -> bool:
    """True if a point is within `near` of a line."""
    x, y = point
    return any(
        left - near <= x <= right + near and top - near <= y <= bottom + near
        for left, top, right, bottom in segments(line.points)
    )


def inside(rect: Rect, point: Point) -> bool:
    """True if a point lies in a rectangle."""
    return rect[0] <= point[0] <= rect[2] and rect[1] <= point[1] <= rect[3]


def close(one: Point, other: Point, reach: float) -> bool:
    """True if two points are within reach of each other."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 <= reach * reach
