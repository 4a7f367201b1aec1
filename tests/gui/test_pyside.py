"""What this program needs of its Qt binding and what a bad build of it would break."""

import sys

import pytest
from PySide6.QtCore import QObject, QTimer, qWarning
from PySide6.QtGui import QPainter, QPen, QPixmap

CALLS = 1000


def test_calls_without_a_result_do_not_lose_references_to_none(qapp):
    """PySide6 6.12.0 on Python 3.11 loses one each call and soon aborts; from 3.12 on None is immortal."""
    thing, pixmap = QObject(), QPixmap(8, 8)
    painter, pen = QPainter(pixmap), QPen()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - CALLS // 2


def test_a_qt_warning_fails_the_test(pytester):
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")
    pytester.makepyfile("""
        from PySide6.QtCore import qWarning
        def test_it(qapp):
            qWarning("something is wrong")
    """)
    result = pytester.runpytest_inprocess("-p", "no:faulthandler", "-p", "no:xdist")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*something is wrong*"])


def test_this_run_fails_on_qt_warnings_and_on_python_warnings(request, qtlog):
    assert request.config.getini("qt_log_level_fail") == "WARNING"
    assert request.config.getini("filterwarnings") == ["error"]
    qWarning("This plugin does not support raise()")  # what offscreen says; it must not fail us
    assert [record.ignored for record in qtlog.records] == [True]


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_qt_tells_of_a_method_that_is_connected_without_being_a_slot(qtlog, qapp):
    class Undeclared(QObject):
        def on_timeout(self):
            pass

    timer, thing = QTimer(), Undeclared()
    timer.timeout.connect(thing.on_timeout)
    assert any("@Slot" in record.message for record in qtlog.records)
