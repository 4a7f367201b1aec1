"""Making the client for a profile. On the loop's own thread: the client belongs to that loop."""

from ivr_designer.config.profiles import Profile
from ivr_designer.config.redact import Secret
from ivr_designer.icc.auth import ServerClock, TokenSource
from ivr_designer.icc.client import IccClient
from ivr_designer.icc.transport import Transport
from ivr_designer.sync.options import SyncOptions


def connect_client(profile: Profile, secret: Secret, options: SyncOptions) -> IccClient:
    """A client for `profile`; nothing is sent yet. Raises KeyUnusable, TlsRefused, ProxyRefused."""
    clock = ServerClock()
    tokens = TokenSource(profile.key_sid, secret, clock, life_s=options.write_token_life_s)
    transport = Transport(options.limits, proxy=profile.proxy, ca_file=profile.ca_file)
    return IccClient(transport, tokens, icc_url=profile.icc_url, media_url=profile.media_url)
