"""A pytest inside pytest, with one alarm loaded, for the tests that prove that the alarms fire."""

import pytest

# The collection of garbage at the end of each inner run would take most of the time.
WITHOUT = [
    word
    for name in ("faulthandler", "xdist", "unraisableexception", "hypothesispytest")
    for word in ("-p", f"no:{name}")
]


@pytest.fixture
def inner(pytester):
    """Run ``source`` as a test file with the alarm ``name`` and return the result."""

    def run(name, source, *arguments):
        ini = "[pytest]\nmarkers =\n    soak: long\n    keyring: real\n"
        pytester.makeini(ini + ("leak_grace_ms = 30\n" if name == "leaks" else ""))
        pytester.makeconftest(f'pytest_plugins = ["tests.helpers.alarms.{name}"]')
        pytester.makepyfile(source)
        return pytester.runpytest_inprocess(*WITHOUT, *arguments)

    return run
