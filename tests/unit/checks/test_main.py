import subprocess
from pathlib import Path

import pytest

from tests.checks import __main__ as checks
from tests.helpers.machine import needs_program


@needs_program("git")
def test_tracked_and_new_files_count_but_not_ignored_ones(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("skipped\n")
    for name in ("kept", "skipped"):
        (tmp_path / name).touch()
    assert sorted(checks.tracked(tmp_path)) == [Path(".gitignore"), Path("kept")]


def test_binary_files_are_not_read(tmp_path):
    (tmp_path / "a").write_bytes(b"\0PNG")
    (tmp_path / "b").write_bytes("é".encode() + b"\xff")
    assert checks.read_texts(tmp_path, [Path("a"), Path("b")]) == {Path("b"): "é\N{REPLACEMENT CHARACTER}"}


def test_a_check_of_ours_passes_only_when_it_finds_nothing():
    assert checks.run_own(list) == (True, "")
    assert checks.run_own(lambda: ["a", "b"]) == (False, "a\nb")


def test_a_tool_fails_by_its_exit_code_and_its_words_are_kept():
    assert checks.run_tool(["python", "-c", "print('fine')"]) == (True, "fine\n")
    assert checks.run_tool(["python", "-c", "import sys; sys.exit('bad')"]) == (False, "bad\n")


@pytest.mark.parametrize(
    ("platform", "words", "is_there"),
    [
        ("linux", "os.geteuid()", True),
        ("darwin", "os.geteuid()", True),
        ("win32", "os.geteuid()", False),
        ("win32", "os.startfile('x')", True),
        ("darwin", "os.startfile('x')", False),
    ],
)
def test_types_are_checked_as_each_system_has_them(platform, words, is_there, tmp_path):
    piece = tmp_path / "piece.py"
    piece.write_text(f"import os\n{words}\n")
    [command] = [
        what
        for what in checks.CHECKS.values()
        if isinstance(what, list) and ["--platform", platform] == what[1:3]
    ]
    passed, said = checks.run_tool([*command, str(piece)])
    assert (passed, "[attr-defined]" in said) == (is_there, not is_there), said


def test_each_system_is_checked_with_a_cache_and_a_python_of_its_own():
    kinds = [what for what in checks.CHECKS.values() if isinstance(what, list) and what[0] == "mypy"]
    assert {len({what[at] for what in kinds}) for at in (2, 4, 6)} == {3}
