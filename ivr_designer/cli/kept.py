"""What the user has kept, settings and connections, as commands open it: of a damaged file one is told."""

from pathlib import Path

from ivr_designer.cli.output import remark
from ivr_designer.config.managed import Managed, managed
from ivr_designer.config.profiles import ProfileStore
from ivr_designer.config.settings import Settings, open_settings


def user_settings() -> Settings:
    """The settings of this user on this machine. Raises NewerFile, OSError."""
    return open_settings(on_damage=_tell)


def profile_store(ruled: Managed | None = None) -> ProfileStore:
    """The kept profiles of the user, under the rules of the machine (None: as its settings say)."""
    from ivr_designer.config.paths import folders

    fixed = (ruled or managed(user_settings())).fixed
    return ProfileStore(folders().profiles, on_damage=_tell, fixed=fixed)


def _tell(path: Path) -> None:
    remark(f"A file of settings was damaged and is kept as “{path}”.")
