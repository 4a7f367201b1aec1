"""The plain ways of very many chips to one box, as one bundle: what several of them share is there once.

A hub that is moved takes a hundred ways along. Drawn one by one, most of their length lies on one another:
all that come from one row of boxes run level on one line, and all that pass the hub on one side go up the
same rail. A bundle has each of these stretches once, and knows what of them differs after a step.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import chip_rect
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.jumps import CLEAR, rail

Role = tuple[str, float, int]
"""What a stretch is in its bundle: a row leads level to a rail (-1 left of the box, 1 right of it), or to the
trunk (0) above it; rails lead up to the bar, the bar to the trunk, the trunk into the box. A way from a box
right above or below has a branch and a rail of its own, by its number.
"""

Stretches = dict[Role, Rect]
"""Level or upright, without thickness."""

NEAR = 80.0
"""Stretches nearer to each other than this are painted anew together."""

_Start = tuple[float, Box]


class _Row:
    """Chips whose ways leave their boxes at one height."""

    def __init__(self, starts: list[_Start]) -> None:
        starts.sort(key=lambda s: s[1].x)
        self._starts = starts
        self._middles = [box.x for _, box in starts]
        xs = [x for x, _ in starts]
        self.first, self.last = min(xs), max(xs)
        self._lefts = list(accumulate(xs, min))
        self._rights = list(accumulate(reversed(xs), max))[::-1]
        self._reach = max(box.w for _, box in starts) / 2 + CLEAR

    def left(self, x: float, half: float) -> float | None:
        """The leftmost start of a box that is wholly to the left of one in the middle of `x`."""
        count = bisect_left(self._middles, x - half - self._reach)
        return self._lefts[count - 1] if count else None

    def right(self, x: float, half: float) -> float | None:
        """The rightmost start of a box that is wholly to the right."""
        first = bisect_left(self._middles, x + half + self._reach)
        return self._rights[first] if first < len(self._rights) else None

    def between(self, x: float, half: float) -> Iterable[_Start]:
        """Starts of boxes that are neither."""
        reach = half + self._reach
        first, last = bisect_left(self._middles, x - reach), bisect_left(self._middles, x + reach)
        return self._starts[first:last]


class Bundle:
    """Ways from chips, each by its box and place, that all lead to one box. The chips stay where they are."""

    def __init__(self, chips: Iterable[tuple[Box, int]]) -> None:
        rows: dict[float, list[_Start]] = defaultdict(list)
        self.stubs: list[Rect] = []
        for source, index in chips:
            left, _, right, _ = chip_rect(source, index)
            x, foot = (left + right) / 2, source.y + source.h / 2
            rows[foot + CLEAR].append((x, source))
            self.stubs.append((x, foot, x, foot + CLEAR))
        self._rows = {y: _Row(starts) for y, starts in rows.items()}

    def to(self, target: Box) -> Stretches:
        """The stretches beyond the stubs when the box they lead to is there."""
        found: Stretches = {}
        x, head, half = target.x, target.y - target.h / 2, target.w / 2
        into, highest = head - 2 * CLEAR, head
        left_x, right_x = x - half - CLEAR, x + half + CLEAR
        left_foot = right_foot = into
        for out, row in self._rows.items():
            if into >= out:
                found["row", out, 0] = min(row.first, x), out, max(row.last, x), out
                highest = min(highest, out)
                continue
            left, right = row.left(x, half), row.right(x, half)
            if left is not None:
                found["row", out, -1] = left, out, left_x, out
                left_foot = max(left_foot, out)
            if right is not None:
                found["row", out, 1] = right_x, out, right, out
                right_foot = max(right_foot, out)
            for number, (start, source) in enumerate(row.between(x, half)):
                past = rail(start, source, target)
                found["branch", out, number] = min(start, past), out, max(start, past), out
                found["own rail", out, number] = past, into, past, out
                found["own bar", out, number] = min(x, past), into, max(x, past), into
        if left_foot > into:
            found["rail", 0.0, -1] = left_x, into, left_x, left_foot
        if right_foot > into:
            found["rail", 0.0, 1] = right_x, into, right_x, right_foot
        ends = [r for side, r in ((-1, left_x), (1, right_x)) if ("rail", 0.0, side) in found]
        if ends:
            found["bar", 0.0, 0] = min(x, *ends), into, max(x, *ends), into
        beside = len(found) > sum(1 for role in found if role[2] == 0 and role[0] == "row")
        top = min(highest, into) if beside else highest
        found["trunk", 0.0, 0] = x, top, x, head
        return found


def differing(old: Stretches, new: Stretches) -> list[Rect]:
    """Rectangles around all that one of the two has and the other has not.

    Where a row meets its rail, or the trunk, it needs none of its own: it ends between where that was and is.
    """
    trunk = "trunk", 0.0, 0
    if trunk not in old or trunk not in new or abs(old[trunk][0] - new[trunk][0]) > NEAR:
        return [*old.values(), *new.values()]
    found: list[Rect] = []
    for role in old.keys() | new.keys():
        one, other = old.get(role), new.get(role)
        if one is None or other is None:
            found += [r for r in (one, other) if r is not None]
        elif role[0] != "row":
            found += changed(one, other)
        elif role[2] < 0 and one[0] != other[0]:
            found.append((min(one[0], other[0]), one[1], max(one[0], other[0]), one[3]))
        elif role[2] > 0 and one[2] != other[2]:
            found.append((min(one[2], other[2]), one[1], max(one[2], other[2]), one[3]))
    return found


def changed(one: Rect, other: Rect) -> list[Rect]:
    """Where a stretch that was at `one` and is at `other` looks different: its ends, if it stays on its line.

    A strip as high as the screen takes long to paint, however thin it is.
    """
    if one == other:
        return []
    (a, b, c, d), (e, f, g, h) = one, other
    if a == c == e == g and b < h and f < d:
        return [(a, min(p, q), a, max(p, q)) for p, q in ((b, f), (d, h)) if p != q]
    if b == d == f == h and a < g and e < c:
        return [(min(p, q), b, max(p, q), b) for p, q in ((a, e), (c, g)) if p != q]
    if (a == c and e == g and abs(a - e) <= NEAR) or (b == d and f == h and abs(b - f) <= NEAR):
        return [(min(a, e), min(b, f), max(c, g), max(d, h))]
    return [one, other]
