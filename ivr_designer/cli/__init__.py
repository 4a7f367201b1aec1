"""The command line. Nothing here imports Qt; only `gui` asks the window to start."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ivr_designer import __version__

if TYPE_CHECKING:
    from ivr_designer.app import GuiOptions


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code: 0 fine, 1 findings or refused, 2 usage or input."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args == ["--version"]:  # installers and help desks ask often; this path imports next to nothing
        print(f"ivr-designer {__version__}")
        sys.exit(0)
    options = window_asked(args)
    if options is not None:
        sys.exit(_window(options))
    from ivr_designer.cli.root import run

    sys.exit(run(args))


def window_asked(args: list[str]) -> "GuiOptions | None":
    """What a plain call for the window asks for; None for any other command line, which click explains.

    A window opens by the millisecond; reading these few words by hand saves it from waiting for click.
    """
    if args and args[0] != "gui":
        return None
    sandbox, profile, file = False, "", None
    words = iter(args[1:])
    for word in words:
        if word == "--sandbox":
            sandbox = True
        elif word == "--profile":
            profile = next(words, "")
            if not profile or profile.startswith("-"):
                return None
        elif word and not word.startswith("-") and file is None:
            file = Path(word)
        else:
            return None
    from ivr_designer.app import GuiOptions

    return GuiOptions(sandbox=sandbox, profile=profile, file=file)


def _window(options: "GuiOptions") -> int:
    """Open it; what goes wrong is explained as for any command."""
    try:
        from ivr_designer.app import run_gui

        return run_gui(options)
    except Exception as error:
        from ivr_designer.cli.output import prepare_streams
        from ivr_designer.cli.root import explained

        prepare_streams()
        return explained(error)
