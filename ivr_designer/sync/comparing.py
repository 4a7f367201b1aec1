"""Two states of a tree against each other, item by item. Notes, places and file fields do not count. Pure."""

from collections.abc import Mapping
from typing import TypeVar

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.fields import changes_between, fields_of
from ivr_designer.sync.proposals import ChangeKind, FieldChange, ItemId
from ivr_designer.sync.values import same

K = TypeVar("K", NodeId, KeypressId)
V = TypeVar("V", Node, Keypress)


def kinds_between(before: TreeContent, after: TreeContent) -> dict[ItemId, ChangeKind]:
    """What leads from one state to the other; items that are the same are left out."""
    kinds: dict[ItemId, ChangeKind] = {}
    _sort(kinds, before.nodes, after.nodes)
    _sort(kinds, before.keypresses, after.keypresses)
    return kinds


def _sort(kinds: dict[ItemId, ChangeKind], old: Mapping[K, V], new: Mapping[K, V]) -> None:
    kinds |= {item: ChangeKind.ADD for item in new if item not in old}
    kinds |= {item: ChangeKind.REMOVE for item in old if item not in new}
    kinds |= {i: ChangeKind.CHANGE for i in new if i in old and not same(old[i], new[i])}


def differences(before: TreeContent, after: TreeContent, item: ItemId) -> tuple[FieldChange, ...]:
    """The fields in which an item differs between two states, as proposals name them."""
    return changes_between(_fields(before, item), _fields(after, item))


def _fields(content: TreeContent, item: ItemId) -> dict[str, object]:
    def name_of(node: NodeId) -> str:
        found = content.nodes.get(node)
        return found.name if found is not None else ""

    return fields_of(content.nodes.get(NodeId(item)) or content.keypresses.get(KeypressId(item)), name_of)


def title_of(content: TreeContent, item: ItemId) -> Phrase:
    """What an item is called: “Sales”, or key 2 of “Sales”."""
    node, press = content.nodes.get(NodeId(item)), content.keypresses.get(KeypressId(item))
    if press is not None:
        owner = content.nodes.get(press.node)
        name = owner.name if owner is not None else press.node
        return phrase("key {key} of “{name}”", key=press.key.words, name=name)
    return phrase("“{name}”", name=node.name) if node is not None else phrase("{name}", name=str(item))
