import pytest

from ivr_designer.sandbox.refusals import unknown
from ivr_designer.sandbox.resources import RESOURCES
from ivr_designer.sandbox.service import Service
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches


@pytest.fixture
def service():
    return Service(Store(), Switches())


def call(service, method, path, body=None, **query):
    return service.handle(method, path, query, body)


def test_a_reply_tells_whether_anything_changed(service):
    made = call(service, "POST", "ivrtree", {"tree_name": "T"})
    assert (made.status, made.changed) == (200, True)
    tree = made.body["ivrTreeID"]
    assert call(service, "GET", "ivrtree").changed is False
    assert call(service, "PUT", f"ivrtree/{tree}", {}).changed is True
    assert call(service, "PUT", "ivrtree/none", {}).changed is False
    assert call(service, "DELETE", f"ivrtree/{tree}").changed is True


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "ivrtree/TR_1"),
        ("POST", "ivrtree/TR_1"),
        ("PUT", "ivrtree"),
        ("PATCH", "ivrtree"),
        ("HEAD", "ivrtree"),
        ("PUT", "manage-agents-in-group/x"),
        ("DELETE", "manage-agents-in-group/x"),
        ("DELETE", "callsettings"),
        ("GET", "callsettings/1"),
        ("GET", "greetingfile"),
        ("GET", "nothing"),
        ("GET", ""),
    ],
)
def test_calls_that_do_not_exist(service, method, path):
    reply = call(service, method, path, {})
    assert (reply.status, reply.body["r"]) == (404, 4)


def test_delete_without_an_id_finds_nothing(service):
    assert call(service, "DELETE", "ivrtree").body["r"] == 3


def test_slashes_around_a_path_do_not_matter(service):
    for path in ("ivrtree", "ivrtree/", "/ivrtree"):
        assert call(service, "GET", path).body["r"] == 0


def test_refusals_follow_the_switches(service):
    assert service.refusal(unknown("queue")).status == 200
    service.switches.set(error_status="4xx", message_name="msg")
    reply = service.refusal(unknown("queue"))
    assert (reply.status, reply.body) == (404, {"r": 3, "project": 246, "msg": "queue not found"})


def test_every_resource_is_made_listed_changed_and_deleted(service):
    """The tables carry the simple resources: one walk through all of them."""
    ids = {}

    def make(name, id_name, body):
        ids[name] = call(service, "POST", name, body).body[id_name]

    make("ivrtree", "ivrTreeID", {"tree_name": "T"})
    node = {"tree": ids["ivrtree"], "node_name": "N", "node_play_mode": "play", "node_play_content": "x.mp3"}
    make("ivrnode", "ivrNodeID", node)
    make("ivrkeypress", "ivrNodeKeyID", {"node": ids["ivrnode"], "node_key": "*", "action": 1})
    make("number", "numberID", {"number": "84", "allow_outbound_calls": 0, "enable_ivr": 0})
    make("queue", "queueID", {"name": "Q"})
    make("group", "groupID", {"name": "G"})
    make("agent", "agentID", {"name": "A", "stringee_user_id": "a"})
    links = {"queue_id": ids["queue"], "group_id": ids["group"], "primary_group": 0}
    make("routing-call-to-groups", "groupRoutingID", links)
    make("blacklistnumber", "blacklistNumberID", {"number": "84"})
    queries = {"ivrkeypress": {"node": ids["ivrnode"]}, "routing-call-to-groups": {"queue": ids["queue"]}}
    for name, row_id in reversed(ids.items()):
        data = call(service, "GET", name, **queries.get(name, {})).body["data"]
        (rows,) = (value for value in data.values() if isinstance(value, list))
        assert [row["id"] for row in rows] == [row_id], name
        assert call(service, "PUT", f"{name}/{row_id}", {}).body["r"] == 0, name
        assert call(service, "DELETE", f"{name}/{row_id}").body == {
            "r": 0,
            "project": 246,
            "message": RESOURCES[name].text("delete"),
        }
    assert not any(service.store.dump()["rows"].values())
