"""Items that many steps wait for together, said once. Pure.

A key that goes waits for every way into the part of the tree that goes with it; so do its node and all that
is behind it. Written out for each of them that is the square of what was deleted. A group has items and other
groups, and who waits for it waits for all of these; what is asked of many groups is asked of each one once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ivr_designer.domain.ids import NodeId
from ivr_designer.sync.values import ItemKey


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Items, and groups whose items belong to it as well. Groups lead to each other in no circle."""

    items: frozenset[ItemKey]
    parts: tuple["Group", ...] = field(default=(), repr=False)

    def all_items(self) -> set[ItemKey]:
        """Every item, those of its parts among them."""
        found: set[ItemKey] = set()
        for group in parts_first((self,)):
            found |= group.items
        return found


def group_of(items: Iterable[ItemKey], parts: Iterable[Group | None] = ()) -> Group | None:
    """A group of these; None for nothing at all. One that adds nothing to its only part is that part."""
    own = frozenset(items)
    others = tuple(dict.fromkeys(part for part in parts if part is not None))
    if own:
        return Group(own, others)
    if len(others) > 1:
        return Group(own, others)
    return others[0] if others else None


def parts_first(groups: Iterable[Group], seen: set[Group] | None = None) -> Iterator[Group]:
    """The groups and all their parts, each once and after its own parts; none that is in `seen`, to which
    they are added.
    """
    seen = set() if seen is None else seen
    stack = [iter(groups)]
    above: list[Group] = []
    while stack:
        group = next(stack[-1], None)
        if group is None:
            stack.pop()
            if above:
                yield above.pop()
        elif group not in seen:
            seen.add(group)
            above.append(group)
            stack.append(iter(group.parts))


class Watch:
    """Tells of groups whether an item of theirs is still open; each group is asked about once."""

    def __init__(self, is_any_open: Callable[[frozenset[ItemKey]], bool]) -> None:
        self._is_any_open = is_any_open
        self._known: dict[Group, bool] = {}
        self._seen: set[Group] = set()

    def is_open(self, group: Group) -> bool:
        """True when an item of the group or of its parts is open."""
        known = self._known
        for each in parts_first((group,), self._seen):
            known[each] = any(known[part] for part in each.parts) or self._is_any_open(each.items)
        return known[group]


class Reach:
    """What stands at the nodes that can be reached from a node: a group for each.

    `links` are the nodes that a node leads to, `items` what stands at it. Nodes that lead to each other share
    a group (Tarjan's strongly connected components), so it costs one look at each node and link.
    """

    def __init__(
        self,
        links: Callable[[NodeId], Iterable[NodeId]],
        items: Callable[[NodeId], Iterable[ItemKey]],
    ) -> None:
        self._links = links
        self._items = items
        self._found: dict[NodeId, Group | None] = {}
        self._low: dict[NodeId, int] = {}
        self._path: list[NodeId] = []

    def group(self, start: NodeId) -> Group | None:
        """Everything at `start` and at the nodes behind it; None when there is nothing."""
        if start not in self._found:
            self._walk(start)
        return self._found[start]

    def _walk(self, start: NodeId) -> None:
        stack = [self._enter(start)]
        while stack:
            node, number, ways = stack[-1]
            for target in ways:
                if target not in self._low:
                    stack.append(self._enter(target))
                    break
                if target not in self._found:
                    self._low[node] = min(self._low[node], self._low[target])
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    self._low[above] = min(self._low[above], self._low[node])
                if self._low[node] == number:
                    self._close(node)

    def _enter(self, node: NodeId) -> tuple[NodeId, int, Iterator[NodeId]]:
        number = self._low[node] = len(self._low)
        self._path.append(node)
        return node, number, iter(self._links(node))

    def _close(self, first: NodeId) -> None:
        """All nodes from `first` on lead to each other, and what else they lead to has its group already."""
        circle = [self._path.pop()]
        while circle[-1] != first:
            circle.append(self._path.pop())
        inside = set(circle)
        behind = (self._found[t] for node in circle for t in self._links(node) if t not in inside)
        items = (item for node in circle for item in self._items(node))
        group = group_of(items, behind)
        self._found.update(dict.fromkeys(circle, group))
