"""Nothing but the window starts Qt, and no command what it does not need; the time is for benchmarks."""

import os
import subprocess
import sys

import pytest

from ivr_designer import __version__
from ivr_designer.cli.root import COMMANDS
from tests.helpers.cli import CHECKOUT, SAMPLE, in_process
from tests.helpers.programs import PATIENCE_S

NO_QT = [name for name in COMMANDS if name != "gui"]
HEAVY = ("PySide6", "shiboken6", "httpx", "networkx", "starlette", "uvicorn", "keyring")


def loaded_after(code):
    show = (
        f"import sys; sys.argv = ['ivr-designer']\n{code}\nprint(*[m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True, cwd=CHECKOUT, timeout=PATIENCE_S
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


def test_the_version_is_that_of_the_program():
    assert in_process("--version").out.splitlines() == [f"ivr-designer {__version__}"]


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Linux alone has terminals without a desktop"
)
def test_without_a_screen_the_window_is_a_sentence_and_no_core_dump():
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "WAYLAND_SOCKET": "", "QT_QPA_PLATFORM": ""}
    for args in ((), ("gui", "--sandbox")):
        done = in_process(*args, **nowhere)
        done.assert_complaint(2)
        assert "There is no screen here" in done.err


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes the stream")
@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_stream_that_was_closed_is_no_reason_to_fail(stream):
    line = f'"{sys.executable}" -m ivr_designer validate "{SAMPLE}" {stream}>&-'
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, cwd=CHECKOUT, timeout=60)
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    assert bool(done.stdout) is (stream == "2")
