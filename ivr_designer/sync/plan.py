"""In which order a tree's operations may run so that callers never meet a dead end in between. Pure.

Make before break: nodes are created while nobody can reach them, then they get their keys, then reachable
nodes are switched over, deepest first, then keys go, then nodes. The plan is an order together with explicit
dependencies (`after`); *any* order that respects the dependencies is safe, so that one stuck step stops only
what would be unsafe without it.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.turns import window
from ivr_designer.sync.book import Item, Side
from ivr_designer.sync.groups import Group, Reach, group_of, parts_first
from ivr_designer.sync.operations import Verb
from ivr_designer.sync.values import ItemKey, Kind, incomplete, keypress_key, node_key

_Needs = tuple[Collection[ItemKey], Group | None]
"""What a step waits for: items of its own, and a group that others wait for, too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One call to make: what it does to which item, and which items' steps must be done before it: those in
    `own`, and those of a `group` that other steps wait for as well.
    """

    item: ItemKey
    verb: Verb
    own: frozenset[ItemKey] = frozenset()
    group: Group | None = field(default=None, repr=False)

    @property
    def after(self) -> frozenset[ItemKey]:
        """All of these items in one set, which may be large."""
        return self.own if self.group is None else self.own | self.group.all_items()


def verb_for(item: Item) -> Verb | None:
    """What brings the server from base to local; None if nothing needs doing."""
    if item.local is None:
        return None if item.base is None else Verb.DELETE
    return Verb.CREATE if item.base is None else Verb.UPDATE


def reachable(side: Side, start: Collection[NodeId] | None = None) -> set[NodeId]:
    """Nodes a caller can get to from the root, or from `start`."""
    return _reached(side, out_links(side.keys.values()), start)


def _reached(
    side: Side, links: Mapping[NodeId, list[NodeId]], start: Collection[NodeId] | None = None
) -> set[NodeId]:
    stack = list(start) if start is not None else ([side.root] if side.root is not None else [])
    seen: set[NodeId] = set()
    while stack:
        node = stack.pop()
        if node in seen or node not in side.nodes:
            continue
        seen.add(node)
        stack.extend(links.get(node, ()))
    return seen


def out_links(keys: Iterable[Keypress]) -> dict[NodeId, list[NodeId]]:
    """Node to nodes, by the keypresses that lead from one to the other."""
    links: dict[NodeId, list[NodeId]] = {}
    leads_on = Action.NEXT_NODE
    for key in keys:
        if key.action is leads_on and key.next_node is not None:
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
    more. It takes about as long for each item as for each keypress, however much of the tree changes.
    """
    return _Planner(own, base, local, dirty, owners or {}).steps()


