"""Deleting boxes: what goes with them, and the one edit that does it."""

from collections.abc import Collection
from dataclasses import dataclass

from ivr_designer.domain.edits import Batch, Edit, MoveBoxes, RemoveKeypress, RemoveNode, SetLoose
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree


@dataclass(frozen=True, slots=True)
class Consequences:
    """What deleting a selection takes along: keypresses from elsewhere, and nodes nobody can reach then."""

    inbound: tuple[Keypress, ...]
    newly_unreachable: tuple[NodeId, ...]


def consequences(tree: IvrTree, boxes: Collection[Vertex]) -> Consequences:
    """What else goes, or goes dark, when `boxes` are deleted. The tree is not touched."""
    gone = set(boxes)
    inbound = [k for box in dict.fromkeys(boxes) for k in tree.keypresses_to(box) if k.node not in gone]
    before = tree.reachable()
    seen: set[Vertex] = set()
    stack = [tree.root] if tree.root is not None and tree.root in tree.nodes and tree.root not in gone else []
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack.extend(n for n in tree.next_nodes(node) if n not in gone)
    dark = [n for n in tree.nodes if n in before and n not in seen and n not in gone]
    return Consequences(tuple(inbound), tuple(dark))


def removal(tree: IvrTree, boxes: Collection[Vertex], keypresses: Collection[KeypressId] = ()) -> Batch:
    """One edit that deletes boxes and keypresses; the root goes last, so that deleting all is possible."""
    boxes = list(dict.fromkeys(boxes))
    doomed = dict.fromkeys(keypresses)
    edits: list[Edit] = []
    for box in boxes:
        if isinstance(box, Destination):
            doomed.update(dict.fromkeys(k.id for k in tree.keypresses_to(box)))
    nodes = [b for b in boxes if not isinstance(b, Destination)]
    with_node = {k.id for n in nodes for k in (*tree.keypresses_of(n), *tree.keypresses_to(n))}
    edits += [RemoveKeypress(k) for k in doomed if k not in with_node]
    edits += [RemoveNode(n) for n in sorted(nodes, key=lambda n: n == tree.root)]
    for box in boxes:
        if isinstance(box, Destination):
            if box in tree.loose:
                edits.append(SetLoose(box, loose=False))
            elif box in tree.positions:
                edits.append(MoveBoxes({box: None}))
    if len(nodes) == 1 and len(boxes) == 1:
        return Batch(tuple(edits), phrase("Delete “{name}”", name=tree.nodes[nodes[0]].name))
    if not boxes and len(doomed) == 1:
        key = tree.keypresses[next(iter(doomed))].key
        return Batch(tuple(edits), phrase("Delete key {key}", key=key.words))
    if len(boxes) == 1 and not keypresses:
        return Batch(tuple(edits), phrase("Delete box"))
    return Batch(tuple(edits), phrase("Delete {count} things", count=len(boxes) + len(keypresses)))
