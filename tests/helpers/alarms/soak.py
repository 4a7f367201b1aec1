"""Long tests are marked ``soak`` and run only with ``--soak``, which runs nothing else."""


def pytest_addoption(parser):
    parser.addoption("--soak", action="store_true", help="run the tests marked soak, and only these")


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption("--soak")
    kept = [item for item in items if (item.get_closest_marker("soak") is not None) == wanted]
    dropped = [item for item in items if (item.get_closest_marker("soak") is not None) != wanted]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept
