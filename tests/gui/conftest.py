"""Fixtures of the window."""

import pytest

from tests.helpers.window import rigs


@pytest.fixture
def make_window(qtbot):
    """Makes windows (see tests.helpers.window.WindowRig); they are closed at the end."""
    yield from rigs(qtbot)
