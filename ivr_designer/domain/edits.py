"""Edits are values. Applying one returns its inverse, computed from what was there, and what it changed.

An edit either happens whole or raises EditRefused with the tree untouched. `restoring` marks edits that put
back what was there before: they skip the rules for new things, because the old state may have broken them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ivr_designer.domain.changes import Change, in_turn
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree, Position, TreeContent


class Edit(Protocol):
    """Something that can be done to a tree, and undone."""

    @property
    def text(self) -> Phrase:
        """What the edit does, for menus and history: 'Rename node'."""
        ...

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """Do it; return the inverse and the change. Raises EditRefused and leaves the tree as it was."""
        ...


def _require(condition: bool, reason: Phrase) -> None:
    if not condition:
        raise EditRefused(reason)


_GONE = phrase("This box is not in the tree any more.")
_KEY_GONE = phrase("This key is not in the tree any more.")
_NOTHING_THERE = phrase("A key cannot lead to something that does not exist.")
_NOT_CHOSEN = {DestinationKind.MISSING, DestinationKind.UNKNOWN}
_READ_ONLY = phrase("This is of a kind this program cannot write, so it stays as it is.")


def _destination_delta(
    tree: IvrTree, targets: Iterable[Vertex], before: Mapping[Destination, bool]
) -> tuple[frozenset[Destination], frozenset[Destination]]:
    """(appeared, vanished) among the destinations in `targets`, given which existed `before`."""
    appeared: set[Destination] = set()
    vanished: set[Destination] = set()
    for target in targets:
        if isinstance(target, Destination):
            existed = before.get(target, False)
            if tree.has(target) is not existed:
                (vanished if existed else appeared).add(target)
    return frozenset(appeared), frozenset(vanished)


def _existing(tree: IvrTree, *targets: Vertex) -> dict[Destination, bool]:
    return {t: tree.has(t) for t in targets if isinstance(t, Destination)}


def _check_node(node: Node) -> None:
    _require(bool(node.name.strip()), phrase("A node needs a name."))
    _require(node.delay_ms >= 0, phrase("The silence before the prompt cannot be negative."))
    _require(node.keypress_timeout_s >= 0, phrase("The time to wait for a key cannot be negative."))
    if isinstance(node.prompt, TalkPrompt):
        _require(-3 <= node.prompt.speed <= 3, phrase("The speed must be between -3 and 3."))


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
        node = self.node
        _require(node.id not in tree.nodes, phrase("This node is in the tree already."))
        if not self.restoring:
            _check_node(node)
        missing = Destination(DestinationKind.MISSING, node.id)
        was_missing = tree.has(missing)
        old_root = tree.root
        takes_root = not tree.nodes and not self.restoring
        tree._put_node(node)
        tree._set_position(node.id, self.position)
        if takes_root:
            tree.root = node.id
        healed = {k.id: k for k in tree.keypresses_to(node.id)}
        change = Change(
            nodes_added=frozenset({node.id}),
            keypresses_changed=healed,
            destinations_removed=frozenset({missing} if was_missing else ()),
            root_changed=tree.root == node.id,
        )
        return RemoveNode(node.id, keep_inbound=True, root_after=old_root), change


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
        _require(self.node in tree.nodes, _GONE)
        _require(
            tree.root != self.node or len(tree.nodes) == 1 or self.keep_inbound,
            phrase("Callers enter at this node; delete the others first, or the whole tree."),
        )
        going = {k.id: k for k in tree.keypresses_of(self.node)}
        inbound = {k.id: k for k in tree.keypresses_to(self.node) if k.node != self.node}
        if not self.keep_inbound:  # what we must not write stays, and leads nowhere
            going.update((id, k) for id, k in inbound.items() if not k.is_read_only)
        staying = {id: k for id, k in inbound.items() if id not in going}
        targets = [tree.target(k) for k in going.values()]
        missing = Destination(DestinationKind.MISSING, self.node)
        before = _existing(tree, *targets, missing)
        node, position, was_root = (
            tree.nodes[self.node],
            tree.positions.get(self.node),
            tree.root == self.node,
        )
        for keypress_id in going:
            tree._drop_keypress(keypress_id)
        tree._drop_node(self.node)
        if was_root:
            tree.root = self.root_after
        appeared, vanished = _destination_delta(tree, [*targets, missing], before)
        change = Change(
            nodes_removed={self.node: node},
            keypresses_removed=going,
            keypresses_changed=staying,
            destinations_added=appeared,
            destinations_removed=vanished,
            root_changed=was_root,
        )
        back: list[Edit] = [AddNode(node, position, restoring=True)]
        back += [AddKeypress(k, restoring=True) for k in going.values()]
        if was_root:
            back.append(SetRoot(self.node, restoring=True))
        return Batch(tuple(back), self.text), change


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
            raise EditRefused(_GONE)
        if not self.restoring:
            _require(not old.is_read_only or replace(self.node, note=old.note) == old, _READ_ONLY)
            _check_node(self.node)
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
        keypress = self.keypress
        _require(keypress.id not in tree.keypresses, phrase("This key is in the tree already."))
        _require(keypress.node in tree.nodes, _GONE)
        target = tree.target(keypress)
        if not self.restoring:
            reason = tree.refusal(keypress.node, target, keypress.key)
            if reason is not None:
                raise EditRefused(reason)
        before = _existing(tree, target)
        tree._put_keypress(keypress)
        appeared, vanished = _destination_delta(tree, [target], before)
        change = Change(
            keypresses_added=frozenset({keypress.id}),
            destinations_added=appeared,
            destinations_removed=vanished,
        )
        return RemoveKeypress(keypress.id), change


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
        old = tree.keypresses.get(self.keypress)
        if old is None:
            raise EditRefused(_KEY_GONE)
        target = tree.target(old)
        before = _existing(tree, target)
        tree._drop_keypress(old.id)
        appeared, vanished = _destination_delta(tree, [target], before)
        change = Change(
            keypresses_removed={old.id: old}, destinations_added=appeared, destinations_removed=vanished
        )
        return AddKeypress(old, restoring=True), change


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
            raise EditRefused(_KEY_GONE)
        if not self.restoring:
            self._check(tree, old)
        targets = [tree.target(old), tree.target(new)]
        before = _existing(tree, *targets)
        tree._put_keypress(new)
        appeared, vanished = _destination_delta(tree, targets, before)
        change = Change(
            keypresses_changed={old.id: old} if old != new else {},
            destinations_added=appeared,
            destinations_removed=vanished,
        )
        return UpdateKeypress(old, self.label, restoring=True), change

    def _check(self, tree: IvrTree, old: Keypress) -> None:
        new = self.keypress
        _require(new.node == old.node, phrase("A key cannot be moved to another node."))
        _require(not old.is_read_only and not tree.nodes[old.node].is_read_only, _READ_ONLY)
        if new.key is not old.key:
            taken = phrase(
                "“{name}” uses key {key} already.", name=tree.nodes[old.node].name, key=new.key.words
            )
            _require(new.key in tree.free_keys(old.node), taken)
        if tree.target(new) != tree.target(old):
            target = tree.target(new)
            _require(not isinstance(target, Destination) or target.kind not in _NOT_CHOSEN, _NOTHING_THERE)


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
        _require(all(v in tree.nodes for v in placed), _GONE)
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
        if self.loose and not self.restoring and destination.kind in _NOT_CHOSEN:
            raise EditRefused(_NOTHING_THERE)
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
            _require(
                not tree.root_fixed or tree.root == self.root,
                phrase("The contact center offers no way to change where callers enter a tree."),
            )
            _require(self.root is None or self.root in tree.nodes, _GONE)
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
        _require(self.name is None or bool(self.name.strip()), phrase("A tree needs a name."))
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
            for edit in self._singly():
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
            nodes_changed={n: v for n, v in old.nodes.items() if new.nodes.get(n, v) != v},
            keypresses_added=frozenset(new.keypresses.keys() - old.keypresses.keys()),
            keypresses_removed={k: old.keypresses[k] for k in old.keypresses.keys() - new.keypresses.keys()},
            keypresses_changed={k: v for k, v in old.keypresses.items() if new.keypresses.get(k, v) != v},
            destinations_added=frozenset(boxes - old_boxes),
            destinations_removed=frozenset(old_boxes - boxes),
            root_changed=(old.root, old.root in old.nodes) != (new.root, new.root in new.nodes),
            tree_changed=True,
            replaced=True,
        )
        return ReplaceTree(old, self.text), change
