"""What run.py says to a Python that is too old for it. This file, too, is read by Python 3.6."""

import glob
import os
import sys

# Where python.org and Homebrew install on a Mac; a Terminal may not have that on its path.
MAC_FOLDERS = ["/Library/Frameworks/Python.framework/Versions/3.*/bin", "/opt/homebrew/bin", "/usr/local/bin"]
REMEDIES = {
    "darwin": "Install one from python.org, or with: brew install python@3.13; then: python3.13 run.py",
    "win32": "Install one from python.org; then: py -3 run.py",
}


def newer(oldest, newest, platform=sys.platform, listing=glob.glob):
    """The newest Python here from ``oldest`` to ``newest`` (3, minor), or None; nobody looks on Windows.

    ``listing`` gives the files of a pattern.
    """
    folders = [] if platform == "win32" else os.environ.get("PATH", "").split(os.pathsep)
    if platform == "darwin":
        folders += MAC_FOLDERS
    for minor in range(newest[1], oldest[1] - 1, -1):
        for folder in folders:
            for file in listing(os.path.join(folder, f"python3.{minor}")):
                return file
    return None


def advice(oldest, newest, platform=sys.platform, listing=glob.glob):
    """One sentence of cause, and one of what to do."""
    cause = "IVR Designer needs Python {}.{} or newer; this is {}.{}.".format(*oldest, *sys.version_info[:2])
    found = newer(oldest, newest, platform, listing)
    if found is not None:
        return f"{cause} A newer one is here: {found} run.py"
    return f"{cause} " + REMEDIES.get(platform, "Install a newer Python and start run.py with it.")
