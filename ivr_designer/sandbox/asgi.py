"""From an HTTP request to a reply: host, body, token, limits, latency, faults, and at last the service."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import os
import re
import socket
import struct
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from ivr_designer.sandbox.errors import DataFileBroken
from ivr_designer.sandbox.fault_shapes import page_fault, shape
from ivr_designer.sandbox.faults import Fault, chance_fault
from ivr_designer.sandbox.refusals import Refused
from ivr_designer.sandbox.service import Reply
from ivr_designer.sandbox.tokens import TokenRefused, check_token
from ivr_designer.sandbox.wire import Request, Wire, as_wire

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from ivr_designer.sandbox.calls import Call
    from ivr_designer.sandbox.control import Control
    from ivr_designer.sandbox.data_file import Saver

TOKEN_HEADER = "x-stringee-auth"  # noqa: S105 - a name
TOKEN_QUERY = "access_token"  # noqa: S105 - a name
_BLOCK_S = 10
_TICK_S = 0.001  # a loop wakes at whole milliseconds, always late
_RESET = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # SO_LINGER: on, 0 s


Answer = Callable[[Request], Reply]


class Endpoint:
    """An ASGI app for one host's ``/v1``: all around ``answer``, which does the work or raises Refused.

    ``max_body`` bounds a request body, bytes.
    """

    def __init__(self, control: Control, answer: Answer, saver: Saver | None, max_body: int) -> None:
        self._control = control
        self._answer = answer
        self._saver = saver
        self._max_body = max_body
        self._block = (0, 0)
        self._late: set[asyncio.TimerHandle] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request. The latency asked for is that of the whole answer, our own work included."""
        arrived = scope.get("state", {}).get("arrived") or time.monotonic()
        control = self._control
        due = arrived + control.switches.number("latency_ms") / 1000
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        token = headers.pop(TOKEN_HEADER, "") or query.get(TOKEN_QUERY, "")
        query.pop(TOKEN_QUERY, None)
        path = scope["raw_path"].decode("latin-1").rstrip("/")
        client = "{}:{}".format(*(scope["client"] or ("", 0)))
        call = control.calls.open(
            control.clock.now(), scope["method"], path, query, client, headers.get("user-agent", "")
        )
        body = await _read(receive, self._max_body)
        if isinstance(body, str):
            call.refused = body
            if body != _CUT:
                await self._send(send, as_wire(Reply(413, {"r": 1, "message": body})))
            return
        request = Request(scope["method"], path, query, headers, body)
        call.body = _loggable(request)
        refusal = self._refusal(call, token)
        fault = control.faults.take(call.method, path) or chance_fault(control.switches, control.rng)
        call.fault = str(fault or "")
        early = due - _TICK_S - time.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        wire = await self._serve(request, call, refusal, fault)
        while time.monotonic() < due:  # noqa: ASYNC110 - no timer is as fine as that
            await asyncio.sleep(0)
        call.took_ms = (time.monotonic() - arrived) * 1000
        await self._deliver(scope, receive, send, wire, call)

    async def _serve(self, request: Request, call: Call, refusal: Reply | None, fault: Fault | None) -> Wire:
        """Let the call take effect, and shape its reply."""
        if fault is None:
            return as_wire(refusal or await self._effect(request, call, None))
        if fault.kind == "latency" and fault.before:
            await asyncio.sleep(fault["ms"] / 1000)
        reply = refusal or await self._effect(request, call, fault)
        if fault.kind == "latency" and not fault.before:
            await asyncio.sleep(fault["ms"] / 1000)
        return shape(fault, reply)

    async def _effect(self, request: Request, call: Call, fault: Fault | None) -> Reply:
        """Let the call take effect as far as ``fault`` allows, and return the reply it would get."""
        control = self._control
        never = fault is not None and fault.before and request.method != "GET" and fault.kind != "latency"
        if never or (fault is not None and fault.kind == "late"):
            if fault is not None and fault.kind == "late":
                self._later(fault["ms"] / 1000, request, call)
            return Reply(200, {"r": 0, "project": control.store.project, "message": "Success"})
        if fault is not None and fault.kind == "page":
            page = request.query.get("page", "1")
            reply = page_fault(
                fault["variant"], int(page) if re.fullmatch("[0-9]{1,9}", page) else 1, self._pages(request)
            )
        else:
            reply = self._apply(request, call)
        hook = control.hooks.take(request.method, request.path)
        if hook is not None:
            hook(control)
        if self._saver is not None and self._saver.behind:
            try:
                await self._saver.flush()
            except DataFileBroken as error:
                return Reply(500, {"r": 500, "message": str(error)})
        return reply

    def _apply(self, request: Request, call: Call) -> Reply:
        try:
            reply = self._answer(request)
        except Refused as refused:
            reply = self._control.service.refusal(refused)
        call.applied = reply.changed
        call.r = reply.body.get("r")
        return reply

    def _pages(self, request: Request) -> Callable[[int], Reply]:
        def ask(page: int) -> Reply:
            return self._answer(dataclasses.replace(request, query={**request.query, "page": str(page)}))

        return ask

    def _later(self, delay_s: float, request: Request, call: Call) -> None:
        def apply() -> None:
            self._late.discard(timer)
            self._apply(request, call)

        timer = asyncio.get_running_loop().call_later(delay_s, apply)
        self._late.add(timer)

    def _refusal(self, call: Call, token: str) -> Reply | None:
        """Return the reply of a call that may not pass, judged when it arrives, or None."""
        control = self._control
        try:
            enforced = control.switches["exp"] == "enforced"
            call.key_sid, call.exp = check_token(token, control.secrets, call.at, enforced)
        except TokenRefused as refused:
            call.refused, call.r = refused.why, refused.code
            body = {"r": refused.code, "message": refused.message}
            return Reply(int(control.switches["auth_status"]), body)
        limit = control.switches.number("rate_limit")
        if not limit:
            return None
        block = int(call.at // _BLOCK_S)
        self._block = (block, self._block[1] + 1 if self._block[0] == block else 1)
        if self._block[1] <= limit:
            return None
        call.refused = "rate limit"
        until = (block + 1) * _BLOCK_S
        ways = {"seconds": str(int(until - call.at) + 1), "date": formatdate(until, usegmt=True)}
        told = ways.get(control.switches["retry_after"])
        headers = (("retry-after", told),) if told else ()
        return Reply(429, {"r": 429, "message": "Too many requests"}, headers=headers)

    async def _deliver(self, scope: Scope, receive: Receive, send: Send, wire: Wire, call: Call) -> None:
        if wire.sent == -1:
            await _cut(scope, receive, wire.reset)
            return
        call.status = wire.status
        await self._send(send, wire)
        if wire.sent is not None:
            await _cut(scope, receive, wire.reset)

    async def _send(self, send: Send, wire: Wire) -> None:
        headers = [
            (b"content-type", wire.content_type.encode()),
            (b"content-length", str(len(wire.body)).encode()),
            (b"server", b"ivr-designer-sandbox"),
        ]
        if self._control.switches["date"] == "sent":
            headers.append((b"date", self._control.clock.http_date()))
        headers += [(name.encode("latin-1"), value.encode("latin-1")) for name, value in wire.headers]
        await send({"type": "http.response.start", "status": wire.status, "headers": headers})
        if not wire.pace_ms:
            whole = wire.sent is None
            await send({"type": "http.response.body", "body": wire.body[: wire.sent], "more_body": not whole})
            return
        for start in range(0, len(wire.body), wire.chunk):
            part = wire.body[start : start + wire.chunk]
            more = start + wire.chunk < len(wire.body)
            await send({"type": "http.response.body", "body": part, "more_body": more})
            await asyncio.sleep(wire.pace_ms / 1000)


_CUT = "the request ended early"


async def _read(receive: Receive, most: int) -> bytes | str:
    """Return the whole body, or why there is none: a body cut short must never count as a shorter body."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return _CUT
        body += bytes(message.get("body", b""))
        if len(body) > most:
            return "the body is too large"
        if not message.get("more_body", False):
            return body


async def _cut(scope: Scope, receive: Receive, reset: bool) -> None:
    """End the connection without ending the reply, and wait until the server knows."""
    transport = scope["state"]["transport"]
    if reset:
        with contextlib.suppress(OSError):
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        transport.abort()
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass


def _loggable(request: Request) -> Any:
    if not request.body:
        return None
    if len(request.body) > 100_000 or "json" not in request.headers.get("content-type", "json"):
        return {"bytes": len(request.body)}
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        return request.body.decode("utf-8", "replace")
