"""The HTTP side: one attempt, one total deadline, one size cap, no redirects, the system's trust store.

Whether any byte of a request left is observed, not guessed: httpcore reports when it starts to send. A
failure before that is `Offline` whatever its type, after that `NoAnswer`.
"""

import asyncio
import importlib.util
import logging
import socket
import ssl
import sys
import time
import urllib.request
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import truststore

from ivr_designer import __version__
from ivr_designer.config.profiles import DIRECT, is_loopback
from ivr_designer.icc.envelope import RawReply
from ivr_designer.icc.errors import BadReply, IccError, NoAnswer, Offline, ProxyRefused, TlsRefused

_CAUSE_DEPTH = 12
# Beside httpx's own: impossible ports and names come out of asyncio and anyio as they are, or in a group.
_FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, OverflowError, ExceptionGroup,
)  # fmt: skip
# Shorter than the 5 s after which common servers hang up: a write into a closing connection is a lost answer.
_ONE_CONNECTION = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=4.0)
_STANDARD_HEADERS = {"User-Agent": f"ivr-designer/{__version__}", "Accept-Encoding": "gzip"}

for _name in ("httpx", "httpcore"):  # their INFO lines hold whole URLs, their DEBUG lines the headers
    logging.getLogger(_name).setLevel(logging.WARNING)

# WORKAROUND https://github.com/encode/httpcore: it tries to import sniffio for every lock it makes, and where
# that is not installed the search through all folders costs a quarter of each call. Say so once.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for connecting and for a whole call; bytes of a decoded body; connections at once."""

    connect_timeout_s: float = 5.0
    deadline_s: float = 20.0
    max_body_bytes: int = 5 * 1024 * 1024
    max_connections: int = 16


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `body` is all bytes, or chunks (then `headers` holds Content-Length).

    `deadline_s` replaces the usual deadline of the whole call, in seconds.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | AsyncIterator[bytes] | None = None
    deadline_s: float | None = None


class Transport:
    """Sends requests. Make, use and close it on one event loop.

    `proxy` is "" (environment and system settings), "direct" or a URL; never used for this very machine.
    `ca_file` adds the CAs of a PEM file. `now` gives Unix seconds. Raises TlsRefused for an unusable CA file.

    Below is one httpx transport of a single connection for each call at a time, not one pool: httpx's pool
    looks at all its connections before and after each call, which soon costs more than the call itself.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        proxy: str = "",
        ca_file: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.limits = limits or Limits()
        self.now = now
        self._context = tls_context(ca_file)
        self._proxy = proxy
        self._turns = asyncio.Semaphore(self.limits.max_connections)
        self._idle: dict[str, list[httpx.AsyncHTTPTransport]] = {}
        self._lanes: list[httpx.AsyncHTTPTransport] = []
        self._deadlines: set[asyncio.Timeout] = set()
        self._is_closed = False

    async def send(self, request: Request) -> RawReply:
        """One attempt. Raises Offline, NoAnswer or BadReply; cancellation means the outcome is unknown."""
        started = _Started()
        deadline = asyncio.timeout(request.deadline_s or self.limits.deadline_s)
        try:
            async with deadline:
                self._deadlines.add(deadline)
                return await self._exchange(request, started)
        except TimeoutError:
            raise (NoAnswer("timeout") if started.sending else Offline("timeout")) from None
        except _FAILURES as error:
            raise _translate(error, started, urlsplit(request.url).hostname or "") from None
        finally:
            self._deadlines.discard(deadline)

    async def _exchange(self, request: Request, started: "_Started") -> RawReply:
        # The deadline of a call is asyncio's: httpx's own timeouts start anew with every byte that arrives.
        wants = {"timeout": {"connect": self.limits.connect_timeout_s}, "trace": started.watch}
        outgoing = httpx.Request(
            request.method,
            request.url,
            headers=_STANDARD_HEADERS | dict(request.headers),
            content=request.body,
            extensions=wants,
        )
        async with self._turns:
            if self._is_closed:  # whoever tries again must not open what nobody will close
                raise Offline("network")
            url = outgoing.url
            idle = self._idle.setdefault(f"{url.scheme}://{url.netloc!r}", [])
            # The last one used: its connection is the least likely to have gone stale.
            lane = idle.pop() if idle else self._new_lane(url)
            try:
                return await self._over(lane, outgoing)
            finally:
                idle.append(lane)
                await self._close_late(lane)

    async def _over(self, lane: httpx.AsyncHTTPTransport, outgoing: httpx.Request) -> RawReply:
        """One call over a connection that is its own meanwhile."""
        response = await lane.handle_async_request(outgoing)
        try:
            headers = dict(response.headers.items())
            body = await _read_body(response, headers, self.limits.max_body_bytes)
        finally:
            await response.aclose()
        return RawReply(response.status_code, headers, body, self.now())

    async def _close_late(self, lane: httpx.AsyncHTTPTransport) -> None:
        """Close what was being opened while the others were closed."""
        if self._is_closed:
            await lane.aclose()

    def _new_lane(self, url: httpx.URL) -> httpx.AsyncHTTPTransport:
        proxy = proxy_for(url.scheme, url.host, self._proxy)
        try:
            lane = httpx.AsyncHTTPTransport(verify=self._context, proxy=proxy, limits=_ONE_CONNECTION)
        except (ImportError, ValueError, httpx.InvalidURL):
            raise ProxyRefused("its address is not one we can use") from None
        self._lanes.append(lane)
        return lane

    async def aclose(self) -> None:
        """Close all connections, for good: a call that is under way fails, and so does every later one."""
        self._is_closed = True
        for deadline in self._deadlines:
            deadline.reschedule(0.0)
        for lane in self._lanes:
            await lane.aclose()


def proxy_for(scheme: str, host: str, setting: str) -> str | None:
    """The proxy's URL for a request, or None: never for this machine, else as profile or system say."""
    if setting == DIRECT or is_loopback(f"{scheme}://{f'[{host}]' if ':' in host else host}"):
        return None
    if setting:
        return setting
    if urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(scheme) or proxies.get("all")
    return found if not found or "://" in found else f"http://{found}"


