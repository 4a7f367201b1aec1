"""doctor and --self-test: what a help desk asks first."""

import json
import socket

import pytest

from ivr_designer.cli.profile import profile_store
from ivr_designer.config.paths import folders
from ivr_designer.config.profiles import new_profile
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.cli import to

OFFLINE = (
    "program", "resources", "folders", "settings", "profiles", "keyring", "certificates", "proxy", "window",
)  # fmt: skip


def rows_of(done):
    rows = json.loads(done.out)["checks"]
    assert all(row["advice"].endswith(".") for row in rows if not row["ok"]), "each says what to do"
    return {row["name"]: row for row in rows}


@pytest.mark.parametrize("words", [("doctor", "--json"), ("--self-test", "--json")])
def test_it_says_what_is_well_and_what_to_do(cli, words):
    done = cli(*words, "--offline")
    rows = rows_of(done)
    assert tuple(rows) == OFFLINE
    assert [name for name, row in rows.items() if not row["ok"]] == [
        "keyring"
    ]  # no test may use this machine's
    assert "new connections go to https://icc-api.stringee.com" in rows["settings"]["seen"]
    assert rows["window"]["seen"].startswith("Qt ")
    assert done.code == 1


def test_it_tries_a_connection(cli):
    with SandboxServer({"SKd": "right"}, seed="sample") as server:
        right = cli("doctor", *to(server), secret="right").out
        wrong = cli("doctor", *to(server), secret="wrong").out
    assert "ok    connection: " in right
    assert "trees: 1" in right
    assert "ok    network: " in right
    assert "ok    clock: the server's clock is " in right
    assert "WRONG connection: " in wrong


def test_it_tries_the_way_to_a_server_without_any_key(cli):
    with SandboxServer({"SKd": "right"}) as server:
        rows = rows_of(cli("doctor", "--json", "--url", server.icc_url))
    assert rows["network"]["ok"], rows["network"]
    assert "directly" in rows["network"]["seen"]
    assert rows["clock"]["ok"]
    assert "connection" not in rows


def test_a_server_that_is_not_there_is_said_in_words(cli):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    rows = rows_of(cli("doctor", "--json", "--url", f"http://127.0.0.1:{port}"))
    assert not rows["network"]["ok"]
    assert "does not accept connections" in rows["network"]["seen"]
    assert rows["clock"]["ok"], "one cause, one complaint"


def test_an_address_that_is_none_is_said_in_words(cli):
    rows = rows_of(cli("doctor", "--json", "--url", "nonsense"))
    assert not rows["network"]["ok"]
    assert "is not a web address" in rows["network"]["seen"]


def test_a_setting_that_does_not_fit_is_told(cli):
    folders().settings.parent.mkdir(parents=True, exist_ok=True)
    folders().settings.write_text('{"version": 1, "icc_url": "http://icc.example"}', "utf-8")
    rows = rows_of(cli("doctor", "--json", "--offline"))
    assert not rows["settings"]["ok"]
    assert "settings.json is not used" in rows["settings"]["seen"]


def test_the_kept_connection_is_the_one_that_is_tried(cli):
    with SandboxServer({"SKd": "right"}) as server:
        profile_store().add(new_profile("Work", "SKd", icc_url=server.icc_url, media_url=server.icc_url))
        rows = rows_of(cli("doctor", "--json", "--profile", "work", secret="right"))
    assert rows["network"]["ok"]
    assert rows["connection"]["ok"]
