import asyncio
import math
import sys
import time

import pytest

from ivr_designer.icc.errors import NoAnswer, PartialList, ServerRefused
from ivr_designer.icc.loader import load_tree
from ivr_designer.icc.paging import Listing
from ivr_designer.icc.retry import ReadPolicy, RetryQuota
from ivr_designer.icc.transport import Limits
from ivr_designer.icc.wire import NodeRow
from tests.helpers.icc import client_for
from tests.helpers.raw_server import DATE_UNIX, RawServer, listing, reply

PAGE = 100


class TreeServer:
    """Answers like a server with a tree of `size` nodes, each with a keypress to the next."""

    def __init__(self, size, latency_s=0.0):
        self.size = size
        self.latency_s = latency_s
        self.now = self.most = self.keypress_calls = 0
        self.faults = {}

    async def __call__(self, request):
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.latency_s)
            node = request.query.get("node")
            if faults := self.faults.get(node or "nodes"):
                return faults.pop(0)
            return self.keypresses(node) if node else self.nodes(int(request.query["page"]))
        finally:
            self.now -= 1

    def nodes(self, page):
        numbers = range((page - 1) * PAGE, min(page * PAGE, self.size))
        rows = [
            {"id": f"NO_{n}", "tree": "TR_1", "node_name": f"n{n}", "node_play_mode": "talk"} for n in numbers
        ]
        return listing(
            "ivrNodes", rows, total=self.size, page=page, pages=max(math.ceil(self.size / PAGE), 1)
        )

    def keypresses(self, node):
        self.keypress_calls += 1
        following = f"NO_{(int(node[3:]) + 1) % self.size}"
        row = {"id": f"K{node}", "node": node, "node_key": "1", "action": 4, "next_node": following}
        return listing("ivrNodeKeys", [row])


async def no_wait(seconds):
    await asyncio.sleep(0)


def load(answer, **more):
    """The loaded tree, and how long it took in seconds."""

    async def run():
        limits = Limits(max_connections=16, deadline_s=20.0)
        async with RawServer(answer) as server, client_for(server.url, limits=limits) as client:
            start = time.perf_counter()
            tree = await load_tree(client, "TR_1", **{"policy": ReadPolicy(sleep=no_wait), **more})
            return tree, time.perf_counter() - start

    return asyncio.run(run())


@pytest.mark.parametrize("size", [0, 1, 7, 100, 101, 250])
def test_a_tree_is_whole(size):
    answer = TreeServer(size)
    tree, _ = load(answer)
    assert [node.id for node in tree.nodes] == [f"NO_{n}" for n in range(size)]
    assert list(tree.keypresses) == [node.id for node in tree.nodes]
    assert all(keys[0].node == node for node, keys in tree.keypresses.items())
    assert answer.keypress_calls == size
    assert (tree.project, tree.server_date) == ("246", DATE_UNIX)


@pytest.mark.parametrize(("asked", "most"), [(1, 1), (4, 4), (16, 16), (500, 16), (0, 1)])
def test_no_more_calls_at_once_than_asked_for_nor_than_sixteen(asked, most):
    answer = TreeServer(48, latency_s=0.005)
    load(answer, concurrency=asked)
    assert answer.most == most


def test_what_is_known_is_handed_out_as_it_comes():
    class Waiting(TreeServer):
        async def __call__(self, request):
            if request.query["page"] == "2":
                while self.keypress_calls < 20:
                    await asyncio.sleep(0.01)
            return await super().__call__(request)

    events = []
    tree, _ = load(
        Waiting(150),
        on_nodes=lambda rows: events.append(("nodes", len(rows))),
        on_keypresses=lambda node, rows: events.append(("keys", node.id, len(rows))),
        on_progress=lambda done, known: events.append(("progress", done, known)),
    )
    assert [e for e in events if e[0] == "nodes"] == [("nodes", 100), ("nodes", 50)]
    assert {e[1] for e in events if e[0] == "keys"} == {node.id for node in tree.nodes}
    progress = [e[1:] for e in events if e[0] == "progress"]
    assert progress == sorted(progress)
    assert progress[-1] == (150, 150)
    first_keys = next(i for i, e in enumerate(events) if e[0] == "keys")
    assert first_keys < events.index(("nodes", 50)), "keypresses are read while nodes still come"


def test_reads_that_fail_are_read_again():
    answer = TreeServer(12)
    answer.faults = {"NO_3": [None, reply(b"<html>", 502)], "NO_7": [reply(b"", 429, retry_after="0")]}
    tree, _ = load(answer)
    assert len(tree.keypresses) == 12


def test_a_node_list_that_moved_is_begun_again_without_asking_twice_for_keypresses():
    answer = TreeServer(150)
    first = listing("ivrNodes", [{"id": "NO_0", "tree": "TR_1"}], total=2, pages=2)
    moved = listing("ivrNodes", [{"id": "NO_1", "tree": "TR_1"}], total=3, page=2, pages=2)
    answer.faults = {"nodes": [first, moved]}
    tree, _ = load(answer)
    assert len(tree.nodes) == 150
    assert answer.keypress_calls == 150


