"""`Test connection`: what is wrong, in words. Reads only; nothing is made or changed on the server."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ivr_designer.config.profiles import Profile, ProfileError, checked
from ivr_designer.config.redact import Secret
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.auth import KeyUnusable, ServerClock, TokenSource
from ivr_designer.icc.client import IccClient
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    IccError,
    NoAnswer,
    Offline,
    ProxyRefused,
    RateLimited,
    ServerFault,
    ServerRefused,
    TlsRefused,
)
from ivr_designer.icc.transport import Limits, Transport

_PORTAL_WORDS = ("login", "log in", "sign in", "signin", "captive", "wifi", "wi-fi", "hotspot", "portal")
_NETWORK_LOGIN = 511

T = TypeVar("T")


class Kind(StrEnum):
    """What a test of a connection found. The first four let work begin."""

    OK = "ok"
    CLOCK_OFF = "clock_off"
    MEDIA_REFUSED = "media_refused"
    MEDIA_UNREACHABLE = "media_unreachable"
    KEY_REFUSED = "key_refused"
    WRONG_KEY_KIND = "wrong_key_kind"
    WRONG_REGION = "wrong_region"
    PROFILE = "profile"
    DNS = "dns"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    NETWORK = "network"
    TLS = "tls"
    TLS_TIME = "tls_time"
    PROXY = "proxy"
    CAPTIVE_PORTAL = "captive_portal"
    NOT_ICC = "not_icc"
    RATE_LIMITED = "rate_limited"
    SERVER_FAULT = "server_fault"
    SERVER_REFUSED = "server_refused"


_USABLE = {Kind.OK, Kind.CLOCK_OFF, Kind.MEDIA_REFUSED, Kind.MEDIA_UNREACHABLE}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The result: a stable `kind`, one sentence of `cause`, one of `advice`, the server's own words if any.

    `trees` is how many the account holds, `skew_s` how far the server's clock is ahead of this one's, in
    seconds; both None when not known.
    """

    kind: Kind
    cause: Phrase
    advice: Phrase
    server_words: str = ""
    project: str | None = None
    trees: int | None = None
    skew_s: float | None = None

    @property
    def is_usable(self) -> bool:
        """True when trees can be edited with this connection."""
        return self.kind in _USABLE


async def probe_connection(
    profile: Profile,
    secret: Secret,
    *,
    limits: Limits | None = None,
    clock: ServerClock | None = None,
    open_transport: Callable[..., Transport] = Transport,
) -> Diagnosis:
    """Try the profile with the secret: list the trees, then the recordings on the media host.

    What can go wrong is in the Diagnosis. Give `clock` to keep what was learned about the server's time.
    """
    clock = clock or ServerClock()
    try:
        profile = checked(profile)
        tokens = TokenSource(profile.key_sid, secret, clock)
        tokens.for_read()
        transport = open_transport(limits, proxy=profile.proxy, ca_file=profile.ca_file)
    except ProfileError as error:
        return Diagnosis(Kind.PROFILE, error.cause, error.advice)
    except KeyUnusable as error:
        return Diagnosis(Kind.PROFILE, Phrase(str(error)), phrase("Enter the key SID and its secret again."))
    except IccError as error:
        return diagnose(error, profile)
    client = IccClient(transport, tokens, icc_url=profile.icc_url, media_url=profile.media_url)
    try:
        return await _examine(client, profile)
    finally:
        await client.aclose()


async def _examine(client: IccClient, profile: Profile) -> Diagnosis:
    try:
        trees = await _with_right_clock(client.list_trees)
    except AuthRefused as refused:
        return await _why_refused(client, profile, refused)
    except IccError as error:
        return diagnose(error, profile)
    kind, words = Kind.CLOCK_OFF if client.clock.is_off else Kind.OK, ""
    try:
        await client.list_greetings()
    except AuthRefused as refused:
        kind, words = Kind.MEDIA_REFUSED, refused.message
    except IccError as error:
        kind, words = Kind.MEDIA_UNREACHABLE, diagnose(error, profile).server_words
    found = _say(kind, words, seconds=abs(client.clock.skew_s))
    skew_s = client.clock.skew_s if client.clock.is_known else None
    return replace(found, project=trees.project, trees=len(trees.rows), skew_s=skew_s)


async def _with_right_clock(call: Callable[[], Awaitable[T]]) -> T:
    """Make a read, and once more when the answer showed that the token came from a wrong clock."""
    try:
        return await call()
    except AuthRefused as refused:
        if not refused.skewed:
            raise
    return await call()


async def _why_refused(client: IccClient, profile: Profile, refused: AuthRefused) -> Diagnosis:
    """Tell a wrong key from a wrong region: both are answered alike, but the other host knows the key."""
    if refused.r is None and not refused.is_json:
        return _say(Kind.CAPTIVE_PORTAL if _is_portal(refused.message) else Kind.NOT_ICC, refused.message)
    if profile.key_sid.upper().startswith("AC"):
        return _say(Kind.WRONG_KEY_KIND, refused.message)
    if urlsplit(profile.media_url).netloc != urlsplit(profile.icc_url).netloc:
        try:
            await client.list_greetings()
        except IccError:
            pass
        else:
            return _say(Kind.WRONG_REGION, refused.message)
    return _say(Kind.KEY_REFUSED, refused.message)


