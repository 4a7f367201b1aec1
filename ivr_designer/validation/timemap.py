"""The time map: seconds from the start of a call to every node, every key and a person.

Best is a caller who knows the keys and interrupts, typical one who listens until the key is named, worst one
who hears everything, waits as long as possible, and goes round every loop LAPS times. That bound keeps the
work linear; without it the worst case of a tree with a loop has no end.
"""

import heapq
import math
from collections import deque
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.shape import Shape, strong_groups
from ivr_designer.validation.timing import Cost

if TYPE_CHECKING:
    from ivr_designer.validation.context import NodeView

LAPS = 3


class Times(NamedTuple):
    """Seconds: the fastest caller, a listening one, the slowest."""

    best: float
    typical: float
    worst: float


def after(view: "NodeView", move: Move, at: Times) -> Times:
    """When a move of a node is carried out whose prompt begins `at`."""
    cost = view.cost(move.key)
    return Times(at.best + cost.best, at.typical + cost.typical, at.worst + view.longest_s)


class TimeMap:
    """Times of all reachable places, each table worked out when it is first asked for."""

    def __init__(self, tree: IvrTree, views: Mapping[NodeId, "NodeView"], shape: Shape) -> None:
        # Not the context itself: the ring would keep every old one until the collector comes round.
        self._tree = tree
        self._views = views
        self._shape = shape

    @cached_property
    def _best(self) -> dict[NodeId, float]:
        return _shortest(self._shape, self._views, 0)[0]

    @cached_property
    def _typical(self) -> tuple[dict[NodeId, float], dict[NodeId, Move]]:
        return _shortest(self._shape, self._views, 1)

    @cached_property
    def _worst(self) -> dict[NodeId, float]:
        return _longest(self._shape, self._views)

    @cached_property
    def nodes(self) -> Mapping[NodeId, Times]:
        """When the prompt of each reachable node begins."""
        typical, worst = self._typical[0], self._worst
        return {node: Times(best, typical[node], worst[node]) for node, best in self._best.items()}

    def key(self, keypress_id: KeypressId) -> Times | None:
        """When a keypress is carried out; None if callers cannot get to it."""
        keypress = self._tree.keypresses.get(keypress_id)
        view = None if keypress is None else self._views.get(keypress.node)
        if keypress is None or view is None or view.id not in self.nodes:
            return None
        move = view.move(keypress.key)
        if move is None or move.keypress != keypress_id:
            return None
        return self._after(view, move)

    def _after(self, view: "NodeView", move: Move) -> Times:
        return after(view, move, self.nodes[view.id])

    @cached_property
    def destinations(self) -> Mapping[Destination, Times]:
        """When callers get to each box where a call leaves the tree: as for `person`."""
        found: dict[Destination, list[float]] = {}
        for node, at in self.nodes.items():
            view = self._views[node]
            from_best, from_typical, worst = at.best, at.typical, at.worst + view.longest_s
            for target, cost in view.exits:
                best, typical = from_best + cost.best, from_typical + cost.typical
                known = found.get(target)
                if known is None:
                    found[target] = [best, typical, worst]
                elif best < known[0] or typical < known[1] or worst > known[2]:
                    known[:] = min(known[0], best), min(known[1], typical), max(known[2], worst)
        return {target: Times(*values) for target, values in found.items()}

    @cached_property
    def _people(self) -> list[tuple["NodeView", Cost]]:
        """Nodes with a key that leads straight to a person, and what that costs."""
        views = (self._views[node] for node in self._shape.came_by)
        return [(view, cost) for view in views if (cost := view.person_cost) is not None]

    @cached_property
    def person(self) -> Times | None:
        """Time to a person: the least best and typical time, the longest worst; None without one."""
        best, typical, worst = self._best, self.person_s, self._worst
        if typical is None:
            return None
        return Times(
            min(best[v.id] + c.best for v, c in self._people),
            typical,
            max(worst[v.id] + v.longest_s for v, _ in self._people),
        )

    @cached_property
    def person_s(self) -> float | None:
        """The typical time to a person alone, which costs less to know."""
        at = self._typical[0]
        return min((at[v.id] + c.typical for v, c in self._people), default=None)

    @cached_property
    def person_keys(self) -> tuple[Key, ...]:
        """The way that takes the typical time to a person; empty when nobody is reached."""
        at, came = self._typical
        way = min(self._people, key=lambda p: at[p[0].id] + p[1].typical, default=None)
        if way is None:
            return ()
        moves = (m for m in way[0].moves if m.leads is Leads.PERSON)
        last = min(moves, key=lambda m: way[0].cost(m.key).typical)
        return (*_way(came, way[0].id), last.key)

    @cached_property
    def fewest_keys(self) -> int | None:
        """The fewest keys that lead to a person; silence costs none."""
        return _fewest_keys(self._shape)

    @cached_property
    def to_person(self) -> Mapping[NodeId, float]:
        """Typical time from the start of each node's prompt to a person, for nodes that have a way."""
        return _to_person(self._shape, self._views)

    @cached_property
    def guessed(self) -> frozenset[NodeId]:
        """Reachable nodes whose prompt length is an assumption."""
        views = self._views
        return frozenset(n for n in self._shape.came_by if not views[n].pace.known)


