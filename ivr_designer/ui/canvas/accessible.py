"""The canvas for a screen reader: the surface is a tree, every box and every keypress an object in it.

Objects are made when asked for and stand for an id, not for a drawing: name, place and state are read
from the picture each time.
"""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.hits import box_at
from ivr_designer.ui.canvas.labels import branch_words, finding_words, key_spoken, state_word
from ivr_designer.ui.canvas.requests import OpenRequest
from ivr_designer.ui.canvas.rings import key_place
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.widgets.kept_access import forget, keep, kept

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.index import Rect
    from ivr_designer.ui.canvas.picture import CanvasPicture
    from ivr_designer.ui.canvas.surface import CanvasSurface

Item = Vertex | KeypressId


FOLLOW = "follow"
"""Name of the action that goes to the box a keypress leads to."""
_installed: list[bool] = []


def install() -> None:
    """Have Qt ask us for the interface of a canvas; any number of calls do it once."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def _factory(key: str, thing: QObject | None) -> QAccessibleInterface | None:
    from ivr_designer.ui.canvas.surface import CanvasSurface

    if not isinstance(thing, CanvasSurface):
        return None
    return keep(thing, lambda: CanvasAccessible(thing), lambda made: made.forget_items())


def tell_focus(surface: "CanvasSurface") -> None:
    """Tell which item has the keyboard, once Qt has told that the canvas has it."""
    made = kept(surface)
    if isinstance(made, CanvasAccessible) and QAccessible.isActive():
        QTimer.singleShot(0, surface, made.tell_focus)


def name_of(picture: "CanvasPicture", item: Item) -> str:
    """What a box or a keypress is called, with all that its drawing says."""
    keypress = picture.tree.keypresses.get(cast(KeypressId, item))
    if keypress is not None:
        return _key_name(picture, keypress)
    box = picture.boxes.get(cast(Vertex, item))
    return _box_name(picture, box) if box is not None else ""


def _key_name(picture: "CanvasPicture", keypress: Keypress) -> str:
    target = picture.boxes.get(picture.tree.target(keypress))
    name = target.words.title if target is not None else tr("a folded box")
    parts = [tr("{key} to {target}").format(key=key_spoken(keypress.key).capitalize(), target=name)]
    state = picture.state_of(keypress.id)
    if state is not None:
        parts.append(state_word(state))
    return ", ".join(parts)


def _box_name(picture: "CanvasPicture", box: Box) -> str:
    parts = [box.words.title or tr("(no name)")]
    if box.entry:
        parts.append(tr("callers enter here"))
    if not isinstance(box.vertex, Destination):
        count = len(picture.tree.keypresses_of(box.vertex))
        parts.append(trn("{n} key", "{n} keys", count))
    if not box.reachable:
        parts.append(tr("unreachable"))
    if box.state is not None:
        parts.append(state_word(box.state))
    findings = finding_words(box.finding)
    if findings:
        parts.append(findings)
    if box.folded is not None:
        parts.append(tr("folded: {what}").format(what=branch_words(box.folded)))
    return ", ".join(parts)


def select_item(surface: "CanvasSurface", item: Item) -> None:
    """Select a box or a keypress, alone."""
    if surface.picture is None:
        return
    if item in surface.picture.tree.keypresses:
        surface.select((), (cast(KeypressId, item),))
    else:
        surface.select((cast(Vertex, item),), current=item)


class ItemAccessible(QAccessibleWidget):
    """One box or keypress. It is a QAccessibleWidget only because that brings the interface for actions."""

    def __init__(self, canvas: "CanvasAccessible", item: Item) -> None:
        super().__init__(canvas.surface)
        self._canvas = canvas
        self.item = item

    @property
    def _picture(self) -> "CanvasPicture | None":
        return self._canvas.surface.picture

    def isValid(self) -> bool:
        """False once the box or keypress is gone."""
        picture = self._picture
        return picture is not None and (self.item in picture.tree.keypresses or self.item in picture.boxes)

    def object(self) -> QObject | None:  # type: ignore[override]
        """There is no QObject behind it."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window of the surface."""
        return self._canvas.surface.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """The surface."""
        return self._canvas

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None: the tree is flat, order and words say what hangs where."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """None."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """None. Qt's own asks the widget, which is not there, and the program ends."""
        return None

    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        """None. As with `focusChild`, a screen reader's question would end the program."""
        return []

    def role(self) -> QAccessible.Role:
        """A box is an item of the tree, a keypress a link to another."""
        picture = self._picture
        is_key = picture is not None and self.item in picture.tree.keypresses
        return QAccessible.Role.Link if is_key else QAccessible.Role.TreeItem

    def state(self) -> QAccessible.State:
        """Selected, focused, folded, out of sight."""
        made = QAccessible.State()
        surface, picture = self._canvas.surface, self._picture
        made.focusable = made.selectable = True
        chosen = surface.selection
        made.selected = self.item in chosen.vertices or self.item in chosen.keypresses
        made.focused = surface.hasFocus() and chosen.current == self.item
        if picture is not None and self.item in picture.primary.children:
            folded = self.item in picture.layout.collapsed
            made.expandable = True
            made.collapsed, made.expanded = folded, not folded
        return made

    def rect(self) -> QRect:
        """Where it is on the screen."""
        picture = self._picture
        if picture is None:
            return QRect()
        place: Rect | None = key_place(picture, cast(KeypressId, self.item), self._canvas.surface.view.zoom)
        if place is None:
            box = picture.boxes.get(cast(Vertex, self.item))
            place = box.rect if box is not None else None
        if place is None:
            return QRect()
        left, top = self._canvas.surface.global_at((place[0], place[1]))
        right, bottom = self._canvas.surface.global_at((place[2], place[3]))
        return QRect(QPoint(left, top), QPoint(right, bottom))

    def text(self, kind: QAccessible.Text) -> str:
        """Name: all that the drawing says; description: the prompt."""
        picture = self._picture
        if picture is None:
            return ""
        if kind == QAccessible.Text.Name:
            return name_of(picture, self.item)
        box = picture.boxes.get(cast(Vertex, self.item))
        if kind == QAccessible.Text.Description and box is not None:
            return box.words.text
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are changed by renaming."""

    def foregroundColor(self) -> QColor:
        """The colour of its text."""
        return self._canvas.surface.scene.colours.color("text")

    def backgroundColor(self) -> QColor:
        """The colour behind it."""
        return self._canvas.surface.scene.colours.color("card")

    def actionNames(self) -> list[str]:
        """Press opens its properties, set focus selects it, toggle folds a branch, follow goes along it."""
        names = [self.setFocusAction(), self.pressAction(), self.showMenuAction()]
        picture = self._picture
        if picture is not None and self.item in picture.primary.children:
            names.append(self.toggleAction())
        if picture is not None and self.item in picture.tree.keypresses:
            names.append(FOLLOW)
        return names

    def doAction(self, name: str) -> None:
        """Do one of them."""
        surface = self._canvas.surface
        if name == self.toggleAction():
            surface.toggle_collapsed(NodeId(str(self.item)))
            return
        select_item(surface, self.item)
        if name in (self.setFocusAction(), FOLLOW):
            surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if name == self.pressAction():
            surface.open_requested.emit(OpenRequest(self.item))
        elif name == self.showMenuAction():
            surface.keyboard.show_menu()
        elif name == FOLLOW:
            surface.keyboard.follow(cast(KeypressId, self.item))

    def localizedActionName(self, name: str) -> str:
        """What the action is called here."""
        return tr("Follow the key") if name == FOLLOW else super().localizedActionName(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The key that does the same."""
        keys = {self.pressAction(): "Return", self.showMenuAction(): "Shift+F10", FOLLOW: "Down"}
        return [keys[name]] if name in keys else []


