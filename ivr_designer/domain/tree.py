"""IvrTree: nodes, keypresses and destinations, with the questions one asks of them.

The tree is a multigraph: boxes are vertices, keypresses are edges. Plain dictionaries carry the editing;
`graph` gives the same as a networkx MultiDiGraph for whole-graph algorithms, built when first asked for and
kept in step from then on, so that nobody pays for networkx before it is used.

Only `domain.edits` calls the underscored methods.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import politely

if TYPE_CHECKING:
    import networkx as nx

Position = tuple[float, float]
"""Centre of a box in scene units (px at 100 % zoom), y downward."""


@dataclass(frozen=True, slots=True)
class TreeContent:
    """An immutable picture of a whole tree; mappings in it are never changed after it is made.

    `positions` are hand-made places only. `loose` are destination boxes no keypress leads to yet. `tests`
    are recorded calls and `extra` unknown top-level fields, both as the file spells them.
    """

    name: str
    root: NodeId | None = None
    nodes: Mapping[NodeId, Node] = field(default_factory=dict, hash=False)
    keypresses: Mapping[KeypressId, Keypress] = field(default_factory=dict, hash=False)
    positions: Mapping[Vertex, Position] = field(default_factory=dict, hash=False)
    loose: frozenset[Destination] = frozenset()
    tests: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


class IvrTree:
    """A tree that is being edited. `id` is ours and stable; `root_fixed` says the server holds the root.

    `nodes`, in order of creation, `keypresses` and `positions`, the hand-made places (a box that is not there
    is placed by the layout), are views to read.
    """

    def __init__(self, tree_id: TreeId, content: TreeContent | None = None) -> None:
        self.id = tree_id
        self.root_fixed = False
        self._graph: nx.MultiDiGraph[Vertex] | None = None
        self._set_content(content or TreeContent(name=""))

    def _set_content(self, content: TreeContent) -> None:
        self.name = content.name
        self.root = content.root
        self.tests = content.tests
        self.extra = content.extra
        self._nodes = dict(content.nodes)
        self._keypresses: dict[KeypressId, Keypress] = {k.id: k for k in content.keypresses.values()}
        self._positions = dict(content.positions)
        self.nodes: Mapping[NodeId, Node] = MappingProxyType(self._nodes)
        self.keypresses: Mapping[KeypressId, Keypress] = MappingProxyType(self._keypresses)
        self.positions: Mapping[Vertex, Position] = MappingProxyType(self._positions)
        self._loose = set(content.loose)
        self._out: dict[NodeId, dict[KeypressId, None]] = {}
        self._in: dict[Vertex, dict[KeypressId, None]] = {}
        self._menus: dict[NodeId, tuple[Keypress, ...]] = {}
        self._graph = None
        self._index()

    def _index(self) -> None:
        """File all keypresses: `_put_keypress` for each would take three times as long."""
        out, into, step = self._out, self._in, Action.NEXT_NODE
        for kid, keypress in politely(self._keypresses.items()):
            node = keypress.node
            if node not in out:
                out[node] = {}
            out[node][kid] = None
            led_to = keypress.next_node
            target = led_to if led_to and keypress.action is step else _raw_target(keypress)
            if target not in into:
                into[target] = {}
            into[target][kid] = None

    # ---- what is there

    @property
    def loose(self) -> frozenset[Destination]:
        """Destination boxes that were put on the canvas and that no keypress leads to yet."""
        return frozenset(self._loose)

    def content(self) -> TreeContent:
        """An immutable copy of everything; O(n), cheap enough to take on every edit."""
        return TreeContent(
            self.name,
            self.root,
            dict(self._nodes),
            dict(self._keypresses),
            dict(self._positions),
            frozenset(self._loose),
            self.tests,
            self.extra,
        )

    def copy(self) -> "IvrTree":
        """Another tree that is the same, to the order of everything. Any thread may ask for it while nobody
        edits this one.
        """
        made = IvrTree(self.id)
        made.name, made.root, made.root_fixed = self.name, self.root, self.root_fixed
        made.tests, made.extra = self.tests, self.extra
        made._nodes.update(self._nodes)
        made._keypresses.update(self._keypresses)
        made._positions.update(self._positions)
        made._loose = set(self._loose)
        made._out = {node: dict(keys) for node, keys in politely(self._out.items())}
        made._in = {vertex: dict(keys) for vertex, keys in politely(self._in.items())}
        made._menus = dict(self._menus)
        return made

    def has(self, vertex: Vertex) -> bool:
        """True if the box exists: a node, or a destination that is used or loose."""
        if not isinstance(vertex, Destination):
            return vertex in self._nodes
        if vertex in self._loose:
            return True
        if vertex.kind is DestinationKind.MISSING:
            return vertex.value not in self._nodes and bool(self._in.get(NodeId(vertex.value)))
        return bool(self._in.get(vertex))

    def destinations(self) -> list[Destination]:
        """Every destination box, used or loose; dangling `next_node`s appear as MISSING."""
        used = [self.resolve(v) for v, keys in self._in.items() if keys]
        found = dict.fromkeys(v for v in used if isinstance(v, Destination))
        found.update(dict.fromkeys(sorted(self._loose)))
        return list(found)

    def vertices(self) -> list[Vertex]:
        """Every box: nodes first, then destinations."""
        return [*self._nodes, *self.destinations()]

    # ---- edges

    def target(self, keypress: Keypress) -> Vertex:
        """The box a keypress leads to; MISSING when its `next_node` is empty or not in this tree."""
        if keypress.action is Action.NEXT_NODE and keypress.next_node in self._nodes:
            return keypress.next_node
        destination = keypress.destination
        return destination if destination is not None else self.resolve(keypress.next_node or NodeId(""))

    def resolve(self, vertex: Vertex) -> Vertex:
        """`vertex` itself, or a MISSING destination when it names a node that is not in this tree."""
        if isinstance(vertex, Destination) or vertex in self._nodes:
            return vertex
        return Destination(DestinationKind.MISSING, vertex)

    def keypresses_of(self, node: NodeId) -> tuple[Keypress, ...]:
        """The keypresses of a node in menu order; a key bound twice appears twice."""
        menu = self._menus.get(node)
        if menu is None:
            bound = self._out.get(node)
            if bound is None:
                return ()
            keypresses = self._keypresses
            menu = tuple(sorted([keypresses[k] for k in sorted(bound)], key=_rank))
            self._menus[node] = menu
        return menu

    def keypresses_to(self, vertex: Vertex) -> list[Keypress]:
        """The keypresses that lead to a box, those of the box itself included."""
        if isinstance(vertex, Destination) and vertex.kind is DestinationKind.MISSING:
            vertex = NodeId(vertex.value)
        return [self._keypresses[k] for k in self._in.get(vertex, ())]

    def degree(self, vertex: Vertex) -> int:
        """How many keypresses a box has, and how many lead to it."""
        own = 0 if isinstance(vertex, Destination) else len(self._out.get(vertex, ()))
        return own + len(self._in.get(vertex, ()))

    def keypress_at(self, node: NodeId, key: Key) -> Keypress | None:
        """The keypress bound to `key` on `node`, the first if there are several, or None."""
        return next((k for k in self.keypresses_of(node) if k.key is key), None)

    def free_keys(self, node: NodeId) -> list[Key]:
        """Keys that `node` does not bind yet, in menu order."""
        bound = {self._keypresses[k].key for k in self._out.get(node, ())}
        return [key for key in MENU_ORDER if key not in bound]

    def next_nodes(self, node: NodeId) -> Iterator[NodeId]:
        """Nodes one keypress away, with repetitions, dangling targets left out."""
        for kid in self._out.get(node, ()):
            target = self._keypresses[kid].next_node
            if target in self._nodes and self._keypresses[kid].destination is None:
                yield target

    def reachable(self) -> set[Vertex]:
        """Every box a caller can get to from the root, the root included; empty without a root."""
        if self.root not in self._nodes:
            return set()
        seen: set[Vertex] = {self.root}
        stack = [self.root]
        while stack:
            for kid in self._out.get(stack.pop(), ()):
                vertex = self.target(self._keypresses[kid])
                if vertex not in seen:
                    seen.add(vertex)
                    if not isinstance(vertex, Destination):
                        stack.append(vertex)
        return seen

    @property
    def graph(self) -> "nx.MultiDiGraph[Vertex]":
        """The tree as a networkx MultiDiGraph; edges are keyed by keypress id. Do not change it."""
        if self._graph is None:
            import networkx as nx

            self._graph = nx.MultiDiGraph()
            self._graph.add_nodes_from(self.vertices())
            for keypress in self._keypresses.values():
                self._graph.add_edge(keypress.node, self.target(keypress), keypress.id)
        return self._graph

    # ---- what is allowed

    def refusal(self, source: Vertex, target: Vertex, key: Key | None = None) -> Phrase | None:
        """Why a new keypress from `source` to `target` is not possible; None when it is.

        Without `key` it asks whether any free key is left. The same answer colours a drop target and
        refuses the edit.
        """
        node = None if isinstance(source, Destination) else self._nodes.get(source)
        if node is None:
            return phrase("Only a node can have keys; this box is where a call leaves the menu.")
        if node.is_read_only:
            return phrase(
                "“{name}” is of a kind this program cannot write, so it stays as it is.", name=node.name
            )
        if isinstance(target, Destination):
            if target.kind in {DestinationKind.MISSING, DestinationKind.UNKNOWN}:
                return phrase("A key cannot lead to something that does not exist.")
        elif target not in self._nodes:
            return phrase("The node this key should lead to is not in this tree.")
        free = self.free_keys(node.id)
        if not free:
            return phrase("Every key of “{name}” is taken already.", name=node.name)
        if key is not None and key not in free:
            return phrase("“{name}” uses key {key} already.", name=node.name, key=key.words)
        return None

    # ---- primitives, for edits only

    def _become(self, other: "IvrTree") -> None:
        """Have what `other` has, which nobody is to use any more: its records are not copied."""
        self.name, self.root, self.tests, self.extra = other.name, other.root, other.tests, other.extra
        self._nodes, self._keypresses, self._positions = other._nodes, other._keypresses, other._positions
        self.nodes, self.keypresses, self.positions = other.nodes, other.keypresses, other.positions
        self._loose, self._out, self._in, self._menus = other._loose, other._out, other._in, other._menus
        self._graph = other._graph

    def _put_node(self, node: Node) -> None:
        fresh = node.id not in self._nodes
        self._nodes[node.id] = node
        if fresh and self._graph is not None:
            self._graph = None  # a dangling target may have come to life

    def _drop_node(self, node: NodeId) -> None:
        del self._nodes[node]
        self._positions.pop(node, None)
        self._graph = None

    def _put_keypress(self, keypress: Keypress) -> None:
        old = self._keypresses.get(keypress.id)
        self._keypresses[keypress.id] = keypress  # a changed one keeps its place in the order
        if old is not None:
            self._unlink(old)
        self._out.setdefault(keypress.node, {})[keypress.id] = None
        self._menus.pop(keypress.node, None)
        self._in.setdefault(_raw_target(keypress), {})[keypress.id] = None
        if self._graph is not None:
            self._graph.add_edge(keypress.node, self.target(keypress), keypress.id)

    def _drop_keypress(self, keypress_id: KeypressId) -> None:
        self._unlink(self._keypresses.pop(keypress_id))

    def _unlink(self, keypress: Keypress) -> None:
        """Take a keypress out of the indexes and the graph; whose target may vanish with it."""
        _discard(self._out, keypress.node, keypress.id)
        self._menus.pop(keypress.node, None)
        _discard(self._in, _raw_target(keypress), keypress.id)
        if self._graph is not None:
            target = self.target(keypress)
            self._graph.remove_edge(keypress.node, target, keypress.id)
            if isinstance(target, Destination) and not self.has(target):
                self._graph.remove_node(target)

    def _set_position(self, vertex: Vertex, position: Position | None) -> None:
        if position is None:
            self._positions.pop(vertex, None)
        else:
            self._positions[vertex] = position

    def _set_loose(self, destination: Destination, loose: bool) -> None:
        (self._loose.add if loose else self._loose.discard)(destination)
        self._graph = None


_rank = attrgetter("key.rank")


def _raw_target(keypress: Keypress) -> Vertex:
    """Where `_in` files a keypress: a dangling `next_node` stays under its id, so it heals by itself."""
    destination = keypress.destination
    return destination if destination is not None else keypress.next_node or NodeId("")


def _discard(index: dict[Any, dict[KeypressId, None]], at: Any, keypress_id: KeypressId) -> None:
    keys = index[at]
    del keys[keypress_id]
    if not keys:
        del index[at]


def names_of(tree: IvrTree, nodes: Iterable[NodeId]) -> list[str]:
    """Display names of `nodes`, in the given order."""
    return [tree.nodes[n].name for n in nodes if n in tree.nodes]
