import asyncio
import subprocess
import sys

import pytest

from tests.helpers.alarms import leaks
from tests.helpers.cli import CHECKOUT
from tests.helpers.work import calls_in


def failure(result):
    result.assert_outcomes(passed=1, errors=1)
    return result.stdout.str()


@pytest.fixture
def stops():
    """Functions that end what an inner test leaves behind on purpose; it adds them to pytest.stops."""
    pytest.stops = []
    yield pytest.stops
    for stop in pytest.stops:
        stop()
    del pytest.stops


def test_a_thread_that_goes_on_fails(inner, stops):
    source = """
        import pytest, threading
        def test_it():
            event = threading.Event()
            pytest.stops.append(event.set)
            threading.Thread(target=event.wait, name="forgotten").start()
    """
    assert "thread 'forgotten'" in failure(inner("leaks", source))


def test_a_thread_that_is_about_to_end_passes(inner):
    source = """
        import threading, time
        def test_it():
            threading.Thread(target=time.sleep, args=[0.01]).start()
    """
    inner("leaks", source).assert_outcomes(passed=1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells of sockets")
def test_an_open_socket_fails(inner, stops):
    source = """
        import pytest, socket
        def test_it():
            listener = socket.create_server(("127.0.0.1", 0))
            pytest.stops.append(listener.close)
    """
    assert "socket:[" in failure(inner("leaks", source))


def test_an_open_loop_with_a_task_fails(inner, stops):
    source = """
        import asyncio, pytest
        async def forever():
            await asyncio.sleep(3600)
        def test_it():
            loop = asyncio.new_event_loop()
            task = loop.create_task(forever(), name="endless")
            loop.run_until_complete(asyncio.sleep(0))
            def stop():
                task.cancel()
                loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
                loop.close()
            pytest.stops.append(stop)
    """
    text = failure(inner("leaks", source))
    assert "task 'endless' of forever" in text
    assert "an event loop that was not closed" in text


def test_an_active_timer_fails_and_names_its_place(inner, stops, qapp):
    source = """
        import pytest
        from PySide6.QtCore import QTimer
        def test_it(qapp):
            timer = QTimer()
            timer.start(60_000)
            pytest.stops.append(timer.stop)
    """
    text = failure(inner("leaks", source))
    assert "a QTimer of 60000 ms, started at " in text
    assert "test_an_active_timer_fails_and_names_its_place.py:5" in text


def test_a_stopped_timer_passes(inner, qapp):
    source = """
        from PySide6.QtCore import QTimer
        def test_it(qapp):
            timer = QTimer()
            timer.start(60_000)
            timer.stop()
    """
    inner("leaks", source).assert_outcomes(passed=1)


def test_a_window_that_stays_fails(inner, stops, qapp):
    source = """
        import pytest
        from PySide6.QtWidgets import QWidget
        def test_it(qapp):
            window = QWidget()
            window.setWindowTitle("left open")
            pytest.stops.append(window.deleteLater)
    """
    assert "window QWidget '' 'left open'" in failure(inner("leaks", source))


def test_a_tooltip_that_still_shows_passes(inner, stops, qapp):
    source = """
        import pytest
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QApplication, QToolTip
        def test_it():
            QToolTip.showText(QPoint(5, 5), "left open")
            [label] = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
            pytest.stops.append(label.deleteLater)
    """
    inner("leaks", source).assert_outcomes(passed=1)


def test_an_application_that_can_have_no_windows_fails():
    code = """if True:
        from PySide6.QtGui import QGuiApplication
        from tests.helpers.alarms.leaks_qt import Applications
        before = Applications().survey()
        app = QGuiApplication(["x", "-platform", "offscreen"])
        print(Applications().compare(before), Applications().compare(Applications().survey()))
    """
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.stdout.strip() == "['a QGuiApplication; let the test take qapp'] []", done.stderr


def test_a_window_that_deletes_itself_later_passes(inner, qapp):
    source = """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_it(qapp):
            kept.append(QWidget())
            kept[0].deleteLater()
    """
    inner("leaks", source).assert_outcomes(passed=1)


def test_what_was_there_before_the_test_is_not_its_fault(inner, stops):
    source = """
        import pytest, threading
        event = threading.Event()
        pytest.stops.append(event.set)
        @pytest.fixture(scope="session")
        def service():
            threading.Thread(target=event.wait).start()
        def test_it(service):
            pass
    """
    inner("leaks", source).assert_outcomes(passed=1)


def test_the_survey_is_little_work_since_every_test_pays_for_it(qapp):
    loop = asyncio.new_event_loop()
    loop.close()
    found = []
    assert calls_in(lambda: found.extend(leaks.compare(leaks.survey()))) < 1_000
    assert found == []
