"""The program is put into its window after the first paint; it may be closed or refused meanwhile."""

import json

import pytest

from ivr_designer.config.paths import resource
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


def test_documents_that_the_desktop_asks_for_are_opened_at_the_start_and_later(environment, tmp_path):
    sample = json.loads(resource("samples/hotline.ivr.json").read_text("utf-8"))
    for name in ("Đầu tiên", "Second"):
        (tmp_path / f"{name}.ivr.json").write_text(json.dumps(sample | {"name": name}), "utf-8")
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from ivr_designer.app import GuiOptions
from ivr_designer.app.start import Start, make_application, remember
from ivr_designer.config.paths import folders
app = make_application()
start = Start(app, GuiOptions(), remember(folders()))
left = ["Đầu tiên", "Second"]
def ask():
    name = Path(sys.argv[1]) / f"{left[0]}.ivr.json"
    QCoreApplication.postEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(name))))
def look():
    if left and left[0] in start.window.windowTitle():
        print(left.pop(0))
        start.window.close() if not left else ask()
ask()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(120_000, start.window.close)
print(start.run())
"""
    done = run_code(code, environment | {"PYTHONUTF8": "1"}, arguments=[str(tmp_path)])
    assert done.stdout.splitlines() == ["Đầu tiên", "Second", "0"], done.stdout + done.stderr
    assert "Traceback" not in done.stderr
