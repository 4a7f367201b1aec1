"""TreeStage: a stage that follows one document, and knows what is selected, marked and highlighted on it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.tree import Position
from ivr_designer.domain.turns import goes_first
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.animation import LayoutAnimation
from ivr_designer.ui.canvas.damage import Damage
from ivr_designer.ui.canvas.hits import MISS, Hit, fold_rect, port_of
from ivr_designer.ui.canvas.index import Rect, grown
from ivr_designer.ui.canvas.lift import Lift, differing, lift_box, lift_keypresses, paths_through
from ivr_designer.ui.canvas.remaking import Remaking
from ivr_designer.ui.canvas.requests import FindingCount, Mark, Marks, Selection
from ivr_designer.ui.canvas.rings import key_rings
from ivr_designer.ui.canvas.shown import HEAVY, LARGE, Owed, ShownPicture
from ivr_designer.ui.canvas.stage import Stage
from ivr_designer.ui.text import tr

WAYS_MS = 8
"""Between two goes at the ways of a hub: the mouse has its turn meanwhile."""


class TreeStage(Stage):
    """The picture of one document. `large` and `heavy` are those of ShownPicture, for the next document.

    Signals:
        selection_changed: Selection.
    """

    selection_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._status: dict[ItemId, ItemStatus] = {}
        self._layers: dict[str, Marks] = {}
        self._direction = Direction.DOWN
        self._names: Mapping[str, str] = {}
        self._animation = LayoutAnimation(self)
        self.remaking = Remaking(self)
        self.large, self.heavy = LARGE, HEAVY
        self._ways_timer = QTimer(self)
        self._ways_timer.setSingleShot(True)
        self._ways_timer.timeout.connect(self._find_ways)

    def set_animated(self, animated: bool) -> None:
        """Let boxes glide to new places, or be there at once. The system may wish for less motion, too."""
        self._animation.enabled = animated

    def interrupt(self) -> None:
        """The picture is about to change: whatever is under way on it ends, without a trace."""
        self._animation.finish()

    # ---- what is shown

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def set_document(self, document: Document | None, picture: ShownPicture | None = None) -> None:
        """Show `document` from now on (None: nothing), fitted, and follow its changes.

        `picture` is one of it as it is, if there is one.
        """
        self.interrupt()
        self.remaking.forget()
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._document = document
        self._status.clear()
        self._layers.clear()
        overlay = self.overlay
        overlay.selection, overlay.hover = Selection(), MISS
        overlay.hovered = overlay.selected = Lift()
        overlay.highlight = None
        overlay.marks.set({}, {}, None)
        self._unsubscribe = document.subscribe(self._on_document_changed) if document is not None else None
        if picture is None and document is not None:
            picture = ShownPicture(document.tree, self._direction)
        if picture is not None:
            picture.large, picture.heavy = self.large, self.heavy
            picture.set_names(self._names)
        self.set_picture(picture)

    def _on_document_changed(self, change: Change) -> None:
        if not isValid(self):  # Qt has deleted the widget, the document lives on
            if self._unsubscribe is not None:
                self._unsubscribe()
            return
        if self.picture is None:
            return
        self.interrupt()
        positions = self.picture.tree.positions
        given_back = any(v not in positions for v in change.moved)  # a dragged box is where it is already
        glides = change.touches_structure or given_back
        before = {v: (b.x, b.y) for v, b in self.picture.boxes.items()} if glides else {}
        lifted = self.overlay.selected.rects(self.picture) + self.overlay.hovered.rects(self.picture)
        way = self._way_up()
        damage = self.picture.on_document_changed(change)
        self._prune_selection(way)
        self._relift()
        if self.picture.owes:
            self.show_passing(damage)
        else:
            self.show_damage(damage)
        self.update_scene(lifted + self.overlay.selected.rects(self.picture))
        if damage.placed and before and not change.replaced:
            self._animation.start(before, damage.placed)
        self.fit_first()
        self.remaking.catch_up()

    @property
    def names(self) -> Mapping[str, str]:
        """Names of queues by id and of recordings by file."""
        return self._names

    @property
    def direction(self) -> Direction:
        """Which way the tree grows."""
        return self._direction

    def set_names(self, names: Mapping[str, str]) -> None:
        """Names of queues by id and of recordings by file; empty while the account is unknown."""
        self._names = dict(names)
        if self.picture is not None:
            self.show_damage(self.picture.set_names(names))

    def rebuild_words(self) -> None:
        """The language changed: the boxes say what they are anew, each where it stands."""
        picture = self.picture
        if picture is None:
            return
        if self.puts_off(picture):
            picture.owe_all()
            self.remaking.catch_up()
        else:
            self.show_damage(picture.rebuild())

    def set_entry_labels(self, numbers: tuple[str, ...]) -> None:
        """Phone numbers that play this tree, shown where callers enter."""
        here = tr("Callers enter here")
        words = f"{here} · {', '.join(numbers)}" if numbers else here
        if words != self.scene.entry_words:
            self.scene.entry_words = words
            root = (
                self.picture.boxes.get(self.picture.tree.root)
                if self.picture and self.picture.tree.root
                else None
            )
            if root is not None:
                reach = 4 * m.NODE_WIDTH
                self.spoil([grown(root.rect, reach)])

    @Slot(object)
    def set_item_states(self, states: Mapping[ItemId, ItemStatus]) -> None:
        """All states that are not LIVE; what is missing is live."""
        self._status = dict(states)
        if self.picture is not None:
            self.show_damage(self.picture.replace_states({i: s.state for i, s in states.items()}))

    def update_item_states(
        self, states: Mapping[ItemId, ItemStatus], forgotten: Iterable[ItemId] = ()
    ) -> None:
        """Some states changed (LIVE included); `forgotten` items lost theirs."""
        changes: dict[ItemId, ItemState | None] = {i: s.state for i, s in states.items()}
        self._status.update(states)
        for item in forgotten:
            changes[item] = None
            self._status.pop(item, None)
        if self.picture is not None:
            self.show_damage(self.picture.set_states(changes))

    def status_of(self, item: ItemId) -> ItemStatus | None:
        """What is known of how far an item has come."""
        return self._status.get(item)

    @Slot(object)
    def set_findings(self, findings: Mapping[Vertex | KeypressId, FindingCount]) -> None:
        """All findings by item; only the boxes whose count differs are painted anew."""
        if self.picture is not None:
            self.show_damage(self.picture.set_findings(findings))

    def set_marks(self, layer: str, marks: Marks | None) -> None:
        """Lay a named layer of marks over the tree, or take it off. Later layers win."""
        self._layers.pop(layer, None)
        if marks is not None:
            self._layers[layer] = marks
        boxes: dict[Vertex, Mark] = {}
        keys: dict[KeypressId, Mark] = {}
        for each in self._layers.values():
            boxes.update(each.boxes)
            keys.update(each.keypresses)
        was_in_tiles = self.overlay.marks.are_many
        rects = self.overlay.marks.set(boxes, keys, self.picture)
        if rects is None:
            self.spoil_all()
        elif was_in_tiles:
            self.spoil(rects)
        else:
            self.update_scene(rects)

    def highlight(self, vertices: Iterable[Vertex], keypresses: Iterable[KeypressId] = ()) -> None:
        """Lift these boxes and keypresses out of the rest; empty ends it."""
        found, keys = frozenset(vertices), frozenset(keypresses)
        if self.picture is None or not (found or keys):
            self.overlay.highlight = None
        else:
            self.overlay.highlight = (found, lift_keypresses(self.picture, keys))
            self.find_ways()
        self.update()

    def highlight_paths(self, vertex: Vertex | None) -> None:
        """Lift every path from the root through `vertex`; None ends it."""
        if vertex is None or self.picture is None:
            self.highlight(())
        else:
            self.highlight(*paths_through(self.picture, vertex))

    # ---- selection

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.overlay.selection

    def current_box(self) -> Vertex | None:
        """The box the keyboard is on; for a keypress, its node."""
        current, picture = self.selection.current, self.picture
        if current is None or picture is None:
            return None
        keypress = picture.tree.keypresses.get(cast(KeypressId, current))
        vertex: Vertex = keypress.node if keypress is not None else cast(Vertex, current)
        return vertex if vertex in picture.boxes else None

    def key_in_hand(self) -> KeypressId | None:
        """The one selected keypress, or the one that leads to the one selected box from its parent."""
        chosen, picture = self.selection, self.picture
        if picture is None or len(chosen.vertices) + len(chosen.keypresses) != 1:
            return None
        for keypress in chosen.keypresses:
            return keypress if keypress in picture.tree.keypresses else None
        (vertex,) = chosen.vertices
        return picture.primary.via.get(vertex)

    @Slot(object)
    def select(
        self,
        vertices: Iterable[Vertex] = (),
        keypresses: Iterable[KeypressId] = (),
        current: Vertex | KeypressId | None = None,
    ) -> None:
        """Select exactly these; emits selection_changed if that differs.

        `current` is the one the keyboard goes on from; without it, the only one, or the one before.
        """
        found, keys = frozenset(vertices), frozenset(keypresses)
        if current is None:
            only = [*found, *keys]
            old = self.selection.current
            current = (
                only[0] if len(only) == 1 else old if old in found or old in keys else next(iter(only), None)
            )
        made = Selection(found, keys, current)
        if made == self.selection:
            return
        before, lifts = self._ring_rects(), self.overlay.lifts()
        self.overlay.selection = made
        self._relift()
        lifted = differing(self.picture, lifts, self.overlay.lifts()) if self.picture is not None else []
        self.update_scene(before + lifted + self._ring_rects())
        self.selection_changed.emit(made)

    def select_all(self) -> None:
        """Select every box."""
        if self.picture is not None:
            self.select(self.picture.boxes)

    def _relift(self) -> None:
        """The selected lines anew: those of one box, or of the selected keypresses."""
        picture, chosen = self.picture, self.selection
        self.overlay.hovered = Lift()
        if picture is None:
            self.overlay.selected = Lift()
        elif chosen.keypresses:
            self.overlay.selected = lift_keypresses(picture, chosen.keypresses)
        elif len(chosen.vertices) == 1:
            self.overlay.selected = lift_box(picture, next(iter(chosen.vertices)))
        else:
            self.overlay.selected = Lift()
        self.find_ways()

    def find_ways(self) -> None:
        """Have the ways of lifted chips found that are still to come, a few at a time."""
        if any(lift.todo for lift in self.overlay.lifts()):
            self._ways_timer.start(WAYS_MS)

    @Slot()
    @goes_first
    def _find_ways(self) -> None:
        if self.picture is None:
            return
        lift = next((x for x in self.overlay.lifts() if x.todo), None)
        if lift is not None:
            self.update_scene(lift.go_on(self.picture))
        self.find_ways()

    def _selection_rects(self) -> list[Rect]:
        """Where anything of the selection and of what is hovered is painted."""
        picture, overlay = self.picture, self.overlay
        if picture is None:
            return []
        return self._ring_rects() + overlay.selected.rects(picture) + overlay.hovered.rects(picture)

    def _ring_rects(self) -> list[Rect]:
        """Where the rings around what is selected are."""
        picture = self.picture
        if picture is None:
            return []
        items = {*self.selection.vertices, cast(Vertex, self.selection.current)}
        rects = [grown(picture.boxes[v].rect, m.MARGIN) for v in items if v in picture.boxes]
        rects += [r for k in self.selection.keypresses for r in key_rings(picture, k)]
        return rects

    def _way_up(self) -> list[Vertex]:
        """The box that the keyboard is on and those above it, the nearest first."""
        here = self.current_box()
        if here is None or self.picture is None:
            return []
        return [here, *self.picture.primary.ancestors(here)]

    def _prune_selection(self, way: Sequence[Vertex] = ()) -> None:
        """Forget what is selected and no longer there. If nothing is left, the first of `way` is selected, or
        the keyboard would be in front of the tree again; but not under the hands of who types.
        """
        picture, chosen = self.picture, self.selection
        if picture is None:
            return
        vertices = frozenset(v for v in chosen.vertices if v in picture.primary.parent)
        keys = frozenset(k for k in chosen.keypresses if k in picture.tree.keypresses)
        if vertices != chosen.vertices or keys != chosen.keypresses:
            current = chosen.current if chosen.current in vertices or chosen.current in keys else None
            if not vertices and not keys and not _is_writing():
                current = next((v for v in way if v in picture.primary.parent), None)
                vertices = frozenset() if current is None else frozenset({current})
            self.overlay.selection = Selection(vertices, keys, current)
            self.selection_changed.emit(self.selection)
        if self.overlay.hover.vertex is not None and self.overlay.hover.vertex not in picture.boxes:
            self.overlay.hover = MISS

    def handle_rects(self, found: Hit) -> list[Rect]:
        """Where the handles of a hovered box are."""
        box = self.picture.boxes.get(found.vertex) if self.picture and found.vertex is not None else None
        if box is None or self.picture is None:
            return []
        x, y = port_of(box, self.picture.layout.direction)
        reach = 12 / min(1.0, self.view.zoom)
        return [(x - reach, y - reach, x + reach, y + reach), grown(fold_rect(box), 4)]

    # ---- made beside

    def puts_off(self, picture: ShownPicture) -> bool:
        """True if what changes all of a picture is made beside it."""
        return picture.is_large or bool(picture.owes) or self.remaking.may_cancel

    def is_behind(self, picture: ShownPicture) -> bool:
        """True while another picture is made in which everything is arranged anew."""
        return picture.owes is Owed.ALL or self.remaking.may_cancel

    def is_in_hand(self) -> bool:
        """True while the mouse holds something of what is shown."""
        return False

    def show_made(self, made: ShownPicture, *, fit: bool, anchor: Vertex | None) -> None:
        """A picture that was made beside is whole: it takes the place of the one that is shown.

        `fit` shows all of it; `anchor` is a box that stays where it is on screen.
        """
        picture = self.picture
        assert picture is not None
        self.interrupt()
        before = {v: (b.x, b.y) for v, b in picture.boxes.items()}
        damage = picture.take_over(made)
        self._prune_selection()
        self._relift()
        self.show_damage(damage)
        if fit:
            self.fit()
        else:
            self._hold(anchor, before)
            self._animation.start(before, damage.placed)
        self.fit_first()

    def _hold(self, anchor: Vertex | None, before: Mapping[Vertex, Position]) -> None:
        box = self.picture.boxes.get(anchor) if self.picture is not None and anchor is not None else None
        if box is not None and box.vertex in before:
            x, y = before[box.vertex]
            self.pan((box.x - x) * self.view.zoom, (box.y - y) * self.view.zoom)

    def on_wish_taken_back(self) -> None:
        """The picture stays as it is."""

    # ---- gliding

    def animated(self, act: Callable[[], Damage]) -> None:
        """Change the picture and let boxes glide to where they stand now."""
        picture = self.picture
        assert picture is not None
        self._animation.finish()
        before = {v: (b.x, b.y) for v, b in picture.boxes.items()}
        rects = self._selection_rects()
        damage = act()
        self._relift()
        self.show_damage(damage)
        self.update_scene(rects + self._selection_rects())
        self._animation.start(before, damage.placed)

    def finish_animation(self) -> None:
        """Let every box stand where it belongs, at once."""
        self._animation.finish()


def _is_writing() -> bool:
    """True while the keyboard is in a text field."""
    focus = QApplication.focusWidget()
    return focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
