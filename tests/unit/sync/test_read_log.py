"""Reads in words: over a real sandbox, and what is folded, on a clock of our own."""

import asyncio

import pytest

from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.icc.errors import Offline, ServerRefused
from ivr_designer.sync import read_log
from ivr_designer.sync.activity_entry import Logged, ReadSeen
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.ports import Answer
from ivr_designer.sync.read_log import Listed, ReadLog
from tests.helpers.sessions import profile_of, session, wait_until


def lines_of(opened):
    return {str(line.text): line for line in opened.session.reads()}


def test_reads_are_listed_in_words_with_result_and_time(tmp_path, server):
    with session(tmp_path, server) as opened:
        (tree,) = opened.session.account.trees
        content = opened.session.open_tree(tree.id).result(20)
        lines = lines_of(opened)
        for what in ("trees", "numbers", "queues", "recordings"):
            line = lines[f"Read the list of {what}"]
            assert (line.ok, line.is_read, line.took_ms > 0) == (True, True, True)
        nodes = lines[f"Read the nodes of “{tree.name}”"]
        assert str(nodes.result) == f"{len(content.nodes)} rows"
        assert (nodes.call, nodes.tree) == ("GET ivrnode", tree.id)
        (keys,) = [line for text, line in lines.items() if text.startswith("Read the keys of")]
        assert str(keys.text) == f"Read the keys of {len(content.nodes)} nodes of “{tree.name}”"
        assert str(keys.result) == f"{len(content.keypresses)} rows"
        told = {e.entry.seq: e.entry for e in opened.of_type(ReadSeen)}
        assert told == {line.seq: line for line in opened.session.reads()}
        assert opened.session.activity() == [] == opened.of_type(Logged)
        assert b"Read the" not in opened.session.activity_csv()


def test_reading_again_says_that_nothing_is_new(tmp_path, server):
    with session(tmp_path, server) as opened:
        for _ in range(2):
            opened.session.refresh().result(20)
        last = opened.session.reads()[-1]
        assert str(last.text) == "Looked for changes made elsewhere"
        assert str(last.result).startswith("8 calls, last at ")
        assert str(last.result).endswith(": nothing new")


def test_reads_after_a_write_stand_below_it(tmp_path, server):
    with session(tmp_path, server) as opened:
        opened.session.refresh().result(20)
        before = opened.session.reads()[-1]
        opened.session.create_tree("New")
        opened.settle()
        opened.session.refresh().result(20)
        (write,) = opened.session.activity()
        after = opened.session.reads()[-1]
        assert after.seq < before.seq
        assert before.at <= write.at <= after.at


def test_no_connection_is_shown(tmp_path, server):
    profile = profile_of(server)
    server.stop()
    with session(tmp_path, server, vault=_vault(profile), wait=False) as opened:
        wait_until(opened.session.reads)
        line = opened.session.reads()[0]
        assert str(line.text) == "Read the list of trees"
        assert str(line.result).startswith("The server does not accept connections.")
        assert not line.ok


def test_refused_credentials_are_shown(tmp_path, server):
    with session(tmp_path, server, vault=_vault(profile_of(server), "wrong" * 8), wait=False) as opened:
        wait_until(opened.session.reads)
        line = opened.session.reads()[0]
        assert str(line.text) == "Read the list of trees"
        assert "refused the credentials" in str(line.result)
        assert not line.ok
        assert line.took_ms > 0


def _vault(profile, secret="x" * 32):
    vault = MemoryVault()
    vault.put(profile.key_sid, Secret(secret))
    return vault


# ---- on a clock of our own


class Clock:
    """See ports.Timer."""

    def __init__(self):
        self.time = 1_700_000_000.0

    def now(self):
        return self.time

    monotonic = now

    async def sleep(self, seconds):
        self.time += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told():
    return []


@pytest.fixture
def log(tmp_path, clock, told):
    journal = Journal(tmp_path / "j.sqlite3", now=clock.now, who="me")
    return ReadLog(journal, clock, told.append)


