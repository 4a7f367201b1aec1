"""In which order a tree's operations may run so that callers never meet a dead end in between. Pure.

Make before break: nodes are created while nobody can reach them, then they get their keys, then reachable
nodes are switched over, deepest first, then keys go, then nodes. The plan is an order together with explicit
dependencies (`after`); *any* order that respects the dependencies is safe, so that one stuck step stops only
what would be unsafe without it.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.sync.book import Item, Side
from ivr_designer.sync.operations import Verb
from ivr_designer.sync.values import ItemKey, Kind, incomplete, keypress_key, node_key


@dataclass(frozen=True, slots=True)
class Step:
    """One call to make: what it does to which item, and which items' steps must be done before it."""

    item: ItemKey
    verb: Verb
    after: frozenset[ItemKey] = frozenset()


def verb_for(item: Item) -> Verb | None:
    """What brings the server from base to local; None if nothing needs doing."""
    if item.local is None:
        return None if item.base is None else Verb.DELETE
    return Verb.CREATE if item.base is None else Verb.UPDATE


def reachable(side: Side, start: Collection[NodeId] | None = None) -> set[NodeId]:
    """Nodes a caller can get to from the root, or from `start`."""
    out = out_links(side.keys.values())
    stack = list(start) if start is not None else ([side.root] if side.root is not None else [])
    seen: set[NodeId] = set()
    while stack:
        node = stack.pop()
        if node in seen or node not in side.nodes:
            continue
        seen.add(node)
        stack.extend(out.get(node, ()))
    return seen


def out_links(keys: Iterable[Keypress]) -> dict[NodeId, list[NodeId]]:
    """Node to nodes, by the keypresses that lead from one to the other."""
    links: dict[NodeId, list[NodeId]] = {}
    for key in keys:
        if key.action is Action.NEXT_NODE and key.next_node is not None:
            links.setdefault(key.node, []).append(key.next_node)
    return links


def make_plan(
    own: Item,
    base: Side,
    local: Side,
    dirty: Mapping[ItemKey, Verb],
    owners: Mapping[ItemKey, NodeId] | None = None,
) -> list[Step]:
    """Order the `dirty` items. `own` is the tree's item; it is in `dirty` itself when it has a step.

    `owners` names the node of keypresses that neither side shows: a create under way that is not wanted any
    more.
    """
    return _Planner(own, base, local, dirty, owners or {}).steps()


