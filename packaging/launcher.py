"""The program that is frozen: the command line, and the window when it is started without arguments."""

import os
import sys


def arguments(argv: list[str]) -> list[str]:
    """What the desktop means: nothing is the window; one file alone is the window with that file.

    Some versions of macOS add a number of the process at the first start of what was downloaded.
    """
    argv = [word for word in argv if not word.startswith("-psn_")]
    if not argv:
        return ["gui"]
    if len(argv) == 1 and argv[0].lower().endswith(".ivr.json"):
        return ["gui", argv[0]]
    return argv


def use_console() -> None:
    """Windows: use the console of ivr-designer.exe, which started this program; it has none of its own."""
    if sys.platform == "win32" and os.environ.pop("IVR_DESIGNER_CONSOLE", ""):
        import ctypes

        if ctypes.windll.kernel32.AttachConsole(-1):
            sys.stdin = open("CONIN$", encoding="utf-8")  # noqa: SIM115 - for the life of the process
            sys.stdout = open("CONOUT$", "w", encoding="utf-8")  # noqa: SIM115
            sys.stderr = open("CONOUT$", "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    use_console()
    from ivr_designer.cli import main

    main(arguments(sys.argv[1:]))
