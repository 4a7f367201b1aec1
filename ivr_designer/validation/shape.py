"""Who leads where: reach, depth, ways to an end and to a person, and loops. Plain lists, no library.

Everything is worked out once, when first asked for, in time linear in nodes and keypresses.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.validation.moves import Leads, Move

PASSIVE = frozenset({Key.NO_INPUT, Key.NO_MATCH})
"""What happens to a caller who takes none of the offered keys."""


_SILENCE = frozenset({Key.NO_INPUT})
_ROUNDS = 3


class Shape:
    """The moves of a tree as a graph. `moves` maps every node to what a caller can do there."""

    def __init__(self, root: NodeId | None, moves: Mapping[NodeId, tuple[Move, ...]]) -> None:
        self.root = root if root in moves else None
        self.moves = moves

    @cached_property
    def came_by(self) -> dict[NodeId, Move | None]:
        """Reachable nodes in breadth-first order, each with the move that first led there (root: None)."""
        if self.root is None:
            return {}
        found: dict[NodeId, Move | None] = {self.root: None}
        queue = deque([self.root])
        while queue:
            node = queue.popleft()
            for move in self.moves[node]:
                if move.node is not None and move.node not in found:
                    found[move.node] = move
                    queue.append(move.node)
        return found

    @cached_property
    def depth(self) -> dict[NodeId, int]:
        """Steps from the root to every reachable node; the root has 0."""
        depths: dict[NodeId, int] = {}
        for node, move in self.came_by.items():
            depths[node] = 0 if move is None else depths[move.source] + 1
        return depths

    def path_to(self, node: NodeId) -> list[Key]:
        """The keys of a shortest way from the root to a reachable node."""
        keys: list[Key] = []
        move = self.came_by[node]
        while move is not None:
            keys.append(move.key)
            move = self.came_by[move.source]
        return keys[::-1]

    @cached_property
    def sources(self) -> dict[NodeId, list[Move]]:
        """For every node, the moves of other nodes (and its own) that lead to it."""
        found: dict[NodeId, list[Move]] = {node: [] for node in self.moves}
        for moves in self.moves.values():
            for move in moves:
                if move.node is not None:
                    found[move.node].append(move)
        return found

    def _leading_to(self, leads: Leads, known: Iterable[NodeId] = ()) -> set[NodeId]:
        """Nodes from which a move of one kind can be reached, besides those `known` already."""
        found = set(known)
        stack = [
            n for n, moves in self.moves.items() if n not in found and any(m.leads is leads for m in moves)
        ]
        found.update(stack)
        while stack:
            for move in self.sources[stack.pop()]:
                if move.source not in found:
                    found.add(move.source)
                    stack.append(move.source)
        return found

    @cached_property
    def can_end(self) -> set[NodeId]:
        """Nodes from which a call can come to an end: a person, or hanging up."""
        return self._leading_to(Leads.END, self.can_reach_person)

    @cached_property
    def can_reach_person(self) -> set[NodeId]:
        """Nodes from which a person can be reached."""
        return self._leading_to(Leads.PERSON)

    @cached_property
    def silent_loops(self) -> list[list[NodeId]]:
        """Loops of silence that a caller can get into, each from its first node in reach order."""
        # Each lies within a passive one.
        inside = [node for loop in self.passive_loops for node in loop]
        return self.loops(_SILENCE, inside) if inside else []

    @cached_property
    def passive_loops(self) -> list[list[NodeId]]:
        """Groups of nodes that silence and wrong keys together never leave."""
        return self.loops(PASSIVE)

    def loops(self, keys: frozenset[Key], nodes: Iterable[NodeId] | None = None) -> list[list[NodeId]]:
        """Strongly connected groups with a cycle, among reachable `nodes` and moves on `keys`."""
        order = {node: place for place, node in enumerate(self.came_by)}
        out: dict[NodeId, list[NodeId]] = {}
        for node in order if nodes is None else nodes:
            targets = [m.node for m in self.moves[node] if m.key in keys and m.node is not None]
            if targets:
                out[node] = targets
        inner = _on_loops(out)
        groups = [g for g in strong_groups(inner) if len(g) > 1 or g[0] in inner[g[0]]]
        return sorted((sorted(g, key=order.__getitem__) for g in groups), key=lambda g: order[g[0]])


def strong_groups(out: Mapping[NodeId, Iterable[NodeId]]) -> list[list[NodeId]]:
    """Strongly connected groups, those that others lead to first (Tarjan, without recursion).

    Every target must be a key of `out`.
    """
    index: dict[NodeId, int] = {}
    low: dict[NodeId, int] = {}
    open_: dict[NodeId, None] = {}
    groups: list[list[NodeId]] = []
    for start in out:
        if start in index:
            continue
        work: list[tuple[NodeId, Iterator[NodeId]]] = []
        fresh: NodeId | None = start
        while fresh is not None or work:
            if fresh is not None:
                index[fresh] = low[fresh] = len(index)
                open_[fresh] = None
                work.append((fresh, iter(out[fresh])))
            node, targets = work[-1]
            fresh = _next_fresh(node, targets, index, low, open_)
            if fresh is None:
                work.pop()
                _leave(node, work[-1][0] if work else None, index, low, open_, groups)
    return groups


def _next_fresh(
    node: NodeId,
    targets: Iterator[NodeId],
    index: Mapping[NodeId, int],
    low: dict[NodeId, int],
    open_: Mapping[NodeId, None],
) -> NodeId | None:
    """The next target that was not seen yet; ways back that come before it are noted."""
    for target in targets:
        seen = index.get(target)
        if seen is None:
            return target
        if seen < low[node] and target in open_:
            low[node] = seen
    return None


def _leave(
    node: NodeId,
    parent: NodeId | None,
    index: Mapping[NodeId, int],
    low: dict[NodeId, int],
    open_: dict[NodeId, None],
    groups: list[list[NodeId]],
) -> None:
    if low[node] == index[node]:
        group: list[NodeId] = []
        while not group or group[-1] != node:
            group.append(open_.popitem()[0])
        groups.append(group)
    elif parent is not None:
        low[parent] = min(low[parent], low[node])


def _on_loops(out: Mapping[NodeId, list[NodeId]]) -> dict[NodeId, list[NodeId]]:
    """`out` without many nodes that cannot be on a loop: nobody leads to them, or they lead to nobody left.

    A few rounds take most of them; going on to the end would be slow on a long chain.
    """
    left = dict(out)
    for _ in range(_ROUNDS):
        entered = {t for targets in left.values() for t in targets}
        kept = {n: targets for n, targets in left.items() if n in entered and any(t in left for t in targets)}
        done = len(kept) == len(left)
        left = kept
        if done:
            break
    return {n: [t for t in targets if t in left] for n, targets in left.items()}
