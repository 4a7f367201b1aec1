"""CanvasPicture: the document as boxes and lines. It changes only when the document, or what we know, does.

Every method that changes something returns the Damage: which rectangles of the scene look different now.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Self, cast
from weakref import WeakMethod

from ivr_designer.domain.changes import Change
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.ladder import Ladder, ladder_of_rung
from ivr_designer.domain.layout import BoxSize, Direction, Shift, TidyLayout
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.primary_tree import PrimaryTree, Regrowth
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas import lines
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import (
    NO_FINDINGS,
    Box,
    Chip,
    Glyph,
    KeyChip,
    Line,
    words_of_destination,
    words_of_ladder,
    words_of_node,
)
from ivr_designer.ui.canvas.damage import Damage, Hurt
from ivr_designer.ui.canvas.index import BucketGrid, Rect, grown
from ivr_designer.ui.canvas.requests import BranchCount, FindingCount

_GLYPHS = {
    DestinationKind.QUEUE: Glyph.QUEUE,
    DestinationKind.PHONE: Glyph.PHONE,
    DestinationKind.STOP: Glyph.STOP,
    DestinationKind.VOICEMAIL: Glyph.VOICEMAIL,
    DestinationKind.SMS: Glyph.SMS,
    DestinationKind.MISSING: Glyph.MISSING,
    DestinationKind.UNKNOWN: Glyph.UNKNOWN,
}


MOST = 1000
"""When more boxes than this, and more than half of all, look different, making everything anew is quicker."""

STEP = 60
"""Boxes or lines made at one go; it takes 1 or 2 ms."""


_PLAIN = frozenset({ItemState.LIVE, ItemState.LOCAL})
"""States of which nothing is shown."""


class CanvasPicture:
    """Boxes and lines of one tree, where they are, and which of them are where.

    `boxes` holds every visible box by vertex, `lines` the line that leads to a box from its parent. Boxes in
    a folded branch are in neither.
    """

    def __init__(
        self, tree: IvrTree, direction: Direction = Direction.DOWN, *, names: Mapping[str, str] | None = None
    ) -> None:
        self._prepare(tree, direction, names or {})
        self.rebuild()

    @classmethod
    def in_steps(
        cls, tree: IvrTree, direction: Direction, names: Mapping[str, str],
        states: Mapping[ItemId, ItemState] | None = None,
    ) -> Generator[None, None, Self]:  # fmt: skip
        """The same, with `states`, a few ms at a time; the tree must not change until it is returned."""
        made = cls.__new__(cls)
        made._prepare(tree, direction, names)
        made._states = {i: s for i, s in (states or {}).items() if s not in _PLAIN}
        yield
        yield from made._building()
        return made

    def _prepare(self, tree: IvrTree, direction: Direction, names: Mapping[str, str]) -> None:
        self.tree = tree
        with uncollected():
            self.primary = PrimaryTree(tree)
        self.boxes: dict[Vertex, Box] = {}
        self.lines: dict[Vertex, Line] = {}
        self.box_grid: BucketGrid[Vertex] = BucketGrid()
        self.line_grid: BucketGrid[Vertex] = BucketGrid()
        self.names: Mapping[str, str] = dict(names)
        self._keys: dict[Vertex, tuple[KeyChip, ...]] = {}
        self._bounds: Rect | None = None
        self._states: dict[ItemId, ItemState] = {}
        self._findings: Mapping[Vertex | KeypressId, FindingCount] = {}
        self.layout = TidyLayout(self.primary, self._sizes(), tree.positions, direction)

    def _sizes(self) -> Callable[[Vertex], BoxSize]:
        me = WeakMethod(self._size_of)  # a picture that nobody needs goes at once, not as garbage some day

        def size_of(vertex: Vertex) -> BoxSize:
            method = me()
            assert method is not None
            return method(vertex)

        return size_of

    @property
    def bounds(self) -> Rect | None:
        """Around all boxes with their tags and the sign above the root; None for an empty tree."""
        if self._bounds is None:
            self._bounds = self._measure()
        return self._bounds

    def _measure(self) -> Rect | None:
        if not self.boxes:
            return None
        left = top = inf
        right = bottom = -inf
        for box in self.boxes.values():
            x, y, w, h = box.x, box.y, box.w / 2, box.h / 2
            left, right = min(left, x - w), max(right, x + w)
            top, bottom = min(top, y - h), max(bottom, y + h)
        left, top, right, bottom = grown((left, top, right, bottom), m.MARGIN)
        root = self.boxes.get(self.tree.root) if self.tree.root is not None else None
        return left, top if root is None else min(top, root.y - root.h / 2 - m.ENTRY_RISE), right, bottom

    # ---- from scratch

    def rebuild(self) -> Damage:
        """Make everything anew from the tree."""
        self._bounds = None
        for book in (self.boxes, self._keys, self.lines, self.box_grid, self.line_grid):
            book.clear()
        with uncollected():
            for _ in self._building():
                pass
        return Damage(everything=True, placed=frozenset(self.boxes))

    def _building(self) -> Iterator[None]:
        """Make everything, some boxes or lines a step."""
        self.layout.by_hand = self.tree.positions
        self.layout.collapsed = {v for v in self.layout.collapsed if v in self.primary.parent}
        yield from self.layout.in_steps()  # asks for the size of each box, which makes it
        for count, (vertex, box) in enumerate(self.boxes.items(), 1):
            self._stand(vertex, box)
            if count % (4 * STEP) == 0:
                yield
        for count, vertex in enumerate(self.boxes, 1):
            self._draw_line(vertex)
            if count % STEP == 0:
                yield
        self._bounds = self._measure()

    def _make_box(self, vertex: Vertex) -> Box:
        if isinstance(vertex, Destination):
            box = Box(vertex, words_of_destination(vertex, self.names), (), m.PILL_WIDTH, m.PILL_HEIGHT)
        else:
            chips = self._chips_of(vertex)
            words = words_of_node(self.tree.nodes[vertex], self.names)
            box = Box(vertex, words, chips, m.NODE_WIDTH, m.node_height(len(chips)))
            box.entry = vertex == self.tree.root
        box.reachable = vertex in self.primary.reachable
        if self._states or self._findings:
            self._mark(box)
        if vertex in self.layout.collapsed:
            box.folded = self._count(vertex)
            ladder = self._ladder(vertex)
            if ladder is not None:
                box.words = words_of_ladder(self.tree, ladder, self.names)
        return box

    def _chips_of(self, node: NodeId) -> tuple[Chip, ...]:
        """Keypresses of a node that have no line of their own; notes those that have one in `_keys`."""
        tree, parent, primary, keys = self.tree, self.primary.parent, self.primary.is_primary, self._keys
        chips = []
        mine: dict[Vertex, tuple[KeyChip, ...]] = {}
        for keypress in tree.keypresses_of(node):
            kid = keypress.id
            target = tree.target(keypress)
            if primary(kid) or parent.get(target) == node:
                mine[target] = (*mine.get(target, ()), KeyChip(kid, keypress.key))
            else:
                chips.append(Chip(kid, keypress.key, self._glyph(node, target), target))
        keys.update(mine)
        return tuple(chips)

    def _glyph(self, node: NodeId, target: Vertex) -> Glyph:
        if isinstance(target, Destination):
            return _GLYPHS[target.kind]
        if target == node:
            return Glyph.AGAIN
        if target == self.tree.root:
            return Glyph.ROOT
        return Glyph.BACK if target == self.primary.parent.get(node) else Glyph.GOTO

    def _size_of(self, vertex: Vertex) -> BoxSize:
        box = self.boxes.get(vertex) or self._make_box(vertex)
        self.boxes[vertex] = box
        room = lines.key_room(self._keys.get(vertex, ()))
        return BoxSize(box.w, box.h, max(0.0, room) + 30.0, not box.is_node)

    def _stand(self, vertex: Vertex, box: Box) -> None:
        box.x, box.y = self.layout.at[vertex]
        rect = box.rect
        if self.box_grid.rects_of(vertex) != (rect,):
            self._bounds = None
            self.box_grid.put(vertex, rect)

    def _draw_line(self, child: Vertex) -> Line | None:
        """Make the line to a box anew; None if it has none."""
        parent = self.primary.parent.get(child)
        box, above = self.boxes.get(child), self.boxes.get(parent) if parent is not None else None
        if parent is None or box is None or above is None:
            self.lines.pop(child, None)
            self.line_grid.drop(child)
            return None
        link = self.layout.link(child)
        points, side = lines.tree_points(above, box, link, self.layout.direction)
        keys = self._keys.get(child, ())
        self.lines[child] = line = Line(child, parent, keys, points, side, self._states_of(keys))
        rects = lines.segments(points)
        if keys:
            rects.append(lines.key_row(line))
        if self.line_grid.rects_of(child) != tuple(rects):
            self.line_grid.put(child, *rects)
        return line

    def bend_line(self, child: Vertex) -> None:
        """Let a line follow boxes that are being moved, by the plain way; the index stays as it is."""
        line = self.lines.get(child)
        if line is not None:
            parent, box = self.boxes[line.parent], self.boxes[child]
            line.points, line.side = lines.tree_points(parent, box, None, self.layout.direction)

    def straighten_line(self, child: Vertex) -> None:
        """Give a bent line the way back that belongs to where its boxes stand."""
        self._draw_line(child)

    def _count(self, vertex: Vertex) -> BranchCount:
        branch = self.primary.branch(vertex)[1:]
        inside = {v for v in branch if not isinstance(v, Destination)}
        found = sum(c.errors + c.warnings for v in branch if (c := self._findings.get(v)) is not None)
        ladder = self._ladder(vertex)
        retries = 0 if ladder is None else len(ladder.rungs)
        waiting, ends = sum(1 for v in inside if v in self._states), len(branch) - len(inside)
        return BranchCount(len(inside), found, waiting, retries, ends)

    def _ladder(self, vertex: Vertex) -> Ladder | None:
        """The retries that are folded into a box, if that is what it hides."""
        return None if isinstance(vertex, Destination) else ladder_of_rung(self.tree, vertex)

    # ---- edit by edit

    def on_document_changed(self, change: Change) -> Damage:
        """Follow one change of the document."""
        with uncollected():
            return self._on_document_changed(change)

    def _on_document_changed(self, change: Change) -> Damage:
        news = self.primary.update(change)
        touched = set() if news.full else self._touched(change, news)
        if news.full or self._is_most(touched, news):
            return self._start_over(change, news)
        hurt = Hurt(self)
        hurt.boxes(touched | news.gone)
        hurt.boxes(self._folded_above(touched))
        resized = self._refresh(touched)
        parents = news.parents | {v for v in self._parents_of_keys(change) if v is not None}
        moved = [v for v in change.moved if self.tree.has(v)]  # a batch may move what it then takes away
        shift = self.layout.update(parents, news.gone, resized, moved)
        return self._follow(shift, touched | news.gone, hurt, relined=change.touches_structure)

    def _is_most(self, touched: Collection[Vertex], _news: Regrowth) -> bool:
        """Whether making everything anew takes less time than following."""
        return len(touched) > max(MOST, len(self.primary.parent) // 2)

    def _start_over(self, _change: Change, _news: Regrowth) -> Damage:
        """Most boxes look different."""
        return self.rebuild()

    def _touched(self, change: Change, news: Regrowth) -> set[Vertex]:
        """Boxes whose look may have changed."""
        touched: set[Vertex] = {*change.nodes_added, *change.nodes_changed, *change.destinations_added}
        touched |= news.reached | news.lost | news.rehung
        old: list[Keypress] = [*change.keypresses_removed.values(), *change.keypresses_changed.values()]
        touched.update(k.node for k in old)
        keypresses = self.tree.keypresses
        touched.update(
            keypresses[k].node
            for k in (*change.keypresses_added, *change.keypresses_changed)
            if k in keypresses
        )
        for parent in news.parents:
            if parent is not None:
                touched.add(parent)
                touched.update(self.primary.children.get(parent, ()))
        return {v for v in touched if v in self.primary.parent}

    def _parents_of_keys(self, change: Change) -> Iterable[Vertex | None]:
        """Parents over whose lines more or fewer keys run now: their children need another room."""
        for kid in (*change.keypresses_added, *change.keypresses_changed):
            if kid in self.tree.keypresses:
                yield self.primary.parent.get(self.tree.target(self.tree.keypresses[kid]))
        for keypress in (*change.keypresses_removed.values(), *change.keypresses_changed.values()):
            if keypress.node in self.primary.parent:
                yield keypress.node

    def _folded_above(self, vertices: Iterable[Vertex]) -> set[Vertex]:
        """Folded boxes that hide any of these; their counts are made anew."""
        folded = self.layout.collapsed
        if not folded:
            return set()
        above = {a for v in vertices for a in self.primary.ancestors(v) if a in folded}
        for vertex in above & self.boxes.keys():
            box = self.boxes[vertex]
            box.folded, box.look = self._count(vertex), None
        return above

    def _refresh(self, vertices: Iterable[Vertex]) -> list[Vertex]:
        """Make these boxes anew where they are; returns those whose size or lead differs."""
        resized = []
        for vertex in vertices:
            old = self.boxes.get(vertex)
            new = self._make_box(vertex)
            if old is not None:
                new.x, new.y = old.x, old.y
                if new.h != old.h:
                    resized.append(vertex)
            self.boxes[vertex] = new
        return resized

    def _follow(self, shift: Shift, touched: set[Vertex], hurt: Hurt, *, relined: bool = True) -> Damage:
        """Bring boxes and lines to where the layout has put them; `relined` says that keys may differ."""
        hurt.boxes(shift.placed | shift.gone)
        redraw = self._relined(shift, touched if relined else set())
        hurt.lines(redraw | shift.gone)
        for vertex in (*shift.gone, *(v for v in touched if v not in self.layout.at)):
            self.boxes.pop(vertex, None)
            self.box_grid.drop(vertex)
            self._bounds = None
        for vertex in shift.placed:
            self._stand(vertex, self.boxes[vertex])
        for vertex in touched - shift.placed:
            if vertex in self.boxes:
                self._stand(vertex, self.boxes[vertex])
        for vertex in redraw | shift.gone:
            self._draw_line(vertex)
        hurt.boxes(touched | shift.placed)
        hurt.lines(redraw)
        return hurt.damage(shift)

    def _relined(self, shift: Shift, touched: set[Vertex]) -> set[Vertex]:
        """The boxes whose lines run another way, or bear other keys."""
        redraw = touched | shift.placed
        for vertex in (*shift.placed, *shift.arranged):
            redraw.update(self.primary.children.get(vertex, ()))
        return redraw

    # ---- folding and direction

    def set_collapsed(self, vertex: Vertex, collapsed: bool) -> Damage:
        """Fold a branch into its box, or unfold it."""
        if vertex not in self.boxes or (vertex in self.layout.collapsed) is collapsed:
            return Damage()
        if collapsed and vertex not in self.primary.children:
            return Damage()
        hurt = Hurt(self)
        hurt.boxes([vertex])
        (self.layout.collapsed.add if collapsed else self.layout.collapsed.discard)(vertex)
        self._refresh([vertex])
        shift = self.layout.update([vertex])
        for fresh in shift.placed:
            if fresh not in self.boxes:
                self.boxes[fresh] = self._make_box(fresh)
        return self._follow(shift, {vertex}, hurt)

    def tidy(self) -> Damage:
        """Place everything anew, children centred under their parents; what stands by hand stays."""
        before = dict(self.layout.at)
        self.layout.full()
        moved = [v for v, place in self.layout.at.items() if before.get(v) != place]
        for vertex in moved:
            self._stand(vertex, self.boxes[vertex])
        for vertex in self.boxes:
            self._draw_line(vertex)
        return Damage(everything=True, placed=frozenset(moved))

    def set_direction(self, direction: Direction) -> Damage:
        """Let the tree grow another way."""
        self.layout.direction = direction
        return self.rebuild()

    # ---- what is known of the items

    def set_names(self, names: Mapping[str, str]) -> Damage:
        """Names of queues by id and of recordings by file; empty while the account is unknown."""
        old, self.names = self.names, dict(names)
        if old == self.names:
            return Damage()
        return self._renew(v for v in self.boxes if self._is_called_anew(v, old))

    def _is_called_anew(self, vertex: Vertex, old: Mapping[str, str]) -> bool:
        if isinstance(vertex, Destination):
            is_queue = vertex.kind is DestinationKind.QUEUE
            return is_queue and words_of_destination(vertex, old) != words_of_destination(vertex, self.names)
        node = self.tree.nodes[vertex]
        return isinstance(node.prompt, PlayPrompt) and words_of_node(node, old) != words_of_node(
            node, self.names
        )

    def set_states(self, states: Mapping[ItemId, ItemState | None]) -> Damage:
        """States of some items; None or LIVE means there is nothing to show."""
        changed: list[ItemId] = []
        for item, state in states.items():
            shown = None if state in _PLAIN else state
            if self._states.get(item) is shown:
                continue
            changed.append(item)
            if shown is None:
                del self._states[item]
            else:
                self._states[item] = shown
        return self._restate(changed)

    def replace_states(self, states: Mapping[ItemId, ItemState]) -> Damage:
        """All states; whatever is missing has none."""
        return self.set_states({**dict.fromkeys(self._states), **states})

    def _restate(self, items: list[ItemId]) -> Damage:
        boxes, children = set[Vertex](), set[Vertex]()
        for item in items:
            keypress = self.tree.keypresses.get(KeypressId(item))
            if keypress is None:
                boxes.add(NodeId(item))
            else:
                children.add(self.tree.target(keypress))
                boxes.add(keypress.node)
        hurt = Hurt(self)
        for line in [self.lines[v] for v in children & self.lines.keys()]:
            states = self._states_of(line.keys)
            if states != line.states:
                line.states = states
                hurt.lines([line.child])
        damage = self._remark([*boxes, *self._folded_above(boxes)])
        damage.rects += hurt.rects
        return damage

    def set_findings(self, findings: Mapping[Vertex | KeypressId, FindingCount]) -> Damage:
        """All findings by item."""
        old, self._findings = self._findings, dict(findings)
        differ = {i for i, found in findings.items() if (was := old.get(i)) is not found and was != found}
        differ |= old.keys() - findings.keys()
        parent = self.primary.parent
        vertices = [cast(Vertex, v) for v in differ if v in parent]
        return self._remark([*vertices, *self._folded_above(vertices)])

    def finding_of(self, item: Vertex | KeypressId) -> FindingCount:
        """How many findings an item has."""
        return self._findings.get(item, NO_FINDINGS)

    def state_of(self, item: ItemId) -> ItemState | None:
        """The state shown for an item, or None."""
        return self._states.get(item)

    def _remark(self, vertices: Iterable[Vertex]) -> Damage:
        """Other states and findings on boxes that are the same otherwise."""
        here = [v for v in vertices if v in self.boxes]
        for vertex in here:
            self._mark(self.boxes[vertex])
        if len(here) > MOST:
            return Damage(everything=True)
        hurt = Hurt(self)
        hurt.boxes(here)
        return Damage(hurt.rects)

    def _mark(self, box: Box) -> None:
        """What is known of a box's item beside the tree itself."""
        vertex = box.vertex
        box.state = None if isinstance(vertex, Destination) else self._states.get(vertex)
        box.chip_states = self._states_of(box.chips)
        box.finding = self._findings.get(vertex, NO_FINDINGS)
        box.look = None

    def _states_of(self, keys: Sequence[Chip] | Sequence[KeyChip]) -> tuple[ItemState | None, ...]:
        """The states of keys on a card or a line; empty if there is nothing to show."""
        states = tuple(self._states.get(k.keypress) for k in keys) if self._states else ()
        return states if any(states) else ()

    def _renew(self, vertices: Iterable[Vertex]) -> Damage:
        """Make some boxes anew; their places and sizes stay."""
        here = [v for v in vertices if v in self.boxes]
        self._refresh(here)
        hurt = Hurt(self)
        hurt.boxes(here)
        return Damage(hurt.rects)
