"""Long tests are marked ``soak`` and run only with ``--soak``, which runs nothing else.

With ``--rig-minutes M`` each rig (a file of tests) gets M minutes of each process that runs tests. What it
has not come to by then is skipped, and counted in the figures at the end; what has begun is finished.
"""

import time
from collections import Counter

import pytest

SOAK_TIMEOUT_S = 3600
"""A soak runs beside other work, so a slow test of it is not a broken one."""
_SPENT = pytest.StashKey[Counter[str]]()


def pytest_addoption(parser):
    parser.addoption("--soak", action="store_true", help="run the tests marked soak, and only these")
    parser.addoption(
        "--rig-minutes", type=float, help="how long each rig may take in each process; soak only"
    )


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption("--soak")
    kept = [item for item in items if (item.get_closest_marker("soak") is not None) == wanted]
    dropped = [item for item in items if (item.get_closest_marker("soak") is not None) != wanted]
    for item in kept if wanted else ():
        item.add_marker(pytest.mark.timeout(SOAK_TIMEOUT_S))
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


def pytest_configure(config):
    config.stash[_SPENT] = Counter()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    begin = time.monotonic()
    yield
    item.config.stash[_SPENT][item.location[0]] += time.monotonic() - begin


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    minutes = item.config.getoption("--rig-minutes")
    spent = item.config.stash[_SPENT][item.location[0]]
    if item.config.getoption("--soak") and minutes is not None and spent >= minutes * 60:
        pytest.skip("the time of this rig is spent")
