"""A command whose server goes away says so, and goes on when it is back."""

import threading

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import SAMPLE, to
from tests.helpers.sessions import wait_until


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
