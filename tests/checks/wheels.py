"""Ask the package index whether every package of a lock has a wheel for each system and Python.

Run it by hand after a change of the locks: ``python -m tests.checks.wheels [LOCK]``. Nothing is installed.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from tests.checks.locks import PYTHONS, ROOT, SYSTEMS, Row, rows, wanted

# The oldest that Qt runs on: glibc 2.34 (2.39 on arm64), macOS 13.
TAGS = {
    "Linux x86_64": [*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)), "manylinux2014_x86_64"],
    "Linux arm64": [
        *(f"manylinux_2_{minor}_aarch64" for minor in range(39, 16, -1)),
        "manylinux2014_aarch64",
    ],
    "Windows x64": ["win_amd64"],
    "macOS arm64": ["macosx_13_0_arm64"],
    "macOS x86_64": ["macosx_13_0_x86_64"],
}
Ask = Callable[[Sequence[str]], "tuple[str, list[Any]]"]
_LACKING = "No matching distribution found for "


def command(system: str, python: str, names: Sequence[str]) -> list[str]:
    """pip's arguments that find wheels for ``names`` (name==version) there, and install nothing."""
    platforms = [word for tag in TAGS[system] for word in ("--platform", tag)]
    there = ["--python-version", python, "--implementation", "cp", *platforms]
    # --target: pip wants it with a foreign platform.
    nothing = ["--dry-run", "--ignore-installed", "--target", "none", "--no-deps", "--only-binary", ":all:"]
    return ["install", "--quiet", *nothing, *there, *names]


def lacking(chosen: Sequence[Row], ask: Ask) -> list[str]:
    """What has no wheel, or one that the lock does not know. ``ask`` gives pip's error and found files."""
    names = [f"{row.name}=={row.version}" for row in chosen]
    known = {row.name: row.hashes for row in chosen}
    bad: list[str] = []
    while names:
        error, found = ask(names)
        if not error:
            break
        name = error.partition(_LACKING)[2].split()[:1]
        if not name or name[0] not in names:
            return [*bad, f"pip failed: {error.strip()[-300:]}"]
        bad.append(f"{name[0]} has no wheel")
        names.remove(name[0])
    else:
        found = []
    for one in found:
        package = canonicalize_name(one["metadata"]["name"])
        if one["download_info"]["archive_info"]["hashes"]["sha256"] not in known[package]:
            bad.append(f"{package} has another hash")
    return bad


def pip(system: str, python: str) -> Ask:
    """Ask pip, for one system and Python."""

    def ask(names: Sequence[str]) -> tuple[str, list[Any]]:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            words = [sys.executable, "-m", "pip", *command(system, python, names), "--report", str(report)]
            done = subprocess.run(words, check=False, capture_output=True, text=True, cwd=folder)
            return (
                (done.stderr or "pip failed", [])
                if done.returncode
                else ("", json.loads(report.read_text())["install"])
            )

    return ask


def main(argv: Sequence[str]) -> int:
    """Print a line for each system and Python; return the exit code."""
    lock = rows(Path(argv[0] if argv else ROOT / "requirements-dev.lock").read_text("utf-8"))
    is_whole = True
    for system in SYSTEMS:
        for python in PYTHONS:
            chosen = wanted(lock, system, python)
            bad = lacking(chosen, pip(system, python))
            is_whole = is_whole and not bad
            print(
                f"{system:14} {python}  {len(chosen)} packages  {'; '.join(bad) or 'all there'}", flush=True
            )
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
