"""The licence texts that come with the program: in the installed folder, or as far as a checkout has them."""

import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

TITLES = {
    "IVR-DESIGNER-LICENSE.txt": "IVR Designer",
    "QT-NOTICE.txt": "Qt, PySide6",
    "LGPL-3.0.txt": "LGPL 3.0",
    "GPL-3.0.txt": "GPL 3.0",
    "PYTHON-LICENSE.txt": "Python",
    "THIRD_PARTY_NOTICES.txt": "Python packages",
}
"""Names of files in the order in which they are shown, and what each is about."""

_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class LicenceText:
    """One text: what it is about, and its file."""

    title: str
    path: Path

    def read(self) -> str:
        """The text, with the versions that a build fills in. Raises OSError."""
        text = self.path.read_text("utf-8", errors="replace")
        if "@QT@" in text:
            here = version("PySide6_Essentials")
            text = text.replace("@QT@", here).replace("@PYSIDE@", here)
        return text


def folder() -> Path:
    """Where the texts are. An installed program has all of them; a checkout lacks what a build collects."""
    unpacked = getattr(sys, "_MEIPASS", None)
    return Path(unpacked) / "licences" if unpacked else _CHECKOUT / "packaging" / "licences"


def licence_texts(place: Path | None = None) -> list[LicenceText]:
    """The texts that are here, ours first."""
    place = place or folder()
    files = {name: place / name for name in TITLES}
    own = files["IVR-DESIGNER-LICENSE.txt"]
    files[own.name] = own if own.exists() else _CHECKOUT / "LICENSE"
    return [LicenceText(TITLES[name], path) for name, path in files.items() if path.exists()]
