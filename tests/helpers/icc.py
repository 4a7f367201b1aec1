"""The product's own client, set up for tests."""

import contextlib

from ivr_designer.config.redact import Secret
from ivr_designer.icc.auth import ServerClock, TokenSource
from ivr_designer.icc.client import IccClient
from ivr_designer.icc.transport import Limits, Transport


class FakeClock:
    """Unix time that a test moves."""

    def __init__(self, now=1_700_000_000.0):
        self.time = now

    def __call__(self):
        return self.time


@contextlib.asynccontextmanager
async def client_for(
    icc_url,
    media_url=None,
    *,
    key_sid="SKsandbox",
    secret="secret",
    project=None,
    limits=None,
    clock=None,
    life_s=60.0,
):
    """A client of a server, closed at the end."""
    tokens = TokenSource(key_sid, Secret(secret), clock or ServerClock(), life_s=life_s)
    transport = Transport(limits or Limits(connect_timeout_s=20.0, deadline_s=20.0))
    client = IccClient(transport, tokens, icc_url=icc_url, media_url=media_url or icc_url, project=project)
    try:
        yield client
    finally:
        await client.aclose()
