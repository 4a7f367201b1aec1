"""What tests of the session share."""

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sessions import quick_settings, session


@pytest.fixture
def server():
    """A sandbox with the sample, over a real socket."""
    with SandboxServer(seed="sample") as running:
        yield running


@pytest.fixture
def opened(tmp_path, server):
    """A session there, with its `tree` on screen as `doc`; a lost answer is settled within seconds."""
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as found:
        found.tree = found.session.account.trees[0].id
        found.doc = found.document(found.tree)
        yield found
