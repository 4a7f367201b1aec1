import asyncio
import gzip
import logging
import socket
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from ivr_designer.icc.errors import BadReply, NoAnswer, Offline, ProxyRefused, TlsRefused
from ivr_designer.icc.transport import Limits, Request, Transport, proxy_for
from tests.helpers.certificates import Authority
from tests.helpers.raw_server import DATE_UNIX, RawServer, ok, reply

SMALL = Limits(connect_timeout_s=20.0, deadline_s=20.0, max_body_bytes=100_000)
TOKEN = {"X-STRINGEE-AUTH": "canary-token"}


async def fetch(url, *, limits=SMALL, body=None, method="GET", **settings):
    transport = Transport(limits, **settings)
    try:
        return await transport.send(Request(method, url, TOKEN, body))
    finally:
        await transport.aclose()


def exchange(answer, *, path="/v1/x", tls=None, **more):
    """The reply, or the error, of one request to a server that gives `answer`; and the server."""

    async def run():
        async with RawServer(answer, tls=tls) as server:
            url = server.url.replace("127.0.0.1", "localhost") if tls else server.url
            try:
                return await fetch(url + path, **more), server
            except (Offline, NoAnswer, BadReply) as error:
                return error, server

    return asyncio.run(run())


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


# What is sent and what comes back


def test_a_request_and_its_reply():
    found, server = exchange(
        reply({"r": 0}, 201, x_thing="a"), path="/v1/x?a=%2F", method="POST", body=b'{"a":1}'
    )
    assert (found.status, found.body, found.headers["x-thing"]) == (201, b'{"r": 0}', "a")
    assert found.server_date == DATE_UNIX
    (request,) = server.requests
    assert (request.method, request.target, request.body) == ("POST", "/v1/x?a=%2F", b'{"a":1}')
    assert request.headers["x-stringee-auth"] == "canary-token"
    assert request.headers["user-agent"].startswith("ivr-designer/")
    assert request.headers["accept-encoding"] == "gzip"
    assert request.headers["host"] == server.url.removeprefix("http://")
    assert "cookie" not in request.headers


def test_the_reply_knows_when_it_came():
    found, _ = exchange(ok(), now=lambda: 123.0)
    assert found.received_at == 123.0


def test_connections_are_kept_and_as_many_as_calls_at_once():
    async def run():
        async def answer(request):
            await asyncio.sleep(0.05)
            return ok()

        async with RawServer(answer) as server:
            transport = Transport(Limits(max_connections=4))
            for _ in range(3):
                await transport.send(Request("GET", server.url + "/v1/x", {}))
            alone = server.connections
            start = time.perf_counter()
            await asyncio.gather(*(transport.send(Request("GET", server.url, {})) for _ in range(8)))
            took = time.perf_counter() - start
            await transport.aclose()
            return alone, server.connections, took

    alone, together, took = asyncio.run(run())
    assert (alone, together) == (1, 4)
    assert took >= 0.1, "eight calls of 50 ms, four at a time"


def test_an_upload_is_sent_in_chunks_with_its_length():
    async def chunks():
        yield b"a" * 70_000
        yield b"b" * 10

    async def run():
        async with RawServer(ok()) as server:
            transport = Transport(SMALL)
            await transport.send(Request("POST", server.url, {"Content-Length": "70010"}, chunks()))
            await transport.aclose()
            return server.requests[0]

    request = asyncio.run(run())
    assert (len(request.body), request.body[-10:]) == (70_010, b"b" * 10)
    assert "transfer-encoding" not in request.headers


# What was certainly not sent


def test_a_closed_port_is_offline():
    with pytest.raises(Offline) as caught:
        asyncio.run(fetch(f"http://127.0.0.1:{free_port()}"))
    assert (caught.value.kind, caught.value.outcome) == ("refused", "not_sent")


def test_an_unknown_name_is_offline():
    with pytest.raises(Offline) as caught:
        asyncio.run(fetch("http://icc.invalid", proxy="direct"))
    assert caught.value.kind == "dns"


