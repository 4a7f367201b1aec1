import pytest

from tests.checks import wheels
from tests.checks.locks import SYSTEMS, Row

ROWS = [Row("one", "1.0", "", frozenset({"aa"})), Row("two-x", "2.0", "", frozenset({"bb"}))]


def found(name, digest):
    return {"metadata": {"name": name}, "download_info": {"archive_info": {"hashes": {"sha256": digest}}}}


def index(files, missing=()):
    """An index with these files; like pip it names the first package that is missing, and stops."""

    def ask(names):
        for name in names:
            if name in missing:
                return f"ERROR: No matching distribution found for {name}\n", []
        return "", [
            one for one in files if any(n.startswith(one["metadata"]["name"].lower()[:3]) for n in names)
        ]

    return ask


def test_all_there():
    assert wheels.lacking(ROWS, index([found("One", "aa"), found("two_x", "bb")])) == []


def test_every_package_without_a_wheel_is_named():
    ask = index([found("one", "aa")], missing={"two-x==2.0"})
    assert wheels.lacking(ROWS, ask) == ["two-x==2.0 has no wheel"]
    ask = index([], missing={"one==1.0", "two-x==2.0"})
    assert wheels.lacking(ROWS, ask) == ["one==1.0 has no wheel", "two-x==2.0 has no wheel"]


def test_a_file_that_the_lock_does_not_know_is_named():
    assert wheels.lacking(ROWS[:1], index([found("one", "cc")])) == ["one has another hash"]


def test_another_failure_of_pip_is_told():
    assert wheels.lacking(ROWS, lambda _names: ("ERROR: no network", [])) == ["pip failed: ERROR: no network"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_pip_is_asked_for_that_system_and_installs_nothing(system):
    words = wheels.command(system, "3.14", ["one==1.0"])
    assert "--dry-run" in words
    assert words[words.index("--python-version") + 1] == "3.14"
    assert words.count("--platform") == len(wheels.TAGS[system]) > 0
    assert words[-1] == "one==1.0"
