"""The state file: what was answered is in it, whatever happens next."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from ivr_designer.sandbox.errors import DataFileBroken
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient

SERVE = (
    "import sys; from ivr_designer.sandbox.server import run_forever;"
    "raise SystemExit(run_forever(data_path=sys.argv[1], as_json=True, seed='sample', control=True))"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.json"


def spawn(path):
    """Start the server in a process of its own; return it and its start line."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # else Windows would tell us, too
    )
    line = process.stdout.readline()
    return process, json.loads(line) if line else None


def end(process):
    process.kill()
    process.communicate(timeout=10)


def test_state_outlives_the_server(path):
    with SandboxServer(data_path=path, seed="sample") as server, RawClient(server.icc_url) as client:
        tree = client.post("/v1/ivrtree", {"tree_name": "Mới"})["ivrTreeID"]
        client.put("/v1/callsettings", {"event_url": "https://example.test/"})
        state = server.control.store.dump()
    with SandboxServer(data_path=path, seed="sample") as server, RawClient(server.icc_url) as client:
        assert server.control.store.dump() == state, "the seed is for new files only"
        assert client.put(f"/v1/ivrtree/{tree}", {"tree_name": "Cũ"})["r"] == 0


def test_integer_ids_go_on_after_a_restart(path):
    ids = []
    for _ in range(2):
        with (
            SandboxServer(data_path=path, switches={"ids": "int"}) as server,
            RawClient(server.icc_url) as client,
        ):
            ids += [client.post("/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"] for _ in range(2)]
    assert ids == ["1", "2", "3", "4"]


def test_each_answered_write_is_in_the_file(path):
    with SandboxServer(data_path=path) as server, RawClient(server.icc_url) as client:
        for name in "abc":
            tree = client.post("/v1/ivrtree", {"tree_name": name})["ivrTreeID"]
            assert json.loads(path.read_bytes())["rows"]["ivrtree"][-1]["id"] == tree
        client.delete(f"/v1/ivrtree/{tree}")
        assert len(json.loads(path.read_bytes())["rows"]["ivrtree"]) == 2


def test_changes_made_in_the_process_are_saved_at_the_end(path):
    with SandboxServer(data_path=path) as server:
        server.control.store.insert("queue", {"name": "Q"})
    assert len(json.loads(path.read_bytes())["rows"]["queue"]) == 1


@pytest.mark.parametrize("round_", range(3))
def test_a_kill_loses_no_answered_write(path, round_):
    process, facts = spawn(path)
    answered = []
    killer = threading.Timer(0.05 + 0.07 * round_, process.kill)
    try:
        with RawClient(facts["icc_url"]) as client:
            killer.start()
            while True:
                answered.append(client.post("/v1/ivrtree", {"tree_name": str(len(answered))})["ivrTreeID"])
    except (OSError, http.client.IncompleteRead):
        pass
    finally:
        killer.join()
        end(process)
    ids = [row["id"] for row in json.loads(path.read_bytes())["rows"]["ivrtree"][1:]]
    assert ids[: len(answered)] == answered
    assert len(ids) - len(answered) <= 1, "at most the write that was running"
    with SandboxServer(data_path=path) as server:
        assert len(server.control.store.rows("ivrtree")) == len(ids) + 1


def test_the_sample_is_served_and_a_signal_ends_it_cleanly(path):
    process, facts = spawn(path)
    try:
        assert set(facts) == {"icc_url", "media_url", "key_sid", "control_token"}
        with RawClient(facts["icc_url"], key_sid="SKwhatever") as client:
            assert client.get("/v1/ivrtree")["data"]["totalCount"] == "1"
        process.send_signal(signal.SIGTERM if os.name != "nt" else signal.CTRL_BREAK_EVENT)
        out, err = process.communicate(timeout=10)
        assert (process.returncode, out, err) == (0, b"", b"")
    finally:
        end(process)


def test_one_file_has_one_server(path):
    with (
        SandboxServer(data_path=path),
        pytest.raises(DataFileBroken, match=r"Another sandbox uses state\.json"),
    ):
        SandboxServer(data_path=path).start()
    process, facts = spawn(path)
    try:
        assert facts
        second, nothing = spawn(path)
        assert nothing is None
        assert second.wait(10) == 2
        _, err = second.communicate()
        lines = err.decode().splitlines()
        assert lines == ["Another sandbox uses state.json.", "Stop it or choose another file."]
    finally:
        end(process)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"format":"ivr-designer-sandbox","version":99}']
)
def test_a_broken_file_is_explained_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(DataFileBroken) as caught:
        SandboxServer(data_path=path).start()
    assert caught.value.cause.endswith(".")
    assert caught.value.advice.endswith(".")
    assert path.read_bytes() == content
    path.unlink()
    with SandboxServer(data_path=path):
        assert path.exists(), "the claim on the file was given back"


def test_a_folder_that_is_not_there_is_made(tmp_path):
    path = tmp_path / "new" / "state.json"
    with SandboxServer(data_path=path):
        assert path.exists()


@pytest.mark.parametrize("place", ["file/state.json", "folder"])
def test_a_place_that_cannot_hold_a_file(tmp_path, place):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataFileBroken):
        SandboxServer(data_path=tmp_path / place).start()


def test_a_write_that_cannot_be_saved_is_not_confirmed(path, tmp_path):
    server = SandboxServer(data_path=path).start()
    with RawClient(server.icc_url) as client:
        beside = tmp_path / ".state.json.new"
        beside.mkdir()
        answer = client.call("POST", "/v1/ivrtree", {"tree_name": "T"})
        assert answer.status == 500
        assert "cannot be written" in answer.body["message"]
        with pytest.raises(DataFileBroken):
            server.stop()
        beside.rmdir()
    with SandboxServer(data_path=path) as server:
        assert server.control.store.rows("ivrtree") == []


def test_many_writers_share_the_file(path):
    with SandboxServer(data_path=path) as server:

        def write():
            with RawClient(server.icc_url) as client:
                for _ in range(10):
                    assert client.post("/v1/ivrtree", {"tree_name": "T"})["r"] == 0

        threads = [threading.Thread(target=write) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert json.loads(path.read_bytes()) == server.control.store.dump()
        assert len(server.control.store.rows("ivrtree")) == 60
