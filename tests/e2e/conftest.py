import pytest

from tests.helpers.cli import Cli


@pytest.fixture
def cli(capsys, monkeypatch):
    return Cli(capsys, monkeypatch)
