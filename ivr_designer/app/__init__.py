"""Puts the program together: paths, settings, profiles, vault, session, window."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GuiOptions:
    """How the window is to start: `sandbox` before `profile` (name or id) before what was used last."""

    sandbox: bool = False
    profile: str = ""
    file: Path | None = None


class NoScreen(Exception):
    """There is nothing to open a window on; Qt would end the program with a core dump."""

    cause = "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set)."
    advice = "Start it in a desktop session; “ivr-designer --help” lists what works without one."


def lacks_screen(environ: Mapping[str, str], system: str = sys.platform) -> bool:
    """True on a Linux terminal without a desktop, unless Qt was told to draw elsewhere."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    return system.startswith("linux") and not any(environ.get(name) for name in names)


def run_gui(options: GuiOptions) -> int:
    """Open the window and return the exit code when it is closed. Imports Qt. Raises NoScreen."""
    if lacks_screen(os.environ):
        raise NoScreen
    from ivr_designer.app.start import run

    return run(options)
