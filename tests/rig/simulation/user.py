"""Somebody who edits: random but legal edits on a document, some undone again."""

import random
from contextlib import suppress
from dataclasses import replace

from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    RemoveKeypress,
    RemoveNode,
    UpdateKeypress,
    UpdateNode,
    UpdateTree,
)
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import MENU_ORDER
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from tests.rig.simulation.callers import dead_ends


class SimUser:
    """Makes one edit at a time on `document`; `undo` holds inverses."""

    def __init__(
        self, rng: random.Random, document: Document, name: str = "u", *, careful: bool = False
    ) -> None:
        self.rng = rng
        self.document = document
        self.name = name
        self.careful = careful
        self.count = 0
        self.undo: list[Edit] = []
        self.accepted = 0
        self.refused_by_disk = 0
        self.undone = 0

    def act(self) -> None:
        """One random edit, or the undo of an earlier one; the careful take back what leaves callers stuck."""
        if self.undo and self.rng.random() < 0.2:
            edit, is_undo = self.undo.pop(), True
        else:
            edit, is_undo = self._random_edit(), False
        if edit is None:
            return
        try:
            inverse = self.document.apply(edit)
        except EditRefused:
            return
        except CommitFailed:
            self.refused_by_disk += 1
            return
        self.accepted += 1
        if self.careful and self._stuck():
            with suppress(EditRefused, CommitFailed):
                self.document.apply(inverse)
        elif is_undo:
            self.undone += 1
        else:
            self.undo.append(inverse)

    def _stuck(self) -> bool:
        tree = self.document.tree
        return bool(dead_ends(tree.root, tree.nodes, tree.keypresses))

    def new_node(self) -> Node:
        self.count += 1
        return Node(
            NodeId(f"n{self.name}{self.count}"),
            f"{self.name} {self.count}.",
            TalkPrompt(f"text {self.count}"),
        )

    def _keypress(self, node: NodeId, target: Vertex) -> Keypress | None:
        free = self.document.tree.free_keys(node)
        if not free:
            return None
        self.count += 1
        bare = Keypress(KeypressId(f"k{self.name}{self.count}"), node, self.rng.choice(free), Action.STOP)
        return bare.leading_to(target)

    def _target(self) -> Vertex:
        tree = self.document.tree
        kind = self.rng.random()
        if kind < 0.6 and tree.nodes:
            return self.rng.choice(list(tree.nodes))
        if kind < 0.8:
            return Destination(DestinationKind.QUEUE, f"Q{self.rng.randrange(3)}")
        return Destination(DestinationKind.STOP)

    def _random_edit(self) -> Edit | None:
        tree = self.document.tree
        if not tree.nodes:
            return self._begin()
        choice = self.rng.random()
        if choice < 0.18:
            return AddNode(self.new_node())
        if choice < 0.32:
            return self._paste()
        node = self.rng.choice(list(tree.nodes))
        if choice < 0.52:
            keypress = self._keypress(node, self._target())
            return None if keypress is None else AddKeypress(keypress)
        if choice < 0.66:
            self.count += 1
            old = tree.nodes[node]
            what = self.rng.randrange(3)
            if what == 0:
                return UpdateNode(replace(old, name=f"{self.name} renamed {self.count}."))
            if what == 1:
                return UpdateNode(replace(old, prompt=TalkPrompt(f"other {self.count}")))
            return UpdateNode(replace(old, loop_count=self.rng.randrange(1, 5)))
        if choice < 0.9 and tree.keypresses:
            return self._change_key()
        if choice < 0.94:
            self.count += 1
            return UpdateTree(name=f"tree {self.count}")
        return RemoveNode(node)

    def _begin(self) -> Edit:
        """The entry, with a key."""
        node = self.new_node()
        return Batch((AddNode(node), AddKeypress(self._stop_key(node.id, 0))), phrase("Begin"))

    def _change_key(self) -> Edit | None:
        tree = self.document.tree
        keypress = tree.keypresses[self.rng.choice(list(tree.keypresses))]
        what = self.rng.random()
        if what < 0.3:
            return RemoveKeypress(keypress.id)
        if what < 0.6:
            return UpdateKeypress(keypress.leading_to(self._target()))
        if what < 0.8:
            free = tree.free_keys(keypress.node)
            return UpdateKeypress(replace(keypress, key=self.rng.choice(free))) if free else None
        others = [k for k in tree.keypresses_of(keypress.node) if k.id != keypress.id]
        if not others:
            return None
        other = self.rng.choice(others)
        swap = (
            UpdateKeypress(replace(keypress, key=other.key), restoring=True),
            UpdateKeypress(replace(other, key=keypress.key), restoring=True),
        )
        return Batch(swap, phrase("Swap keys"))

    def _paste(self) -> Edit | None:
        """A new node with its keys and a way in, in one step."""
        tree = self.document.tree
        node = self.new_node()
        edits: list[Edit] = [AddNode(node)]
        keys = [self._stop_key(node.id, i) for i in range(self.rng.randrange(1, 3))]
        edits += [AddKeypress(k, restoring=True) for k in keys]
        source = self.rng.choice(list(tree.nodes))
        way_in = self._keypress(source, node.id)
        if way_in is None:
            return None
        edits.insert(self.rng.randrange(1, len(edits) + 1), AddKeypress(way_in, restoring=True))
        return Batch(tuple(edits), phrase("Paste"))

    def _stop_key(self, node: NodeId, index: int) -> Keypress:
        self.count += 1
        return Keypress(KeypressId(f"k{self.name}{self.count}"), node, MENU_ORDER[index], Action.STOP)
