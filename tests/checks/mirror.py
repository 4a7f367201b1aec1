"""Every module has a twin test file, so a reader knows where to look and nothing is untested unseen."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

ALLOW = Path(__file__).with_name("mirror_allow.txt")


def modules(root: Path) -> list[PurePosixPath]:
    """The modules of the package that want a twin: all but empty ones, ``__init__`` and ``__main__``."""
    found = (path for path in (root / "ivr_designer").rglob("*.py") if not path.name.startswith("__"))
    return sorted(
        PurePosixPath(path.relative_to(root).as_posix()) for path in found if path.read_text("utf-8")
    )


def twins(module: PurePosixPath) -> list[PurePosixPath]:
    """Where the tests of ``module`` may stand; the first is the usual place.

    Modules that need Qt may be tested in tests/gui instead, and the outermost ones in tests/e2e.
    """
    inner = PurePosixPath(*module.parts[1:])
    name = f"test_{module.name}"
    places = [PurePosixPath("tests/unit") / inner.with_name(name)]
    if inner.parts[0] == "ui":
        gui = PurePosixPath("tests/gui")
        places += [gui / PurePosixPath(*inner.parts[1:]).with_name(name), gui / name]
    elif len(inner.parts) == 1:
        places += [PurePosixPath("tests/gui") / name, PurePosixPath("tests/e2e") / name]
    return places


def read_allow(lines: Iterable[str]) -> dict[str, str]:
    """The allow list: module to the test file that covers it; ``#`` starts a comment."""
    words = (line.partition("#")[0].split() for line in lines)
    return {pair[0]: pair[1] for pair in words if len(pair) == 2}


def findings(root: Path, allow: dict[str, str]) -> list[str]:
    """What is wrong with the mirror under ``root``, one line each; empty when all is well."""
    return [*missing(root, allow), *stale(root, allow)]


def missing(root: Path, allow: dict[str, str]) -> Iterator[str]:
    """Modules that have no twin and are not on the list."""
    for module in modules(root):
        if str(module) not in allow and not any((root / twin).exists() for twin in twins(module)):
            yield f"{module}: no {twins(module)[0]}"


def stale(root: Path, allow: dict[str, str]) -> Iterator[str]:
    """Rows of the list whose module or test is gone, or whose module has a twin after all."""
    for module, test in allow.items():
        if not (root / module).exists() or not (root / test).exists():
            yield f"{ALLOW.name}: {module} or {test} does not exist"
        elif any((root / twin).exists() for twin in twins(PurePosixPath(module))):
            yield f"{ALLOW.name}: {module} has a twin; take it off the list"
