import gzip
import json
import zlib

import pytest

from ivr_designer.sandbox.fault_shapes import bad_json, gzip_of_padding, page_fault, shape
from ivr_designer.sandbox.faults import BAD_JSON, KINDS, PAGES, Fault
from ivr_designer.sandbox.service import Reply
from ivr_designer.sandbox.wire import as_wire

REPLY = Reply(200, {"r": 0, "project": 246, "ivrTreeID": "T", "message": "Fine"})


def shaped(kind, **args):
    return shape(Fault(kind, args=args), REPLY)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_shape(kind):
    wire = shaped(kind)
    assert isinstance(wire.body, bytes)
    assert wire.status in (200, 503)


@pytest.mark.parametrize("kind", ["latency", "page"])
def test_kinds_that_only_delay_or_choose_leave_the_reply_whole(kind):
    assert shaped(kind) == as_wire(REPLY)


def test_truncate_never_sends_it_all():
    whole = len(as_wire(REPLY).body)
    assert shaped("truncate").sent == whole // 2
    assert shaped("truncate", keep=10_000).sent == whole - 1


def test_dropped_replies_send_nothing():
    assert (shaped("drop").sent, shaped("late", reset=True).reset) == (-1, True)


@pytest.mark.parametrize("padding", [1, 1_000_000, 3_500_000])
def test_gzip_of_padding_is_exact(padding):
    plain = gzip.decompress(gzip_of_padding(b"<", padding, b">"))
    assert plain == b"<" + b"x" * (max(padding // 1_000_000, 1) * 1_000_000) + b">"


def test_gzip_of_padding_decodes_in_steps_as_clients_do():
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    packed = gzip_of_padding(b"a", 5_000_000, b"z")
    size = sum(len(decoder.decompress(packed[at : at + 1000])) for at in range(0, len(packed), 1000))
    assert size == 5_000_002
    assert decoder.eof


@pytest.mark.parametrize("variant", BAD_JSON)
def test_bad_json_is_unlike_good(variant):
    good = as_wire(REPLY).body
    assert bad_json(variant, good) != good


@pytest.mark.parametrize("variant", ["duplicate_keys", "int64", "surrogate"])
def test_some_bad_json_only_a_strict_reader_minds(variant):
    assert json.loads(bad_json(variant, as_wire(REPLY).body))["r"] == 0


def pages(count):
    def ask(page):
        rows = [{"id": n} for n in range(count)][(page - 1) * 2 : page * 2]
        data = {
            "totalCount": str(count),
            "totalPages": -(-count // 2),
            "currentPage": page,
            "limit": 2,
            "rows": rows,
        }
        return Reply(200, {"r": 0, "data": data})

    return ask


@pytest.mark.parametrize(
    ("variant", "page", "ids", "members"),
    [
        ("repeated", 1, [0, 1], ("5", 3, 1)),
        ("repeated", 3, [2, 3], ("5", 3, 3)),
        ("missing", 1, [2, 3], ("5", 3, 1)),
        ("missing", 3, [], ("5", 3, 3)),
        ("shrinking", 1, [0], ("4", 1, 1)),
        ("shrinking", 3, [], ("4", 3, 3)),
        ("extra", 1, [0, 1, 2], ("5", 3, 1)),
        ("extra", 3, [4, 4], ("5", 3, 3)),
        ("same_id", 1, [0, 0], ("5", 3, 1)),
        ("same_id", 3, [4, 4], ("5", 3, 3)),
        ("empty", 1, [], ("0", 0, 1)),
    ],
)
def test_page_faults(variant, page, ids, members):
    data = page_fault(variant, page, pages(5)).body["data"]
    assert [row["id"] for row in data["rows"]] == ids
    assert (data["totalCount"], data["totalPages"], data["currentPage"]) == members


@pytest.mark.parametrize("variant", PAGES)
def test_page_faults_survive_empty_lists_and_other_replies(variant):
    assert page_fault(variant, 1, pages(0)).body["r"] == 0
    assert page_fault(variant, 1, lambda page: REPLY) == REPLY


def test_counts_keep_their_type():
    def ask(page):
        return Reply(200, {"data": {"totalAgents": 2, "totalPages": 1, "agents": [{}, {}]}})

    assert page_fault("shrinking", 1, ask).body["data"]["totalAgents"] == 1
