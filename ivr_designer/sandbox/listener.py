"""uvicorn, made to start at once, stop at once, and let a fault cut its connection."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import socket

    from starlette.types import ASGIApp, Receive, Scope, Send

_GRACE_S = 0.05
_QUIET_TURNS = 5  # asyncio takes three turns of the loop from accepting a connection to telling the protocol


class _CuttableProtocol(H11Protocol):
    """Hands its transport to the app in ``scope["state"]``: ASGI has no way to end a connection. Beside it
    stands when the request ``arrived``, in monotonic seconds.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}

    def data_received(self, data: bytes) -> None:
        self.app_state["arrived"] = time.monotonic()
        super().data_received(data)


class Listener(uvicorn.Server):
    """One listening socket and the app behind it. ``stop`` is to be called in the loop's own thread."""

    def __init__(self, app: ASGIApp, sock: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                _quiet(app),
                http=_CuttableProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,
                timeout_keep_alive=75,
                interface="asgi3",
            )
        )
        self._socket = sock
        self._stop = asyncio.Event()

    async def run_until_stopped(self) -> None:
        """Serve until ``stop`` is called."""
        await self.serve(sockets=[self._socket])

    def stop(self) -> None:
        """Ask the listener to end."""
        self._stop.set()

    async def main_loop(self) -> None:
        """Wait for the end, instead of looking for it ten times a second."""
        await self._stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the door, give running calls a moment, then cut them."""
        await self._stop_accepting(sockets or [])
        for server in self.servers:
            server.close()
        for sock in sockets or []:
            sock.close()
        state = self.server_state
        if state.tasks:
            await asyncio.wait(state.tasks, timeout=_GRACE_S)
        await self._cut_connections()
        tasks = list(state.tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        for server in self.servers:
            await server.wait_closed()

    async def _stop_accepting(self, sockets: list[socket.socket]) -> None:
        """Take no new connection, and let those just accepted reach their protocol.

        Closing the server first would leave these open: asyncio (seen in 3.11) loses the socket of a
        connection whose server closed while it was being set up.
        """
        for sock in sockets:
            with contextlib.suppress(NotImplementedError):  # Windows: closing the server is enough there
                asyncio.get_running_loop().remove_reader(sock)
        for _ in range(_QUIET_TURNS):
            await asyncio.sleep(0)

    async def _cut_connections(self) -> None:
        """Abort connections until none is left, nor one that was accepted and is not yet known."""
        connections = self.server_state.connections
        quiet = 0
        while quiet < _QUIET_TURNS:
            quiet = 0 if connections else quiet + 1
            for connection in list(connections):
                transport: Any = connection.transport
                transport.abort()
            await asyncio.sleep(0)


def _quiet(app: ASGIApp) -> ASGIApp:
    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        # Only ``shutdown`` cancels, after cutting the connection: there is nobody left to answer.
        with contextlib.suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return run
