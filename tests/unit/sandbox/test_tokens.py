import base64

import pytest

from ivr_designer.sandbox.tokens import ANY_KEY, KEY_INVALID, NOT_FOR_REST, TokenRefused, check_token
from tests.helpers.sandbox_server import HEADER, make_token

SECRETS = {"SKa": "one", "SKb": "two"}
VECTOR = (
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InN0cmluZ2VlLWFwaTt2PTEifQ."
    "eyJqdGkiOiJTS2V4YW1wbGUtMTcwMDAwMDAwMCIsImlzcyI6IlNLZXhhbXBsZSIsImV4cCI6MTcwMDAwMzYwMCwicmVzdF9hcGkiOnRydWV9."
    "PFKKo8_WDldY27VmhkfblCwj83LQ0KGl7dPRZq7ZI3s"
)


def token(**more):
    return make_token(**{"secret": "one", "iss": "SKa", "exp": 100, **more})


def refusal(text, now=50, secrets=SECRETS):
    with pytest.raises(TokenRefused) as caught:
        check_token(text, secrets, now)
    return caught.value


def test_the_documented_vector():
    assert check_token(VECTOR, {"SKexample": "example-secret"}, 1_700_003_599) == ("SKexample", 1_700_003_600)
    refused = refusal(VECTOR, 1_700_003_600, {"SKexample": "example-secret"})
    assert (refused.why, refused.code) == ("the token has expired", KEY_INVALID)


def test_our_own_minting_makes_the_vector_byte_for_byte():
    made = make_token("example-secret", "SKexample", exp=1_700_003_600, jti="SKexample-1700000000")
    assert made == VECTOR


def test_each_key_has_its_own_secret():
    assert check_token(token(), SECRETS, 50) == ("SKa", 100)
    assert check_token(token(secret="two", iss="SKb"), SECRETS, 50) == ("SKb", 100)
    assert "signature" in refusal(token(secret="two")).why


def test_a_secret_for_any_key_serves_key_sids_only():
    secrets = {"SKa": "one", ANY_KEY: "rest"}
    assert check_token(token(secret="rest", iss="SKzzz"), secrets, 50) == ("SKzzz", 100)
    assert "signature" in refusal(token(secret="rest"), secrets=secrets).why
    for iss in ("ACzzz", "", ANY_KEY, 5):
        assert "iss" in refusal(token(secret="rest", iss=iss), secrets=secrets).why


def test_exp_may_be_left_unenforced_but_not_left_out():
    assert check_token(token(exp=1), SECRETS, 50, enforce_exp=False) == ("SKa", 1)
    with pytest.raises(TokenRefused, match="exp is missing"):
        check_token(token(exp="100"), SECRETS, 50, enforce_exp=False)


def test_rest_api_is_looked_at_last():
    assert refusal(token(rest_api=None)).code == NOT_FOR_REST
    assert refusal(token(rest_api=None, exp=1)).code == KEY_INVALID


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no token"),
        ("..", "no token"),
        ("a.b", "no token"),
        ("a.b.c", "not"),
        ("W10.W10.W10", "not a JSON object"),
        ("e30.e30.e30", "typ"),
        (token(header={**HEADER, "alg": "none"}), "alg"),
        (token(header={**HEADER, "typ": "jwt"}), "typ"),
        (token(header={"typ": "JWT", "alg": "HS256"}), "cty"),
        (token() + "=", "base64url"),
        (token().replace(".", "+.", 1), "base64url"),
        (token()[:-1] + "é", "base64url"),
        ("." + token(), "no token"),
        (token() + "." + token(), "base64url"),
    ],
)
def test_what_is_no_token(text, why):
    refused = refusal(text)
    assert why in refused.why
    assert (refused.code, refused.message) == (KEY_INVALID, "keySid invalid")


def test_deep_nesting_is_no_way_in():
    deep = base64.urlsafe_b64encode(b"[" * 200_000).rstrip(b"=").decode()
    assert refusal(f"{deep}.{deep}.e30").why == "not JSON"
