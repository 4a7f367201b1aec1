"""Keys, tokens and clocks, against the sandbox's own checks."""

import asyncio
import logging

import pytest

from ivr_designer.config.profiles import Profile
from ivr_designer.config.redact import Secret
from ivr_designer.icc.auth import ServerClock
from ivr_designer.icc.errors import AuthRefused
from ivr_designer.icc.probe import Kind, probe_connection
from ivr_designer.icc.retry import ReadPolicy
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.loading import pull
from ivr_designer.sync.wire_icc import IccWire
from tests.helpers.icc import FakeClock, client_for


def session(use, server_settings=None, **client_settings):
    async def run(server):
        async with client_for(server.icc_url, server.media_url, **client_settings) as client:
            return await use(client, server)

    with SandboxServer(**(server_settings or {})) as server:
        return asyncio.run(run(server))


@pytest.mark.parametrize("status", ["403", "401", "200"])
@pytest.mark.parametrize("wrong", [{"secret": "other"}, {"key_sid": "SKother"}])
def test_a_wrong_key_is_refused_whatever_the_status(status, wrong):
    async def use(client, server):
        for call in (client.list_trees, lambda: client.create_tree("T", token=client.prepare_write())):
            with pytest.raises(AuthRefused) as caught:
                await call()
            assert (caught.value.outcome, caught.value.r, caught.value.skewed) == ("refused", 5, False)
        assert server.control.store.rows("ivrtree") == []

    session(use, {"switches": {"auth_status": status}}, **wrong)


def test_a_revoked_key_is_refused_from_then_on():
    async def use(client, server):
        await client.list_trees()
        server.control.secrets.clear()
        with pytest.raises(AuthRefused):
            await client.list_trees()

    session(use)


def test_the_expiry_told_is_the_expiry_the_server_saw():
    async def use(client, server):
        token = client.prepare_write()
        await client.create_tree("T", token=token)
        (call,) = server.control.calls.writes()
        assert call.exp == token.exp
        assert 58 <= call.exp - call.at <= 61

    session(use)


def test_a_write_token_outlives_its_life_not_by_a_second():
    async def use(client, server):
        token = client.prepare_write()
        await asyncio.sleep(2.1)
        with pytest.raises(AuthRefused) as caught:
            await client.create_tree("T", token=token)
        assert not caught.value.skewed
        assert server.control.store.rows("ivrtree") == []
        await client.create_tree("T", token=client.prepare_write())

    session(use, life_s=2.0)


@pytest.mark.parametrize("ahead_s", [-86_400 * 400, -3600, 3600, 86_400 * 400])
def test_a_wrong_clock_is_overcome_by_the_servers_own_time(ahead_s):
    """The first read may be refused for it; from then on tokens are made in the server's time."""
    clock = ServerClock(FakeClock(1_700_000_000.0))

    async def use(client, server):
        policy = ReadPolicy(jitter=lambda: 0.0)
        listing = await policy.run(client.list_trees)
        assert listing.rows == ()
        assert clock.skew_s == pytest.approx(ahead_s, abs=2)
        await client.create_tree("T", token=client.prepare_write())
        (call,) = server.control.calls.writes()
        assert 58 <= call.exp - call.at <= 62
        assert clock.is_off

    session(use, {"now": lambda: 1_700_000_000.0 + ahead_s}, clock=clock)


def test_a_wrong_key_is_not_tried_over_and_over():
    async def use(client, server):
        with pytest.raises(AuthRefused):
            await ReadPolicy(jitter=lambda: 0.0).run(client.list_trees)
        assert len(server.control.calls) == 1

    session(use, secret="other")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (("SKsandbox", "secret"), Kind.OK),
        (("SKsandbox", "no"), Kind.KEY_REFUSED),
        (("AC1", "no"), Kind.WRONG_KEY_KIND),
    ],
)
def test_the_connection_test_against_the_sandbox(key, kind):
    with SandboxServer(seed="sample") as server:
        profile = Profile("1", "p", key[0], server.icc_url, server.media_url)
        found = asyncio.run(probe_connection(profile, Secret(key[1])))
        assert found.kind is kind
        assert found.trees == (1 if kind is Kind.OK else None)
        assert server.control.calls.writes() == []


def test_the_connection_test_with_a_wrong_clock():
    with SandboxServer(now=lambda: 1_700_000_000.0) as server:
        profile = Profile("1", "p", "SKsandbox", server.icc_url, server.media_url)
        found = asyncio.run(probe_connection(profile, Secret("secret")))
    assert found.kind is Kind.CLOCK_OFF
    assert found.skew_s < -30


def test_neither_secret_nor_token_is_logged(caplog):
    caplog.set_level(logging.DEBUG)
    tokens = []

    async def use(client, server):
        tokens.append(client.prepare_write())
        await client.create_tree("T", token=tokens[0])
        await client.list_trees()
        for _ in range(2):
            server.control.faults.add("drop", reset=True)
            with pytest.raises(Exception, match="connection broke") as caught:
                await client.create_tree("T", token=client.prepare_write())
            logging.getLogger("canary-test").error("failed", exc_info=caught.value)

    session(use, {"secrets": {"SKsandbox": "canary-secret-value"}}, secret="canary-secret-value")
    assert "canary-secret-value" not in caplog.text
    assert tokens[0].jwt.reveal() not in caplog.text
    assert "eyJ" not in caplog.text


@pytest.mark.parametrize("seed", range(3))
def test_a_tree_is_loaded_whole_from_a_server_that_drops_one_call_in_five(seed):
    from ivr_designer.sandbox.seed import seed_tree

    async def use(client, server):
        (tree,) = (row["id"] for row in server.control.store.rows("ivrtree"))
        server.control.switches.set(drop_percent=12, bad_gateway_percent=8)
        policy = ReadPolicy(sleep=lambda s: asyncio.sleep(0), attempts=12)
        loaded = await pull(IccWire(client, policy), tree)
        assert {row.id for row in loaded.nodes} == {row["id"] for row in server.control.store.rows("ivrnode")}
        found = {row.id for rows in loaded.keypresses.values() for row in rows}
        assert found == {row["id"] for row in server.control.store.rows("ivrkeypress")}

    session(use, {"seed": lambda store: seed_tree(store, 120), "random_seed": seed})
