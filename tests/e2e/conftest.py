import pytest

from tests.helpers.canary import log_trap, no_secrets
from tests.helpers.cli import Cli

__all__ = ["log_trap", "no_secrets"]


@pytest.fixture
def cli(capsys, monkeypatch):
    return Cli(capsys, monkeypatch)
