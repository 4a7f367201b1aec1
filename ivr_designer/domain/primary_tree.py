"""The primary tree: for every box the one keypress under which it is drawn, kept up to date edit by edit.

A phone menu is a graph; people read it as a tree. A box belongs under the shallowest node that leads to it
when the tree is opened, and stays there as long as that keypress exists: later edits never re-hang what does
not have to move. The same bookkeeping answers, at no extra cost, what a caller can reach.

Boxes that cannot be reached hang in trees of their own; their tops are the `heads` after the root.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ivr_designer.domain.changes import Change
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex
from ivr_designer.domain.tree import IvrTree

_Order = tuple[int, KeypressId]


@dataclass(slots=True)
class Regrowth:
    """What an update did: `parents` got another list of children (None stands for the heads).

    `reached` and `lost` are boxes that callers can or cannot reach any more, `gone` boxes that left the tree,
    `rehung` boxes that got another parent, or lost the one they had.
    `full` says that everything was built anew and the sets mean nothing.
    """

    parents: set[Vertex | None] = field(default_factory=set)
    reached: set[Vertex] = field(default_factory=set)
    lost: set[Vertex] = field(default_factory=set)
    gone: set[Vertex] = field(default_factory=set)
    rehung: set[Vertex] = field(default_factory=set)
    full: bool = False


class PrimaryTree:
    """Parents, ordered children and reachability of one tree. Read the attributes, change nothing.

    `parent` has every box (None for a head), `via` the keypress that leads to it from its parent,
    `children` only boxes that have any, in menu order; `heads` are the tops, the root first if there is one.
    """

    def __init__(self, tree: IvrTree) -> None:
        self._tree = tree
        self.parent: dict[Vertex, Vertex | None] = {}
        self.via: dict[Vertex, KeypressId] = {}
        self.children: dict[Vertex, list[Vertex]] = {}
        self.reachable: set[Vertex] = set()
        self._heads: dict[Vertex, None] = {}
        self._order: dict[Vertex, _Order] = {}
        self._primary: dict[KeypressId, Vertex] = {}
        self._news = Regrowth()
        self.rebuild()

    @property
    def heads(self) -> list[Vertex]:
        """The root (if the tree has one), then the tops of what cannot be reached, in order of appearance."""
        root = self._tree.root
        if root is None or root not in self._heads:
            return list(self._heads)
        return [root, *(v for v in self._heads if v != root)]

    def is_primary(self, keypress: KeypressId) -> bool:
        """True if some box is drawn under this keypress."""
        return keypress in self._primary

    def ancestors(self, vertex: Vertex) -> Iterator[Vertex]:
        """Parent, grandparent and so on up to a head."""
        above = self.parent.get(vertex)
        while above is not None:
            yield above
            above = self.parent.get(above)

    def branch(self, vertex: Vertex) -> list[Vertex]:
        """A box and everything under it, parents before children."""
        found = [vertex]
        for v in found:
            found.extend(self.children.get(v, ()))
        return found

    # ---- from scratch

    def rebuild(self) -> None:
        """Forget everything and hang each box under the shallowest node that leads to it."""
        tree = self._tree
        for book in (self.parent, self.via, self.children, self._heads, self._order, self._primary):
            book.clear()
        self.reachable = set()
        if tree.root is not None and tree.root in tree.nodes:
            self._spread(tree.root)
            self.reachable = set(self.parent)
        if not (self.parent.keys() >= tree.nodes.keys() and self.parent.keys() >= tree.loose):
            self._hang_the_rest()

    def _hang_the_rest(self) -> None:
        """What cannot be reached: first under boxes to which nothing leads, then under any."""
        tree = self._tree
        rest = [v for v in tree.vertices() if v not in self.parent]
        led_to: set[Vertex] = set()
        for source in rest:
            if not isinstance(source, Destination):
                led_to.update(t for k in tree.keypresses_of(source) if (t := tree.target(k)) != source)
        for vertex in [*(v for v in rest if v not in led_to), *rest]:
            if vertex not in self.parent:
                self._spread(vertex)

    def _spread(self, head: Vertex) -> None:
        """Breadth first from `head` over everything not yet hung."""
        parent, via, order, primary = self.parent, self.via, self._order, self._primary
        tree, step = self._tree, Action.NEXT_NODE
        menu, target_of, nodes = tree.keypresses_of, tree.target, tree.nodes
        parent[head] = None
        self._heads[head] = None
        queue = [head]
        for source in queue:
            below = []
            for keypress in menu(source):  # type: ignore[arg-type]
                led_to = keypress.next_node
                is_node = keypress.action is step and led_to in nodes
                target = led_to if led_to is not None and is_node else target_of(keypress)
                if target not in parent:
                    kid = keypress.id
                    parent[target] = source
                    via[target] = kid
                    order[target] = (keypress.key.rank, kid)
                    primary[kid] = target
                    below.append(target)
            if below:
                self.children[source] = below
                queue.extend(below)

    # ---- edit by edit

    def update(self, change: Change) -> Regrowth:
        """Follow one change; costs what the change touches, not the size of the tree."""
        if change.replaced or change.root_changed:
            self.rebuild()
            return Regrowth(full=True)
        news = self._news = Regrowth()
        heads = list(self._heads)
        suspects = self._cut(change)
        added: list[Vertex] = [*change.nodes_added, *sorted(change.destinations_added)]
        for vertex in added:
            if vertex not in self.parent:
                self._make_head(vertex)
                suspects.append(vertex)
        suspects += self._led_to_by(change.keypresses_added)
        suspects += self._led_to_by(change.keypresses_changed)
        for kid in change.keypresses_changed:
            self._rekey(kid)
        self._rehang(list(dict.fromkeys(suspects)))
        if heads == list(self._heads):
            news.parents.discard(None)  # what was a head for a moment is none
        news.reached, news.lost = news.reached - news.lost, (news.lost - news.reached) - news.gone
        return news

    def _led_to_by(self, keypresses: Iterable[KeypressId]) -> list[Vertex]:
        """What these keypresses lead to, each box once."""
        known, target = self._tree.keypresses, self._tree.target
        return list(dict.fromkeys(target(known[k]) for k in keypresses if k in known))

    def _cut(self, change: Change) -> list[Vertex]:
        """Take off what lost its keypress or left the tree; returns the boxes that hang in the air now."""
        loose: list[Vertex] = []
        primary, known = self._primary, self._tree.keypresses
        for kid in [k for part in (change.keypresses_removed, change.keypresses_changed)
                    for k in part if k in primary]:  # fmt: skip
            vertex, keypress = primary[kid], known.get(kid)
            if (keypress is not None and self._tree.target(keypress) == vertex
                    and keypress.node == self.parent[vertex]):  # fmt: skip
                continue
            self._detach(vertex)
            loose.append(vertex)
        vanished: list[Vertex] = [*change.nodes_removed, *change.destinations_removed]
        for vertex in vanished:
            if vertex in self.parent and not self._tree.has(vertex):
                loose.extend(self._forget(vertex))
        return [v for v in loose if v in self.parent]

    def _forget(self, vertex: Vertex) -> list[Vertex]:
        below = self.children.get(vertex, [])[:]
        for child in below:
            self._detach(child)
        if self.parent[vertex] is not None:
            self._detach(vertex)
        del self.parent[vertex]
        self._heads.pop(vertex, None)
        self._news.parents.add(None)
        self._news.gone.add(vertex)
        self.reachable.discard(vertex)
        return below

    def _make_head(self, vertex: Vertex) -> None:
        self.parent[vertex] = None
        self._heads[vertex] = None
        self._news.parents.add(None)

    def _detach(self, vertex: Vertex) -> None:
        """Make `vertex` a head, and its branch unreachable for now."""
        above = self.parent[vertex]
        if above is None:
            return
        row = self.children[above]
        row.remove(vertex)
        if not row:
            del self.children[above]
        del self._primary[self.via.pop(vertex)], self._order[vertex]
        self._news.parents.add(above)
        self._news.rehung.add(vertex)
        self._make_head(vertex)
        if vertex in self.reachable:
            branch = self.branch(vertex)
            self.reachable.difference_update(branch)
            self._news.lost.update(branch)

    def _attach(self, vertex: Vertex, keypress: Keypress) -> None:
        if self.parent[vertex] is not None:
            self._detach(vertex)
        above = keypress.node
        self.parent[vertex] = above
        self.via[vertex] = keypress.id
        self._primary[keypress.id] = vertex
        self._order[vertex] = (keypress.key.rank, keypress.id)
        self._heads.pop(vertex, None)
        insort(self.children.setdefault(above, []), vertex, key=self._order.__getitem__)
        self._news.parents |= {above, None}
        self._news.rehung.add(vertex)

    def _rekey(self, kid: KeypressId) -> None:
        """The key of a primary keypress may have changed: put its box where it belongs among its siblings."""
        vertex = self._primary.get(kid)
        keypress = self._tree.keypresses.get(kid)
        if vertex is None or keypress is None:
            return
        order = (keypress.key.rank, keypress.id)
        if self._order[vertex] != order:
            self._order[vertex] = order
            self.children[keypress.node].sort(key=self._order.__getitem__)
            self._news.parents.add(keypress.node)

    def _rehang(self, suspects: list[Vertex]) -> None:
        """Find a keypress for each box that hangs in the air, first one that makes it reachable."""
        root = self._tree.root
        if root is not None and root in self.parent and root not in self.reachable:
            self._reach([root])  # the tree had lost its root to an edit and got it back
        for vertex in suspects:
            self._reach_from_outside([vertex])
        led_to = self._led_to() if len(self.reachable) < len(suspects) else None
        for vertex in suspects:
            if vertex in self.parent and vertex not in self.reachable:
                branch = self.branch(vertex)
                self._reach_from_outside(branch if led_to is None else [v for v in branch if v in led_to])
        for vertex in suspects:
            if vertex not in self.reachable and self.parent.get(vertex, vertex) is None:
                self._hang_unreachable(vertex)

    def _led_to(self) -> set[Vertex]:
        """All that a caller can get to at once from what is reachable; to be asked when that is little.

        It stays complete meanwhile, for what becomes reachable pulls in whatever it leads to itself.
        """
        tree = self._tree
        return {tree.target(k) for v in self.reachable if not isinstance(v, Destination)
                for k in tree.keypresses_of(v)}  # fmt: skip

    def _reach_from_outside(self, vertices: Iterable[Vertex]) -> None:
        for vertex in vertices:
            if vertex not in self.parent or vertex in self.reachable:
                continue
            ways = [k for k in self._tree.keypresses_to(vertex) if k.node in self.reachable]
            if ways:
                self._attach(vertex, min(ways, key=lambda k: (self._depth(k.node), k.key.rank, k.id)))
                self._reach(self.branch(vertex))

    def _reach(self, fresh: list[Vertex]) -> None:
        """Mark boxes as reachable and pull in whatever they lead to."""
        self.reachable.update(fresh)
        self._news.reached.update(fresh)
        reachable, step = self.reachable, Action.NEXT_NODE
        for source in fresh:
            if isinstance(source, Destination):
                continue
            for keypress in self._tree.keypresses_of(source):
                if keypress.action is step and keypress.next_node in reachable:
                    continue  # mostly so, and asking for the target takes longer
                target = self._tree.target(keypress)
                if target not in reachable and target in self.parent:
                    self._attach(target, keypress)
                    branch = self.branch(target)
                    self.reachable.update(branch)
                    self._news.reached.update(branch)
                    fresh.extend(branch)

    def _hang_unreachable(self, head: Vertex) -> None:
        """Hang a head under an unreachable box that leads to it, unless that makes a circle."""
        for keypress in self._tree.keypresses_to(head):
            source = keypress.node
            if source in self.parent and source != head and head not in self.ancestors(source):
                self._attach(head, keypress)
                return

    def _depth(self, vertex: Vertex) -> int:
        return sum(1 for _ in self.ancestors(vertex))
