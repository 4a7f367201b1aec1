"""The time map: seconds from the start of a call to every node, every key and a person.

Best is a caller who knows the keys and interrupts, typical one who listens until the key is named, worst one
who hears everything, waits as long as possible, and goes round every loop LAPS times. That bound keeps the
work linear; without it the worst case of a tree with a loop has no end.
"""

import heapq
import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.shape import strong_groups

if TYPE_CHECKING:
    from ivr_designer.validation.context import Context

LAPS = 3


class Times(NamedTuple):
    """Seconds: the fastest caller, a listening one, the slowest."""

    best: float
    typical: float
    worst: float


@dataclass(frozen=True, slots=True)
class TimeMap:
    """Times of all reachable places.

    `nodes` is when a node's prompt begins, `keys` when a keypress is carried out. `person` is the time to a
    person (None if nobody is), `person_keys` the way the typical time takes, `fewest_keys` the fewest presses
    that lead to a person. `to_person` is the typical time from each node to a person. `guessed` are nodes
    whose prompt length is an assumption.
    """

    nodes: Mapping[NodeId, Times]
    keys: Mapping[KeypressId, Times]
    person: Times | None
    person_keys: tuple[Key, ...]
    fewest_keys: int | None
    to_person: Mapping[NodeId, float]
    guessed: frozenset[NodeId]


def time_map(context: "Context") -> TimeMap:
    """The time map of a tree."""
    views, shape = context.views, context.shape
    reach = list(shape.came_by)
    best, _ = _shortest(context, lambda n, m: views[n].cost(m.key).best)
    typical, came = _shortest(context, lambda n, m: views[n].cost(m.key).typical)
    worst = _longest(context, reach)
    nodes = {n: Times(best[n], typical[n], worst[n]) for n in reach}
    keys: dict[KeypressId, Times] = {}
    person: Times | None = None
    way: tuple[Key, ...] = ()
    for node in reach:
        view = views[node]
        for move in view.moves:
            cost = view.cost(move.key)
            at = nodes[node]
            times = Times(at.best + cost.best, at.typical + cost.typical, at.worst + view.longest_s)
            keys[move.keypress] = times
            if move.leads is Leads.PERSON:
                if person is None or times.typical < person.typical:
                    way = (*_way(came, node), move.key)
                person = times if person is None else _extremes(person, times)
    guessed = frozenset(n for n in reach if not views[n].pace.known)
    return TimeMap(nodes, keys, person, way, _fewest_keys(context), _to_person(context), guessed)


def _extremes(one: Times, two: Times) -> Times:
    return Times(min(one.best, two.best), min(one.typical, two.typical), max(one.worst, two.worst))


def _way(came: Mapping[NodeId, tuple[NodeId, Key]], node: NodeId) -> tuple[Key, ...]:
    keys: list[Key] = []
    while node in came:
        node, key = came[node]
        keys.append(key)
    return tuple(reversed(keys))


def _shortest(
    context: "Context", price: Callable[[NodeId, Move], float]
) -> tuple[dict[NodeId, float], dict[NodeId, tuple[NodeId, Key]]]:
    """Cheapest arrival at every reachable node (Dijkstra), and by which step."""
    shape = context.shape
    found: dict[NodeId, float] = {}
    came: dict[NodeId, tuple[NodeId, Key]] = {}
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
        for move in shape.moves[node]:
            target = move.node
            if target is None or target in found:
                continue
            then = at + price(node, move)
            if then < best.get(target, math.inf):
                serial += 1
                best[target] = then
                came[target] = (node, move.key)
                heapq.heappush(heap, (then, serial, target))
    return found, came


def _to_person(context: "Context") -> dict[NodeId, float]:
    """Typical time from the start of each node's prompt to a person, for nodes that have a way."""
    views, shape = context.views, context.shape
    best: dict[NodeId, float] = {}
    for node, view in views.items():
        ends = [view.cost(m.key).typical for m in view.moves if m.leads is Leads.PERSON]
        if ends:
            best[node] = min(ends)
    heap = [(at, i, node) for i, (node, at) in enumerate(best.items())]
    heapq.heapify(heap)
    serial = len(heap)
    found: dict[NodeId, float] = {}
    while heap:
        at, _, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = at
        for source, move in shape.sources[node]:
            if source in found:
                continue
            then = at + views[source].cost(move.key).typical
            if then < best.get(source, math.inf):
                serial += 1
                best[source] = then
                heapq.heappush(heap, (then, serial, source))
    return found


def _longest(context: "Context", reach: Iterable[NodeId]) -> dict[NodeId, float]:
    """Latest arrival at every reachable node, each loop walked at most LAPS times."""
    views, moves = context.views, context.shape.moves
    out = {n: [m.node for m in moves[n] if m.node is not None] for n in reach}
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


def _fewest_keys(context: "Context") -> int | None:
    """The fewest keys a caller must press to be put through to a person; silence costs none."""
    shape = context.shape
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
