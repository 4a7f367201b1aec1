"""Edits are values. Applying one returns its inverse, computed from what was there, and what it changed.

An edit either happens whole or raises EditRefused with the tree untouched. `restoring` marks edits that put
back what was there before: they skip the rules for new things, because the old state may have broken them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ivr_designer.domain.bulk_edits import AddMany, RemoveMany
from ivr_designer.domain.changes import Change, in_turn
from ivr_designer.domain.edit import (
    GONE,
    KEY_GONE,
    NOT_CHOSEN,
    NOTHING_THERE,
    READ_ONLY,
    Destinations,
    Edit,
    check_node,
    require,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree, Position, TreeContent
from ivr_designer.domain.turns import politely

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class AddNode:
    """Add a node. The first node of an empty tree becomes its root, as it does on the server."""

    node: Node
    position: Position | None = None
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Add “{name}”", name=self.node.name)

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        return AddMany(((self.node, self.position),), (), self.text, self.restoring).apply(tree)


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Remove a node with its keypresses and the keypresses that lead to it.

    The root goes last: it is refused while other nodes remain, since callers would meet nothing.
    `keep_inbound` and `root_after` are for undoing an AddNode: what led to it stays and dangles again.
    """

    node: NodeId
    keep_inbound: bool = False
    root_after: NodeId | None = None

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Delete node")

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        return RemoveMany((self.node,), (), self.text, self.keep_inbound, self.root_after).apply(tree)


@dataclass(frozen=True, slots=True)
class UpdateNode:
    """Give a node new values; `node.id` says which."""

    node: Node
    label: Phrase | None = None
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return self.label or phrase("Change “{name}”", name=self.node.name)

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        old = tree.nodes.get(self.node.id)
        if old is None:
            raise EditRefused(GONE)
        if not self.restoring:
            require(not old.is_read_only or replace(self.node, note=old.note) == old, READ_ONLY)
            check_node(self.node)
        tree._put_node(self.node)
        changed = {old.id: old} if old != self.node else {}
        return UpdateNode(old, self.label, restoring=True), Change(nodes_changed=changed)


@dataclass(frozen=True, slots=True)
class AddKeypress:
    """Bind a key of a node to an action."""

    keypress: Keypress
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Add key {key}", key=self.keypress.key.words)

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        return AddMany((), (self.keypress,), self.text, self.restoring).apply(tree)


@dataclass(frozen=True, slots=True)
class RemoveKeypress:
    """Unbind a key."""

    keypress: KeypressId

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Delete key")

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        return RemoveMany((), (self.keypress,), self.text).apply(tree)


@dataclass(frozen=True, slots=True)
class UpdateKeypress:
    """Give a keypress another key, action or target. Its node stays: the server cannot move a key."""

    keypress: Keypress
    label: Phrase | None = None
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return self.label or phrase("Change key {key}", key=self.keypress.key.words)

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        new = self.keypress
        old = tree.keypresses.get(new.id)
        if old is None:
            raise EditRefused(KEY_GONE)
        if not self.restoring:
            self._check(tree, old)
        targets = [tree.target(old), tree.target(new)]
        boxes = Destinations(tree, targets)
        tree._put_keypress(new)
        appeared, vanished = boxes.delta()
        change = Change(
            keypresses_changed={old.id: old} if old != new else {},
            destinations_added=appeared,
            destinations_removed=vanished,
        )
        return UpdateKeypress(old, self.label, restoring=True), change

    def _check(self, tree: IvrTree, old: Keypress) -> None:
        new = self.keypress
        require(new.node == old.node, phrase("A key cannot be moved to another node."))
        require(not old.is_read_only and not tree.nodes[old.node].is_read_only, READ_ONLY)
        if new.key is not old.key:
            taken = phrase(
                "“{name}” uses key {key} already.", name=tree.nodes[old.node].name, key=new.key.words
            )
            require(new.key in tree.free_keys(old.node), taken)
        if tree.target(new) != tree.target(old):
            target = tree.target(new)
            require(not isinstance(target, Destination) or target.kind not in NOT_CHOSEN, NOTHING_THERE)


@dataclass(frozen=True, slots=True)
class MoveBoxes:
    """Put boxes at hand-made places; None gives a box back to the automatic layout."""

    positions: Mapping[Vertex, Position | None]

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Move")

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        placed = [v for v, place in self.positions.items() if place and not isinstance(v, Destination)]
        require(all(v in tree.nodes for v in placed), GONE)
        old = {v: tree.positions.get(v) for v in self.positions}
        for vertex, position in self.positions.items():
            tree._set_position(vertex, position)
        return MoveBoxes(old), Change(moved=frozenset(v for v in old if old[v] != self.positions[v]))


