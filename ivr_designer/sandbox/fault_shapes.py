"""How each fault makes a reply look on the wire."""

from __future__ import annotations

import functools
import zlib
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.faults import MISSING, Fault
from ivr_designer.sandbox.service import Reply
from ivr_designer.sandbox.tokens import KEY_INVALID
from ivr_designer.sandbox.wire import HTML_TYPE, Wire, as_wire, encode

if TYPE_CHECKING:
    from collections.abc import Callable

_PORTAL = b"<!doctype html><html><head><title>Sign in</title></head><body>Guest network</body></html>"
_BLOCK = 1_000_000


def shape(fault: Fault, reply: Reply) -> Wire:
    """Return what ``fault`` makes of ``reply``; kinds that only delay or reorder leave it whole."""
    make = _SHAPES.get(fault.kind)
    return as_wire(reply) if make is None else make(fault, reply)


def _nothing(fault: Fault, reply: Reply) -> Wire:
    return Wire(reply.status, b"", sent=-1, reset=bool(fault["reset"]))


def _late(fault: Fault, reply: Reply) -> Wire:
    return _nothing(fault, reply) if fault["status"] is None else _error_page(int(fault["status"]))


def _truncate(fault: Fault, reply: Reply) -> Wire:
    body = encode(reply.body)
    keep = len(body) // 2 if fault["keep"] is None else int(fault["keep"])
    return Wire(reply.status, body, sent=min(keep, len(body) - 1))


def _drip(fault: Fault, reply: Reply) -> Wire:
    return as_wire(reply, chunk=max(int(fault["chunk"]), 1), pace_ms=int(fault["ms"]))


def _oversize(fault: Fault, reply: Reply) -> Wire:
    return as_wire(Reply(reply.status, {**reply.body, "padding": "x" * int(fault["bytes"])}))


def _gzip_bomb(fault: Fault, reply: Reply) -> Wire:
    # Not the reply itself, so that the bomb is packed once: its checksum takes longer than all else.
    bomb = gzip_of_padding(b'{"r":0,"message":"Success","padding":"', int(fault["bytes"]), b'"}')
    return Wire(reply.status, bomb, headers=(("content-encoding", "gzip"),))


