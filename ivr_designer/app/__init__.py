"""Puts the program together: paths, settings, profiles, vault, session, window."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GuiOptions:
    """How the window is to start: `sandbox` before `profile` (name or id) before what was used last."""

    sandbox: bool = False
    profile: str = ""
    file: Path | None = None


def run_gui(options: GuiOptions) -> int:
    """Open the window and return the exit code when it is closed. Imports Qt."""
    from ivr_designer.app.start import run

    return run(options)
