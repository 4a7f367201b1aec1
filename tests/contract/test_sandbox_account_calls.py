"""Numbers, queues, groups, agents, their links, blacklist and call settings over a socket."""

import pytest

from ivr_designer.sandbox.seed import CARE_QUEUE
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


def written(answer, id_name, message):
    """The id of a write answer that has exactly the documented members."""
    row_id = answer.pop(id_name)
    assert answer == {"r": 0, "project": 246, "message": message}
    return row_id


NUMBER = {"number": "84986225112", "allow_outbound_calls": True, "enable_ivr": False}


def test_number_life(client):
    tree = client.post("/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"]
    body = {
        **NUMBER,
        "nickname": "Hotline",
        "queue_id": CARE_QUEUE,
        "ivr_menu": "",
        "all_group_can_make_outbound_call": 1,
    }
    number = written(client.post("/v1/number", body), "numberID", "Create number success")
    assert number.startswith("NU_")
    row = {
        "id": number,
        "account": 408,
        "project": 246,
        "number": "84986225112",
        "nickname": "Hotline",
        "allow_outbound_calls": 1,
        "enable_ivr": 0,
        "ivr_menu": None,
        "queue_id": CARE_QUEUE,
        "record_outbound_calls": 0,
    }
    listed = client.get("/v1/number")
    assert listed["message"] == "Load number(s) success"
    assert listed["data"] == {
        "totalCount": "1",
        "totalPages": 1,
        "currentPage": 1,
        "limit": 50,
        "numbers": [row],
    }
    answer = client.put(f"/v1/number/{number}", {"enable_ivr": True, "ivr_menu": tree})
    assert written(answer, "numberID", "Update number success") == number
    assert client.get("/v1/number")["data"]["numbers"] == [{**row, "enable_ivr": 1, "ivr_menu": tree}]
    assert client.delete(f"/v1/number/{number}")["r"] == 0
    assert client.get("/v1/number")["data"]["numbers"] == []


def test_a_number_is_added_once(client):
    number = client.post("/v1/number", NUMBER)["numberID"]
    again = client.call("POST", "/v1/number", {**NUMBER, "number": "+84986225112", "enable_ivr": True})
    assert again.status == 200
    assert again.body == {"r": 2, "project": 246, "numberID": number, "message": "Number existed"}


def test_a_number_that_plays_a_tree_names_it(client):
    assert client.post("/v1/number", {**NUMBER, "enable_ivr": True})["r"] == 1
    number = client.post("/v1/number", {**NUMBER, "enable_ivr": 1, "ivr_menu": "TR_X"})["numberID"]
    assert client.put(f"/v1/number/{number}", {"ivr_menu": ""})["r"] == 1
    assert client.put(f"/v1/number/{number}", {"enable_ivr": 0, "ivr_menu": ""})["r"] == 0


def test_a_number_of_a_deleted_tree_keeps_its_name(client):
    tree = client.post("/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"]
    client.post("/v1/number", {**NUMBER, "enable_ivr": True, "ivr_menu": tree})
    client.delete(f"/v1/ivrtree/{tree}")
    assert client.get("/v1/number")["data"]["numbers"][0]["ivr_menu"] == tree


def test_queue_life(client):
    queue = written(client.post("/v1/queue", {"name": "Kinh doanh"}), "queueID", "Create queue success")
    row = {
        "id": queue,
        "account": 408,
        "project": 246,
        "name": "Kinh doanh",
        "agent_wrap_up_after_calls": 1,
        "wrap_up_time_limit": 10,
        "enable_voicemail": 0,
        "schedule": 1,
        "wait_greeting": None,
        "hold_greeting": None,
        "wait_agent_answer_timeout": 15,
        "record_calls": 1,
        "maximum_queue_size": 5,
        "maximum_queue_wait_time": 60,
        "from_number_callout_to_agent": None,
        "get_list_agents_url": None,
        "cond_routing": 1,
    }
    listed = client.get("/v1/queue?page=1&limit=100")
    assert (listed["message"], listed["data"]["limit"]) == ("Load queue(s) success", 100)
    assert listed["data"]["queues"] == [row]
    answer = client.put(f"/v1/queue/{queue}", {"record_calls": False, "cond_routing": 2})
    assert written(answer, "queueID", "Update queue success") == queue
    assert client.get(f"/v1/queue?id={queue}")["data"]["queues"] == [
        {**row, "record_calls": 0, "cond_routing": 2}
    ]
    assert client.delete(f"/v1/queue/{queue}") == {"r": 0, "project": 246, "message": "Delete queue success"}


