"""Run every check, side by side where that helps, and print one line each."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.checks import budget, dead_code, lints, locks, mirror, translations

ROOT = Path(__file__).resolve().parents[2]
BUDGETED = ("ivr_designer", "tests/checks", "packaging")


class Outcome(NamedTuple):
    """How one check ended: whether it passed, what it has to say, and how many seconds it took."""

    name: str
    passed: bool
    text: str
    seconds: float


def tracked(root: Path) -> list[Path]:
    """The files that are, or are about to be, in the repository, relative to ``root``."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [Path(name) for name in done.stdout.split("\0") if name and (root / name).is_file()]


def read_texts(root: Path, paths: list[Path]) -> dict[Path, str]:
    """The texts of ``paths``; binary files are left out."""
    texts = {}
    for path in paths:
        content = (root / path).read_bytes()
        if b"\0" not in content[:4096]:
            texts[path] = content.decode("utf-8", errors="replace")
    return texts


def budget_check() -> list[str]:
    """The size budget over the product, its packaging and these checks."""
    paths = [path for folder in BUDGETED for path in sorted((ROOT / folder).rglob("*.py"))]
    paths.append(ROOT / "run.py")
    return budget.findings({path.relative_to(ROOT): path.read_text("utf-8") for path in paths})


def test_share_check() -> list[str]:
    """About a line of tests a line of the product; these checks are no tests of it."""
    source = [path.read_text("utf-8") for path in (ROOT / "ivr_designer").rglob("*.py")]
    checks = ROOT / "tests" / "checks"
    tests = [p.read_text("utf-8") for p in (ROOT / "tests").rglob("*.py") if checks not in p.parents]
    return list(budget.test_share_findings(source, tests))


def dead_code_check() -> list[str]:
    """What nothing uses, in the product and these checks."""
    return dead_code.findings(ROOT, ["ivr_designer", "tests/checks", "run.py"])


def mirror_check() -> list[str]:
    """Each module's twin test file."""
    return mirror.findings(ROOT, mirror.read_allow(mirror.ALLOW.read_text("utf-8").splitlines()))


def lint_check() -> list[str]:
    """Our own lints, over the product's code and over every text in the repository."""
    found: list[str] = []
    for path, text in read_texts(ROOT, tracked(ROOT)).items():
        found += lints.text_findings(path, text)
        if path.parts[0] == "ivr_designer" and path.suffix == ".py":
            found += lints.code_findings(path, text)
    return found


def run_tool(arguments: list[str]) -> tuple[bool, str]:
    """Run one of the tools of ``.venv`` and return whether it was content, and its output."""
    tool = Path(sys.executable).parent / arguments[0]
    command = [str(tool), *arguments[1:]]
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return done.returncode == 0, done.stdout


def run_own(check: Callable[[], list[str]]) -> tuple[bool, str]:
    """Run one of our own checks and return whether it found nothing, and what it found."""
    found = check()
    return not found, "\n".join(found)


def types_on(platform: str, version: str) -> list[str]:
    """The command that checks the types as ``platform`` and Python ``version`` have them.

    So what only one system or Python has (fcntl, msvcrt, os.geteuid, a dropped module) stands behind a
    question for it. Each keeps a cache of its own: they would drop each other's.
    """
    cache = f".mypy_cache/{platform}"
    return ["mypy", "--platform", platform, "--python-version", version, "--cache-dir", cache]


# The slow ones first: they set how long the whole takes.
CHECKS: dict[str, list[str] | Callable[[], list[str]]] = {
    "types on Linux, 3.11": types_on("linux", "3.11"),
    "types on Windows, 3.13": types_on("win32", "3.13"),
    "types on macOS, 3.14": types_on("darwin", "3.14"),
    "borders (lint-imports)": ["lint-imports"],
    "dead code (vulture)": dead_code_check,
    "lint (ruff)": ["ruff", "check", "--quiet", "."],
    "format (ruff)": ["ruff", "format", "--check", "--quiet", "."],
    "size budget": budget_check,
    "a test file a module": mirror_check,
    "tests a line of source": test_share_check,
    "own lints": lint_check,
    "translations": translations.findings,
    "lock files": locks.findings,
}


def run_check(name: str) -> Outcome:
    """Run the check called ``name``."""
    start = time.monotonic()
    what = CHECKS[name]
    passed, text = run_tool(what) if isinstance(what, list) else run_own(what)
    return Outcome(name, passed, text.strip(), time.monotonic() - start)


def main() -> int:
    """Run all, print a line each and the output of those that failed; return the exit code."""
    outcomes = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(run_check, CHECKS):
            print(
                f"{'ok  ' if outcome.passed else 'FAIL'} {outcome.name:24} {outcome.seconds:5.1f} s",
                flush=True,
            )
            outcomes.append(outcome)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(f"\n--- {outcome.name}\n{outcome.text}")
    print(f"\n{len(outcomes) - len(failed)} of {len(outcomes)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
