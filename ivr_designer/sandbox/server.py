"""The sandbox as a server: two base URLs on this machine, in a thread of its own or as a command."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import random
import secrets as token_source
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ivr_designer.sandbox.clock import SandboxClock
from ivr_designer.sandbox.control import Control
from ivr_designer.sandbox.data_file import Saver, read_state
from ivr_designer.sandbox.errors import CannotListen, SandboxError
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches
from ivr_designer.sandbox.tokens import ANY_KEY

if TYPE_CHECKING:
    from types import TracebackType

    from starlette.types import ASGIApp

    from ivr_designer.sandbox.listener import Listener

DEFAULT_KEY_SID = "SKsandbox"
DEFAULT_SECRET = "secret"  # noqa: S105 - guards made-up data on a loopback address
Seed = str | Callable[[Store], object]
_LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]")
# A loop that Windows' Python before 3.12 stops cleanly while a connection comes.
_LOOP = asyncio.SelectorEventLoop if sys.platform == "win32" else None


class SandboxServer:
    """A running sandbox, as a context manager or with ``start`` and ``stop``.

    Started again after a stop it has the same ports, state, switches and faults: a server that was away.

    ``secrets`` maps key SIDs to secrets; the first pair is ``key_sid`` and ``secret``. ``data_path`` is
    where the state is kept; without it the state ends with the server. ``seed`` fills a state that is new:
    ``"sample"``, ``"empty"``, or a function of the store. Port 0 takes any free one. ``control=True`` opens
    ``/_ctl`` with ``control_token``; ``self.control`` has the same powers in this process at any time, also
    before the start. ``now`` is the server's clock, Unix seconds. ``random_seed`` makes ids and chance
    repeatable.
    """

    START_S, STOP_S = 60.0, 20.0  # a machine under load is slow, not broken

    def __init__(
        self,
        secrets: Mapping[str, str] | None = None,
        data_path: str | Path | None = None,
        switches: Mapping[str, object] | None = None,
        latency_ms: int = 0,
        seed: Seed | None = None,
        port: int = 0,
        media_port: int = 0,
        control: bool = False,
        host: str = "127.0.0.1",
        allow_remote: bool = False,
        now: Callable[[], float] | None = None,
        random_seed: int | None = None,
    ) -> None:
        keys = dict(secrets or {DEFAULT_KEY_SID: DEFAULT_SECRET})
        self.key_sid, self.secret = next(iter(keys.items()))
        chosen = Switches(switches)
        if latency_ms:
            chosen.set(latency_ms=latency_ms)
        rng = random.Random(random_seed)  # noqa: S311 - ids and chance
        self.control = Control(keys, chosen, SandboxClock(now) if now else SandboxClock(), rng)
        self.control_token = token_source.token_urlsafe(24) if control else ""
        self.icc_url = ""
        self.media_url = ""
        self._host = host
        self._ports = [port, media_port]
        self._allow_remote = allow_remote
        self._data_path = Path(data_path) if data_path is not None else None
        self._seed = seed
        self._filled = False
        self._saver: Saver | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._listeners: list[Listener] = []
        self._ready = threading.Event()
        self._failure: BaseException | None = None

    def start(self) -> SandboxServer:
        """Load or seed the state, listen, and return when calls are served; SandboxError when impossible."""
        assert self._thread is None, "started already"
        _check_host(self._host, self._allow_remote)
        with contextlib.ExitStack() as undo:
            self._fill(undo)
            sockets = [undo.enter_context(_bound(self._host, port)) for port in self._ports]
            self._ports = [sock.getsockname()[1] for sock in sockets]
            self.icc_url, self.media_url = (_url(sock) for sock in sockets)
            self._failure = None
            self._ready.clear()
            self._thread = threading.Thread(target=self._run, args=(sockets,), name="sandbox", daemon=True)
            self._thread.start()
            undo.pop_all()  # the thread closes the sockets, stop() releases the file
        in_time = self._ready.wait(self.START_S)
        if self._failure is not None or not in_time:
            self.stop()
            why = f": {self._failure!r}" if in_time else f" in {self.START_S:g} s"
            advice = "Report this." if in_time else "Try it again."
            raise CannotListen(f"The sandbox did not start{why}.", advice) from self._failure
        return self

    def stop(self) -> None:
        """Cut what is running, save the state and end the thread; calling it twice does no harm.

        DataFileBroken when the state could not be saved, SandboxError when it does not end.
        """
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop ended by itself
                self._loop.call_soon_threadsafe(self._end)
        thread.join(self.STOP_S)
        if thread.is_alive():
            raise SandboxError(f"The sandbox did not stop in {self.STOP_S:g} s.", "Restart the program.")
        if self._saver is not None:
            try:
                self._saver.save()
            finally:
                self._saver.release()

    def __enter__(self) -> SandboxServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _fill(self, undo: contextlib.ExitStack) -> None:
        """Bring the store to its first state, the file's or else the seed's; a second start keeps it."""
        store = self.control.store
        if self._saver is None and self._data_path is not None:
            self._saver = Saver(store, self._data_path)
        if self._saver is not None:
            self._saver.claim()
            undo.callback(self._saver.release)
        if not self._filled:
            state = read_state(self._data_path) if self._data_path is not None else None
            if state is not None:
                store.load(state)
            elif self._seed is not None:
                from ivr_designer.sandbox.seed import plant

                plant(store, self._seed)
            self._filled = True
        if self._saver is not None:
            self._saver.save()

    def _end(self) -> None:
        for listener in self._listeners:
            listener.stop()

    def _run(self, sockets: list[socket.socket]) -> None:
        """Run the server thread."""
        try:
            self._listeners = self._make_listeners(sockets)
            if self._thread is not threading.current_thread():
                return  # it took so long that stop() came first
            with asyncio.Runner(loop_factory=_LOOP) as runner:
                self._loop = runner.get_loop()
                runner.run(self._serve())
        except BaseException as error:  # told to whoever waits in start()
            self._failure = error
        finally:
            for sock in sockets:
                sock.close()
            self._ready.set()

    def _make_listeners(self, sockets: list[socket.socket]) -> list[Listener]:
        """Make both hosts. Before the loop runs: the first time, the imports take a tenth of a second."""
        from ivr_designer.sandbox.apps import icc_app, media_app
        from ivr_designer.sandbox.listener import Listener

        hosts = ["*"] if self._allow_remote else list(_LOCAL_HOSTS)
        apps: list[ASGIApp] = [
            icc_app(self.control, self._saver, hosts, self.control_token),
            media_app(self.control, self._saver, hosts),
        ]
        return [Listener(app, sock) for app, sock in zip(apps, sockets, strict=True)]

    async def _serve(self) -> None:
        self._ready.set()  # the sockets listen already: a call that comes now waits there
        await asyncio.gather(*(listener.run_until_stopped() for listener in self._listeners))


def run_forever(
    *,
    port: int = 0,
    media_port: int = 0,
    host: str = "127.0.0.1",
    allow_remote: bool = False,
    key_sid: str | None = None,
    secret: str = DEFAULT_SECRET,
    data_path: str | Path | None = None,
    switches: Mapping[str, object] | None = None,
    latency_ms: int = 0,
    seed: Seed | None = None,
    control: bool = False,
    as_json: bool = False,
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Serve until SIGINT or SIGTERM and return the exit code: 0, or 2 when it could not start or save.

    Prints one line when calls are served: words, or with ``as_json`` an object with icc_url, media_url,
    key_sid and, with ``control``, control_token. The secret is never printed. To be called from the main
    thread. Without a ``key_sid`` every SID that starts with SK will do.
    """
    out, err = out or sys.stdout, err or sys.stderr
    keys = {key_sid: secret} if key_sid else {DEFAULT_KEY_SID: secret, ANY_KEY: secret}
    try:
        with (
            _signals() as told,
            SandboxServer(
                keys, data_path, switches, latency_ms, seed, port, media_port, control, host, allow_remote
            ) as server,
        ):
            print(_greeting(server, as_json), file=out, flush=True)
            while not told.wait(0.2):  # a wait without end cannot be interrupted on Windows
                pass
    except SandboxError as error:
        print(error.cause, error.advice, sep="\n", file=err)
        return 2
    return 0


