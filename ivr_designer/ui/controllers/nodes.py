"""Boxes: drop, move, rename, delete, copy, paste, duplicate."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ivr_designer.domain.edits import AddNode, MoveBoxes, SetLoose, UpdateNode
from ivr_designer.domain.fragments import copy, paste
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.removal import consequences, removal
from ivr_designer.domain.tree import IvrTree, Position, TreeContent
from ivr_designer.ui.canvas.requests import BoxesMoved, BoxKind, DropRequest, NameEdited, Selection
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.fresh import fresh_node
from ivr_designer.ui.controllers.keypresses import KeypressController
from ivr_designer.ui.controllers.pickers import Pickers
from ivr_designer.ui.dialogs.targets import Target
from ivr_designer.ui.labels import key_words, queue_names, vertex_label
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import tr, trn

FRAGMENT_MIME = "application/x-ivr-designer-fragment+json"
_PASTE_STEP = 32.0
_FEW = 50
"""So many things that are deleted are somewhere; more are everywhere, with no one node above them."""
_ASK_ABOVE = 5
_MAX_CLIPBOARD_BYTES = 5 * 1024 * 1024
_ASKED = {BoxKind.QUEUE, BoxKind.PHONE, BoxKind.SMS}


class NodeController(QObject):
    """Answers the canvas' requests about boxes.

    Signals:
        node_made: NodeId, of a node that wants a name now.
        pasted: frozenset of vertices that are to be selected.
    """

    node_made = Signal(object)
    pasted = Signal(object)

    def __init__(
        self,
        documents: DocumentController,
        keypresses: KeypressController,
        pickers: Pickers,
        prompts: QtPrompts,
    ) -> None:
        super().__init__(documents)
        self._documents = documents
        self._keypresses = keypresses
        self._pickers = pickers
        self._prompts = prompts
        self.room: Callable[[Mapping[Vertex, Position], float], Position] = lambda _places, step: (step, step)
        """How far to move boxes with these places so that they cover no other; a canvas knows."""
        self._copied: tuple[bytes, TreeContent] = (b"", TreeContent(""))

    @property
    def _tree(self) -> IvrTree | None:
        document = self._documents.document
        return document.tree if document is not None else None

    # ---- making

    @Slot(object)
    def on_dropped(self, drop: DropRequest) -> None:
        """A palette entry was dropped: on a node it also gets a key that leads to it."""
        tree = self._tree
        if tree is None:
            return
        source = drop.onto if drop.onto is not None and not isinstance(drop.onto, Destination) else None
        if source is not None:
            self._keypresses.ask_key(
                source, drop.global_pos, lambda key: self._drop_on_key(source, key, drop)
            )
        elif drop.kind in _ASKED:
            kind = DestinationKind(drop.kind.value)
            at = drop.position
            self._pickers.destination(tree, kind, drop.global_pos, lambda t: self._put(t, at))
        elif (destination := drop.kind.destination) is not None:
            self._put_destination(Destination(destination), drop.position)
        else:
            self.add_node(drop.kind, drop.position)

    def _drop_on_key(self, source: NodeId, key: Key, drop: DropRequest) -> None:
        tree = self._tree
        if tree is None:
            return
        if drop.kind in _ASKED:
            kind = DestinationKind(drop.kind.value)
            self._pickers.destination(
                tree, kind, drop.global_pos, lambda t: self._keypresses.add_target(source, key, t, None)
            )
        elif (destination := drop.kind.destination) is not None:
            self._keypresses.add(source, key, Destination(destination))
        else:
            fresh = Target("", "", "", fresh=drop.kind)
            self._keypresses.add_target(source, key, fresh, None)

    def add_node(self, kind: BoxKind, position: Position | None = None) -> None:
        """Add a node that no key leads to yet."""
        tree = self._tree
        if tree is None:
            return
        node = fresh_node(tree, kind)
        if self._documents.submit(AddNode(node, position)):
            self.node_made.emit(node.id)

    def _put(self, target: Target, position: Position) -> None:
        if isinstance(target.vertex, Destination):
            self._put_destination(target.vertex, position)

    def _put_destination(self, destination: Destination, position: Position) -> None:
        tree = self._tree
        if tree is None:
            return
        if tree.has(destination):
            self._documents.submit(MoveBoxes({destination: position}))
        else:
            self._documents.submit(SetLoose(destination, position=position))
        self.pasted.emit(frozenset({destination}))

    # ---- changing

    @Slot(object)
    def on_moved(self, moved: BoxesMoved) -> None:
        """Boxes were put somewhere by hand, or given back to the layout."""
        self._documents.submit(MoveBoxes(moved.positions))

    @Slot(object)
    def on_name_edited(self, edited: NameEdited) -> None:
        """The in-place editor was closed."""
        tree = self._tree
        node = tree.nodes.get(edited.node) if tree is not None else None
        name = " ".join(edited.name.split())
        if node is not None and name and name != node.name:
            label = phrase("Rename “{name}”", name=node.name)
            self._documents.submit(UpdateNode(replace(node, name=name), label))

    # ---- deleting

    @Slot(object)
    def on_delete_requested(self, selection: Selection) -> None:
        """Delete at once when nothing else goes with it; else say what does and ask."""
        tree = self._tree
        if tree is None or selection.is_empty:
            return
        boxes = [b for b in selection.vertices if tree.has(b)]
        keys = [k for k in selection.keypresses if k in tree.keypresses]
        if not boxes and not keys:
            return
        lines = self._consequences(tree, boxes)
        if tree.root in boxes and not tree.nodes.keys() <= set(boxes):
            self._delete(boxes, keys)  # cannot be, so there is nothing to ask: it is told why
        elif lines or len(boxes) + len(keys) > _ASK_ABOVE:
            question = self._question(tree, boxes, len(boxes) + len(keys))
            detail = tr("This goes with it, as one step of undo:") if lines else ""
            self._prompts.ask(question, detail, tr("Delete"), lambda: self._delete(boxes, keys), items=lines)
        else:
            self._delete(boxes, keys)

    def _question(self, tree: IvrTree, boxes: Collection[Vertex], count: int) -> str:
        if count == 1 and boxes:
            name = vertex_label(tree, next(iter(boxes)), queue_names(self._pickers.account))
            return tr("Delete “{name}”?").format(name=name)
        return trn("Delete {n} thing?", "Delete {n} things?", count)

    def _consequences(self, tree: IvrTree, boxes: Collection[Vertex]) -> tuple[str, ...]:
        nodes = [b for b in boxes if not isinstance(b, Destination)]
        found = consequences(tree, nodes)
        inbound = [
            tr("{key} of “{name}”, which leads here").format(
                key=key_words(k.key), name=tree.nodes[k.node].name
            )
            for k in sorted(found.inbound, key=lambda k: (k.node, k.key.rank))
        ]
        dark = [
            tr("“{name}” stays, but callers cannot reach it any more").format(name=tree.nodes[n].name)
            for n in found.newly_unreachable
        ]
        return (*inbound, *dark)

    def _delete(self, boxes: Collection[Vertex], keys: Collection[KeypressId]) -> None:
        tree = self._tree
        if tree is None:
            return
        edit = removal(tree, boxes, keys)
        done = self._deleted(tree, boxes, keys)
        above = _above(tree, boxes, keys) if len(boxes) + len(keys) <= _FEW else None

        def then() -> None:
            self._documents.confirm(done)
            if above is not None:  # the keyboard is somewhere, and not in front of the tree again
                self.pasted.emit(frozenset({above}))

        self._documents.submit(edit, then=then)

    def _deleted(self, tree: IvrTree, boxes: Collection[Vertex], keys: Collection[KeypressId]) -> str:
        count = len(boxes) + len(keys)
        if count > 1:
            return trn("Deleted {n} thing.", "Deleted {n} things.", count)
        if boxes:
            name = vertex_label(tree, next(iter(boxes)), queue_names(self._pickers.account))
            return tr("Deleted “{name}”.").format(name=name)
        return tr("{key} is deleted.").format(key=key_words(tree.keypresses[next(iter(keys))].key))

    # ---- clipboard

    def copy(self, selection: Selection) -> None:
        """Put the selected boxes on the clipboard, as a fragment and as the text of a tree file."""
        from ivr_designer.storage.files import tree_text

        tree = self._tree
        if tree is None or not selection.vertices:
            return
        content = copy(tree, selection.vertices)
        text = tree_text(content)
        data = QMimeData()
        data.setData(FRAGMENT_MIME, text.encode("utf-8"))
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = (text.encode("utf-8"), content)
        count = len(selection.vertices)
        self._prompts.note(trn("Copied {n} box.", "Copied {n} boxes.", count))

    def cut(self, selection: Selection) -> None:
        """Copy, then delete."""
        self.copy(selection)
        self.on_delete_requested(selection)

    def paste(self) -> None:
        """Add what is on the clipboard, checked as strictly as a file."""
        from ivr_designer.storage.errors import FileProblem
        from ivr_designer.storage.files import parse_tree

        raw, text = _clipboard()
        if not text or len(text) > _MAX_CLIPBOARD_BYTES:
            self._prompts.note(tr("The clipboard holds nothing that fits into a tree."))
            return
        try:
            known, own = self._copied
            content = own if known and raw == known else parse_tree(text).content
        except FileProblem:
            self._prompts.note(tr("The clipboard holds nothing that fits into a tree. Copy boxes first."))
            return
        self._insert(content)

    def duplicate(self, selection: Selection) -> None:
        """Copy the selected nodes beside themselves, without the clipboard."""
        tree = self._tree
        nodes = [v for v in selection.vertices if not isinstance(v, Destination)]
        if tree is not None and nodes:
            self._insert(copy(tree, nodes), phrase("Duplicate"))

    def _insert(self, content: TreeContent, what: Phrase | None = None) -> None:
        tree = self._tree
        if tree is None:
            return
        edit = paste(tree, content, self.room(content.positions, _PASTE_STEP))
        if not edit.edits:
            self._prompts.note(tr("Nothing of that can be added here."))
            return
        before = set(tree.vertices())

        def then() -> None:
            fresh = frozenset(v for v in tree.nodes if v not in before)
            self.pasted.emit(fresh or frozenset(v for v in tree.vertices() if v not in before))

        self._documents.submit(replace(edit, text=what or edit.text), then=then)


def _above(tree: IvrTree, boxes: Collection[Vertex], keys: Collection[KeypressId]) -> NodeId | None:
    """The node whose key leads to what goes, or has the key that goes."""
    own = (tree.keypresses[k].node for k in keys)
    inbound = (k.node for box in boxes for k in tree.keypresses_to(box))
    return next((node for node in (*own, *inbound) if node not in boxes), None)


def _clipboard() -> tuple[bytes, bytes | str]:
    """Our own bytes on the clipboard, if any, and what is to be read: those, or its text."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None when another program holds it
    if data is None:
        return b"", ""
    raw = bytes(data.data(FRAGMENT_MIME).data()) if data.hasFormat(FRAGMENT_MIME) else b""
    return raw, raw or data.text()
