"""Copying a part of a tree and putting it into another, with fresh ids."""

import random
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ivr_designer.domain.bulk_edits import AddMany, Placed
from ivr_designer.domain.edits import Batch, SetLoose
from ivr_designer.domain.ids import NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, Position, TreeContent

if TYPE_CHECKING:
    from ivr_designer.domain.edit import Edit

_NOT_PASTED = {DestinationKind.MISSING, DestinationKind.UNKNOWN}


def copy(tree: IvrTree, boxes: Collection[Vertex]) -> TreeContent:
    """The part of `tree` in `boxes`, as a tree of its own.

    Keypresses between copied nodes and from them to any destination come along; those that lead to a node
    that is not copied do not. The root is the tree's own if it is copied, else the first node.
    """
    wanted = set(boxes)
    nodes = {n: v for n, v in tree.nodes.items() if n in wanted}
    keypresses = {
        k.id: k
        for k in tree.keypresses.values()
        if k.node in nodes and (isinstance(tree.target(k), Destination) or k.next_node in nodes)
    }
    root = tree.root if tree.root in nodes else next(iter(nodes), None)
    used = {tree.target(k) for k in keypresses.values()}
    loose = frozenset(b for b in wanted if isinstance(b, Destination) and b not in used)
    positions = {b: p for b, p in tree.positions.items() if b in wanted or b in used}
    return TreeContent(tree.name, root, nodes, keypresses, positions, loose)


def paste(
    tree: IvrTree,
    content: TreeContent,
    offset: Position = (0.0, 0.0),
    rng: random.Random | None = None,
) -> Batch:
    """One edit that adds `content` to `tree` under fresh ids, `offset` px away from where it was.

    A name that is taken gets a number. What leads to nothing, is of unknown kind or binds a key twice is left
    out. Destinations that the tree has already are the same boxes and stay where they are.
    """
    ids = {old: new_node_id(rng) for old in content.nodes}
    taken = {node.name for node in tree.nodes.values()}
    nodes: list[Placed] = []
    for old, node in content.nodes.items():
        if node.is_read_only:
            continue
        name = free_name(node.name, taken)
        taken.add(name)
        nodes.append((replace(node, id=ids[old], name=name), _shifted(content, old, offset)))
    edits: list[Edit] = []
    if nodes:
        edits.append(AddMany(tuple(nodes), tuple(_keypresses(content, ids, rng))))
    for box in sorted(content.loose):
        if not tree.has(box) and box.kind not in _NOT_PASTED:
            edits.append(SetLoose(box, position=_shifted(content, box, offset)))
    return Batch(tuple(edits), phrase("Paste"))


def free_name(name: str, taken: Collection[str]) -> str:
    """`name`, or with the lowest number from 2 that makes it differ from all `taken`."""
    name = wanted = name or "?"
    count = 2
    while wanted in taken:
        wanted, count = f"{name} {count}", count + 1
    return wanted


def _shifted(content: TreeContent, box: Vertex, offset: Position) -> Position | None:
    at = content.positions.get(box)
    return None if at is None else (at[0] + offset[0], at[1] + offset[1])


def _keypresses(
    content: TreeContent, ids: dict[NodeId, NodeId], rng: random.Random | None
) -> Iterator[Keypress]:
    writable = {id for id, node in content.nodes.items() if not node.is_read_only}
    bound: set[tuple[NodeId, str]] = set()
    for k in content.keypresses.values():
        if k.node not in writable or k.is_read_only or (k.node, k.key) in bound:
            continue
        target = None
        if k.action is Action.NEXT_NODE:
            if k.next_node not in writable:
                continue
            target = ids[k.next_node]
        bound.add((k.node, k.key))
        yield Keypress(
            new_keypress_id(rng), ids[k.node], k.key, k.action, target,
            k.queue_id, k.phone_number, k.from_number, k.sms, k.raw_action, k.extra,
        )  # fmt: skip