class _Planner:
    def __init__(
        self,
        own: Item,
        base: Side,
        local: Side,
        dirty: Mapping[ItemKey, Verb],
        owners: Mapping[ItemKey, NodeId],
    ) -> None:
        entry = _entry_to_be(base, local)
        local = local if entry == local.root else replace(local, root=entry)
        self.own = own
        self.owners = owners
        self.base = base
        self.local = local
        self.dirty = dirty
        # A new entry node is a door as soon as it is there, so what is behind it comes first.
        self.live = reachable(base) | ({local.root} if local.root is not None else set())
        self.depth = _depths(base)
        self.links = out_links(local.keys.values())
        self.place = {node: place for place, node in enumerate((*local.nodes, *base.nodes))}
        self.by_node: dict[NodeId, set[ItemKey]] = {}
        for item in dirty:
            owner = self._owner(item)
            if owner is not None:
                self.by_node.setdefault(owner, set()).add(item)
        gone = [NodeId(i[1]) for i, v in dirty.items() if i[0] is Kind.NODE and v is Verb.DELETE]
        self.doomed = {node for node in gone if node not in local.nodes}
        self.leaving = self.doomed | (self.live - reachable(local))

    def steps(self) -> list[Step]:
        """All steps in the recommended order."""
        ranked = sorted(self.dirty.items(), key=lambda pair: self._rank(*pair))
        after = {item: self._after(item, verb) - {item} for item, verb in ranked}
        rank = {item: place for place, (item, _) in enumerate(ranked)}
        waiting = {item: len(needs) for item, needs in after.items()}
        followers: dict[ItemKey, list[ItemKey]] = {}
        for item, needs in after.items():
            for need in needs:
                followers.setdefault(need, []).append(item)
        free = [rank[item] for item, count in waiting.items() if not count]
        heapq.heapify(free)
        steps: list[Step] = []
        while free:
            item, verb = ranked[heapq.heappop(free)]
            steps.append(Step(item, verb, frozenset(after[item])))
            for follower in followers.get(item, ()):
                waiting[follower] -= 1
                if not waiting[follower]:
                    heapq.heappush(free, rank[follower])
        assert len(steps) == len(ranked), "the plan waits for itself"
        return steps

    # ---- order

    def _rank(self, item: ItemKey, verb: Verb) -> tuple[int, int, int, int]:
        """Phase, then deepest first, then node by node so that one list serves a node's keys, then a
        detail.
        """
        if item[0] is Kind.TREE:
            return (99 if verb is Verb.DELETE else 0), 0, 0, 0
        node = self._owner(item)
        if node is None:
            return 98, 0, 0, 0
        deep, place = -self.depth.get(node, 0), self.place.get(node, 0)
        if item[0] is Kind.NODE:
            return self._phase_of_node(node, verb), deep, place, 2
        if verb is Verb.DELETE:
            # Keys of nodes that go are taken last: first nobody may get there any more.
            return (60 if node not in self.leaving else 70), deep, place, 0
        return (40 if node in self.live else 20), deep, place, (0 if verb is Verb.CREATE else 1)

    def _phase_of_node(self, node: NodeId, verb: Verb) -> int:
        if verb is Verb.CREATE:
            return 1 if node == self.local.root else 10
        if verb is Verb.DELETE:
            return 90 if node == self.base.root else 80
        # A prompt that speaks of a new key is heard once the key is there.
        return 40 if node in self.live else 15

    # ---- dependencies

    def _after(self, item: ItemKey, verb: Verb) -> set[ItemKey]:
        if item[0] is Kind.TREE:
            return set(self.dirty) if verb is Verb.DELETE else set()
        after = self._need_tree()
        if item[0] is Kind.NODE:
            after |= self._after_node(NodeId(item[1]), verb)
        elif verb is Verb.DELETE:
            after |= self._after_key_delete(item)
        else:
            after |= self._after_key_write(item)
        return {i for i in after if i in self.dirty}

    def _need_tree(self) -> set[ItemKey]:
        return {self.own.key} if self.own.base is None and self.own.local is not None else set()

    def _after_node(self, node: NodeId, verb: Verb) -> set[ItemKey]:
        if verb is Verb.CREATE:
            root = self.local.root
            if root == node:
                return self._nodes_in_the_way()
            if node not in self.local.nodes:
                return set()  # under way, and not wanted any more
            return {node_key(root)} if root is not None and self._is_to_come(root) else set()
        if verb is Verb.UPDATE or node in self.local.nodes:
            return set()  # or its delete is under way although it is wanted again
        keys = {keypress_key(k.id) for k in self.base.keys.values() if node in (k.node, k.next_node)}
        keys |= self.by_node.get(node, set())
        if node == self.base.root:
            keys |= {node_key(n) for n in self.doomed}
        return keys | self._boundary(node)

    def _nodes_in_the_way(self) -> set[ItemKey]:
        """Nodes that must be gone before a new entry node is made: the first node becomes the root."""
        return {i for i in self.dirty if i[0] is Kind.NODE and NodeId(i[1]) not in self.local.nodes}

    def _after_key_write(self, item: ItemKey) -> set[ItemKey]:
        keypress = self.local.keys.get(KeypressId(item[1]))
        if keypress is None:
            return set()
        after = {node_key(keypress.node)} if self._is_to_come(keypress.node) else set()
        target = keypress.next_node if keypress.action is Action.NEXT_NODE else None
        if target is None:
            return after
        if self._is_to_come(target):
            after.add(node_key(target))
        if keypress.node in self.live and target not in self.live:
            if keypress.node in self.leaving:  # once nobody gets there, what it opens need not be ready
                return after | self._boundary(keypress.node)
            for node in self._region(target):
                after |= self._needed_of(node)
        return after

    def _needed_of(self, node: NodeId) -> set[ItemKey]:
        """What must be done at a node before callers may get there: all that can be, and some way on."""
        steps = self.by_node.get(node, set())
        keys = [k for k in self.local.keys.values() if k.node == node]
        if all(map(incomplete, keys)):
            return steps
        return steps - {keypress_key(k.id) for k in keys if incomplete(k)}

    def _after_key_delete(self, item: ItemKey) -> set[ItemKey]:
        node = self._owner(item)
        assert node is not None
        if node in self.doomed:
            return self._boundary(node)
        mine = self.by_node.get(node, set())
        writes = {i for i in mine if i[0] is Kind.KEY and self.dirty[i] is not Verb.DELETE}
        return writes | (self._boundary(node) if node in self.leaving else set())

    def _region(self, start: NodeId) -> set[NodeId]:
        """Nodes that open up to callers together with `start`."""
        seen: set[NodeId] = set()
        stack = [start]
        while stack:
            node = stack.pop()
            if node in seen or node in self.live:
                continue
            seen.add(node)
            stack.extend(self.links.get(node, ()))
        return seen

    def _boundary(self, leaving: NodeId) -> set[ItemKey]:
        """Steps that take away the ways into a node that goes or that nobody is to reach any more, through
        others of that kind.
        """
        into: dict[NodeId, list[Keypress]] = {}
        for key in (*self.base.keys.values(), *self.local.keys.values()):
            if key.action is Action.NEXT_NODE and key.next_node in self.leaving:
                into.setdefault(key.next_node, []).append(key)
        seen: set[NodeId] = set()
        found: set[ItemKey] = set()
        stack = [leaving]
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            for key in into.get(node, ()):
                if key.node in self.leaving:
                    stack.append(key.node)
                else:
                    found.add(keypress_key(key.id))
        return found

    def _is_to_come(self, node: NodeId) -> bool:
        """True for a node that is to be made, maybe once it is known what came of its delete."""
        return self.dirty.get(node_key(node)) in {Verb.CREATE, Verb.DELETE}

    def _owner(self, item: ItemKey) -> NodeId | None:
        if item[0] is Kind.TREE:
            return None
        if item[0] is Kind.NODE:
            return NodeId(item[1])
        keypress = self.local.keys.get(KeypressId(item[1])) or self.base.keys.get(KeypressId(item[1]))
        return self.owners.get(item) if keypress is None else keypress.node


