"""Two states of a tree in one picture: what came, what is different, and the ghosts of what went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.sync.comparing import differences, kinds_between
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.proposals import ChangeKind, FieldChange
from ivr_designer.ui.canvas.marking import SIGNS
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.text import mark, tr

K = TypeVar("K", NodeId, KeypressId)
V = TypeVar("V", Node, Keypress)
TONES = {ChangeKind.ADD: Tone.ADDED, ChangeKind.CHANGE: Tone.CHANGED, ChangeKind.REMOVE: Tone.REMOVED}
WORDS = {ChangeKind.ADD: mark("+ Added"), ChangeKind.CHANGE: mark("~ Changed"),
         ChangeKind.REMOVE: mark("− Removed")}  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """`content` is the later state with what it lacks of the earlier one, `tree` is made of it; `kinds` says
    what each item is, `destinations` are those that only one of the states has.
    """

    before: TreeContent
    after: TreeContent
    content: TreeContent
    kinds: Mapping[ItemId, ChangeKind]
    tree: IvrTree
    destinations: Mapping[Destination, ChangeKind]

    def count(self, kind: ChangeKind) -> int:
        """How many items of a kind."""
        return sum(found is kind for found in self.kinds.values())

    def fields(self, item: ItemId) -> tuple[FieldChange, ...]:
        """In which fields an item differs; empty for one that is the same, came or went."""
        if self.kinds.get(item) is not ChangeKind.CHANGE:
            return ()
        return differences(self.before, self.after, item)

    def marks(self) -> Marks:
        """What to lay over a picture of `content`."""
        boxes: dict[Vertex, Mark] = {}
        keys: dict[KeypressId, Mark] = {}
        of_keys = {kind: Mark(tone) for kind, tone in TONES.items()}
        of_boxes = {kind: Mark(tone, tr(WORDS[kind]), SIGNS[tone]) for kind, tone in TONES.items()}
        for item, kind in self.kinds.items():
            if item in self.content.keypresses:
                keys[KeypressId(item)] = of_keys[kind]
            elif item in self.content.nodes:
                boxes[NodeId(item)] = of_boxes[kind]
        boxes.update({d: of_boxes[kind] for d, kind in self.destinations.items()})
        return Marks(boxes, keys)


def compare(before: TreeContent, after: TreeContent) -> Comparison:
    """What leads from one state to the other. Notes, places and file fields do not count. It takes long for
    large trees; any thread may call it.
    """
    kinds = kinds_between(before, after)
    content = replace(
        after,
        root=after.root if after.root is not None else before.root,
        nodes={**after.nodes, **_missing(before.nodes, after.nodes)},
        keypresses={**after.keypresses, **_missing(before.keypresses, after.keypresses)},
        positions={**before.positions, **after.positions},
    )
    here, there = _destinations(before), _destinations(after)
    only = dict.fromkeys(there - here, ChangeKind.ADD) | dict.fromkeys(here - there, ChangeKind.REMOVE)
    return Comparison(before, after, content, kinds, IvrTree(TreeId(""), content), only)


def _missing(old: Mapping[K, V], new: Mapping[K, V]) -> dict[K, V]:
    return {key: value for key, value in old.items() if key not in new}


def _destinations(content: TreeContent) -> set[Destination]:
    return set(IvrTree(TreeId(""), content).destinations())
