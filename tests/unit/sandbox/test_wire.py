import json

from ivr_designer.sandbox.service import Reply
from ivr_designer.sandbox.wire import as_wire, encode


def test_json_is_compact_and_carries_any_text():
    body = {"a": ["Tiếng Việt", "\ud800", None, True]}
    assert b" " not in encode({"a": 1, "b": [1, 2]})
    assert json.loads(encode(body)) == body
    assert encode(body).isascii()


def test_a_reply_becomes_bytes():
    wire = as_wire(Reply(429, {"r": 1}, headers=(("retry-after", "3"),)), pace_ms=5)
    assert (wire.status, wire.body, wire.headers, wire.pace_ms) == (
        429,
        b'{"r":1}',
        (("retry-after", "3"),),
        5,
    )
    assert (wire.sent, wire.reset) == (None, False)
