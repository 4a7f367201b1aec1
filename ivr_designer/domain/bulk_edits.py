"""Nodes and keypresses that come or go together, one or thousands; the two edits undo each other."""

from dataclasses import dataclass, replace

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import (
    GONE,
    KEY_GONE,
    Destinations,
    Edit,
    check_node,
    destinations_of,
    require,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree, Position

Placed = tuple[Node, Position | None]
"""A node and where it was put by hand, if it was."""


_ADD = phrase("Add")
_DELETE = phrase("Delete")


@dataclass(frozen=True, slots=True)
class AddMany:
    """Add nodes, then keypresses. The first node of an empty tree becomes its root, as it does on the server.

    `restoring` puts back what was there: without the rules for new things, and `root` becomes the root again.
    """

    nodes: tuple[Placed, ...] = ()
    keypresses: tuple[Keypress, ...] = ()
    text: Phrase = _ADD
    restoring: bool = False
    root: NodeId | None = None

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        with uncollected():
            return self._apply(tree)

    def _apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        self._check_nodes(tree)
        ids = tuple(node.id for node, _ in self.nodes)
        missing = [Destination(DestinationKind.MISSING, id) for id in ids]
        boxes = Destinations(tree, {*missing, *destinations_of(tree, self.keypresses, set(ids))})
        old_root = tree.root
        takes_root = bool(ids) and not tree.nodes and not self.restoring
        for node, position in self.nodes:
            tree._put_node(node)
            tree._set_position(node.id, position)
        tree.root = ids[0] if takes_root else self.root or old_root
        healed = {k.id: k for id in ids for k in tree.keypresses_to(id)}
        back = RemoveMany(ids, tuple(k.id for k in self.keypresses), self.text, True, old_root)
        self._put_keypresses(tree, replace(back, keypresses=()))
        appeared, vanished = boxes.delta()
        change = Change(
            nodes_added=frozenset(ids),
            keypresses_added=frozenset(back.keypresses),
            keypresses_changed=healed,
            destinations_added=appeared,
            destinations_removed=vanished,
            root_changed=tree.root != old_root or tree.root in ids,
        )
        return back, change

    def _check_nodes(self, tree: IvrTree) -> None:
        known = set(tree.nodes)
        for node, _ in self.nodes:
            require(node.id not in known, phrase("This node is in the tree already."))
            known.add(node.id)
            if not self.restoring:
                check_node(node)

    def _put_keypresses(self, tree: IvrTree, back: "RemoveMany") -> None:
        """Put them in, each judged beside those before it; all goes `back` when one is refused."""
        done: list[KeypressId] = []
        try:
            for keypress in self.keypresses:
                require(keypress.id not in tree.keypresses, phrase("This key is in the tree already."))
                require(keypress.node in tree.nodes, GONE)
                if not self.restoring:
                    reason = tree.refusal(keypress.node, tree.target(keypress), keypress.key)
                    if reason is not None:
                        raise EditRefused(reason)
                tree._put_keypress(keypress)
                done.append(keypress.id)
        except EditRefused:
            replace(back, keypresses=tuple(done)).apply(tree)
            raise


@dataclass(frozen=True, slots=True)
class RemoveMany:
    """Remove keypresses, and nodes with their keypresses and the keypresses that lead to them.

    The root goes last: it is refused while other nodes remain, since callers would meet nothing.
    `keep_inbound` and `root_after` are for undoing an AddMany: what led to a node stays and dangles again.
    """

    nodes: tuple[NodeId, ...] = ()
    keypresses: tuple[KeypressId, ...] = ()
    text: Phrase = _DELETE
    keep_inbound: bool = False
    root_after: NodeId | None = None

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """See Edit."""
        with uncollected():
            return self._apply(tree)

    def _apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        doomed = dict.fromkeys(self.nodes)
        self._check(tree, doomed)
        going = {k: tree.keypresses[k] for k in self.keypresses}
        for node in doomed:
            going.update((k.id, k) for k in tree.keypresses_of(node))
        inbound = [k for node in doomed for k in tree.keypresses_to(node) if k.id not in going]
        if not self.keep_inbound:  # what we must not write stays, and leads nowhere
            going.update((k.id, k) for k in inbound if not k.is_read_only)
        staying = {k.id: k for k in inbound if k.id not in going}
        dangling = {Destination(DestinationKind.MISSING, k.next_node or "") for k in staying.values()}
        boxes = Destinations(tree, dangling | destinations_of(tree, going.values()))
        nodes = {node: tree.nodes[node] for node in doomed}
        placed = tuple((node, tree.positions.get(id)) for id, node in nodes.items())
        was_root = tree.root if tree.root in doomed else None
        for keypress in going:
            tree._drop_keypress(keypress)
        for node in doomed:
            tree._drop_node(node)
        if was_root is not None:
            tree.root = self.root_after
        appeared, vanished = boxes.delta()
        change = Change(
            nodes_removed=nodes,
            keypresses_removed=going,
            keypresses_changed=staying,
            destinations_added=appeared,
            destinations_removed=vanished,
            root_changed=was_root is not None,
        )
        return AddMany(placed, tuple(going.values()), self.text, True, was_root), change

    def _check(self, tree: IvrTree, doomed: dict[NodeId, None]) -> None:
        require(all(node in tree.nodes for node in doomed), GONE)
        require(all(keypress in tree.keypresses for keypress in self.keypresses), KEY_GONE)
        require(
            tree.root not in doomed or len(doomed) == len(tree.nodes) or self.keep_inbound,
            phrase("Callers enter at this node; delete the others first, or the whole tree."),
        )
