"""Every endpoint the client uses: the exact request, odd types in the answer, and answers that refuse."""

import asyncio
import inspect

import pytest

from ivr_designer.icc.client import IccClient
from ivr_designer.icc.errors import BadReply, IccError, ServerRefused
from tests.helpers.icc import client_for
from tests.helpers.raw_server import RawServer, listing, reply
from tests.unit.icc.test_client import WRITES

LISTS = {
    "list_trees": (
        lambda c: c.list_trees(), "/v1/ivrtree?page=1&limit=100", "ivrTrees", "totalCount",
        {"id": 7, "tree_name": None, "root_node": 0, "project": 246, "new": {"a": []}},
        {"id": "7", "tree_name": "", "root_node": None, "project": "246"},
    ),
    "list_nodes": (
        lambda c: c.list_nodes("TR_1"), "/v1/ivrnode?tree=TR_1&page=1&limit=100", "ivrNodes", "totalCount",
        {"id": 7, "tree": "TR_1", "node_name": 12, "bargeIn": "1", "loop_count": "3", "sched": "1000",
         "speed": "-2", "keypress_timeout": None, "isRootNode": 1, "node_play_mode": "talk"},
        {"id": "7", "node_name": "12", "barge_in": True, "loop_count": 3, "sched": 1000, "speed": -2,
         "keypress_timeout": None, "is_root": True, "voice": None},
    ),
    "list_keypresses": (
        lambda c: c.list_keypresses("NO_1"), "/v1/ivrkeypress?node=NO_1&page=1&limit=100", "ivrNodeKeys",
        "totalCount",
        {"id": 7, "node": "NO_1", "node_key": 0, "action": "2", "queue_id": 5, "next_node": "0", "sms": ""},
        {"id": "7", "node_key": "0", "action": 2, "queue_id": "5", "next_node": None, "sms": None,
         "tells_from_number": False},
    ),
    "list_numbers": (
        lambda c: c.list_numbers(), "/v1/number?page=1&limit=100", "numbers", "totalCount",
        {"id": 7, "number": 842873001236, "nickname": None, "enable_ivr": 0, "ivr_menu": "", "queue_id": 0,
         "allow_outbound_calls": "true", "record_outbound_calls": "yes"},
        {"id": "7", "number": "842873001236", "nickname": "", "enable_ivr": False, "ivr_menu": None,
         "queue_id": None, "allow_outbound_calls": True, "record_outbound_calls": None},
    ),
    "list_queues": (
        lambda c: c.list_queues(), "/v1/queue?page=1&limit=100", "queues", "totalCount",
        {"id": 7, "name": None}, {"id": "7", "name": ""},
    ),
    "list_groups": (
        lambda c: c.list_groups(), "/v1/group?page=1&limit=100", "groups", "totalGroups",
        {"id": 7, "name": 5}, {"id": "7", "name": "5"},
    ),
    "list_greetings": (
        lambda c: c.list_greetings(), "/v1/greetingfile?page=1&limit=100", "greeting_files", "total",
        {"sid": 7, "filename": "W-1.mp3", "desc1": None, "desc": "Chào", "created": "1699"},
        {"id": "7", "filename": "W-1.mp3", "desc": "Chào", "created": 1699},
    ),
}  # fmt: skip
REFUSALS = {
    "no JSON": (reply(b"<html>down</html>", 502), IccError),
    "refused": (reply({"r": 3, "message": "unknown"}), ServerRefused),
    "refused by a numeral": (reply({"r": "3", "msg": "unknown"}), ServerRefused),
    "no data": (reply({"r": 0}), BadReply),
    "data of another type": (reply({"r": 0, "data": []}), BadReply),
    "a list": (reply(b"[]"), BadReply),
    "nothing": (reply(b""), BadReply),
}


def run(answer, use):
    async def inner():
        async with RawServer(answer) as server, client_for(server.url, server.url) as client:
            try:
                return await use(client), server.requests
            except IccError as error:
                return error, server.requests

    return asyncio.run(inner())


def test_each_call_of_the_client_has_its_contract():
    calls = {name for name, _ in inspect.getmembers(IccClient, inspect.iscoroutinefunction) if name[0] != "_"}
    assert calls - {"aclose"} == {*LISTS, *WRITES, "upload_greeting"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_asked_for_to_the_letter_and_read_leniently(name):
    call, target, array, count, row, read = LISTS[name]
    found, (request,) = run(listing(array, [row], count=count), call)
    assert (request.method, request.target, request.body) == ("GET", target, b"")
    assert request.headers["accept"] == "application/json"
    assert request.headers["x-stringee-auth"].count(".") == 2
    assert "content-type" not in request.headers
    assert "authorization" not in request.headers
    (shown,) = found.rows
    assert {field: getattr(shown, field) for field in read} == read


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_of_a_list_is_an_error_and_no_empty_list(name, refusal):
    answer, kind = REFUSALS[refusal]
    found, _ = run(answer, LISTS[name][0])
    assert isinstance(found, kind)


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("r", [3, "3", -1])
def test_a_refused_write_is_told_in_the_servers_words(name, r):
    call = WRITES[name][0]
    found, requests = run(reply({"r": r, "msg": "Tên đã có"}), lambda c: call(c, c.prepare_write()))
    assert isinstance(found, ServerRefused)
    assert found.outcome == "refused"
    assert "Tên đã có" in str(found)
    assert len(requests) == 1