class _Started:
    """How far a request got: `sending` once its own first byte was about to leave (a proxy's CONNECT does not
    count), `host` the one that a connection was last opened to.
    """

    def __init__(self) -> None:
        self.sending = False
        self.host = ""

    async def watch(self, event: str, info: dict[str, Any]) -> None:
        """Take httpcore's report of one event."""
        if event.endswith("send_request_headers.started"):
            request = info.get("request")
            self.sending = self.sending or getattr(request, "method", b"") != b"CONNECT"
        elif event == "connection.connect_tcp.started":
            self.host = str(info.get("host", ""))


def tls_context(ca_file: str) -> ssl.SSLContext:
    """TLS 1.2 or newer against the system's trust store and the CAs of `ca_file`. Raises TlsRefused."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError):
            raise TlsRefused("the CA file of the profile cannot be read") from None
    return context


async def _read_body(response: httpx.Response, headers: Mapping[str, str], cap: int) -> bytes:
    """The decoded body of at most `cap` bytes; a small body that unpacks to a huge one stops at the cap."""
    if not (unpacker := _Unpacker.of(headers.get("content-encoding", ""))):
        raise BadReply("it is packed in a way we did not ask for", status=response.status_code)
    parts: list[bytes] = []
    size = 0
    assert isinstance(response.stream, httpx.AsyncByteStream)
    async for chunk in response.stream:
        part = unpacker.feed(chunk, cap + 1 - size)
        size += len(part)
        if size > cap:
            raise BadReply(f"it is larger than {cap:,} bytes", status=response.status_code)
        parts.append(part)
    if not unpacker.is_whole:
        raise BadReply("its packed body is damaged or incomplete", status=response.status_code)
    return b"".join(parts)


class _Unpacker:
    """Undoes gzip within a limit, or passes bytes on."""

    def __init__(self, unpack: "zlib._Decompress | None") -> None:
        self._unpack = unpack
        self._broken = False

    @classmethod
    def of(cls, encoding: str) -> "_Unpacker | None":
        """The unpacker for a Content-Encoding; None for one we never offered."""
        match encoding.strip().lower():
            case "" | "identity":
                return cls(None)
            case "gzip" | "x-gzip":
                return cls(zlib.decompressobj(wbits=31))
        return None

    def feed(self, chunk: bytes, limit: int) -> bytes:
        """At most `limit` bytes more."""
        if self._unpack is None or self._broken:
            return b"" if self._broken else chunk
        try:
            return self._unpack.decompress(chunk, limit)
        except zlib.error:
            self._broken = True
            return b""

    @property
    def is_whole(self) -> bool:
        """False when the packed form was damaged or ended early."""
        return not self._broken and (self._unpack is None or self._unpack.eof)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what led to it, depth first."""
    stack: list[tuple[BaseException, int]] = [(error, 0)]
    while stack:
        current, depth = stack.pop()
        yield current
        if depth < _CAUSE_DEPTH:
            inner = current.exceptions if isinstance(current, BaseExceptionGroup) else ()
            stack += [(e, depth + 1) for e in (*inner, current.__context__, current.__cause__) if e]


def _translate(error: Exception, started: _Started, host: str) -> IccError:
    """Our error for one of httpx's. What counts: had sending begun, and whom did we connect to."""
    if started.sending:
        return NoAnswer("timeout" if isinstance(error, httpx.TimeoutException) else "reset")
    if isinstance(error, httpx.ProxyError):
        return ProxyRefused(str(error)[:100] or "no reason given")
    found = next(filter(None, map(_offline, _causes(error))), Offline("network"))
    if started.host not in {"", host} and not isinstance(found, TlsRefused):
        return ProxyRefused(f"{started.host} cannot be reached")
    return found


def _offline(cause: BaseException) -> Offline | None:
    """The reason that one exception of a chain gives, if it is one we know."""
    match cause:
        case ssl.SSLCertVerificationError():
            return TlsRefused(cause.verify_message or "certificate not trusted")
        case ssl.SSLError():
            return TlsRefused(cause.reason or "no secure connection")
        case socket.gaierror():
            return Offline("dns")
        case ConnectionRefusedError():
            return Offline("refused")
        case TimeoutError() | httpx.ConnectTimeout():
            return Offline("timeout")
    return None
