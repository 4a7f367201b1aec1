"""Check this installation."""

import json
import sys

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ivr_designer.cli.doctor import _LOOKS, Check
from ivr_designer.domain.phrases import Phrase
from ivr_designer.ui.dialogs.self_test import TITLES, SelfTestDialog, lines_of
from ivr_designer.ui.translation import Translations
from ivr_designer.ui.widgets.two_line import Role

GOOD = Check("window", True, Phrase("Qt starts")).row()
ADVICE = "Set this machine's clock by the internet (NTP)."
SEEN = Phrase("the server's clock is {seconds} s from this one", {"seconds": "+90"})
BAD = Check("clock", False, SEEN, Phrase(ADVICE)).row()


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
    dialog = run(printing(GOOD, BAD, BAD))
    assert dialog.verdict.text() == "Not well: Clock", "named once"
    first, second, _again = dialog.model.rows
    assert (first.ok, str(second.advice)) == (True, ADVICE)
    assert dialog.model.index(1).data() == "Clock: the server's clock is +90 s from this one"
    dialog.copy.click()
    words = f"ok    window: Qt starts\nWRONG clock: the server's clock is +90 s from this one\n      {ADVICE}"
    words += words[words.index("\nWRONG") :]
    assert QGuiApplication.clipboard().text() == words
    dialog.close()


def test_the_lines_are_in_the_language_of_the_window_and_copied_in_english(run, qapp):
    translations = Translations(qapp, "vi")
    dialog = run(printing(GOOD, BAD))
    shown = [dialog.model.index(1).data(role) for role in (Qt.ItemDataRole.DisplayRole, Role.DETAIL)]
    for words, english in zip(shown, (str(SEEN), ADVICE), strict=True):
        assert words
        assert english not in words
    assert "+90" in shown[0]
    dialog.copy.click()
    assert ADVICE in QGuiApplication.clipboard().text()
    dialog.close()
    translations.choose("en")
    translations.deleteLater()


def test_every_line_of_the_test_has_a_title():
    assert set(_LOOKS) | {"network", "clock", "connection"} == set(TITLES)


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
    "output",
    [
        b"",
        b"[]",
        b'{"checks": [1]}',
        b'{"checks": [{"name": "x"}]}',
        b'{"a": 1}',
        b'{"checks": [{"name": "x", "ok": 1, "words": 2}]}',
    ],
)
def test_other_output_is_no_result(output):
    assert lines_of(output) is None


def test_escape_ends_the_process_and_nothing_is_told_afterwards(qtbot):
    """With Escape there is no close event: the process went on, and spoke to a dialog that was gone."""
    dialog = SelfTestDialog([sys.executable, "-c", "import time; time.sleep(60)"])
    qtbot.addWidget(dialog)
    dialog.show()
    process = dialog._process
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running, timeout=20000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert process.state() == QProcess.ProcessState.NotRunning
