import asyncio
import socket

import pytest

from ivr_designer.config.profiles import Profile
from ivr_designer.config.redact import Secret
from ivr_designer.icc.auth import ServerClock
from ivr_designer.icc.errors import Offline
from ivr_designer.icc.probe import Kind, probe_connection
from ivr_designer.icc.transport import Limits
from tests.helpers.certificates import Authority
from tests.helpers.icc import FakeClock
from tests.helpers.raw_server import DATE_UNIX, RawServer, listing, ok, reply

REFUSED = reply({"r": 5, "message": "keySid invalid"}, 403)
TREES = listing("ivrTrees", [{"id": 1}, {"id": 2}])
GREETINGS = listing("greeting_files", [], count="total")
HTML = b"<html><head><title>%s</title></head></html>"


def probe(
    icc=TREES,
    media=GREETINGS,
    *,
    tls=None,
    clock=None,
    secret="secret",
    sid="SK1",
    deadline_s=20.0,
    **profile,
):
    """The diagnosis of a profile against servers that answer so."""

    async def run():
        async with RawServer(icc, tls=tls) as server, RawServer(media) as media_server:
            icc_url = server.url.replace("127.0.0.1", "localhost") if tls else server.url
            parts = {"icc_url": icc_url, "media_url": media_server.url} | profile
            return await probe_connection(
                Profile("1", "p", sid, **parts),
                Secret(secret),
                limits=Limits(deadline_s=deadline_s),
                clock=clock or ServerClock(FakeClock(DATE_UNIX)),
            )

    found = asyncio.run(run())
    for sentence in (str(found.cause), str(found.advice)):
        assert sentence.endswith(".")
        assert "{" not in sentence
    return found


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def test_a_working_connection():
    found = probe()
    assert (found.kind, found.is_usable, found.trees, found.project) == (Kind.OK, True, 2, "246")
    assert abs(found.skew_s) < 1


def test_a_wrong_key_is_told_with_the_servers_words():
    found = probe(REFUSED, REFUSED)
    assert (found.kind, found.is_usable, found.server_words) == (Kind.KEY_REFUSED, False, "keySid invalid")


def test_a_key_that_only_the_media_host_knows_is_of_another_region():
    assert probe(REFUSED, GREETINGS).kind is Kind.WRONG_REGION


def test_a_key_that_only_the_icc_host_knows_is_usable():
    found = probe(TREES, REFUSED)
    assert (found.kind, found.is_usable, found.trees) == (Kind.MEDIA_REFUSED, True, 2)


@pytest.mark.parametrize("media", [reply(HTML), None, reply({"r": 0}, 500)])
def test_a_media_host_that_fails_does_not_spoil_menus(media):
    found = probe(TREES, media)
    assert (found.kind, found.is_usable) == (Kind.MEDIA_UNREACHABLE, True)
    if media is None:
        assert found.server_words == "", "who said nothing is not quoted"


def test_one_host_for_both_is_not_asked_twice_about_the_key():
    async def run():
        async with RawServer(REFUSED) as server:
            profile = Profile("1", "p", "SK1", server.url, server.url)
            clock = ServerClock(FakeClock(DATE_UNIX))
            return await probe_connection(profile, Secret("s"), clock=clock), len(server.requests)

    found, calls = asyncio.run(run())
    assert (found.kind, calls) == (Kind.KEY_REFUSED, 1)


def test_an_account_key_is_recognised():
    assert probe(REFUSED, REFUSED, sid="ACabc").kind is Kind.WRONG_KEY_KIND


def test_a_clock_that_is_off_is_told_though_the_connection_works():
    def answer(request):
        return REFUSED if len(calls) < 1 and not calls.append(1) else TREES

    calls = []
    clock = ServerClock(FakeClock(DATE_UNIX + 3600))
    found = probe(answer, clock=clock)
    assert (found.kind, found.is_usable) == (Kind.CLOCK_OFF, True)
    assert "3600 s off" in str(found.cause)
    assert clock.is_off


@pytest.mark.parametrize(("ahead_s", "calls"), [(3600, 2), (0, 1)])
def test_a_second_try_is_made_only_after_a_wrong_clock(ahead_s, calls):
    seen = []
    found = probe(
        lambda r: seen.append(r) or REFUSED, REFUSED, clock=ServerClock(FakeClock(DATE_UNIX + ahead_s))
    )
    assert (found.kind, len(seen)) == (Kind.KEY_REFUSED, calls)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(HTML % b"Free WiFi login"), Kind.CAPTIVE_PORTAL),
        (reply(HTML % b"Sign in to the network", 511), Kind.CAPTIVE_PORTAL),
        (reply(HTML % b"Please log in", 403), Kind.CAPTIVE_PORTAL),
        (reply(b"", 302, location="http://hotspot.example/start"), Kind.CAPTIVE_PORTAL),
        (reply(b"", 302, location="/v2/ivrtree"), Kind.NOT_ICC),
        (reply(HTML % b"Welcome to nginx"), Kind.NOT_ICC),
        (reply(HTML % b"Forbidden", 403), Kind.NOT_ICC),
        (reply(HTML % b"Not found", 404), Kind.NOT_ICC),
        (reply({"status": "ok"}), Kind.NOT_ICC),
        (ok(), Kind.NOT_ICC),
        (reply({"r": 0, "data": []}), Kind.NOT_ICC),
        (reply(b"hello"), Kind.NOT_ICC),
        (reply(b"", 429, retry_after="7"), Kind.RATE_LIMITED),
        (reply(HTML % b"Bad gateway", 502), Kind.SERVER_FAULT),
        (reply({"r": 9, "message": "not allowed"}), Kind.SERVER_REFUSED),
        (None, Kind.NETWORK),
    ],
)
def test_what_else_may_answer(answer, kind):
    found = probe(answer)
    assert (found.kind, found.is_usable) == (kind, False)


