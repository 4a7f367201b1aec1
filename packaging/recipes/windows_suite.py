"""A part of the program's own tests, on Windows (Wine) and its platform plugin: keys, mouse, settings."""

import re

from recipes import wine
from recipes.common import BUILD, PACKAGING, ROOT, BuildError, make_venv, step, system_python, tail
from recipes.screen import screen

SITE = BUILD / "windows-tests"
LOCK = PACKAGING / "requirements-wintest.lock"
TESTS = (
    "tests/gui/dialogs/test_preferences.py",
    "tests/gui/dialogs/test_profile_form.py",
    "tests/gui/dialogs/test_secret.py",
    "tests/gui/test_main_window.py::test_keyboard_goes_from_pane_to_pane",
    "tests/gui/test_canvas_mouse.py",
    "tests/gui/test_canvas_keyboard.py",
    "tests/unit/config",
)
# Wine takes variables of Qt out of the environment, and says of two calls that it has not got them.
START = (
    "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'windows'; "
    "import pytest; sys.exit(pytest.main(sys.argv[1:]))"
)
NOT_IN_WINE = "This plugin does not support\nEnableNonClientDpiScaling\nDpiAwareness"
TIMEOUT_S = 540


def prepare():
    """Put what the tests need into a folder of its own, so that none of it can get into the bundle."""
    stamp = SITE / "stamp"
    if stamp.exists() and stamp.read_text() == LOCK.read_text():
        return
    helper = make_venv("venv-fetch", system_python(), PACKAGING / "requirements-fetch.lock")
    wine.fetch_packages(helper, SITE, LOCK)
    stamp.write_text(LOCK.read_text())


def main():
    """Run the tests in the prefix that is there; fail with what pytest said."""
    prepare()
    python = wine.make_runtime()
    paths = ";".join(wine.windows_path(path) for path in (ROOT, SITE))
    options = ["-q", "-p", "no:cacheprovider", "--timeout", "60", "-o", f"qt_log_ignore={NOT_IN_WINE}"]
    with screen() as shown:
        env = {"DISPLAY": shown.display, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [python, "-c", START, *options, *TESTS]
        done = wine.wine(*command, env=env, cwd=ROOT, check=False, timeout=TIMEOUT_S)
    passed = re.search(r"^(\d+) passed.*$", done.stdout, re.MULTILINE)
    if done.returncode or not passed:
        raise BuildError(f"The tests on Windows ended with {done.returncode}:\n{tail(done.stdout, 80)}")
    step(f"tests on Windows, on its platform plugin: {passed.group(0)}")
