import re

import pytest
from packaging.requirements import Requirement

from tests.checks import locks

A, B = "a" * 64, "b" * 64
TEXT = f"""one==1.0 \\
    --hash=sha256:{A} \\
    --hash=sha256:{B}
Two_x==2.5 ; python_full_version < '3.12' and sys_platform == 'win32' \\
    --hash=sha256:{A}
"""


def test_rows_have_names_versions_markers_and_hashes():
    one, two = locks.rows(TEXT)
    assert one == ("one", "1.0", "", {A, B})
    assert two[:2] == ("two-x", "2.5")
    assert two.hashes == {A}


def test_the_locks_of_the_checkout_are_read_whole():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (locks.ROOT / name).read_text("utf-8")
        assert len(locks.rows(text)) == len(re.findall(r"^\S+==", text, re.MULTILINE)) > 10
        assert sum(len(row.hashes) for row in locks.rows(text)) == text.count("--hash=")


@pytest.mark.parametrize(
    ("system", "python", "names"),
    [
        ("Windows x64", "3.11", ["one", "two-x"]),
        ("Windows x64", "3.12", ["one"]),
        ("macOS arm64", "3.11", ["one"]),
    ],
)
def test_markers_are_asked_as_that_system_answers(system, python, names):
    assert [row.name for row in locks.wanted(locks.rows(TEXT), system, python)] == names


def findings(text, *asked):
    return list(locks.lock_findings("lock", locks.rows(text), [Requirement(name) for name in asked]))


def test_a_package_that_a_system_lacks_is_found():
    found = findings(TEXT, "one>=1", "two.x")
    assert len(found) == len(locks.SYSTEMS) * len(locks.PYTHONS) - 1, "all but Windows with 3.11"
    assert "lock on macOS arm64, Python 3.14: two.x is not met" in found


def test_a_version_that_is_too_old_two_at_once_and_no_hash_are_found():
    assert findings(TEXT, "one>=1.1")[0].endswith("Python 3.11: one>=1.1 is not met")
    assert "one has more than one version" in findings(f"{TEXT}one==1.1 \\\n    --hash=sha256:{B}\n")[0]
    assert findings("one==1.0 \\\n") == ["lock: one has no hash"]


def test_the_locks_of_the_checkout_fit():
    assert locks.findings() == []
