"""A second copy of a tree, kept in step change by change, so that another thread can read it in peace."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ivr_designer.domain.changes import Change
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import IvrTree, TreeContent


@dataclass(frozen=True, slots=True)
class Patch:
    """What a copy needs to follow a change. `content` is the whole tree when all of it was exchanged.

    Hand-made places are left out: no copy has needed them yet.
    """

    change: Change
    name: str
    root: NodeId | None
    tests: tuple[Mapping[str, Any], ...]
    extra: Mapping[str, Any]
    loose: frozenset[Destination]
    nodes: tuple[Node, ...] = ()
    keypresses: tuple[Keypress, ...] = ()
    content: TreeContent | None = None


def patch_of(tree: IvrTree, change: Change) -> Patch:
    """The patch that takes a copy made before `change` to where `tree` is now; as costly as the change."""
    whole = tree.content() if change.replaced else None
    nodes = (*change.nodes_added, *change.nodes_changed, *change.nodes_removed)
    keys = (*change.keypresses_added, *change.keypresses_changed, *change.keypresses_removed)
    return Patch(
        change,
        tree.name,
        tree.root,
        tree.tests,
        tree.extra,
        tree.loose,
        () if whole else _there(tree.nodes, nodes),
        () if whole else _there(tree.keypresses, keys),
        whole,
    )


def _there(items: Mapping[Any, Any], ids: tuple[Any, ...]) -> tuple[Any, ...]:
    """Items of those ids that exist, in the order of the tree when there are several."""
    wanted = {i for i in ids if i in items}
    if len(wanted) < 2:
        return tuple(items[i] for i in wanted)
    return tuple(item for i, item in items.items() if i in wanted)


def follow(copy: IvrTree, patch: Patch) -> Change:
    """Bring `copy` to where the original was when the patch was made; returns the change for observers."""
    change = patch.change
    copy.name, copy.tests, copy.extra = patch.name, patch.tests, patch.extra
    if patch.content is not None:
        copy._set_content(patch.content)
        return change
    for key_id in change.keypresses_removed:
        if key_id in copy.keypresses:
            copy._drop_keypress(key_id)
    alive = {node.id for node in patch.nodes}
    for node_id in change.nodes_removed:
        if node_id not in alive and node_id in copy.nodes:
            copy._drop_node(node_id)
    for node in patch.nodes:
        copy._put_node(node)
    for keypress in patch.keypresses:
        copy._put_keypress(keypress)
    for destination in copy.loose ^ patch.loose:
        copy._set_loose(destination, destination in patch.loose)
    copy.root = patch.root
    return change
