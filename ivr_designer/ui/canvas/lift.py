"""What is lifted out of the rest: the ways into and out of a box, and its paths to the root."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, pairwise, product
from time import perf_counter

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.index import Rect, grown, overlaps
from ivr_designer.ui.canvas.jumps import quick_way, way
from ivr_designer.ui.canvas.lines import Point, key_row, segments
from ivr_designer.ui.canvas.picture import CanvasPicture

FIRST_S = 0.0003
"""Time for ways around boxes when something is lifted: what is lifted at once is painted in the same turn."""

ROUTING_S = 0.0005
"""Time for more of them at each later go, in which what is found is painted as well."""

CELL = 32.0
"""How coarsely it is told which chips a way runs over, scene units."""

CROWD = 40
"""More ways than this at once are drawn thin: nobody follows a single one of them."""

MOST = 240
"""Ways shown at once."""


@dataclass(slots=True)
class Lift:
    """Lines of the tree by their child, and ways of chips as points, each with the keypress it shows.

    `todo` are chips, by box and place, whose ways are not found yet; `bundle` are stretches of very many ways
    to a box that is being moved. `crowd` says that there are, or are going to be, very many.
    """

    lines: set[Vertex] = field(default_factory=set)
    ways: dict[KeypressId, list[Point]] = field(default_factory=dict)
    todo: list[tuple[Box, int]] = field(default_factory=list)
    bundle: list[Rect] = field(default_factory=list)
    crowd: bool = False

    @property
    def is_empty(self) -> bool:
        """True if nothing is lifted."""
        return not self.lines and not self.ways and not self.todo

    def go_on(self, picture: CanvasPicture, seconds: float = ROUTING_S) -> list[Rect]:
        """Find more ways for so long, one at least; returns where they run.

        A way that crosses boxes is none: it would be read as one of theirs. Its chip says it alone.
        """
        end = perf_counter() + seconds
        found: list[Rect] = []
        while self.todo:
            source, index = self.todo.pop()
            target = picture.boxes.get(source.chips[index].target)
            points = way(picture, source, index, target) if target is not None else None
            if points:
                self.ways[source.chips[index].keypress] = points
                found += (grown(r, 8.0) for r in segments(points))
            if perf_counter() > end:
                break
        return found

    def rects(self, picture: CanvasPicture) -> list[Rect]:
        """Where the lifted lines run, with room for their width."""
        found: list[Rect] = []
        for child in self.lines:
            found += (grown(r, 8.0) for r in picture.line_grid.rects_of(child))
        for points in self.ways.values():
            found += (grown(r, 8.0) for r in segments(points))
        return found


def lift_box(picture: CanvasPicture, vertex: Vertex) -> Lift:
    """Everything that leads into or out of a box, and its way up to the root."""
    lift = Lift()
    if vertex not in picture.boxes:
        return lift
    lift.lines = {vertex, *picture.primary.ancestors(vertex)} & picture.lines.keys()
    lift.lines.update(c for c in picture.primary.children.get(vertex, ()) if c in picture.lines)
    lift.todo = chips_about(picture, vertex)[::-1]
    lift.crowd = len(lift.todo) + len(lift.lines) > CROWD
    lift.go_on(picture, FIRST_S)
    return lift


def differing(picture: CanvasPicture, old: Sequence[Lift], new: Sequence[Lift]) -> list[Rect]:
    """Where lifted lines look different after other lifts take the place of some.

    From box to box the way up to the root stays; it is as long as the screen.
    """
    if any(lift.crowd or lift.bundle for lift in (*old, *new)):
        return [r for lift in (*old, *new) for r in lift.rects(picture)]
    found: list[Rect] = []
    was, now = (Counter(child for lift in lifts for child in lift.lines) for lifts in (old, new))
    for child in was.keys() | now.keys():
        if was[child] != now[child]:
            found += picture.line_grid.rects_of(child)
    had, has = (Counter(w for lift in lifts for w in _ways(lift)) for lifts in (old, new))
    for one in had.keys() | has.keys():
        if had[one] != has[one]:
            found += segments(one[1])
    return [grown(r, 8.0) for r in found]


def _ways(lift: Lift) -> Iterator[tuple[KeypressId, tuple[Point, ...]]]:
    return ((kid, tuple(points)) for kid, points in lift.ways.items())


def chips_about(picture: CanvasPicture, vertex: Vertex) -> list[tuple[Box, int]]:
    """The chips of a box and those that lead to it, each by its box and place."""
    box = picture.boxes[vertex]
    chips = [(box, index) for index in range(len(box.chips))]
    for keypress in picture.tree.keypresses_to(vertex):
        source = picture.boxes.get(keypress.node)
        if source is not None and source is not box:
            chips += [(source, i) for i, c in enumerate(source.chips) if c.keypress == keypress.id]
        if len(chips) >= MOST:
            break  # thousands may lead to a root
    return chips[:MOST]


def quick_lift(picture: CanvasPicture, vertex: Vertex, chips: list[tuple[Box, int]]) -> Lift:
    """The lines of a box that is being moved, and plain ways of `chips`."""
    lift = Lift()
    lift.lines = {v for v in (vertex, *picture.primary.children.get(vertex, ())) if v in picture.lines}
    for source, index in chips:
        chip = source.chips[index]
        target = picture.boxes.get(chip.target)
        if target is not None and target is not source:
            lift.ways[chip.keypress] = quick_way(source, index, target)
    lift.crowd = len(lift.ways) + len(lift.lines) > CROWD
    return lift


def lift_keypresses(picture: CanvasPicture, keypresses: Iterable[KeypressId]) -> Lift:
    """The lines or ways of some keypresses."""
    lift = Lift()
    chips: list[tuple[Box, int]] = []
    for kid in keypresses:
        keypress = picture.tree.keypresses.get(kid)
        if keypress is None:
            continue
        target = picture.tree.target(keypress)
        line, source = picture.lines.get(target), picture.boxes.get(keypress.node)
        if line is not None and any(k.keypress == kid for k in line.keys):
            lift.lines.add(target)
        elif source is not None:
            chips += ((source, i) for i, c in enumerate(source.chips) if c.keypress == kid)
    lift.todo = chips[:MOST][::-1]
    lift.crowd = len(lift.todo) + len(lift.lines) > CROWD
    lift.go_on(picture, FIRST_S)
    return lift


def paths_through(picture: CanvasPicture, vertex: Vertex) -> tuple[set[Vertex], set[KeypressId]]:
    """Every box and keypress on any way from the root to `vertex` that no caller walks in circles on.

    These are the boxes from which `vertex` can be reached and that can themselves be reached.
    """
    tree, reachable = picture.tree, picture.primary.reachable
    boxes: set[Vertex] = {vertex}
    keypresses: set[KeypressId] = set()
    queue = [vertex]
    for here in queue:
        if here == tree.root:
            continue
        for keypress in tree.keypresses_to(here):
            if keypress.node not in reachable or keypress.node == here:
                continue
            if _goes_back(picture, keypress.node, here):
                continue
            keypresses.add(keypress.id)
            if keypress.node not in boxes:
                boxes.add(keypress.node)
                queue.append(keypress.node)
    return boxes, keypresses


def _goes_back(picture: CanvasPicture, node: Vertex, target: Vertex) -> bool:
    """True for a keypress that leads back up the tree."""
    return not isinstance(target, Destination) and target in picture.primary.ancestors(node)


def under(
    picture: CanvasPicture, ways: Iterable[Sequence[Point]], but: Collection[Vertex], seen: Rect
) -> tuple[list[Line], list[Box]]:
    """What these ways run over in a part of the scene: lines (not those of `but`) whose key chips, and boxes.

    A chip that lies under a box is none: nobody sees it. Boxes are in the way only where some stand by hand.
    """
    cells = set(chain.from_iterable(_cells(points, seen) for points in ways))
    found: list[Line] = []
    left, top, right, bottom = seen
    for child in picture.line_grid.near(seen) if cells else ():
        line = picture.lines[child]
        x, y = line.points[-1]
        room = CELL + 80.0 * len(line.keys)
        if child in but or not (left - room < x < right + room and top - CELL < y < bottom + 2 * CELL):
            continue
        around = key_row(line) if line.keys else (x, y, x, y)
        if _in_any(around, cells) and overlaps(around, seen) and not picture.box_grid.touches(around):
            found.append(line)
    return found, _boxes_under(picture, cells, seen) if cells and picture.tree.positions else []


def _boxes_under(picture: CanvasPicture, cells: AbstractSet[tuple[int, int]], seen: Rect) -> list[Box]:
    """The boxes in these cells, and those that lie on one of them."""
    boxes = picture.boxes
    found = {v: boxes[v] for v in picture.box_grid.within(seen) if _in_any(boxes[v].rect, cells)}
    for box in (queue := list(found.values())):
        for vertex in picture.box_grid.within(box.rect):
            if vertex not in found:
                found[vertex] = boxes[vertex]
                queue.append(boxes[vertex])
    return list(found.values())


def _in_any(rect: Rect, cells: AbstractSet[tuple[int, int]]) -> bool:
    return not cells.isdisjoint(_cells_of(*rect))


def _cells_of(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    """The cells that a rectangle touches. A hundred such are gone through when a hub is selected."""
    columns = range(int(left // CELL), int(right // CELL) + 1)
    return product(columns, range(int(top // CELL), int(bottom // CELL) + 1))


def _cells(points: Sequence[Point], seen: Rect) -> Iterator[tuple[int, int]]:
    """The cells that a way runs through, in a part of the scene."""
    for (ax, ay), (bx, by) in pairwise(points):
        left, right = max(min(ax, bx), seen[0]), min(max(ax, bx), seen[2])
        top, bottom = max(min(ay, by), seen[1]), min(max(ay, by), seen[3])
        if left <= right and top <= bottom:
            yield from _cells_of(left, top, right, bottom)
