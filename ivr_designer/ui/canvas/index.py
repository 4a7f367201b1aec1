"""What is where: a grid of buckets over the scene, in plain Python."""

from collections.abc import Hashable, Iterable
from itertools import product
from operator import itemgetter
from typing import Generic, TypeVar

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in scene units."""

Item = TypeVar("Item", bound=Hashable)


def overlaps(one: Rect, other: Rect) -> bool:
    """True if two rectangles share an area (touching edges do not)."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def union(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle around all; None for none."""
    found = list(rects)
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def grown(rect: Rect, by: float) -> Rect:
    """A rectangle made larger on all sides."""
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def _places(rect: Rect, size: float) -> Iterable[tuple[int, int]]:
    """The cells that a rectangle touches."""
    left, top, right, bottom = rect
    x0, x1, y0, y1 = int(left // size), int(right // size), int(top // size), int(bottom // size)
    return ((x0, y0),) if x0 == x1 and y0 == y1 else product(range(x0, x1 + 1), range(y0, y1 + 1))


class BucketGrid(Generic[Item]):
    """Items by rectangle. An item may have several rectangles, as the segments of a line do.

    Putting and taking away cost the number of cells an item covers; a query the cells it covers and what is
    in them. Answers come in a stable order: that in which items were put.
    """

    def __init__(self, cell: float = 640.0) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], dict[Item, None]] = {}
        self._rects: dict[Item, tuple[Rect, ...]] = {}
        self._has_forgotten = False

    def __len__(self) -> int:
        return len(self._rects)

    def __contains__(self, item: Item) -> bool:
        return item in self._rects

    def put(self, item: Item, *rects: Rect) -> None:
        """File an item under its rectangles, instead of those it had."""
        if item in self._rects:
            self.drop(item)
        self._rects[item] = rects
        cells, size = self._cells, self._cell
        for rect in rects:
            for place in _places(rect, size):
                found = cells.get(place)
                if found is None:
                    cells[place] = {item: None}
                else:
                    found[item] = None

    def drop(self, item: Item) -> None:
        """Take an item out; nothing happens if it is not there."""
        cells, size = self._cells, self._cell
        for rect in self._rects.pop(item, ()):
            for place in _places(rect, size):
                found = cells.get(place)
                if found is not None:
                    found.pop(item, None)
                    if not found:
                        del cells[place]

    def forget(self, item: Item) -> None:
        """As `drop`, for thousands at once: the item stays in its cells, and nobody gets it from there."""
        if self._rects.pop(item, None) is not None:
            self._has_forgotten = True

    def copy(self) -> "BucketGrid[Item]":
        """Another grid with the same items in it."""
        made: BucketGrid[Item] = BucketGrid(self._cell)
        made._rects = rects = self._rects.copy()
        if self._has_forgotten:
            cells = {place: {i: None for i in found if i in rects} for place, found in self._cells.items()}
            made._cells = {place: found for place, found in cells.items() if found}
        else:
            made._cells = {place: found.copy() for place, found in self._cells.items()}
        return made

    def clear(self) -> None:
        """Forget everything."""
        self._cells.clear()
        self._rects.clear()
        self._has_forgotten = False

    def rects_of(self, item: Item) -> tuple[Rect, ...]:
        """The rectangles of an item, none if it is not there."""
        return self._rects.get(item, ())

    def near(self, rect: Rect) -> list[Item]:
        """Items in the buckets that `rect` touches: quick, and too many at the rim."""
        left, top, right, bottom = rect
        size = self._cell
        columns = range(int(left // size), int(right // size) + 1)
        rows = range(int(top // size), int(bottom // size) + 1)
        if len(columns) * len(rows) > len(self._cells):
            return list(self._rects)
        found: dict[Item, None] = {}
        for cx in columns:
            for cy in rows:
                cell = self._cells.get((cx, cy))
                if cell is not None:
                    found.update(cell)
        return [i for i in found if i in self._rects] if self._has_forgotten else list(found)

    def touches(self, rect: Rect) -> bool:
        """True if there is anything at all in `rect`; found as soon as one item is."""
        left, top, right, bottom = rect
        rects, size = self._rects, self._cell
        for cx in range(int(left // size), int(right // size) + 1):
            for cy in range(int(top // size), int(bottom // size) + 1):
                for item in self._cells.get((cx, cy), ()):
                    if any(overlaps(r, rect) for r in rects.get(item, ())):
                        return True
        return False

    def first(self, rect: Rect, inset: float, *, upright: bool, back: bool) -> Rect | None:
        """The first rectangle that reaches more than `inset` into `rect`, a narrow strip, going along it.

        Upright strips are gone along downward, others to the right, both from the far end if `back`.
        """
        left, top, right, bottom = rect
        size, cells = self._cell, self._cells
        columns = range(int(left // size), int(right // size) + 1)
        rows = range(int(top // size), int(bottom // size) + 1)
        steps, across = (rows, columns) if upright else (columns, rows)
        inner = left + inset, top + inset, right - inset, bottom - inset
        edge = (3 if back else 1) if upright else (2 if back else 0)
        for step in reversed(steps) if back else steps:
            met: list[Rect] = []
            for other in across:
                cell = cells.get((other, step) if upright else (step, other))
                if cell:
                    met += self._within(cell, inner)
            if met:  # whatever is not in these buckets is further away
                return max(met, key=itemgetter(edge)) if back else min(met, key=itemgetter(edge))
        return None

    def _within(self, cell: Iterable[Item], rect: Rect) -> list[Rect]:
        left, top, right, bottom = rect
        rects = self._rects
        return [
            r for item in cell for r in rects.get(item, ())
            if top < r[3] and r[1] < bottom and left < r[2] and r[0] < right
        ]  # fmt: skip

    def within(self, rect: Rect) -> list[Item]:
        """Items one of whose rectangles overlaps `rect`."""
        rects = self._rects
        left, top, right, bottom = rect
        found = []
        for item in self.near(rect):
            for r in rects[item]:
                if left < r[2] and r[0] < right and top < r[3] and r[1] < bottom:
                    found.append(item)
                    break
        return found
