"""Starting: the log is masked. The whole start is in tests/e2e/test_start.py."""

import ctypes
import logging
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivr_designer.app.start import (
    TASKBAR_NAME,
    let_python_see_signals,
    name_for_taskbar,
    start_logging,
    trouble_box,
)
from tests.helpers.sessions import folders_in


@pytest.fixture
def root_logger():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield root
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_the_log_is_masked_and_private(tmp_path, root_logger):
    places = folders_in(tmp_path)
    start_logging(places)
    logging.getLogger("test.start").info("call 0901234567 with eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJTSyJ9.c2ln")
    text = (places.logs / "ivr-designer.log").read_text("utf-8")
    assert "0901234567" not in text
    assert "eyJ" not in text
    assert "test.start" in text


@pytest.fixture
def handlers():
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    yield numbers
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_closes_the_window_after_what_the_program_is_doing(handlers, qapp, qtbot, name):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    stop = let_python_see_signals(qapp)
    signal.raise_signal(signal.Signals[name])
    window.show()  # as who is called forward by a second start just then
    assert window.isVisible(), "it is closed in a turn of its own"
    qtbot.waitUntil(lambda: not window.isVisible())
    stop()


def test_libraries_that_log_urls_are_quiet(tmp_path, root_logger):
    start_logging(folders_in(tmp_path))
    assert logging.getLogger("httpx").getEffectiveLevel() >= logging.WARNING
    assert logging.getLogger("httpcore").getEffectiveLevel() >= logging.WARNING


def test_trouble_before_the_window_is_plain_text(qtbot):
    box = trouble_box("<b>settings.json</b> was written by a newer version.")
    qtbot.addWidget(box)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text().startswith("<b>")
    assert box.icon() is box.Icon.Critical


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has such names")
def test_the_taskbar_knows_the_program_by_its_own_name():
    name_for_taskbar()
    found = ctypes.c_wchar_p()
    ctypes.WinDLL("shell32").GetCurrentProcessExplicitAppUserModelID(ctypes.byref(found))
    assert found.value == TASKBAR_NAME
