"""What a bundle must hold and what it must not; PyInstaller itself ends well without some of it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = {
    "linux": (r"platforms/libqxcb\.so$", r"platforms/libqwayland.*\.so$"),
    "win32": (r"platforms/qwindows\.dll$",),
    "darwin": (r"platforms/libqcocoa\.",),
}
# The places for secrets, by system; each module is imported by name, so nothing else would miss it.
KEYRINGS = {
    "linux": ("SecretService", "libsecret", "kwallet"),
    "win32": ("Windows",),
    "darwin": ("macOS", "macOS.api"),
}
FILES = (
    r"platforms/(lib)?qoffscreen\.",
    r"(iconengines|imageformats)/(lib)?qsvg",
    r"_resources/icons/app\.svg$",
    r"_resources/schema/.+\.json$",
    r"_resources/samples/.+\.ivr\.json$",
    r"licences/LGPL-3\.0\.txt$",
    r"licences/GPL-3\.0\.txt$",
    r"licences/QT-NOTICE\.txt$",
    r"licences/THIRD_PARTY_NOTICES\.txt$",
    r"licences/sbom\.cdx\.json$",
    r"keyring-[\d.]+\.dist-info/entry_points\.txt$",
)
HOST = re.compile(r"lib(gtk|gdk|X11|xcb|stdc\+\+|glib|GL|EGL|expat|fontconfig)[-.\d]")


def translations():
    """The names, without ending, of the translations that the program has: ours and Qt's own words."""
    return sorted(path.stem for path in (ROOT / "resources" / "translations").glob("*.ts"))


def missing_parts(bundle, platform):
    """What the folder ``bundle`` must hold and does not, as patterns."""
    files = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*")}
    wanted = [*PLUGINS[platform], *FILES]
    wanted += [rf"_resources/translations/{name}\.qm$" for name in translations()]
    return [pattern for pattern in wanted if not any(re.search(pattern, file) for file in files)]


def missing_modules(found, own, platform):
    """Modules of ours (``own``) and keyrings that are not among ``found``, the modules to be frozen."""
    keyrings = {f"keyring.backends.{name}" for name in KEYRINGS[platform]}
    return sorted((set(own) | keyrings) - set(found))


def foreign_parts(bundle):
    """Libraries of the build machine that have no place in the bundle."""
    return [path.name for path in bundle.rglob("lib*") if HOST.match(path.name)]
