"""The endpoint by itself, called as an ASGI app: what does not need a socket to be seen."""

import asyncio
import json
import time

import pytest

from ivr_designer.sandbox.asgi import Endpoint
from ivr_designer.sandbox.clock import SandboxClock
from ivr_designer.sandbox.control import Control
from ivr_designer.sandbox.refusals import missing
from ivr_designer.sandbox.service import Reply
from ivr_designer.sandbox.switches import Switches
from tests.helpers.sandbox_server import make_token


@pytest.fixture
def control():
    return Control({"SKsandbox": "secret"}, Switches(), SandboxClock())


def run(endpoint, *parts, method="POST", path="/v1/x/", query=b"", headers=(), whole=True, **more):
    """Send the body ``parts``; return status, headers and body, or None when nothing was answered."""
    sent = []
    events = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    if whole:
        events.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive():
        return events.pop(0) if events else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    token = (b"x-stringee-auth", make_token().encode())
    scope = {
        "method": method,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [token, *headers],
        "client": None,
        **more,
    }
    asyncio.run(endpoint(scope, receive, send))
    if not sent:
        return None
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


def test_the_request_is_read_whole_and_handed_on(control):
    seen = []

    def answer(request):
        seen.append(request)
        return Reply(200, {"r": 0})

    query = b"a=1&b=&access_token=hidden&c=%C3%A9"
    status, headers, body = run(
        Endpoint(control, answer, None, 100), b'{"a"', b":1}", query=query, headers=[(b"x-one", b"1")]
    )
    assert (status, json.loads(body)) == (200, {"r": 0})
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"content-type"] == b"application/json; charset=utf-8"
    (request,) = seen
    assert (request.method, request.path, request.body) == ("POST", "/v1/x", b'{"a":1}')
    assert request.query == {"a": "1", "b": "", "c": "é"}
    assert request.headers == {"x-one": "1"}, "the token goes no further"
    (call,) = control.calls.all()
    assert (call.client, call.body, call.status, call.r) == (":0", {"a": 1}, 200, 0)


def test_a_body_cut_short_is_no_request(control):
    endpoint = Endpoint(control, lambda request: pytest.fail("must not be asked"), None, 100)
    assert run(endpoint, b"{}", whole=False) is None
    assert run(endpoint, whole=False) is None
    assert {call.refused for call in control.calls.all()} == {"the request ended early"}


def test_a_body_over_the_cap(control):
    endpoint = Endpoint(control, lambda request: pytest.fail("must not be asked"), None, 10)
    status, _, body = run(endpoint, b"123456", b"78901", b"never read")
    assert (status, json.loads(body)["r"]) == (413, 1)


def test_a_refusal_is_answered_by_the_switches(control):
    def answer(request):
        raise missing("x")

    control.switches.set(error_status="4xx")
    status, _, body = run(Endpoint(control, answer, None, 100))
    assert (status, json.loads(body)["r"]) == (400, 1)
    assert control.calls.all()[0].r == 1


def test_bodies_in_the_log_are_bounded_and_readable(control):
    endpoint = Endpoint(control, lambda request: Reply(200, {"r": 0}), None, 1_000_000)
    run(endpoint, b'"' + b"x" * 200_000 + b'"')
    run(endpoint, b"RIFF", headers=[(b"content-type", b"audio/wav")])
    run(endpoint, b"\xff{")
    run(endpoint)
    assert [call.body for call in control.calls.all()] == [{"bytes": 200_002}, {"bytes": 4}, "\ufffd{", None]


def test_the_latency_is_that_of_the_whole_answer(control):
    control.switches.set(latency_ms=600_000)
    arrived = time.monotonic() - 599.8
    run(Endpoint(control, lambda request: Reply(200, {"r": 0}), None, 100), state={"arrived": arrived})
    (call,) = control.calls.all()
    assert 600_000 <= call.took_ms <= (time.monotonic() - arrived) * 1000
