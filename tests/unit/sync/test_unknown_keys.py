"""A keypress whose key is none of the fourteen: shown, kept, and not touched by anything done around it."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import RemoveKeypress, RemoveNode, UpdateKeypress, UpdateNode
from ivr_designer.domain.errors import EditRefused
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode, RemoteEdit
from tests.helpers.sessions import WAIT_S, session

TREE = "TR_3L00Y4W0COG0S3NW"


@pytest.fixture
def opened(tmp_path):
    with SandboxServer(seed="sample") as server:
        store = server.control.store
        rows = {r["node_name"]: r["id"] for r in store.rows("ivrnode")}
        server.odd = store.insert("ivrkeypress", {
            "tree": TREE, "node": rows["Kỹ thuật"], "node_key": "DTMF_KEY", "action": 4,
            "next_node": rows["Kinh doanh"],
        })  # fmt: skip
        with session(tmp_path, server) as found:
            found.tree = found.session.account.trees[0].id
            found.doc = found.document(found.tree)
            found.node = {n.name: n for n in found.doc.tree.nodes.values()}
            found.odd = next(k for k in found.doc.tree.keypresses.values() if not k.key.is_known)
            yield found


def untouched(opened) -> bool:
    """True when the row is as it was and no call but reads named it."""
    rid = opened.server.odd
    assert opened.rows("ivrkeypress", id=rid)[0]["node_key"] == "DTMF_KEY"
    calls = opened.server.control.calls.all()
    return not [c for c in calls if c.method != "GET" and rid in c.path]


def test_it_is_shown_and_cannot_be_changed(opened):
    odd = opened.odd
    assert (odd.key.value, odd.node, odd.next_node) == (
        "DTMF_KEY", opened.node["Kỹ thuật"].id, opened.node["Kinh doanh"].id,
    )  # fmt: skip
    with pytest.raises(EditRefused):
        opened.doc.apply(UpdateKeypress(replace(odd, next_node=odd.node)))


def test_work_around_it_does_not_touch_it(opened):
    node = opened.node["Kỹ thuật"]
    opened.doc.apply(UpdateNode(replace(node, loop_count=3)))
    first = next(k for k in opened.doc.tree.keypresses_of(node.id) if k.key.is_known)
    opened.doc.apply(RemoveKeypress(first.id))
    assert opened.settle(opened.tree).waiting == 0
    assert opened.rows("ivrnode", node_name="Kỹ thuật")[0]["loop_count"] == 3
    assert untouched(opened)


def test_deleting_where_it_leads_leaves_it_dangling(opened):
    opened.doc.apply(RemoveNode(opened.node["Kinh doanh"].id))
    assert opened.odd.id in opened.doc.tree.keypresses
    status = opened.settle(opened.tree)
    assert (status.waiting, status.refused, status.conflicts) == (0, 0, 0)
    assert not opened.rows("ivrnode", node_name="Kinh doanh")
    assert untouched(opened)


def test_it_is_in_the_journal_and_in_versions(opened):
    opened.session.preview(opened.tree).result(WAIT_S)
    content = opened.session.open_tree(opened.tree).result(WAIT_S)
    assert content.keypresses[opened.odd.id] == opened.odd
    (version,) = opened.session.versions(opened.tree)
    old = opened.session.version(opened.tree, version.digest)
    assert [k.key.value for k in old.keypresses.values() if not k.key.is_known] == ["DTMF_KEY"]
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    opened.doc.apply(opened.session.restoring(opened.tree, version.digest))
    assert opened.session.preview(opened.tree).result(WAIT_S).calls == ()


def test_one_that_goes_elsewhere_goes_here(opened):
    opened.server.control.store.remove("ivrkeypress", opened.server.odd)
    opened.session.preview(opened.tree).result(WAIT_S)
    assert opened.of_type(RemoteEdit)
    content = opened.session.open_tree(opened.tree).result(WAIT_S)
    assert all(k.key.is_known for k in content.keypresses.values())
