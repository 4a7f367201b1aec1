"""Measuring: CPU time of this process, medians, resident memory, and a venv for what we compare with."""

import gc
import os
import platform
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent


def cpu_ms(act: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def steps_ms(
    act: Callable[[int], object], count: int, warm: int = 3, limit_s: float = 8.0
) -> dict[str, float]:
    """Median and 95th percentile of `count` calls after a few to warm up; stops after `limit_s` seconds."""
    for index in range(warm):
        act(index)
    found: list[float] = []
    end = time.perf_counter() + limit_s
    for index in range(warm, warm + count):
        found.append(cpu_ms(lambda index=index: act(index)))
        if time.perf_counter() > end and len(found) >= 5:
            break
    found.sort()
    return {
        "median": round(found[len(found) // 2], 3),
        "p95": round(found[min(len(found) - 1, int(len(found) * 0.95))], 3),
        "steps": len(found),
    }


def resident_mb() -> float:
    """Resident memory of this process in MB; 0 where the system does not tell."""
    gc.collect()
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def machine() -> dict[str, object]:
    """What it was measured on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": round(load, 2),
    }


def peers_python(folder: Path) -> Path | None:
    """A Python that has the peers, made on first use; None (and a notice) when they cannot be installed."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    marker = folder / "complete"
    if not marker.exists():
        print(f"making {folder} for the peers ...", file=sys.stderr)
        try:
            venv.create(folder, with_pip=True)
            command = [python, "-m", "pip", "install", "-q", "-r", HERE / "requirements-peers.txt"]
            subprocess.run(command, check=True, timeout=900)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"notice: the peers cannot be installed, so nothing is compared ({error})", file=sys.stderr)
            return None
        marker.write_text("ok\n")
    return python


def median(values: list[float]) -> float:
    """The middle of some values."""
    return sorted(values)[len(values) // 2]
