"""From the start of the program to its window: the bundle in dist/ and the same code from source, in turn.

    python benchmarks/bundle_start.py [rounds]

Needs Linux with Xvfb and xdotool, and "python3 packaging/build.py bundle" before. Figures are CPU and wall
seconds until the window is on the screen; medians and the least of the rounds, after one to warm up.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import machine

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

from recipes.screen import Screen, screen  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
WAYS = {
    "bundle": [str(ROOT / "dist/ivr-designer/ivr-designer"), "gui"],
    "source": [str(ROOT / "build/venv-app/bin/python"), "-m", "ivr_designer", "gui"],
}
GOAL = 1.2


def cpu_s(pid: int) -> float:
    """CPU seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def start(command: list[str], shown: Screen) -> tuple[float, float]:
    """CPU and wall-clock seconds until the window shows."""
    with tempfile.TemporaryDirectory() as home:
        environ = {
            **os.environ,
            "DISPLAY": shown.display,
            "HOME": home,
            "IVR_DESIGNER_HOME": home,
            "PYTHONPATH": str(ROOT),
        }
        environ.pop("QT_QPA_PLATFORM", None)
        begin = time.perf_counter()
        process = subprocess.Popen(command, env=environ, cwd=ROOT, stderr=subprocess.DEVNULL)
        while not any("IVR Designer" in title for title in shown.titles()):
            time.sleep(0.05)
        seen = cpu_s(process.pid), time.perf_counter() - begin
        process.kill()
        process.wait()
        return seen


def main() -> int:
    """Print the figures; 1 when the bundle is more than GOAL times as slow."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in WAYS}
    with screen() as shown:
        for turn in range(rounds + 1):
            for name, command in WAYS.items():
                seen = start(command, shown)
                if turn:
                    found[name].append(seen)
    print(machine())
    medians = {}
    for name, rows in found.items():
        cpu, wall = zip(*rows, strict=True)
        medians[name] = statistics.median(cpu)
        walls = f"wall {statistics.median(wall):.2f} s ({min(wall):.2f})"
        print(f"{name}: CPU {medians[name]:.2f} s ({min(cpu):.2f}), {walls}")
    ratio = medians["bundle"] / medians["source"]
    print(f"bundle / source: {ratio:.2f} x of CPU (goal {GOAL})")
    return 1 if ratio > GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
