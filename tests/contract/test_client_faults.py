"""Every call under every fault: what the client says about the outcome is never wrong.

Success: it was applied. "refused" and "not_sent": it was not. Only "unknown" may be either. And a list is
whole or an error.
"""

import asyncio

import pytest

from ivr_designer.icc.errors import BadReply, IccError, NoAnswer, PartialList, ServerFault
from ivr_designer.icc.transport import Limits
from ivr_designer.sandbox.faults import BAD_JSON, PAGES
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.icc import client_for

NODE = {"tree": "TR_1", "node_name": "n", "node_play_mode": "talk", "node_play_content": "x"}
WRITES = {
    "create_tree": lambda c, t: c.create_tree("T", token=t),
    "update_tree": lambda c, t: c.update_tree("TR_1", {"tree_name": "new"}, token=t),
    "delete_tree": lambda c, t: c.delete_tree("TR_2", token=t),
    "create_node": lambda c, t: c.create_node(NODE, token=t),
    "update_node": lambda c, t: c.update_node("NO_1", {"node_name": "new"}, token=t),
    "delete_node": lambda c, t: c.delete_node("NO_2", token=t),
    "create_keypress": lambda c, t: c.create_keypress(
        {"node": "NO_1", "node_key": "9", "action": 6}, token=t
    ),
    "update_keypress": lambda c, t: c.update_keypress("KE_1", {"node_key": "5", "action": 6}, token=t),
    "delete_keypress": lambda c, t: c.delete_keypress("KE_1", token=t),
    "update_number": lambda c, t: c.update_number("NU_1", {"nickname": "new"}, token=t),
    "upload_greeting": lambda c, t: c.upload_greeting(b"RIFF" * 99, "a.wav", token=t),
}
LISTS = {
    "list_trees": (lambda c: c.list_trees(), 2),
    "list_nodes": (lambda c: c.list_nodes("TR_1"), 120),
    "list_keypresses": (lambda c: c.list_keypresses("NO_1"), 3),
    "list_numbers": (lambda c: c.list_numbers(), 1),
    "list_queues": (lambda c: c.list_queues(), 0),
    "list_greetings": (lambda c: c.list_greetings(), 0),
}
FAULTS = [
    ("latency", {"ms": 900}),
    ("drop", {"reset": False}),
    ("drop", {"reset": True}),
    ("late", {"ms": 50}),
    ("truncate", {}),
    ("drip", {"ms": 60}),
    ("oversize", {"bytes": 300_000}),
    ("gzip_bomb", {"bytes": 30_000_000}),
    ("html", {}),
    ("html", {"status": 404}),
    *(("bad_json", {"variant": variant}) for variant in BAD_JSON),
    *(("r", {"value": value}) for value in (None, "0", 0.0, False, "x", 9)),
    ("r", {}),
    ("no_id", {}),
    ("refuse", {}),
    *(("status", {"status": status}) for status in (301, 302, 303, 307, 308, 400, 401, 403, 404, 408, 409)),
    *(("status", {"status": status}) for status in (429, 500, 502, 503, 504)),
]
# Answers by which a server would deny what it did. Nobody could see through that.
LIES = [("refuse", {}), ("r", {"value": 9}), *(("status", {"status": status}) for status in (401, 403, 429))]
# Only these answers are documented to name their row; another "success" without it cannot be doubted.
ID_PROMISED = {name for name in WRITES if "delete" not in name and name != "update_number"}
# A list that is shorter and says so everywhere is whole, as far as one reading can tell.
UNSEEN = {"shrinking", "empty"}
PATIENT = Limits(connect_timeout_s=20.0, deadline_s=20.0, max_body_bytes=200_000)
HASTY = Limits(connect_timeout_s=20.0, deadline_s=0.4, max_body_bytes=200_000)
SLOW = {"latency", "drip"}


def plant(store):
    for tree in ("TR_1", "TR_2"):
        store.insert("ivrtree", {"tree_name": tree}, tree)
    for number in range(120):
        store.insert("ivrnode", NODE | {"node_name": f"n{number}"}, f"NO_{number}")
    for number in range(3):
        store.insert(
            "ivrkeypress",
            {"tree": "TR_1", "node": "NO_1", "node_key": str(number), "action": 6},
            f"KE_{number}",
        )
    store.insert("number", {"number": "84986225112", "queue_id": "QU_1"}, "NU_1")


