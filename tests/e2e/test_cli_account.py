"""recordings and numbers on the command line, against the sandbox."""

import json

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.audio import TONE_MP3, wav
from tests.helpers.canary import CANARY, KEY_SID
from tests.helpers.cli import to


@pytest.fixture
def server():
    with SandboxServer({KEY_SID: CANARY}, seed="sample", random_seed=1) as running:
        yield running


def test_recordings_are_uploaded_and_listed(cli, server, tmp_path):
    paths = [tmp_path / "Lời chào.mp3", tmp_path / "b.wav"]
    for path, data in zip(paths, (TONE_MP3, wav(2.0)), strict=True):
        path.write_bytes(data)
    done = cli("recordings", "upload", *paths, *to(server), secret=CANARY)
    assert (done.code, done.err) == (0, "")
    rows = {r["desc1"]: r["filename"] for r in server.control.store.rows("greetingfile")}
    assert done.out.splitlines()[-2:] == [f"{rows['Lời chào']}  0.8 s  Lời chào", f"{rows['b']}  2.0 s  b"]
    listed = cli("recordings", "list", *to(server), secret=CANARY)
    assert f"{rows['b']}     2.0 s  b" in listed.out
    told = json.loads(cli("recordings", "list", "--json", *to(server), secret=CANARY).out)
    assert {r["file"]: r["title"] for r in told["recordings"]}[rows["b"]] == "b"


def test_what_is_no_recording_stops_all_of_them(cli, server, tmp_path):
    good, bad = tmp_path / "a.wav", tmp_path / "b.wav"
    good.write_bytes(wav(1.0))
    bad.write_bytes(b"%PDF")
    before = len(server.control.store.rows("greetingfile"))
    cli("recordings", "upload", good, bad, *to(server), secret=CANARY).assert_complaint(2)
    cli("recordings", "upload", good, tmp_path / "none", *to(server), secret=CANARY).assert_complaint(2)
    cli("recordings", "upload", good, good, "--title", "x", *to(server), secret=CANARY).assert_complaint(2)
    assert len(server.control.store.rows("greetingfile")) == before


def test_what_the_host_refuses_is_told(cli, server, tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(wav(1.0))
    server.control.faults.add("refuse", method="POST", path="/v1/greetingfile", before=True, times=2)
    cli("recordings", "upload", path, *to(server), secret=CANARY).assert_complaint(1)


def test_numbers_are_listed_attached_and_detached(cli, server):
    tree, number = server.control.store.rows("ivrtree")[0], server.control.store.rows("number")[0]
    queue = server.control.store.rows("queue")[0]

    def row():
        return next(r for r in server.control.store.rows("number") if r["id"] == number["id"])

    done = cli("numbers", "detach", number["number"], "--queue", queue["name"], *to(server), secret=CANARY)
    assert (done.code, done.err) == (0, "")
    assert (bool(row()["enable_ivr"]), row()["queue_id"]) == (False, queue["id"])
    assert f"goes to queue “{queue['name']}”" in done.out
    plus = "+" + number["number"]
    done = cli("numbers", "attach", plus, tree["tree_name"], *to(server), secret=CANARY)
    assert (bool(row()["enable_ivr"]), row()["ivr_menu"]) == (True, tree["id"])
    assert row()["nickname"] == number["nickname"], "all its other fields stay"
    listed = cli("numbers", "list", *to(server), secret=CANARY)
    assert f"{number['number']}  plays tree “{tree['tree_name']}”" in listed.out
    told = json.loads(cli("numbers", "list", "--json", *to(server), secret=CANARY).out)
    assert told["numbers"][0]["number"] == number["number"]


@pytest.mark.parametrize(
    "words", [("attach", "123", "x"), ("detach", "123"), ("detach", "NU", "--queue", "q")]
)
def test_what_is_not_there_is_told_with_what_is(words, cli, server):
    done = cli("numbers", *words, *to(server), secret=CANARY)
    done.assert_complaint(1)


def test_an_unknown_queue_and_tree(cli, server):
    number = server.control.store.rows("number")[0]["number"]
    cli("numbers", "detach", number, "--queue", "nope", *to(server), secret=CANARY).assert_complaint(1)
    cli("numbers", "attach", number, "nope", *to(server), secret=CANARY).assert_complaint(1)
