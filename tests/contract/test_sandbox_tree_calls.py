"""Trees, nodes and keypresses over a socket: the exact shapes and odd types of the contract."""

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient


@pytest.fixture
def server():
    with SandboxServer() as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.icc_url) as raw:
        yield raw


def make_tree(client, name="Hotline"):
    return client.post("/v1/ivrtree", {"tree_name": name})["ivrTreeID"]


def make_node(client, tree, name="Main", **more):
    body = {
        "tree": tree,
        "node_name": name,
        "node_play_mode": "talk",
        "node_play_content": "Xin chào",
        **more,
    }
    return client.post("/v1/ivrnode", body)["ivrNodeID"]


def test_tree_create_answers_as_documented(client):
    answer = client.post("/v1/ivrtree", {"tree_name": "IVR tree for number A"})
    tree = answer.pop("ivrTreeID")
    assert answer == {"r": 0, "project": 246, "message": "Create ivr tree success"}
    assert tree.startswith("TR_")
    assert len(tree) == 3 + 16


def test_tree_list_has_string_counts_and_an_empty_root(client):
    tree = make_tree(client)
    assert client.get("/v1/ivrtree") == {
        "r": 0,
        "message": "Load IVR tree success",
        "project": 246,
        "data": {
            "totalCount": "1",
            "totalPages": 1,
            "currentPage": 1,
            "limit": 50,
            "ivrTrees": [
                {"id": tree, "account": 408, "project": 246, "tree_name": "Hotline", "root_node": ""}
            ],
        },
    }


def test_tree_update_and_delete(client):
    tree = make_tree(client)
    assert client.put(f"/v1/ivrtree/{tree}", {"tree_name": "New"}) == {
        "r": 0,
        "project": 246,
        "ivrTreeID": tree,
        "message": "Update ivr tree success",
    }
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["tree_name"] == "New"
    assert client.delete(f"/v1/ivrtree/{tree}") == {
        "r": 0,
        "project": 246,
        "message": "Delete ivr tree success",
    }
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"] == []


def test_node_create_tells_whether_it_is_the_root(client):
    tree = make_tree(client)
    body = {"tree": tree, "node_name": "Main", "node_play_mode": "talk", "node_play_content": "Hi"}
    first = client.post("/v1/ivrnode", body)
    second = client.post("/v1/ivrnode", body)
    assert first["isRootNode"] is True
    assert second["isRootNode"] is False
    assert first["message"] == "Create ivr node success"
    assert first["ivrNodeID"].startswith("NO_")
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["root_node"] == first["ivrNodeID"]


def test_node_row_has_defaults_and_number_for_bargein(client):
    tree = make_tree(client)
    node = make_node(client, tree)
    listed = client.get(f"/v1/ivrnode?tree={tree}")
    assert listed["message"] == "Load IVR node success"
    row = {
        "id": node,
        "account": 408,
        "project": 246,
        "tree": tree,
        "node_name": "Main",
        "node_play_mode": "talk",
        "node_play_content": "Xin chào",
        "bargeIn": 1,
        "loop_count": 1,
        "sched": 0,
        "voice": "hn_female_thutrang_phrase_48k-hsmm",
        "speed": 0,
        "keypress_timeout": 5,
    }
    assert listed["data"]["ivrNodes"] == [row]
    assert type(listed["data"]["ivrNodes"][0]["bargeIn"]) is int


def test_node_update_changes_only_what_it_names_and_never_the_tree(client):
    tree, other = make_tree(client), make_tree(client, "Other")
    node = make_node(client, tree, sched=250)
    answer = client.put(f"/v1/ivrnode/{node}", {"node_name": "Sales", "bargeIn": False, "tree": other})
    assert answer == {"r": 0, "project": 246, "ivrNodeID": node, "message": "Update ivr node success"}
    (row,) = client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"]
    assert (row["node_name"], row["bargeIn"], row["sched"], row["tree"]) == ("Sales", 0, 250, tree)


def test_keypress_life(client):
    tree = make_tree(client)
    main, sales = make_node(client, tree), make_node(client, tree, "Sales")
    made = client.post("/v1/ivrkeypress", {"node": main, "node_key": "1", "action": 4, "next_node": sales})
    key = made.pop("ivrNodeKeyID")
    assert made == {"r": 0, "project": 246, "message": "Create ivr node key success"}
    assert key.startswith("NO_KE_")
    listed = client.get(f"/v1/ivrkeypress?node={main}")
    assert listed["message"] == "Load IVR node key success"
    row = {
        "id": key,
        "account": 408,
        "project": 246,
        "tree": tree,
        "node": main,
        "node_key": "1",
        "action": 4,
        "next_node": sales,
        "queue_id": None,
        "to_phone_number": None,
        "sms": None,
    }
    assert listed["data"]["ivrNodeKeys"] == [row]
    answer = client.put(
        f"/v1/ivrkeypress/{key}", {"node_key": "5", "action": 2, "queue_id": "QU_JFYXLG3RXZBFCTZY"}
    )
    assert answer == {"r": 0, "project": 246, "ivrNodeKeyID": key, "message": "Update ivr node key success"}
    (row,) = client.get(f"/v1/ivrkeypress?node={main}")["data"]["ivrNodeKeys"]
    assert (row["node_key"], row["action"], row["queue_id"]) == ("5", 2, "QU_JFYXLG3RXZBFCTZY")
    assert row["next_node"] == sales, "a merging PUT leaves what it does not name"
    answer = client.delete(f"/v1/ivrkeypress/{key}")
    assert answer == {"r": 0, "project": 246, "message": "Delete ivr node key success"}
    assert client.get(f"/v1/ivrkeypress?node={main}")["data"]["ivrNodeKeys"] == []


