"""One block of the tidy tree: a box, its children below it on shelves, and the room all that needs.

Everything here is in two directions only: `across`, in which siblings follow each other, and `along`, from
parent to child. A tree that grows downward has across = x and along = y; one that grows to the right has them
swapped. Offsets are between centres, in scene units.

Children stand on a shelf in menu order. A shelf that gets too wide is continued below, reached by a rail at
its left; small leaves hang from a rail of their own in a column, so that a row of destinations stays narrow.
No line ever enters the room of another block, so lines of the tree cannot cross.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple


class Spacing(NamedTuple):
    """Gaps in scene units; `column` is how many small leaves hang on one rail (0: none hang)."""

    sibling: float = 28.0  # between boxes on a shelf
    along: float = 64.0  # from a box to its children, holds a key chip
    bus: float = 22.0  # how far below a box its line turns
    rail: float = 22.0  # beside a block, for the line to further shelves
    pill: float = 14.0  # between small leaves in a column
    indent: float = 26.0  # of a rail right under its box
    column: int = 5
    shelf: float = 2000.0  # a shelf is never wrapped below this width
    aspect: float = 3.0  # across : along that wrapping aims at
    leads: bool = False  # key chips lie along the line and need their width there


class Link(NamedTuple):
    """How the line from a parent runs to one child, relative to the centre of the parent.

    It leaves at `out` (across), turns at `bus` (along); goes by `rail` to `turn` if the child is on a later
    shelf; then, for a child in a column, down `column` into its side, else into its head.
    """

    out: float
    bus: float
    rail: float | None
    turn: float
    column: float | None


class Block:
    """Size and place of one box and its branch. `lo`, `hi` and `deep` bound the branch.

    `lo` and `hi` are across, from the centre of the box; `deep` is along, from its near edge. `across` and
    `along` are the offset from the parent's centre. `lead` is the room the key chip needs along the line.
    """

    __slots__ = (
        "across", "along", "deep", "hi", "lead", "limit", "link", "lo", "small", "start", "thick", "wide",
    )  # fmt: skip

    def __init__(self, wide: float, thick: float, lead: float, small: bool) -> None:
        self.wide = wide
        self.thick = thick
        self.lead = lead
        self.small = small
        self.lo = -wide / 2
        self.hi = wide / 2
        self.deep = thick
        self.across = 0.0
        self.along = 0.0
        self.start: float | None = None
        self.limit = 0.0
        self.link: Link | None = None

    def bare(self) -> None:
        """No children: the branch is the box."""
        self.lo, self.hi, self.deep, self.start = -self.wide / 2, self.wide / 2, self.thick, None


Item = Block | list[Block]
"""What stands on a shelf: a branch, or a column of small leaves."""


def items_of(children: Sequence[tuple[Block, bool]], column: int) -> list[Item]:
    """Children in menu order, runs of two or more small leaves gathered into columns.

    The flag of a child says whether it has children of its own.
    """
    items: list[Item] = []
    run: list[Block] = []
    for block, has_children in children:
        if block.small and not has_children and column:
            if len(run) == column:
                items.append(run)
                run = []
            run.append(block)
            continue
        if run:
            items.append(run if len(run) > 1 else run[0])
            run = []
        items.append(block)
    if run:
        items.append(run if len(run) > 1 or not items else run[0])
    return items


_Span = tuple[float, float, float]
"""Room before the anchor of an item, room after it, depth; the anchor is where its line comes down."""


def _span(item: Item, gaps: Spacing) -> _Span:
    if isinstance(item, Block):
        return -item.lo, item.hi, item.deep
    after = max(b.lead + b.wide for b in item)
    return gaps.sibling / 4, after, sum(b.thick for b in item) + gaps.pill * (len(item) - 1)


class _Shelf:
    """Items side by side; `anchors` are across from the shelf's left end."""

    __slots__ = ("anchors", "deep", "items", "width")

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.anchors: list[float] = []
        self.width = 0.0
        self.deep = 0.0


