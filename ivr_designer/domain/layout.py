"""TidyLayout: where every box of a tree stands when nobody has put it anywhere by hand.

An ordered tidy tree over the primary tree: children in menu order below their parent (or to its right), no
two lines of the tree crossing. It is incremental: after an edit only the blocks on the way up are measured
anew, the parent stays where it is, and only what stands after the new box gives way. What cannot be reached
has a place of its own behind the tree: below one that grows downward, so that both fit a screen.

A box moved by hand keeps the gap it left, and its branch follows it; so a move never disturbs anything else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil, floor

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout_blocks import Block, Link, Spacing, items_of, place
from ivr_designer.domain.primary_tree import PrimaryTree
from ivr_designer.domain.tree import Position


class Direction(StrEnum):
    """Where children stand: below their parent, or to its right."""

    DOWN = "down"
    RIGHT = "right"


DOWN_SPACING = Spacing()
RIGHT_SPACING = Spacing(
    sibling=26.0, along=88.0, bus=24.0, rail=22.0, column=0, shelf=1000.0, aspect=1.0, leads=True
)
PART = 60
"""Boxes in one step of `in_steps`; it takes about 1 ms."""

APART = 72.0
STEP = 48.0
"""Scene units: room between the tree and what cannot be reached, and the step in which that gives way."""


@dataclass(frozen=True, slots=True)
class BoxSize:
    """Room for one box in scene units. `lead` is what the key chip on its line needs; `small` boxes may hang
    in columns when nothing is below them.
    """

    width: float
    height: float
    lead: float = 24.0
    small: bool = False


@dataclass(slots=True)
class Shift:
    """What an update did: `placed` boxes stand elsewhere now (new ones too), `gone` ones have no place.

    `reordered` are the boxes whose offset from their parent changed, for whoever counts stability. The lines
    to the children of `arranged` boxes may run another way.
    """

    placed: set[Vertex] = field(default_factory=set)
    gone: set[Vertex] = field(default_factory=set)
    reordered: set[Vertex] = field(default_factory=set)
    arranged: set[Vertex] = field(default_factory=set)


class TidyLayout:
    """Positions of all boxes. `at` holds centres in scene units; a box in a folded branch is not in it."""

    def __init__(
        self,
        primary: PrimaryTree,
        size_of: Callable[[Vertex], BoxSize],
        by_hand: Mapping[Vertex, Position],
        direction: Direction = Direction.DOWN,
    ) -> None:
        self.primary = primary
        self.direction = direction
        self.collapsed: set[Vertex] = set()
        self.at: dict[Vertex, Position] = {}
        self.size_of = size_of
        self.by_hand = by_hand
        self._blocks: dict[Vertex, Block] = {}
        self._owner: dict[int, Vertex] = {}
        self._above: dict[Vertex, Vertex | None] = {}

    @property
    def spacing(self) -> Spacing:
        """The gaps of the present direction."""
        return DOWN_SPACING if self.direction is Direction.DOWN else RIGHT_SPACING

    def link(self, child: Vertex) -> Link | None:
        """How the line from its parent runs to `child`; None for a head, or if `child` stands by hand."""
        block = self._blocks.get(child)
        if block is None or child in self.by_hand or child not in self.at:
            return None
        return block.link

    # ---- everything

    def full(self) -> Shift:
        """Measure and place every box anew, children centred under their parents."""
        before = set(self.at)
        for _ in self.in_steps():
            pass
        placed = set(self.at)
        return Shift(placed, before - placed, placed, placed)

    def in_steps(self) -> Iterator[None]:
        """The same as `full`, some boxes a step; the layout is of no use until all steps are done."""
        self._blocks = {}
        self._owner = {}
        heads = self.primary.heads
        orders = [self._visible(head) for head in heads]
        for order in orders:
            for part in _parts(order):
                for vertex in part:
                    self._make(vertex)
                yield
            for part in _parts(order[::-1]):
                for vertex in part:
                    self._arrange(vertex, keep=False)
                yield
        self._put_heads(heads)
        self.at = {}
        self._above = {}
        for order in orders:
            for part in _parts(order):
                self._put(part)
                yield

    def _visible(self, head: Vertex) -> list[Vertex]:
        """A head and everything under it that no folded box hides, parents first."""
        children, folded = self.primary.children, self.collapsed
        found = [head]
        for vertex in found:
            if vertex in children and vertex not in folded:
                found.extend(children[vertex])
        return found

    def _make(self, vertex: Vertex) -> Block:
        size = self.size_of(vertex)
        if self.direction is Direction.DOWN:
            block = Block(size.width, size.height, size.lead, size.small)
        else:
            block = Block(size.height, size.width, size.lead, size.small)
        self._blocks[vertex] = block
        self._owner[id(block)] = vertex
        return block

    def _arrange(self, vertex: Vertex, *, keep: bool) -> list[Block]:
        """Place the children of one box; returns those that moved relative to it."""
        block = self._blocks[vertex]
        children = self.primary.children.get(vertex)
        if not children or vertex in self.collapsed:
            block.bare()
            return []
        blocks, below, folded = self._blocks, self.primary.children, self.collapsed
        gaps = self.spacing
        if folded:
            known = [(blocks[c], c in below and c not in folded) for c in children]
        else:
            known = [(blocks[c], c in below) for c in children]
        items = items_of(known, gaps.column)
        return place(block, items, gaps, keep=keep)

    # ---- tops of trees

    def _put_heads(self, heads: list[Vertex]) -> list[Block]:
        """The root at the origin, the tops of what cannot be reached on shelves behind its tree."""
        moved: list[Block] = []
        root = heads[0] if heads and heads[0] in self.primary.reachable else None
        others = heads[1:] if root is not None else heads
        gaps = self.spacing
        edge, along, limit = 0.0, 0.0, gaps.shelf
        if root is not None:
            block = self._blocks[root]
            moved += _move(block, 0.0, 0.0)
            edge = floor(block.lo / STEP) * STEP
            along = ceil((block.deep - block.thick / 2 + APART) / STEP) * STEP
            limit = max(limit, block.hi - block.lo)
        across, deepest = edge, 0.0
        for head in others:
            block = self._blocks[head]
            if across > edge and across + block.hi - block.lo > edge + limit:
                across, along, deepest = edge, along + deepest + gaps.sibling, 0.0
            moved += _move(block, across - block.lo, along + block.thick / 2)
            across += block.hi - block.lo + gaps.sibling
            deepest = max(deepest, block.deep)
        return moved

    def _put(self, order: Iterable[Vertex]) -> None:
        """Compute the places of boxes that have none yet, parents before children."""
        parent, blocks, at, hand, above_of = (
            self.primary.parent,
            self._blocks,
            self.at,
            self.by_hand,
            self._above,
        )
        down = self.direction is Direction.DOWN
        for vertex in order:
            above_of[vertex] = above = parent[vertex]
            place = hand.get(vertex)
            if place is None:
                block = blocks[vertex]
                x, y = at[above] if above is not None else (0.0, 0.0)
                place = (x + block.across, y + block.along) if down else (x + block.along, y + block.across)
            at[vertex] = place

    def _settle(self, top: Vertex) -> list[Vertex]:
        """Compute places from `top` downwards; returns the boxes that stand elsewhere now."""
        primary, blocks, at, hand = self.primary, self._blocks, self.at, self.by_hand
        down = self.direction is Direction.DOWN
        children, folded, parent = primary.children, self.collapsed, primary.parent
        changed = []
        queue = [top]
        for vertex in queue:
            place = hand.get(vertex)
            self._above[vertex] = above = parent[vertex]
            if place is None:
                block = blocks[vertex]
                x, y = at[above] if above is not None else (0.0, 0.0)
                place = (x + block.across, y + block.along) if down else (x + block.along, y + block.across)
            if at.get(vertex) == place and vertex is not top:
                continue
            at[vertex] = place
            changed.append(vertex)
            if vertex in children and vertex not in folded:
                queue.extend(children[vertex])
        return changed

    # ---- edit by edit

    def update(
        self,
        parents: Iterable[Vertex | None] = (),
        gone: Iterable[Vertex] = (),
        resized: Iterable[Vertex] = (),
        moved: Iterable[Vertex] = (),
    ) -> Shift:
        """Follow an edit of the primary tree.

        `parents` got other children (None: the heads changed) or were folded, `gone` boxes left the tree,
        `resized` boxes need another room, `moved` ones were put somewhere by hand or given back.
        """
        shift = self.rearrange(parents, gone, resized, moved)
        self.settle(shift)
        return shift

    def rearrange(
        self,
        parents: Iterable[Vertex | None] = (),
        gone: Iterable[Vertex] = (),
        resized: Iterable[Vertex] = (),
        moved: Iterable[Vertex] = (),
    ) -> Shift:
        """The first half of `update`: offsets between boxes and their parents, on the way up to the top."""
        shift = Shift()
        tops: dict[Vertex, None] = dict.fromkeys(v for v in moved if v in self.at)
        parents = list(parents)
        shift.gone = self._drop(parents, gone)
        dirty = self._dirty(parents, resized)
        grown = self._climb(dirty, tops, shift.arranged)
        if None in parents or grown:
            tops.update(dict.fromkeys(self._owner[id(b)] for b in self._put_heads(self.primary.heads)))
            tops.update(dict.fromkeys(h for h in self.primary.heads if self._above.get(h, h) is not None))
        shift.reordered = set(tops)
        return shift

    def settle(self, shift: Shift) -> None:
        """The second half: carry branches along with what was given another offset; fills `shift.placed`."""
        for top in sorted(shift.reordered, key=self._depth):
            shift.placed.update(self._settle(top))

    def _drop(self, parents: list[Vertex | None], left: Iterable[Vertex]) -> set[Vertex]:
        """Forget boxes that left the tree, or were hidden by folding one of `parents`."""
        primary = self.primary
        gone = {v for v in left if v in self._blocks and v not in primary.parent}
        for vertex in parents:
            if vertex is None or vertex not in primary.parent:
                continue
            if vertex in self.collapsed or self._is_hidden(vertex):
                gone.update(v for v in primary.branch(vertex)[1:] if v in self._blocks)
                if vertex in self._blocks and self._is_hidden(vertex):
                    gone.add(vertex)
        for vertex in gone:
            del self._owner[id(self._blocks.pop(vertex))]
            self.at.pop(vertex, None)
            self._above.pop(vertex, None)
        return gone

    def _dirty(self, parents: list[Vertex | None], resized: Iterable[Vertex]) -> dict[Vertex, None]:
        """Boxes whose children must be placed anew; makes blocks for boxes that have none yet."""
        primary = self.primary
        dirty: dict[Vertex, None] = {}
        tops = [v for v in parents if v is not None and v in self._blocks]
        fresh = [v for v in parents if v is not None and v not in self._blocks and v in primary.parent]
        if None in parents:
            tops += [h for h in primary.heads if h in self._blocks]
            fresh += [h for h in primary.heads if h not in self._blocks]
        for top in [*tops, *fresh]:
            if self._is_hidden(top):
                continue
            for vertex in self._unmade(top):
                self._make(vertex)
                dirty[vertex] = None
        dirty.update(dict.fromkeys(v for v in parents if v is not None and v in self._blocks))
        for vertex in resized:
            if vertex in self._blocks:
                self._resize(vertex)
                dirty[vertex] = None
        return dirty

    def _is_hidden(self, vertex: Vertex) -> bool:
        folded = self.collapsed
        return bool(folded) and any(above in folded for above in self.primary.ancestors(vertex))

    def _unmade(self, top: Vertex) -> list[Vertex]:
        """Boxes at or under `top` that have no block; branches that have one are not entered."""
        children, folded, blocks = self.primary.children, self.collapsed, self._blocks
        found = [] if top in blocks else [top]
        queue = [top]
        for vertex in queue:
            if vertex in folded:
                continue
            below = [c for c in children.get(vertex, ()) if c not in blocks]
            found += below
            queue += below
        return found

    def _resize(self, vertex: Vertex) -> None:
        old = self._blocks[vertex]
        del self._owner[id(old)]
        new = self._make(vertex)
        new.across, new.along, new.link = old.across, old.along, old.link
        new.start, new.limit = old.start, old.limit

    def _climb(self, dirty: dict[Vertex, None], tops: dict[Vertex, None], arranged: set[Vertex]) -> bool:
        """Place children anew from the deepest dirty box up, as far as rooms change; True at the very top."""
        primary, blocks = self.primary, self._blocks
        levels: dict[int, dict[Vertex, None]] = {}
        for vertex in dirty:
            levels.setdefault(self._depth(vertex), {})[vertex] = None
        reached_top = False
        while levels:
            depth = max(levels)
            for vertex in levels.pop(depth):
                block = blocks[vertex]
                before = (block.lo, block.hi, block.deep)
                moved = self._arrange(vertex, keep=True)
                arranged.add(vertex)
                for child in moved:
                    tops[self._owner[id(child)]] = None
                if vertex in dirty:  # above them no box has other children
                    tops.update(dict.fromkeys(self._newcomers(vertex)))
                elif before == (block.lo, block.hi, block.deep):
                    continue
                above = primary.parent[vertex]
                if above is None:
                    reached_top = True
                else:
                    levels.setdefault(depth - 1, {})[above] = None
        return reached_top

    def _newcomers(self, parent: Vertex) -> list[Vertex]:
        """Children that had no place yet, or had it under another box: their offset says nothing of them."""
        above, blocks = self._above, self._blocks
        return [c for c in self.primary.children.get(parent, ()) if c in blocks and above.get(c) != parent]

    def _depth(self, vertex: Vertex) -> int:
        depth, parent = 0, self.primary.parent
        above = parent.get(vertex)
        while above is not None:
            depth, above = depth + 1, parent.get(above)
        return depth


def _move(block: Block, across: float, along: float) -> list[Block]:
    block.link = None
    if block.across == across and block.along == along:
        return []
    block.across, block.along = across, along
    return [block]


def _parts(row: Sequence[Vertex]) -> Iterator[Sequence[Vertex]]:
    return (row[first : first + PART] for first in range(0, len(row), PART))
