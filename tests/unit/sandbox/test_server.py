import contextlib
import gc
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest

from ivr_designer.sandbox.errors import CannotListen, SandboxError, UnknownSwitch
from ivr_designer.sandbox.server import SandboxServer, run_forever
from tests.helpers.sandbox_server import RawClient


def port_of(url):
    return urlsplit(url).port


def test_importing_and_building_load_no_web_framework():
    code = (
        "import sys; from ivr_designer.sandbox.server import SandboxServer; import ivr_designer.sandbox.seed;"
        "SandboxServer(); heavy = ('starlette', 'uvicorn', 'anyio', 'httpx', 'jwt');"
        "print([name for name in heavy if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"


def test_two_hosts_on_two_loopback_ports():
    with SandboxServer() as server:
        assert server.icc_url.startswith("http://127.0.0.1:")
        assert port_of(server.icc_url) != port_of(server.media_url)
        assert (server.key_sid, server.secret) == ("SKsandbox", "secret")


def test_keys_and_ports_are_chosen():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with SandboxServer({"SKx": "geheim", "SKy": "other"}, port=port) as server:
        assert (server.key_sid, server.secret, port_of(server.icc_url)) == ("SKx", "geheim", port)
        for secret, sid in (("geheim", "SKx"), ("other", "SKy")):
            with RawClient(server.icc_url, secret, sid) as client:
                assert client.get("/v1/ivrtree")["r"] == 0


def test_start_and_stop_are_quick_even_with_calls_under_way():
    server = SandboxServer(latency_ms=60_000).start()
    with RawClient(server.icc_url) as client, contextlib.ExitStack() as idle:
        client.connection.request("GET", "/v1/ivrtree")
        for _ in range(20):
            address = ("127.0.0.1", port_of(server.icc_url))
            idle.enter_context(socket.create_connection(address)).sendall(b"GET /v1")
        while not len(server.control.calls):
            time.sleep(0.005)
        start = time.perf_counter()
        server.stop()
        assert time.perf_counter() - start < 30, "it waited for the call under way"
        with pytest.raises(ConnectionError):
            client.connection.getresponse()
    server.stop()


def test_connections_that_come_as_it_stops_are_closed():
    server = SandboxServer()
    for _ in range(15):
        with server, contextlib.ExitStack() as arriving:
            for _ in range(12):
                arriving.enter_context(socket.create_connection(("127.0.0.1", port_of(server.icc_url))))
            server.stop()
        gc.collect()  # an unclosed socket would tell now


def test_a_server_that_was_away_comes_back_as_it_was():
    server = SandboxServer(seed="sample").start()
    before = (server.icc_url, server.media_url, server.control.store.dump())
    server.stop()
    with RawClient(server.icc_url) as client, pytest.raises(ConnectionRefusedError):
        client.get("/v1/ivrtree")
    with server, RawClient(server.icc_url) as client:
        assert (server.icc_url, server.media_url, server.control.store.dump()) == before
        assert client.get("/v1/ivrtree")["data"]["totalCount"] == "1"


def test_control_works_before_the_start():
    server = SandboxServer()
    server.control.switches.set(auth_status="401")
    server.control.store.insert("ivrtree", {"tree_name": "early"})
    with server, RawClient(server.icc_url) as client:
        assert client.get("/v1/ivrtree")["data"]["totalCount"] == "1"
        assert client.call("GET", "/v1/ivrtree", token="").status == 401


def test_calls_side_by_side_wait_side_by_side():
    with SandboxServer(latency_ms=100) as server:
        took = []

        def call():
            with RawClient(server.icc_url) as client:
                start = time.perf_counter()
                for _ in range(2):
                    client.get("/v1/ivrtree")
                took.append(time.perf_counter() - start)

        threads = [threading.Thread(target=call) for _ in range(16)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(took) == 16
        assert min(took) >= 0.2
        assert time.perf_counter() - start < sum(took) / 2, "they waited for one another"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.invalid", "::"])
def test_addresses_beyond_this_machine_are_refused(host):
    with pytest.raises(CannotListen, match="can be reached from other machines"):
        SandboxServer(host=host).start()


def test_other_loopback_addresses_are_fine():
    for host in ("localhost", "127.0.0.1"):
        with SandboxServer(host=host) as server, RawClient(server.icc_url) as client:
            assert client.get("/v1/ivrtree")["r"] == 0


def test_ipv6_loopback():
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        server = SandboxServer(host="::1").start()
    except CannotListen:
        pytest.skip("no IPv6 loopback here")
    with contextlib.closing(RawClient(server.icc_url)) as client:
        assert server.icc_url.startswith("http://[::1]:")
        assert client.get("/v1/ivrtree")["r"] == 0
    server.stop()


def test_a_taken_port_is_said_and_nothing_is_left(tmp_path):
    with SandboxServer() as first:
        taken = port_of(first.icc_url)
        for ports in ({"port": taken}, {"media_port": taken}):
            with pytest.raises(CannotListen, match=f"Port {taken} on 127.0.0.1 cannot be used"):
                SandboxServer(data_path=tmp_path / "state.json", **ports).start()
    with SandboxServer(data_path=tmp_path / "state.json"):
        pass


@pytest.mark.parametrize("port", [70_000, -1])
def test_ports_out_of_range(port):
    with pytest.raises(CannotListen):
        SandboxServer(port=port).start()


def test_wrong_switches_and_seeds_are_told_early():
    with pytest.raises(UnknownSwitch):
        SandboxServer(switches={"nope": 1})
    with pytest.raises(SandboxError):
        SandboxServer(seed="nope").start()


def test_random_seed_repeats_ids():
    made = []
    for _ in range(2):
        with SandboxServer(random_seed=5) as server, RawClient(server.icc_url) as client:
            made.append(client.post("/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"])
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"host": "0.0.0.0"}, "can be reached from other machines"),
        ({"switches": {"nope": "1"}}, "There is no switch 'nope'"),
        ({"seed": "nope"}, "There is no seed 'nope'"),
        ({"port": 70_000}, "Port 70000"),
    ],
)
def test_run_forever_says_in_words_why_it_did_not_start(wrong, told):
    out, err = io.StringIO(), io.StringIO()
    assert run_forever(out=out, err=err, **wrong) == 2
    assert told in err.getvalue()
    assert out.getvalue() == ""


