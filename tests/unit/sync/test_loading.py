import asyncio
import math
from dataclasses import replace
from itertools import pairwise

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.icc.errors import NoAnswer, PartialList, ServerRefused
from ivr_designer.icc.retry import ReadPolicy, RetryQuota
from ivr_designer.icc.transport import Limits
from ivr_designer.sync.loading import PART, pull, store_first
from ivr_designer.sync.picturing import Ids
from ivr_designer.sync.ports import Answer, Pulled, RemoteTree
from ivr_designer.sync.wire_icc import IccWire
from tests.helpers.icc import client_for
from tests.helpers.raw_server import DATE_UNIX, RawServer, listing, reply
from tests.helpers.sync_values import TREE, memory_journals, press
from tests.rig.simulation.virtual_loop import VirtualLoop
from tests.rig.simulation.world import SimTimer

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


def load(answer, policy=None, **more):
    """The tree as pulled through the real client over a socket."""

    async def run():
        limits = Limits(max_connections=16, deadline_s=20.0)
        async with RawServer(answer) as server, client_for(server.url, limits=limits) as client:
            return await pull(IccWire(client, policy or ReadPolicy(sleep=no_wait)), "TR_1", **more)

    return asyncio.run(run())


@pytest.mark.parametrize("size", [0, 1, 7, 100, 101, 250])
def test_a_tree_is_whole(size):
    answer = TreeServer(size)
    tree = load(answer)
    assert [node.id for node in tree.nodes] == [f"NO_{n}" for n in range(size)]
    assert list(tree.keypresses) == [node.id for node in tree.nodes]
    assert all(keys[0].id == f"K{node}" for node, keys in tree.keypresses.items())
    assert answer.keypress_calls == size
    assert tree.date == DATE_UNIX


@pytest.mark.parametrize(("asked", "most"), [(1, 1), (4, 4), (16, 16), (0, 1)])
def test_no_more_calls_at_once_than_asked_for(asked, most):
    class Unhurried(TreeServer):
        """Answers when everybody who may come has come, however slow this machine is."""

        async def __call__(self, request):
            self.now += 1
            self.most = max(self.most, self.now)
            for _ in range(50):
                await asyncio.sleep(0)
            self.now -= 1
            return await super().__call__(request)

    answer = Unhurried(48)
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
    tree = load(Waiting(150), progress=lambda done, known, part: events.append((done, known, part)))
    assert [done for done, _, _ in events] == sorted(done for done, _, _ in events)
    assert events[-1][:2] == (150, 150)
    assert events[-1][2] == Pulled(tree.nodes, tree.keypresses)
    assert events[0][1] == 100, "keypresses are read while nodes still come"
    assert 15 <= len(events) <= 60, "often enough to see it grow, seldom enough to draw it"


def test_reads_that_fail_are_read_again():
    answer = TreeServer(12)
    answer.faults = {"NO_3": [None, reply(b"<html>", 502)], "NO_7": [reply(b"", 429, retry_after="0")]}
    tree = load(answer)
    assert len(tree.keypresses) == 12


def test_a_node_list_that_moved_is_begun_again_without_asking_twice_for_keypresses():
    answer = TreeServer(150)
    first = listing("ivrNodes", [{"id": "NO_0", "tree": "TR_1"}], total=2, pages=2)
    moved = listing("ivrNodes", [{"id": "NO_1", "tree": "TR_1"}], total=3, page=2, pages=2)
    answer.faults = {"nodes": [first, moved]}
    tree = load(answer)
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
    assert load(answer).date is None


def test_cancelling_a_load_ends_its_calls():
    async def run():
        answer = TreeServer(100, latency_s=0.05)
        async with RawServer(answer) as server, client_for(server.url) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(pull(IccWire(client), "TR_1"), 0.15)
            await asyncio.sleep(0.1)
            return answer.now

    assert asyncio.run(run()) == 0


class SleepingWire:
    """Lists of a tree of `size` nodes, each page and each node's keypresses after 50 ms."""

    def __init__(self, size):
        self.size = size

    async def list_nodes(self, tree, on_page):
        nodes = [Node(NodeId(f"NO_{n}"), f"n{n}", TalkPrompt("")) for n in range(self.size)]
        for start in range(0, self.size, PAGE):
            await asyncio.sleep(0.05)
            on_page(nodes[start : start + PAGE])
        return Answer(nodes, DATE_UNIX)

    async def list_keypresses(self, node):
        await asyncio.sleep(0.05)
        return Answer([], DATE_UNIX)


