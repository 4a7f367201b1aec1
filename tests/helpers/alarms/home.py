"""Each test has a home, settings folders and an environment of its own."""

import itertools
import os
import sys

import pytest

# What the person at this machine has set must not change a result.
DROPPED = (
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "LANGUAGE",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
)
# With the rule, Qt tells of each method that is connected without @Slot, and that fails the test.
SLOTS = "qt.pyside.libpyside.warning=true"
FIXED = {"TZ": "UTC", "QT_LOGGING_RULES": SLOTS}
MAC_LOCALE = "en_US.UTF-8"  # before macOS 15 it has no C.UTF-8, and Qt warns of what is not UTF-8
# Only a test marked for it gets a real keyring; no other may touch that of the person at this machine.
NO_KEYRING = "keyring.backends.fail.Keyring"


def fix_environment(environ, platform=sys.platform):
    """Set for the whole run what Qt and Python read only once, at their start."""
    environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if platform == "win32":  # offscreen, Qt finds no fonts by itself there
        environ.setdefault("QT_QPA_FONTDIR", os.path.join(environ.get("SystemRoot", r"C:\Windows"), "Fonts"))
    locale = MAC_LOCALE if platform == "darwin" else "C.UTF-8"
    environ.update(FIXED, LC_ALL=locale, LANG=locale)
    for name in list(environ):
        if name.upper() in DROPPED or name.startswith("IVR_DESIGNER_"):
            del environ[name]


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def private_home(_homes, request):
    """The folder that is this test's home; the program's own files are in ``ivr-designer`` below it."""
    home = next(_homes)
    home.mkdir()
    places = {"HOME": "", "USERPROFILE": "", "APPDATA": "roaming", "LOCALAPPDATA": "local"}
    places |= {f"XDG_{kind.upper()}_HOME": kind for kind in ("config", "data", "cache", "state")}
    places |= {"IVR_DESIGNER_HOME": "ivr-designer"}
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in places.items():
            patch.setenv(name, str(home / folder))
        if not request.node.get_closest_marker("keyring"):
            patch.setenv("PYTHON_KEYRING_BACKEND", NO_KEYRING)
        yield home


def pytest_configure():
    fix_environment(os.environ)
