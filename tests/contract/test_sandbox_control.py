"""The control interface: the same powers in the process and over HTTP."""

import json
import time

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient

NODE = {"node_name": "N", "node_play_mode": "talk", "node_play_content": "Hi"}


@pytest.fixture
def server():
    with SandboxServer(control=True) as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.icc_url) as raw:
        yield raw


@pytest.fixture
def ctl(server, client):
    def call(method, path, body=None, token=server.control_token):
        return client.call(method, f"/_ctl/{path}", body, token="", headers={"X-Sandbox-Token": token})

    return call


def test_it_is_closed_unless_asked_for():
    with SandboxServer() as server, RawClient(server.icc_url) as client:
        assert server.control_token == ""
        assert client.call("GET", "/_ctl/state", headers={"X-Sandbox-Token": ""}).status == 404


def test_it_wants_its_token(server, ctl):
    assert len(server.control_token) >= 32
    for wrong in ("", "x", server.control_token + "x"):
        assert ctl("GET", "state", token=wrong).status == 403
    assert ctl("GET", "state").status == 200
    assert len(server.control.calls) == 0, "control calls are no calls of the API"


def test_state_out_and_in(server, client, ctl):
    tree = client.post("/v1/ivrtree", {"tree_name": "Hai"})["ivrTreeID"]
    state = ctl("GET", "state").body
    assert state == server.control.store.dump()
    assert [row["id"] for row in state["rows"]["ivrtree"]] == [tree]
    assert ctl("POST", "reset").body == {}
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"] == []
    assert ctl("PUT", "state", state).status == 200
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["tree_name"] == "Hai"
    broken = ctl("PUT", "state", {"format": "other"})
    assert broken.status == 400
    assert broken.body["error"]


def test_seeds(server, ctl):
    assert ctl("POST", "seed", {"seed": "sample"}).status == 200
    assert len(server.control.store.rows("ivrnode")) == 4
    tree = ctl("POST", "seed", {"seed": "tree", "nodes": 30, "name": "Big"}).body["tree"]
    assert len(server.control.store.rows("ivrnode", "tree", tree)) == 30
    assert ctl("POST", "seed", {"seed": "nothing"}).status == 400
    assert ctl("POST", "seed", {}).status == 400
    assert ctl("POST", "seed", b"{").status == 400


def test_faults_by_http(client, ctl):
    plan = {
        "kind": "status",
        "when": "before",
        "method": "POST",
        "path": "/v1/ivrtree",
        "args": {"status": 500},
    }
    fault_id = ctl("POST", "faults", plan).body["id"]
    assert client.call("POST", "/v1/ivrtree", {"tree_name": "T"}).status == 500
    listed = ctl("GET", "faults").body
    seen = {
        "id": fault_id,
        "fault": "status before status=500",
        "method": "POST",
        "path": "/v1/ivrtree",
        "struck": 1,
    }
    assert listed == [seen]
    assert ctl("DELETE", "faults").status == 200
    assert ctl("GET", "faults").body == []


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"kind": "none"},
        {"kind": "drop", "when": "during"},
        {"kind": "drop", "nth": 0},
        {"kind": "drop", "times": "1"},
        {"kind": "drop", "args": []},
        {"kind": "drop", "extra": 1},
        {"kind": "status", "args": {"code": 1}},
    ],
)
def test_wrong_faults_are_explained(ctl, wrong):
    answer = ctl("POST", "faults", wrong)
    assert answer.status == 400
    assert answer.body["error"].endswith(".")


def test_the_other_admin_acts_past_the_wire(server, client, ctl):
    server.control.switches.set(latency_ms=0)
    server.control.faults.add("status", times=0)
    tree = ctl("POST", "admin", {"method": "POST", "path": "/v1/ivrtree", "body": {"tree_name": "T"}}).body
    assert tree["r"] == 0
    node = server.control.admin("post", "/v1/ivrnode", {"tree": tree["ivrTreeID"], **NODE})
    listed = server.control.admin("GET", "/v1/ivrnode", query={"tree": tree["ivrTreeID"]})
    assert listed["data"]["ivrNodes"][0]["id"] == node["ivrNodeID"]
    assert server.control.admin("DELETE", "/v1/ivrnode/NO_NONE")["r"] == 3
    assert len(server.control.calls) == 0


