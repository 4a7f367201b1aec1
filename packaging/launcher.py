"""The program that is frozen: the command line, and the window when it is started without arguments."""

import multiprocessing
import sys


def arguments(argv: list[str]) -> list[str]:
    """What the desktop means: nothing is the window; one file alone is the window with that file."""
    if not argv:
        return ["gui"]
    if len(argv) == 1 and argv[0].lower().endswith(".ivr.json"):
        return ["gui", argv[0]]
    return argv


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.argv[1:] = arguments(sys.argv[1:])
    from ivr_designer.cli import main

    main()
