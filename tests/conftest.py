"""The alarms and what every test needs. Helpers that only some need are in tests/helpers."""

import pytest

pytest.register_assert_rewrite("tests.helpers")

pytest_plugins = [
    "pytester",
    "tests.helpers.alarms.figures",
    "tests.helpers.alarms.home",
    "tests.helpers.alarms.leaks",
    "tests.helpers.alarms.logs",
    "tests.helpers.alarms.network",
    "tests.helpers.alarms.properties",
    "tests.helpers.alarms.soak",
]