@pytest.mark.parametrize(
    ("size", "concurrency", "at_most"), [(200, 8, 1.1), (1000, 8, 1.05), (1000, 16, 1.1)]
)
def test_the_schedule_wastes_next_to_no_latency(size, concurrency, at_most):
    async def run():
        loop = asyncio.get_running_loop()
        start = loop.time()
        await pull(SleepingWire(size), "TR_1", concurrency=concurrency)
        return loop.time() - start

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        took = runner.run(run())
    calls = size + math.ceil(size / PAGE)
    assert took <= at_most * 0.05 * calls / concurrency


def test_with_a_timer_calls_begin_apart_and_still_waste_next_to_no_latency():
    class Watched(SleepingWire):
        async def list_keypresses(self, node):
            begun.append(asyncio.get_running_loop().time())
            return await super().list_keypresses(node)

    async def run():
        await pull(Watched(1000), "TR_1", concurrency=16, timer=SimTimer(asyncio.get_running_loop()))
        return asyncio.get_running_loop().time()

    begun = []
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        start = runner.get_loop().time()
        took = runner.run(run()) - start
    assert took <= 1.1 * 0.05 * 1010 / 16
    assert len(set(begun[:15])) == 1, "nobody knows yet how long a call takes"
    later = begun[32:]
    assert min(b - a for a, b in pairwise(later)) > 0.6 * 0.05 / 16


@pytest.mark.parametrize("concurrency", [1, 8])
def test_the_root_is_looked_up_meanwhile_and_no_picture_is_shown_without_it(concurrency):
    class Rooted(SleepingWire):
        async def list_trees(self):
            await asyncio.sleep(0.12)
            return Answer([RemoteTree("TR_0", "other", "NO_1"), RemoteTree("TR_1", "mine", "NO_3")])

    roots = []

    async def run():
        return await pull(
            Rooted(20), "TR_1", concurrency=concurrency, with_root=True,
            progress=lambda done, total, part: roots.append(part.root),
        )  # fmt: skip

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        assert runner.run(run()).root == "NO_3"
    assert roots
    assert set(roots) == {"NO_3"}


def test_a_tree_that_the_list_does_not_name_has_no_root_and_a_list_that_fails_fails_the_tree():
    class Unnamed(SleepingWire):
        async def list_trees(self):
            return Answer([])

    class Failing(SleepingWire):
        async def list_trees(self):
            raise NoAnswer("timeout")

    assert asyncio.run(pull(Unnamed(1), "TR_1", with_root=True)).root is None
    with pytest.raises(NoAnswer):
        asyncio.run(pull(Failing(1), "TR_1", with_root=True))


def read_tree(count):
    """What reading a tree of so many nodes with a key each gives, in the server's ids."""
    nodes = [Node(NodeId(f"N{i}"), f"node {i}", TalkPrompt("text")) for i in range(count)]
    keys = {f"N{i}": [press(f"K{i}", f"N{i}", to=f"N{(i + 1) % count}")] for i in range(count)}
    return Pulled(nodes, keys, None, "N0")


def store(journal, book, pulled, parts=None):
    for part in list(store_first(book, pulled, Ids.of(book)))[:parts]:
        before = len(book.items)
        with journal.transaction() as work:
            part(work)
        assert len(book.items) - before <= PART, "others wait for as long as one part takes"


def test_a_first_reading_is_stored_in_parts_and_counts_only_when_it_is_whole():
    with memory_journals() as make:
        journal, book = make(root=None)
        with journal.transaction() as work:
            work.put_tree(replace(book.record, loaded=False))
        pulled = read_tree(PART + 100)
        store(journal, book, pulled, parts=2)
        assert not book.record.loaded
        half = dict(book.by_rid)
        fewer = read_tree(PART)  # the program ended there; meanwhile somebody deleted some
        store(journal, book, fewer)
        assert book.record.loaded
        content = book.content()
        assert (len(content.nodes), len(content.keypresses)) == (PART, PART)
        kept = [rid for rid in half if rid in book.by_rid]
        assert len(kept) > PART, "nodes and some keys"
        assert [book.by_rid[rid] for rid in kept] == [half[rid] for rid in kept], "with the ids they had"
        assert content.nodes[content.root].name == "node 0"
        assert book.index.dirty() == []
        assert set(journal.book.trees) == {TREE}
