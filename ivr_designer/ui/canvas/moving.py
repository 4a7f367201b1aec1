"""Moving boxes by hand: the gesture, what it takes along, and what attracts it."""

from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.bundle import Bundle, Stretches, changed, differing
from ivr_designer.ui.canvas.gestures import Gesture
from ivr_designer.ui.canvas.index import Rect, grown, union
from ivr_designer.ui.canvas.lift import CROWD, Lift, chips_about, quick_lift
from ivr_designer.ui.canvas.lines import Point, key_rects, segments
from ivr_designer.ui.canvas.overlay import Draft
from ivr_designer.ui.canvas.requests import BoxesMoved

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.picture import CanvasPicture
    from ivr_designer.ui.canvas.surface import CanvasSurface

MANY = 60
"""Rectangles up to which a step paints them one by one."""


class Snap:
    """Lines on which other boxes stand, for a moved box to catch."""

    def __init__(self, boxes: list[Box]) -> None:
        self._xs = sorted({b.x for b in boxes})
        self._ys = sorted({b.y for b in boxes})

    def at(self, x: float, y: float, reach: float) -> tuple[float, float, bool, bool]:
        """The place to take instead of (x, y), and on which axes a line was caught; else the grid."""
        caught_x, caught_y = _nearest(self._xs, x, reach), _nearest(self._ys, y, reach)
        return (
            caught_x if caught_x is not None else round(x / m.GRID) * m.GRID,
            caught_y if caught_y is not None else round(y / m.GRID) * m.GRID,
            caught_x is not None,
            caught_y is not None,
        )


def _nearest(values: list[float], value: float, reach: float) -> float | None:
    place = bisect_left(values, value)
    near = [v for v in values[max(0, place - 1) : place + 1] if abs(v - value) <= reach]
    return min(near, key=lambda v: abs(v - value)) if near else None


