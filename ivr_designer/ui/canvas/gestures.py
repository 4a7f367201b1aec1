"""Gestures of the mouse as objects: begun by a press, moved, then released or cancelled.

A gesture shows a draft and nothing else; what it means is asked for once, at release. Points are scene units.
"""

from typing import TYPE_CHECKING

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.phrases import Phrase
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import box_at, port_of
from ivr_designer.ui.canvas.index import Rect, grown
from ivr_designer.ui.canvas.lines import Point
from ivr_designer.ui.canvas.overlay import Draft
from ivr_designer.ui.canvas.requests import End, KeypressRequest
from ivr_designer.ui.canvas.rings import key_place

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.surface import CanvasSurface


class Gesture:
    """What every gesture can do. `pans` says whether the view follows the mouse at the rim."""

    pans = True

    def __init__(self, surface: "CanvasSurface") -> None:
        self.surface = surface

    def move(self, at: Point, *, free: bool = False) -> None:
        """The mouse is at `at`; `free` turns off what would attract it."""

    def release(self, at: Point) -> None:
        """The button was released: ask for what was meant."""

    def cancel(self) -> None:
        """Leave no trace."""
        self._show(None)

    def _show(self, draft: Draft | None) -> None:
        """Show a draft instead of the one before, painting only where they are."""
        overlay = self.surface.overlay
        rects = [*draft_rects(overlay.draft, self.surface), *draft_rects(draft, self.surface)]
        overlay.draft = draft
        self.surface.update_scene(rects)


