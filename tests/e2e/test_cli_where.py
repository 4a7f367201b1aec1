"""where on the command line: in files, and in a whole contact center."""

import json

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY, KEY_SID
from tests.helpers.cli import SAMPLE, to

PHONE = "842838223344"


@pytest.fixture
def server():
    with SandboxServer({KEY_SID: CANARY}, seed="sample", random_seed=1) as running:
        yield running


@pytest.fixture
def two_files(tmp_path):
    """The sample under two names; the second calls itself otherwise."""
    first, second = tmp_path / "one.ivr.json", tmp_path / "two.ivr.json"
    first.write_bytes(SAMPLE.read_bytes())
    second.write_text(SAMPLE.read_text("utf-8").replace('"Hotline 1900"', '"Ngoài giờ"'), "utf-8")
    return first, second


def things(done):
    assert done.err == ""
    return {(t["kind"], t["value"]): t for t in json.loads(done.out)["things"]}


def test_every_use_over_several_files_is_counted(cli, two_files):
    done = cli("where", *two_files, "--json")
    assert done.code == 0
    found = things(done)
    source = json.loads(SAMPLE.read_text("utf-8"))
    queues = [k["queue_id"] for k in source["keypresses"] if k["action"] == "queue"]
    assert len(set(queues)) == 2
    for queue in set(queues):
        assert len(found["queue", queue]["places"]) == 2 * queues.count(queue)
    assert {p["tree"] for p in found["number", PHONE]["places"]} == {"Hotline 1900", "Ngoài giờ"}
    assert {p["file"] for p in found["number", PHONE]["places"]} == {"one.ivr.json", "two.ivr.json"}
    talking = [n for n in source["nodes"] if n["prompt"]["mode"] == "talk"]
    voices = [t for (kind, _), t in found.items() if kind == "voice"]
    assert sum(len(v["places"]) for v in voices) == 2 * len(talking) > 0
    assert all(t["listed"] is None for t in found.values()), "no contact center was asked"


def test_it_reads_like_a_list(cli, two_files):
    done = cli("where", two_files[0], "--find", "028 3822 3344")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"number {PHONE}: 1 place",
        "  Hotline 1900 (one.ivr.json): “Kinh doanh”, key 2",
    ]


def test_of_a_whole_contact_center_with_names(cli, server):
    done = cli("where", "--json", *to(server), secret=CANARY)
    found = things(done)
    for queue in server.control.store.rows("queue"):
        assert found["queue", queue["id"]]["name"] == queue["name"]
        assert found["queue", queue["id"]]["listed"]
    for press in server.control.store.rows("ivrkeypress"):
        if press["action"] == 2:
            keys = [p["key"] for p in found["queue", press["queue_id"]]["places"]]
            assert press["node_key"] in keys
    number = next(r for r in server.control.store.rows("number") if r["ivr_menu"])
    (playing,) = [p for p in found["number", number["number"]]["places"] if p["node"] is None]
    assert playing["tree"] == "Hotline 1900"


def test_what_is_listed_and_unused_and_what_is_used_and_unknown(cli, server, two_files):
    unknown = two_files[0].read_text("utf-8").replace("QU_H7CFNKKKUGYG5N2R", "QU_UNKNOWN")
    two_files[0].write_text(unknown, "utf-8")
    done = cli("where", two_files[0], "--kind", "queue", *to(server), secret=CANARY)
    assert "queue QU_UNKNOWN, not in the contact center: 1 place" in done.out
    assert done.out.count(": not used\n") >= 1
    folded = cli("where", two_files[0], "--find", "cham soc", *to(server), secret=CANARY)
    assert "“Chăm sóc khách hàng”: 3 places" in folded.out


def test_nothing_found_and_nothing_to_look_into(cli, two_files, tmp_path):
    done = cli("where", two_files[0], "--find", "zzz")
    assert (done.code, done.out.count("\n")) == (1, 1)
    cli("where").assert_complaint(2)
    cli("where", tmp_path / "none").assert_complaint(2)
    cli("where", two_files[0], "--kind", "agent").assert_complaint(2)
