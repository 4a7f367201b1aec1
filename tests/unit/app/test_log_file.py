"""The log file, and a disk that takes no more."""

import contextlib
import logging
import sys

import pytest

from ivr_designer.app.log_file import KEPT, LogFile


def record(words, *args):
    return logging.LogRecord("x", logging.INFO, __file__, 1, words, args, None)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is of Linux")
def test_a_full_disk_prints_no_traceback(tmp_path, capfd):
    (tmp_path / "log").symlink_to("/dev/full")
    handler = LogFile(tmp_path / "log", 0)
    handler.emit(record("words"))
    handler.acquire()
    handler.release()
    assert capfd.readouterr() == ("", "")
    with contextlib.suppress(OSError):  # what was buffered is still not taken
        handler.close()


def test_a_record_with_a_fault_of_its_own_is_noticed(tmp_path, capfd):
    handler = LogFile(tmp_path / "log", 1000)
    handler.emit(record("%d words", "no number"))
    handler.close()
    assert "Logging error" in capfd.readouterr().err


def test_it_begins_anew_and_keeps_some_older_ones(tmp_path):
    handler = LogFile(tmp_path / "log", 50)
    for number in range(10):
        handler.emit(record("a line of forty letters or so, number %d", number))
    handler.close()
    assert len(list(tmp_path.iterdir())) == KEPT + 1
    assert "number 9" in (tmp_path / "log").read_text("utf-8")
