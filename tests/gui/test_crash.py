"""When the program itself fails."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from ivr_designer.config.redact import Secret
from ivr_designer.crash import CrashGuard, fingerprint, on_qt_message, report_text


def boom(text="boom"):
    raise ValueError(text)


def caught(text="boom"):
    try:
        boom(text)
    except ValueError as error:
        return error


@pytest.fixture
def guard(tmp_path, qapp):
    made = CrashGuard(tmp_path / "logs")
    made.told = []
    made.reported.connect(made.told.append)
    yield made
    made.uninstall()


def test_one_report_for_each_fault(guard, qtbot, expected_logs):
    expected_logs("fault ")
    rescued = []
    guard.rescue_with(lambda: rescued.append(1))
    for _ in range(3):
        guard.handle(caught())
    qtbot.waitUntil(lambda: len(rescued) == 3)
    assert len(guard.told) == 1
    text, folder = guard.told[0]
    assert "ValueError: boom" in text
    assert len(list(folder.glob("crash-*.txt"))) == 1


def test_reports_hold_no_secret_and_no_local_values(expected_logs):
    secret = Secret("very-hush-hush")
    text = report_text(caught("the secret is very-hush-hush, call 0901234567"))
    assert "very-hush-hush" not in text
    assert "0901234567" not in text
    assert secret


def test_a_failing_rescue_does_not_hide_the_fault(guard, qtbot, expected_logs):
    expected_logs("fault ")
    expected_logs("could not be rescued")
    guard.rescue_with(boom)
    guard.handle(caught())
    qtbot.waitUntil(lambda: len(guard.told) == 1)


def test_hooks_of_python_and_threads(guard, qtbot, expected_logs):
    expected_logs("fault ")
    before = sys.excepthook, threading.excepthook
    guard.install()
    try:
        sys.excepthook(ValueError, caught("slot"), None)
        worker = threading.Thread(target=boom, args=("thread",))
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: len(guard.told) == 2)
    finally:
        guard.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
    assert any("thread" in text for text, _folder in guard.told)


def test_a_folder_that_cannot_be_written_is_no_second_fault(tmp_path, qtbot, qapp, expected_logs):
    expected_logs("fault ")
    (tmp_path / "file").write_text("x")
    guard, told = CrashGuard(tmp_path / "file" / "logs"), []
    guard.reported.connect(told.append)
    guard.handle(caught())
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][1] is None


def test_old_reports_go(guard, tmp_path, qtbot, expected_logs):
    expected_logs("fault ")
    folder = tmp_path / "logs"
    folder.mkdir()
    for n in range(30):
        (folder / f"crash-20200101-0000{n:02}-x.txt").write_text("old")
    guard.handle(caught())
    qtbot.waitUntil(lambda: bool(guard.told))
    assert len(list(folder.glob("crash-*.txt"))) == 20


def test_faults_are_told_apart_by_their_place():
    assert fingerprint(caught("a")) == fingerprint(caught("b"))
    with pytest.raises(ValueError) as other:
        int("x")
    assert fingerprint(other.value) != fingerprint(caught())


def test_qt_messages_go_to_the_log(caplog):
    with caplog.at_level(logging.DEBUG, logger="qt"):
        on_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "hm 0901234567")
    assert caplog.records[0].levelno == logging.WARNING
    assert "0901234567" not in caplog.text
