"""Each point where the real service is unknown, both ways, over a socket."""

import time
import unicodedata

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient


@pytest.fixture
def server():
    with SandboxServer(random_seed=7) as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.icc_url) as raw:
        yield raw


@pytest.fixture
def switch(server):
    return server.control.switches.set


def make_tree(client, name="T"):
    return client.post("/v1/ivrtree", {"tree_name": name})["ivrTreeID"]


def make_node(client, tree, name="N", content="Hi"):
    body = {"tree": tree, "node_name": name, "node_play_mode": "talk", "node_play_content": content}
    return client.post("/v1/ivrnode", body)["ivrNodeID"]


def make_key(client, node, key="1", **more):
    return client.post("/v1/ivrkeypress", {"node": node, "node_key": key, "action": 6, **more})


def root_of(client, tree):
    return next(row for row in client.get("/v1/ivrtree")["data"]["ivrTrees"] if row["id"] == tree)[
        "root_node"
    ]


def keys_of(client, node):
    return client.get(f"/v1/ivrkeypress?node={node}")["data"]["ivrNodeKeys"]


def test_error_status(client, switch):
    node = make_node(client, make_tree(client))
    make_key(client, node)
    switch(error_status="4xx")
    assert client.call("POST", "/v1/ivrtree", {}).status == 400
    missing = client.call("PUT", "/v1/ivrtree/TR_X", {"tree_name": "a"})
    assert (missing.status, missing.body["r"]) == (404, 3)
    twice = client.call("POST", "/v1/ivrkeypress", {"node": node, "node_key": "1", "action": 6})
    assert (twice.status, "message" in twice.body) == (409, True)


def test_error_codes(client, switch):
    assert client.post("/v1/ivrtree", {})["r"] == 1
    assert client.delete("/v1/ivrtree/TR_X")["r"] == 3
    switch(error_codes="random")
    codes = {client.delete("/v1/ivrtree/TR_X")["r"] for _ in range(8)}
    assert len(codes) > 1
    assert all(type(code) is int and code > 5 for code in codes)


def test_message_name(client, switch):
    switch(message_name="msg")
    refused = client.post("/v1/ivrtree", {})
    assert refused["msg"]
    assert "message" not in refused


@pytest.mark.parametrize(("form", "length"), [("prefixed", 19), ("plain", 16), ("short", 8)])
def test_forms_of_ids(client, switch, form, length):
    switch(ids=form)
    tree = make_tree(client)
    assert len(tree) == length
    node = make_node(client, tree)
    key = make_key(client, node)["ivrNodeKeyID"]
    (row,) = keys_of(client, node)
    assert (row["id"], row["node"], row["tree"]) == (key, node, tree)


def test_integer_ids_are_integers_in_rows_and_text_in_write_answers(client, switch):
    switch(ids="int")
    tree = make_tree(client)
    node = make_node(client, tree)
    key = make_key(client, node, action=4, next_node=int(node))["ivrNodeKeyID"]
    assert all(isinstance(row_id, str) and row_id.isdigit() for row_id in (tree, node, key))
    (row,) = keys_of(client, node)
    assert (row["id"], row["tree"], row["node"], row["next_node"]) == (
        int(key),
        int(tree),
        int(node),
        int(node),
    )
    assert root_of(client, int(tree)) == int(node)
    assert client.put(f"/v1/ivrkeypress/{key}", {"node_key": "2"})["r"] == 0


def test_counts(client, switch):
    client.post("/v1/group", {"name": "G"})
    switch(count_names="total", count_type="number")
    data = client.get("/v1/group")["data"]
    assert data["totalCount"] == 1
    assert "totalGroups" not in data
    assert client.get("/v1/agent")["data"]["totalCount"] == 0


def test_empties(client, switch):
    tree = make_tree(client)
    node = make_node(client, tree)
    make_key(client, node)
    empty = make_tree(client, "empty")
    (row,) = keys_of(client, node)
    assert (row["queue_id"], row["next_node"], row["sms"], root_of(client, empty)) == (None, None, None, "")
    switch(empties="zero")
    (row,) = keys_of(client, node)
    assert (row["queue_id"], row["next_node"], row["sms"], root_of(client, empty)) == (0, 0, None, 0)
    switch(empties="missing")
    (row,) = keys_of(client, node)
    assert set(row) == {"id", "account", "project", "tree", "node", "node_key", "action"}


def test_booleans(client, switch):
    switch(bools="bool")
    tree = make_tree(client)
    make_node(client, tree)
    assert client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"][0]["bargeIn"] is True


