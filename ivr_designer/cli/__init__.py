"""The command line. Nothing here imports Qt; only `gui` asks the window to start."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from ivr_designer import __version__


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code: 0 fine, 1 findings or refused, 2 usage or input."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args == ["--version"]:  # installers and help desks ask often; this path imports next to nothing
        print(f"ivr-designer {__version__}")
        sys.exit(0)
    from ivr_designer.cli.root import run

    sys.exit(run(args))