def _shelves(items: Sequence[Item], spans: Sequence[_Span], limit: float, gaps: Spacing) -> list[_Shelf]:
    shelf = _Shelf()
    shelves = [shelf]
    sibling, width, deepest = gaps.sibling, 0.0, 0.0
    for item, (before, after, deep) in zip(items, spans, strict=True):
        left = width + sibling if shelf.items else 0.0
        if shelf.items and left + before + after > limit:
            shelf.width, shelf.deep = width, deepest
            shelf = _Shelf()
            shelves.append(shelf)
            left = deepest = 0.0
        shelf.items.append(item)
        shelf.anchors.append(left + before)
        width = left + before + after
        deepest = max(deepest, deep)
    shelf.width, shelf.deep = width, deepest
    return shelves


def _limit(spans: Sequence[_Span], gaps: Spacing) -> float:
    area = 0.0
    for before, after, deep in spans:
        area += (before + after + gaps.sibling) * (deep + gaps.along)
    return max(gaps.shelf, sqrt(area * gaps.aspect))


def _evened(items: Sequence[Item], spans: Sequence[_Span], limit: float, gaps: Spacing) -> float:
    """A limit that fills as many shelves as `limit` does, but alike: no single box on the last."""
    shelves = _shelves(items, spans, limit, gaps)
    if len(shelves) < 2:
        return limit
    tight = sum(s.width for s in shelves) / len(shelves) * 1.15
    return tight if tight < limit and len(_shelves(items, spans, tight, gaps)) == len(shelves) else limit


def place(top: Block, items: Sequence[Item], gaps: Spacing, *, keep: bool) -> list[Block]:
    """Put the items below `top` and measure the branch; returns the children that moved relative to it.

    With `keep` the first child stays where it was and only what follows moves, and shelves are wrapped where
    they were wrapped before; without, the children are centred.
    """
    spans = [_span(item, gaps) for item in items]
    if not keep or not top.limit:
        top.limit = _evened(items, spans, _limit(spans, gaps), gaps)
    shelves = _shelves(items, spans, top.limit, gaps)
    first = shelves[0]
    hanging = len(items) == 1 and not isinstance(items[0], Block)
    if hanging:
        start = -top.wide / 2 + gaps.indent - first.anchors[0]
    elif keep and top.start is not None:
        start = top.start
    else:
        start = -(first.anchors[0] + first.anchors[-1]) / 2
    top.start = start
    top.lo = min(-top.wide / 2, start - (gaps.rail if len(shelves) > 1 else 0.0))
    top.hi = max(top.wide / 2, start + max([s.width for s in shelves]))
    moved: list[Block] = []
    along = top.thick / 2
    bus = along + gaps.bus
    out = start + first.anchors[0] if hanging else 0.0
    for number, shelf in enumerate(shelves):
        rail = start - gaps.rail / 2 if number else None
        turn = along + gaps.bus
        near = along + _gap(shelf, gaps)
        link = Link(out, bus, rail, turn, None)
        for item, anchor in zip(shelf.items, shelf.anchors, strict=True):
            x = start + anchor
            if isinstance(item, Block):
                _set(item, x, near + item.thick / 2, link, moved)
            else:
                _hang(item, x, near, Link(out, bus, rail, turn, x), gaps, moved)
        along = near + shelf.deep
    top.deep = along + top.thick / 2
    return moved


def _gap(shelf: _Shelf, gaps: Spacing) -> float:
    """Room between a box and a shelf below it: key chips of branches stand in it, those of columns do not."""
    if gaps.leads:
        leads = [item.lead for item in shelf.items if isinstance(item, Block)]
        if leads:
            return max(gaps.along, gaps.bus + max(leads))
    else:
        for item in shelf.items:
            if isinstance(item, Block):
                return gaps.along
    return gaps.bus + gaps.pill


def _hang(
    column: list[Block], rail: float, near: float, link: Link, gaps: Spacing, moved: list[Block]
) -> None:
    lead = max([b.lead for b in column])
    for block in column:
        _set(block, rail + lead + block.wide / 2, near + block.thick / 2, link, moved)
        near += block.thick + gaps.pill


def _set(block: Block, across: float, along: float, link: Link, moved: list[Block]) -> None:
    block.link = link
    if block.across != across or block.along != along:
        block.across, block.along = across, along
        moved.append(block)