def in_order(ranked: list[Step]) -> list[Step]:
    """Steps as early as their rank and what they wait for allow. What each of them and each group still waits
    for is counted down; a group is done with the last of its items.
    """
    place = {step.item: at for at, step in enumerate(ranked)}
    groups = list(parts_first(step.group for step in ranked if step.group is not None))
    number = {group: len(ranked) + at for at, group in enumerate(groups)}
    needs = [[*(place[i] for i in s.own), *((number[s.group],) if s.group else ())] for s in ranked]
    needs += [[*(place[i] for i in g.items), *(number[p] for p in g.parts)] for g in groups]
    followers: list[list[int]] = [[] for _ in needs]
    for who, several in enumerate(needs):
        for need in several:
            followers[need].append(who)
    waiting = [len(several) for several in needs]
    free = [at for at in range(len(ranked)) if not waiting[at]]
    steps: list[Step] = []
    while free:
        done = [heapq.heappop(free)]
        steps.append(ranked[done[0]])
        for each in done:
            for follower in followers[each]:
                waiting[follower] -= 1
                if not waiting[follower] and follower < len(ranked):
                    heapq.heappush(free, follower)
                elif not waiting[follower]:
                    done.append(follower)
    assert len(steps) == len(ranked), "the plan waits for itself"
    return steps


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
        self.depth = _depths(base)
        # A new entry node is a door as soon as it is there, so what is behind it comes first.
        self.live = self.depth.keys() | ({local.root} if local.root is not None else set())
        self.links = out_links(local.keys.values())
        self.place = {node: place for place, node in enumerate((*local.nodes, *base.nodes))}
        self.owner = {item: self._find_owner(item) for item in dirty}
        self.by_node: dict[NodeId, set[ItemKey]] = {}
        for item, owner in self.owner.items():
            if owner is not None:
                self.by_node.setdefault(owner, set()).add(item)
        gone = [NodeId(i[1]) for i, v in dirty.items() if i[0] is Kind.NODE and v is Verb.DELETE]
        self.doomed = {node for node in gone if node not in local.nodes}
        self.leaving = self.doomed | (self.live - _reached(local, self.links))
        self.opening = Reach(self._dark_targets, self._needed_of)
        self.boundary = Reach(self._leaving_sources, self._ways_in)
        self.going: dict[NodeId, Group | None] = {}

    def steps(self) -> list[Step]:
        """All steps in the recommended order."""
        ranked = sorted(self.dirty.items(), key=lambda pair: self._rank(*pair))
        return in_order([self._step(item, verb) for item, verb in ranked])

    def _step(self, item: ItemKey, verb: Verb) -> Step:
        window.give_way()
        own, group = self._after(item, verb)
        needs = {i for i in own if i in self.dirty}
        if group is not None and item in self.all_ways_in:
            needs |= group.all_items()  # a key that comes from elsewhere may be a way in itself
            group = None
        return Step(item, verb, frozenset(needs - {item}), group)

    # ---- order

    def _rank(self, item: ItemKey, verb: Verb) -> tuple[int, int, int, int]:
        """Phase, then deepest first, then node by node so that one list serves a node's keys, then a
        detail.
        """
        if item[0] is Kind.TREE:
            return (99 if verb is Verb.DELETE else 0), 0, 0, 0
        node = self.owner[item]
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

    def _after(self, item: ItemKey, verb: Verb) -> _Needs:
        if item[0] is Kind.TREE:
            return (self.dirty if verb is Verb.DELETE else ()), None
        if item[0] is Kind.NODE:
            own, group = self._after_node(NodeId(item[1]), verb)
        elif verb is Verb.DELETE:
            own, group = self._after_key_delete(item)
        else:
            own, group = self._after_key_write(item)
        return (*self._need_tree(), *own), group

    def _need_tree(self) -> Collection[ItemKey]:
        return (self.own.key,) if self.own.base is None and self.own.local is not None else ()

    def _after_node(self, node: NodeId, verb: Verb) -> _Needs:
        if verb is Verb.CREATE:
            root = self.local.root
            if root == node:
                return self._nodes_in_the_way(), None
            if node not in self.local.nodes:
                return (), None  # under way, and not wanted any more
            return ((node_key(root),) if root is not None and self._is_to_come(root) else ()), None
        if verb is Verb.UPDATE or node in self.local.nodes:
            return (), None  # or its delete is under way although it is wanted again
        if node in self.exposed:
            return self._needed_of_exposed(node), None
        keys = {*self.touching.get(node, ()), *self.by_node.get(node, ())}
        if node == self.base.root:
            keys |= {node_key(n) for n in self.doomed}
        return keys, self.boundary.group(node)

    def _nodes_in_the_way(self) -> set[ItemKey]:
        """Nodes that must be gone before a new entry node is made: the first node becomes the root."""
        return {i for i in self.dirty if i[0] is Kind.NODE and NodeId(i[1]) not in self.local.nodes}

    @cached_property
    def touching(self) -> dict[NodeId, list[ItemKey]]:
        """Keys that the server has at a node that goes, or that lead there."""
        found: dict[NodeId, list[ItemKey]] = {}
        for key in self.base.keys.values():
            for node in (key.node, key.next_node):
                if node in self.doomed:
                    found.setdefault(node, []).append(keypress_key(key.id))
        return found

    def _after_key_write(self, item: ItemKey) -> _Needs:
        keypress = self.local.keys.get(KeypressId(item[1]))
        if keypress is None:
            return (), None
        after = {node_key(keypress.node)} if self._is_to_come(keypress.node) else set()
        target = keypress.next_node if keypress.action is Action.NEXT_NODE else None
        if target is None:
            return after, None
        if self._is_to_come(target):
            after.add(node_key(target))
        if keypress.node not in self.live or target in self.live:
            return after, None
        if keypress.node in self.leaving:  # once nobody gets there, what it opens need not be ready
            return after, self.boundary.group(keypress.node)
        return after, self.opening.group(target)  # nodes that open up to callers together with it

    def _dark_targets(self, node: NodeId) -> list[NodeId]:
        """Nodes that callers cannot reach yet and that a node is to lead to."""
        return [target for target in self.links.get(node, ()) if target not in self.live]

    def _needed_of(self, node: NodeId) -> Collection[ItemKey]:
        """What must be done at a node before callers may get there: all that can be, and some way on."""
        steps = self.by_node.get(node, set())
        unfinished = [key.id for key in self.local_keys.get(node, ()) if incomplete(key)]
        if len(unfinished) == len(self.local_keys.get(node, ())):
            return steps
        return steps - {keypress_key(key) for key in unfinished}

    @cached_property
    def local_keys(self) -> dict[NodeId, list[Keypress]]:
        """The keys of each node at which something is to be done."""
        found: dict[NodeId, list[Keypress]] = {}
        for key in self.local.keys.values():
            if key.node in self.by_node:
                found.setdefault(key.node, []).append(key)
        return found

    def _after_key_delete(self, item: ItemKey) -> _Needs:
        node = self.owner[item]
        assert node is not None
        if node in self.doomed:
            return (), self.boundary.group(node)
        if node not in self.going:
            mine = self.by_node.get(node, set())
            writes = [i for i in mine if i[0] is Kind.KEY and self.dirty[i] is not Verb.DELETE]
            self.going[node] = group_of(writes, [self.boundary.group(node)] if node in self.leaving else ())
        return (), self.going[node]

    # ---- the boundary: steps that take away the ways into a node that goes or that nobody is to reach any
    # more, through others of that kind

    def _leaving_sources(self, node: NodeId) -> list[NodeId]:
        return self.ways[node][0] if node in self.ways else []

    def _ways_in(self, node: NodeId) -> list[ItemKey]:
        return self.ways[node][1] if node in self.ways else []

    @cached_property
    def ways(self) -> dict[NodeId, tuple[list[NodeId], list[ItemKey]]]:
        """Ways into nodes that callers leave: from which others of these, and the steps of keys elsewhere."""
        found: dict[NodeId, tuple[list[NodeId], list[ItemKey]]] = {}
        for key in (*self.base.keys.values(), *self.local.keys.values()) if self.leaving else ():
            target = key.next_node
            if target not in self.leaving or key.action is not Action.NEXT_NODE:
                continue
            nodes, items = found.setdefault(target, ([], []))
            if key.node in self.leaving:
                nodes.append(key.node)
            elif keypress_key(key.id) in self.dirty:
                items.append(keypress_key(key.id))
            elif target in self.doomed and target != self.base.root:
                items.append(node_key(target))
        return found

    @cached_property
    def exposed(self) -> set[NodeId]:
        """Nodes that go although a key that stays leads there: whoever made it so wants that key to lead
        nowhere. Callers get to such a node until it is gone, so its keys stay as long.
        """
        return {node for node, (_, items) in self.ways.items() if node_key(node) in items}

    def _needed_of_exposed(self, node: NodeId) -> set[ItemKey]:
        """All other ways in; but not the others of a circle, for one of these has to go first."""
        group = self.boundary.group(node)
        circle = {node_key(n) for n in self.exposed if self.boundary.group(n) is group}
        return (group.all_items() if group is not None else set()) - circle

    @cached_property
    def all_ways_in(self) -> set[ItemKey]:
        """Every key that is such a way from elsewhere, and every node that is only left when it goes."""
        return {item for _, items in self.ways.values() for item in items}

    def _is_to_come(self, node: NodeId) -> bool:
        """True for a node that is to be made, maybe once it is known what came of its delete."""
        return self.dirty.get(node_key(node)) in {Verb.CREATE, Verb.DELETE}

    def _find_owner(self, item: ItemKey) -> NodeId | None:
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
