"""A file that is of a tree of this account is opened as that tree's draft."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.storage.files import read_tree, write_tree
from ivr_designer.storage.remote import NO_REMOTE
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.matching import Renaming
from tests.helpers.sessions import WAIT_S, session

TREE = "TR_3L00Y4W0COG0S3NW"


@pytest.fixture
def opened(tmp_path):
    with SandboxServer(seed="sample") as server, session(tmp_path, server) as found:
        found.tree = found.session.account.trees[0].id
        found.doc = found.document(found.tree)
        found.path = tmp_path / "t.ivr.json"
        write_tree(found.path, found.doc.tree.content(), found.session.file_ids(found.tree))
        yield found


def test_a_saved_file_says_where_its_tree_is(opened):
    ids = opened.session.file_ids(opened.tree)
    assert (ids.base_url, ids.project, ids.tree) == (opened.server.icc_url, 246, TREE)
    assert (len(ids.nodes), len(ids.keypresses)) == (4, 12)
    assert opened.session.file_ids(opened.session.create_tree("New")) == NO_REMOTE


def test_an_unchanged_file_changes_nothing(opened):
    file = read_tree(opened.path)
    assert opened.session.tied(file.remote) == opened.tree
    assert opened.session.taking(opened.tree, file.content, file.remote) is None


def test_what_differs_becomes_the_draft_and_publishing_changes_just_that(opened):
    file = read_tree(opened.path)
    sales = next(n for n in file.content.nodes.values() if n.name == "Kinh doanh")
    content = replace(file.content, nodes={**file.content.nodes, sales.id: replace(sales, loop_count=2)})
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    opened.doc.apply(opened.session.taking(opened.tree, content, file.remote))
    assert len(opened.session.account.trees) == 1
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    assert [call.call for call in plan.calls] == ["PUT ivrnode"]
    opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    assert opened.rows("ivrnode", node_name="Kinh doanh")[0]["loop_count"] == 2
    assert len(opened.rows("ivrnode")) == 4


def test_a_file_whose_ids_were_made_elsewhere_is_matched_by_the_servers(opened):
    """As after a pull on another machine: our own ids differ, the server's are the same."""
    file = read_tree(opened.path)
    names = {node: type(node)(f"other-{place}") for place, node in enumerate(file.content.nodes)}
    renaming = Renaming(names, {})
    remote = replace(file.remote, nodes={names[n]: r for n, r in file.remote.nodes.items()})
    content = replace(renaming.content(file.content), positions={})
    taken = opened.session.taking(opened.tree, content, remote)
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    if taken is not None:
        opened.doc.apply(taken)
    assert opened.session.preview(opened.tree).result(WAIT_S).calls == ()


def test_a_file_of_another_place_is_of_no_tree_here(opened, tmp_path):
    remote = read_tree(opened.path).remote
    assert opened.session.tied(NO_REMOTE) is None
    assert opened.session.tied(replace(remote, base_url="https://elsewhere.example")) is None
    assert opened.session.tied(replace(remote, project=99)) is None
    assert opened.session.tied(replace(remote, tree="TR_NONE")) is None
    assert opened.session.tied(replace(remote, base_url=None, project=None)) == opened.tree
    with session(tmp_path / "alone") as alone:
        assert alone.session.tied(remote) is None
        assert alone.session.file_ids(alone.session.create_tree("T")) == NO_REMOTE


def test_edits_on_a_tied_tree_are_one_step_that_can_be_undone(opened):
    file = read_tree(opened.path)
    node = next(iter(opened.doc.tree.nodes.values()))
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    opened.doc.apply(UpdateNode(replace(node, name="Mine")))
    inverse = opened.doc.apply(opened.session.taking(opened.tree, file.content, file.remote))
    assert opened.doc.tree.nodes[node.id].name == node.name
    opened.doc.apply(inverse)
    assert opened.doc.tree.nodes[node.id].name == "Mine"
