"""A million spoiled replies, tree files and clipboards: each is read, or refused as its reader refuses, in
100 ms and 64 MB at most.

One command: pytest tests/rig/test_decoder_fuzz.py (1,000,000 inputs); with --soak 20,000,000 more.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ivr_designer.domain.document import Document
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.fragments import paste
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.icc import client, mapping, paging
from ivr_designer.icc.envelope import RawReply, open_envelope
from ivr_designer.icc.errors import IccError
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import parse_tree, tree_text
from tests.helpers.builders import content_of, tree
from tests.helpers.trees import menu_content
from tests.rig.mutator import Mutator

pytestmark = pytest.mark.timeout(900)
LIMIT_S = 0.1
LIMIT_BYTES = 64 * 1024 * 1024
SOAK = 20
STATUSES = (200, 200, 200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 407, 429, 500, 503)
DATES = (
    "Mon, 23 Nov 2026 10:00:00 GMT", "", "yesterday", "Mon, 99 Nov 2026 10:00:00 GMT",
    "Mon, 23 Nov 99999 1:1:1 X",
)  # fmt: skip


# ---- what is read


def reply_seeds() -> list[bytes]:
    """One real answer of each kind, as the sandbox gives them."""
    with SandboxServer(seed="sample") as server:
        admin = server.control.admin
        node = admin("GET", "/v1/ivrnode", None, {"tree": "TR_3L00Y4W0COG0S3NW"})["data"]["ivrNodes"][0]["id"]
        made = [
            admin("GET", "/v1/ivrtree"),
            admin("GET", "/v1/ivrnode", None, {"tree": "TR_3L00Y4W0COG0S3NW"}),
            admin("GET", "/v1/ivrkeypress", None, {"node": node}),
            admin("GET", "/v1/number"),
            admin("GET", "/v1/queue"),
            admin("POST", "/v1/ivrtree", {"tree_name": "New"}),
            admin("POST", "/v1/ivrnode", {"tree": "missing"}),
            admin("PUT", "/v1/ivrtree/TR_3L00Y4W0COG0S3NW", {"tree_name": "Tổng đài"}),
        ]
    return [json.dumps(body, ensure_ascii=False).encode() for body in made]


def file_seeds() -> list[bytes]:
    """Small tree files, so that a mutation hits something."""
    contents = [
        content_of(
            "a -1-> b; a -2-> queue:Q1; b -*-> a; b -none-> stop; b -bad-> phone:84900000000", a="Chào bạn"
        ),
        menu_content(4),
        content_of("a"),
    ]
    return [tree_text(content).encode() for content in contents]


@dataclass
class Reader:
    """What a kind of input goes through. `read` raises nothing but what is meant for people."""

    name: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes, int], None]


LISTS = (client.TREES, client.NODES, client.KEYPRESSES, client.NUMBERS, client.QUEUES, client.GREETINGS)


def check_words(*words: object) -> None:
    """Somebody is told something."""
    assert all(str(sentence).strip() for sentence in words), words


def read_reply(data: bytes, number: int) -> None:
    """The whole way of an answer: status, envelope, list, rows, domain values."""
    headers = {"date": DATES[number % len(DATES)], "retry-after": DATES[-1 - number % len(DATES)]}
    try:
        status = STATUSES[number % len(STATUSES)]
        envelope = open_envelope(RawReply(status, headers, data, 1_700_000_000.0))
        envelope.confirm_id("ivrTreeID", "TR_1")
        there = envelope.body.get("data")
        named = (k for k in LISTS if isinstance(there, dict) and k.array in there)
        kind = next(named, LISTS[number % len(LISTS)])
        reading = paging._Reading(kind)
        reading.take(envelope, 1)
        rows = reading.finish().rows
        if kind is client.NODES:
            for row in rows:
                mapping.node_from_row(row)
        elif kind is client.KEYPRESSES:
            for row in rows:
                mapping.keypress_from_row(row, "NO_1")
    except IccError as error:
        check_words(error.cause, error.advice)


def read_file(data: bytes, _: int) -> None:
    """A tree file; what is accepted must be written and read again as the same tree."""
    try:
        found = parse_tree(data)
    except FileProblem as problem:
        check_words(problem.cause, problem.advice)
        return
    again = parse_tree(tree_text(found.content, found.remote))
    assert again.content == found.content, "it changes when it is stored"


TARGET = tree("x -1-> y; y -1-> stop").content()


def read_clipboard(data: bytes, _: int) -> None:
    """What somebody put on the clipboard, pasted into a tree."""
    try:
        content = parse_tree(data).content
    except FileProblem:
        return
    document = Document(IvrTree(TreeId("t"), TARGET))
    try:
        inverse = document.apply(paste(document.tree, content))
    except EditRefused as refused:
        check_words(refused.reason)
        return
    document.apply(inverse)
    assert document.tree.content() == TARGET, "the undo of a paste leaves something behind"


REPLIES = Reader("replies", reply_seeds, read_reply)
FILES = Reader("files", file_seeds, read_file)
CLIPBOARDS = Reader("clipboard", file_seeds, read_clipboard)
REGULAR = [(REPLIES, 200_000, part) for part in range(4)] + [
    (reader, 50_000, part) for reader in (FILES, CLIPBOARDS) for part in range(2)
]


# ---- the measure


def peak_bytes() -> int:
    """The most memory this process ever had; 0 where that is not told."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def timed(reader: Reader, data: bytes, number: int) -> float:
    """CPU seconds that one input takes."""
    begin = time.thread_time()
    reader.read(data, number)
    return time.thread_time() - begin


