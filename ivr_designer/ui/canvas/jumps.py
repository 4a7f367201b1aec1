"""Ways of keypresses that are drawn as chips: shown as lines when a box is hovered or selected.

A way goes from the chip in the foot of its node to the head of its target, level and upright, around every
box on its way. Where no such way is found within a bounded effort there is none, and the chip says it alone.
"""

from collections.abc import Sequence
from itertools import pairwise

from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import chip_rect
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.lines import Point, clean
from ivr_designer.ui.canvas.picture import CanvasPicture

CLEAR = 12.0
"""Kept free around boxes, scene units."""

TURNS = 60
"""Boxes a way may go around before it is given up."""


def quick_way(source: Box, index: int, target: Box) -> list[Point]:
    """A plain way that minds only the two boxes, for lines that move with the mouse."""
    left, _, right, _ = chip_rect(source, index)
    start = ((left + right) / 2, source.y + source.h / 2)
    head = (target.x, target.y - target.h / 2)
    if target is source:
        return []
    out = start[1] + CLEAR
    into = head[1] - 2 * CLEAR
    if into >= out:
        return clean([start, (start[0], out), (head[0], out), head])
    past = rail(start[0], source, target)
    return clean([start, (start[0], out), (past, out), (past, into), (head[0], into), head])


def rail(start: float, source: Box, target: Box) -> float:
    """Where a plain way that leaves its box at `start` goes up to a target that is not below it."""
    if abs(target.x - source.x) < (target.w + source.w) / 2 + CLEAR:
        return max(source.x + source.w / 2, target.x + target.w / 2) + CLEAR
    side = 1 if target.x >= start else -1
    return target.x - side * (target.w / 2 + CLEAR)


def way(picture: CanvasPicture, source: Box, index: int, target: Box) -> list[Point] | None:
    """A way from a chip to its target that crosses no box, or None."""
    if target is source:
        return None
    plain = quick_way(source, index, target)
    if plain and not crosses(picture, plain):
        return plain
    return _around(picture, source, index, target)


def crosses(picture: CanvasPicture, points: Sequence[Point]) -> bool:
    """True if a way runs through any box (touching an edge is no crossing)."""
    return any(_blocker(picture, a, b) is not None for a, b in pairwise(points))


def _blocker(picture: CanvasPicture, a: Point, b: Point) -> Rect | None:
    """The first box that a stretch runs through, as seen from `a`."""
    (ax, ay), (bx, by) = a, b
    if ax == bx:
        strip = (ax - 0.5, min(ay, by) - 0.5, ax + 0.5, max(ay, by) + 0.5)
        return picture.box_grid.first(strip, 1.0, upright=True, back=by < ay)
    strip = (min(ax, bx) - 0.5, ay - 0.5, max(ax, bx) + 0.5, ay + 0.5)
    return picture.box_grid.first(strip, 1.0, upright=False, back=bx < ax)


def _around(picture: CanvasPicture, source: Box, index: int, target: Box) -> list[Point] | None:
    """Walk towards the target's head, level at first; before each box in the way, turn aside."""
    left, _, right, _ = chip_rect(source, index)
    start = ((left + right) / 2, source.y + source.h / 2)
    head = (target.x, target.y - target.h / 2)
    goal = (head[0], head[1] - CLEAR)
    points = [start, (start[0], start[1] + CLEAR)]
    if _blocker(picture, *points) is not None or _blocker(picture, goal, head) is not None:
        return None
    for _ in range(TURNS):
        step = _step(picture, points[-1], goal)
        if step is None:
            return None
        points += step
        if points[-1] == goal:
            found = clean([*points, head])
            return None if len(found) > 40 else found  # each step was looked at when it was made
    return None


def _step(picture: CanvasPicture, here: Point, goal: Point) -> list[Point] | None:
    """The next one or two corners; None when there is no way on."""
    x, y = here
    if x != goal[0]:
        level = (goal[0], y)
        wall = _blocker(picture, here, level)
        if wall is None and _blocker(picture, level, goal) is None:
            return [level, goal] if level != goal else [goal]
    if y == goal[1]:
        wall = _blocker(picture, here, goal)
        if wall is None:
            return [goal]
        return _dodge_level(picture, here, goal, wall)
    wall = _blocker(picture, here, (x, goal[1]))
    if wall is None:
        return [(x, goal[1])]
    return _dodge_upright(picture, here, goal, wall)


def _dodge_upright(picture: CanvasPicture, here: Point, goal: Point, wall: Rect) -> list[Point] | None:
    """Going up or down, a box is ahead: go close to it, then past it on the side that is nearer the goal."""
    x, y = here
    edge = wall[1] - CLEAR if goal[1] > y else wall[3] + CLEAR
    sides = sorted((wall[0] - CLEAR, wall[2] + CLEAR), key=lambda s: abs(s - goal[0]) + abs(s - x))
    if _blocker(picture, here, (x, edge)) is not None:
        return None
    for side in sides:
        corners = [(x, edge), (side, edge)]
        if _blocker(picture, *corners) is None:
            return corners
    return None


def _dodge_level(picture: CanvasPicture, here: Point, goal: Point, wall: Rect) -> list[Point] | None:
    """Going left or right, a box is ahead: go close to it, then over it or under it."""
    x, y = here
    edge = wall[0] - CLEAR if goal[0] > x else wall[2] + CLEAR
    far = wall[2] + CLEAR if goal[0] > x else wall[0] - CLEAR
    if _blocker(picture, here, (edge, y)) is not None:
        return None
    for side in sorted((wall[1] - CLEAR, wall[3] + CLEAR), key=lambda s: abs(s - y)):
        corners = [(edge, y), (edge, side), (far, side)]
        if not crosses(picture, corners):
            return corners
    return None
