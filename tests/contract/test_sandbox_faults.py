"""Every fault over a socket: what the client meets, and whether the call took effect."""

import contextlib
import gzip
import http.client
import json
import socket
import time

import pytest

from ivr_designer.sandbox.faults import BAD_JSON, KINDS, UnknownFault
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient, make_token

GONE = (ConnectionError, http.client.BadStatusLine, http.client.IncompleteRead)
BODY = {"tree_name": "T"}


@pytest.fixture
def server():
    with SandboxServer() as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.icc_url) as raw:
        yield raw


@pytest.fixture
def faults(server):
    return server.control.faults


def post(client):
    return client.call("POST", "/v1/ivrtree", BODY)


def count(server):
    return len(server.control.store.rows("ivrtree"))


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("reset", [True, False])
def test_drop(server, client, faults, before, reset):
    faults.add("drop", before=before, reset=reset)
    with pytest.raises(GONE):
        post(client)
    assert count(server) == (0 if before else 1)
    (call,) = server.control.calls.all()
    assert (call.applied, call.status) == (not before, None)
    assert call.fault.startswith("drop before" if before else "drop after")
    assert post(client).body["r"] == 0, "the next call is well"


def test_a_reset_is_a_reset(server, faults):
    faults.add("drop", reset=True)
    address = server.icc_url.removeprefix("http://").split(":")
    with socket.create_connection((address[0], int(address[1])), timeout=5) as sock:
        sock.sendall(
            f"GET /v1/ivrtree HTTP/1.1\r\nHost: localhost\r\nX-STRINGEE-AUTH: {make_token()}\r\n\r\n".encode()
        )
        with pytest.raises(ConnectionResetError):
            sock.recv(1)


@pytest.mark.parametrize("before", [True, False])
def test_every_kind_takes_effect_or_not_as_told(server, client, faults, before):
    for kind in set(KINDS) - {"late"}:
        args = {"latency": {"ms": 5}, "drip": {"ms": 1, "chunk": 50}, "gzip_bomb": {"bytes": 1}}
        faults.add(kind, before=before, **args.get(kind, {}))
        made = count(server)
        with contextlib.suppress(*GONE):
            post(client)
        never = before and kind != "latency"
        assert count(server) - made == (0 if never else 1), kind


@pytest.mark.parametrize("status", [None, 504])
def test_late_loses_the_reply_and_applies_afterwards(server, client, faults, status):
    faults.add("late", ms=250, status=status)
    if status is None:
        with pytest.raises(GONE):
            post(client)
    else:
        assert post(client).status == status
    assert count(server) == 0
    assert server.control.calls.all()[0].applied is False
    deadline = time.monotonic() + 5
    while count(server) == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert count(server) == 1
    assert server.control.calls.all()[0].applied is True


@pytest.mark.parametrize("before", [True, False])
def test_latency_lies_before_or_after_the_effect(server, faults, before):
    faults.add("latency", ms=60_000, before=before)
    with RawClient(server.icc_url, timeout=0.2) as hasty, pytest.raises(TimeoutError):
        post(hasty)
    deadline = time.monotonic() + 5
    while count(server) == 0 and not before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert count(server) == (0 if before else 1)


def test_truncate(server, client, faults):
    faults.add("truncate")
    with pytest.raises(http.client.IncompleteRead) as caught:
        post(client)
    assert caught.value.partial.startswith(b'{"r":0')
    assert caught.value.expected > 0
    faults.add("truncate", keep=0)
    with pytest.raises(http.client.IncompleteRead) as caught:
        post(client)
    assert caught.value.partial == b""


def test_drip(client, faults):
    faults.add("drip", ms=5, chunk=10)
    start = time.perf_counter()
    answer = post(client)
    assert answer.body["r"] == 0
    assert time.perf_counter() - start > 0.04


def test_oversize(client, faults):
    faults.add("oversize")
    answer = post(client)
    assert len(answer.raw) > 6_000_000
    assert answer.body["r"] == 0


