"""Whether this machine reaches the servers of a connection: name, proxy, TLS and clock. No key is needed."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from ivr_designer.config.profiles import Profile
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.auth import ServerClock
from ivr_designer.icc.envelope import RawReply, open_envelope
from ivr_designer.icc.errors import AuthRefused, IccError
from ivr_designer.icc.probe import diagnose
from ivr_designer.icc.transport import Request, Transport, proxy_for


@dataclass(frozen=True, slots=True)
class Reached:
    """How one server was reached. `via` names the proxy or says "directly"; `advice` is empty if all is well.

    `skew_s` is how far the server's clock is ahead of this one's, in seconds; None when not known.
    """

    host: str
    ok: bool
    cause: Phrase
    advice: Phrase
    via: Phrase
    skew_s: float | None = None


async def reach(profile: Profile, transport: Transport) -> list[Reached]:
    """Ask the contact center and, if it is another host, the place of recordings; closes the transport.

    Nothing is sent that a key would have to sign, so the contact center refuses it: that is its answer.
    """
    try:
        found = [await _ask(profile, f"{profile.icc_url}/v1/ivrtree", transport, is_icc=True)]
        if urlsplit(profile.media_url).netloc != urlsplit(profile.icc_url).netloc:
            found.append(await _ask(profile, f"{profile.media_url}/", transport, is_icc=False))
    finally:
        await transport.aclose()
    return found


async def _ask(profile: Profile, url: str, transport: Transport, *, is_icc: bool) -> Reached:
    parts = urlsplit(url)
    via = proxy_for(parts.scheme, parts.hostname or "", profile.proxy)
    words = phrase("via {proxy}", proxy=via.rpartition("@")[2]) if via else phrase("directly")
    clock = ServerClock(transport.now)
    try:
        sent_at = clock.local()
        reply = await transport.send(Request("GET", url, {}))
        if reply.server_date is not None:
            clock.observe(reply.server_date, sent_at, reply.received_at)
        _refuse_strangers(reply, is_icc)
    except IccError as error:
        # The words of a diagnosis name the contact center's host; this may be the other one.
        found = diagnose(error, Profile("", "", "", icc_url=url))
        return Reached(parts.netloc, False, found.cause, found.advice, words)
    skew_s = clock.skew_s if clock.is_known else None
    return Reached(
        parts.netloc, True, phrase("{host} answers.", host=parts.netloc), Phrase(""), words, skew_s
    )


def _refuse_strangers(reply: RawReply, is_icc: bool) -> None:
    """Raise IccError when something else than the API answered; a host of recordings may say anything."""
    if not is_icc:
        return
    try:
        open_envelope(reply)
    except AuthRefused as refused:
        if not refused.is_json:
            raise