def diagnose(error: IccError, profile: Profile) -> Diagnosis:
    """What a failed call means for a connection."""
    host = urlsplit(profile.icc_url).netloc
    match error:
        case Offline():
            return _of_offline(error, host)
        case AuthRefused():
            return _say(Kind.KEY_REFUSED, error.message)
        case RateLimited():
            return _say(Kind.RATE_LIMITED, error.message, seconds=error.after_s)
        case ServerFault(status=status):
            kind = Kind.CAPTIVE_PORTAL if status == _NETWORK_LOGIN else Kind.SERVER_FAULT
            return _say(kind, error.message, status=status)
        case ServerRefused():
            return _say(Kind.SERVER_REFUSED, error.message)
        case BadReply():
            elsewhere = urlsplit(error.location).hostname not in {None, urlsplit(profile.icc_url).hostname}
            portal = elsewhere or (error.is_page and _is_portal(error.excerpt))
            return _say(Kind.CAPTIVE_PORTAL if portal else Kind.NOT_ICC, error.excerpt)
        case NoAnswer():
            return _say(Kind.TIMEOUT if error.kind == "timeout" else Kind.NETWORK, host=host)
    return _say(Kind.NOT_ICC)


def _of_offline(error: Offline, host: str) -> Diagnosis:
    match error:
        case TlsRefused():
            in_time = any(word in error.detail for word in ("expired", "not yet valid"))
            return _say(Kind.TLS_TIME if in_time else Kind.TLS, detail=error.detail)
        case ProxyRefused():
            return _say(Kind.PROXY, detail=error.detail)
    known = {"dns": Kind.DNS, "refused": Kind.REFUSED, "timeout": Kind.TIMEOUT}
    return _say(known.get(error.kind, Kind.NETWORK), host=host)


def _is_portal(text: str) -> bool:
    return any(word in text.lower() for word in _PORTAL_WORDS)


def _say(kind: Kind, words: str = "", **values: Any) -> Diagnosis:
    cause, advice = _WORDS[kind]
    return Diagnosis(kind, Phrase(cause.template, values), advice, words)


_WORDS = {
    Kind.OK: (phrase("The connection works."), phrase("Nothing to do.")),
    Kind.CLOCK_OFF: (
        phrase("The connection works, but this computer's clock is {seconds:.0f} s off."),
        phrase("Set the clock by the internet; until then the server's time is used."),
    ),
    Kind.MEDIA_REFUSED: (
        phrase("Menus work, but the media server refuses the key."),
        phrase("Check the media base URL: a key works in one region only."),
    ),
    Kind.MEDIA_UNREACHABLE: (
        phrase("Menus work, but recordings cannot be reached."),
        phrase("Check the media base URL, or go on without recordings."),
    ),
    Kind.KEY_REFUSED: (
        phrase("The server refuses the key: SID or secret is wrong, or the key belongs to another region."),
        phrase(
            "Copy SID and secret anew from the project's API keys, and check the base URL of your region."
        ),
    ),
    Kind.WRONG_KEY_KIND: (
        phrase("This is an account key (AC…), which the contact center does not take."),
        phrase("Use an API key of the project: its SID begins with SK."),
    ),
    Kind.WRONG_REGION: (
        phrase("The key is good, but not at this ICC base URL: it belongs to another region."),
        phrase("Enter the ICC base URL of the key's region."),
    ),
    Kind.PROFILE: (phrase("The connection is not set up."), phrase("Enter key SID and secret.")),
    Kind.DNS: (phrase("There is no server called {host}."), phrase("Check the base URL and the network.")),
    Kind.REFUSED: (
        phrase("{host} does not accept connections."),
        phrase("Check the base URL, with its port, and any firewall."),
    ),
    Kind.TIMEOUT: (phrase("{host} did not answer in time."), phrase("Check the network and try again.")),
    Kind.NETWORK: (
        phrase("There is no connection to {host}."),
        phrase("Check the network, and whether a proxy is needed."),
    ),
    Kind.TLS: (
        phrase("The server's identity could not be verified: {detail}."),
        phrase(
            "If your network inspects traffic, name its CA file in the profile; otherwise check the base URL."
        ),
    ),
    Kind.TLS_TIME: (
        phrase("The server's certificate is not valid at this computer's time: {detail}."),
        phrase("Check this computer's date and clock first."),
    ),
    Kind.PROXY: (
        phrase("The proxy did not let the connection through: {detail}."),
        phrase("Check the proxy setting of the profile, or ask who runs the network."),
    ),
    Kind.CAPTIVE_PORTAL: (
        phrase("This network answers with a log-in page of its own."),
        phrase("Open a web page in the browser, log in to the network, and try again."),
    ),
    Kind.NOT_ICC: (
        phrase("What answers at this base URL is not the contact center's API."),
        phrase("Check the ICC base URL."),
    ),
    Kind.RATE_LIMITED: (
        phrase("The server asks for a pause of {seconds:.0f} s."),
        phrase("Wait that long and try again."),
    ),
    Kind.SERVER_FAULT: (
        phrase("The server has a fault (HTTP {status})."),
        phrase("Try again in a few minutes."),
    ),
    Kind.SERVER_REFUSED: (
        phrase("The server knows the key but refuses to list the trees."),
        phrase("Ask who manages the contact center whether the key may do that."),
    ),
}