def test_gzip_bomb_is_one_whole_gzip_stream(client, faults):
    faults.add("gzip_bomb", bytes=20_000_000)
    answer = post(client)
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.raw) < 100_000
    plain = gzip.decompress(answer.raw)
    assert len(plain) > 20_000_000
    assert json.loads(plain)["r"] == 0


def test_html_with_200(client, faults):
    faults.add("html")
    answer = post(client)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.raw.startswith(b"<!doctype html>")


@pytest.mark.parametrize("variant", BAD_JSON)
def test_bad_json_arrives_whole_and_wrong(client, faults, variant):
    faults.add("bad_json", variant=variant)
    answer = post(client)
    assert answer.status == 200
    assert int(answer.headers["content-length"]) == len(answer.raw)
    try:
        value = json.loads(answer.raw)
    except (ValueError, RecursionError):
        return
    looks_fine = {"nan", "infinity", "int64", "surrogate", "duplicate_keys", "array", "deep", "bom"}
    assert variant in looks_fine, value


@pytest.mark.parametrize("value", ["0", 0.0, False, None, 1, -1, "success", [0]])
def test_other_results(client, faults, value):
    faults.add("r", value=value)
    answer = post(client)
    assert answer.body["r"] == value
    assert type(answer.body["r"]) is type(value)
    assert "ivrTreeID" in answer.body


def test_missing_result_and_missing_id(client, faults):
    faults.add("r")
    assert "r" not in post(client).body
    faults.add("no_id")
    assert post(client).body == {"r": 0, "project": 246, "message": "Create ivr tree success"}


def test_patch_changes_members_deeply(client, faults):
    faults.add("patch", members={"project": 7, "data": {"totalCount": None, "more": 1}})
    body = client.get("/v1/ivrtree")
    assert body["project"] == 7
    assert (body["data"]["totalCount"], body["data"]["more"], body["data"]["ivrTrees"]) == (None, 1, [])


def test_refuse(server, client, faults):
    faults.add("refuse", before=True, r=9, message="Không được")
    answer = post(client)
    assert (answer.status, answer.body) == (200, {"r": 9, "message": "Không được"})
    assert count(server) == 0


@pytest.mark.parametrize(
    "status", [301, 302, 307, 308, 400, 401, 403, 404, 407, 429, 500, 502, 503, 504, 204, 304]
)
def test_status(client, faults, status):
    faults.add("status", status=status, location="http://127.0.0.1:9/", headers={"X-Extra": "1"})
    answer = post(client)
    assert answer.status == status
    assert (answer.headers["location"], answer.headers["x-extra"]) == ("http://127.0.0.1:9/", "1")
    assert ("proxy-authenticate" in answer.headers) is (status == 407)
    assert (answer.raw == b"") is (status in (204, 304))
    if status in (401, 403):
        assert answer.body["r"] == 5


@pytest.mark.parametrize("told", ["0", "7", "9999999", "Wed, 21 Oct 2099 07:28:00 GMT", "soon", None])
def test_429_with_any_retry_after(client, faults, told):
    faults.add("status", status=429, retry_after=told)
    assert post(client).headers.get("retry-after") == told


def test_status_with_a_text_of_its_own(client, faults):
    faults.add("status", status=500, body="kaputt")
    assert post(client).raw == b"kaputt"


def ids(client, page):
    data = client.get(f"/v1/queue?page={page}&limit=4")["data"]
    return [row["id"] for row in data["queues"]], data["currentPage"], data["totalPages"], data["totalCount"]


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("repeated", ("0123", 2, 3, "10")),
        ("missing", ("89", 2, 3, "10")),
        ("shrinking", ("45", 2, 2, "8")),
        ("extra", ("45678", 2, 3, "10")),
        ("same_id", ("4564", 2, 3, "10")),
        ("empty", ("", 2, 0, "0")),
    ],
)
def test_pages_gone_wrong(server, client, faults, variant, expected):
    for number in range(10):
        server.control.store.insert("queue", {"name": "q"}, str(number))
    assert ids(client, 2) == (list("4567"), 2, 3, "10")
    faults.add("page", path="/v1/queue", variant=variant)
    assert ids(client, 2) == (list(expected[0]), *expected[1:])


