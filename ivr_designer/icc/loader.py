"""Reading a whole tree: its nodes, then every node's keypresses, several at a time.

The API lists keypresses by node only, so a tree of N nodes costs N calls and more. They overlap, and what is
known so far is handed out at once: the screen fills while the rest comes.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ivr_designer.icc.client import IccClient
from ivr_designer.icc.retry import ReadPolicy
from ivr_designer.icc.wire import KeypressRow, NodeRow

if TYPE_CHECKING:
    from ivr_designer.icc.paging import Listing

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

    `on_nodes` gets the nodes before the first keypress is read, `on_keypresses` each node's as they come,
    `on_progress` the number of nodes done and in all. Raises IccError: whole or not at all.
    """
    policy = policy or ReadPolicy()
    nodes = await policy.run(lambda: client.list_nodes(tree))
    total = len(nodes.rows)
    if on_nodes:
        on_nodes(nodes.rows)
    if on_progress:
        on_progress(0, total)
    found: dict[str, Listing[KeypressRow]] = {}

    async def work(waiting: Iterator[NodeRow]) -> None:
        for node in waiting:
            listing = await policy.run(partial(client.list_keypresses, node.id))
            found[node.id] = listing
            if on_keypresses:
                on_keypresses(node, listing.rows)
            if on_progress:
                on_progress(len(found), total)

    waiting = iter(nodes.rows)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(max(concurrency, 1), MAX_CONCURRENCY, total)):
                group.create_task(work(waiting))
    except BaseExceptionGroup as failures:
        raise _first(failures) from None
    dates = [nodes.server_date, *(listing.server_date for listing in found.values())]
    return LoadedTree(
        nodes.rows,
        {node.id: found[node.id].rows for node in nodes.rows},
        nodes.project,
        None if None in dates else min(date for date in dates if date is not None),
    )


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure to report; the others are of calls that ran at the same time and mostly say the same."""
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