def _greeting(server: SandboxServer, as_json: bool) -> str:
    facts = {"icc_url": server.icc_url, "media_url": server.media_url, "key_sid": server.key_sid}
    if server.control_token:
        facts["control_token"] = server.control_token
    if as_json:
        return json.dumps(facts)
    words = f"Sandbox serves {server.icc_url} (media {server.media_url}), key SID {server.key_sid}"
    return f"{words}, control token {server.control_token}" if server.control_token else words


@contextlib.contextmanager
def _signals() -> Iterator[threading.Event]:
    """Turn SIGINT and SIGTERM, and what Windows has for a closed console, into an event while this lasts."""
    told = threading.Event()
    names = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        names.append(signal.SIGBREAK)

    def tell(*_: Any) -> None:
        told.set()

    before = [(name, signal.signal(name, tell)) for name in names]
    try:
        yield told
    finally:
        for name, handler in before:
            signal.signal(name, handler)


def _check_host(host: str, allow_remote: bool) -> None:
    with contextlib.suppress(ValueError):
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return
    if not allow_remote:
        raise CannotListen(
            f"{host[:60]} can be reached from other machines.", "Use 127.0.0.1, or allow it expressly."
        )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle off only where the protocol is named; else each reply waits 40 ms for an ACK.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let a second server take the same port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(512)
    except (OSError, OverflowError) as error:
        sock.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotListen(
            f"Port {port} on {host[:60]} cannot be used: {reason}.", "Choose another port."
        ) from error
    return sock


def _url(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