@pytest.mark.skipif(sys.platform != "linux", reason="how a full backlog behaves differs")
def test_a_server_that_does_not_take_the_connection_is_offline():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen(0)
        port = sock.getsockname()[1]
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        try:
            for limits in (Limits(connect_timeout_s=0.3), Limits(deadline_s=0.3)):
                with pytest.raises(Offline) as caught:
                    asyncio.run(fetch(f"http://127.0.0.1:{port}", limits=limits))
                assert caught.value.kind == "timeout"
        finally:
            for filler in fillers:
                filler.close()


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999", "nonsense", "ftp://127.0.0.1/x"])
def test_an_impossible_address_is_offline(url):
    with pytest.raises(Offline) as caught:
        asyncio.run(fetch(url))
    assert caught.value.outcome == "not_sent"


# What may have been sent


def test_a_connection_that_ends_without_an_answer_is_no_answer():
    error, server = exchange(None)
    assert (type(error), error.kind) == (NoAnswer, "reset")
    assert len(server.requests) == 1


def test_no_answer_in_time():
    async def answer(request):
        await asyncio.sleep(30)

    start = time.perf_counter()
    error, server = exchange(answer, limits=Limits(deadline_s=0.5))
    assert (type(error), error.kind) == (NoAnswer, "timeout")
    assert time.perf_counter() - start < 5
    assert len(server.requests) == 1


def test_a_body_that_drips_ends_at_the_deadline():
    class Drip(RawServer):
        async def _exchange(self, reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            for _ in range(1000):
                writer.write(b"{")
                await writer.drain()
                await asyncio.sleep(0.05)

    async def run():
        async with Drip(None) as server:
            await fetch(server.url, limits=Limits(deadline_s=0.8))

    start = time.perf_counter()
    with pytest.raises(NoAnswer, match="in time"):
        asyncio.run(run())
    assert 0.7 < time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "data", [b"", b"HTTP/1.1 200 OK\r\n", b"SSH-2.0-OpenSSH\r\n\r\n", b"\x00" * 200, b"HTTP/1.1 999999"]
)
def test_what_is_not_http_is_no_answer(data):
    async def answer(request):
        return data

    class Once(RawServer):
        async def _exchange(self, reader, writer):
            await super()._exchange(reader, writer)

    async def run():
        async with Once(answer) as server:
            await fetch(server.url)

    with pytest.raises(NoAnswer):
        asyncio.run(run())


def test_a_body_cut_short_is_no_answer():
    class Cut(RawServer):
        async def _exchange(self, reader, writer):
            await super()._exchange(reader, writer)

    async def run():
        async with Cut(reply({"r": 0}, length=500)) as server:
            await fetch(server.url)

    with pytest.raises(NoAnswer, match="broke"):
        asyncio.run(run())


def test_cancelling_a_call_frees_its_place():
    async def run():
        async def answer(request):
            await asyncio.sleep(0.01 if len(server.requests) > 1 else 30)
            return ok()

        async with RawServer(answer) as server:
            transport = Transport(Limits(max_connections=1))
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(transport.send(Request("GET", server.url, {})), 0.2)
            found = await transport.send(Request("GET", server.url, {}))
            await transport.aclose()
            return found

    assert asyncio.run(run()).status == 200


# Bodies


@pytest.mark.skipif(sys.platform != "linux", reason="counts open sockets in /proc")
@pytest.mark.parametrize("when_s", [0.0, 0.1], ids=["while connecting", "while waiting for the answer"])
def test_closing_ends_calls_and_leaves_no_connection(when_s):
    async def silence(request):
        await asyncio.sleep(30)

    async def run():
        before = open_sockets()
        async with RawServer(silence) as server:
            transport = Transport(SMALL)
            request = transport.send(Request("GET", server.url + "/v1/x", TOKEN))
            call = asyncio.get_running_loop().create_task(request)
            await asyncio.sleep(when_s)
            await transport.aclose()
            with pytest.raises((Offline, NoAnswer)):
                async with asyncio.timeout(5):
                    await call
            with pytest.raises(Offline):  # as when the call were tried again
                await transport.send(Request("GET", server.url + "/v1/x", TOKEN))
        await asyncio.sleep(0.05)
        assert open_sockets() == before
        assert len(server.requests) <= 1

    asyncio.run(run())