def _entry_to_be(base: Side, local: Side) -> NodeId | None:
    """Where callers will enter: the server's entry cannot be changed while it is there, and of an empty tree
    the node that is made first becomes it, whatever is wanted here.
    """
    if base.root in local.nodes:
        return base.root
    if base.nodes or local.root in local.nodes:
        return local.root
    return next(iter(local.nodes), None)


def _depths(side: Side) -> dict[NodeId, int]:
    """Key presses from the root, for reachable nodes."""
    if side.root is None or side.root not in side.nodes:
        return {}
    links = out_links(side.keys.values())
    depths = {side.root: 0}
    queue = [side.root]
    for node in queue:
        for target in links.get(node, ()):
            if target in side.nodes and target not in depths:
                depths[target] = depths[node] + 1
                queue.append(target)
    return depths


def rebind(items: Collection[Item], busy: Collection[ItemKey]) -> list[Item]:
    """Exchange remote ids so that a key that is wanted and that the server has already is changed in place.

    `items` are the keypresses of one node. Swapping two keys, or giving a key another owner, would otherwise
    need a moment in which a caller's key is missing. Items in `busy` are left alone. Returns changed items.
    """
    now = {item.key: item for item in items}
    holders = {
        item.base.key: item.key for item in items if isinstance(item.base, Keypress) and item.rid is not None
    }
    changed: dict[ItemKey, Item] = {}
    for key in [i.key for i in items]:
        mine = now[key]
        if not isinstance(mine.local, Keypress):
            continue
        if isinstance(mine.base, Keypress) and mine.base.key is mine.local.key:
            continue
        holder = holders.get(mine.local.key)
        if holder is None or holder == key or key in busy or holder in busy:
            continue
        other = now[holder]
        if isinstance(other.local, Keypress) and other.local.key is mine.local.key:
            continue  # a key bound twice on purpose; nobody gives way
        if mine.has_theirs or other.has_theirs:
            continue
        now[key] = changed[key] = _taking(mine, other)
        now[holder] = changed[holder] = _taking(other, mine)
        holders[mine.local.key] = key
        if isinstance(now[holder].base, Keypress):
            holders[now[holder].base.key] = holder  # type: ignore[union-attr]
    return list(changed.values())


def _taking(mine: Item, other: Item) -> Item:
    """`mine` with the remote half of `other`."""
    base = other.base
    if isinstance(base, Keypress):
        base = replace(base, id=KeypressId(mine.key[1]))
    return replace(mine, rid=other.rid, base=base, fence=other.fence, ghost=other.ghost)
