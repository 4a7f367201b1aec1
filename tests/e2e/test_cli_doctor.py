"""doctor and --self-test: what a help desk asks first."""

import json
import socket
import sys

import pytest

from ivr_designer.cli.doctor import folders_check
from ivr_designer.cli.profile import profile_store
from ivr_designer.config.paths import folders
from ivr_designer.config.profiles import new_profile
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.cli import in_process, to

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


def test_a_network_share_is_told_though_all_is_well_there():
    row = folders_check(folders(), is_remote=True)
    assert row.ok
    assert "on a network share" in str(row.seen)
    assert "IVR_DESIGNER_HOME" in str(row.advice)
    assert not str(folders_check(folders(), is_remote=False).advice)


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


# ---- each thing broken: what is seen is said in words, and what to do about it


def broken(name, *words, **environ):
    """The one row `name` of the test in a process of its own; it must not be well."""
    done = in_process("doctor", "--json", *words, **environ)
    assert done.code == 1
    row = rows_of(done)[name]
    assert not row["ok"], row
    assert "Errno" not in row["seen"]
    assert "Traceback" not in row["seen"]
    return row


def test_both_commands_say_the_same(private_home):
    one, other = (in_process(*words, "--offline") for words in (["doctor"], ["--self-test"]))
    assert (one.code, one.out) == (other.code, other.out)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself looks at certificates")
def test_a_system_without_certificates(tmp_path):
    (tmp_path / "none.pem").touch()
    row = broken(
        "certificates",
        "--offline",
        SSL_CERT_FILE=str(tmp_path / "none.pem"),
        SSL_CERT_DIR=str(tmp_path / "no"),
    )
    assert "store is empty" in row["seen"]
    assert "ca-certificates" in row["advice"]


def test_a_file_of_authorities_that_is_not_there(private_home):
    folders().settings.parent.mkdir(parents=True, exist_ok=True)
    folders().settings.write_text('{"version": 1, "ca_file": "/no/such.pem"}', "utf-8")
    row = broken("certificates", "--offline")
    assert "/no/such.pem" in row["seen"]
    assert "ca_file" in row["advice"]


@pytest.mark.parametrize("name", ["folders", "settings", "profiles"])
def test_a_folder_that_cannot_be_used(private_home, name):
    place = folders().state if name == "folders" else folders().config
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("a file is in the way")
    row = broken(name, "--offline")
    assert str(place) in row["seen"]
    assert "permissions" in row["advice"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one platform")
@pytest.mark.parametrize(
    ("environ", "seen", "advice"),
    [
        ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense", "Take QT_QPA_PLATFORM out of the environment"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}, "connect to display :987", "DISPLAY"),
    ],
)
def test_a_platform_plugin_or_a_screen_that_is_not_there(environ, seen, advice):
    row = broken("window", "--offline", **environ)
    assert seen in row["seen"]
    assert advice in row["advice"]


def test_a_proxy_that_is_down():
    row = broken(
        "network", "--url", "https://icc.example.invalid", HTTPS_PROXY="http://127.0.0.1:9", NO_PROXY=""
    )
    assert "proxy" in row["seen"]
    assert "proxy" in row["advice"]


def test_a_clock_that_is_an_hour_off(cli):
    with SandboxServer({"SKd": "right"}) as server:
        server.control.clock.offset_s = 3600
        rows = rows_of(cli("doctor", "--json", *to(server), secret="right"))
    assert not rows["clock"]["ok"]
    assert "+3600 s" in rows["clock"]["seen"]
    assert "NTP" in rows["clock"]["advice"]
    assert rows["network"]["ok"]