@pytest.mark.parametrize(
    "wrong", [{}, {"name": "Q", "wait_agent_answer_timeout": 2}, {"name": "Q", "schedule": 3}]
)
def test_wrong_queues_are_refused(client, wrong):
    assert client.post("/v1/queue", wrong)["r"] == 1


def test_group_life(client):
    group = written(client.post("/v1/group", {"name": "Sales"}), "groupID", "Create group success")
    listed = client.get("/v1/group")
    assert listed["message"] == "Load group(s) success"
    assert listed["data"]["totalGroups"] == "1"
    assert "totalCount" not in listed["data"]
    row = {"id": group, "account": 408, "project": 246, "name": "Sales", "number_of_agent": 0}
    assert listed["data"]["groups"] == [row]
    assert (
        written(client.put(f"/v1/group/{group}", {"name": "S"}), "groupID", "Update group success") == group
    )
    assert client.get("/v1/group")["data"]["groups"][0]["name"] == "S"
    assert client.delete(f"/v1/group/{group}")["r"] == 0


def test_agent_life(client):
    body = {"name": "Lan", "stringee_user_id": "lan"}
    agent = written(client.post("/v1/agent", body), "agentID", "Create agent success")
    client.post(
        "/v1/agent", {"name": "Minh", "stringee_user_id": "minh", "routing_type": 2, "phone_number": "8490"}
    )
    listed = client.get("/v1/agent")
    assert (listed["message"], listed["data"]["totalAgents"]) == ("Load agent(s) success", "2")
    assert listed["data"]["agents"][0] == {
        "id": agent,
        "account": 408,
        "project": 246,
        **body,
        "manual_status": None,
        "system_status": 1,
        "device_status": None,
        "last_time_pickup": None,
        "last_time_support_call_ended": None,
        "routing_type": 1,
        "phone_number": None,
        "online_status": 0,
    }
    (found,) = client.get("/v1/agent/?stringee_user_id=minh")["data"]["agents"]
    assert found["phone_number"] == "8490"
    changes = {"manual_status": "AVAILABLE", "system_status": 2, "webhook_status": "x", "unknown": 1}
    assert written(client.put(f"/v1/agent/{agent}", changes), "agentID", "Update agent success") == agent
    (changed,) = client.get(f"/v1/agent?id={agent}")["data"]["agents"]
    assert (changed["manual_status"], changed["system_status"]) == ("AVAILABLE", 2)
    assert "unknown" not in changed
    assert client.delete(f"/v1/agent/{agent}")["message"] == "Delete agent success"


def test_agents_in_groups(client):
    group = client.post("/v1/group", {"name": "G"})["groupID"]
    agent = client.post("/v1/agent", {"name": "A", "stringee_user_id": "a"})["agentID"]
    link = {"agent_id": agent, "group_id": group}
    assert client.post("/v1/manage-agents-in-group", link) == {
        "r": 0,
        "project": 246,
        "agentID": agent,
        "groupID": group,
        "message": "Add agent to Group success",
    }
    assert client.post("/v1/manage-agents-in-group", link)["r"] != 0
    listed = client.get(f"/v1/manage-agents-in-group?group={group}")
    assert listed["message"] == "Load group agent success"
    assert listed["data"]["groupAgents"] == [{"account": 408, "project": 246, **link}]
    assert client.get("/v1/group")["data"]["groups"][0]["number_of_agent"] == 1
    assert client.get("/v1/manage-agents-in-group")["r"] == 1
    assert client.put(f"/v1/manage-agents-in-group/{agent}", link)["r"] != 0
    assert client.delete("/v1/manage-agents-in-group", link)["r"] == 0
    assert client.delete("/v1/manage-agents-in-group", link)["r"] == 3
    assert client.get(f"/v1/manage-agents-in-group?group={group}")["data"]["groupAgents"] == []