@dataclass(frozen=True, slots=True)
class SetLoose:
    """Put a destination box on the canvas before any key leads to it, or take it off again."""

    destination: Destination
    loose: bool = True
    position: Position | None = None
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Add box") if self.loose else phrase("Delete box")

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        destination = self.destination
        if self.loose and not self.restoring and destination.kind in NOT_CHOSEN:
            raise EditRefused(NOTHING_THERE)
        existed, was_loose = tree.has(destination), destination in tree.loose
        old_position = tree.positions.get(destination)
        tree._set_loose(destination, self.loose)
        tree._set_position(destination, self.position)
        exists = tree.has(destination)
        change = Change(
            destinations_added=frozenset({destination} if exists and not existed else ()),
            destinations_removed=frozenset({destination} if existed and not exists else ()),
            moved=frozenset({destination} if old_position != self.position else ()),
            tree_changed=was_loose != self.loose,
        )
        return SetLoose(destination, was_loose, old_position, restoring=True), change


@dataclass(frozen=True, slots=True)
class SetRoot:
    """Choose the node that callers meet first. Refused once a server holds the root: it cannot be moved."""

    root: NodeId | None
    restoring: bool = False

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Set entry node")

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        if not self.restoring:
            require(
                not tree.root_fixed or tree.root == self.root,
                phrase("The contact center offers no way to change where callers enter a tree."),
            )
            require(self.root is None or self.root in tree.nodes, GONE)
        old, tree.root = tree.root, self.root
        return SetRoot(old, restoring=True), Change(root_changed=old != self.root)


@dataclass(frozen=True, slots=True)
class UpdateTree:
    """Change fields of the tree itself; None leaves a field as it is."""

    name: str | None = None
    tests: tuple[Mapping[str, Any], ...] | None = None
    extra: Mapping[str, Any] | None = None
    label: Phrase | None = None

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return self.label or (phrase("Rename tree") if self.name is not None else phrase("Change tree"))

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        require(self.name is None or bool(self.name.strip()), phrase("A tree needs a name."))
        back = UpdateTree(
            None if self.name is None else tree.name,
            None if self.tests is None else tree.tests,
            None if self.extra is None else tree.extra,
            self.label,
        )
        before = (tree.name, tree.tests, tree.extra)
        tree.name = tree.name if self.name is None else self.name
        tree.tests = tree.tests if self.tests is None else self.tests
        tree.extra = tree.extra if self.extra is None else self.extra
        return back, Change(tree_changed=before != (tree.name, tree.tests, tree.extra))


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits as one step: all happen or none."""

    edits: tuple[Edit, ...]
    text: Phrase

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        with uncollected():
            return self._apply(tree)

    def _singly(self) -> "Iterator[Edit]":
        """The edits, those of batches within it included: what they did is summed up only once."""
        for edit in self.edits:
            if isinstance(edit, Batch):
                yield from edit._singly()
            else:
                yield edit

    def _apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        back: list[Edit] = []
        changes: list[Change] = []
        try:
            for edit in politely(self._singly()):
                inverse, change = edit.apply(tree)
                back.append(inverse)
                changes.append(change)
        except EditRefused:
            for inverse in reversed(back):
                inverse.apply(tree)
            raise
        return Batch(tuple(reversed(back)), self.text), in_turn(changes)


@dataclass(frozen=True, slots=True)
class ReplaceTree:
    """Exchange the whole content, as when a file is opened, a version restored or a tree pulled."""

    content: TreeContent
    text: Phrase

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        old, new = tree.content(), self.content
        old_boxes = set(tree.destinations())
        tree._set_content(new)
        boxes = set(tree.destinations())
        change = Change(
            nodes_added=frozenset(new.nodes.keys() - old.nodes.keys()),
            nodes_removed={n: old.nodes[n] for n in old.nodes.keys() - new.nodes.keys()},
            nodes_changed=_differing(old.nodes, new.nodes),
            keypresses_added=frozenset(new.keypresses.keys() - old.keypresses.keys()),
            keypresses_removed={k: old.keypresses[k] for k in old.keypresses.keys() - new.keypresses.keys()},
            keypresses_changed=_differing(old.keypresses, new.keypresses),
            destinations_added=frozenset(boxes - old_boxes),
            destinations_removed=frozenset(old_boxes - boxes),
            root_changed=(old.root, old.root in old.nodes) != (new.root, new.root in new.nodes),
            tree_changed=True,
            replaced=True,
        )
        return ReplaceTree(old, self.text), change


def _differing(old: Mapping[K, V], new: Mapping[K, V]) -> dict[K, V]:
    """What is in both and not the same, as it was."""
    return {k: v for k, v in politely(old.items()) if (other := new.get(k, v)) is not v and other != v}
