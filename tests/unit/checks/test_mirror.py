from pathlib import PurePosixPath

import pytest

from tests.checks import mirror


@pytest.fixture
def root(tmp_path):
    """A package with one module in each place."""
    for name in ("sync/engine.py", "ui/canvas/surface.py", "cli.py", "__main__.py", "sync/__init__.py"):
        path = tmp_path / "ivr_designer" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")
    (tmp_path / "ivr_designer" / "empty.py").touch()
    return tmp_path


def write(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_modules_without_a_twin_are_named(root):
    assert mirror.findings(root, {}) == [
        "ivr_designer/cli.py: no tests/unit/test_cli.py",
        "ivr_designer/sync/engine.py: no tests/unit/sync/test_engine.py",
        "ivr_designer/ui/canvas/surface.py: no tests/unit/ui/canvas/test_surface.py",
    ]


@pytest.mark.parametrize(
    "surface",
    ["tests/unit/ui/canvas/test_surface.py", "tests/gui/canvas/test_surface.py", "tests/gui/test_surface.py"],
)
@pytest.mark.parametrize("cli", ["tests/unit/test_cli.py", "tests/e2e/test_cli.py"])
def test_the_places_of_a_twin(root, surface, cli):
    write(root, surface, cli, "tests/unit/sync/test_engine.py")
    assert mirror.findings(root, {}) == []


def test_only_the_outermost_and_the_screen_are_tested_elsewhere():
    assert mirror.twins(PurePosixPath("ivr_designer/sync/engine.py")) == [
        PurePosixPath("tests/unit/sync/test_engine.py")
    ]


def test_the_list_excuses_and_is_checked_itself(root):
    write(root, "tests/unit/test_cli.py", "tests/gui/test_canvas.py", "tests/unit/sync/test_engine.py")
    allow = {"ivr_designer/ui/canvas/surface.py": "tests/gui/test_canvas.py"}
    assert mirror.findings(root, allow) == []
    allow["ivr_designer/cli.py"] = "tests/gui/test_canvas.py"
    allow["ivr_designer/gone.py"] = "tests/gui/test_canvas.py"
    assert mirror.findings(root, allow) == [
        "mirror_allow.txt: ivr_designer/cli.py has a twin; take it off the list",
        "mirror_allow.txt: ivr_designer/gone.py or tests/gui/test_canvas.py does not exist",
    ]


def test_the_list_is_read():
    assert mirror.read_allow(["# a comment", "", "a.py  test_b.py # why"]) == {"a.py": "test_b.py"}
