"""Deleting boxes: what goes with them, and the one edit that does it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivr_designer.domain.bulk_edits import RemoveMany
from ivr_designer.domain.edits import Batch, MoveBoxes, SetLoose
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree

if TYPE_CHECKING:
    from ivr_designer.domain.edit import Edit


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
    """One edit that deletes boxes and keypresses, and what goes with them; all may go, the root included."""
    boxes = list(dict.fromkeys(boxes))
    doomed = dict.fromkeys(keypresses)
    pills = [b for b in boxes if isinstance(b, Destination)]
    for pill in pills:
        doomed.update(dict.fromkeys(k.id for k in tree.keypresses_to(pill)))
    nodes = tuple(b for b in boxes if not isinstance(b, Destination))
    with_node = {k.id for n in nodes if doomed for k in (*tree.keypresses_of(n), *tree.keypresses_to(n))}
    keys = tuple(k for k in doomed if k not in with_node)
    edits: list[Edit] = [RemoveMany(nodes, keys)] if nodes or keys else []
    for pill in pills:
        if pill in tree.loose:
            edits.append(SetLoose(pill, loose=False))
        elif pill in tree.positions:
            edits.append(MoveBoxes({pill: None}))
    return Batch(tuple(edits), _text(tree, boxes, keypresses))


def _text(tree: IvrTree, boxes: list[Vertex], keypresses: Collection[KeypressId]) -> Phrase:
    if len(boxes) + len(keypresses) != 1:
        return phrase("Delete {count} things", count=len(boxes) + len(keypresses))
    if keypresses:
        return phrase("Delete key {key}", key=tree.keypresses[next(iter(keypresses))].key.words)
    box = boxes[0]
    if isinstance(box, Destination):
        return phrase("Delete box")
    return phrase("Delete “{name}”", name=tree.nodes[box].name)
