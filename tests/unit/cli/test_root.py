import errno
import importlib
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from ivr_designer import __version__
from ivr_designer.app import GuiOptions
from ivr_designer.cli import main, window_asked
from ivr_designer.cli.output import FINDINGS, Refusal
from ivr_designer.cli.root import COMMANDS, DEBUG_VARIABLE, reader_has_left, run
from ivr_designer.cli.root import cli as root
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import SyncProblem


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name, cli):
    done = cli(name, "--help")
    assert done.code == 0
    assert f"Usage: ivr-designer {name}" in done.out
    assert done.err == ""


def test_the_list_of_commands(cli):
    done = cli("--help")
    assert all(name in done.out and about in done.out for name, (_, about) in COMMANDS.items())


@pytest.mark.parametrize("args", [["--version"], ["--self-test", "--help"]])
def test_short_ways(args, cli):
    assert cli(*args).code == 0


def test_main_leaves_with_the_code(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"ivr-designer {__version__}\n"
    with pytest.raises(SystemExit) as left:
        main(["nonsense"])
    assert left.value.code == 2


@pytest.mark.parametrize(
    "args",
    [["nonsense"], ["--nonsense"], ["validate"], ["validate", "a", "b"], ["apply", "x", "--frobnicate"],
     ["sandbox", "--port", "many"], ["profile"], ["profile", "frob"], ["export", "x"]],
)  # fmt: skip
def test_wrong_usage_is_two_lines_and_two(args, cli):
    done = cli(*args)
    if args == ["profile"]:
        assert done.code == 2
    else:
        done.assert_complaint(2)


def raising(error):
    @click.command("boom")
    def boom():
        raise error

    return boom


ENDS = [
    (Refusal("A.", "B."), 2, "A.\nB.\n"),
    (Refusal("A.", "B.", 1), 1, "A.\nB.\n"),
    (SyncProblem(phrase("A."), phrase("B."), "no\x1bsuch"), 1, "A. The server said: “no\\x1bsuch”\nB.\n"),
    (EditRefused(phrase("A node needs a name.")), 1, "A node needs a name.\nChange the file"),
    (OSError(13, "Permission denied", "/x"), 2, "The system refused “/x”: Permission denied."),
    (
        OSError(errno.ENOSPC, "No space left on device"),
        2,
        "The disk is full.\nFree some space and do it again.",
    ),
    (KeyboardInterrupt(), 130, "Stopped.\n"),
    (MemoryError(), 2, "The input is too large"),
    (RecursionError(), 2, "The input is too large"),
    (
        KeyError("secret words"),
        2,
        "The program met something it did not expect (KeyError).\nPlease report it",
    ),
]


@pytest.mark.parametrize(("error", "code", "said"), ENDS, ids=lambda v: type(v).__name__)
def test_every_error_is_a_cause_and_an_advice(error, code, said, capsys):
    root.add_command(raising(error))
    COMMANDS["boom"] = ("boom", "Fails.")
    module = type("Module", (), {"command": raising(error)})
    importlib.sys.modules["ivr_designer.cli.boom"] = module
    try:
        assert run(["boom"]) == code
    finally:
        del COMMANDS["boom"], importlib.sys.modules["ivr_designer.cli.boom"], root.commands["boom"]
    out, err = capsys.readouterr()
    err = err.lstrip("\n")  # an interrupt ends the line that was being written
    assert err.startswith(said)
    assert len(err.splitlines()) == 2
    assert "Traceback" not in err
    assert "secret words" not in err
    assert out == ""


def test_details_are_printed_only_on_demand(cli, monkeypatch):
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    assert "Traceback" in cli("validate", "/no/such/file").err


@pytest.mark.parametrize(
    ("args", "asked"),
    [
        ([], GuiOptions()),
        (["gui"], GuiOptions()),
        (["gui", "--sandbox"], GuiOptions(sandbox=True)),
        (["gui", "--profile", "Work", "a.ivr.json"], GuiOptions(profile="Work", file=Path("a.ivr.json"))),
    ],
)
def test_a_plain_call_for_the_window_does_not_wait_for_click(args, asked):
    assert window_asked(args) == asked


@pytest.mark.parametrize(
    "args",
    [
        ["validate", "x"], ["--help"], ["gui", "--help"], ["gui", "--profile"], ["gui", "--profile", "-x"],
        ["gui", "a", "b"], ["gui", "--odd"], ["gui", ""],
    ],
)  # fmt: skip
def test_anything_else_is_read_by_click(args):
    assert window_asked(args) is None


@pytest.mark.parametrize(
    ("error", "windows", "left"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), False, True),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), True, True),
        (OSError(errno.EINVAL, "Invalid argument"), True, True),
        (OSError(errno.EINVAL, "Invalid argument"), False, False),
        (OSError(errno.EINVAL, "Invalid argument", "a:b"), True, False),
        (OSError(errno.ENOSPC, "No space left on device"), True, False),
        (ValueError(errno.EINVAL), True, False),
    ],
)
def test_when_the_reader_of_the_output_has_left(error, windows, left):
    assert reader_has_left(error, windows) is left


def test_a_reader_who_leaves_early_is_no_trouble():
    """`ivr-designer … | more`, ended before the end."""
    read, write = os.pipe()
    os.close(read)
    code = "import sys; from ivr_designer.cli.root import run; sys.exit(run(['--help']))"
    with os.fdopen(write, "w") as stdout:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == FINDINGS
    assert done.stderr == ""


def test_a_program_without_a_console_ends_well():
    """Windows' pythonw has neither stdout nor stderr; click prints nothing then."""
    code = (
        "import sys; from ivr_designer.cli.root import run; sys.stdout = sys.stderr = None; "
        "sys.exit(run(['where', '--help']) + 10 * run(['nonsense']))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 20
