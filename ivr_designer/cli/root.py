"""The group of commands, imported one at a time, and the one place where errors become sentences."""

import errno
import importlib
import os
import sys
from typing import Any

import click

from ivr_designer.cli.output import FINDINGS, FINE, UNUSABLE, Refusal, complain, prepare_streams

DEBUG_VARIABLE = "IVR_DESIGNER_DEBUG"
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))

# name: (module, one line for the list of commands)
COMMANDS: dict[str, tuple[str, str]] = {
    "gui": ("gui", "Open the window."),
    "validate": ("validate", "Check a tree file."),
    "pull": ("pull", "Write a tree of the contact center to a file."),
    "plan": ("plan", "Show what apply would change, and change nothing."),
    "apply": ("apply", "Make the contact center equal to a file."),
    "history": ("history", "List the live states of a tree that were seen."),
    "restore": ("restore", "Bring a tree back to one of them."),
    "activity": ("activity", "List who changed what, when, and how it ended."),
    "test": ("test", "Run the recorded calls of a tree file."),
    "simulate": ("simulate", "Play one call through a tree file."),
    "export": ("export", "Write a tree file in another form, to read or to draw."),
    "where": ("where", "Tell where a queue, number, recording or voice is used."),
    "import": ("import_", "Make a draft from another program's phone menu."),
    "numbers": ("numbers", "List phone numbers, and give one a tree or a queue."),
    "recordings": ("recordings", "List and upload recordings."),
    "sandbox": ("sandbox", "Serve the contact center API on this machine, to try things."),
    "profile": ("profile", "Keep connections by name."),
    "doctor": ("doctor", "Check this installation (also: --self-test)."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that none waits for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See click.Group."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """See click.Group."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"ivr_designer.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.option("--version", is_flag=True, help="Print the version.")
@click.option("--self-test", is_flag=True, help="The same as the command doctor.")
@click.pass_context
def cli(ctx: click.Context, version: bool, self_test: bool) -> int:
    """Draw an IVR tree; the contact center follows.

    Without a command the window opens. Exit codes: 0 fine, 1 findings or refused, 2 wrong usage or input.
    """
    if version:
        from ivr_designer import __version__

        click.echo(f"ivr-designer {__version__}")
        ctx.exit(FINE)
    if self_test:
        ctx.exit(_called(ctx, "doctor"))
    if ctx.invoked_subcommand is None:
        return _called(ctx, "gui")
    return FINE


def _called(ctx: click.Context, name: str) -> int:
    """Run a command with its defaults."""
    command = cli.get_command(ctx, name)
    assert command is not None
    return int(command.main([], prog_name=f"{ctx.info_name} {name}", standalone_mode=False) or FINE)


def run(args: list[str]) -> int:
    """Run one command line and return the exit code. No traceback, whatever happens."""
    prepare_streams()
    if args[:1] == ["--self-test"]:
        args = ["doctor", *args[1:]]
    try:
        code = cli.main(args, prog_name="ivr-designer", standalone_mode=False)
        if sys.stdout is not None:  # pythonw has none
            sys.stdout.flush()
        return int(code or FINE)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (KeyboardInterrupt, click.Abort):
        complain("Stopped.", "What was sent before stays; run the same command again to go on.")
        return 130
    except Exception as error:
        if reader_has_left(error):  # let the interpreter's last flush go nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FINDINGS
        return explained(error)


def reader_has_left(error: Exception, windows: bool = os.name == "nt") -> bool:
    """Tell whether the program that read our output has ended. Windows calls that an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    return windows and isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None


def explained(error: Exception) -> int:
    """Say what went wrong and return the exit code."""
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, Refusal):
        complain(error.cause, error.advice)
        return error.code
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        names = ", ".join(error.ctx.command.list_commands(error.ctx))  # type: ignore[attr-defined]
        complain(f"“{error.ctx.command_path}” needs a command.", f"Give one of {names}.")
        return UNUSABLE
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "ivr-designer"
        complain(error.format_message(), f"“{where} --help” lists what can be given.")
        return UNUSABLE
    if isinstance(error, click.ClickException):
        complain(error.format_message(), "Check the name and try again.")
        return UNUSABLE
    complain(*_cause_and_advice(error))
    return FINDINGS if type(error).__name__ in {"SyncProblem", "EditRefused", "CommitFailed"} else UNUSABLE


def _cause_and_advice(error: Exception) -> tuple[Any, Any]:
    """The two sentences an error carries, or what can be said of one that carries none."""
    cause, advice = getattr(error, "cause", None), getattr(error, "advice", None)
    if cause is not None and advice is not None:
        words = getattr(error, "server_words", "")
        return (f"{cause} The server said: “{words}”" if words else cause), advice
    reason = getattr(error, "reason", None)
    if type(error).__name__ == "EditRefused" and reason is not None:
        return reason, "Change the file so that it keeps to the rule."
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return "The disk is full.", "Free some space and do it again."
    if isinstance(error, OSError):
        name = f" “{error.filename}”" if error.filename else ""
        return f"The system refused{name}: {error.strerror or error}.", "Check the path and your permissions."
    if isinstance(error, MemoryError | RecursionError):
        return "The input is too large for this machine.", "Give a smaller file."
    return (
        f"The program met something it did not expect ({type(error).__name__}).",
        f"Please report it; with {DEBUG_VARIABLE}=1 the command prints details for the report.",
    )
