"""A command whose server goes away says so, and goes on when it is back."""

import threading
from concurrent.futures import Future

from ivr_designer.cli.work import waited
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import SAMPLE, to
from tests.helpers.sessions import wait_until


def test_a_first_call_that_must_wait_is_told_too(cli, tmp_path):
    with SandboxServer({"SKh": SECRET}, seed="sample") as server:
        server.control.faults.add("status", method="GET", path="*", times=1, status=429, retry_after="1")
        done = cli("pull", "Hotline 1900", "-o", tmp_path / "t.ivr.json", *to(server), secret=SECRET)
    assert done.code == 0
    assert "Waiting for it; Ctrl+C stops" in done.err


def test_silence_is_told_once(capsys):
    answer = Future()
    timer = threading.Timer(0.5, answer.set_result, ["whole"])
    timer.start()
    assert waited(answer, 0.1) == "whole"
    timer.join()
    assert capsys.readouterr().err == (
        "The contact center has not answered yet. Waiting for it; Ctrl+C stops.\n"
    )


def test_apply_says_what_it_waits_for_and_ends_well(cli, tmp_path):
    file = tmp_path / "t.ivr.json"
    file.write_bytes(SAMPLE.read_bytes())
    with SandboxServer({"SKh": SECRET}, seed="account", latency_ms=20) as server:
        control = server.control

        def go_away():
            wait_until(lambda: len(control.store.rows("ivrnode")) >= 2)
            control.faults.add("status", method="*", path="*", times=3, status=503)

        watcher = threading.Thread(target=go_away)
        watcher.start()
        done = cli("apply", file, *to(server), secret=SECRET)
        watcher.join()
        assert done.code == 0
        assert "Waiting for it; Ctrl+C stops" in done.err
        assert len(done.err.splitlines()) <= 2, "it is said once"
        assert len(control.store.rows("ivrnode")) == 4
        assert len(control.store.rows("ivrkeypress")) == 12