@functools.lru_cache(maxsize=4)
def gzip_of_padding(head: bytes, padding: int, tail: bytes) -> bytes:
    """Return gzip of head, about ``padding`` bytes of x, and tail.

    One block is compressed once and repeated: after a full flush a block decodes alike wherever it stands.
    """
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = b"x" * _BLOCK
    start = deflate.compress(head) + deflate.flush(zlib.Z_FULL_FLUSH)
    middle = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
    end = deflate.compress(tail) + deflate.flush()
    count = max(padding // _BLOCK, 1)
    crc = zlib.crc32(head)
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    size = len(head) + count * _BLOCK + len(tail)
    trailer = zlib.crc32(tail, crc).to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + start + middle * count + end + trailer


def _html(fault: Fault, _: Reply) -> Wire:
    return Wire(int(fault["status"]), _PORTAL, HTML_TYPE)


def _bad_json(fault: Fault, reply: Reply) -> Wire:
    return Wire(reply.status, bad_json(fault["variant"], encode(reply.body)))


def bad_json(variant: str, good: bytes) -> bytes:
    """Return the JSON object ``good`` spoiled in one way; ``variant`` is one of ``faults.BAD_JSON``."""
    open_end = good[:-1] + b","
    made = {
        "cut": good[: len(good) // 2],
        "empty": b"",
        "not_json": b"OK",
        "bom": b"\xef\xbb\xbf" + good,
        "nan": open_end + b'"value":NaN}',
        "infinity": open_end + b'"value":-Infinity}',
        "deep": open_end + b'"deep":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "huge_int": open_end + b'"value":' + b"9" * 5000 + b"}",
        "int64": open_end + b'"value":9223372036854775808}',
        "surrogate": open_end + b'"value":"\\ud83d"}',
        "duplicate_keys": open_end + b'"r":0,"message":"Second"}',
        "array": b"[" + good + b"]",
        "trailing": good + good,
        "not_utf8": open_end + b'"value":"\xff\xfe"}',
    }
    return made[variant]


def _result(fault: Fault, reply: Reply) -> Wire:
    body = {name: value for name, value in reply.body.items() if name != "r"}
    if fault["value"] != MISSING:
        body = {"r": fault["value"], **body}
    return as_wire(Reply(reply.status, body))


def _no_id(_: Fault, reply: Reply) -> Wire:
    kept = {
        name: value
        for name, value in reply.body.items()
        if not name.endswith(("ID", "Sid")) and name != "filename"
    }
    return as_wire(Reply(reply.status, kept))


def _patch(fault: Fault, reply: Reply) -> Wire:
    return as_wire(Reply(reply.status, _merged(reply.body, fault["members"])))


def _merged(body: Any, members: Any) -> Any:
    if not isinstance(body, dict) or not isinstance(members, dict):
        return members
    return {**body, **{name: _merged(body.get(name), value) for name, value in members.items()}}


def _refuse(fault: Fault, _: Reply) -> Wire:
    return as_wire(Reply(200, {"r": fault["r"], "message": fault["message"]}))


def _status(fault: Fault, reply: Reply) -> Wire:
    status = int(fault["status"])
    headers = {str(name): str(value) for name, value in fault["headers"].items()}
    for name, member in (("retry-after", "retry_after"), ("location", "location")):
        if fault[member] is not None:
            headers[name] = str(fault[member])
    if status == 407:
        headers.setdefault("proxy-authenticate", 'Basic realm="proxy"')
    pairs = tuple(headers.items())
    if status in (204, 304):  # HTTP allows them no body
        return Wire(status, b"", headers=pairs)
    if fault["body"] is not None:
        return Wire(status, str(fault["body"]).encode(), "text/plain; charset=utf-8", pairs)
    if status in (401, 403):
        return as_wire(Reply(status, {"r": KEY_INVALID, "message": "keySid invalid"}, headers=pairs))
    if status == 429:
        return as_wire(Reply(status, {"r": status, "message": "Too many requests"}, headers=pairs))
    if status < 300:
        return as_wire(Reply(status, reply.body, headers=pairs))
    return _error_page(status, pairs)


def _error_page(status: int, headers: tuple[tuple[str, str], ...] = ()) -> Wire:
    return Wire(status, f"<html><body><h1>{status}</h1></body></html>".encode(), HTML_TYPE, headers)


_SHAPES: dict[str, Callable[[Fault, Reply], Wire]] = {
    "drop": _nothing,
    "late": _late,
    "truncate": _truncate,
    "drip": _drip,
    "oversize": _oversize,
    "gzip_bomb": _gzip_bomb,
    "html": _html,
    "bad_json": _bad_json,
    "r": _result,
    "no_id": _no_id,
    "patch": _patch,
    "refuse": _refuse,
    "status": _status,
}


def page_fault(variant: str, page: int, ask: Callable[[int], Reply]) -> Reply:
    """Return a list reply gone wrong in a way of ``faults.PAGES``; ``ask`` returns the true page."""
    honest = ask(page)
    data = honest.body.get("data")
    rows_name = next((name for name, value in (data or {}).items() if isinstance(value, list)), None)
    if not isinstance(data, dict) or rows_name is None:
        return honest
    rows = data[rows_name]
    changed: dict[str, Any] = {}
    if variant == "repeated":
        changed[rows_name] = ask(max(page - 1, 1)).body["data"][rows_name]
    elif variant == "missing":
        changed[rows_name] = ask(page + 1).body["data"][rows_name]
    elif variant == "shrinking":
        changed = {
            rows_name: rows[: len(rows) // 2],
            "totalPages": page,
            **_recount(data, -(len(rows) - len(rows) // 2)),
        }
    elif variant == "extra":
        changed[rows_name] = rows + (ask(page + 1).body["data"][rows_name] or rows)[:1]
    elif variant == "same_id":
        changed[rows_name] = [*rows[:-1], rows[0]] if len(rows) > 1 else rows * 2
    else:
        changed = {rows_name: [], "totalPages": 0, **_recount(data, None)}
    return Reply(honest.status, {**honest.body, "data": {**data, **changed}})


def _recount(data: dict[str, Any], by: int | None) -> dict[str, Any]:
    name = next(name for name in data if name.startswith("total") and name != "totalPages")
    count = 0 if by is None else int(data[name]) + by
    return {name: str(count) if isinstance(data[name], str) else count}
