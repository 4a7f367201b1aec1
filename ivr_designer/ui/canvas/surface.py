"""CanvasSurface: the widget on which a tree is drawn. Events in, tiles out; it edits nothing itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.phrases import Phrase
from ivr_designer.domain.tree import Position
from ivr_designer.ui.canvas import accessible
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.damage import Damage
from ivr_designer.ui.canvas.drawing_sign import DrawingSign
from ivr_designer.ui.canvas.drops import DropTarget
from ivr_designer.ui.canvas.keyboard import Keyboard
from ivr_designer.ui.canvas.lines import Point
from ivr_designer.ui.canvas.minimap import Minimap
from ivr_designer.ui.canvas.mouse import Mouse
from ivr_designer.ui.canvas.name_editor import NameEditor
from ivr_designer.ui.canvas.requests import (
    Announcement,
    BoxesMoved,
    MenuRequest,
    NameEdited,
    Scope,
)
from ivr_designer.ui.canvas.rings import key_place
from ivr_designer.ui.canvas.room import free_offset
from ivr_designer.ui.canvas.shown import ShownPicture
from ivr_designer.ui.canvas.tips import tip
from ivr_designer.ui.canvas.tree_stage import TreeStage
from ivr_designer.ui.text import LiveText, tr

if TYPE_CHECKING:
    from ivr_designer.sync.contract import ItemId


class CanvasSurface(TreeStage):
    """The tree on which one works with mouse, keyboard and touchpad.

    Signals (all carry one value of `requests`):
        keypress_requested: KeypressRequest. boxes_moved: BoxesMoved. selection_changed: Selection.
        name_edited: NameEdited. delete_requested: Selection. drop_requested: DropRequest.
        menu_requested: MenuRequest. open_requested: OpenRequest. key_typed: KeyTyped.
        zoom_changed: float (1.0 is 100 %). refused: Phrase, why something
        cannot be. collapsed_changed: frozenset of folded vertices. announced: Announcement.
        direction_changed: Direction, when the one that was asked for is not going to be.
    """

    keypress_requested = Signal(object)
    boxes_moved = Signal(object)
    name_edited = Signal(object)
    delete_requested = Signal(object)
    drop_requested = Signal(object)
    menu_requested = Signal(object)
    open_requested = Signal(object)
    key_typed = Signal(object)
    zoom_changed = Signal(object)
    refused = Signal(object)
    collapsed_changed = Signal(object)
    announced = Signal(object)
    direction_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        accessible.install()  # first: for a screen reader at work, Qt makes one of its own at the first name
        super().__init__(parent)
        self.read_only = False
        self._editor: NameEditor | None = None
        self._zoom = 0.0
        self.keyboard = Keyboard(self)
        self.mouse = Mouse(self)
        self._drops = DropTarget(self)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 90)
        self.minimap = Minimap(self, self)
        self.drawing = DrawingSign(self)
        self._minimap_wanted = True
        self.minimap.hide()
        self.overview.changed.connect(self._place_minimap)
        self.view_changed.connect(self._on_view_changed)
        self.selection_changed.connect(self._place_minimap)
        LiveText(self)(self.setAccessibleName, lambda: tr("Tree"))

    def look_only(self) -> None:
        """From now on this is a picture to look at: select, pan and zoom, and nothing that changes it."""
        self.read_only = self.overlay.read_only = True
        self.setAcceptDrops(False)

    def interrupt(self) -> None:
        """See TreeStage: gestures are cancelled, a name being typed is kept for its own node."""
        self.cancel_gesture()
        super().interrupt()

    # ---- view

    def center_on(self, item: Vertex | KeypressId) -> None:
        """Bring a box or a keypress into the middle, unfolding branches that hide it."""
        picture = self.picture
        if picture is None:
            return
        keypress = picture.tree.keypresses.get(cast(KeypressId, item))
        vertex: Vertex = keypress.node if keypress is not None else cast(Vertex, item)
        if vertex not in picture.primary.parent:
            return
        self._unfold_to(vertex)
        if vertex not in picture.boxes:
            self.remaking.then(lambda: self.center_on(item))
            return
        place = key_place(picture, keypress.id) if keypress is not None else None
        box = picture.boxes[vertex]
        x, y = ((place[0] + place[2]) / 2, (place[1] + place[3]) / 2) if place is not None else (box.x, box.y)
        self.centre_at(x, y)

    def reveal_item(self, vertex: Vertex) -> None:
        """Move as little as needed to see a box."""
        if self.picture is not None and vertex in self.picture.primary.parent:
            self._unfold_to(vertex)
            box = self.picture.boxes.get(vertex)
            if box is not None:
                self.reveal(box.rect)
            else:
                self.remaking.then(lambda: self.reveal_item(vertex))

    def _unfold_to(self, vertex: Vertex) -> None:
        picture = self.picture
        assert picture is not None
        for above in [a for a in picture.primary.ancestors(vertex) if a in picture.layout.collapsed][::-1]:
            self.set_collapsed(NodeId(str(above)), False)

    def room(self, places: Mapping[Vertex, Position], step: float) -> Position:
        """How far to move boxes with these middles, in steps, so that they cover no box; scene units."""
        return (step, step) if self.picture is None else free_offset(self.picture, places, step)

    def zoom_to(self, factor: float) -> None:
        """Zoom about the middle of the view; 1.0 is 100 %."""
        self.zoom_about(factor, self.width() / 2, self.height() / 2)

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom_to(self.view.zoom * m.ZOOM_STEP**2)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom_to(self.view.zoom / m.ZOOM_STEP**2)

    @Slot(object)
    def _on_view_changed(self, _: object) -> None:
        self._close_editor()
        self._place_minimap()
        if self.view.zoom != self._zoom:
            self._zoom = self.view.zoom
            self.zoom_changed.emit(self._zoom)

    def set_minimap_shown(self, shown: bool) -> None:
        """Offer the minimap, or never; offered, it shows while there is more than fits into the view."""
        self._minimap_wanted = shown
        self._place_minimap()

    @Slot()
    def _place_minimap(self) -> None:
        """Where it belongs, and on screen once there is something in it."""
        minimap, bounds = self.minimap, self.picture.bounds if self.picture is not None else None
        left, top, right, bottom = self.view.scene
        more = bounds is not None and not (
            left <= bounds[0] and top <= bounds[1] and bounds[2] <= right and bounds[3] <= bottom
        )
        room = self.width() > 3 * minimap.width() and self.height() > 3 * minimap.height()
        minimap.lie_in(self.size(), self._worked_on())
        drawn = self.overview.bounds is not None
        minimap.setVisible(self._minimap_wanted and more and room and drawn)

    def _worked_on(self) -> list[QRectF]:
        """The box or the key that the keyboard goes on from, and the box that key leads to; logical px."""
        picture, current = self.picture, self.selection.current
        if picture is None or current is None:
            return []
        keypress = picture.tree.keypresses.get(cast(KeypressId, current))
        box = picture.boxes.get(cast(Vertex, current) if keypress is None else picture.tree.target(keypress))
        rects = [box.rect] if box is not None else []
        chip = key_place(picture, keypress.id, self.view.zoom) if keypress is not None else None
        rects += [chip] if chip is not None else []
        return [
            QRectF(QPointF(*self.view.to_widget(*r[:2])), QPointF(*self.view.to_widget(*r[2:])))
            for r in rects
        ]

    # ---- layout

    def arrange(self, scope: Scope = Scope.ALL) -> None:
        """Give boxes back to the layout (emits boxes_moved) and tidy up, animated."""
        picture = self.picture
        if picture is None:
            return
        hand = picture.tree.positions
        given = (
            []
            if scope is Scope.NEW
            else [v for v in hand if scope is Scope.ALL or v in self.selection.vertices]
        )
        if given:
            self.boxes_moved.emit(BoxesMoved(dict.fromkeys(given)))
        if scope is Scope.SELECTION:
            return
        if not given:  # else it is told that boxes were moved
            self.announce(tr("Arranged."))
        if self.puts_off(picture):
            self.remaking.wish(tidy=True)
        else:
            self.animated(picture.tidy)

    def set_direction(self, direction: Direction) -> None:
        """Draw children below their parents or to their right."""
        self._direction = direction
        picture = self.picture
        if picture is None:
            return
        if self.puts_off(picture):
            self.remaking.wish(direction=direction, fit=True)
        elif picture.layout.direction is not direction:
            picture.set_direction(direction)
            self._relift()
            self.show_damage(Damage(everything=True))
            self.fit()

    def on_wish_taken_back(self) -> None:
        """See TreeStage."""
        if self.picture is not None and self._direction is not self.picture.layout.direction:
            self._direction = self.picture.layout.direction
            self.direction_changed.emit(self._direction)

    def set_collapsed(self, node: NodeId, collapsed: bool) -> None:
        """Fold a branch into its box, or unfold it."""
        picture = self.picture
        if picture is None:
            return
        if self.is_behind(picture) or picture.folds_much(node):
            if not collapsed:
                self.remaking.wish(unfold=[node], anchor=node)
            elif node in picture.primary.children:
                self.remaking.wish(fold=[node], anchor=node)
            return
        self.animated(lambda: picture.set_collapsed(node, collapsed))
        self.remaking.catch_up()
        self.collapsed_changed.emit(picture.folded)

    def toggle_collapsed(self, node: NodeId) -> None:
        """Fold a branch that is unfolded, unfold one that is folded."""
        if self.picture is not None:
            self.set_collapsed(node, node not in self.picture.layout.collapsed)

    def unfold_all(self) -> None:
        """Unfold every branch."""
        picture = self.picture
        if picture is None:
            return
        if self.puts_off(picture):
            self.remaking.wish(unfold=picture.folded, fit=True)
            return
        # Outer ones first: what is hidden in a folded branch has no box that could be unfolded.
        while found := [n for n in picture.layout.collapsed if n in picture.boxes]:
            for node in found:
                self.set_collapsed(NodeId(str(node)), False)

    def show_made(self, made: ShownPicture, *, fit: bool, anchor: Vertex | None) -> None:
        """See TreeStage."""
        folded = self.picture.folded if self.picture is not None else frozenset()
        super().show_made(made, fit=fit, anchor=anchor)
        if self.picture is not None and self.picture.folded != folded:
            self.collapsed_changed.emit(self.picture.folded)

    def is_in_hand(self) -> bool:
        """See TreeStage."""
        return self.mouse.is_pressed

    # ---- asking

    def rename(self, node: NodeId) -> None:
        """Open the in-place name editor on a node."""
        picture = self.picture
        if picture is None or node not in picture.tree.nodes:
            return
        found = picture.tree.nodes[node]
        if found.is_read_only:
            reason = picture.tree.refusal(node, node)
            self.refuse(reason)
            return
        self.reveal_item(node)
        if node not in picture.boxes:
            self.remaking.then(lambda: self._rename_late(node))
            return
        if self.view.zoom < 0.5:
            self.zoom_about(1.0, *self.view.to_widget(picture.boxes[node].x, picture.boxes[node].y))
            self._finish_zoom()
        self._close_editor()
        editor = NameEditor(self, node, found.name)
        editor.place(picture.boxes[node], self.view)
        editor.finished.connect(self._on_name_finished)
        self._editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename_late(self, node: NodeId) -> None:
        """The box is there now; unless something else is at hand meanwhile, its name can be typed."""
        if self.selection.current == node and self._editor is None:
            self.rename(node)

    @Slot(object)
    def _on_name_finished(self, edited: NameEdited | None) -> None:
        self._editor = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if edited is not None:
            self.name_edited.emit(edited)

    def _close_editor(self) -> None:
        if self._editor is not None:
            self._editor.close_with(keep=True)

    def refuse(self, reason: Phrase | None) -> None:
        """Tell why something was not done."""
        if reason is not None:
            self.refused.emit(reason)

    def announce(self, text: str) -> None:
        """Have a screen reader say `text`."""
        self.announced.emit(Announcement(text))

    def global_at(self, at: Point) -> tuple[int, int]:
        """The point of the screen at a scene point."""
        x, y = self.view.to_widget(*at)
        place = self.mapToGlobal(QPoint(round(x), round(y)))
        return place.x(), place.y()

    def below(self, vertex: Vertex | None) -> tuple[int, int]:
        """The point of the screen below a box, for a popup; without a box that is seen, in the middle."""
        box = self.picture.boxes.get(vertex) if self.picture is not None and vertex is not None else None
        if box is None:
            middle = self.mapToGlobal(QPoint(self.width() // 2, self.height() // 2))
            return middle.x(), middle.y()
        return self.global_at((box.x - box.w / 2, box.y + box.h / 2))

    def cancel_gesture(self) -> bool:
        """End a running gesture; False if there was none."""
        return self.mouse.cancel()

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self._close_editor()
        self.mouse.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or go on with a gesture."""
        self.mouse.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        self.mouse.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename, jump or open."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.double_click(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""
        self.mouse.scrolling.wheel(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the canvas; others go to the window."""
        if event.key() == Qt.Key.Key_Space and (event.isAutoRepeat() or self.mouse.space):
            event.accept()
        elif self.keyboard.press(event):
            if event.key() == Qt.Key.Key_Space:
                self.mouse.set_space(True)
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar came up."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.set_space(False)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; on the root if it was nowhere."""
        self.overlay.focused = True
        tabbed = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if tabbed and self.selection.is_empty and self.picture is not None and self.picture.primary.heads:
            self.select({self.picture.primary.heads[0]})
        self.update_scene(self._ring_rects())
        accessible.tell_focus(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        self.overlay.focused = False
        self.keyboard.composing = False
        self.mouse.set_space(False)
        self.update_scene(self._ring_rects())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered."""
        self.mouse.hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the pointer; the key is handled with the other keys."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.mouse.scene_at(QPointF(event.pos()))
            place = event.globalPos()
            self.menu_requested.emit(MenuRequest(self.selection, (place.x(), place.y()), at))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Tooltips and touchpad gestures."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if isinstance(event, QNativeGestureEvent) and self.mouse.scrolling.native(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.keyboard.withholds(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self.keyboard.composing = bool(event.preeditString())
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        found = self.mouse.hit_at(QPointF(event.pos()))
        node = found.vertex if not isinstance(found.vertex, Destination) else None
        item: ItemId | None = found.keypress or node
        status = self._status.get(item) if item is not None else None
        QToolTip.showText(event.globalPos(), tip(self.picture, found, status) if self.picture else "", self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A box from the palette comes in."""
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where it would go."""
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It left again."""
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the box."""
        self._drops.drop(event)