def test_groups_of_a_queue(client):
    group = client.post("/v1/group", {"name": "G"})["groupID"]
    queue = client.post("/v1/queue", {"name": "Q"})["queueID"]
    body = {"queue_id": queue, "group_id": group, "primary_group": 1}
    answer = client.post("/v1/routing-call-to-groups/", body)
    routing = written(answer, "groupRoutingID", "Create group routing success")
    assert routing.startswith("GR_RO_")
    listed = client.get(f"/v1/routing-call-to-groups?queue={queue}")
    assert listed["message"] == "Load group routing success"
    assert listed["data"]["groupRoutings"] == [{"id": routing, "account": 408, "project": 246, **body}]
    assert (
        client.put(f"/v1/routing-call-to-groups/{routing}", {"primary_group": 0})["groupRoutingID"] == routing
    )
    assert client.post("/v1/routing-call-to-groups", {**body, "primary_group": 2})["r"] == 1
    assert client.get("/v1/routing-call-to-groups")["r"] == 1
    assert client.delete(f"/v1/queue/{queue}")["r"] == 0
    assert client.get(f"/v1/routing-call-to-groups?queue={queue}")["r"] == 3


def test_blacklist_numbers_come_back_with_a_plus(client):
    body = {"number": "84379361752", "ivr_blocked": 1, "queue_blocked": True}
    answer = client.post("/v1/blacklistnumber", body)
    row_id = written(answer, "blacklistNumberID", "Create blacklist number success")
    listed = client.get("/v1/blacklistnumber?page=1&limit=500")
    assert (listed["message"], listed["data"]["limit"]) == ("Load blacklist(s) success", 100)
    row = {"number": "+84379361752", "ivr_blocked": 1, "queue_blocked": 1}
    assert listed["data"]["blacklistNumbers"] == [{"id": row_id, "account": 408, "project": 246, **row}]


def test_call_settings_have_the_project_inside(client):
    defaults = {
        "account": 408,
        "project": 246,
        "get_customer_info_url": None,
        "get_customer_info_timeout": 2000,
        "event_url": None,
        "callout_answer_url": None,
    }
    answer = {"r": 0, "message": "Load call settings success", "callSetting": defaults}
    assert client.get("/v1/callsettings") == answer
    changes = {"event_url": "https://example.test/e", "get_customer_info_timeout": 500}
    answer = {"r": 0, "message": "Update call settings success", "project": 246}
    assert client.put("/v1/callsettings", changes) == answer
    assert client.get("/v1/callsettings")["callSetting"] == {**defaults, **changes}
    assert client.call("POST", "/v1/callsettings", {}).status == 404


@pytest.mark.parametrize(
    ("query", "ids", "pages"),
    [
        ("", [f"QU_{n:03}" for n in range(50)], (3, 1, 50)),
        ("?page=3", [f"QU_{n:03}" for n in range(100, 120)], (3, 3, 50)),
        ("?page=2&limit=100", [f"QU_{n:03}" for n in range(100, 120)], (2, 2, 100)),
        ("?limit=1000", [f"QU_{n:03}" for n in range(100)], (2, 1, 100)),
        ("?page=9", [], (3, 9, 50)),
        ("?page=0&limit=-1", [f"QU_{n:03}" for n in range(50)], (3, 1, 50)),
        ("?page=x&limit=", [f"QU_{n:03}" for n in range(50)], (3, 1, 50)),
    ],
)
def test_paging(server, client, query, ids, pages):
    for number in range(120):
        server.control.store.insert("queue", {"name": str(number)}, f"QU_{number:03}")
    data = client.get(f"/v1/queue{query}")["data"]
    assert [row["id"] for row in data["queues"]] == ids
    assert (data["totalPages"], data["currentPage"], data["limit"]) == pages
    assert data["totalCount"] == "120"
