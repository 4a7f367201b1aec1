"""Reading a whole tree from the server into the journal, with what has come so far shown on the way."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ivr_designer.domain.ids import KeypressId, NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.contract import Loading
from ivr_designer.sync.ports import Wire
from ivr_designer.sync.spaces import STRANGER
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, keypress_key, node_key

DEFAULT_CONCURRENCY = 8
EVENTS = 20
"""At most about so many partial pictures are shown."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A tree as read: rows in the server's ids, all lists whole. `date` is the server's earliest Date or
    None.
    """

    nodes: list[Node]
    keypresses: Mapping[str, list[Keypress]]
    date: float | None = None


@dataclass(slots=True)
class Ids:
    """Our ids for remote ones; those known already are kept, others are made once."""

    nodes: dict[str, NodeId] = field(default_factory=dict)
    keys: dict[str, KeypressId] = field(default_factory=dict)
    new_node: Callable[[], NodeId] = new_node_id
    new_key: Callable[[], KeypressId] = new_keypress_id

    @classmethod
    def of(
        cls,
        book: TreeBook,
        new_node: Callable[[], NodeId] = new_node_id,
        new_key: Callable[[], KeypressId] = new_keypress_id,
    ) -> "Ids":
        """The ids that a tree has already; others come from `new_node` and `new_key`."""
        ids = cls(new_node=new_node, new_key=new_key)
        for (kind, rid), (_, lid) in book.by_rid.items():
            if kind is Kind.NODE:
                ids.nodes[rid] = NodeId(lid)
            elif kind is Kind.KEY:
                ids.keys[rid] = KeypressId(lid)
        return ids

    def node(self, rid: str) -> NodeId:
        """Our id of a node that is there."""
        if rid not in self.nodes:
            self.nodes[rid] = self.new_node()
        return self.nodes[rid]

    def target(self, rid: str | None) -> NodeId | None:
        """Our id of a node that a key leads to; one that is not there gets a stranger's id."""
        return None if rid is None else self.nodes.get(rid, NodeId(STRANGER + rid))

    def key(self, rid: str) -> KeypressId:
        """Our id of a keypress that is there."""
        if rid not in self.keys:
            self.keys[rid] = self.new_key()
        return self.keys[rid]


async def pull(
    wire: Wire, rid: str, *, concurrency: int = DEFAULT_CONCURRENCY,
    progress: Callable[[int, int, Pulled], None] | None = None,
) -> Pulled:  # fmt: skip
    """Read nodes and every node's keypresses, up to `concurrency` calls at once. Raises IccError: whole or
    not at all.
    """
    reading = _Reading(wire, progress)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(max(concurrency, 1) - 1):
                group.create_task(reading.work())
            await reading.list_nodes(rid)
            await reading.work()
    except BaseExceptionGroup as failures:
        raise _first(failures) from None
    known = [d for d in reading.dates if d is not None]
    found: dict[str, list[Keypress]] = {node.id: reading.found[node.id] for node in reading.nodes}
    return Pulled(reading.nodes, found, min(known) if len(known) == len(reading.dates) else None)


class _Reading:
    """One reading: keypresses are read while further pages of nodes still come."""

    def __init__(self, wire: Wire, progress: Callable[[int, int, Pulled], None] | None) -> None:
        self._wire = wire
        self._progress = progress
        self._waiting: deque[NodeId] = deque()
        self._seen: set[NodeId] = set()
        self._news = asyncio.Event()
        self._is_listed = False
        self.nodes: list[Node] = []
        self.found: dict[str, list[Keypress]] = {}
        self.dates: list[float | None] = []

    async def list_nodes(self, rid: str) -> None:
        """List the nodes; whatever comes early goes to the workers at once."""
        answer = await self._wire.list_nodes(rid, self._take)
        self.dates.append(answer.server_date)
        self._take(answer.value)
        self.nodes = answer.value
        self._is_listed = True
        self._news.set()
        if self._progress:
            self._progress(len(self.found), len(self.nodes), Pulled(self.nodes, dict(self.found)))

    def _take(self, nodes: list[Node]) -> None:
        """Queue the nodes of a page. A list that had to be begun again brings known ones."""
        fresh = [node for node in nodes if node.id not in self._seen]
        self._seen.update(node.id for node in fresh)
        self._waiting.extend(node.id for node in fresh)
        self.nodes = [*self.nodes, *fresh]
        self._news.set()

    async def work(self) -> None:
        """Read keypresses until no node waits and none will come."""
        while self._waiting or not self._is_listed:
            if not self._waiting:
                self._news.clear()
                await self._news.wait()
                continue
            node = self._waiting.popleft()
            keys = await self._wire.list_keypresses(node)
            self.found[node] = keys.value
            self.dates.append(keys.server_date)
            self._tell()

    def _tell(self) -> None:
        done, total = len(self.found), len(self.nodes)
        if self._progress and (done % max(1, total // EVENTS) == 0 or done == total):
            self._progress(done, total, Pulled(self.nodes, dict(self.found)))


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def translate(pulled: Pulled, ids: Ids) -> tuple[dict[NodeId, Node], dict[KeypressId, Keypress]]:
    """What was pulled, in our ids."""
    nodes = {ids.node(n.id): replace(n, id=ids.node(n.id)) for n in pulled.nodes}
    keys: dict[KeypressId, Keypress] = {}
    for owner, rows in pulled.keypresses.items():
        for row in rows:
            lid = ids.key(row.id)
            keys[lid] = replace(row, id=lid, node=ids.node(owner), next_node=ids.target(row.next_node))
    return nodes, keys


def picture(name: str, root: str | None, pulled: Pulled, ids: Ids) -> TreeContent:
    """A picture of what has come so far."""
    nodes, keys = translate(pulled, ids)
    return TreeContent(name, None if root is None else ids.nodes.get(root), nodes, keys)


def loading_event(
    book: TreeBook, root: str | None, ids: Ids, done: int, total: int, pulled: Pulled
) -> Loading:
    """Progress with content."""
    return Loading(book.id, done, total, picture(book.name, root, pulled, ids))


def store_first(work: Transaction, book: TreeBook, pulled: Pulled, root: str | None, ids: Ids) -> None:
    """The first reading of a tree: what the server has is base and local at once."""
    nodes, keys = translate(pulled, ids)
    place = book.next_place
    rids = {lid: rid for rid, lid in ids.nodes.items()}
    for node in nodes.values():
        work.put_item(book.id, Item(node_key(node.id), place, rids[node.id], node, node))
        place += 1
    key_rids = {lid: rid for rid, lid in ids.keys.items()}
    for key in keys.values():
        work.put_item(book.id, Item(keypress_key(key.id), place, key_rids[key.id], key, key))
        place += 1
    lid = None if root is None else ids.nodes.get(root)
    work.put_tree(replace(book.record, root=lid, base_root=lid, loaded=True, gone=False))
