"""The program, or a piece of code, in a process of its own with a home of its own."""

import os
import subprocess
import sys

PATIENCE_S = 280
"""How long a process of a test may take. It is for one that hangs: a busy machine takes a minute for some."""


def environment_in(folder):
    """An environment for the offscreen program, whose files are all below `folder`/home."""
    return dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        IVR_DESIGNER_HOME=str(folder / "home"),
        PYTHONWARNINGS="default",
    )


def run_code(code, environment, timeout_s=PATIENCE_S, arguments=()):
    """Run `code` with this Python and return the finished process with what it printed."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout_s,
        check=False,
    )
