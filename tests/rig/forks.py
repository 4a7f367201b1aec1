"""A process that has imported what a driver needs and forks one for each request.

A request is a line of JSON on its input. When a driver has ended, its exit code (-9: killed) is in the file
`exit` of its folder. It ends, with all drivers, when its input does.
"""

import dataclasses
import gc
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

_IDLE_S = 0.004
_ROOT = Path(__file__).parents[2]


class Forks:
    """A context manager. `start` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Forks":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.rig.forks"], stdin=subprocess.PIPE, cwd=_ROOT
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait(30)

    def start(self, job: Any) -> None:
        """Have a driver carry out `job`, a dataclass with a `folder`."""
        (Path(job.folder) / "exit").unlink(missing_ok=True)
        line = json.dumps(dataclasses.asdict(job)).encode() + b"\n"
        with self._lock:
            stream = self._process.stdin  # type: ignore[union-attr]
            stream.write(line)  # type: ignore[union-attr]
            stream.flush()  # type: ignore[union-attr]

    @staticmethod
    def ended(job: Any) -> int | None:
        """The exit code, None while it runs."""
        try:
            return int((Path(job.folder) / "exit").read_text())
        except FileNotFoundError:
            return None

    def wait(self, job: Any, timeout_s: float) -> int | None:
        """The exit code, None when it did not end in time."""
        end = time.monotonic() + timeout_s
        while (code := self.ended(job)) is None and time.monotonic() < end:
            time.sleep(0.005)
        return code


def _serve() -> None:
    # Also what is imported late: done in each driver it would be a third of its work.
    import anyio._backends._asyncio
    import anyio.lowlevel  # noqa: F401
    import httpcore  # noqa: F401

    import ivr_designer.cli.restore
    import ivr_designer.cli.root  # noqa: F401
    from tests.rig import driver

    "".encode("utf-16-le")
    gc.collect()
    gc.freeze()  # a driver's collector would copy every page it looks at
    running: dict[int, str] = {}
    buffer, is_open = b"", True
    while is_open:
        if select.select([0], [], [], _IDLE_S)[0]:
            chunk = os.read(0, 65536)
            is_open = bool(chunk)
            buffer += chunk
            *lines, buffer = buffer.split(b"\n")
            for line in lines:
                job = driver.Job(**json.loads(line))
                pid = os.fork()
                if pid == 0:
                    os.close(0)
                    driver.run(job)
                running[pid] = job.folder
        _reap(running)
    for pid in running:
        os.kill(pid, signal.SIGKILL)


def _reap(running: dict[int, str]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        target = Path(running.pop(pid)) / "exit"
        fresh = target.with_name("exit.new")
        fresh.write_text(str(os.waitstatus_to_exitcode(status)))
        fresh.rename(target)


if __name__ == "__main__":
    _serve()
