"""What tests of the session share."""

import pytest

from ivr_designer.sandbox.server import SandboxServer


@pytest.fixture
def server():
    """A sandbox with the sample, over a real socket."""
    with SandboxServer(seed="sample") as running:
        yield running
