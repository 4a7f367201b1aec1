"""The mouse on the canvas: which press begins which gesture, what the pointer hovers."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.gestures import (
    EdgeDragGesture,
    EndDragGesture,
    Gesture,
    MarqueeGesture,
    PanGesture,
)
from ivr_designer.ui.canvas.hits import MISS, Hit, Part, hit
from ivr_designer.ui.canvas.lift import Lift, differing, lift_box, lift_keypresses
from ivr_designer.ui.canvas.lines import Point
from ivr_designer.ui.canvas.moving import MoveGesture
from ivr_designer.ui.canvas.requests import End, OpenRequest
from ivr_designer.ui.canvas.scrolling import Scrolling

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.surface import CanvasSurface
    from ivr_designer.ui.canvas.view import View

DRAG = 5.0
"""Logical px the mouse moves before a press becomes a drag."""

RIM = 28
RIM_STEP = 18
RIM_MS = 30
"""Near the rim a drag makes the view follow: how near, how far and how often."""

_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_CURSORS = {
    Part.PORT: Qt.CursorShape.CrossCursor,
    Part.KEY: Qt.CursorShape.PointingHandCursor,
    Part.CHIP: Qt.CursorShape.PointingHandCursor,
    Part.LINE: Qt.CursorShape.PointingHandCursor,
    Part.FOLD: Qt.CursorShape.PointingHandCursor,
    Part.START: Qt.CursorShape.CrossCursor,
}


class Mouse(QObject):
    """Owns the running gesture. Qt's events come in; the surface is told."""

    def __init__(self, surface: "CanvasSurface") -> None:
        super().__init__(surface)
        self._surface = surface
        self.gesture: Gesture | None = None
        self._pressed: tuple[Hit, Point, QPointF] | None = None
        self._space = False
        self._rim_timer = QTimer(self)
        self._rim_timer.setInterval(RIM_MS)
        self._rim_timer.timeout.connect(self._on_rim)
        self._last = QPointF()
        self._before_rim: View | None = None
        self.scrolling = Scrolling(self)

    @property
    def is_pressed(self) -> bool:
        """True while a button is down that may begin a gesture, or one is running."""
        return self.gesture is not None or self._pressed is not None

    def scene_at(self, place: QPointF) -> Point:
        """The scene point under a point of the widget."""
        return self._surface.view.to_scene(place.x(), place.y())

    def hit_at(self, place: QPointF) -> Hit:
        """What is under a point of the widget."""
        surface = self._surface
        if surface.picture is None:
            return MISS
        lines = surface.overlay.selected.lines
        chosen = next(iter(lines)) if len(lines) == 1 and surface.selection.keypresses else None
        live = surface.overlay.hover.vertex
        found = hit(surface.picture, self.scene_at(place), surface.view.zoom, live, chosen)
        if surface.read_only and found.part in {Part.PORT, Part.START}:
            return Hit(Part.BOX, found.vertex) if found.part is Part.PORT else MISS
        return found

    def on_scrolled(self, place: QPointF) -> None:
        """The scene moved under the pointer: a running gesture follows, else something else is hovered."""
        if self.gesture is not None:
            self._follow(place, free=False)
        else:
            self.hover(place)

    def set_space(self, down: bool) -> None:
        """The space bar is held: a drag moves the view."""
        self._space = down
        self._surface.setCursor(Qt.CursorShape.OpenHandCursor if down else Qt.CursorShape.ArrowCursor)

    @property
    def space(self) -> bool:
        """True while the space bar is held."""
        return self._space

    # ---- press, move, release

    def press(self, event: QMouseEvent) -> None:
        """A button went down: nothing is done yet but to select."""
        self.cancel()
        surface, place = self._surface, event.position()
        surface.finish_animation()  # a gesture takes boxes from where they belong
        at = self.scene_at(place)
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._begin(PanGesture(surface, at))
            surface.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        found = self.hit_at(place)
        if event.button() == Qt.MouseButton.RightButton:
            self._select_for_menu(found)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = (found, at, place)
        adding = bool(event.modifiers() & _ADDING)
        if found.part is Part.PORT and found.vertex is not None:
            self._begin(EdgeDragGesture(surface, NodeId(str(found.vertex))))
        elif found.part is Part.FOLD and found.vertex is not None:
            self._pressed = None
            surface.toggle_collapsed(NodeId(str(found.vertex)))
        elif found.part is Part.BOX and found.vertex is not None:
            self._select_box(found.vertex, adding=adding)
        elif found.keypress is not None:
            kept = surface.selection.keypresses if adding else frozenset()
            surface.select(surface.selection.vertices if adding else (), kept ^ {found.keypress})
            if not surface.selection.keypresses:
                surface.select((), (found.keypress,))

    def _select_box(self, vertex: Vertex, *, adding: bool) -> None:
        surface = self._surface
        chosen = surface.selection.vertices
        if adding:
            surface.select(chosen ^ {vertex}, surface.selection.keypresses, current=vertex)
        elif vertex not in chosen:
            surface.select({vertex}, current=vertex)

    def _select_for_menu(self, found: Hit) -> None:
        surface = self._surface
        if found.keypress is not None:
            if found.keypress not in surface.selection.keypresses:
                surface.select((), (found.keypress,))
        elif found.vertex is not None:
            if found.vertex not in surface.selection.vertices:
                surface.select({found.vertex}, current=found.vertex)
        else:
            surface.select(())

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved: hover, begin a drag, or let the gesture follow."""
        place = event.position()
        self._last = place
        if not event.buttons():
            self.cancel()  # it was let go of over a dialog that opened meanwhile
        if self.gesture is None and self._pressed is not None:
            found, at, start = self._pressed
            if (place - start).manhattanLength() < DRAG:
                return
            self._begin_drag(found, at, event)
        if self.gesture is not None:
            self._follow(place, free=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif not event.buttons():
            self.hover(place)

    def _begin_drag(self, found: Hit, at: Point, event: QMouseEvent) -> None:
        surface = self._surface
        if surface.picture is None:
            return  # no tree, or it went away while the button was down
        keypress = surface.picture.tree.keypresses.get(found.keypress) if found.keypress is not None else None
        if surface.read_only:
            self._begin(PanGesture(surface, at))
        elif found.part is Part.BOX and found.vertex is not None:
            alone = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._begin(MoveGesture(surface, at, found.vertex, alone=alone))
        elif keypress is not None and found.part in {Part.KEY, Part.CHIP, Part.LINE}:
            self._begin(EndDragGesture(surface, keypress, End.TARGET))
        elif keypress is not None and found.part is Part.START:
            self._begin(EndDragGesture(surface, keypress, End.SOURCE))
        else:
            self._begin(MarqueeGesture(surface, at, add=bool(event.modifiers() & _ADDING)))

    def _begin(self, gesture: Gesture) -> None:
        self._surface.finish_animation()
        self.gesture = gesture
        self._before_rim = None
        if gesture.pans:
            self._rim_timer.start()

    def _follow(self, place: QPointF, *, free: bool) -> None:
        assert self.gesture is not None
        self.gesture.move(self.scene_at(place), free=free)

    def release(self, event: QMouseEvent) -> None:
        """The button came up: the gesture asks for what was meant, a mere click on nothing deselects."""
        gesture, pressed = self.gesture, self._pressed
        self.gesture = self._pressed = None
        self._rim_timer.stop()
        if gesture is not None:
            gesture.release(self.scene_at(event.position()))
            self._surface.setCursor(
                Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
            )
        elif pressed is not None and not event.modifiers() & _ADDING:
            found = pressed[0]
            if found.part is Part.NOTHING:
                self._surface.select(())
            elif found.part is Part.BOX and found.vertex is not None:
                self._surface.select({found.vertex}, current=found.vertex)

    def cancel(self) -> bool:
        """End the running gesture without a trace, the view where it was; False if there is none."""
        gesture, self.gesture, self._pressed = self.gesture, None, None
        self._rim_timer.stop()
        if gesture is None:
            return False
        gesture.cancel()
        if self._before_rim is not None:
            now = self._surface.view
            self._surface.set_view(replace(self._before_rim, width=now.width, height=now.height))
        return True

    @Slot()
    def _on_rim(self) -> None:
        """The view follows a drag that comes near the rim."""
        surface, place = self._surface, self._last
        if self.gesture is None:
            return
        dx = (-RIM_STEP if place.x() < RIM else 0) + (RIM_STEP if place.x() > surface.width() - RIM else 0)
        dy = (-RIM_STEP if place.y() < RIM else 0) + (RIM_STEP if place.y() > surface.height() - RIM else 0)
        if (dx or dy) and surface.rect().adjusted(-60, -60, 60, 60).contains(place.toPoint()):
            self._before_rim = self._before_rim or surface.view
            surface.pan(dx, dy)
            self._follow(place, free=False)

    def double_click(self, event: QMouseEvent) -> None:
        """Rename a node, jump along a chip, open anything else."""
        surface = self._surface
        self._pressed = None
        found = self.hit_at(event.position())
        if surface.picture is None:
            return
        if found.part is Part.BOX and found.vertex is not None:
            if isinstance(found.vertex, Destination) or surface.read_only:
                surface.open_requested.emit(OpenRequest(found.vertex))
            else:
                surface.rename(NodeId(found.vertex))
        elif found.part is Part.CHIP and found.keypress is not None:
            target = surface.picture.tree.target(surface.picture.tree.keypresses[found.keypress])
            surface.select({target}, current=target)
            surface.center_on(target)
        elif found.keypress is not None:
            surface.open_requested.emit(OpenRequest(found.keypress))

    # ---- hover

    def hover(self, place: QPointF | None) -> None:
        """Lift what is under the pointer; None: the pointer has left."""
        surface, overlay = self._surface, self._surface.overlay
        found = self.hit_at(place) if place is not None else MISS
        if found == overlay.hover or surface.picture is None:
            return
        picture = surface.picture
        before, old = surface.handle_rects(overlay.hover), overlay.lifts()
        overlay.hover = found
        if surface.view.zoom < m.FAR and found.part is not Part.BOX:
            overlay.hovered = Lift()
        elif found.keypress is not None:
            overlay.hovered = lift_keypresses(picture, (found.keypress,))
        elif found.vertex is not None:
            overlay.hovered = lift_box(picture, found.vertex)
        else:
            overlay.hovered = Lift()
        lifted = differing(picture, old, overlay.lifts())
        surface.update_scene(before + lifted + surface.handle_rects(found))
        surface.find_ways()
        shape = _CURSORS.get(found.part, Qt.CursorShape.ArrowCursor)
        if not self._space and shape is not surface.cursor().shape():
            surface.setCursor(shape)
