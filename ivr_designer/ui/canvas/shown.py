"""ShownPicture: a picture on screen. What changes most of a large tree is made beside it, then taken over.

Meanwhile it shows what it showed, as far as that is still true: a box or a key that is gone is gone at once,
what is new comes with the rest. `owes` says how far it is behind the tree.
"""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

from ivr_designer.domain.changes import Change
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import BoxSize, Direction, Shift, TidyLayout
from ivr_designer.domain.primary_tree import Regrowth
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import ItemId
from ivr_designer.ui.canvas import lines
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.damage import Damage, Hurt
from ivr_designer.ui.canvas.picture import MOST, STEP, CanvasPicture

LARGE = 1_500
"""A tree of so many boxes takes longer to draw than a frame or two."""

LONG = 600
"""A tree of so many boxes is drawn in slices before it is shown: with all that goes with showing it, drawing
it at once takes a turn that is felt.
"""

HEAVY = 400
"""More boxes of a large tree than this that move or go take longer than a frame, too."""


class Owed(IntEnum):
    """How far a picture is behind its tree: boxes stand where they stood, or the layout is behind as well."""

    NOTHING = 0
    PLACES = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """How the tree is to be drawn: arranged anew, in this direction, with these branches folded."""

    direction: Direction
    folded: frozenset[Vertex]


