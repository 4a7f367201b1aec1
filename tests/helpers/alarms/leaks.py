"""What a test starts, it ends: threads, event loops and their tasks, sockets, Qt timers,
windows and applications.

The detectors take well under 1 ms together, so they run around every test. Only where one is suspicious are
deferred deletions carried out and garbage collected, and things on their way out get a moment to go.
"""

import gc
import sys
import time

import pytest

from tests.helpers.alarms import leaks_asyncio, leaks_qt, leaks_system

DETECTORS = (
    leaks_system.Threads(),
    leaks_system.Sockets(),
    leaks_asyncio.Loops(),
    leaks_qt.Timers(),
    leaks_qt.Windows(),
    leaks_qt.Applications(),
)


def pytest_addoption(parser):
    parser.addini("leak_grace_ms", "how long what a test started may take to end, in ms", default="1000")


def pytest_configure():
    leaks_asyncio.install()


def survey():
    """What exists now, one value for each detector."""
    return [detector.survey() for detector in DETECTORS]


def compare(before):
    """What has come since ``before`` and is still there, as sentences."""
    return [line for detector, old in zip(DETECTORS, before, strict=True) for line in detector.compare(old)]


def settle():
    """Let what is on its way out go: deferred deletions, reference cycles, ending threads."""
    leaks_qt.delete_deferred()
    gc.collect()
    time.sleep(0.01)


@pytest.fixture(autouse=True)
def no_leaks(request):
    """Fail the test that leaves something behind."""
    if "PySide6.QtCore" in sys.modules:
        leaks_qt.install()
    before = survey()
    yield
    found = compare(before)
    end = time.monotonic() + int(request.config.getini("leak_grace_ms")) / 1000
    while found:
        settle()
        found = compare(before)
        if time.monotonic() > end:
            break
    if found:
        pytest.fail("the test left behind:\n  " + "\n  ".join(found), pytrace=False)