class CanvasAccessible(QAccessibleWidget):
    """The surface. Its children are the boxes, each followed by its keypresses."""

    def __init__(self, surface: "CanvasSurface") -> None:
        super().__init__(surface, QAccessible.Role.Tree, tr("Tree"))
        self.surface = surface
        self._made: dict[Item, ItemAccessible] = {}
        self._order: list[Item] = []
        self._places: dict[Item, int] = {}
        self._stamp: object = None
        surface.selection_changed.connect(self.tell_focus)

    def items(self) -> list[Item]:
        """Boxes and keypresses in the order in which they are read."""
        picture = self.surface.picture
        if picture is None:
            return []
        document = self.surface.document
        stamp = (id(picture), picture.edition, document.revision if document else 0, picture.folded)
        if stamp != self._stamp:
            self._stamp = stamp
            self._order = []
            for head in picture.primary.heads:
                for vertex in picture.primary.branch(head):
                    if vertex in picture.boxes:
                        self._order.append(vertex)
                        if not isinstance(vertex, Destination):
                            self._order.extend(k.id for k in picture.tree.keypresses_of(vertex))
            self._places = {item: place for place, item in enumerate(self._order)}
            for gone in [i for i in self._made if i not in self._places]:
                forget(self._made.pop(gone))
        return self._order

    def item(self, item: Item) -> ItemAccessible:
        """The object of one item, always the same."""
        found = self._made.get(item)
        if found is None:
            found = self._made[item] = ItemAccessible(self, item)
            QAccessible.registerAccessibleInterface(found)
        return found

    def forget_items(self) -> None:
        """The surface goes, and all that is on it."""
        for made in self._made.values():
            forget(made)
        self._made.clear()

    def childCount(self) -> int:
        """Boxes and keypresses."""
        return len(self.items())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The index-th of them."""
        items = self.items()
        return self.item(items[index]) if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Its place among them, -1 if it is none."""
        self.items()
        return self._places.get(child.item, -1) if isinstance(child, ItemAccessible) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The box at a point of the screen."""
        picture = self.surface.picture
        if picture is None:
            return None
        place = self.surface.mapFromGlobal(QPoint(x, y))
        box = box_at(picture, self.surface.view.to_scene(place.x(), place.y()))
        return self.item(box.vertex) if box is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """What the keyboard is on."""
        current = self.surface.selection.current
        self.items()
        return self.item(current) if current in self._places else None

    def tell_focus(self, _: object = None) -> None:
        """Tell which item has the keyboard, after it moved to another or came back to the canvas."""
        current = self.surface.selection.current
        if not QAccessible.isActive() or current is None or not self.surface.hasFocus():
            return
        self.items()
        if current in self._places:
            event = QAccessibleEvent(self.surface, QAccessible.Event.Focus)
            event.setChild(self._places[current])
            QAccessible.updateAccessibility(event)