def fuzz(reader: Reader, count: int, seed: int, record) -> None:
    """Read `count` inputs. Time is that of this thread, so that a busy machine does not count."""
    mutator = Mutator(reader.seeds(), seed)
    slowest = 0.0
    peak = peak_bytes()
    clock = time.thread_time
    for number, data in enumerate(mutator.take(count)):
        begin = clock()
        try:
            reader.read(data, number)
        except Exception as error:
            raise AssertionError(f"{reader.name} {seed}/{number}: {error!r} for {data!r}") from error
        took = clock() - begin
        if took > slowest:
            took = min(took, *(timed(reader, data, number) for _ in range(2)))  # without others' garbage
            slowest = max(slowest, took)
            assert took < LIMIT_S, f"{reader.name} {seed}/{number} took {took:.3f} s: {data[:200]!r}"
        if number % 64 == 0:
            now = peak_bytes()
            assert now - peak < LIMIT_BYTES, (
                f"{reader.name} {seed}/{number - 63}..{number} took {now - peak} bytes"
            )
            peak = max(peak, now)
    record("inputs", count)
    record("slowest_ms", round(slowest * 1000, 3))


def test_a_million_in_all():
    assert sum(count for _, count, _ in REGULAR) == 1_000_000


@pytest.mark.parametrize(("reader", "count", "seed"), REGULAR, ids=lambda v: getattr(v, "name", str(v)))
def test_spoiled_input_is_read_or_refused(reader, count, seed, record_property):
    fuzz(reader, count, seed, record_property)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(SOAK))
@pytest.mark.parametrize(("reader", "count", "seed"), REGULAR, ids=lambda v: getattr(v, "name", str(v)))
def test_far_more_spoiled_input(reader, count, seed, part, record_property):
    fuzz(reader, count, 1000 + part * 100 + seed, record_property)


def test_a_failing_case_can_be_made_again_by_its_number():
    first = list(Mutator(file_seeds(), 5).take(50))
    assert list(Mutator(file_seeds(), 5).take(50)) == first
    assert len(set(first)) > 40


def test_large_hostile_input_stays_within_the_limits():
    """What mutation does not make: deep, wide, long and repetitive input near the size limits."""
    huge = [
        b"[" * 5_000_000, b'{"a":' * 1_000_000, b'{"r":0,"data":[' + b"0," * 2_400_000 + b"0]}",
        b'{"r":0,"message":"' + b"\\u0041" * 800_000 + b'"}', b'"' + b"\\" * 4_999_999, b"-" * 5_000_000,
        b'{"r":' + b"1" * 5_000_000 + b"}", b" " * 5_000_000, b'{"a":"' + b"x" * 4_999_000,
    ]  # fmt: skip
    for data in huge:
        before, begin = peak_bytes(), time.thread_time()
        read_reply(data, 0)
        took = time.thread_time() - begin
        assert peak_bytes() - before < LIMIT_BYTES, data[:40]
        assert took < 2 * LIMIT_S, f"{took:.3f} s for {data[:40]!r}"
