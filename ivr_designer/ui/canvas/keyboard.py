"""The keyboard on the canvas: everything the mouse can do, without it."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas import navigation
from ivr_designer.ui.canvas.navigation import Way
from ivr_designer.ui.canvas.requests import (
    BoxesMoved,
    KeyTyped,
    MenuRequest,
    OpenRequest,
)
from ivr_designer.ui.flags import without
from ivr_designer.ui.text import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivr_designer.ui.canvas.surface import CanvasSurface

_ARROWS = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
}
_SIGNS = {Qt.Key.Key_Minus, Qt.Key.Key_Plus}
_LOOKING = {
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Minus, Qt.Key.Key_Plus,
}  # fmt: skip
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keyboard:
    """Turns key presses into selections, views and requests.

    `letters`: keys that type a character (digits, +, -) act; can be switched off. `composing`: an input
    method is in the middle of a word, so that no such key is ours, nor a shortcut's.
    """

    def __init__(self, surface: "CanvasSurface") -> None:
        self._surface = surface
        self.letters = True
        self.composing = False
        self._plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Home: self._home,
            Qt.Key.Key_End: self._end,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Backspace: self._delete,
            Qt.Key.Key_Space: self._toggle,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Menu: self.show_menu,
            Qt.Key.Key_Minus: lambda: self._fold(folded=True),
            Qt.Key.Key_Plus: lambda: self._fold(folded=False),
        }

    def withholds(self, event: QKeyEvent) -> bool:
        """True for a key that no shortcut may have: a character while an input method composes."""
        return self.composing and bool(event.text()) and not event.modifiers() & (_CTRL | _ALT)

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; False if it is not one of the canvas's."""
        if self._surface.picture is None or self.composing:
            return False
        key, modifiers = event.key(), without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
        if key in _ARROWS and not (self._surface.read_only and modifiers & _ALT):
            return self._arrow(_ARROWS[Qt.Key(key)], modifiers)
        if modifiers == _SHIFT and key == Qt.Key.Key_F10:
            self.show_menu()
            return True
        if self._surface.read_only and not self._only_looks(event):
            return False
        if modifiers & (_CTRL | _ALT):
            return False
        dtmf = Key.parse(event.text()) if len(event.text()) == 1 else None
        if dtmf is not None:
            return self.letters and self._digit(dtmf)
        act = self._plain.get(key)
        if act is None or (modifiers and modifiers != _SHIFT):
            return False
        if key in _SIGNS and not self.letters:
            return False
        act()
        return True

    def _only_looks(self, event: QKeyEvent) -> bool:
        """Keys that change nothing. Escape is the page's when there is nothing to leave here."""
        if event.key() == Qt.Key.Key_Escape:
            return not self._surface.selection.is_empty or self._surface.overlay.highlight is not None
        return event.key() in _LOOKING

    # ---- arrows

    def _arrow(self, arrow: Way, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & _ALT:
            self._nudge(arrow, 1.0 if modifiers & _SHIFT else m.GRID)
            return True
        surface, picture = self._surface, self._surface.picture
        assert picture is not None
        current = surface.selection.current
        keypress = picture.tree.keypresses.get(cast(KeypressId, current)) if current is not None else None
        if keypress is not None:
            self._from_keypress(keypress.id, arrow)
            return True
        vertex = surface.current_box()
        if vertex is None:
            self._home()
            return True
        move = navigation.nearest if modifiers & _CTRL else navigation.along
        target = move(picture, vertex, arrow)
        if target is not None:
            self._go(target, keep=bool(modifiers & _SHIFT))
        else:
            surface.announce(tr("There is no box that way."))
        return True

    def _from_keypress(self, keypress: KeypressId, arrow: Way) -> None:
        """From a key: up to its node, down to where it leads, sideways to the next key."""
        picture = self._surface.picture
        assert picture is not None
        found = picture.tree.keypresses[keypress]
        if arrow is Way.UP:
            self._go(found.node)
        elif arrow is Way.DOWN:
            self.follow(keypress)
        else:
            other = navigation.beside_keypress(picture, found.id, 1 if arrow is Way.RIGHT else -1)
            if other is not None:
                self._surface.select((), (other,))
            else:
                self._surface.announce(tr("There is no further key that way."))

    def follow(self, keypress: KeypressId) -> None:
        """Go to the box that a key leads to."""
        picture = self._surface.picture
        assert picture is not None
        self._go(picture.tree.target(picture.tree.keypresses[keypress]))

    def _go(self, vertex: Vertex, *, keep: bool = False) -> None:
        surface = self._surface
        chosen = {*surface.selection.vertices, vertex} if keep else {vertex}
        surface.select(chosen, current=vertex)
        surface.reveal_item(vertex)

    def _nudge(self, arrow: Way, step: float) -> None:
        picture = self._surface.picture
        assert picture is not None
        dx, dy = arrow.value
        boxes = [picture.boxes[v] for v in self._surface.selection.vertices if v in picture.boxes]
        if boxes:
            self._surface.boxes_moved.emit(
                BoxesMoved({b.vertex: (b.x + dx * step, b.y + dy * step) for b in boxes})
            )

    def _home(self) -> None:
        picture = self._surface.picture
        assert picture is not None
        heads = picture.primary.heads
        if heads:
            self._go(heads[0])

    def _end(self) -> None:
        picture = self._surface.picture
        assert picture is not None
        vertex = navigation.last(picture)
        if vertex is not None:
            self._go(vertex)

    # ---- acts

    def _digit(self, key: Key) -> bool:
        surface, picture = self._surface, self._surface.picture
        assert picture is not None
        vertex = surface.current_box()
        if vertex is None or isinstance(vertex, Destination):
            return False
        bound = picture.tree.keypress_at(vertex, key)
        if bound is not None:
            surface.select((), (bound.id,))
        else:
            surface.key_typed.emit(KeyTyped(vertex, key, surface.below(vertex)))
        return True

    def _open(self) -> None:
        current = self._surface.selection.current
        if current is not None:
            self._surface.open_requested.emit(OpenRequest(current))

    def _delete(self) -> None:
        if not self._surface.selection.is_empty:
            self._surface.delete_requested.emit(self._surface.selection)

    def _toggle(self) -> None:
        """Space: select the current box, or take it out of the selection."""
        surface = self._surface
        vertex = surface.current_box()
        if vertex is not None:
            chosen = set(surface.selection.vertices) ^ {vertex}
            surface.select(chosen, surface.selection.keypresses, current=vertex)
            self._tell_count(chosen=vertex in chosen)

    def _tell_count(self, *, chosen: bool) -> None:
        """What the ring around a box shows: whether it is selected, and how many are."""
        words = tr("Selected.") if chosen else tr("Taken out.")
        self._surface.announce(f"{words} {self._count()}")

    def _count(self) -> str:
        count = len(self._surface.selection.vertices)
        return trn("{n} box is selected.", "{n} boxes are selected.", count)

    def select_all(self) -> None:
        """Select every box, and say how many they are."""
        self._surface.select_all()
        self.tell_count()

    def tell_count(self) -> None:
        """Say how many boxes are selected."""
        self._surface.announce(self._count())

    def _escape(self) -> None:
        """Up a level: the gesture, what is drawn, the highlight, from a key to its node, nothing selected."""
        surface, picture = self._surface, self._surface.picture
        assert picture is not None
        if surface.cancel_gesture() or surface.remaking.cancel():
            return
        if surface.overlay.highlight is not None:
            surface.highlight(())
            return
        chosen = next(iter(surface.selection.keypresses), None)
        if chosen is not None and chosen in picture.tree.keypresses:
            self._go(picture.tree.keypresses[chosen].node)
            return
        if not surface.selection.is_empty:
            surface.announce(tr("Nothing is selected."))
        surface.select(())

    def _fold(self, *, folded: bool) -> None:
        surface, vertex = self._surface, self._surface.current_box()
        picture = surface.picture
        assert picture is not None
        if vertex is None or isinstance(vertex, Destination) or vertex not in picture.primary.children:
            surface.announce(tr("There is no branch to fold here."))
        elif (vertex in picture.layout.collapsed) is folded:
            surface.announce(tr("It is folded already.") if folded else tr("It is not folded."))
        else:
            surface.set_collapsed(NodeId(vertex), folded)
            surface.announce(tr("Branch folded.") if folded else tr("Branch unfolded."))

    def show_menu(self) -> None:
        """Ask for the menu of what is selected."""
        surface, picture = self._surface, self._surface.picture
        assert picture is not None
        vertex = surface.current_box()
        box = picture.boxes.get(vertex) if vertex is not None else None
        position = (box.x, box.y) if box is not None else surface.view.centre
        surface.menu_requested.emit(MenuRequest(surface.selection, surface.below(vertex), position))
