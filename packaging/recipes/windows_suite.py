"""A part of the program's own tests, on Windows (Wine) and its platform plugin: keys, mouse, settings."""

import re

from recipes import wine
from recipes.common import BUILD, PACKAGING, ROOT, BuildError, make_venv, step, system_python, tail
from recipes.screen import screen

SITE = BUILD / "windows-tests"
LOCK = PACKAGING / "requirements-wintest.lock"
TESTS = (
    "tests/gui/dialogs/test_preferences.py",
    "tests/gui/dialogs/test_secret.py",
    "tests/gui/test_main_window.py::test_title_follows_the_tree",
    *(
        f"tests/gui/test_canvas_mouse.py::{name}"
        for name in (
            "test_a_click_selects_a_box_and_a_click_on_nothing_lets_go",
            "test_a_drag_from_the_port_asks_for_a_keypress",
            "test_a_moved_box_is_committed_once_at_release",
            "test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer",
        )
    ),
    "tests/gui/test_canvas_keyboard.py",
    "tests/unit/config",
)
# All of the mouse would take minutes: Wine needs two seconds to end a window's test.
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
    """Run the tests in a fresh prefix; fail with what pytest said."""
    prepare()
    wine.make_prefix()
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