@pytest.mark.skipif(os.name == "nt", reason="signals cannot be sent to oneself there")
@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_run_forever_serves_until_a_signal(as_json, name):
    class Told(io.StringIO):
        """Ends the command as soon as its line is out."""

        def flush(self):
            seen.append(self.getvalue())
            os.kill(os.getpid(), name)

    seen = []
    handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    assert run_forever(secret="never shown", as_json=as_json, out=Told()) == 0
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == handlers
    (line,) = seen
    assert line.count("\n") == 1
    assert "never shown" not in line
    if as_json:
        facts = json.loads(line)
        assert set(facts) == {"icc_url", "media_url", "key_sid"}
    else:
        assert "http://127.0.0.1:" in line
        assert "SKsandbox" in line


class SlowServer(SandboxServer):
    """A sandbox on a machine so slow that it never begins to serve in time."""

    START_S, STOP_S = 0.05, 0.05

    def __init__(self):
        super().__init__()
        self.go_on = threading.Event()

    def _make_listeners(self, sockets):
        self.go_on.wait(30)
        return super()._make_listeners(sockets)


def test_a_start_that_takes_too_long_is_a_sentence_and_ends_when_it_can():
    server = SlowServer()
    with pytest.raises(SandboxError) as caught:
        server.start()
    assert caught.value.cause == "The sandbox did not stop in 0.05 s."
    thread = next(thread for thread in threading.enumerate() if thread.name == "sandbox")
    server.go_on.set()
    thread.join(30)
    assert not thread.is_alive(), "it serves nobody, so it ends"


def test_a_start_that_is_given_up_in_time_is_a_sentence():
    server = SlowServer()
    server.STOP_S = 30
    threading.Timer(0.5, server.go_on.set).start()
    with pytest.raises(CannotListen) as caught:
        server.start()
    assert caught.value.cause == "The sandbox did not start in 0.05 s."
