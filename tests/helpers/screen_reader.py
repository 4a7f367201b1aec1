"""The program on a screen of its own, read through AT-SPI by another process while it goes on working."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

ROOT = Path(__file__).resolve().parents[2]
_WAIT_MS = 120_000


def system_python() -> str | None:
    """A Python that can import the bindings of AT-SPI, or None."""
    for name in ("/usr/bin/python3", "python3"):
        path = shutil.which(name)
        if path is None:
            continue
        check = [path, "-W", "ignore", "-c", "import gi; gi.require_version('Atspi', '2.0')"]
        if subprocess.run(check, capture_output=True, check=False).returncode == 0:
            return path
    return None


def lacking() -> str:
    """What is missing on this system to read a program; empty when nothing is."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is of Linux"
    tools = [tool for tool in ("dbus-run-session", "xvfb-run") if shutil.which(tool) is None]
    if system_python() is None:
        tools.append("python3-gi and gir1.2-atspi-2.0")
    return f"needs {', '.join(tools)}" if tools else ""


def lacking_keys() -> str:
    """What is missing on this system to press real keys; empty when nothing is."""
    tools = [tool for tool in ("dbus-run-session", "xvfb-run", "xdotool") if shutil.which(tool) is None]
    return f"needs {', '.join(tools)}" if tools or not sys.platform.startswith("linux") else ""


def run_on_screen(module: str, home: Path, *arguments: str, seconds: int = 400) -> list[dict[str, Any]]:
    """Run a module of ours on a virtual screen with a session bus of its own; what it printed, line by line.

    Raises:
        AssertionError: it failed, with the end of what it said.
    """
    environment = {
        **os.environ,
        "HOME": str(home),
        "IVR_DESIGNER_HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONWARNINGS": "ignore",
    }
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    command = ["dbus-run-session", "--", *screen, sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-1500:]}\n{done.stderr[-3000:]}"
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


class ScreenReader:
    """Another process that reads this program; questions let the events of Qt go on.

    Make it before the window: a screen reader is at work before the program is started.
    """

    def __init__(self) -> None:
        command = [system_python() or "python3", "-W", "ignore", str(ROOT / "tests/helpers/atspi_reader.py")]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self._lines: queue.Queue[str] = queue.Queue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self._answer()
        self._wait(QAccessible.isActive)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def _answer(self) -> Any:
        self._wait(lambda: not self._lines.empty())
        return json.loads(self._lines.get())

    @staticmethod
    def _wait(condition: Callable[[], bool]) -> None:
        """Let Qt answer each question of the reader at once, as no loop with pauses does."""
        loop, timer, end = QEventLoop(), QTimer(), QTimer()
        timer.timeout.connect(lambda: loop.quit() if condition() else None)
        end.timeout.connect(loop.quit)
        timer.start(10)
        end.start(_WAIT_MS)
        loop.exec()
        timer.stop()
        end.stop()
        assert condition(), "the reader says nothing"

    def ask(self, *words: str) -> Any:
        """One question (see tests.helpers.atspi_reader), and its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def heard(self, ms: int = 150) -> list[list[str]]:
        """What was told since the last time, after a pause."""
        QTest.qWait(ms)
        found: list[list[str]] = self.ask("heard")
        return found

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._thread.join(10)