@pytest.mark.parametrize(
    ("value", "first", "second"), [("bool", True, False), ("int", 1, 0), ("missing", None, None)]
)
def test_is_root_node(client, switch, value, first, second):
    switch(is_root_node=value)
    tree = make_tree(client)
    body = {"tree": tree, "node_name": "a", "node_play_mode": "play", "node_play_content": "b.mp3"}
    for wanted in (first, second):
        answer = client.post("/v1/ivrnode", body)
        assert answer.get("isRootNode") == wanted
        assert type(answer.get("isRootNode")) is type(wanted)


def test_is_root_in_rows(client, switch):
    tree = make_tree(client)
    make_node(client, tree)
    make_node(client, tree)
    switch(is_root_in_rows="present")
    rows = client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"]
    assert [row["isRootNode"] for row in rows] == [1, 0]


def test_from_number_in_rows(client, switch):
    node = make_node(client, make_tree(client))
    make_key(client, node, action=3, to_phone_number="8490", from_number_callout_to_agent="8491")
    assert "from_number_callout_to_agent" not in keys_of(client, node)[0]
    switch(from_number_in_rows="present")
    assert keys_of(client, node)[0]["from_number_callout_to_agent"] == "8491"


@pytest.mark.parametrize("value", ["empty", "dangling", "promote", "refuse"])
def test_delete_root(client, switch, value):
    tree = make_tree(client)
    root, second, third = (make_node(client, tree, name) for name in "abc")
    switch(delete_root=value)
    answer = client.delete(f"/v1/ivrnode/{root}")
    assert (answer["r"] == 0) is (value != "refuse")
    expected = {"empty": "", "dangling": root, "promote": second, "refuse": root}
    assert root_of(client, tree) == expected[value]
    assert client.delete(f"/v1/ivrnode/{third}")["r"] == 0, "other nodes may go"


@pytest.mark.parametrize(("value", "heir"), [("vacant", True), ("first", False)])
def test_next_root(client, switch, value, heir):
    switch(next_root=value)
    tree = make_tree(client)
    root, _ = make_node(client, tree), make_node(client, tree)
    client.delete(f"/v1/ivrnode/{root}")
    new = make_node(client, tree)
    assert root_of(client, tree) == (new if heir else "")


def test_delete_refuses_what_is_in_use(client, switch):
    switch(delete_cascade="refuse")
    tree = make_tree(client)
    main, other = make_node(client, tree), make_node(client, tree)
    link = make_key(client, main, action=4, next_node=other)["ivrNodeKeyID"]
    loop = make_key(client, other, action=4, next_node=other)["ivrNodeKeyID"]
    assert client.delete(f"/v1/ivrnode/{other}")["r"] == 6, "linked to"
    client.delete(f"/v1/ivrkeypress/{link}")
    assert client.delete(f"/v1/ivrnode/{other}")["r"] == 0, "its own link to itself is no use by others"
    assert client.delete(f"/v1/ivrkeypress/{loop}")["r"] == 3
    assert client.delete(f"/v1/ivrtree/{tree}")["r"] == 6, "has a node"
    assert client.delete(f"/v1/ivrnode/{main}")["r"] == 0
    number = {"number": "84", "allow_outbound_calls": False, "enable_ivr": True, "ivr_menu": tree}
    row_id = client.post("/v1/number", number)["numberID"]
    assert client.delete(f"/v1/ivrtree/{tree}")["r"] == 6, "on a number"
    client.delete(f"/v1/number/{row_id}")
    assert client.delete(f"/v1/ivrtree/{tree}")["r"] == 0


