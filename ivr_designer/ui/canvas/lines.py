"""How lines of the tree run: from a parent to the boxes under it, always level or upright.

Pure functions on floats; points are in scene units, the first at the parent, the last at the child.
"""

from collections.abc import Sequence

from ivr_designer.domain.layout import Direction
from ivr_designer.domain.layout_blocks import Link
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, KeyChip, Line
from ivr_designer.ui.canvas.index import Rect

Point = tuple[float, float]
STUB = 22.0
"""How far a line goes straight before its first turn and after its last."""


def tree_points(parent: Box, child: Box, link: Link | None, direction: Direction) -> tuple[list[Point], bool]:
    """The corners of a line of the tree, and whether it enters the child from the side.

    `link` is the way the layout has kept free; without one (a box was moved by hand) the way is a plain one.
    """
    down = direction is Direction.DOWN
    if link is None:
        return (_free_down(parent, child), False) if down else (_free_right(parent, child), True)
    px, py, cx, cy = parent.x, parent.y, child.x, child.y
    if down:
        near, head, half = parent.h / 2, cy - child.h / 2, child.w / 2
    else:
        px, py, cx, cy = py, px, cy, cx
        near, head, half = parent.w / 2, cy - child.w / 2, child.h / 2
    points = [(px + link.out, py + near)]
    if link.rail is not None:
        points += [
            (px + link.out, py + link.bus),
            (px + link.rail, py + link.bus),
            (px + link.rail, py + link.turn),
        ]
    elif link.column is None or link.column != link.out:
        points.append((px + link.out, py + link.turn))
    if link.column is not None:
        rail = px + link.column
        if rail != points[-1][0]:
            points.append((rail, py + link.turn))
        points += [(rail, cy), (cx - half, cy)]
    else:
        points += [(cx, py + link.turn), (cx, head)]
    points = clean(points)
    if down:
        return points, link.column is not None
    return [(y, x) for x, y in points], True


def _free_down(parent: Box, child: Box) -> list[Point]:
    """Out of the foot of the parent, into the head of the child."""
    sx, sy = parent.x, parent.y + parent.h / 2
    tx, ty = child.x, child.y - child.h / 2
    if ty - sy >= 2 * STUB - 8:
        turn = max(sy + STUB, ty - 2 * STUB) if ty - sy > 3 * STUB else (sy + ty) / 2
        return clean([(sx, sy), (sx, turn), (tx, turn), (tx, ty)])
    beside = _beside(sx, parent.w, tx, child.w)
    return clean(
        [
            (sx, sy),
            (sx, sy + STUB),
            (beside, sy + STUB),
            (beside, ty - 2 * STUB),
            (tx, ty - 2 * STUB),
            (tx, ty),
        ]
    )


def _free_right(parent: Box, child: Box) -> list[Point]:
    """Out of the right side of the parent, into the left side of the child."""
    sx, sy = parent.x + parent.w / 2, parent.y
    tx, ty = child.x - child.w / 2, child.y
    if tx - sx >= 2 * STUB:
        turn = sx + STUB
        return clean([(sx, sy), (turn, sy), (turn, ty), (tx, ty)])
    beside = _beside(sy, parent.h, ty, child.h)
    return clean(
        [
            (sx, sy),
            (sx + STUB, sy),
            (sx + STUB, beside),
            (tx - 2 * STUB, beside),
            (tx - 2 * STUB, ty),
            (tx, ty),
        ]
    )


def _beside(one: float, one_size: float, other: float, other_size: float) -> float:
    """A way past two boxes: between them if there is room, else around the nearer end."""
    if abs(one - other) > (one_size + other_size) / 2 + STUB:
        return (one + other) / 2
    return max(one + one_size / 2, other + other_size / 2) + STUB


def clean(points: Sequence[Point]) -> list[Point]:
    """Without corners that are none."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return kept


def segments(points: Sequence[Point]) -> list[Rect]:
    """Rectangles of no thickness, one for each stretch, for the index."""
    found: list[Rect] = []
    ax, ay = points[0]
    for bx, by in points[1:]:
        if ax <= bx:
            found.append((ax, ay, bx, by) if ay <= by else (ax, by, bx, ay))
        else:
            found.append((bx, ay, ax, by) if ay <= by else (bx, by, ax, ay))
        ax, ay = bx, by
    return found


def key_room(keys: Sequence[KeyChip]) -> float:
    """Width of a row of key chips."""
    return sum([m.key_width(k.key.is_pressed) for k in keys]) + m.KEY_AIR * (len(keys) - 1)


def key_row(line: Line) -> Rect:
    """Where the row of a line's key chips is: just before its end."""
    x, y = line.points[-1]
    room = key_room(line.keys)
    if line.side:
        return x - 12.0 - room, y - m.CHIP_HEIGHT / 2, x - 12.0, y + m.CHIP_HEIGHT / 2
    return x - room / 2, y - 12.0 - m.CHIP_HEIGHT, x + room / 2, y - 12.0


def key_rects(line: Line, zoom: float = 1.0) -> list[Rect]:
    """Where the key chips of a line are; see `_small_rects` for the zooms at which they bear no words."""
    if zoom < m.NEAR:
        return _small_rects(line, zoom)
    left, top, _, bottom = key_row(line)
    rects = []
    for chip in line.keys:
        width = m.key_width(chip.key.is_pressed)
        rects.append((left, top, left + width, bottom))
        left += width + m.KEY_AIR
    return rects


def _small_rects(line: Line, zoom: float) -> list[Rect]:
    """Where they are in the middle distance: all as wide as a digit, and not smaller than can be read.

    They stand together at the end of the room that their words need near; where it is narrow, they overlap.
    """
    left, top, right, bottom = key_row(line)
    grow = max(1.0, m.KEY_LEAST / zoom)
    half, gaps = m.KEY_WIDTH / 2, len(line.keys) - 1
    step = min((m.KEY_WIDTH + m.KEY_AIR) * grow, (right - left - m.KEY_WIDTH) / gaps) if gaps else 0.0
    last = right - half if line.side else (left + right + step * gaps) / 2
    middle, high = (top + bottom) / 2, (bottom - top) / 2 * grow
    centres = [last - step * (gaps - place) for place in range(gaps + 1)]
    return [(x - half * grow, middle - high, x + half * grow, middle + high) for x in centres]
