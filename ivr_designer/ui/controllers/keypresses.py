"""From a drawn line to a keypress: which key, which target, then one edit."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, RemoveKeypress, UpdateKeypress
from ivr_designer.domain.ids import KeypressId, NodeId, new_keypress_id
from ivr_designer.domain.keypresses import Action, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree, Position
from ivr_designer.ui.canvas.requests import End, KeypressRequest, KeyTyped
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.fresh import fresh_node
from ivr_designer.ui.controllers.pickers import Pickers, Point
from ivr_designer.ui.dialogs.targets import Target
from ivr_designer.ui.prompts import QtPrompts

if TYPE_CHECKING:
    from ivr_designer.domain.edit import Edit


class KeypressController(QObject):
    """Answers the canvas' requests about keypresses.

    Signals:
        node_made: NodeId, of a node that wants a name now.
        made: KeypressId, of a keypress that was just added.
    """

    node_made = Signal(object)
    made = Signal(object)

    def __init__(self, documents: DocumentController, pickers: Pickers, prompts: QtPrompts) -> None:
        super().__init__(documents)
        self._documents = documents
        self._pickers = pickers
        self._prompts = prompts

    @property
    def _tree(self) -> IvrTree | None:
        document = self._documents.document
        return document.tree if document is not None else None

    # ---- what the canvas asks

    @Slot(object)
    def on_requested(self, request: KeypressRequest) -> None:
        """A line was drawn, or an end of one was moved."""
        tree = self._tree
        if tree is None or request.source not in tree.nodes:
            return
        if request.keypress is not None:
            self._redraw(tree, request)
        elif request.target is None:
            self.ask_key(
                request.source,
                request.global_pos,
                lambda key: self.ask_target(request.source, key, request.global_pos, request.position),
            )
        else:
            self.connect_to(request.source, request.target, request.global_pos)

    @Slot(object)
    def on_key_typed(self, typed: KeyTyped) -> None:
        """A key was typed on a node that does not bind it."""
        self.ask_target(typed.node, typed.key, typed.global_pos)

    # ---- steps

    def connect_to(self, source: NodeId, target: Vertex, at: Point) -> None:
        """Ask for the key, then lead it to `target`."""
        tree = self._tree
        if tree is None:
            return
        reason = tree.refusal(source, target)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        self.ask_key(source, at, lambda key: self.add(source, key, target))

    def ask_key(self, source: NodeId, at: Point, then: Callable[[Key], object]) -> None:
        """Ask for a free key of `source`."""
        tree = self._tree
        if tree is None:
            return
        reason = tree.refusal(source, source)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        self._pickers.key(tree, source, at, then)

    def ask_target(self, source: NodeId, key: Key, at: Point, position: Position | None = None) -> None:
        """Ask where `key` leads, then add it; a new node goes to `position`."""
        tree = self._tree
        if tree is None:
            return
        reason = tree.refusal(source, source, key)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        self._pickers.target(tree, source, at, lambda target: self.add_target(source, key, target, position))

    def add_target(self, source: NodeId, key: Key, target: Target, position: Position | None) -> None:
        """Lead `key` to a choice, which may be a new node."""
        tree = self._tree
        if tree is None:
            return
        if target.vertex is not None:
            self.add(source, key, target.vertex)
            return
        assert target.fresh is not None
        node = fresh_node(tree, target.fresh)
        keypress = _keypress(source, key, node.id)
        edits: tuple[Edit, ...] = (AddNode(node, position), AddKeypress(keypress))
        text = phrase("Add “{name}” on key {key}", name=node.name, key=key.words)
        if self._documents.submit(Batch(edits, text)):
            self.node_made.emit(node.id)

    def add(self, source: NodeId, key: Key, target: Vertex) -> None:
        """Add a keypress as one step."""
        keypress = _keypress(source, key, target)
        if self._documents.submit(AddKeypress(keypress)):
            self.made.emit(keypress.id)

    # ---- what a keypress can be asked for without dragging

    def ask_lead(self, keypress_id: KeypressId, at: Point) -> None:
        """Ask where an existing key is to lead, then lead it there."""
        tree = self._tree
        keypress = tree.keypresses.get(keypress_id) if tree is not None else None
        if tree is None or keypress is None:
            return
        reason = self._fixed(tree, keypress)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        self._pickers.target(
            tree, keypress.node, at, lambda target: self._lead_to_choice(keypress, target, None)
        )

    def ask_change(self, keypress_id: KeypressId, at: Point) -> None:
        """Ask for a free key of the same node, then put the keypress on it."""
        tree = self._tree
        keypress = tree.keypresses.get(keypress_id) if tree is not None else None
        if tree is None or keypress is None:
            return
        reason = self._fixed(tree, keypress) or tree.refusal(keypress.node, keypress.node)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        self._pickers.key(tree, keypress.node, at, lambda key: self._rekey(keypress, key))

    def _fixed(self, tree: IvrTree, keypress: Keypress) -> Phrase | None:
        """Why a keypress cannot be changed at all, or None."""
        node = tree.nodes.get(keypress.node)
        if keypress.is_read_only or node is None or node.is_read_only:
            return phrase("This key was made by something newer than this program and is left as it is.")
        return None

    def _rekey(self, keypress: Keypress, key: Key) -> None:
        label = phrase("Move key {old} to {new}", old=keypress.key.face, new=key.face)
        self._documents.submit(UpdateKeypress(replace(keypress, key=key), label))

    # ---- an end was dragged

    def _redraw(self, tree: IvrTree, request: KeypressRequest) -> None:
        keypress = tree.keypresses.get(request.keypress) if request.keypress is not None else None
        if keypress is None:
            return
        if request.end is End.SOURCE and request.source != keypress.node:
            self._move_source(tree, keypress, request)
        elif request.target is not None:
            self._lead(keypress, request.target)
        else:
            self._pickers.target(
                tree,
                keypress.node,
                request.global_pos,
                lambda target: self._lead_to_choice(keypress, target, request.position),
            )

    def _lead(self, keypress: Keypress, target: Vertex) -> None:
        tree = self._tree
        if tree is None or tree.target(keypress) == target:
            return
        try:
            moved = keypress.leading_to(target)
        except ValueError:
            self._prompts.refuse(phrase("A key cannot lead to something that does not exist."))
            return
        self._documents.submit(
            UpdateKeypress(moved, phrase("Lead key {key} elsewhere", key=keypress.key.words))
        )

    def _lead_to_choice(self, keypress: Keypress, target: Target, position: Position | None) -> None:
        tree = self._tree
        if tree is None:
            return
        if target.vertex is not None:
            self._lead(keypress, target.vertex)
            return
        assert target.fresh is not None
        node = fresh_node(tree, target.fresh)
        edits: tuple[Edit, ...] = (AddNode(node, position), UpdateKeypress(keypress.leading_to(node.id)))
        if self._documents.submit(Batch(edits, phrase("Lead key {key} elsewhere", key=keypress.key.words))):
            self.node_made.emit(node.id)

    def _move_source(self, tree: IvrTree, keypress: Keypress, request: KeypressRequest) -> None:
        """The server cannot move a key to another node: it is taken off one and added to the other."""
        target = request.target if request.target is not None else tree.target(keypress)
        reason = tree.refusal(request.source, target)
        if reason is not None:
            self._prompts.refuse(reason)
            return
        if keypress.key in tree.free_keys(request.source):
            self._replant(keypress, request.source, keypress.key)
        else:
            self._pickers.key(
                tree,
                request.source,
                request.global_pos,
                lambda key: self._replant(keypress, request.source, key),
            )

    def _replant(self, keypress: Keypress, node: NodeId, key: Key) -> None:
        fresh = replace(keypress, id=new_keypress_id(), node=node, key=key)
        edits: tuple[Edit, ...] = (AddKeypress(fresh), RemoveKeypress(keypress.id))
        if self._documents.submit(Batch(edits, phrase("Move key {key}", key=keypress.key.words))):
            self.made.emit(fresh.id)


def _keypress(source: NodeId, key: Key, target: Vertex) -> Keypress:
    return Keypress(new_keypress_id(), source, key, Action.STOP).leading_to(target)
