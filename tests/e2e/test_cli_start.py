"""Starting is quick, and nothing but the window starts Qt."""

import os
import subprocess
import sys
import time

import pytest

from ivr_designer import __version__
from ivr_designer.cli.root import COMMANDS
from tests.helpers.cli import CHECKOUT, SAMPLE, in_process

NO_QT = [name for name in COMMANDS if name != "gui"]
HEAVY = ("PySide6", "shiboken6", "httpx", "networkx", "starlette", "uvicorn", "keyring")


def loaded_after(code):
    show = (
        f"import sys; sys.argv = ['ivr-designer']\n{code}\nprint(*[m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True, cwd=CHECKOUT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("name", NO_QT)
def test_no_command_loads_qt_or_other_heavy_things_to_explain_itself(name):
    assert loaded_after(f"from ivr_designer.cli.root import run; run(['{name}', '--help'])") == []


def test_validating_and_exporting_load_nothing_heavy(tmp_path):
    for args in (
        ["validate", str(SAMPLE)],
        ["export", str(SAMPLE), "--to", "dot", "-o", str(tmp_path / "x")],
    ):
        assert loaded_after(f"from ivr_designer.cli.root import run; run({args!r})") == []


@pytest.fixture
def over_python(tmp_path):
    """Seconds that a command takes longer than bare Python: the best of several, with compiled modules."""
    environ = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)

    def seconds(*command):
        begin = spent()
        subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=CHECKOUT, env=environ)
        return spent() - begin

    def measure(*args):
        bare = min(seconds(sys.executable, "-c", "pass") for _ in range(4))
        return min(seconds(sys.executable, "-m", "ivr_designer", *args) for _ in range(4)) - bare

    return measure


def spent():
    """Processor time where the system tells it, so that other work on the machine does not count."""
    times = os.times()
    children = times.children_user + times.children_system
    return children if children else time.perf_counter()


def test_commands_start_in_under_a_quarter_of_a_second(over_python):
    assert over_python("validate", str(SAMPLE)) < 0.25


def test_the_version_comes_at_once(over_python):
    assert over_python("--version") < 0.1
    assert in_process("--version").out == f"ivr-designer {__version__}\n"