def _way(came: Mapping[NodeId, Move], node: NodeId) -> tuple[Key, ...]:
    keys: list[Key] = []
    while node in came:
        keys.append(came[node].key)
        node = came[node].source
    return tuple(reversed(keys))


def _shortest(
    shape: Shape, views: Mapping[NodeId, "NodeView"], which: int
) -> tuple[dict[NodeId, float], dict[NodeId, Move]]:
    """Cheapest arrival at every reachable node (Dijkstra) by one field of Cost, and by which step."""
    found: dict[NodeId, float] = {}
    came: dict[NodeId, Move] = {}
    best: dict[NodeId, float] = {}
    heap: list[tuple[float, int, NodeId]] = []
    if shape.root is not None:
        best[shape.root] = 0.0
        heap.append((0.0, 0, shape.root))
    serial = 0
    while heap:
        at, _, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = at
        for move, target, costs in views[node].steps:
            then = at + costs[which]
            if then < best.get(target, math.inf):  # never so for one that was found
                serial += 1
                best[target] = then
                came[target] = move
                heapq.heappush(heap, (then, serial, target))
    return found, came


def _to_person(shape: Shape, views: Mapping[NodeId, "NodeView"]) -> dict[NodeId, float]:
    """Typical time from the start of each node's prompt to a person, for nodes that have a way."""
    best: dict[NodeId, float] = {}
    for node, view in views.items():
        cost = view.person_cost
        if cost is not None:
            best[node] = cost.typical
    heap = [(at, i, node) for i, (node, at) in enumerate(best.items())]
    heapq.heapify(heap)
    serial = len(heap)
    found: dict[NodeId, float] = {}
    while heap:
        at, _, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = at
        for move in shape.sources[node]:
            source = move.source
            if source in found:
                continue
            then = at + views[source].cost(move.key).typical
            if then < best.get(source, math.inf):
                serial += 1
                best[source] = then
                heapq.heappush(heap, (then, serial, source))
    return found


def _longest(shape: Shape, views: Mapping[NodeId, "NodeView"]) -> dict[NodeId, float]:
    """Latest arrival at every reachable node, each loop walked at most LAPS times."""
    moves = shape.moves
    out = {n: [m.node for m in moves[n] if m.node is not None] for n in shape.came_by}
    groups = strong_groups(out)[::-1]
    enter = dict.fromkeys(out, 0.0)
    arrive: dict[NodeId, float] = {}
    for group in groups:
        begins = max(enter[n] for n in group)
        loops = len(group) > 1 or group[0] in out[group[0]]
        stay = sum(views[n].longest_s for n in group) * (LAPS if loops else 1)
        inside = set(group)
        for node in group:
            arrive[node] = begins + stay - views[node].longest_s
            for target in out[node]:
                if target not in inside:
                    enter[target] = max(enter[target], begins + stay)
    return arrive


def _fewest_keys(shape: Shape) -> int | None:
    """The fewest keys a caller must press to be put through to a person; silence costs none."""
    if shape.root is None:
        return None
    queue = deque([(0, shape.root)])
    done: set[NodeId] = set()
    answer: int | None = None
    while queue:
        presses, node = queue.popleft()
        if node in done or (answer is not None and presses >= answer):
            continue
        done.add(node)
        for move in shape.moves[node]:
            then = presses + (move.key is not Key.NO_INPUT)
            if move.leads is Leads.PERSON and (answer is None or then < answer):
                answer = then
            elif move.node is not None and move.node not in done:
                (queue.appendleft if then == presses else queue.append)((then, move.node))
    return answer
