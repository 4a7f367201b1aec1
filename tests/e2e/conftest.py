import pytest

from tests.helpers.canary import log_trap, no_secrets
from tests.helpers.cli import Cli

__all__ = ["log_trap", "no_secrets"]


@pytest.fixture
def cli(capsys, monkeypatch, qapp):
    """To draw, a command would make an application that has no windows, for all tests of this process."""
    return Cli(capsys, monkeypatch)
