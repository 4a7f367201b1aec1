"""Reading a whole tree: its nodes, then every node's keypresses, several at a time.

The API lists keypresses by node only, so a tree of N nodes costs N calls and more. They overlap, and what is
known so far is handed out at once: the screen fills while the rest comes.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ivr_designer.icc.client import IccClient
from ivr_designer.icc.paging import Listing
from ivr_designer.icc.retry import ReadPolicy
from ivr_designer.icc.wire import KeypressRow, NodeRow

DEFAULT_CONCURRENCY = 8
MAX_CONCURRENCY = 16  # beyond it httpx spends more time on its pool than it gains


@dataclass(frozen=True, slots=True)
class LoadedTree:
    """A tree as read. `keypresses` has an entry for every node, by node id.

    `server_date` is the earliest Date (Unix seconds) among the answers, None if one had none: whatever took
    effect before it is in here.
    """

    nodes: tuple[NodeRow, ...]
    keypresses: Mapping[str, tuple[KeypressRow, ...]]
    project: str | None
    server_date: float | None


async def load_tree(
    client: IccClient,
    tree: str,
    *,
    concurrency: int = DEFAULT_CONCURRENCY,
    policy: ReadPolicy | None = None,
    on_nodes: Callable[[tuple[NodeRow, ...]], None] | None = None,
    on_keypresses: Callable[[NodeRow, tuple[KeypressRow, ...]], None] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> LoadedTree:
    """Read the tree of that remote id with up to `concurrency` calls at once (at most 16).

    `on_nodes` gets nodes, a page at a time, `on_keypresses` each node's keypresses as they come, and
    `on_progress` the number of nodes done and known. Raises IccError: whole or not at all.
    """
    reading = _Reading(client, policy or ReadPolicy(), on_nodes, on_keypresses, on_progress)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(max(concurrency, 1), MAX_CONCURRENCY) - 1):
                group.create_task(reading.work())
            listing = await reading.list_nodes(tree)
            await reading.work()
    except BaseExceptionGroup as failures:
        raise _first(failures) from None
    dates = [listing.server_date, *(found.server_date for found in reading.found.values())]
    return LoadedTree(
        listing.rows,
        {node.id: reading.found[node.id].rows for node in listing.rows},
        listing.project,
        None if None in dates else min(date for date in dates if date is not None),
    )


class _Reading:
    """One load: the nodes known, those waiting for a worker, and what the workers found."""

    def __init__(
        self,
        client: IccClient,
        policy: ReadPolicy,
        on_nodes: Callable[[tuple[NodeRow, ...]], None] | None,
        on_keypresses: Callable[[NodeRow, tuple[KeypressRow, ...]], None] | None,
        on_progress: Callable[[int, int], None] | None,
    ) -> None:
        self._client = client
        self._policy = policy
        self._on_nodes = on_nodes
        self._on_keypresses = on_keypresses
        self._on_progress = on_progress
        self._known: set[str] = set()
        self._waiting: deque[NodeRow] = deque()
        self._news = asyncio.Event()
        self._is_listed = False
        self.found: dict[str, Listing[KeypressRow]] = {}

    async def list_nodes(self, tree: str) -> Listing[NodeRow]:
        """List the nodes and hand them to the workers page by page."""
        listing = await self._policy.run(lambda: self._client.list_nodes(tree, self._add))
        self._is_listed = True
        self._news.set()
        return listing

    def _add(self, rows: tuple[NodeRow, ...]) -> None:
        """Take a page. A list that had to be begun again brings rows that are known already."""
        fresh = tuple(row for row in rows if row.id not in self._known)
        self._known |= {row.id for row in fresh}
        self._waiting += fresh
        self._news.set()
        if self._on_nodes and fresh:
            self._on_nodes(fresh)
        self._tell_progress()

    async def work(self) -> None:
        """Read keypresses until no node waits and none will come."""
        while self._waiting or not self._is_listed:
            if not self._waiting:
                self._news.clear()
                await self._news.wait()
                continue
            node = self._waiting.popleft()
            listing = await self._policy.run(partial(self._client.list_keypresses, node.id))
            self.found[node.id] = listing
            if self._on_keypresses:
                self._on_keypresses(node, listing.rows)
            self._tell_progress()

    def _tell_progress(self) -> None:
        if self._on_progress:
            self._on_progress(len(self.found), len(self._known))


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure to report; the others are of calls that ran at the same time and mostly say the same."""
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
