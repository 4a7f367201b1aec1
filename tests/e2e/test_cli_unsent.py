"""Edits of the window that were not sent stop apply and restore, which would drop them."""

import json
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ivr_designer.cli.profile import profile_store
from ivr_designer.config.paths import folders
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import RemoveKeypress, UpdateNode
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import TreeFile, read_tree, write_tree
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.session import LiveSession
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import SAMPLE, to
from tests.helpers.sessions import WAIT_S

PROFILE = ("--profile", "Box")


@pytest.fixture
def file(file, cli, server):
    """The sample, which was applied with a kept connection."""
    assert cli("profile", "add", "Box", *to(server)).code == 0
    assert cli("apply", file, *PROFILE, secret=SECRET).code == 0
    return file


class Window:
    """What the window has of a tree: the session of that connection, and the tree as a draft."""

    def __init__(self, session):
        self.session = session
        (row,) = [row for row in session.account.trees if row.remote_id is not None]
        self.tree = row.id
        session.set_mode(self.tree, Mode.DRAFT)
        content = session.open_tree(self.tree).result(WAIT_S)
        self.document = Document(IvrTree(self.tree, content), session.commit)

    def rename(self, old, new):
        node = next(n for n in self.document.tree.nodes.values() if n.name == old)
        self.document.apply(UpdateNode(replace(node, name=new)))

    @property
    def names(self):
        return {n.name for n in self.session.open_tree(self.tree).result(WAIT_S).nodes.values()}


@contextmanager
def window():
    (profile,) = profile_store().all()
    session = LiveSession(profile, None, None, folders())
    session.start()
    try:
        session.use_secret(SECRET, remember=False).result(WAIT_S)
        session.refresh().result(WAIT_S)
        yield Window(session)
    finally:
        session.close()


def names(server):
    return {n["node_name"] for n in server.control.store.rows("ivrnode")}


def refused(cli, server, *command):
    before = server.control.store.dump()
    done = cli(*command, *PROFILE, secret=SECRET)
    done.assert_complaint(1)
    assert server.control.store.dump() == before
    return done.err


def test_a_draft_is_not_dropped_and_what_was_taken_back_is_no_obstacle(server, file, cli):
    with window() as at_work:
        at_work.rename("Kinh doanh", "Draft")
    said = refused(cli, server, "apply", file)
    assert "“Hotline 1900” has 1 edit on this computer that the contact center has not got." in said
    with window() as at_work:
        assert "Draft" in at_work.names
        at_work.rename("Draft", "Kinh doanh")
    assert cli("apply", file, *PROFILE, secret=SECRET).code == 0


def test_an_edit_that_somebody_must_decide_is_not_dropped(server, file, cli):
    with window() as at_work:
        at_work.rename("Kinh doanh", "Mine")
        (row,) = [n for n in server.control.store.rows("ivrnode") if n["node_name"] == "Kinh doanh"]
        server.control.store.update("ivrnode", row["id"], {"node_name": "Theirs"})
        at_work.session.preview(at_work.tree).result(WAIT_S)
        assert at_work.session.conflicts(at_work.tree)
    refused(cli, server, "apply", file)
    with window() as at_work:
        assert at_work.session.conflicts(at_work.tree)
        assert "Mine" in at_work.names


def test_a_draft_that_is_in_the_file_is_applied(server, file, cli):
    with window() as at_work:
        at_work.rename("Kinh doanh", "Draft")
    data = json.loads(file.read_text("utf-8"))
    for node in data["nodes"]:
        node["name"] = node["name"].replace("Kinh doanh", "Draft")
    file.write_text(json.dumps(data), "utf-8")
    assert cli("apply", file, *PROFILE, secret=SECRET).code == 0
    assert "Draft" in names(server)


def test_a_deletion_counts_as_well(server, file, cli):
    with window() as at_work:
        at_work.document.apply(RemoveKeypress(next(iter(at_work.document.tree.keypresses))))
    refused(cli, server, "apply", file)


def test_restore_neither_drops_nor_sends_it(server, file, cli):
    versions = json.loads(cli("history", "Hotline 1900", "--json", *PROFILE, secret=SECRET).out)["versions"]
    with window() as at_work:
        at_work.rename("Kinh doanh", "Draft")
        at_work.rename("Lời chào", "Hello")
    refused(cli, server, "restore", "Hotline 1900", versions[0]["digest"], "--node", "Lời chào", "--yes")
    with window() as at_work:
        assert "Draft" in at_work.names


def test_a_new_file_that_could_not_be_applied_is_completed_and_applied(server, tmp_path, cli):
    """What the first run took over from it is the command's own."""
    path = tmp_path / "new.ivr.json"
    data = json.loads(SAMPLE.read_text("utf-8"))
    whole = json.dumps(data)
    data["keypresses"][0]["next_node"] = "gone"
    path.write_text(json.dumps(data), "utf-8")
    assert cli("apply", path, *to(server), secret=SECRET).code == 1
    path.write_text(whole, "utf-8")
    assert cli("apply", path, *to(server), secret=SECRET).code == 0
    tree = read_tree(path)
    write_tree(path, *TreeFile(replace(tree.content, name="Renamed"), tree.remote))
    assert cli("apply", path, *to(server), secret=SECRET).code == 0
    assert [t["tree_name"] for t in server.control.store.rows("ivrtree")] == ["Renamed"]
