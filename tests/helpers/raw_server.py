"""A server that answers with exactly the bytes a test gives it: for replies that no honest server makes."""

import asyncio
import contextlib
import inspect
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

DATE = "Mon, 23 Nov 2026 16:05:36 GMT"
DATE_UNIX = 1795449936.0


@dataclass
class RawRequest:
    """A request as it came; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    query: dict[str, str] = field(init=False)

    def __post_init__(self):
        self.query = {name: values[-1] for name, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self):
        return json.loads(self.body)


def reply(body=b"", status=200, *, date=DATE, length=None, **headers):
    """The bytes of a reply. A dict becomes JSON; `length` falsifies Content-Length."""
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
        headers.setdefault("content_type", "application/json")
    lines = [f"HTTP/1.1 {status} Some Reason"]
    if date is not None:
        lines.append(f"Date: {date}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def ok(**members):
    """The bytes of a successful reply with these members."""
    return reply({"r": 0, "message": "fine", "project": 246} | members)


def listing(array, rows, *, total=None, page=1, pages=1, count="totalCount"):
    """The bytes of one page of a list."""
    total = len(rows) if total is None else total
    data = {count: str(total), "totalPages": pages, "currentPage": page, "limit": 100, array: rows}
    return ok(data=data)


class RawServer:
    """Answers each request with what `answer(request)` gives: bytes to send, or None to break the connection.

    `answer` may be a coroutine; bytes or None in its place answer every request alike. `requests` keeps what
    came. With `tls`, an SSL context, it speaks TLS. `as_proxy` answers CONNECT by joining the two sides.
    """

    def __init__(self, answer, *, tls=None, as_proxy=False):
        self._answer = answer
        self._tls = tls
        self._as_proxy = as_proxy
        self.requests = []
        self.connections = 0
        self.url = ""

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http{'s' if self._tls else ''}://127.0.0.1:{port}"
        self._tasks = set()
        return self

    async def __aexit__(self, *_):
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader, writer):
        self.connections += 1
        self._tasks.add(asyncio.current_task())
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(asyncio.current_task())
            writer.transport.abort()
            with contextlib.suppress(Exception):
                await writer.wait_closed()

    async def _exchange(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ", 2)
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        request = RawRequest(method, target, headers, body)
        self.requests.append(request)
        if method == "CONNECT" and self._as_proxy:
            await self._join(target, reader, writer)
            return False
        data = self._answer(request) if callable(self._answer) else self._answer
        data = await data if inspect.isawaitable(data) else data
        if data is None:
            return False
        writer.write(data)
        await writer.drain()
        return True

    async def _join(self, target, reader, writer):
        host, _, port = target.rpartition(":")
        there, out = await asyncio.open_connection(host, int(port))
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        try:
            await asyncio.gather(self._copy(reader, out), self._copy(there, writer))
        finally:
            out.transport.abort()

    @staticmethod
    async def _copy(source, sink):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        if sink.can_write_eof():
            sink.write_eof()
