"""Reading a whole tree from the server into the journal, with what has come so far shown on the way."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ivr_designer.domain.nodes import Node
from ivr_designer.domain.turns import politely
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.pace import Pace
from ivr_designer.sync.picturing import Ids, translate
from ivr_designer.sync.ports import Answer, Pulled, Timer, Wire
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Value, keypress_key, node_key

if TYPE_CHECKING:
    from ivr_designer.domain.ids import NodeId, TreeId
    from ivr_designer.domain.keypresses import Keypress

DEFAULT_CONCURRENCY = 8
PART = 500
"""So many items are stored at once: others wait for that long."""
EVENTS = 20
"""At most about so many partial pictures are shown."""


async def pull(
    wire: Wire, rid: str, *, concurrency: int = DEFAULT_CONCURRENCY,
    progress: Callable[[int, int, Pulled], None] | None = None, with_root: bool = False,
    timer: Timer | None = None,
) -> Pulled:  # fmt: skip
    """Read nodes and every node's keypresses, up to `concurrency` calls at once. Raises IccError: whole or
    not at all. `with_root` looks into the list of trees as well, while the first nodes are read. With a
    `timer` the calls are spread out, see Pace.
    """
    pace = None if timer is None else Pace(timer, concurrency)
    reading = _Reading(wire, rid, progress, pace, asks_root=with_root)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(max(concurrency, 1) - 1):
                group.create_task(reading.work())
            await reading.list_nodes()
            await reading.work()
    except BaseExceptionGroup as failures:
        raise _first(failures) from None
    known = [d for d in reading.dates if d is not None]
    found: dict[str, list[Keypress]] = {node.id: reading.found[node.id] for node in reading.nodes}
    date = min(known) if len(known) == len(reading.dates) else None
    return Pulled(reading.nodes, found, date, reading.root)


class _Reading:
    """One reading: keypresses are read while further pages of nodes still come."""

    def __init__(
        self, wire: Wire, rid: str, progress: Callable[[int, int, Pulled], None] | None,
        pace: Pace | None, *, asks_root: bool,
    ) -> None:  # fmt: skip
        self._wire = wire
        self._pace = pace
        self._rid = rid
        self._progress = progress
        self._waiting: deque[NodeId] = deque()
        self._seen: set[NodeId] = set()
        self._news = asyncio.Event()
        self._is_listed = False
        self._asks_root = asks_root
        self._is_rooted = not asks_root
        self.root: str | None = None
        self.nodes: list[Node] = []
        self.found: dict[str, list[Keypress]] = {}
        self.dates: list[float | None] = []

    async def _find_root(self) -> None:
        """Look the root up; no picture is shown before, for it would be drawn from another node."""
        self._asks_root = False
        trees = await self._wire.list_trees()
        self.root = next((tree.root for tree in trees.value if tree.id == self._rid), None)
        self._is_rooted = True
        if self.nodes:
            self._show()

    async def list_nodes(self) -> None:
        """List the nodes; whatever comes early goes to the workers at once."""
        answer = await self._wire.list_nodes(self._rid, self._take)
        self.dates.append(answer.server_date)
        self._take(answer.value)
        self.nodes = answer.value
        self._is_listed = True
        self._news.set()
        self._show()

    def _take(self, nodes: list[Node]) -> None:
        """Queue the nodes of a page. A list that had to be begun again brings known ones."""
        fresh = [node for node in nodes if node.id not in self._seen]
        self._seen.update(node.id for node in fresh)
        self._waiting.extend(node.id for node in fresh)
        self.nodes = [*self.nodes, *fresh]
        self._news.set()

    async def work(self) -> None:
        """Read keypresses until no node waits and none will come; whoever is first looks for the root."""
        if self._asks_root:
            await self._find_root()
        while self._waiting or not self._is_listed:
            if not self._waiting:
                self._news.clear()
                await self._news.wait()
                continue
            node = self._waiting.popleft()
            keys = await self._keypresses_of(node)
            self.found[node] = keys.value
            self.dates.append(keys.server_date)
            self._tell()

    async def _keypresses_of(self, node: "NodeId") -> Answer[list["Keypress"]]:
        if self._pace is None:
            return await self._wire.list_keypresses(node)
        begun = await self._pace.turn()
        keys = await self._wire.list_keypresses(node)
        self._pace.took(begun)
        return keys

    def _tell(self) -> None:
        done, total = len(self.found), len(self.nodes)
        if done % max(1, total // EVENTS) == 0 or done == total:
            self._show()

    def _show(self) -> None:
        if self._progress and self._is_rooted:
            pulled = Pulled(self.nodes, dict(self.found), root=self.root)
            self._progress(len(self.found), len(self.nodes), pulled)


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def store_first(book: TreeBook, pulled: Pulled, ids: Ids) -> Iterator[Callable[[Transaction], None]]:
    """The first reading of a tree, in parts to be stored one after the other: what the server has is base and
    local at once. Only with the last one the tree counts as read; what is there of a reading that got no
    further is taken up again, or goes.
    """
    nodes, keys = translate(pulled, ids)
    rids = {lid: rid for rid, lid in ids.nodes.items()}
    key_rids = {lid: rid for rid, lid in ids.keys.items()}
    values: list[tuple[ItemKey, str, Value]] = []
    values += [(node_key(n.id), rids[n.id], n) for n in politely(nodes.values())]
    values += [(keypress_key(k.id), key_rids[k.id], k) for k in politely(keys.values())]
    place = book.next_place
    items = [Item(key, place + i, rid, value, value) for i, (key, rid, value) in politely(enumerate(values))]
    here = {item.key for item in items}
    items += [Item(key) for key in book.items if key not in here and key != book.own.key]
    for first in range(0, len(items), PART):
        yield partial(_put_items, book.id, items[first : first + PART])
    lid = None if pulled.root is None else ids.nodes.get(pulled.root)
    yield lambda work: work.put_tree(replace(book.record, root=lid, base_root=lid, loaded=True, gone=False))


def _put_items(tree: "TreeId", items: list[Item], work: Transaction) -> None:
    for item in items:
        work.put_item(tree, item)