def open_sockets():
    """How many sockets this process has."""
    links = Path("/proc/self/fd").iterdir()
    return sum("socket:" in str(link.readlink()) for link in links if link.is_symlink())


def test_gzip_is_unpacked():
    found, _ = exchange(reply(gzip.compress(b'{"r": 0}', mtime=0), content_encoding="gzip"))
    assert found.body == b'{"r": 0}'


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (gzip.compress(b"x" * 5000, mtime=0)[:-12], "gzip"),
        (b"no gzip at all", "gzip"),
        (gzip.compress(b"x" * 5000, mtime=0)[:20] + b"\xff" * 500, "gzip"),
        (zlib.compress(b"x"), "deflate"),
        (b"x", "br"),
        (gzip.compress(b"x", mtime=0), "gzip, gzip"),
    ],
)
def test_a_damaged_or_unasked_packing_is_a_bad_reply(data, encoding):
    error, _ = exchange(reply(data, content_encoding=encoding))
    assert type(error) is BadReply


def test_a_body_over_the_cap_is_stopped():
    assert len(exchange(reply(b"x" * 100_000))[0].body) == 100_000
    error, _ = exchange(reply(b"x" * 100_001))
    assert "larger than 100,000 bytes" in error.reason


def test_a_gzip_bomb_is_stopped_before_it_unfolds():
    import tracemalloc

    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1, mtime=0)
    assert len(bomb) < 2_000_000
    data = reply(bomb, content_encoding="gzip")
    tracemalloc.start()
    try:
        error, _ = exchange(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than" in error.reason
    assert peak < 20_000_000


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(status):
    async def run():
        async with RawServer(ok()) as other:
            async with RawServer(reply(b"", status, location=f"{other.url}/steal")) as server:
                found = await fetch(server.url)
            return found, other.requests

    found, stolen = asyncio.run(run())
    assert (found.status, stolen) == (status, [])


# TLS


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


def test_an_extra_authority_is_trusted(authority):
    found, _ = exchange(ok(), tls=authority.server("localhost"), ca_file=str(authority.ca_file))
    assert found.status == 200


def test_a_private_authority_is_not_trusted_unasked(authority):
    error, server = exchange(ok(), tls=authority.server("localhost"))
    assert (type(error), error.outcome) == (TlsRefused, "not_sent")
    assert server.requests == []


def test_another_hosts_certificate_is_not_trusted(authority):
    error, _ = exchange(ok(), tls=authority.server("other.example"), ca_file=str(authority.ca_file))
    assert type(error) is TlsRefused
    assert "localhost" in error.detail or sys.platform == "win32", "which has words of its own"


def test_an_expired_certificate_is_not_trusted(authority):
    context = authority.server("localhost", age_days=60, days=30)
    error, _ = exchange(ok(), tls=context, ca_file=str(authority.ca_file))
    assert type(error) is TlsRefused
    assert "expired" in error.detail or sys.platform == "win32", "which has words of its own"


def test_what_windows_says_of_a_certificate_fits_into_a_sentence():
    told = TlsRefused("The certificate's CN name does not match the passed value.\r\n")
    assert str(told.cause).endswith(" does not match the passed value.")


def test_tls_to_a_server_without_it():
    class Plain(RawServer):
        async def _exchange(self, reader, writer):
            await reader.read(100)
            writer.write(reply(b"", 400))
            await writer.drain()

    async def run():
        async with Plain(None) as server:
            await fetch(server.url.replace("http:", "https:"))

    with pytest.raises(TlsRefused):
        asyncio.run(run())


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_an_unusable_ca_file_is_told(tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)

    async def run():
        Transport(SMALL, ca_file=str(path))

    with pytest.raises(TlsRefused, match="CA file"):
        asyncio.run(run())


# Proxies


def refused_by_proxy(proxy_answer):
    async def run():
        async with RawServer(proxy_answer) as proxy:
            with pytest.raises(Offline) as caught:
                await fetch("https://icc.example", proxy=proxy.url)
            return caught.value, proxy

    return asyncio.run(run())


def test_a_proxy_that_wants_a_log_in_is_told_and_nothing_was_sent():
    error, proxy = refused_by_proxy(reply(b"", 407))
    assert (type(error), error.outcome) == (ProxyRefused, "not_sent")
    assert "407" in error.detail
    (request,) = proxy.requests
    assert request.method == "CONNECT"
    assert "canary" not in str(request.headers), "the token is for the server behind"


def test_a_proxy_that_breaks_the_connection_sent_nothing():
    error, _ = refused_by_proxy(None)
    assert error.outcome == "not_sent"


def test_a_proxy_that_is_not_there_is_told_as_the_proxy():
    with pytest.raises(ProxyRefused, match=r"127\.0\.0\.1 cannot be reached"):
        asyncio.run(fetch("https://icc.example", proxy=f"http://127.0.0.1:{free_port()}"))


def test_a_proxy_joins_us_to_the_server(authority):
    class Blind(RawServer):
        async def _join(self, target, reader, writer):
            await super()._join(target.replace("icc.example", "127.0.0.1"), reader, writer)

    async def run():
        tls = authority.server("icc.example")
        async with RawServer(ok(), tls=tls) as server, Blind(None, as_proxy=True) as proxy:
            port = server.url.rpartition(":")[2]
            url = f"https://icc.example:{port}/v1/x"
            found = await fetch(url, proxy=proxy.url, ca_file=str(authority.ca_file))
            return found, proxy.requests, server.requests, port

    found, at_proxy, at_server, port = asyncio.run(run())
    assert found.status == 200
    assert [r.target for r in at_proxy] == [f"icc.example:{port}"]
    assert at_server[0].headers["x-stringee-auth"] == "canary-token"


def test_a_proxy_is_never_used_for_this_machine():
    found, _ = exchange(ok(), proxy=f"http://127.0.0.1:{free_port()}")
    assert found.status == 200


@pytest.mark.parametrize(
    ("host", "setting", "environ", "proxy"),
    [
        ("icc.example", "", {}, None),
        ("icc.example", "", {"https_proxy": "http://p:1"}, "http://p:1"),
        ("icc.example", "", {"https_proxy": "p:1"}, "http://p:1"),
        ("icc.example", "", {"all_proxy": "http://p:1"}, "http://p:1"),
        ("icc.example", "", {"http_proxy": "http://p:1"}, None),
        ("icc.example", "", {"https_proxy": "http://p:1", "no_proxy": ".example"}, None),
        ("icc.example", "direct", {"https_proxy": "http://p:1"}, None),
        ("icc.example", "http://q:2", {"https_proxy": "http://p:1"}, "http://q:2"),
        ("localhost", "http://q:2", {"https_proxy": "http://p:1"}, None),
        ("::1", "", {"https_proxy": "http://p:1"}, None),
    ],
)
def test_which_proxy(monkeypatch, host, setting, environ, proxy):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert proxy_for("https", host, setting) == proxy


def test_a_proxy_of_a_kind_we_do_not_speak_is_told():
    with pytest.raises(ProxyRefused, match="not one we can use"):
        asyncio.run(fetch("https://icc.example", proxy="socks5://127.0.0.1:1"))


# Silence


def test_nothing_of_a_request_is_logged(caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").info("not shown")
    exchange(ok(), path="/v1/x?who=canary-query")
    assert "canary" not in caplog.text
    assert "not shown" not in caplog.text


def test_importing_does_not_change_how_others_find_their_modules():
    """Only a module that is not there may be told to be not there."""
    code = (
        "import sys, types\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import ivr_designer.icc.transport\n"
        "import sniffio\n"
        "print(sniffio.here)"
    )
    import pathlib
    import tempfile

    root = pathlib.Path(__file__).parents[3]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "sniffio.py").write_text(
            "here = True\ndef current_async_library(): return 'asyncio'"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code, folder], cwd=root, capture_output=True, text=True, timeout=60
        )
    assert ran.stdout.strip() == "True", ran.stderr
