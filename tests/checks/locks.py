"""The lock files fit the project on every system and Python that it promises, as far as they tell."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# sys_platform, os_name, platform_system, platform_machine
SYSTEMS = {
    "Linux x86_64": ("linux", "posix", "Linux", "x86_64"),
    "Linux arm64": ("linux", "posix", "Linux", "aarch64"),
    "Windows x64": ("win32", "nt", "Windows", "AMD64"),
    "macOS arm64": ("darwin", "posix", "Darwin", "arm64"),
    "macOS x86_64": ("darwin", "posix", "Darwin", "x86_64"),
}
_ROW = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Row(NamedTuple):
    """One package of a lock: where it is wanted (empty: everywhere), and the hashes of its files."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]


def rows(text: str) -> list[Row]:
    """The packages of a lock file, as uv writes it."""
    found: list[Row] = []
    for line in text.splitlines():
        if row := _ROW.match(line):
            found.append(
                Row(canonicalize_name(row["name"]), row["version"], row["marker"] or "", frozenset())
            )
        elif found and (hashed := _HASH.search(line)):
            found[-1] = found[-1]._replace(hashes=found[-1].hashes | {hashed[1]})
    return found


def environment(system: str, python: str) -> dict[str, str]:
    """What markers are asked on ``system`` (of SYSTEMS) with CPython ``python``."""
    names = ("sys_platform", "os_name", "platform_system", "platform_machine")
    cpython = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}
    versions = {"python_version": python, "python_full_version": f"{python}.2"}
    return {**dict(zip(names, SYSTEMS[system], strict=True)), **cpython, **versions}


def wanted(lock: Iterable[Row], system: str, python: str) -> list[Row]:
    """The packages that are installed there."""
    there = environment(system, python)
    return [row for row in lock if not row.marker or Marker(row.marker).evaluate(there)]


def requirements(project: Mapping[str, Any], *, dev: bool) -> list[Requirement]:
    """What pyproject.toml asks for, for the program alone or for its development."""
    names = [*project["project"]["dependencies"], *(project["dependency-groups"]["dev"] if dev else [])]
    return [Requirement(name) for name in names]


def lock_findings(name: str, lock: Sequence[Row], asked: Sequence[Requirement]) -> Iterator[str]:
    """What is wrong with one lock."""
    yield from (f"{name}: {row.name} has no hash" for row in lock if not row.hashes)
    for system in SYSTEMS:
        for python in PYTHONS:
            there: dict[str, list[str]] = {}
            for row in wanted(lock, system, python):
                there.setdefault(row.name, []).append(row.version)
            where = f"{name} on {system}, Python {python}"
            twice = (package for package, versions in there.items() if len(versions) > 1)
            yield from (f"{where}: {package} has more than one version" for package in twice)
            for need in asked:
                versions = there.get(canonicalize_name(need.name), [])
                if not any(need.specifier.contains(version, prereleases=True) for version in versions):
                    yield f"{where}: {need} is not met"


def findings() -> list[str]:
    """What is wrong with the locks of the checkout."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    app, dev = (rows((ROOT / f"requirements{kind}.lock").read_text("utf-8")) for kind in ("", "-dev"))
    found = [
        *lock_findings("requirements.lock", app, requirements(project, dev=False)),
        *lock_findings("requirements-dev.lock", dev, requirements(project, dev=True)),
    ]
    # The marker may be wider there: something else may want the package on other systems, too.
    known = {(row.name, row.version, row.hashes) for row in dev}
    others = (row for row in app if (row.name, row.version, row.hashes) not in known)
    return [
        *found,
        *(f"requirements-dev.lock lacks {row.name} {row.version} of requirements.lock" for row in others),
    ]
