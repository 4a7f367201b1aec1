"""Leaving with work on the wire: no question, no waiting for a server that hangs, nothing lost."""

import json
import os
import subprocess
import sys

from ivr_designer.config.profiles import Profile, ProfileStore
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.programs import PATIENCE_S

PROGRAM = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from ivr_designer.app import GuiOptions, run_gui
from ivr_designer.app.program import Program
from ivr_designer.config.redact import Secret
from ivr_designer.domain.edits import UpdateTree

key_sid, secret, wanted = sys.argv[1:4]
seen = {}
begin = Program.begin

def started(self):
    self.backend._vault.lend(key_sid, Secret(secret))
    begin(self)
    window = self.window
    timer = QTimer(window)

    def leave():
        seen["bars"] = [bar.cause for bar in window.bars.bars]
        seen["words"] = window.status_bar.sync.text()
        seen["at"] = time.monotonic()
        window.close()
        seen["dialogs"] = sum(d.isVisible() for d in window.findChildren(QDialog))

    def look():
        document = window.bridge.document
        if document is None:
            return
        timer.stop()
        if wanted:
            window.documents.submit(UpdateTree(name=wanted))
        word = "Sending" if wanted else "Live"
        waiting = QTimer(window)
        waiting.timeout.connect(lambda: window.status_bar.sync.text().startswith(word) and leave())
        waiting.start(50)
    timer.timeout.connect(look)
    timer.start(50)

Program.begin = started
code = run_gui(GuiOptions())
print(json.dumps(seen | {"code": code, "took": time.monotonic() - seen["at"]}))
"""


def run(environment, server, wanted=""):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, server.key_sid, server.secret, wanted],
        env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_leaving_while_the_server_hangs(tmp_path):
    home = tmp_path / "home"
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", IVR_DESIGNER_HOME=str(home),
        IVR_DESIGNER_WRITE_TOKEN_LIFE_S="2", IVR_DESIGNER_FENCE_MARGIN_S="0.5",
    )  # fmt: skip
    with SandboxServer(seed="sample") as server:
        profile = Profile("main", "Main", server.key_sid, server.icc_url, server.media_url, "direct")
        ProfileStore(home / "config" / "profiles.json").add(profile)
        server.control.faults.add("latency", method="PUT", path="/v1/ivrtree/*", before=True, ms=60_000)
        first = run(environment, server, "Left behind")
        assert first["dialogs"] == 0
        assert first["words"] == "Sending 1 change"
        assert first["took"] < 10, "it must not wait for the server"
        print(f"left within {first['took']:.2f} s")
        server.control.faults.clear()
        second = run(environment, server)
        assert second["bars"] in (
            ["1 change from last time was sent."], ["1 change from last time is being sent."],
        )  # fmt: skip
        assert [r["tree_name"] for r in server.control.store.rows("ivrtree")] == ["Left behind"]
