import asyncio

import pytest

from ivr_designer.icc.auth import ServerClock
from ivr_designer.icc.client import Created, Done
from ivr_designer.icc.errors import AuthRefused, BadReply, IccError, PartialList, ServerRefused, WrongProject
from ivr_designer.sandbox.tokens import check_token
from tests.helpers.icc import FakeClock, client_for
from tests.helpers.raw_server import DATE_UNIX, RawServer, listing, ok, reply

NODE = {"id": "NO_1", "tree": "TR_1", "node_name": "a"}


def run(answer, use, **settings):
    """What `use(client)` gives or raises against a server that answers so; and the requests it got."""

    async def inner():
        async with RawServer(answer) as server, client_for(server.url, **settings) as client:
            try:
                return await use(client), server.requests
            except IccError as error:
                return error, server.requests

    return asyncio.run(inner())


def write(call):
    """`call(client, token)` with a fresh token."""
    return lambda client: call(client, client.prepare_write())


WRITES = {
    "create_tree": (
        lambda c, t: c.create_tree("Tên", token=t), "POST", "/v1/ivrtree", {"tree_name": "Tên"}, "ivrTreeID",
    ),
    "create_node": (
        lambda c, t: c.create_node({"tree": "T", "bargeIn": True}, token=t),
        "POST", "/v1/ivrnode", {"tree": "T", "bargeIn": True}, "ivrNodeID",
    ),
    "create_keypress": (
        lambda c, t: c.create_keypress({"node": "N", "action": 6}, token=t),
        "POST", "/v1/ivrkeypress", {"node": "N", "action": 6}, "ivrNodeKeyID",
    ),
    "update_tree": (
        lambda c, t: c.update_tree("ID", {"tree_name": "b"}, token=t),
        "PUT", "/v1/ivrtree/ID", {"tree_name": "b"}, "ivrTreeID",
    ),
    "update_node": (
        lambda c, t: c.update_node("ID", {"speed": 0}, token=t),
        "PUT", "/v1/ivrnode/ID", {"speed": 0}, "ivrNodeID",
    ),
    "update_keypress": (
        lambda c, t: c.update_keypress("ID", {"action": 6}, token=t),
        "PUT", "/v1/ivrkeypress/ID", {"action": 6}, "ivrNodeKeyID",
    ),
    "update_number": (
        lambda c, t: c.update_number("ID", {"enable_ivr": True}, token=t),
        "PUT", "/v1/number/ID", {"enable_ivr": True}, "numberID",
    ),
    "delete_tree": (lambda c, t: c.delete_tree("ID", token=t), "DELETE", "/v1/ivrtree/ID", None, None),
    "delete_node": (lambda c, t: c.delete_node("ID", token=t), "DELETE", "/v1/ivrnode/ID", None, None),
    "delete_keypress": (
        lambda c, t: c.delete_keypress("ID", token=t), "DELETE", "/v1/ivrkeypress/ID", None, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_every_write_is_one_request_with_its_own_token(name):
    call, method, path, body, id_field = WRITES[name]
    tokens = []

    async def use(client):
        tokens.append(client.prepare_write())
        return await call(client, tokens[0])

    found, (request,) = run(ok(**({id_field: "ID"} if id_field else {})), use)
    assert (request.method, request.target) == (method, path)
    assert (request.json if request.body else None) == body
    assert request.headers.get("content-type") == ("application/json" if body else None)
    assert request.headers["accept"] == "application/json"
    assert request.headers["x-stringee-auth"] == tokens[0].jwt.reveal()
    assert "access_token" not in request.target
    assert (found.project, found.server_date, found.message) == ("246", DATE_UNIX, "fine")
    if method == "POST":
        assert (type(found), found.id, found.is_root) == (Created, "ID", None)
    else:
        assert type(found) is Done


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize(
    "bad", [None, reply(b"<html>"), reply({"r": 0}, 500), reply({"r": "0"}), reply({"r": 0, "r2": 1}, 302)]
)
def test_no_write_is_ever_made_twice(name, bad):
    error, requests = run(bad, write(WRITES[name][0]))
    assert error.outcome == "unknown"
    assert len(requests) == 1


@pytest.mark.parametrize("name", [name for name, spec in WRITES.items() if spec[1] == "POST"])
def test_a_create_without_an_id_did_not_succeed(name):
    error, _ = run(ok(), write(WRITES[name][0]))
    assert type(error) is BadReply


@pytest.mark.parametrize("name", [name for name, spec in WRITES.items() if spec[1] == "PUT"])
def test_an_update_names_the_row_we_asked_about(name):
    assert type(run(ok(), write(WRITES[name][0]))[0]) is (Done if name == "update_number" else BadReply)
    error, _ = run(ok(**{WRITES[name][4]: "OTHER"}), write(WRITES[name][0]))
    assert type(error) is BadReply


@pytest.mark.parametrize(("told", "is_root"), [(True, True), (1, True), (0, False), ("x", None)])
def test_a_new_node_may_be_told_to_be_the_root(told, is_root):
    found, _ = run(ok(ivrNodeID="N", isRootNode=told), write(WRITES["create_node"][0]))
    assert found.is_root is is_root


def test_ids_are_one_path_segment():
    found, (request,) = run(ok(), write(lambda c, t: c.delete_node("a/../b?c#d%é", token=t)))
    assert type(found) is Done
    assert request.target == "/v1/ivrnode/a%2F..%2Fb%3Fc%23d%25%C3%A9"


@pytest.mark.parametrize("ident", ["", ".", "..", "0", " a", "a\nb", "x" * 200])
def test_what_is_no_id_is_not_sent(ident):
    with pytest.raises(ValueError, match="not an id"):
        run(ok(), write(lambda c, t: c.delete_tree(ident, token=t)))


def test_lists_ask_page_by_page_with_a_shared_token():
    def answer(request):
        page = int(request.query["page"])
        return listing("ivrTrees", [{"id": f"TR_{page}", "tree_name": "x"}], total=3, page=page, pages=3)

    clock = ServerClock(FakeClock(DATE_UNIX))
    found, requests = run(answer, lambda c: c.list_trees(), clock=clock)
    assert [row.id for row in found.rows] == ["TR_1", "TR_2", "TR_3"]
    assert [r.target for r in requests] == [f"/v1/ivrtree?page={n}&limit=100" for n in (1, 2, 3)]
    assert len({r.headers["x-stringee-auth"] for r in requests}) == 1
    assert check_token(requests[0].headers["x-stringee-auth"], {"SKsandbox": "secret"}, 0)[0] == "SKsandbox"
    assert "content-type" not in requests[0].headers


@pytest.mark.parametrize(
    ("call", "path", "array", "count"),
    [
        (lambda c: c.list_numbers(), "/v1/number", "numbers", "totalCount"),
        (lambda c: c.list_queues(), "/v1/queue", "queues", "totalCount"),
        (lambda c: c.list_groups(), "/v1/group", "groups", "totalGroups"),
        (lambda c: c.list_groups(), "/v1/group", "groups", "totalCount"),
    ],
)
def test_other_lists(call, path, array, count):
    found, requests = run(listing(array, [{"id": 5, "name": "x", "number": "84"}], count=count), call)
    assert [row.id for row in found.rows] == ["5"]
    assert requests[0].target == f"{path}?page=1&limit=100"


def test_filters_are_escaped():
    _, requests = run(listing("ivrNodes", []), lambda c: c.list_nodes("a&b=c d"))
    assert requests[0].query["tree"] == "a&b=c d"


def test_nodes_of_other_trees_are_left_out_and_counted():
    rows = [NODE, NODE | {"id": "NO_2", "tree": "TR_2"}, {"id": "NO_3"}, NODE | {"id": 4, "tree": 0}]
    shown = []
    found, _ = run(listing("ivrNodes", rows), lambda c: c.list_nodes("TR_1", shown.extend))
    assert [row.id for row in found.rows] == ["NO_1", "NO_3", "4"]
    assert [row.id for row in shown] == ["NO_1", "NO_3", "4"]
    assert found.foreign == 1


def test_the_nodes_of_another_tree_only_are_not_believed_at_once():
    answers = [listing("ivrNodes", [NODE | {"tree": "TR_2"}]), listing("ivrNodes", [NODE])]
    found, requests = run(lambda _: answers.pop(0), lambda c: c.list_nodes("TR_1"))
    assert [row.id for row in found.rows] == ["NO_1"]
    assert len(requests) == 2
    found, requests = run(listing("ivrNodes", [NODE | {"tree": "TR_2"}]), lambda c: c.list_nodes("TR_1"))
    assert (found.rows, found.foreign, len(requests)) == ((), 1, 2)


def test_the_keypresses_of_another_node_are_no_evidence():
    rows = [{"id": 1, "node": "NO_1", "node_key": "1"}, {"id": 2, "node": "NO_2", "node_key": "2"}]
    error, _ = run(listing("ivrNodeKeys", rows), lambda c: c.list_keypresses("NO_1"))
    assert type(error) is PartialList
    found, _ = run(listing("ivrNodeKeys", [{"id": 1}]), lambda c: c.list_keypresses("NO_1"))
    assert len(found.rows) == 1


def test_another_project_stops_every_call():
    for use in (lambda c: c.list_trees(), write(WRITES["create_tree"][0])):
        answer = reply({"r": 0, "project": 247, "ivrTreeID": "T", "data": {"ivrTrees": []}})
        error, _ = run(answer, use, project="246")
        assert type(error) is WrongProject
        assert (error.expected, error.found) == ("246", "247")
    assert (
        type(run(reply({"r": 0, "ivrTreeID": "T"}), write(WRITES["create_tree"][0]), project="246")[0])
        is Created
    )


def test_the_servers_time_is_learnt_from_answers_and_refusals():
    local = FakeClock(DATE_UNIX - 5000)
    for answer in (listing("ivrTrees", []), reply({"r": 5, "message": "keySid invalid"}, 403)):
        clock = ServerClock(local)
        run(answer, lambda c: c.list_trees(), clock=clock)
        assert clock.skew_s == pytest.approx(5000.5)
    for answer in (reply(b"<html>", 200), reply({"r": 0}, date="nonsense"), reply({"r": 0}, date=None)):
        clock = ServerClock(local)
        run(answer, lambda c: c.list_trees(), clock=clock)
        assert not clock.is_known


@pytest.mark.parametrize("status", [401, 403])
def test_the_page_of_a_proxy_is_told_as_what_it_is(status):
    page = reply(b"<!DOCTYPE html><html><title>Denied</title></html>", status, content_type="text/html")
    error, _ = run(page, lambda c: c.list_trees())
    assert type(error) is BadReply
    assert "between here and the contact center" in str(error.cause)
    assert "credentials" not in f"{error.cause} {error.advice}"
    error, _ = run(page, lambda c: c.create_tree("T", token=c.prepare_write()))
    assert error.outcome == "unknown", "a gateway may say no after the server did it"


@pytest.mark.parametrize(("ahead_s", "skewed"), [(0, False), (-4000, True), (4000, True)])
def test_a_refusal_tells_whether_our_clock_may_be_the_cause(ahead_s, skewed):
    clock = ServerClock(FakeClock(DATE_UNIX + ahead_s))
    error, _ = run(reply({"r": 5, "message": "x"}, 403), lambda c: c.list_trees(), clock=clock)
    assert type(error) is AuthRefused
    assert error.skewed is skewed


def test_an_upload_goes_to_the_media_host_in_its_own_time():
    content = bytes(range(256)) * 1000

    async def use():
        seen = []
        async with RawServer(ok(filename="W-1.mp3", fileSid="DEM")) as media, RawServer(ok()) as icc:
            async with client_for(icc.url, media.url) as client:
                found = await client.upload_greeting(
                    content, "Lời chào.mp3", token=client.prepare_write(), desc="Lời chào & more",
                    on_progress=lambda sent, total: seen.append((sent, total)),
                )  # fmt: skip
            return found, media.requests, icc.requests, seen

    found, (request,), none, seen = asyncio.run(use())
    assert (found.filename, found.file_sid, found.server_date) == ("W-1.mp3", "DEM", DATE_UNIX)
    assert request.target.startswith("/v1/greetingfile?")
    assert request.query == {"uploadType": "simple", "desc": "Lời chào & more"}
    assert (request.body, request.headers["content-type"]) == (content, "audio/mpeg")
    assert none == []
    assert seen[-1] == (256_000, 256_000)
    assert [sent for sent, _ in seen] == sorted(sent for sent, _ in seen)


def test_an_upload_as_a_form():
    found, (request,) = run(
        ok(filename="W-1.wav"),
        write(lambda c, t: c.upload_greeting(b"RIFF", "a.wav", token=t, as_form=True)),
    )
    assert found.file_sid is None
    assert request.query["uploadType"] == "multipart"
    assert b'name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n' in request.body


def test_an_upload_without_a_file_name_did_not_succeed():
    error, _ = run(ok(fileSid="DEM"), write(lambda c, t: c.upload_greeting(b"x", "a.wav", token=t)))
    assert type(error) is BadReply


def test_the_list_of_recordings_is_the_media_hosts():
    async def use():
        row = {"sid": "DEM", "filename": "W-1.mp3", "desc1": "Chào"}
        async with (
            RawServer(listing("greeting_files", [row], count="total")) as media,
            RawServer(ok()) as icc,
            client_for(icc.url, media.url) as client,
        ):
            return (await client.list_greetings()).rows, icc.requests

    (row,), none = asyncio.run(use())
    assert (row.id, row.filename, row.desc, none) == ("DEM", "W-1.mp3", "Chào", [])


def test_a_refusal_in_a_list_is_no_empty_list():
    error, _ = run(reply({"r": 3, "message": "no such tree"}), lambda c: c.list_nodes("TR_1"))
    assert type(error) is ServerRefused
