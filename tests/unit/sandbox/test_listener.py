"""Parts of the listener that need no whole sandbox: stop, and what an app under way meets then."""

import asyncio
import contextlib
import socket
import time

from ivr_designer.sandbox.listener import Listener


def listening():
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.bind(("127.0.0.1", 0))
    sock.listen()
    return sock


async def hello(scope, receive, send):
    assert scope["state"]["transport"].get_extra_info("peername")
    assert 0 <= time.monotonic() - scope["state"]["arrived"] < 10
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"hi"})


async def fetch(port, count=1):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    replies = []
    for _ in range(count):
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        replies.append(await reader.readuntil(b"hi"))
    writer.close()
    await writer.wait_closed()
    return replies


def test_it_serves_and_stops():
    sock = listening()
    port = sock.getsockname()[1]

    async def run():
        listener = Listener(hello, sock)
        serving = asyncio.get_running_loop().create_task(listener.run_until_stopped())
        first, second = await fetch(port, 2)
        assert first.startswith(b"HTTP/1.1 200 OK\r\n")
        assert b"server:" not in first.lower()
        assert second == first
        listener.stop()
        await asyncio.wait_for(serving, 10)

    asyncio.run(run())
    assert sock.fileno() == -1


def test_a_call_under_way_is_cut_without_noise(caplog):
    sock = listening()
    cancelled = []

    async def slow(scope, receive, send):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    async def run():
        listener = Listener(slow, sock)
        serving = asyncio.get_running_loop().create_task(listener.run_until_stopped())
        reader, writer = await asyncio.open_connection("127.0.0.1", sock.getsockname()[1])
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while not listener.server_state.tasks:
            await asyncio.sleep(0.001)
        listener.stop()
        await serving
        with contextlib.suppress(ConnectionError):
            assert await reader.read() == b""
        writer.close()

    asyncio.run(run())
    assert cancelled == [True]
    assert caplog.records == []


def test_stopping_before_serving_is_no_hang():
    async def run():
        listener = Listener(hello, listening())
        listener.stop()
        await asyncio.wait_for(listener.run_until_stopped(), 2)

    asyncio.run(run())
