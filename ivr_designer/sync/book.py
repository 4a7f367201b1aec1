"""The journal's content in memory: trees, their items and open operations. Values are frozen, the book is
not.

Only `journal.Transaction` changes a book, after its commit succeeded. Whoever reads holds the journal's lock.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.making import maker
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import Position, TreeContent
from ivr_designer.domain.turns import politely
from ivr_designer.sync.book_index import Index
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.operations import STUCK, Operation, OpState
from ivr_designer.sync.values import ItemKey, Kind, TreeFacts, Value, same, tree_key


@dataclass(frozen=True, slots=True)
class Item:
    """One synchronised thing: what the server last confirmed (`base`), what is wanted here (`local`).

    None means "not there". `rid` is the server's id. `theirs` with `has_theirs` is the server's side of an
    open conflict. `fence` is when the token of a lost update of this item ends (Unix seconds of the
    server): until then, plus a margin, `ghost` (the value that was sent, as the journal spells it) might
    still land. `place` keeps the order of creation.
    """

    key: ItemKey
    place: int = 0
    rid: str | None = None
    base: Value | None = None
    local: Value | None = None
    theirs: Value | None = None
    has_theirs: bool = False
    fence: float | None = None
    ghost: str | None = None

    @property
    def is_dirty(self) -> bool:
        """True when the server's confirmed state is not the local one."""
        return not same(self.base, self.local)

    @property
    def is_empty(self) -> bool:
        """True when nothing is left to remember."""
        return self.base is None and self.local is None and self.rid is None and not self.has_theirs

    def settled(self, base: Value | None) -> "Item":
        """The item when it is known that the server has `base` (None: nothing), and nobody contests it."""
        rid = self.rid if base is not None else None
        return replace(self, base=base, theirs=None, has_theirs=False, rid=rid)

    def with_local(self, local: Value | None, place: int) -> "Item":
        """The item with another local state. `place` is for one that is new."""
        return _make_item(
            self.key, self.place or place, self.rid, self.base, local, self.theirs, self.has_theirs,
            self.fence, self.ghost,
        )  # fmt: skip


_make_item = maker(Item)