def test_delete_may_leave_orphans(client, switch):
    switch(delete_cascade="orphans")
    tree = make_tree(client)
    node = make_node(client, tree)
    make_key(client, node)
    client.delete(f"/v1/ivrtree/{tree}")
    assert len(client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"]) == 1
    client.delete(f"/v1/ivrnode/{node}")
    assert len(keys_of(client, node)) == 1


def test_duplicate_keys_may_be_accepted(client, switch):
    switch(duplicate_key="accept")
    node = make_node(client, make_tree(client))
    assert [make_key(client, node)["r"] for _ in range(2)] == [0, 0]
    assert len(keys_of(client, node)) == 2


def test_put_may_replace(client, switch):
    node = make_node(client, make_tree(client))
    key = make_key(client, node, action=4, next_node=node)["ivrNodeKeyID"]
    switch(put="replace")
    assert client.put(f"/v1/ivrkeypress/{key}", {"action": 2, "queue_id": "QU_A"})["r"] == 1, (
        "node_key is missing"
    )
    assert client.put(f"/v1/ivrkeypress/{key}", {"node_key": "1", "action": 2, "queue_id": "QU_A"})["r"] == 0
    (row,) = keys_of(client, node)
    assert (row["action"], row["queue_id"], row["next_node"], row["node"]) == (2, "QU_A", None, node)


def test_put_null_clears_or_is_ignored(client, switch):
    node = make_node(client, make_tree(client))
    key = make_key(client, node, action=4, next_node=node)["ivrNodeKeyID"]
    switch(put_null="ignored")
    client.put(f"/v1/ivrkeypress/{key}", {"next_node": None, "node_key": None})
    assert keys_of(client, node)[0]["next_node"] == node
    switch(put_null="clears")
    client.put(f"/v1/ivrkeypress/{key}", {"next_node": None})
    assert keys_of(client, node)[0]["next_node"] is None
    assert client.put(f"/v1/ivrkeypress/{key}", {"node_key": None})["r"] == 1


def test_put_root_node(client, switch):
    tree, other = make_tree(client), make_tree(client)
    first, second, foreign = make_node(client, tree), make_node(client, tree), make_node(client, other)
    body = {"tree_name": "T", "root_node": second}
    assert client.put(f"/v1/ivrtree/{tree}", body)["r"] == 0
    assert root_of(client, tree) == first
    switch(put_root_node="honoured")
    assert client.put(f"/v1/ivrtree/{tree}", body)["r"] == 0
    assert root_of(client, tree) == second
    assert client.put(f"/v1/ivrtree/{tree}", {**body, "root_node": foreign})["r"] == 3
    assert client.put(f"/v1/ivrtree/{tree}", {"tree_name": "U"})["r"] == 0
    assert root_of(client, tree) == second


def test_node_lists_may_ignore_paging(server, client, switch):
    tree = make_tree(client)
    for number in range(60):
        server.control.store.insert("ivrnode", {"tree": tree, "node_name": str(number)})
    path = f"/v1/ivrnode?tree={tree}&page=2&limit=40"
    data = client.get(path)["data"]
    assert (len(data["ivrNodes"]), data["currentPage"], data["totalPages"]) == (20, 2, 2)
    switch(paging="ignore_page")
    data = client.get(path)["data"]
    assert (len(data["ivrNodes"]), data["currentPage"], data["totalPages"]) == (40, 1, 2)
    switch(paging="ignore_all")
    data = client.get(path)["data"]
    assert (len(data["ivrNodes"]), data["currentPage"], data["totalPages"]) == (60, 1, 1)
    assert len(client.get("/v1/ivrtree?page=2")["data"]["ivrTrees"]) == 0, "trees keep their paging"


def test_row_order(client, switch):
    names = "abc"
    for name in names:
        make_tree(client, name)
    switch(row_order="newest")
    assert [row["tree_name"] for row in client.get("/v1/ivrtree")["data"]["ivrTrees"]] == list(
        reversed(names)
    )


def test_latency_is_each_calls_own(server, client, switch):
    switch(latency_ms=60)
    start = time.perf_counter()
    client.get("/v1/ivrtree")
    assert time.perf_counter() - start > 0.055
    assert server.control.calls.all()[-1].took_ms >= 55


def test_rate_limit_counts_wall_clock_blocks():
    now = [1_000_000_003.0]
    choices = {"exp": "ignored", "rate_limit": 3}
    with SandboxServer(now=lambda: now[0], switches=choices) as server, RawClient(server.icc_url) as client:
        assert [client.call("GET", "/v1/ivrtree").status for _ in range(4)] == [200, 200, 200, 429]
        refused = client.call("POST", "/v1/ivrtree", {"tree_name": "T"})
        assert (refused.status, "retry-after" in refused.headers) == (429, False)
        server.control.switches.set(retry_after="seconds")
        assert client.call("GET", "/v1/ivrtree").headers["retry-after"] == "8"
        server.control.switches.set(retry_after="date")
        assert client.call("GET", "/v1/ivrtree").headers["retry-after"] == "Sun, 09 Sep 2001 01:46:50 GMT"
        now[0] += 7
        assert client.call("GET", "/v1/ivrtree").status == 200
        assert server.control.store.rows("ivrtree") == []


def test_chance_drops_and_bad_gateways(server, client, switch):
    switch(drop_percent=30, bad_gateway_percent=30)
    seen = {"dropped": 0, "gateway": 0, "fine": 0}
    for _ in range(60):
        try:
            answer = client.call("POST", "/v1/ivrtree", {"tree_name": "T"})
        except (ConnectionError, OSError):
            seen["dropped"] += 1
        else:
            seen["fine" if answer.status == 200 else "gateway"] += 1
            assert answer.status in (200, 502)
            assert (answer.body is None) is (answer.status == 502)
    assert all(count > 4 for count in seen.values()), seen
    made = len(server.control.store.rows("ivrtree"))
    assert seen["fine"] < made < 60, "half of the failed calls took effect"


def test_reads_may_lag_behind_writes(client, switch):
    tree = make_tree(client)
    switch(read_delay_ms=60_000)
    node = make_node(client, tree)
    client.put(f"/v1/ivrtree/{tree}", {"tree_name": "New"})
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0] == {
        "id": tree,
        "account": 408,
        "project": 246,
        "tree_name": "T",
        "root_node": "",
    }
    assert client.get(f"/v1/ivrnode?tree={tree}")["data"]["ivrNodes"] == []
    switch(read_delay_ms=1)
    time.sleep(0.005)
    assert root_of(client, tree) == node
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["tree_name"] == "New"