def test_a_hook_changes_things_right_after_a_read(server, client):
    tree = client.post("/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"]
    node = client.post("/v1/ivrnode", {"tree": tree, **NODE})["ivrNodeID"]
    control = server.control
    control.after(
        lambda c: c.admin("PUT", f"/v1/ivrnode/{node}", {"node_name": "Theirs"}), path="/v1/ivrnode"
    )

    def name():
        return client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"][0]["node_name"]

    assert (name(), name()) == ("N", "Theirs")
    control.admin("PUT", f"/v1/ivrnode/{node}", {"node_name": "N"})
    assert name() == "N", "a hook acts once"


def test_a_hook_by_http(client, ctl):
    calls = [{"method": "POST", "path": "/v1/ivrtree", "body": {"tree_name": "Theirs"}}]
    assert ctl("POST", "hooks", {"path": "/v1/ivrtree", "calls": calls, "nth": 2}).body["id"] == 1
    counts = [client.get("/v1/ivrtree")["data"]["totalCount"] for _ in range(3)]
    assert counts == ["0", "0", "1"]
    ctl("POST", "hooks", {"path": "/v1/ivrtree", "calls": calls, "method": "PUT", "times": 0})
    ctl("DELETE", "hooks")
    client.put("/v1/ivrtree/TR_X", {"tree_name": "x"})
    assert client.get("/v1/ivrtree")["data"]["totalCount"] == "1"
    assert ctl("POST", "hooks", {"path": "*"}).status == 400


def test_the_call_log(server, client, ctl):
    before = time.time()
    client.call("POST", "/v1/ivrtree/?x=1", {"tree_name": "Việt"}, headers={"User-Agent": "probe/1"})
    client.call("POST", "/v1/ivrtree", b"not json")
    client.get("/v1/queue?page=2")
    first, second, third = ctl("GET", "calls").body
    port = client.connection.sock.getsockname()[1]
    assert {
        name: first[name] for name in ("number", "method", "path", "query", "body", "client", "agent")
    } == {
        "number": 1,
        "method": "POST",
        "path": "/v1/ivrtree",
        "query": {"x": "1"},
        "body": {"tree_name": "Việt"},
        "client": f"127.0.0.1:{port}",
        "agent": "probe/1",
    }
    assert (first["status"], first["r"], first["applied"], first["fault"]) == (200, 0, True, "")
    assert before - 1 < first["at"] < time.time() + 1
    assert (second["body"], second["r"], second["applied"]) == ("not json", 1, False)
    assert (third["body"], third["applied"], third["query"]) == (None, False, {"page": "2"})
    assert "secret" not in json.dumps([first, second, third])
    log = server.control.calls
    assert [call.number for call in log.writes()] == [1, 2]
    assert [call.number for call in log.all("GET", "/v1/q*")] == [3]
    ctl("DELETE", "calls")
    client.get("/v1/queue")
    assert [call.number for call in log.all()] == [4]


def test_switches_by_http(client, ctl):
    assert ctl("GET", "switches").body["put"] == "merge"
    assert ctl("PUT", "switches", {"put": "replace", "latency_ms": 3}).status == 200
    switches = ctl("GET", "switches").body
    assert (switches["put"], switches["latency_ms"]) == ("replace", "3")
    refused = ctl("PUT", "switches", {"latency_ms": 1, "put": "x"})
    assert refused.status == 400
    assert ctl("GET", "switches").body["latency_ms"] == "3", "all or none"


def test_clock_and_keys_by_http(client, ctl):
    ctl("PUT", "clock", {"offset_s": 3600})
    assert client.call("GET", "/v1/ivrtree").status == 403
    ctl("PUT", "clock", {"offset_s": 0})
    assert client.call("GET", "/v1/ivrtree").status == 200
    assert ctl("DELETE", "keys/SKsandbox").status == 200
    assert client.call("GET", "/v1/ivrtree").status == 403
    assert ctl("DELETE", "keys/SKsandbox").status == 400
    assert ctl("PUT", "clock", {}).status == 400


def test_control_changes_are_saved_too(tmp_path):
    path = tmp_path / "state.json"
    with SandboxServer(control=True, data_path=path) as server, RawClient(server.icc_url) as client:
        headers = {"X-Sandbox-Token": server.control_token}
        client.call("POST", "/_ctl/seed", {"seed": "sample"}, headers=headers)
        assert len(json.loads(path.read_bytes())["rows"]["ivrnode"]) == 4
