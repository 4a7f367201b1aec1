"""The start: a painted window against a bare PySide6 program, commands against bare Python. Prints JSON.

    python benchmarks/start.py [--rounds 7] [--platform offscreen]

CPU time of a fresh process from its first instruction until the window has been painted, in turn; medians.
`modules` names what must not be loaded by then. Commands are timed whole, over `python -c pass`.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

from measure import machine, median  # noqa: E402

LATE = ("httpx", "jwt", "keyring", "numpy", "networkx", "starlette", "uvicorn", "asyncio", "ssl", "sqlite3")
BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
while not window.windowHandle().isExposed():
    app.processEvents()
print(time.process_time() * 1000)
"""
OURS = f"""
import os, sys, time
import ivr_designer.app.start as start
from ivr_designer.cli import main

def painted(window, act):
    def done():
        print(time.process_time() * 1000, *(m for m in {LATE!r} if m in sys.modules), flush=True)
        os._exit(0)
    original(window, done)

original, start.after_first_paint = start.after_first_paint, painted
main(["gui", "--sandbox"])
"""


def child(code: str, environ: dict[str, str]) -> list[str]:
    """What a program printed last, in words."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environ,
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return done.stdout.splitlines()[-1].split()


def whole_ms(command: list[str], environ: dict[str, str]) -> float:
    """CPU ms of a command from beginning to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, env=environ, cwd=ROOT, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main() -> None:
    """Take turns, compare medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()
    sample = next((ROOT / "resources" / "samples").glob("*.ivr*"), None)
    commands = {"version": ["--version"], "validate": ["validate", str(sample)]}
    times: dict[str, list[float]] = {}
    late: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        environ = os.environ | {
            "QT_QPA_PLATFORM": options.platform,
            "HOME": folder,
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        for unwanted in ("PYTHONDONTWRITEBYTECODE", "IVR_DESIGNER_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            environ.pop(unwanted, None)
        for turn in range(options.rounds + 1):  # the first compiles
            found = {"bare_window_ms": float(child(BARE, environ)[0])}
            ours, *late = child(OURS, environ)
            found["our_window_ms"] = float(ours)
            found["bare_python_ms"] = whole_ms([sys.executable, "-c", "pass"], environ)
            for name, words in commands.items():
                command = [sys.executable, "-m", "ivr_designer", *words]
                found[f"{name}_over_python_ms"] = whole_ms(command, environ) - found["bare_python_ms"]
            for name, value in found.items() if turn else ():
                times.setdefault(name, []).append(value)
    report: dict[str, object] = {n: round(median(v), 1) for n, v in times.items()}
    report["window_ratio"] = round(median(times["our_window_ms"]) / median(times["bare_window_ms"]), 2)
    report["loaded_too_early"] = late
    report["machine"] = machine()
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