def test_deletes_lag_too_and_history_starts_with_the_switch(client, switch):
    tree = make_tree(client)
    first, second = make_node(client, tree, "a"), make_node(client, tree, "b")
    for _ in range(2):
        switch(read_delay_ms=60_000)
        client.delete(f"/v1/ivrnode/{first}")
        for path in (f"/v1/ivrnode?tree={tree}", "/v1/ivrnode"):
            assert [row["id"] for row in client.get(path)["data"]["ivrNodes"]] == [first, second]
        switch(read_delay_ms=0)
        assert [row["id"] for row in client.get("/v1/ivrnode")["data"]["ivrNodes"]] == [second]
        first, second = second, make_node(client, tree, "c")


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("exact", "  Tiê\u0301ng Việt  "),
        ("nfc", unicodedata.normalize("NFC", "  Tiê\u0301ng Việt  ")),
        ("nfd", unicodedata.normalize("NFD", "  Tiê\u0301ng Việt  ")),
        ("trim", "Tiê\u0301ng Việt"),
        ("truncate", "  Tiê"),
        ("trim+nfc+truncate", "Tiếng"),
    ],
)
def test_stored_text(client, switch, value, stored):
    switch(text=value, text_limit=5)
    make_tree(client, "  Tiê\u0301ng Việt  ")
    assert client.get("/v1/ivrtree")["data"]["ivrTrees"][0]["tree_name"] == stored


def test_empty_text(client, switch):
    assert client.post("/v1/ivrtree", {"tree_name": ""})["r"] == 0
    switch(empty_text="refused")
    assert client.post("/v1/ivrtree", {"tree_name": ""})["r"] == 1


def test_targets(client, switch):
    tree, other = make_tree(client), make_tree(client)
    node, foreign = make_node(client, tree), make_node(client, other)
    assert make_key(client, node, "1", action=4)["r"] == 0
    assert make_key(client, node, "2", action=2, queue_id="QU_NONE")["r"] == 0
    switch(targets="required")
    refusals = [make_key(client, node, "3", action=action)["r"] for action in (2, 3, 4, 5)]
    assert refusals == [1, 1, 1, 1]
    assert make_key(client, node, "4", action=2, queue_id="QU_NONE")["r"] == 0
    switch(targets="existing")
    assert make_key(client, node, "5", action=2, queue_id="QU_NONE")["r"] == 3
    assert make_key(client, node, "5", action=4, next_node=foreign)["r"] == 6
    assert make_key(client, node, "5", action=4, next_node=node)["r"] == 0
    number = {"number": "84", "allow_outbound_calls": False, "enable_ivr": True, "ivr_menu": "TR_NONE"}
    assert client.post("/v1/number", number)["r"] == 3


def test_unknown_filter(client, switch):
    assert client.get("/v1/ivrnode?tree=TR_X")["r"] == 3
    switch(unknown_filter="empty")
    assert client.get("/v1/ivrnode?tree=TR_X")["data"]["ivrNodes"] == []


def test_plus(client, switch):
    client.post("/v1/number", {"number": "8490", "allow_outbound_calls": True, "enable_ivr": False})
    client.post("/v1/blacklistnumber", {"number": "+8491"})

    def seen():
        numbers = (
            client.get("/v1/number")["data"]["numbers"]
            + client.get("/v1/blacklistnumber")["data"]["blacklistNumbers"]
        )
        return [row["number"] for row in numbers]

    assert seen() == ["8490", "+8491"]
    switch(plus="all")
    assert seen() == ["+8490", "+8491"]
    client.post("/v1/blacklistnumber", {"number": "8492"})
    switch(plus="none")
    assert seen() == ["8490", "+8491", "8492"]
