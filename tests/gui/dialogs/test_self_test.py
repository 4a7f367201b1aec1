"""Check this installation."""

import json
import sys

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

from ivr_designer.ui.dialogs.self_test import SelfTestDialog, lines_of

GOOD = {"name": "window", "ok": True, "seen": "Qt starts", "advice": ""}
BAD = {"name": "keyring", "ok": False, "seen": "There is none.", "advice": "Unlock it."}


@pytest.fixture
def run(qtbot):
    """A dialog that ran a Python script to its end."""

    def make(script):
        dialog = SelfTestDialog([sys.executable, "-c", script])
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._process.state() == QProcess.ProcessState.NotRunning, timeout=20000)
        return dialog

    return make


def printing(*rows):
    return f"print('noise'); print({json.dumps({'checks': rows})!r})"


def test_what_is_wrong_is_named_with_what_to_do(run):
    dialog = run(printing(GOOD, BAD))
    assert dialog.verdict.text() == "Not well: keyring"
    first, second = dialog.model.rows
    assert (first.ok, second.advice) == (True, "Unlock it.")
    assert dialog.model.index(1).data() == "keyring: There is none."
    dialog.copy.click()
    words = "ok    window: Qt starts\nWRONG keyring: There is none.\n      Unlock it."
    assert QGuiApplication.clipboard().text() == words
    dialog.close()


def test_all_is_well(run):
    dialog = run(printing(GOOD))
    assert dialog.verdict.text() == "All is well."
    dialog.close()


@pytest.mark.parametrize("script", ["print('Traceback')", "import sys; sys.exit(3)", "print('{')"])
def test_a_test_that_does_not_run_is_said_in_words(run, script):
    dialog = run(script)
    assert dialog.verdict.text().startswith("The test did not run.")
    assert not dialog.copy.isEnabled()
    dialog.close()


def test_a_program_that_is_not_there(qtbot, tmp_path):
    dialog = SelfTestDialog([str(tmp_path / "none")])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.verdict.text().startswith("The test did not run."))
    dialog.close()


def test_closing_ends_the_test(qtbot):
    dialog = SelfTestDialog([sys.executable, "-c", "import time; time.sleep(60)"])
    qtbot.addWidget(dialog)
    dialog.show()
    process = dialog._process
    assert process.waitForStarted(10000)
    dialog.close()
    assert process.state() == QProcess.ProcessState.NotRunning


@pytest.mark.parametrize(
    "output", [b"", b"[]", b'{"checks": [1]}', b'{"checks": [{"name": "x"}]}', b'{"a": 1}']
)
def test_other_output_is_no_result(output):
    assert lines_of(output) is None