@dataclass(frozen=True, slots=True)
class TreeRecord:
    """What is known of a tree beside its items. `loaded` says that its content was read at least once.

    `root` is the local entry node, `base_root` the one the server confirmed.
    """

    id: TreeId
    root: NodeId | None = None
    base_root: NodeId | None = None
    mode: Mode = Mode.LIVE
    path: str | None = None
    tests: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    loaded: bool = True
    gone: bool = False
    notes: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three trees as a graph: enough to reason about callers."""

    root: NodeId | None = None
    nodes: Mapping[NodeId, Node] = field(default_factory=dict, hash=False)
    keys: Mapping[KeypressId, Keypress] = field(default_factory=dict, hash=False)


class TreeBook:
    """One tree in memory. `version` counts all changes, `edits` those that call for a new plan."""

    def __init__(self, record: TreeRecord) -> None:
        self.record = record
        self.items: dict[ItemKey, Item] = {}
        self.ops: dict[ItemKey, Operation] = {}
        self.flying: dict[ItemKey, Operation] = {}
        self.by_rid: dict[tuple[Kind, str], ItemKey] = {}
        self.spots: dict[Vertex, Position] = {}
        self.loose: set[Destination] = set()
        self.version = 0
        self.edits = 0
        self.next_place = 1
        self._order: list[ItemKey] | None = []

    def still(self) -> "TreeBook":
        """The tree as it is now, for long looks while others change it; nobody is to change it."""
        same = TreeBook(self.record)
        same.items = dict(self.items)
        same.ops, same.flying, same.by_rid = dict(self.ops), dict(self.flying), dict(self.by_rid)
        same.spots, same.loose = dict(self.spots), set(self.loose)
        same.version, same.edits, same.next_place = self.version, self.edits, self.next_place
        same._order = None if self._order is None else list(self._order)
        return same

    @cached_property
    def index(self) -> Index:
        """Items by what they have to do with, made when first asked for: that of `still` takes a while."""
        index = Index(self.items)
        for item in self.items.values():
            index.put(None, item)
        return index

    @property
    def id(self) -> TreeId:
        """Our id of the tree."""
        return self.record.id

    @property
    def own(self) -> Item:
        """The item of the tree itself."""
        return self.items.get(tree_key(self.id)) or Item(tree_key(self.id))

    @property
    def rid(self) -> str | None:
        """The server's id of the tree."""
        return self.own.rid

    @property
    def name(self) -> str:
        """The name to show: local, else what the server has."""
        facts = self.own.local or self.own.base
        return facts.name if isinstance(facts, TreeFacts) else ""

    @property
    def is_doomed(self) -> bool:
        """True when the tree is being deleted here."""
        return self.own.local is None

    def item(self, key: ItemKey) -> Item:
        """The item, or an empty one of that key."""
        return self.items.get(key) or Item(key)

    def of_kind(self, kind: Kind) -> Iterator[Item]:
        """All items of a kind, in order of creation, as they are now."""
        return iter([self.items[key] for key in politely(self._ordered_keys()) if key[0] is kind])

    def _ordered(self) -> list[Item]:
        """All items in order of creation, as they are now."""
        return [self.items[key] for key in politely(self._ordered_keys())]

    def _ordered_keys(self) -> list[ItemKey]:
        if self._order is None:
            self._order = [i.key for i in sorted(self.items.values(), key=attrgetter("place"))]
        return self._order

    def _reorder(self, old: Item | None, item: Item) -> None:
        """Keep the order where it can be kept: sorting anew takes longer than anything else here."""
        if item.is_empty:
            self._order = self._order if old is None else None
        elif old is None and self._order is not None and item.place >= self.next_place:
            self._order.append(item.key)
        elif old is None or old.place != item.place:
            self._order = None

    def lid_of(self, kind: Kind, rid: str) -> str | None:
        """Our id of a remote thing."""
        key = self.by_rid.get((kind, rid))
        return None if key is None else key[1]

    def rid_of(self, kind: Kind, lid: str | None) -> str | None:
        """The server's id of one of ours."""
        if lid is None:
            return None
        found = self.items.get((kind, lid))
        return None if found is None else found.rid

    def put_record(self, record: TreeRecord) -> None:
        """Take in a new state of the tree's own record. Where callers enter decides what may come first."""
        known, self.record = self.record, record
        self.version += 1
        if (known.root, known.base_root) != (record.root, record.base_root):
            self.edits += 1

    def put_item(self, item: Item) -> None:
        """Take in a new state of an item."""
        self.put_items((item,))

    def put_items(self, items: Iterable[Item], before: dict[ItemKey, Item | None] | None = None) -> None:
        """Take in new states of items, in turn; what they were is put into `before`."""
        known, by_rid, edits, count = self.items, self.by_rid, self.edits, 0
        for item in items:
            key, rid, local = item.key, item.rid, item.local
            old = known.get(key)
            count += 1
            if before is not None:
                before.setdefault(key, old)
            is_gone = local is None and item.base is None and item.is_empty
            if old is None or is_gone or old.place != item.place:
                self._reorder(old, item)
            if old is None or (old.local is not local and old.local != local):
                edits += 1
            if old is not None and old.rid is not None and old.rid != rid:
                self._unlink(key, old.rid)
            if is_gone:
                known.pop(key, None)
            else:
                known[key] = item
                if item.place >= self.next_place:
                    self.next_place = item.place + 1
                if rid is not None:
                    by_rid[key[0], rid] = key
            self.index.put(old, item)
        self.edits = edits
        self.version += count

    def _unlink(self, key: ItemKey, rid: str) -> None:
        if self.by_rid.get((key[0], rid)) == key:
            del self.by_rid[key[0], rid]

    def put_op(self, op: Operation) -> None:
        """Take in a new state of an operation."""
        if op.state is OpState.NEW and op.item not in self.ops:
            self.edits += 1
        for shelf in (self.ops, self.flying):
            known = shelf.get(op.item)
            if known is not None and known.seq == op.seq:
                del shelf[op.item]
        if op.is_flying:
            self.flying[op.item] = op
        elif op.state is OpState.NEW or op.state in STUCK:
            self.ops[op.item] = op
        self.version += 1

    def set_ops(self, key: ItemKey, waiting: Operation | None, flying: Operation | None) -> None:
        """Put both operations of an item back to what they were."""
        for shelf, op in ((self.ops, waiting), (self.flying, flying)):
            if op is None:
                shelf.pop(key, None)
            else:
                shelf[key] = op
        self.version += 1
        self.edits += 1

    def add_waiting(self, ops: Iterable[Operation]) -> None:
        """Operations wait for items for which none did."""
        self.ops.update((op.item, op) for op in ops)
        self.version += 1
        self.edits += 1

    def drop_waiting(self, ops: Iterable[Operation]) -> None:
        """Operations wait no more."""
        for op in ops:
            del self.ops[op.item]
        self.version += 1
        self.edits += 1

    def put_spots(self, spots: Mapping[Vertex, Position | None]) -> None:
        """Take in hand-made places; None for a box that has none any more."""
        for vertex, spot in spots.items():
            if spot is None:
                self.spots.pop(vertex, None)
            else:
                self.spots[vertex] = spot

    def base_side(self) -> Side:
        """What the server confirmed."""
        return self._side(self.record.base_root, "base")

    def local_side(self) -> Side:
        """What is wanted here."""
        return self._side(self.record.root, "local")

    def _side(self, root: NodeId | None, which: str) -> Side:
        nodes: dict[NodeId, Node] = {}
        keys: dict[KeypressId, Keypress] = {}
        for item in politely(self._ordered()):
            value = getattr(item, which)
            if isinstance(value, Node):
                nodes[NodeId(item.key[1])] = value
            elif isinstance(value, Keypress):
                keys[KeypressId(item.key[1])] = value
        return Side(root, nodes, keys)

    def content(self) -> TreeContent:
        """The local tree as the domain wants it."""
        side = self.local_side()
        return TreeContent(
            self.name, side.root, side.nodes, side.keys, dict(self.spots), frozenset(self.loose),
            self.record.tests, self.record.extra,
        )  # fmt: skip


@dataclass(slots=True)
class Book:
    """Everything: the trees by our id, and small facts (`meta`)."""

    trees: dict[TreeId, TreeBook] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)

    def by_rid(self, rid: str) -> TreeBook | None:
        """The tree that the server calls `rid`."""
        return next((t for t in self.trees.values() if t.rid == rid), None)
