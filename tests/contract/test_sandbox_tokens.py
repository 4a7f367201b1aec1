"""Who is let in: the token's members, where it may stand, expiry by the server's clock, the Host header."""

import time

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import HEADER, RawClient, make_token

VECTOR = (
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InN0cmluZ2VlLWFwaTt2PTEifQ."
    "eyJqdGkiOiJTS2V4YW1wbGUtMTcwMDAwMDAwMCIsImlzcyI6IlNLZXhhbXBsZSIsImV4cCI6MTcwMDAwMzYwMCwicmVzdF9hcGkiOnRydWV9."
    "PFKKo8_WDldY27VmhkfblCwj83LQ0KGl7dPRZq7ZI3s"
)
REFUSED = {"r": 5, "message": "keySid invalid"}


@pytest.fixture
def server():
    with SandboxServer() as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.icc_url) as raw:
        yield raw


def test_the_vector_of_the_contract_passes_until_its_exp():
    now = [1_700_000_000.0]
    with (
        SandboxServer({"SKexample": "example-secret"}, now=lambda: now[0]) as server,
        RawClient(server.icc_url) as raw,
    ):
        good = raw.call("GET", "/v1/ivrtree", token=VECTOR)
        assert (good.status, good.body["r"]) == (200, 0)
        assert good.headers["date"] == "Tue, 14 Nov 2023 22:13:20 GMT"
        now[0] = 1_700_003_599.9
        assert raw.call("GET", "/v1/ivrtree", token=VECTOR).status == 200
        now[0] = 1_700_003_600.0
        late = raw.call("GET", "/v1/ivrtree", token=VECTOR)
        assert (late.status, late.body) == (403, REFUSED)
        assert server.control.calls.all()[-1].refused == "the token has expired"
        server.control.switches.set(exp="ignored")
        assert raw.call("GET", "/v1/ivrtree", token=VECTOR).status == 200


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "a.b.c",
        VECTOR,
        make_token("wrong"),
        make_token(iss="SKother"),
        make_token(iss=""),
        make_token(exp=1),
        make_token(exp="9999999999"),
        make_token(exp=True),
        make_token(exp=9e12),
        make_token(header={"typ": "JWT", "alg": "HS256"}),
        make_token(header={**HEADER, "cty": "stringee-api;v=2"}),
        make_token(header={**HEADER, "alg": "none"}),
        make_token(header={**HEADER, "alg": "HS512"}),
        make_token(header={"alg": "HS256", "cty": "stringee-api;v=1"}),
        make_token() + "=",
        make_token()[:-2],
        "Bearer " + make_token(),
    ],
)
def test_other_tokens_are_refused(server, client, token):
    answer = client.call("POST", "/v1/ivrtree", {"tree_name": "T"}, token=token)
    assert (answer.status, answer.body) == (403, REFUSED)
    assert answer.headers["content-type"].startswith("application/json")
    assert server.control.store.rows("ivrtree") == []
    assert server.control.calls.all()[-1].refused


@pytest.mark.parametrize("claim", [None, False, 1, "true"])
def test_a_token_without_rest_api_is_refused_with_45(client, claim):
    answer = client.call("GET", "/v1/ivrtree", token=make_token(rest_api=claim))
    assert (answer.status, answer.body["r"]) == (403, 45)
    assert answer.body["message"]


@pytest.mark.parametrize(("status", "seen"), [("401", 401), ("200", 200)])
def test_the_status_of_a_refused_token_is_a_switch(server, client, status, seen):
    server.control.switches.set(auth_status=status)
    answer = client.call("GET", "/v1/ivrtree", token="")
    assert (answer.status, answer.body) == (seen, REFUSED)


def test_the_token_may_stand_in_the_query_and_is_not_logged(server, client):
    token = make_token()
    assert client.call("GET", f"/v1/ivrtree?page=1&access_token={token}", token="").status == 200
    (call,) = server.control.calls.all()
    assert call.query == {"page": "1"}
    assert token not in str(call)
    assert call.key_sid == "SKsandbox"
    assert abs(call.exp - time.time() - 60) < 5


def test_further_claims_do_no_harm(client):
    assert client.call("GET", "/v1/ivrtree", token=make_token(userId="u", icc_api=True)).status == 200


def test_a_revoked_key_is_refused(server, client):
    assert client.call("GET", "/v1/ivrtree").status == 200
    del server.control.secrets["SKsandbox"]
    assert client.call("GET", "/v1/ivrtree").status == 403


def test_the_clock_of_the_server_decides_and_is_told(server, client):
    server.control.clock.offset_s = 3600
    answer = client.call("GET", "/v1/ivrtree")
    assert answer.status == 403
    assert answer.headers["date"] != time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime())
    assert client.call("GET", "/v1/ivrtree", token=make_token(exp=int(time.time()) + 3660)).status == 200


def test_the_date_may_be_missing(server, client):
    assert "date" in client.call("GET", "/v1/ivrtree").headers
    server.control.switches.set(date="missing")
    assert "date" not in client.call("GET", "/v1/ivrtree").headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "0.0.0.0"])
def test_other_host_names_are_refused(server, client, host):
    answer = client.call("GET", "/v1/ivrtree", headers={"Host": host})
    assert answer.status == 400
    assert len(server.control.calls) == 0


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "LOCALHOST:99"])
def test_names_of_this_machine_are_accepted(client, host):
    assert client.call("GET", "/v1/ivrtree", headers={"Host": host}).status == 200