def test_one_node_that_cannot_be_read_fails_the_whole_tree():
    answer = TreeServer(40)
    answer.faults = {"NO_20": [reply({"r": 3, "message": "gone"})]}
    with pytest.raises(ServerRefused, match="gone"):
        load(answer)
    answer.faults = {"NO_20": [None] * 9}
    with pytest.raises(NoAnswer):
        load(answer)


def test_a_node_list_that_stays_partial_fails_the_whole_tree():
    answer = TreeServer(40)
    answer.faults = {"nodes": [listing("ivrNodes", [{"id": "NO_0"}], total=40)] * 3}
    with pytest.raises(PartialList):
        load(answer)


def test_all_reads_of_a_tree_share_one_quota():
    answer = TreeServer(60)
    answer.faults = {f"NO_{n}": [None] * 9 for n in range(60)}
    quota = RetryQuota(50)
    with pytest.raises(NoAnswer):
        load(answer, policy=ReadPolicy(quota=quota, sleep=no_wait))
    assert quota.tokens < 10
    assert answer.keypress_calls == 0


def test_a_missing_date_makes_the_tree_undated():
    answer = TreeServer(2)
    answer.faults = {"NO_1": [listing("ivrNodeKeys", []).replace(b"Date: ", b"X-Date: ")]}
    assert load(answer)[0].server_date is None


def test_cancelling_a_load_ends_its_calls():
    async def run():
        answer = TreeServer(100, latency_s=0.05)
        async with RawServer(answer) as server, client_for(server.url) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(load_tree(client, "TR_1"), 0.15)
            await asyncio.sleep(0.1)
            return answer.now

    assert asyncio.run(run()) == 0


SERVER = """
import asyncio, sys
from tests.helpers.raw_server import RawServer
from tests.unit.icc.test_loader import TreeServer
async def main():
    async with RawServer(TreeServer(int(sys.argv[1]), float(sys.argv[2]))) as server:
        print(server.url, flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
asyncio.run(main())
"""


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer at once: schedules are measured, not the machine."""

    offset = 0.0

    def time(self):
        return self.offset

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.offset += max(0.0, self._scheduled[0].when() - self.time())
        super()._run_once()


class SleepingClient:
    """Lists of a tree of `size` nodes, each page and each node's keypresses after 50 ms."""

    def __init__(self, size):
        self.size = size

    async def list_nodes(self, tree, on_rows):
        rows = tuple(NodeRow.parse({"id": f"NO_{n}", "tree": tree}) for n in range(self.size))
        for start in range(0, self.size, PAGE):
            await asyncio.sleep(0.05)
            on_rows(rows[start : start + PAGE])
        return Listing(rows, "246", DATE_UNIX)

    async def list_keypresses(self, node):
        await asyncio.sleep(0.05)
        return Listing((), "246", DATE_UNIX)


@pytest.mark.parametrize(
    ("size", "concurrency", "at_most"), [(200, 8, 1.1), (1000, 8, 1.05), (1000, 16, 1.1)]
)
def test_the_schedule_wastes_next_to_no_latency(size, concurrency, at_most):
    async def run():
        loop = asyncio.get_running_loop()
        start = loop.time()
        await load_tree(SleepingClient(size), "TR_1", concurrency=concurrency)
        return loop.time() - start

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        took = runner.run(run())
    calls = size + math.ceil(size / PAGE)
    assert took <= at_most * 0.05 * calls / concurrency


def test_calls_do_not_get_dearer_with_more_of_them_at_once():
    """The work of a call, not its waiting: a pool that looks at all connections each time would show here."""

    def spent(concurrency):
        start = time.process_time()
        load(TreeServer(80), concurrency=concurrency)
        return time.process_time() - start

    spent(1)  # imports and first connections
    assert min(spent(16) for _ in range(3)) < 2 * min(spent(2) for _ in range(3))


@pytest.mark.soak
def test_two_hundred_nodes_at_fifty_ms_take_little_more_than_the_latency():
    """At most 1.3 times what latency and calls alone cost. Needs a machine with nothing else to do.

    The server is a process of its own; the best of four runs counts.
    """

    async def run():
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", SERVER, "200", "0.05",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        url = (await process.stdout.readline()).decode().strip()
        took = []
        try:
            async with client_for(url) as client:
                for _ in range(4):
                    start = time.perf_counter()
                    await load_tree(client, "TR_1", concurrency=8)
                    took.append(time.perf_counter() - start)
        finally:
            await process.communicate(b"")
        return min(took)

    calls = 200 + math.ceil(200 / PAGE)
    assert asyncio.run(run()) <= 1.3 * 0.05 * calls / 8