def test_a_keypress_stays_at_its_node(client):
    tree = make_tree(client)
    main, sales = make_node(client, tree), make_node(client, tree, "Sales")
    key = client.post("/v1/ivrkeypress", {"node": main, "node_key": "1", "action": 6})["ivrNodeKeyID"]
    assert client.put(f"/v1/ivrkeypress/{key}", {"node": sales, "node_key": "2"})["r"] == 0
    assert client.get(f"/v1/ivrkeypress?node={sales}")["data"]["ivrNodeKeys"] == []


def test_deleting_takes_children_and_leaves_links_dangling(client):
    tree = make_tree(client)
    main, sales = make_node(client, tree), make_node(client, tree, "Sales")
    client.post("/v1/ivrkeypress", {"node": main, "node_key": "1", "action": 4, "next_node": sales})
    client.post("/v1/ivrkeypress", {"node": sales, "node_key": "1", "action": 6})
    assert client.delete(f"/v1/ivrnode/{sales}") == {
        "r": 0,
        "project": 246,
        "message": "Delete ivr node success",
    }
    (row,) = client.get(f"/v1/ivrkeypress?node={main}")["data"]["ivrNodeKeys"]
    assert row["next_node"] == sales
    assert client.get(f"/v1/ivrkeypress?node={sales}")["r"] != 0
    client.delete(f"/v1/ivrnode/{main}")
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["root_node"] == ""


def test_the_second_same_key_is_refused(client):
    tree = make_tree(client)
    node = make_node(client, tree)
    body = {"node": node, "node_key": "1", "action": 6}
    assert client.post("/v1/ivrkeypress", body)["r"] == 0
    refused = client.post("/v1/ivrkeypress", body)
    assert refused["r"] != 0
    assert refused["message"]
    assert "ivrNodeKeyID" not in refused
    other = client.post("/v1/ivrkeypress", {**body, "node_key": "2"})["ivrNodeKeyID"]
    assert client.put(f"/v1/ivrkeypress/{other}", {"node_key": "1"})["r"] != 0


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/ivrtree", {}),
        ("/v1/ivrtree", {"tree_name": None}),
        ("/v1/ivrtree", {"tree_name": 7}),
        ("/v1/ivrtree", ["tree_name"]),
        (
            "/v1/ivrnode",
            {"tree": "TR_NONE", "node_name": "a", "node_play_mode": "talk", "node_play_content": "b"},
        ),
        ("/v1/ivrnode", {"tree": "T", "node_name": "a", "node_play_mode": "sing", "node_play_content": "b"}),
        ("/v1/ivrkeypress", {"node": "N", "node_key": "1"}),
        ("/v1/ivrkeypress", {"node": "NONE", "node_key": "1", "action": 6}),
        ("/v1/ivrkeypress", {"node": "N", "node_key": "A", "action": 6}),
        ("/v1/ivrkeypress", {"node": "N", "node_key": "1", "action": 7}),
        ("/v1/ivrkeypress", {"node": "N", "node_key": "1", "action": True}),
    ],
)
def test_wrong_creates_are_refused_in_a_200(server, client, path, body):
    before = server.control.store.dump()
    answer = client.call("POST", path, body)
    assert answer.status == 200
    assert type(answer.body["r"]) is int
    assert answer.body["r"] != 0
    assert answer.body["message"]
    assert server.control.store.dump() == before


@pytest.mark.parametrize("raw", [b"{", b'{"tree_name":NaN}', b"\xff", b"[" * 5000])
def test_a_body_that_is_not_json_is_refused(client, raw):
    assert client.call("POST", "/v1/ivrtree", raw).body["r"] == 1


def test_ids_in_paths_may_be_percent_encoded(server, client):
    server.control.store.insert("ivrtree", {"tree_name": "Odd"}, "TR odd/1")
    assert client.put("/v1/ivrtree/TR%20odd%2F1", {"tree_name": "Even"})["r"] == 0


def test_a_keypress_list_needs_a_node(client):
    assert client.get("/v1/ivrkeypress")["r"] == 1


def test_all_nodes_are_listed_without_a_tree(client):
    make_node(client, make_tree(client))
    make_node(client, make_tree(client, "B"))
    assert client.get("/v1/ivrnode")["data"]["totalCount"] == "2"


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/ivrtree/TR_X", "/v1/greetingfile"])
def test_calls_that_are_not_documented_are_not_found(client, path):
    answer = client.call("GET", path)
    assert answer.status == 404
    assert answer.body["r"] != 0


def test_trailing_slashes_are_accepted(client):
    tree = client.post("/v1/ivrtree/", {"tree_name": "A"})["ivrTreeID"]
    assert client.put(f"/v1/ivrtree/{tree}/", {"tree_name": "B"})["r"] == 0
    assert client.get("/v1/ivrtree/?page=1")["data"]["ivrTrees"][0]["tree_name"] == "B"
