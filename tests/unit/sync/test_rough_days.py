"""What nobody plans for: things that happen elsewhere, or to the connection, in the middle of ours."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.sync.contract import Mode, Publishing, SyncProblem
from ivr_designer.sync.proposals import Way
from ivr_designer.sync.status import Link
from tests.helpers.sessions import WAIT_S, wait_until

NUMBER = "NU_2OWP49XKQ7ZB1LRM"
NAMES = ("Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ")


def change(opened, count=3):
    for node in [n for n in opened.doc.tree.nodes.values() if n.name in NAMES][:count]:
        opened.doc.apply(UpdateNode(replace(node, loop_count=2)))


def drafted(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened)
    return opened.session.preview(opened.tree).result(WAIT_S)


def changed(opened):
    return [row for row in opened.rows("ivrnode") if row["loop_count"] == 2]


def test_a_tree_renamed_elsewhere_while_a_draft_is_open(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened)
    (row,) = opened.rows("ivrtree")
    opened.server.control.store.update("ivrtree", row["id"], {"tree_name": "Their name"})
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    assert (len(plan.calls), plan.conflicts, plan.draft.name) == (3, 0, "Their name")
    opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    assert [row["tree_name"] for row in opened.rows("ivrtree")] == ["Their name"]
    assert len(changed(opened)) == 3


def test_a_number_switched_elsewhere_while_a_fresh_tree_is_built_stays_theirs(opened):
    plan = drafted(opened)
    other = opened.server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Theirs"})["ivrTreeID"]
    opened.server.control.switches.set(latency_ms=60)
    future = opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER}))
    wait_until(lambda: any(e.done >= 1 for e in opened.of_type(Publishing)))
    opened.server.control.store.update("number", NUMBER, {"ivr_menu": other})
    opened.server.control.switches.set(latency_ms=0)
    with pytest.raises(SyncProblem):
        future.result(WAIT_S)
    assert [row["ivr_menu"] for row in opened.rows("number", id=NUMBER)] == [other]


def test_a_key_refused_while_writes_wait_keeps_them_for_the_next_secret(opened):
    opened.server.control.faults.add("status", method="*", path="*", times=0, status=403)
    change(opened)
    wait_until(lambda: opened.session.status.link is Link.KEY_REFUSED)
    assert opened.settle(opened.tree).held == 3
    assert changed(opened) == []
    opened.server.control.faults.clear()
    opened.session.use_secret(opened.server.secret, remember=False).result(WAIT_S)
    opened.settle(opened.tree)
    assert len(changed(opened)) == 3
    assert opened.session.status.link is Link.ONLINE


@pytest.mark.parametrize("way", [Way.IN_PLACE, Way.FRESH_TREE])
def test_a_block_by_the_server_in_the_middle_of_publishing_is_waited_out(opened, way):
    plan = drafted(opened)
    for method in ("POST", "PUT"):
        opened.server.control.faults.add(
            "status", method=method, path="*", times=2, status=429, retry_after=1
        )
    numbers = frozenset({NUMBER}) if way is Way.FRESH_TREE else frozenset()
    done = opened.session.publish(opened.tree, plan.stamp, way, numbers).result(60)
    mine = [row for row in changed(opened) if row["tree"] == done.remote_id]
    assert len(mine) == 3
    played = opened.rows("number", id=NUMBER)[0]["ivr_menu"]
    assert played == done.remote_id
