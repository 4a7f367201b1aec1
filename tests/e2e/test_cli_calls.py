"""test and simulate on a file, history and restore on a tree of the contact center."""

import json
import xml.etree.ElementTree as ET

import pytest

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import SAMPLE, to


def test_the_recorded_calls_of_the_sample_pass(cli, tmp_path):
    done = cli("test", SAMPLE, "--junit", tmp_path / "j.xml")
    assert (done.code, done.err) == (0, "")
    assert "2 of 2 tests passed" in done.out
    suite = ET.parse(tmp_path / "j.xml").getroot()
    assert len(list(suite.iter("testcase"))) == 2


def test_a_recorded_call_that_ends_elsewhere_fails(cli, tmp_path):
    data = json.loads(SAMPLE.read_text("utf-8"))
    data["tests"][0]["expect"] = {"action": "stop"}
    file = tmp_path / "t.ivr.json"
    file.write_text(json.dumps(data), "utf-8")
    done = cli("test", file, "--json")
    assert done.code == 1
    assert json.loads(done.out)["counts"] == {"passed": 1, "failed": 1, "errors": 0}


def test_one_call_is_played(cli):
    call = json.loads(cli("simulate", SAMPLE, "--keys", "1,2", "--json").out)
    assert (call["action"], call["destination"], call["path"]) == ("phone", "842838223344", ["main", "sales"])
    assert "caller presses 2" in cli("simulate", SAMPLE, "--keys", "1,2").out


def test_seconds_are_by_the_rate_that_was_calibrated(cli, tmp_path):
    """The window and the command line must not say different times of one call."""

    def seconds(keys):
        return json.loads(cli("simulate", SAMPLE, "--keys", keys, "--json").out)["seconds"]

    def junit(name):
        assert cli("test", SAMPLE, "--junit", tmp_path / name).code == 0
        return [float(case.get("time")) for case in ET.parse(tmp_path / name).getroot().iter("testcase")]

    def checked():
        return {f["rule"] for f in json.loads(cli("validate", SAMPLE, "--json").out)["findings"]}

    usual, tests = seconds("1,2"), junit("usual.xml")
    open_settings().set(options.SPEECH_VI, 2.625)
    assert seconds("1,2") > usual * 1.4
    slow = junit("slow.xml")
    assert len(slow) == len(tests) == 2
    assert all(now > before * 1.4 for now, before in zip(slow, tests, strict=True))
    open_settings().set(options.SPEECH_VI, 1.0)
    slow_rules = checked()
    open_settings().reset(options.SPEECH_VI)
    assert "M05" in slow_rules - checked()
    assert seconds("1,2") == usual


def test_what_cannot_be_played(cli, tmp_path):
    cli("simulate", SAMPLE, "--keys", "x").assert_complaint(2)
    file = tmp_path / "t.ivr.json"
    file.write_text(SAMPLE.read_text("utf-8").replace('"root": "main"', '"root": null'), "utf-8")
    cli("simulate", file).assert_complaint(2)


@pytest.fixture
def applied(cli, tmp_path):
    """A server that holds the sample and then a changed one."""
    file = tmp_path / "t.ivr.json"
    file.write_bytes(SAMPLE.read_bytes())
    with SandboxServer({"SKh": SECRET}, seed="account") as server:
        assert cli("apply", file, *to(server), secret=SECRET).code == 0
        file.write_text(file.read_text("utf-8").replace("Kinh doanh", "Bán hàng"), "utf-8")
        assert cli("apply", file, *to(server), secret=SECRET).code == 0
        yield server


def names(server):
    return {n["node_name"] for n in server.control.store.rows("ivrnode")}


def test_a_version_that_was_seen_can_be_brought_back(applied, cli):
    listed = cli("history", "Hotline 1900", "--json", *to(applied), secret=SECRET)
    assert listed.code == 0
    versions = json.loads(listed.out)["versions"]
    assert len(versions) >= 2
    assert "Bán hàng" in names(applied)
    digest = versions[-1]["digest"]
    shown = cli("restore", "Hotline 1900", digest[:12], *to(applied), secret=SECRET)
    assert (shown.code, shown.err) == (0, "")
    assert "Bán hàng" in names(applied)
    done = cli("restore", "Hotline 1900", digest[:12], "--yes", *to(applied), secret=SECRET)
    assert (done.code, done.err) == (0, "")
    assert "Kinh doanh" in names(applied)
    assert "Bán hàng" not in names(applied)


