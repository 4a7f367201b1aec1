"""What an edit did, in ids, so that every observer can update just what moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.turns import politely

K = TypeVar("K")
V = TypeVar("V")


class Origin(StrEnum):
    """Who made a change: USER edits are sent to the server, REMOTE ones came from it, LOAD opened a tree."""

    USER = "user"
    REMOTE = "remote"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Change:
    """A frozen record of one applied edit.

    `*_removed` and `*_changed` map ids to the values *before* the edit; `*_added` are ids to be read from
    the tree. `destinations_*` are boxes that appeared or vanished. `moved` are vertices whose hand-made
    place changed. `tree_changed` covers name, tests, waivers and other fields of the tree itself.
    `replaced` says that the whole content was exchanged, `revision` is the document's after the edit.
    """

    nodes_added: frozenset[NodeId] = frozenset()
    nodes_removed: Mapping[NodeId, Node] = field(default_factory=dict)
    nodes_changed: Mapping[NodeId, Node] = field(default_factory=dict)
    keypresses_added: frozenset[KeypressId] = frozenset()
    keypresses_removed: Mapping[KeypressId, Keypress] = field(default_factory=dict)
    keypresses_changed: Mapping[KeypressId, Keypress] = field(default_factory=dict)
    destinations_added: frozenset[Destination] = frozenset()
    destinations_removed: frozenset[Destination] = frozenset()
    moved: frozenset[Vertex] = frozenset()
    root_changed: bool = False
    tree_changed: bool = False
    replaced: bool = False
    revision: int = 0
    origin: Origin = Origin.USER

    @property
    def touches_structure(self) -> bool:
        """True when reachability or layout may have changed."""
        return bool(
            self.replaced
            or self.root_changed
            or self.nodes_added
            or self.nodes_removed
            or self.keypresses_added
            or self.keypresses_removed
            or self.keypresses_changed
        )

    @property
    def is_empty(self) -> bool:
        """True when nothing at all changed."""
        return not (
            self.touches_structure
            or self.nodes_changed
            or self.destinations_added
            or self.destinations_removed
            or self.moved
            or self.tree_changed
        )

    def then(self, later: "Change") -> "Change":
        """The net effect of this change followed by `later` (what was added and removed again is gone)."""
        return in_turn((self, later))


class _Net(Generic[K, V]):
    """What becomes of items that are added, removed and changed one after the other."""

    def __init__(self) -> None:
        self._before: dict[K, V] = {}
        self._there: dict[K, bool] = {}

    def add(self, added: Iterable[K], removed: Mapping[K, V], changed: Mapping[K, V]) -> None:
        """One more step; values are those before it."""
        there, before = self._there, self._before
        for item in added:
            there[item] = True
        for values, stays in ((removed, False), (changed, True)):
            for item, value in values.items():
                if item not in there:
                    before[item] = value
                there[item] = stays

    def added(self) -> frozenset[K]:
        """Items that are there and were not before."""
        return frozenset(x for x, there in self._there.items() if there and x not in self._before)

    def before(self, *, there: bool) -> dict[K, V]:
        """What items were that are still there, or that are gone."""
        return {x: v for x, v in self._before.items() if self._there[x] is there}


def in_turn(changes: Iterable[Change]) -> Change:
    """The net effect of changes one after the other, in the name of the first."""
    row = list(changes)
    if len(row) < 2:
        return row[0] if row else Change()
    nodes: _Net[NodeId, Node] = _Net()
    keys: _Net[KeypressId, Keypress] = _Net()
    appeared: set[Destination] = set()
    vanished: set[Destination] = set()
    for change in politely(row):
        nodes.add(change.nodes_added, change.nodes_removed, change.nodes_changed)
        keys.add(change.keypresses_added, change.keypresses_removed, change.keypresses_changed)
        new, gone = change.destinations_added, change.destinations_removed
        if new or gone:
            appeared, vanished = (appeared - gone) | (new - vanished), (vanished - new) | (gone - appeared)
    return replace(
        row[0],
        nodes_added=nodes.added(),
        nodes_removed=nodes.before(there=False),
        nodes_changed=nodes.before(there=True),
        keypresses_added=keys.added(),
        keypresses_removed=keys.before(there=False),
        keypresses_changed=keys.before(there=True),
        destinations_added=frozenset(appeared),
        destinations_removed=frozenset(vanished),
        moved=frozenset().union(*(c.moved for c in row)),
        root_changed=any(c.root_changed for c in row),
        tree_changed=any(c.tree_changed for c in row),
        replaced=any(c.replaced for c in row),
    )
