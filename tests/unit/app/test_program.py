"""The program is put into its window after the first paint; it may be closed or refused meanwhile."""

import pytest

from tests.helpers.programs import environment_in, run_code


@pytest.fixture
def environment(tmp_path):
    return environment_in(tmp_path)


def test_closed_while_it_is_filled_the_program_ends_quietly(environment):
    code = """
import ivr_designer.app.start as start
from ivr_designer.app import GuiOptions, run_gui
from PySide6.QtCore import QTimer
original = start.after_first_paint
def spy(window, act):
    original(window, lambda: (act(), QTimer.singleShot(0, window, window.close)))
start.after_first_paint = spy
print(run_gui(GuiOptions(sandbox=True)))
"""
    done = run_code(code, environment)
    assert (done.stdout.strip(), done.returncode) == ("0", 0), done.stderr
    assert "Traceback" not in done.stderr


def test_profiles_of_a_newer_version_end_it_with_a_sentence(environment, tmp_path):
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    (folder / "profiles.json").write_text('{"version": 999}')
    code = "from ivr_designer.app import *; import sys; sys.exit(run_gui(GuiOptions()))"
    done = run_code(code, environment)
    assert done.returncode == 2
    assert "newer version" in done.stderr
    assert "Traceback" not in done.stderr
