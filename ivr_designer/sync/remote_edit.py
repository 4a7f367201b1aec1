"""The edit that brings a change made elsewhere onto the screen: field by field, one undoable step."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivr_designer.domain.changes import Change, in_turn
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    RemoveKeypress,
    RemoveNode,
    SetRoot,
    UpdateKeypress,
    UpdateNode,
    UpdateTree,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.turns import politely
from ivr_designer.sync.merge import merge
from ivr_designer.sync.values import ItemKey, Kind, TreeFacts, Value

ELSEWHERE = phrase("Changed elsewhere")
"""The summary of changes that somebody else made, apart from those that a person here took over."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One item as it was here (`seen`) and as it is to be (`value`); None means absent.

    With `is_root` it says instead that this node is where callers enter.
    """

    key: ItemKey
    seen: Value | None
    value: Value | None
    is_root: bool = False


@dataclass(frozen=True, slots=True)
class ApplyPatches:
    """Apply patches to whatever the tree holds by now. A patch that does not fit any more is left out: what
    was deleted here meanwhile does not come back because it was changed elsewhere.
    """

    patches: tuple[Patch, ...]
    text: Phrase

    @property
    def size(self) -> int:
        """How many items it may change."""
        return len(self.patches)

    def apply(self, tree: IvrTree) -> tuple[Edit, Change]:
        """See Edit. Never refused."""
        back: list[Edit] = []
        changes: list[Change] = []
        for patch in politely(sorted(self.patches, key=_rank)):
            for edit in _edits(patch, tree):
                try:
                    inverse, change = edit.apply(tree)
                except EditRefused:
                    continue
                back.append(inverse)
                changes.append(change)
        return Batch(tuple(reversed(back)), self.text), in_turn(changes)


def _rank(patch: Patch) -> int:
    if patch.is_root:
        return 1
    if patch.key[0] is Kind.NODE:
        return 0 if patch.value is not None else 4
    return 2 if patch.value is None else 3


def _edits(patch: Patch, tree: IvrTree) -> Iterable[Edit]:
    if patch.is_root:
        tree.root_fixed = False
        yield SetRoot(NodeId(patch.key[1]))
        tree.root_fixed = True
        return
    if patch.key[0] is Kind.TREE:
        if isinstance(patch.value, TreeFacts):
            yield UpdateTree(name=patch.value.name)
        return
    if patch.key[0] is Kind.NODE:
        yield from _node_edits(NodeId(patch.key[1]), patch, tree)
    else:
        yield from _keypress_edits(KeypressId(patch.key[1]), patch, tree)


def _node_edits(lid: NodeId, patch: Patch, tree: IvrTree) -> Iterable[Edit]:
    here = tree.nodes.get(lid)
    if patch.value is None:
        if here is not None:
            yield RemoveNode(lid, keep_inbound=True)
    elif here is None:
        assert isinstance(patch.value, Node)
        if patch.seen is None:
            yield AddNode(patch.value, restoring=True)
    else:
        value = _joined(patch, here)
        if isinstance(value, Node) and value != here:
            yield UpdateNode(value, restoring=True)


def _keypress_edits(lid: KeypressId, patch: Patch, tree: IvrTree) -> Iterable[Edit]:
    here = tree.keypresses.get(lid)
    if patch.value is None:
        if here is not None:
            yield RemoveKeypress(lid)
    elif here is None:
        assert isinstance(patch.value, Keypress)
        if patch.seen is None:
            yield AddKeypress(patch.value, restoring=True)
    else:
        value = _joined(patch, here)
        if isinstance(value, Keypress) and value != here:
            yield UpdateKeypress(value, restoring=True)


def _joined(patch: Patch, here: Value) -> Value | None:
    """The patch on what is here by now. A field edited here meanwhile stays: it is a conflict."""
    return patch.value if here == patch.seen else merge(patch.seen, here, patch.value).value
