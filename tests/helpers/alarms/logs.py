"""A record of WARNING or above from our loggers, or from asyncio, fails the test that did not announce it."""

import logging
import re

import pytest

WATCHED = ("ivr_designer", "asyncio")


class LogWatch(logging.Handler):
    """Collects records of WARNING and above; call it with a pattern to announce one.

    An announced record that never comes fails the test, too: an announcement is an assertion.
    """

    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []
        self._patterns = []

    def __call__(self, pattern):
        """Announce records whose message matches the regular expression somewhere, once or more."""
        self._patterns.append(re.compile(pattern))

    def emit(self, record):
        self.records.append(record)

    def complaints(self):
        """What came without notice, and what was announced and did not come, one line each."""
        seen = set()
        lines = []
        for record in self.records:
            message = record.getMessage()
            matching = {pattern for pattern in self._patterns if pattern.search(message)}
            seen |= matching
            if not matching:
                lines.append(f"unexpected log record: {record.levelname} {record.name}: {message}")
        lines += [f"announced log record never came: {p.pattern}" for p in self._patterns if p not in seen]
        return lines


@pytest.fixture(autouse=True)
def expected_logs():
    """Call it with a regular expression for each warning or error that the test provokes."""
    watch = LogWatch()
    loggers = [logging.getLogger(name) for name in WATCHED]
    for logger in loggers:
        logger.addHandler(watch)
    yield watch
    for logger in loggers:
        logger.removeHandler(watch)
    complaints = watch.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