class MoveGesture(Gesture):
    """Moves boxes and the branches under them; with `alone`, the branches stay where they are."""

    def __init__(self, surface: "CanvasSurface", start: Point, grabbed: Vertex, *, alone: bool) -> None:
        super().__init__(surface)
        assert surface.picture is not None
        self._picture: CanvasPicture = surface.picture
        self._start = start
        self._grabbed = grabbed
        self._alone = alone
        chosen = surface.selection.vertices
        self._tops = [v for v in (chosen if grabbed in chosen else {grabbed}) if v in self._picture.boxes]
        self._moving = self._taken_along()
        self._homes = {v: (self._picture.boxes[v].x, self._picture.boxes[v].y) for v in self._moving}
        self._inner = [v for v in self._moving if self._picture.primary.parent.get(v) in self._moving]
        self._rim = self._rim_lines()
        self._chips = chips_about(self._picture, grabbed) if len(self._moving) == 1 else []
        self._bundle = self._bundled()
        self._stretches: Stretches = {}
        self._ways: list[list[Rect]] = []
        self._offset = (0.0, 0.0)
        self._selected = Lift()
        self._snap: Snap | None = None
        self._shown: list[Rect] = []

    def _taken_along(self) -> dict[Vertex, None]:
        """The boxes that move: what was grabbed, and below it what the layout places."""
        picture = self._picture
        moving = dict.fromkeys(self._tops)
        if not self._alone:
            hand = picture.tree.positions
            queue = list(self._tops)
            for vertex in queue:
                for child in picture.primary.children.get(vertex, ()):
                    if child in picture.boxes and child not in hand and child not in moving:
                        moving[child] = None
                        queue.append(child)
        return moving

    def _rim_lines(self) -> list[Vertex]:
        """Children whose line has one end moving and one not."""
        picture = self._picture
        rim = [
            v for v in self._moving if v in picture.lines and picture.primary.parent[v] not in self._moving
        ]
        for vertex in self._moving:
            rim += (
                c
                for c in picture.primary.children.get(vertex, ())
                if c not in self._moving and c in picture.lines
            )
        return rim

    def _bundled(self) -> Bundle | None:
        """The ways that lead to the one box that moves, if they are very many."""
        box = self._picture.boxes[self._grabbed]
        to_it = [c for c in self._chips if c[0] is not box]
        if len(to_it) <= CROWD:
            return None
        self._chips = [c for c in self._chips if c[0] is box]
        return Bundle(to_it)

    def _lift_off(self) -> None:
        """Take the boxes out of the tiles."""
        surface, picture = self.surface, self._picture
        moving = frozenset(self._moving)
        seen = grown(surface.view.scene, 200)
        still = [picture.boxes[v] for v in picture.box_grid.within(seen) if v not in moving]
        self._snap = Snap(still[:400])
        overlay = surface.overlay
        self._selected = overlay.selected  # its ways lead to where the boxes were
        surface.update_scene(overlay.selected.rects(picture))
        overlay.selected, overlay.hovered = Lift(set(overlay.selected.lines)), Lift()
        overlay.moved = moving
        surface.spoil(self._places())

    def _places(self) -> list[Rect]:
        """Where the moving boxes and their lines are now."""
        picture, view = self._picture, self.surface.view
        found: list[Rect] = []
        if len(self._moving) > MANY:
            around = union(picture.boxes[v].rect for v in self._moving)
            found += [grown(around, m.MARGIN)] if around is not None else []
        else:
            for vertex in self._moving:
                box = picture.boxes[vertex]
                found.append(grown(box.rect, m.MARGIN))
        found += self.surface.entry_rect() if picture.tree.root in self._moving else []
        thick = 3 / view.zoom + 2
        inner = [v for v in self._inner if v in picture.lines] if len(self._moving) <= MANY else []
        for child in (*(self._rim if len(self._rim) < MANY else ()), *inner):
            line = picture.lines[child]
            found += (grown(r, thick) for r in segments(line.points))
            found.append(grown(_end(line), m.MARGIN + (m.WORD_WIDTH / view.zoom if view.zoom < 1 else 0)))
        if self._bundle is None:
            for points in self.surface.overlay.hovered.ways.values():
                found += (grown(r, 6 / view.zoom + 8) for r in segments(points))
        return found

    def move(self, at: Point, *, free: bool = False) -> None:
        """See Gesture."""
        if self._snap is None:
            self._lift_off()
            self._shown = self._places()
        assert self._snap is not None
        hx, hy = self._homes[self._grabbed]
        x, y = hx + at[0] - self._start[0], hy + at[1] - self._start[1]
        guides: list[tuple[Point, Point]] = []
        if not free:
            x, y, on_x, on_y = self._snap.at(x, y, m.SNAP / self.surface.view.zoom)
            left, top, right, bottom = self.surface.view.scene
            guides = [((x, top), (x, bottom))] if on_x else []
            guides += [((left, y), (right, y))] if on_y else []
        self._put(x - hx, y - hy)
        self._paint(guides)

    def _put(self, dx: float, dy: float) -> None:
        """Stand the boxes at an offset from where they were."""
        picture = self._picture
        sx, sy = dx - self._offset[0], dy - self._offset[1]
        self._offset = (dx, dy)
        for vertex in self._moving:
            box = picture.boxes[vertex]
            box.x += sx
            box.y += sy
        for vertex in self._inner:
            line = picture.lines.get(vertex)
            if line is not None:
                line.points = [(x + sx, y + sy) for x, y in line.points]
        for vertex in self._rim:
            picture.bend_line(vertex)
        if len(self._moving) == 1:
            self.surface.overlay.hovered = quick_lift(picture, self._grabbed, self._chips)

    def _rebundle(self) -> list[Rect]:
        """Let the bundled ways follow; returns where they, and the few others, differ."""
        if self._bundle is None:
            return []
        lift = self.surface.overlay.hovered
        before, self._stretches = self._stretches, self._bundle.to(self._picture.boxes[self._grabbed])
        lift.bundle = [*self._bundle.stubs, *self._stretches.values()]
        found = differing(before, self._stretches) if before else list(lift.bundle)
        old, self._ways = self._ways, [segments(points) for points in lift.ways.values()]
        nothing: list[Rect] = []
        for was, now in zip_longest(old, self._ways, fillvalue=nothing):
            if len(was) == len(now):
                found += (r for a, b in zip(was, now, strict=True) for r in changed(a, b))
            else:
                found += (*was, *now)
        return [grown(r, 2 / self.surface.view.zoom) for r in found]

    def _paint(self, guides: list[tuple[Point, Point]]) -> None:
        bundled = self._rebundle()
        places = self._places()
        self._show(Draft(guides=guides))
        self.surface.update_scene([*self._shown, *places, *bundled])
        self._shown = places

    def release(self, at: Point) -> None:
        """See Gesture."""
        moved = self._offset != (0.0, 0.0)
        positions = {v: (self._picture.boxes[v].x, self._picture.boxes[v].y) for v in self._tops}
        if self._alone and moved:
            for vertex in self._tops:
                for child in self._picture.primary.children.get(vertex, ()):
                    if child in self._picture.boxes and child not in positions:
                        positions[child] = self._picture.layout.at[child]
        self.cancel()
        if moved:
            self.surface.boxes_moved.emit(BoxesMoved(positions))

    def cancel(self) -> None:
        """See Gesture."""
        if self._snap is None:
            return
        picture = self._picture
        for vertex, (x, y) in self._homes.items():
            box = picture.boxes.get(vertex)
            if box is not None:
                box.x, box.y = x, y
        for vertex in (*self._inner, *self._rim):
            picture.straighten_line(vertex)
        overlay = self.surface.overlay
        overlay.moved = frozenset()
        overlay.selected = self._selected
        self.surface.update_scene(overlay.selected.rects(picture))
        if overlay.hovered.bundle:
            self.surface.update()
        overlay.hovered, self._stretches, self._ways = Lift(), {}, []
        self._show(None)
        self.surface.spoil([*self._shown, *self._places()])
        self._snap = None


def _end(line: Line) -> Rect:
    """Where a line enters its box: its keys and its head."""
    x, y = line.points[-1]
    around = union([*key_rects(line), (x, y, x, y)])
    return around if around is not None else (x, y, x, y)