def test_versions_and_trees_that_are_not_there(applied, cli):
    cli("history", "Nothing", *to(applied), secret=SECRET).assert_complaint(1)
    cli("restore", "Hotline 1900", "zzzz", *to(applied), secret=SECRET).assert_complaint(2)
    assert len(cli("history", "Hotline 1900", *to(applied), secret=SECRET).out.splitlines()) >= 2


def test_who_changed_what_is_listed_without_a_secret(applied, cli, tmp_path):
    listed = cli("activity", *to(applied))
    assert (listed.code, listed.err) == (0, "")
    assert "(SKh)" in listed.out
    assert "Change “Bán hàng”: Done" in listed.out
    assert len(cli("activity", "--limit", 2, *to(applied)).out.splitlines()) == 2
    lines = json.loads(cli("activity", "--json", "--limit", 500, *to(applied)).out)["activity"]
    file = tmp_path / "log.csv"
    assert cli("activity", "--csv", file, *to(applied)).code == 0
    assert len(file.read_bytes().splitlines()) == len(lines) + 1
    cli("activity").assert_complaint(2)
    cli("activity", "--csv", tmp_path / "no" / "log.csv", *to(applied)).assert_complaint(2)
    other = cli("activity", "--url", "https://elsewhere.example", "--key-sid", "SKx")
    assert (other.code, other.out) == (0, "Nothing was done from this machine yet.\n")


def test_two_versions_are_compared(applied, cli):
    listed = json.loads(cli("history", "Hotline 1900", "--json", *to(applied), secret=SECRET).out)["versions"]
    new, old = listed[0]["digest"], listed[-1]["digest"]
    done = cli(
        "history", "Hotline 1900", "--compare", old[:9], "--with", new[:9], *to(applied), secret=SECRET
    )
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == ["~ “Bán hàng”", "    name: 'Kinh doanh' → 'Bán hàng'"]
    found = cli("history", "Hotline 1900", "--compare", old, "--json", *to(applied), secret=SECRET)
    (change,) = json.loads(found.out)["changes"]
    assert change["fields"] == [{"field": "name", "old": "Kinh doanh", "new": "Bán hàng"}]
    same = cli("history", "Hotline 1900", "--compare", new, *to(applied), secret=SECRET)
    assert (same.code, same.out) == (0, "Both are the same.\n")
    cli("history", "Hotline 1900", "--with", new, *to(applied), secret=SECRET).assert_complaint(2)
    cli("history", "Hotline 1900", "--compare", "zz", *to(applied), secret=SECRET).assert_complaint(2)


def test_one_node_is_brought_back(applied, cli):
    file = next(r["id"] for r in applied.control.store.rows("ivrnode") if r["node_name"] == "Kỹ thuật")
    applied.control.store.update("ivrnode", file, {"node_name": "Máy móc"})
    listed = json.loads(cli("history", "Hotline 1900", "--json", *to(applied), secret=SECRET).out)["versions"]
    old = listed[-1]["digest"]
    options = ("--node", "Kinh doanh", *to(applied))
    shown = cli("restore", "Hotline 1900", old, *options, secret=SECRET)
    assert (shown.code, shown.err) == (0, "")
    assert "1 call." in shown.out
    assert "Bán hàng" in names(applied)
    done = cli("restore", "Hotline 1900", old, "--yes", *options, secret=SECRET)
    assert (done.code, done.err) == (0, "")
    assert names(applied) >= {"Kinh doanh", "Máy móc"}, "the others stay as they are"
    missing = cli("restore", "Hotline 1900", old, "--node", "None", *to(applied), secret=SECRET)
    missing.assert_complaint(1)
    again = cli("restore", "Hotline 1900", old, *options, secret=SECRET)
    again.assert_complaint(1)