def read(log, clock, values, what=Listed.TREES, parent="", took_s=0.05):
    async def call():
        await clock.sleep(took_s)
        if isinstance(values, Exception):
            raise values
        return Answer(values)

    return log.watch(what, parent, call)


def said(log):
    return [(str(line.text), str(line.result)) for line in log.lines()]


def test_the_answer_and_the_time_of_one_call(log, clock, told):
    answer = asyncio.run(read(log, clock, ["a"]))
    assert answer.value == ["a"]
    (line,) = told
    assert (str(line.text), str(line.result), line.call) == ("Read the list of trees", "1 row", "GET ivrtree")
    assert line.took_ms == pytest.approx(50, abs=0.1)
    assert line.seq == -1
    assert line.who == "me"


def test_news_end_a_fold_and_so_does_a_write(log, clock, told):
    for values in (["a"], ["a"], ["a"], ["a", "b"], ["a", "b"]):
        asyncio.run(read(log, clock, values))
    assert [text for text, _ in said(log)] == [
        "Read the list of trees", "Looked for changes made elsewhere", "Read the list of trees",
        "Read the list of trees",
    ]  # fmt: skip
    assert [result for _, result in said(log)][2:] == ["2 rows", "Nothing new"]
    log.interrupt()
    asyncio.run(read(log, clock, ["a", "b"]))
    assert said(log)[-1] == said(log)[-2]
    assert len({line.seq for line in told}) == 5


def test_failures_in_a_row_are_one_line(log, clock):
    for values in (Offline("network"), Offline("network"), ServerRefused(5, "no"), Offline("network")):
        with pytest.raises(type(values)):
            asyncio.run(read(log, clock, values))
    results = [result for _, result in said(log)]
    assert results[0].startswith("There is no connection to the server. (2 times, last at ")
    assert results[1:] == [
        "The server refused this (code 5): “no”.", "There is no connection to the server.",
    ]  # fmt: skip
    assert all(not line.ok for line in log.lines())


def test_failures_of_several_lists_name_none(log, clock):
    for what in (Listed.TREES, Listed.QUEUES):
        with pytest.raises(Offline):
            asyncio.run(read(log, clock, Offline("network"), what))
    assert [text for text, _ in said(log)] == ["Read from the contact center"]


def test_keys_that_are_read_at_once_are_one_line_told_now_and_then(log, clock, told):
    log.hear("TR_1", [Node(NodeId(f"N{n}"), f"Node {n}", TalkPrompt("x")) for n in range(40)])

    async def all_of_them():
        gate = asyncio.Event()

        async def call():
            await gate.wait()
            clock.time += 0.05
            return Answer(["k", "l"])

        gathered = asyncio.gather(*(log.watch(Listed.KEYS, f"N{n}", call) for n in range(40)))
        await asyncio.sleep(0)
        gate.set()
        await gathered

    asyncio.run(all_of_them())
    (line,) = log.lines()
    assert str(line.text) == "Read the keys of 40 nodes"
    assert str(line.result) == "80 rows"
    assert line.took_ms == pytest.approx(2000, abs=1)
    assert 2 <= len(told) <= 10
    assert told[-1] == line
    asyncio.run(read(log, clock, ["k"], Listed.KEYS, "N3"))
    assert said(log)[-1] == ("Read the keys of “Node 3”", "1 row")


def test_a_call_that_is_given_up_leaves_no_burst_open(log, clock):
    async def given_up():
        call = asyncio.Event().wait
        task = asyncio.get_running_loop().create_task(log.watch(Listed.KEYS, "N1", call))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})

    asyncio.run(given_up())
    assert said(log) == []
    asyncio.run(read(log, clock, ["k"], Listed.KEYS, "N1"))
    assert said(log) == [("Read the keys of a node", "1 row")]


def test_only_so_many_are_kept(log, clock):
    for n in range(read_log.KEPT + 5):
        asyncio.run(read(log, clock, [n], took_s=0))
    lines = log.lines()
    assert len(lines) == read_log.KEPT
    assert [lines[0].seq, lines[-1].seq] == [-6, -read_log.KEPT - 5]