def test_page_faults_leave_other_replies_alone(client, faults):
    faults.add("page", method="POST")
    assert post(client).body["r"] == 0


def test_faults_are_aimed(server, client, faults):
    faults.add("status", method="post", path="/v1/ivr*", nth=2, times=2)
    faults.add("status", path="/v1/queue", times=0, status=500)
    assert [post(client).status for _ in range(5)] == [200, 503, 503, 200, 200]
    assert [client.call("GET", "/v1/queue/?page=1").status for _ in range(3)] == [500, 500, 500]
    assert client.call("GET", "/v1/ivrtree").status == 200
    assert [struck for _, _, struck in faults.waiting().values()] == [2, 3]
    faults.clear()
    assert client.call("GET", "/v1/queue").status == 200


def test_a_refused_token_does_not_take_effect_under_a_fault(server, client, faults):
    faults.add("latency", ms=1)
    faults.add("late", ms=1)
    faults.add("truncate")
    wrong = make_token("wrong")
    assert client.call("POST", "/v1/ivrtree", BODY, token=wrong).status == 403
    for _ in range(2):
        with pytest.raises(GONE):
            client.call("POST", "/v1/ivrtree", BODY, token=wrong)
    time.sleep(0.02)
    assert count(server) == 0


def test_a_token_is_judged_when_the_call_arrives():
    now = [1000.0]
    with SandboxServer(now=lambda: now[0]) as server, RawClient(server.icc_url) as client:
        server.control.faults.add("latency", ms=100, before=True)
        server.control.after(lambda control: None, method="POST")
        token = make_token(exp=1001)
        client.connection.request("POST", "/v1/ivrtree", json.dumps(BODY), {"X-STRINGEE-AUTH": token})
        while not len(server.control.calls) or not server.control.calls.all()[0].key_sid:
            time.sleep(0.005)
        now[0] = 5000.0
        assert json.loads(client.connection.getresponse().read())["r"] == 0


@pytest.mark.parametrize(
    ("kind", "args"),
    [("nothing", {}), ("drop", {"ms": 1}), ("bad_json", {"variant": "x"}), ("page", {"variant": ""})],
)
def test_faults_that_do_not_exist(faults, kind, args):
    with pytest.raises(UnknownFault):
        faults.add(kind, **args)


def test_a_request_cut_short_never_counts(server):
    address = server.icc_url.removeprefix("http://").split(":")
    head = f"POST /v1/ivrtree HTTP/1.1\r\nHost: localhost\r\nX-STRINGEE-AUTH: {make_token()}\r\n"
    body = json.dumps(BODY).encode()
    for sent in (
        f"{head}Content-Length: {len(body) + 9}\r\n\r\n".encode() + body,
        f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:-3],
        f"{head}Content-Length: {len(body)}\r\n\r\n".encode(),
        f"{head}Transfer-Encoding: chunked\r\n\r\n{len(body):x}\r\n".encode() + body + b"\r\n",
    ):
        with socket.create_connection((address[0], int(address[1])), timeout=5) as sock:
            sock.sendall(sent)
            sock.shutdown(socket.SHUT_WR)
            assert sock.recv(1000) == b""
    calls = server.control.calls
    deadline = time.monotonic() + 5
    while not all(call.refused for call in calls.all()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [call.refused for call in calls.all()] == ["the request ended early"] * 4
    assert count(server) == 0


def test_a_whole_chunked_request_counts(server, client):
    client.connection.request(
        "POST",
        "/v1/ivrtree",
        iter([b'{"tree_', b'name":"T"}']),
        {"X-STRINGEE-AUTH": make_token()},
        encode_chunked=True,
    )
    assert json.loads(client.connection.getresponse().read())["r"] == 0
    assert count(server) == 1


@pytest.mark.parametrize("page", ["%C2%B2", "x", "", "9" * 5000, "-1"])
def test_a_page_that_is_no_number_breaks_nothing(client, faults, page):
    faults.add("page", path="/v1/queue", variant="repeated")
    assert client.call("GET", f"/v1/queue?page={page}&limit=4").status == 200