class ShownPicture(CanvasPicture):
    """See the module. Pictures of fewer boxes than `large` are always changed at once.

    `edition` counts how often another picture was taken over.
    """

    large = LARGE
    heavy = HEAVY
    edition = 0
    is_stale = False

    def _prepare(self, tree: IvrTree, direction: Direction, names: Mapping[str, str]) -> None:
        super()._prepare(tree, direction, names)
        self._forget_what_is_late()

    def _forget_what_is_late(self) -> None:
        self.owes = Owed.NOTHING
        self._late_boxes: set[Vertex] = set()
        self._late_lines: set[Vertex] = set()
        self._known: Mapping[Vertex, Box] = {}
        self.give_up()

    @property
    def is_large(self) -> bool:
        """True if changes of most of it are made beside it."""
        return len(self.primary.parent) >= self.large

    @property
    def folded(self) -> frozenset[Vertex]:
        """The branches that are folded on screen."""
        return frozenset(self.layout.collapsed)

    @property
    def steps_to_make(self) -> int:
        """About how many steps `beside` takes."""
        if self.owes is Owed.PLACES:
            return (len(self._late_boxes) + len(self._late_lines)) // STEP + 1
        return len(self.primary.parent) * 17 // (4 * STEP) + 3 * len(self.primary.heads) + 1

    def folds_much(self, vertex: Vertex) -> bool:
        """True if folding or unfolding this branch takes long."""
        return self.is_large and len(self.primary.branch(vertex)) > self.heavy

    # ---- what is put off

    def owe_all(self) -> None:
        """Everything has to be made anew; until then it stays as it is."""
        self.owes = Owed.ALL
        self.is_stale = self._is_made_beside

    def _was_large(self, news: Regrowth) -> bool:
        """Also when all of a tree is another one, which has to be made from nothing."""
        least = min(self.large, LONG) if news.full else self.large
        return len(self.primary.parent) + len(news.gone) >= least

    def _is_most(self, touched: Collection[Vertex], news: Regrowth) -> bool:
        return super()._is_most(touched, news) or (
            self._was_large(news) and super()._is_most(news.gone, news)
        )

    def _start_over(self, change: Change, news: Regrowth) -> Damage:
        if not self.owes and not self._was_large(news):
            return super()._start_over(change, news)
        self.owes = Owed.ALL
        return self._trim(change, news)

    def _on_document_changed(self, change: Change) -> Damage:
        self._note(change)
        if self.owes is not Owed.ALL:
            return super()._on_document_changed(change)
        return self._trim(change, self.primary.update(change))

    def _note(self, change: Change) -> None:
        """What is made beside is out of date, unless only nodes say something else."""
        if self._is_made_beside:
            loose = change.destinations_added or change.destinations_removed  # boxes to which no key leads
            self.is_stale = self.is_stale or change.touches_structure or bool(change.moved or loose)
            self._late_words |= change.nodes_changed.keys()

    def set_names(self, names: Mapping[str, str]) -> Damage:
        """See CanvasPicture."""
        if names != self.names:
            self.is_stale = self._is_made_beside
        return super().set_names(names)

    def _trim(self, change: Change, news: Regrowth) -> Damage:
        """Take away what is not true any more, and leave the rest where it is."""
        renewed: set[Vertex] = {*change.nodes_changed}
        old = [*change.keypresses_removed.values(), *change.keypresses_changed.values()]
        renewed.update(k.node for k in old)
        keypresses = self.tree.keypresses
        new = [
            keypresses[k] for k in (*change.keypresses_added, *change.keypresses_changed) if k in keypresses
        ]
        renewed.update(k.node for k in new)
        if news.full or len(renewed) + len(news.gone) > 2 * MOST:
            return self._hide()
        hurt = Hurt(self)
        renewed = {v for v in renewed if v in self.boxes and v in self.primary.parent}
        hurt.boxes(renewed)
        self._refresh(renewed)
        self._keep_true(news.gone, renewed, news.rehung, hurt)
        return Damage(hurt.rects)

    def _hide(self) -> Damage:
        """Nothing of what is seen can be relied on: it stays on screen, and none of it can be hit."""
        bounds = self.bounds
        self.boxes, self.lines = {}, {}
        self.box_grid.clear()
        self.line_grid.clear()
        self._bounds = bounds  # the view has nowhere else to go meanwhile
        return Damage()

    def _keep_true(
        self, gone: Iterable[Vertex], renewed: Collection[Vertex], rehung: Iterable[Vertex], hurt: Hurt
    ) -> None:
        """Boxes that are gone go, `renewed` ones have been made anew; lines that lead elsewhere now go."""
        boxes, grid, children = self.boxes, self.box_grid, self.primary.children
        leave = [v for v in gone if v in boxes]
        relined = {*rehung, *leave, *renewed}
        for vertex in renewed:
            relined.update(children.get(vertex, ()))
        hurt.boxes(leave)
        for vertex in leave:
            del boxes[vertex]
            grid.forget(vertex)
        for vertex in renewed:
            rect = boxes[vertex].rect
            if grid.rects_of(vertex) != (rect,):
                grid.put(vertex, rect)
        self._keep_lines(relined, hurt)
        self._bounds = None
        hurt.boxes(renewed)

    def _keep_lines(self, children: Iterable[Vertex], hurt: Hurt) -> None:
        """Lines that are still true stay where they are, with the keys they have now; others go."""
        boxes, shown, bound, parents = self.boxes, self.lines, self._keys, self.primary.parent
        away, rekeyed = [], []
        for child in children:
            old = shown.get(child)
            if old is None:
                continue
            keys, above = bound.get(child), old.parent
            if not keys or child not in boxes or above not in boxes or parents.get(child) != above:
                away.append(child)
            elif keys != old.keys:
                rekeyed.append(child)
        hurt.lines(away)
        hurt.lines(rekeyed)
        for child in away:
            del shown[child]
            self.line_grid.forget(child)
        for child in rekeyed:
            old, keys = shown[child], bound[child]
            shown[child] = line = Line(child, old.parent, keys, old.points, old.side, self._states_of(keys))
            self.line_grid.put(child, *lines.segments(line.points), lines.key_row(line))
        hurt.lines(rekeyed)

    def _follow(self, shift: Shift, touched: set[Vertex], hurt: Hurt, *, relined: bool = True) -> Damage:
        if not self.owes and not (self.is_large and len(shift.placed) + len(shift.gone) > self.heavy):
            return super()._follow(shift, touched, hurt, relined=relined)
        self.owes = Owed.PLACES
        self.is_stale = self._is_made_beside
        self._late_boxes |= shift.placed | shift.gone | touched
        self._late_lines |= self._relined(shift, touched) | shift.gone
        known = self.primary.parent
        for vertex in shift.placed | touched:
            if vertex not in self.box_grid:
                self.boxes.pop(vertex, None)  # it has no place on screen yet
        gone = {v for v in touched | shift.gone if v not in known}
        renewed = {v for v in touched if v in self.boxes and v in known}
        self._keep_true(gone, renewed, touched & self.lines.keys(), hurt)
        return Damage(hurt.rects)

    # ---- made beside

    def beside(self, wish: Wish | None = None) -> Generator[None, None, Self]:
        """The picture that is owed or wished for, some boxes or lines a step.

        States, findings and what nodes say may change meanwhile: `take_over` brings them up to date. After
        any other change of the tree, `is_stale`, it is to be begun anew.
        """
        self.give_up()
        self._is_made_beside = True
        made = type(self).__new__(type(self))
        made.tree, made.primary, made.names = self.tree, self.primary, self.names
        made._bounds = None
        made._states, made._findings = self._states, self._findings
        made._forget_what_is_late()
        if wish is None and self.owes is not Owed.ALL:
            yield from made._catch_up(self)
        else:
            yield from made._arrange_anew(self, wish or Wish(self.layout.direction, self.folded))
        return made

    def _arrange_anew(self, shown: "ShownPicture", wish: Wish) -> Iterator[None]:
        """Everything anew; what the shown picture knows of boxes is copied if it is true."""
        known = self.primary.parent
        self.boxes, self.lines, self._keys = {}, {}, {}
        self.box_grid, self.line_grid = type(shown.box_grid)(), type(shown.line_grid)()
        if shown.owes is not Owed.ALL:
            refolded = wish.folded ^ shown.folded
            self._known = {v: b for v, b in shown.boxes.items() if v not in refolded}
            self._keys = dict(shown._keys)
        self.layout = TidyLayout(self.primary, self._sizes(), self.tree.positions, wish.direction)
        self.layout.collapsed = {v for v in wish.folded if v in known}
        yield from self._building()

    def _catch_up(self, shown: "ShownPicture") -> Iterator[None]:
        """What is late is brought to where the layout has put it; the rest is as it was."""
        self.layout = shown.layout
        self.boxes, self.lines, self._keys = dict(shown.boxes), dict(shown.lines), dict(shown._keys)
        self.box_grid, self.line_grid = shown.box_grid.copy(), shown.line_grid.copy()
        yield
        places = self.layout.at
        for count, vertex in enumerate(shown._late_boxes, 1):
            if vertex in places:
                box = self.boxes.get(vertex)
                self.boxes[vertex] = box = box.copy() if box is not None else self._make_box(vertex)
                self._stand(vertex, box)
            else:
                self.boxes.pop(vertex, None)
                self.box_grid.drop(vertex)
            if count % STEP == 0:
                yield
        for count, vertex in enumerate(shown._late_lines, 1):
            self._draw_line(vertex)
            if count % STEP == 0:
                yield
        self._bounds = self._measure()

    def take_over(self, made: "ShownPicture") -> Damage:
        """Show what was made beside."""
        self.edition += 1
        old, marks, states, words = self.boxes, self._late_marks, self._late_states, self._late_words
        self.boxes, self.lines, self._keys = made.boxes, made.lines, made._keys
        self.box_grid, self.line_grid, self.layout = made.box_grid, made.line_grid, made.layout
        self.layout.size_of = self._sizes()
        self._bounds = made.bounds
        self._forget_what_is_late()
        self._renew(words)
        self._restate(states)
        self._remark([*marks, *self._folded_above(marks)])
        placed = (v for v, b in self.boxes.items() if (o := old.get(v)) is None or (o.x, o.y) != (b.x, b.y))
        return Damage(everything=True, placed=frozenset(placed))

    def give_up(self) -> None:
        """What is made beside is not wanted any more."""
        self._late_marks: set[Vertex] = set()
        self._late_words: set[Vertex] = set()
        self._late_states: list[ItemId] = []
        self._is_made_beside = self.is_stale = False

    # ---- inside

    def _size_of(self, vertex: Vertex) -> BoxSize:
        known = self._known.get(vertex)
        if known is not None and vertex not in self.boxes:
            self.boxes[vertex] = known.copy()
        return super()._size_of(vertex)

    def _restate(self, items: list[ItemId]) -> Damage:
        if self._is_made_beside:
            self._late_states += items
        return super()._restate(items)

    def _remark(self, vertices: Iterable[Vertex]) -> Damage:
        found = list(vertices)
        if self._is_made_beside:
            self._late_marks.update(found)
        return super()._remark(found)
