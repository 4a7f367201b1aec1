import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY, log_trap, no_secrets
from tests.helpers.cli import SAMPLE, Cli

__all__ = ["log_trap", "no_secrets"]


@pytest.fixture
def cli(capsys, monkeypatch, qapp):
    """To draw, a command would make an application that has no windows, for all tests of this process."""
    return Cli(capsys, monkeypatch)


@pytest.fixture
def server():
    """An account of the sandbox that has no tree."""
    with SandboxServer({"SKcli": CANARY}, seed="account") as running:
        yield running


@pytest.fixture
def file(tmp_path):
    """The sample, in a folder of the test."""
    path = tmp_path / "hotline.ivr.json"
    path.write_bytes(SAMPLE.read_bytes())
    return path