@pytest.fixture(scope="module")
def sandbox():
    with SandboxServer(seed="empty", control=True) as server:
        yield server


@pytest.fixture
def server(sandbox):
    control = sandbox.control
    control.store.reset()
    control.faults.clear()
    control.calls.clear()
    plant(control.store)
    return sandbox


def attempt(server, call, kind=""):
    """What one call gives or raises; it is not waited for long under a fault that is slow."""
    limits = HASTY if kind in SLOW else PATIENT

    async def run():
        async with client_for(server.icc_url, server.media_url, limits=limits) as client:
            try:
                return await call(client)
            except IccError as error:
                return error

    return asyncio.run(run())


def was_applied(server):
    """Whether the one write took effect; a late one is waited for."""
    import time

    (call,) = server.control.calls.writes()
    if "late" in call.fault or "latency" in call.fault:
        time.sleep(1.0 if "latency" in call.fault else 0.15)
    return call.applied


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: "-".join([f[0], *map(str, f[1].values())]))
def test_no_write_is_wrong_about_its_outcome(server, fault, before):
    """All writes in one test: a server is reset in a moment, but not started in one."""
    kind, arguments = fault
    seen = set()
    calls = WRITES if kind not in {"latency", "late", "drip"} else {"create_node": WRITES["create_node"]}
    before = before or fault in LIES
    if fault == ("no_id", {}) and before:
        calls = {name: call for name, call in calls.items() if name in ID_PROMISED}
    for name, call in calls.items():
        server.control.store.reset()
        server.control.calls.clear()
        plant(server.control.store)
        server.control.faults.add(kind, before=before, **arguments)
        found = attempt(server, lambda client, call=call: call(client, client.prepare_write()), kind)
        applied = was_applied(server)
        outcome = found.outcome if isinstance(found, IccError) else "done"
        seen.add(outcome)
        assert outcome == "unknown" or applied == (outcome == "done"), (name, found, applied)
        assert len(server.control.calls.writes()) == 1, "one attempt"
    assert seen


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_whole_or_an_error(server, name):
    call, size = LISTS[name]
    faults = [fault for fault in FAULTS if fault[0] not in {"no_id", "refuse", "late", "latency"}]
    for kind, arguments in faults + [
        ("page", {"variant": variant}) for variant in PAGES if variant not in UNSEEN
    ]:
        server.control.faults.clear()
        server.control.faults.add(kind, **arguments)
        found = attempt(server, call, kind)
        if not isinstance(found, IccError):
            assert len(found.rows) == size, (kind, arguments)
        server.control.faults.clear()
        assert len(attempt(server, call).rows) == size


@pytest.mark.parametrize("variant", PAGES)
def test_pages_that_do_not_add_up(server, variant):
    server.control.faults.add("page", variant=variant, nth=2)
    found = attempt(server, lambda c: c.list_nodes("TR_1"))
    assert type(found) in {PartialList, BadReply}, variant


@pytest.mark.parametrize(
    ("kind", "arguments", "error"),
    [
        ("drop", {}, NoAnswer),
        ("truncate", {}, NoAnswer),
        ("drip", {"ms": 60}, NoAnswer),
        ("oversize", {"bytes": 300_000}, BadReply),
        ("gzip_bomb", {"bytes": 30_000_000}, BadReply),
        ("html", {}, BadReply),
        ("no_id", {}, BadReply),
        ("status", {"status": 503}, ServerFault),
    ],
)
def test_what_each_fault_is_called(server, kind, arguments, error):
    server.control.faults.add(kind, **arguments)
    found = attempt(server, lambda c: c.create_tree("T", token=c.prepare_write()), kind)
    assert type(found) is error
    assert found.outcome == "unknown"


def test_the_rate_limit_is_told_in_seconds_to_the_next_block():
    from ivr_designer.icc.errors import RateLimited

    with SandboxServer(switches={"rate_limit": 3, "retry_after": "seconds"}) as server:

        async def run():
            async with client_for(server.icc_url) as client:
                for _ in range(4):
                    await client.list_trees()

        with pytest.raises(RateLimited) as caught:
            asyncio.run(run())
    assert 0 < caught.value.after_s <= 10.1