def test_a_server_that_keeps_silent():
    async def answer(request):
        await asyncio.sleep(30)

    assert probe(answer, deadline_s=0.5).kind is Kind.TIMEOUT


def test_nobody_there():
    found = probe(icc_url=f"http://127.0.0.1:{free_port()}")
    assert found.kind is Kind.REFUSED
    assert "127.0.0.1:" in str(found.cause)


def test_no_such_name():
    found = probe(icc_url="https://icc.invalid", proxy="direct")
    assert found.kind is Kind.DNS
    assert "icc.invalid" in str(found.cause)


def test_no_proxy():
    assert probe(icc_url="https://icc.invalid", proxy=f"http://127.0.0.1:{free_port()}").kind is Kind.PROXY


def test_a_proxy_that_wants_a_log_in():
    async def run():
        async with RawServer(reply(b"", 407)) as proxy:
            profile = Profile("1", "p", "SK1", "https://icc.invalid", proxy=proxy.url)
            return await probe_connection(profile, Secret("s"))

    found = asyncio.run(run())
    assert found.kind is Kind.PROXY
    assert "407" in str(found.cause)


def test_certificates(tmp_path):
    authority = Authority(tmp_path)
    ca_file = str(authority.ca_file)
    assert probe(tls=authority.server("localhost"), ca_file=ca_file).kind is Kind.OK
    assert probe(tls=authority.server("localhost")).kind is Kind.TLS
    assert probe(tls=authority.server("other.example"), ca_file=ca_file).kind is Kind.TLS
    assert (
        probe(tls=authority.server("localhost", age_days=60, days=30), ca_file=ca_file).kind is Kind.TLS_TIME
    )
    assert probe(ca_file=str(tmp_path / "none.pem")).kind is Kind.TLS


@pytest.mark.parametrize(
    "profile", [{"sid": ""}, {"secret": ""}, {"icc_url": "http://icc.example"}, {"proxy": "socks5://x"}]
)
def test_a_profile_that_cannot_be_used(profile):
    assert probe(**profile).kind is Kind.PROFILE


def test_the_secret_is_in_no_diagnosis():
    for answer in (REFUSED, TREES, reply(HTML), None):
        assert "canary-secret" not in repr(probe(answer, answer, secret="canary-secret"))


def test_every_kind_has_words():
    from ivr_designer.icc.probe import _WORDS

    assert set(_WORDS) == set(Kind)


@pytest.mark.parametrize(
    "words", ["LOGIN", "Log In", "Sign in", "SignIn", "captive", "WiFi", "Wi-Fi", "HotSpot", "portal"]
)
def test_words_of_a_log_in_page_are_known_however_they_are_written(words):
    assert probe(reply(HTML % words.encode())).kind is Kind.CAPTIVE_PORTAL


def test_a_refusal_of_the_api_may_speak_of_a_log_in():
    found = probe(reply({"r": 5, "message": "please log in: token expired"}, 403), REFUSED)
    assert found.kind is Kind.KEY_REFUSED
    found = probe(reply({"message": "login"}, 403), REFUSED)
    assert found.kind is Kind.KEY_REFUSED, "JSON without a code is no page of the network"


def test_a_redirect_to_another_host_is_a_log_in_whatever_it_says():
    assert probe(reply(b"moved", 302, location="http://other.example/")).kind is Kind.CAPTIVE_PORTAL


def test_a_transport_that_cannot_be_opened_is_told():
    def refuse(limits, **settings):
        raise Offline("network")

    async def run():
        profile = Profile("1", "p", "SK1", "https://icc.invalid")
        return await probe_connection(profile, Secret("s"), open_transport=refuse)

    found = asyncio.run(run())
    assert found.kind is Kind.NETWORK
    assert "icc.invalid" in str(found.cause)


def test_a_server_that_does_not_tell_the_time_leaves_the_clock_unknown():
    undated = [raw.replace(b"Date:", b"X-Date:").replace(b"date:", b"x-date:") for raw in (TREES, GREETINGS)]
    assert undated[0] != TREES
    found = probe(*undated)
    assert (found.kind, found.skew_s) == (Kind.OK, None)


def test_a_secret_that_cannot_sign_is_told_before_anything_is_sent():
    pem = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n"
    asked = []
    found = probe(lambda request: asked.append(request) or TREES, secret=pem)
    assert (found.kind, asked) == (Kind.PROFILE, [])
    assert "MFkw" not in repr(found)
