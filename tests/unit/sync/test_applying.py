"""Files to the contact center and again: made once, changed to what the file says, finished after a kill."""

import threading
from concurrent.futures import CancelledError

import pytest

from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.storage.remote import RemoteIds
from ivr_designer.sync.applying import apply_file, file_written, plan_file
from ivr_designer.sync.contract import SyncProblem
from tests.helpers.builders import content_of
from tests.helpers.sessions import quick_settings, session

MENU = content_of("a -1-> b; a -2-> queue:Q1; b -0-> a; b -none-> stop", a="Hello", b="Bye")


@pytest.fixture
def server():
    with SandboxServer(seed="account") as running:
        yield running


def snapshot(server):
    return [server.control.store.rows(n) for n in ("ivrtree", "ivrnode", "ivrkeypress")]


def test_a_file_is_created_once_and_a_second_run_changes_nothing(tmp_path, server):
    with session(tmp_path, server) as opened:
        progress = []
        first = apply_file(opened.session, MENU, path="menu.json", on_progress=lambda *p: progress.append(p))
        assert first.calls == 7
        assert progress[-1][0] == progress[-1][1] == 7
        assert set(first.remote.nodes) == {"a", "b"}
        assert len(first.remote.keypresses) == 4
        before = snapshot(server)
        file_written(opened.session, first.tree)
        again = apply_file(opened.session, MENU, first.remote, "menu.json")
        assert (again.calls, again.remote) == (0, first.remote)
        assert snapshot(server) == before


def test_run_again_without_the_ids_goes_on_with_the_same_tree(tmp_path, server):
    with session(tmp_path, server) as opened:
        apply_file(opened.session, MENU, path="menu.json")
        before = snapshot(server)
    with session(tmp_path, server) as opened:
        again = apply_file(opened.session, MENU, path="menu.json")
        assert again.calls == 0
        assert snapshot(server) == before
        file_written(opened.session, again.tree)
        other = apply_file(opened.session, MENU, path="menu.json")
        assert other.remote.tree != again.remote.tree


def test_another_machine_finds_its_way_by_the_ids_in_the_file(tmp_path, server):
    with session(tmp_path / "one", server) as opened:
        first = apply_file(opened.session, MENU, path="menu.json")
    changed = content_of("a -1-> b; a -2-> queue:Q2; b -0-> a; b -5-> stop", a="Hello there", b="Bye")
    with session(tmp_path / "two", server) as opened:
        plan = plan_file(opened.session, changed, first.remote)
        assert sorted(c.call for c in plan.calls) == [
            "DELETE ivrkeypress", "POST ivrkeypress", "PUT ivrkeypress", "PUT ivrnode",
        ]  # fmt: skip
        before = snapshot(server)
        plan_file(opened.session, changed, first.remote)
        assert snapshot(server) == before
        done = apply_file(opened.session, changed, first.remote)
        assert done.calls == 4
        assert done.remote.tree == first.remote.tree
        assert done.remote.nodes == first.remote.nodes
        assert plan_file(opened.session, changed, done.remote).calls == ()


def test_a_plan_for_a_new_tree_leaves_nothing_behind(tmp_path, server):
    with session(tmp_path, server) as opened:
        plan = plan_file(opened.session, MENU, path="menu.json")
        assert [c.call for c in plan.calls][:3] == ["POST ivrtree", "POST ivrnode", "POST ivrnode"]
        assert opened.session.account.trees == ()
        assert opened.rows("ivrtree") == []


def test_a_killed_apply_is_finished_by_the_next_run(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        server.control.switches.set(latency_ms=60)

        def cut(done, total, text):
            if done >= 1:
                server.stop()

        closing = threading.Timer(0.8, opened.session.close)
        closing.start()
        with pytest.raises((CancelledError, SyncProblem)):
            apply_file(opened.session, MENU, path="menu.json", on_progress=cut)
        closing.join()
    server.control.switches.set(latency_ms=0)
    server.start()
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        done = apply_file(opened.session, MENU, path="menu.json")
        assert [r["tree_name"] for r in opened.rows("ivrtree")] == [MENU.name]
        assert len(opened.rows("ivrnode")) == 2
        assert len(opened.rows("ivrkeypress")) == 4
        assert done.remote.tree == opened.rows("ivrtree")[0]["id"]


def test_a_file_of_a_tree_or_project_that_is_not_there_is_refused(tmp_path, server):
    with session(tmp_path, server) as opened:
        with pytest.raises(SyncProblem, match="no tree TR_NONE"):
            apply_file(opened.session, MENU, RemoteIds(tree="TR_NONE"))
        with pytest.raises(SyncProblem, match="project 9"):
            plan_file(opened.session, MENU, RemoteIds(project=9))
        assert opened.rows("ivrtree") == []


def test_the_sample_file_applies(tmp_path, server):
    from ivr_designer.storage.files import read_tree

    file = read_tree(resource("samples/hotline.ivr.json"))
    with session(tmp_path, server) as opened:
        done = apply_file(opened.session, file.content, file.remote)
        assert len(opened.rows("ivrnode")) == len(file.content.nodes)
        assert len(opened.rows("ivrkeypress")) == len(file.content.keypresses)
        names = {r["id"]: r["node_name"] for r in opened.rows("ivrnode")}
        assert {n: names[r] for n, r in done.remote.nodes.items()} == {
            n: v.name for n, v in file.content.nodes.items()
        }
        assert isinstance(file.content.nodes[NodeId("main")].prompt, TalkPrompt)
