"""The program as it is started: in a process of its own, on the sandbox."""

import json
import subprocess
import sys
import time

import pytest

from ivr_designer.app import GuiOptions
from ivr_designer.app.single import Door
from tests.helpers.programs import PATIENCE_S, environment_in, run_code

PROGRAM = """
import gc, json, sys, threading
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
import ivr_designer.app.start as start
from ivr_designer.app import GuiOptions, run_gui

HEAVY = ("httpx", "jwt", "keyring", "networkx", "numpy", "starlette", "uvicorn")
LATE = ("click", "logging.handlers", "tomllib", "uuid", "ivr_designer.crash", "ivr_designer.ui.theme",
        "ivr_designer.ui.canvas", "ivr_designer.domain", "ivr_designer.sync", "PySide6.QtSvg")
seen = {}

class Loading:
    def find_spec(self, name, *_):
        if name == "ivr_designer.validation.engine":
            seen["rules_loaded_by"] = threading.current_thread().name

sys.meta_path.insert(0, Loading())
original = start.after_first_paint

def spy(window, act):
    def painted():
        seen.setdefault("heavy", [m for m in (*HEAVY, *LATE) if m in sys.modules])
        seen["heavy"] += [c for c in ("QMessageBox",) if c in vars(QtWidgets)]  # 20 ms: its enums are large
        act()
    original(window, painted)

    def look():
        if window.isVisible() and "piece" not in seen and not window.filled:
            seen["piece"] = True
        if not window.filled or window.bridge.document is None or window.checks.report is None:
            return
        document = window.bridge.document
        seen["tree"] = document.tree.name
        seen["collected"] = gc.isenabled()
        seen["nodes"] = len(document.tree.nodes)
        window.close()
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(50)

start.after_first_paint = spy
code = run_gui(GuiOptions(sandbox=True))
print(json.dumps(seen | {"code": code, "collecting": gc.isenabled()}))
"""


@pytest.fixture
def environment(tmp_path):
    return environment_in(tmp_path)


def test_sandbox_start_paints_before_it_imports(environment, tmp_path):
    done = run_code(PROGRAM, environment)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen.pop("piece") is True  # it was on screen while it was filled
    assert seen == {
        "heavy": [],
        "tree": "Hotline 1900",
        "nodes": 4,
        "rules_loaded_by": "checks",  # it takes longer than a frame
        "code": 0,
        "collected": False,
        "collecting": True,
    }
    log = tmp_path / "home" / "state" / "logs" / "ivr-designer.log"
    assert not log.exists() or "Traceback" not in log.read_text("utf-8")
    assert (tmp_path / "home" / "state" / "window.json").exists()


def test_settings_of_a_newer_version_are_refused_in_a_sentence(environment, tmp_path):
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"version": 999}')
    code = "from ivr_designer.app import *; import sys; sys.exit(run_gui(GuiOptions()))"
    done = run_code(code, environment)
    assert done.returncode == 2
    assert "newer version" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_made_is_told_in_sentences(environment, tmp_path):
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "state").write_text("a file is in the way")
    done = run_code(SECOND, environment)
    assert done.returncode == 2
    assert "state” cannot be used: " in done.stderr
    assert done.stderr.strip().endswith("Check the permissions of the folder and the free space on its disk.")
    assert "Traceback" not in done.stderr


SECOND = "import sys; from ivr_designer.app import GuiOptions, run_gui; sys.exit(run_gui(GuiOptions()))"


def wait_for(condition, process, seconds=PATIENCE_S):
    end = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, "it ended too early"
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def holder(lock):
    """What the lock says of its process ("" for a moment while a stale one is replaced). Of a venv of Windows
    that is not the process that was started, which only starts another.
    """
    try:
        return lock.read_text("utf-8")
    except OSError:
        return ""


def test_a_second_start_ends_and_a_killed_first_one_is_no_obstacle(environment, tmp_path):
    door = tmp_path / "home" / "state" / "door"
    lock = tmp_path / "home" / "state" / "window.lock"
    first = subprocess.Popen([sys.executable, "-c", SECOND], env=environment)
    try:
        wait_for(lock.exists, first)
        assert Door(lock.parent).knock(GuiOptions(), PATIENCE_S), "the first one listens"
        killed = holder(lock)
        second = subprocess.run(
            [sys.executable, "-c", SECOND], env=environment, timeout=PATIENCE_S, check=False
        )
        assert second.returncode == 0
        assert first.poll() is None, "the first window is still there"
        assert list(door.iterdir()) == []
    finally:
        first.kill()
        first.wait()
    third = subprocess.Popen([sys.executable, "-c", SECOND], env=environment)
    try:
        wait_for(lambda: holder(lock) not in ("", killed), third)
        assert Door(lock.parent).knock(GuiOptions(), PATIENCE_S), "the third one listens"
    finally:
        third.terminate()
        ended = third.wait(PATIENCE_S)
    assert ended == (1 if sys.platform == "win32" else 0), "Windows has no signal that asks"
