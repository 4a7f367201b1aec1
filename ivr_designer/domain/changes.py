"""What an edit did, in ids, so that every observer can update just what moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node

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
        nodes = _merge(self.nodes_added, self.nodes_removed, self.nodes_changed,
                       later.nodes_added, later.nodes_removed, later.nodes_changed)  # fmt: skip
        keys = _merge(self.keypresses_added, self.keypresses_removed, self.keypresses_changed,
                      later.keypresses_added, later.keypresses_removed, later.keypresses_changed)  # fmt: skip
        appeared = (self.destinations_added - later.destinations_removed) | (
            later.destinations_added - self.destinations_removed
        )
        vanished = (self.destinations_removed - later.destinations_added) | (
            later.destinations_removed - self.destinations_added
        )
        return replace(
            self,
            nodes_added=nodes[0],
            nodes_removed=nodes[1],
            nodes_changed=nodes[2],
            keypresses_added=keys[0],
            keypresses_removed=keys[1],
            keypresses_changed=keys[2],
            destinations_added=appeared,
            destinations_removed=vanished,
            moved=self.moved | later.moved,
            root_changed=self.root_changed or later.root_changed,
            tree_changed=self.tree_changed or later.tree_changed,
            replaced=self.replaced or later.replaced,
        )


def in_turn(changes: Iterable[Change]) -> Change:
    """The net effect of changes one after the other. Neighbours are joined first, so many take no time."""
    row = list(changes)
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        row = [one.then(other) for one, other in pairs] + (row[-1:] if len(row) % 2 else [])
    return row[0] if row else Change()


def _merge(
    added: frozenset[K],
    removed: Mapping[K, V],
    changed: Mapping[K, V],
    added2: frozenset[K],
    removed2: Mapping[K, V],
    changed2: Mapping[K, V],
) -> tuple[frozenset[K], dict[K, V], dict[K, V]]:
    """Net (added, removed, changed) of two steps; values are those before the first step."""
    before = {**removed2, **changed2, **removed, **changed}
    for fresh in added:
        before.pop(fresh, None)
    gone = set(removed2) | (set(removed) - added2)
    touched = set(before) | added | added2
    return (
        frozenset(x for x in touched if x not in before and x not in gone),
        {x: before[x] for x in touched if x in before and x in gone},
        {x: before[x] for x in touched if x in before and x not in gone},
    )
