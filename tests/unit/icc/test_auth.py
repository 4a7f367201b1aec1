import base64
import json
import time
import warnings

import pytest

from ivr_designer.config.redact import Secret
from ivr_designer.icc.auth import (
    KeyUnusable,
    ServerClock,
    TokenSource,
    WriteToken,
    _private_signer,
    sign,
)
from ivr_designer.sandbox.tokens import TokenRefused, check_token
from tests.helpers.icc import FakeClock

VECTOR = (
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InN0cmluZ2VlLWFwaTt2PTEifQ."
    "eyJqdGkiOiJTS2V4YW1wbGUtMTcwMDAwMDAwMCIsImlzcyI6IlNLZXhhbXBsZSIsImV4cCI6MTcwMDAwMzYwMCwicmVzdF9hcGkiOnRydWV9."
    "PFKKo8_WDldY27VmhkfblCwj83LQ0KGl7dPRZq7ZI3s"
)


@pytest.fixture
def local():
    return FakeClock()


@pytest.fixture
def clock(local):
    return ServerClock(local)


@pytest.fixture
def tokens(clock):
    return TokenSource("SK1", Secret("secret"), clock)


def expiry(token, now, secret="secret"):
    sid, exp = check_token(token.reveal(), {"SK1": secret}, now)
    assert sid == "SK1"
    return exp


def test_the_documented_vector_byte_for_byte():
    made = sign("SKexample", Secret("example-secret"), jti="SKexample-1700000000", exp=1_700_003_600)
    assert made.reveal() == VECTOR


def test_short_secrets_sign_without_a_warning_and_without_touching_the_filters():
    before = list(warnings.filters)
    assert sign("SK1", Secret("x"), jti="a", exp=1).reveal().count(".") == 2
    assert warnings.filters == before


@pytest.mark.parametrize("secret", ["mật khẩu", '{"not": "a key"}', " spaces ", "1234"])
def test_any_text_may_be_a_secret(secret):
    token = TokenSource("SK1", Secret(secret), ServerClock(FakeClock(100.0))).for_write()
    assert check_token(token.jwt.reveal(), {"SK1": secret}, 100.0) == ("SK1", token.exp)


def test_a_certificate_is_no_secret():
    pem = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n"
    with pytest.raises(KeyUnusable) as caught:
        sign("SK1", Secret(pem), jti="a", exp=1)
    assert "MFkw" not in str(caught.value)


@pytest.mark.parametrize(("sid", "secret"), [("", "x"), ("SK1", "")])
def test_a_key_needs_both_halves(sid, secret):
    with pytest.raises(KeyUnusable):
        TokenSource(sid, Secret(secret))


def test_a_write_has_a_token_of_its_own_with_the_life_asked_for(tokens, local):
    made = [tokens.for_write() for _ in range(200)]
    assert len({token.jwt.reveal() for token in made}) == 200
    assert {token.exp for token in made} == {1_700_000_060}
    assert expiry(made[0].jwt, local.time) == made[0].exp
    with pytest.raises(TokenRefused):
        expiry(made[0].jwt, local.time + 60)
    short = TokenSource("SK1", Secret("secret"), tokens.clock, life_s=2.0)
    assert short.for_write().exp == 1_700_000_002


def test_a_token_does_not_print_itself(tokens):
    token = tokens.for_write()
    assert isinstance(token, WriteToken)
    assert token.jwt.reveal() not in repr(token)


def test_expiry_is_counted_in_the_servers_time(tokens, clock, local):
    clock.observe(local.time - 7200, local.time, local.time)
    assert tokens.for_write().exp == pytest.approx(local.time - 7200 + 60, abs=1)


def test_reads_share_a_token_until_it_is_old(tokens, local):
    first = tokens.for_read()
    local.time += 74
    assert tokens.for_read() is first
    local.time += 2
    second = tokens.for_read()
    assert second is not first
    assert expiry(second, local.time) > local.time + 100


def test_reads_get_a_fresh_token_once_the_servers_time_is_known(tokens, clock, local):
    first = tokens.for_read()
    clock.observe(local.time + 1, local.time, local.time)
    assert tokens.for_read() is first, "a second is no reason"
    clock.observe(local.time - 3600, local.time, local.time)
    second = tokens.for_read()
    assert second is not first
    assert expiry(second, local.time - 3600) < local.time


def test_the_clock_takes_the_middle_of_a_call(clock, local):
    assert (clock.is_known, clock.is_off, clock.now()) == (False, False, local.time)
    clock.observe(local.time + 100, local.time - 2, local.time)
    assert clock.skew_s == pytest.approx(101.5)
    assert clock.now() == pytest.approx(local.time + 101.5)
    assert (clock.is_known, clock.is_off) == (True, True)
    local.time += 10
    assert clock.local() == local.time
    clock.observe(local.time, local.time, local.time)
    assert not clock.is_off


def test_only_hs256_can_be_signed_and_what_signs_it_takes_keys_of_any_length():
    signer = _private_signer()
    assert signer.get_algorithms() == ["HS256"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert signer.encode(b"{}", "x", "HS256")
    with pytest.raises(NotImplementedError):
        signer.encode(b"{}", "x", "HS512")


def test_a_secret_that_cannot_sign_says_so_and_nothing_of_itself():
    with pytest.raises(KeyUnusable) as caught:
        sign("SK1", Secret("ssh-rsa AAAAB3NzaC1yc2E"), jti="a", exp=1)
    assert str(caught.value) == "The secret cannot be used as an HS256 key."
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(("skew_s", "is_off"), [(30.0, False), (30.5, True), (-30.0, False), (-30.5, True)])
def test_a_clock_is_off_by_more_than_half_a_minute(clock, local, skew_s, is_off):
    clock.observe(local.time + skew_s - 0.5, local.time, local.time)
    assert clock.skew_s == skew_s
    assert clock.is_off is is_off


def test_a_source_without_a_clock_takes_that_of_this_machine():
    before = int(time.time())
    assert before + 60 <= TokenSource("SK1", Secret("secret")).for_write().exp <= time.time() + 60


def test_a_token_of_reads_is_renewed_just_before_its_margin(tokens, local):
    first = tokens.for_read()
    local.time += 75  # 45 s are left of 120
    assert tokens.for_read() is first
    local.time += 0.5
    assert tokens.for_read() is not first


@pytest.mark.parametrize(("moved_s", "is_renewed"), [(5.0, False), (5.5, True), (-5.0, False), (-5.5, True)])
def test_a_token_of_reads_is_renewed_when_the_servers_time_moved_since_it_was_made(
    tokens, clock, local, moved_s, is_renewed
):
    clock.observe(local.time - 3600.5, local.time, local.time)
    first = tokens.for_read()
    assert tokens.for_read() is first, "an hour apart, and known to be"
    clock.observe(local.time - 3600.5 + moved_s, local.time, local.time)
    assert (tokens.for_read() is not first) is is_renewed


def test_the_name_of_a_token_is_the_keys_and_the_moment_of_the_server(tokens, clock, local):
    clock.observe(local.time + 99.5, local.time, local.time)
    payload = tokens.for_write().jwt.reveal().split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    sid, _, number = claims["jti"].partition("-")
    assert (sid, claims["iss"], claims["rest_api"]) == ("SK1", "SK1", True)
    assert number[:-12] == str(int((local.time + 100) * 1000))
    assert len(number) == 13 + 12
