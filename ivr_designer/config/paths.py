"""Where this program keeps its things, and where its own resources are.

`IVR_DESIGNER_HOME` puts everything of the user's below one folder: for tests, and for a portable copy.
State (the journal) never roams between machines: two of them writing one journal would double edits.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

APP = "ivr-designer"
HOME_VARIABLE = "IVR_DESIGNER_HOME"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders of this program. They may not exist yet: `private` makes them."""

    config: Path
    state: Path
    cache: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def profiles(self) -> Path:
        """The file of connection profiles."""
        return self.config / "profiles.json"

    @property
    def window_state(self) -> Path:
        """The file of window geometry and recent files."""
        return self.state / "window.json"

    @property
    def logs(self) -> Path:
        """The folder of log and crash files."""
        return self.state / "logs"


def folders(system: PlatformDirsABC | None = None) -> Folders:
    """The folders of the user who runs this, as `system` has them, or those below IVR_DESIGNER_HOME."""
    if home := os.environ.get(HOME_VARIABLE):
        base = Path(home).expanduser().absolute()
        return Folders(base / "config", base / "state", base / "cache")
    import platformdirs

    dirs = system or platformdirs.PlatformDirs(APP, appauthor=False, roaming=False)
    config, state, cache = dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path
    if config == state:  # macOS and Windows have one folder for both
        config, state = config / "config", state / "state"
    return Folders(config, state, cache)


def private(folder: Path) -> Path:
    """Make `folder` (and what is above it) for this user only, and return it. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def machine_folder(platform: str = sys.platform) -> Path | None:
    """Where an administrator of this machine leaves policy and defaults; None: in the registry.

    Windows has no folder for it: below ProgramData every user may make one, and would rule over the others.
    """
    match platform:
        case "win32":
            return None
        case "darwin":
            return Path("/Library/Application Support") / APP
    return Path("/etc") / APP


def resource(name: str) -> Path:
    """The path of a file or folder that comes with the program, such as "samples/hotline.ivr.json".

    Looks in the wheel or frozen app (`_resources` in the package), then a checkout's `resources`.
    Raises FileNotFoundError; ValueError for a name that leads out of there.
    """
    parts = Path(name).parts
    if not parts or Path(name).anchor or ".." in parts:  # "/x" is not absolute on Windows, but leads out
        raise ValueError(f"{name!r} is not the name of a resource")
    for base in _resource_folders():
        found = base.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError(f"The resource {name} is missing from this installation.")


def _resource_folders() -> list[Path]:
    unpacked = getattr(sys, "_MEIPASS", None)
    frozen = [Path(unpacked) / "ivr_designer" / "_resources"] if unpacked else []
    return [*frozen, _PACKAGE / "_resources", _PACKAGE.parent / "resources"]