def draft_rects(draft: Draft | None, surface: "CanvasSurface") -> list[Rect]:
    """Where a draft is painted."""
    if draft is None:
        return []
    reach = 8 / surface.view.zoom
    found: list[Rect] = []
    for a, b in zip(draft.line, draft.line[1:], strict=False):
        found.append((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
    found += [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in draft.guides]
    if draft.marquee is not None:
        found.append(draft.marquee)
    box = surface.picture.boxes.get(draft.target) if surface.picture and draft.target is not None else None
    if box is not None:
        found.append(box.rect)
    return [grown(r, reach) for r in found]


class PanGesture(Gesture):
    """Drags the scene under the window; in logical px, for the scene moves with the mouse."""

    pans = False

    def __init__(self, surface: "CanvasSurface", start: Point) -> None:
        super().__init__(surface)
        self._last = surface.view.to_widget(*start)

    def move(self, at: Point, *, free: bool = False) -> None:
        """See Gesture."""
        x, y = self.surface.view.to_widget(*at)
        self.surface.pan(self._last[0] - x, self._last[1] - y)
        self._last = (x, y)


class MarqueeGesture(Gesture):
    """Selects the boxes that a rectangle touches; with `add`, to those that are selected."""

    def __init__(self, surface: "CanvasSurface", start: Point, *, add: bool) -> None:
        super().__init__(surface)
        self._start = start
        self._before = surface.selection.vertices if add else frozenset()

    def _rect(self, at: Point) -> Rect:
        (ax, ay), (bx, by) = self._start, at
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def move(self, at: Point, *, free: bool = False) -> None:
        """See Gesture."""
        self._show(Draft(marquee=self._rect(at)))

    def release(self, at: Point) -> None:
        """See Gesture."""
        self._show(None)
        picture = self.surface.picture
        if picture is not None:
            self.surface.select(self._before | set(picture.box_grid.within(self._rect(at))))


class EdgeDragGesture(Gesture):
    """Draws a new line from a node's port to a box or to empty space."""

    def __init__(self, surface: "CanvasSurface", source: NodeId) -> None:
        super().__init__(surface)
        self._source = source

    def move(self, at: Point, *, free: bool = False) -> None:
        """See Gesture."""
        picture = self.surface.picture
        if picture is None or self._source not in picture.boxes:
            return
        box = box_at(picture, at)
        good = picture.tree.refusal(self._source, box.vertex) is None if box is not None else True
        start = port_of(picture.boxes[self._source], picture.layout.direction)
        draft = Draft(draft_line(start, at), box.vertex if box is not None else None, good)
        self._show(draft)

    def release(self, at: Point) -> None:
        """See Gesture."""
        self._show(None)
        picture = self.surface.picture
        if picture is None or self._source not in picture.boxes:
            return
        box = box_at(picture, at)
        target = box.vertex if box is not None else None
        if target is not None:
            reason = picture.tree.refusal(self._source, target)
            if reason is not None:
                self.surface.refuse(reason)
                return
        elif not picture.tree.free_keys(self._source):
            self.surface.refuse(picture.tree.refusal(self._source, self._source))
            return
        request = KeypressRequest(self._source, target, at, self.surface.global_at(at))
        self.surface.keypress_requested.emit(request)


class EndDragGesture(Gesture):
    """Leads one end of a keypress elsewhere."""

    def __init__(self, surface: "CanvasSurface", keypress: Keypress, end: End) -> None:
        super().__init__(surface)
        self._keypress = keypress
        self._end = end

    def _refused(self, vertex: Vertex) -> Phrase | None:
        """Why this end cannot be put there, or None."""
        picture = self.surface.picture
        assert picture is not None
        tree, keypress = picture.tree, self._keypress
        if keypress.is_read_only:
            return tree.refusal(keypress.node, Destination(DestinationKind.MISSING))
        if self._end is End.SOURCE:
            if vertex == keypress.node:
                return None
            return tree.refusal(vertex, tree.target(keypress), keypress.key)
        if vertex == tree.target(keypress):
            return None
        if isinstance(vertex, Destination) and vertex.kind in {
            DestinationKind.MISSING,
            DestinationKind.UNKNOWN,
        }:
            return tree.refusal(keypress.node, vertex)
        node = tree.nodes.get(keypress.node)
        return tree.refusal(keypress.node, vertex) if node is None or node.is_read_only else None

    def _fixed(self) -> Point | None:
        """The other end."""
        picture = self.surface.picture
        if picture is None:
            return None
        if self._end is End.SOURCE:
            box = picture.boxes.get(picture.tree.target(self._keypress))
            return (box.x, box.y - box.h / 2) if box is not None else None
        place = key_place(picture, self._keypress.id)
        line = picture.lines.get(picture.tree.target(self._keypress))
        if line is not None and any(k.keypress == self._keypress.id for k in line.keys):
            return line.points[0]
        return ((place[0] + place[2]) / 2, place[3]) if place is not None else None

    def move(self, at: Point, *, free: bool = False) -> None:
        """See Gesture."""
        picture, fixed = self.surface.picture, self._fixed()
        if picture is None or fixed is None:
            return
        box = box_at(picture, at)
        good = box is None or self._refused(box.vertex) is None
        points = draft_line(fixed, at) if self._end is End.TARGET else draft_line(at, fixed)
        self._show(Draft(points, box.vertex if box is not None else None, good))

    def release(self, at: Point) -> None:
        """See Gesture."""
        self._show(None)
        picture = self.surface.picture
        box = box_at(picture, at) if picture is not None else None
        if picture is None or (box is None and self._end is End.SOURCE):
            return
        keypress, tree = self._keypress, picture.tree
        if box is not None:
            reason = self._refused(box.vertex)
            if reason is not None:
                self.surface.refuse(reason)
                return
            if box.vertex == (keypress.node if self._end is End.SOURCE else tree.target(keypress)):
                return
        self.surface.keypress_requested.emit(self._request(box, at, tree.target(keypress)))

    def _request(self, box: Box | None, at: Point, target: Vertex) -> KeypressRequest:
        keypress = self._keypress
        where = self.surface.global_at(at)
        if self._end is End.SOURCE and box is not None:
            return KeypressRequest(NodeId(str(box.vertex)), target, at, where, keypress.id, End.SOURCE)
        vertex = box.vertex if box is not None else None
        return KeypressRequest(keypress.node, vertex, at, where, keypress.id, End.TARGET)


def draft_line(start: Point, end: Point) -> list[Point]:
    """A level and upright line under the mouse."""
    (sx, sy), (ex, ey) = start, end
    if abs(ex - sx) < 2:
        return [start, end]
    turn = (sy + ey) / 2 if ey > sy + 20 else sy + 20
    return [start, (sx, turn), (ex, turn), end]
