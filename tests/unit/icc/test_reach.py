import asyncio
import socket

import pytest

from ivr_designer.config.profiles import Profile
from ivr_designer.icc.reach import reach
from ivr_designer.icc.transport import Limits, Transport
from tests.helpers.certificates import Authority
from tests.helpers.icc import FakeClock
from tests.helpers.raw_server import DATE_UNIX, RawServer, reply

NO_KEY = reply({"r": 5, "message": "token missing"}, 403)


def reached(icc=NO_KEY, media=b"", *, tls=None, now=DATE_UNIX, **profile):
    """What is found about two servers that answer so."""

    async def run():
        async with RawServer(icc, tls=tls) as server, RawServer(media or reply(b"<html>", 404)) as other:
            url = server.url.replace("127.0.0.1", "localhost")
            parts = {"icc_url": url, "media_url": other.url} | profile
            transport = Transport(
                Limits(deadline_s=5.0), ca_file=parts.pop("ca_file", ""), now=FakeClock(now)
            )
            return await reach(Profile("1", "p", "SK1", **parts), transport), server

    return asyncio.run(run())


def test_a_refusal_for_want_of_a_key_is_the_contact_center_answering():
    (icc, media), server = reached()
    assert (icc.ok, media.ok) == (True, True)
    assert str(icc.cause) == f"{icc.host} answers."
    assert (str(icc.advice), str(icc.via)) == ("", "directly")
    assert abs(icc.skew_s) < 1
    assert "authorization" not in server.requests[0].headers
    assert not any("token" in name or "auth" in name for name in server.requests[0].headers)


def test_a_server_that_keeps_both_is_asked_once():
    found, server = reached(media_url="http://127.0.0.1:1", icc_url="http://127.0.0.1:1")
    assert len(found) == 1
    assert server.requests == []


def test_a_clock_that_is_off_shows():
    (icc, _media), _server = reached(now=DATE_UNIX + 400)
    assert icc.ok
    assert round(icc.skew_s) in {-399, -400}


def test_a_server_without_a_date_leaves_the_clock_open():
    (icc, _media), _server = reached(reply({"r": 5, "message": "x"}, 403, date=None))
    assert (icc.ok, icc.skew_s) == (True, None)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reply(b"<html><title>Hotel login</title></html>"), "log-in page of its own"),
        (reply(b"<html><title>Shop</title></html>"), "not the contact center's API"),
        (reply(b"<html>no</html>", 403), "refuses|not the contact center"),
        (reply({"r": 1, "message": "broken"}, 500), "has a fault"),
    ],
)
def test_what_is_not_the_contact_center_is_said_with_what_to_do(answer, words):
    (icc, media), _server = reached(answer)
    assert not icc.ok
    assert any(word in str(icc.cause) for word in words.split("|"))
    assert str(icc.advice).endswith(".")
    assert media.ok


def test_a_host_that_does_not_listen():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    (icc, media), _server = reached(media_url=f"http://127.0.0.1:{port}")
    assert icc.ok
    assert not media.ok
    assert f"127.0.0.1:{port} does not accept connections" in str(media.cause)


def test_tls_is_checked_by_the_systems_store_and_the_given_file(tmp_path):
    authority = Authority(tmp_path)
    (icc, _media), _server = reached(tls=authority.server("localhost"))
    assert not icc.ok
    assert "identity could not be verified" in str(icc.cause)
    (icc, _media), _server = reached(tls=authority.server("localhost"), ca_file=str(authority.ca_file))
    assert icc.ok
