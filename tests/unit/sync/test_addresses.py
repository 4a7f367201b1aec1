"""The address of a connection is changed while edits wait: they are not sent to whoever is there now."""

import contextlib

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.sync.status import Link
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until


def work_while_away(path, server):
    """The account is read, the server goes away, a tree is renamed and one made; then the program ends."""
    with session(path, server, settings=quick_settings(path)) as opened:
        (row,) = opened.session.account.trees
        content = opened.session.open_tree(row.id).result(WAIT_S)
        server.stop()
        Document(IvrTree(row.id, content), opened.session.commit).apply(UpdateTree(name="Renamed"))
        opened.session.create_tree("Made here")


def writes(server):
    return [f"{c.method} {c.path}" for c in server.control.calls.writes()]


def names(server):
    return sorted(row["tree_name"] for row in server.control.store.rows("ivrtree"))


def test_what_waits_is_not_sent_to_another_contact_center_and_is_sent_when_the_address_is_back(tmp_path):
    with SandboxServer(seed="sample") as ours, SandboxServer(seed="account") as other:
        work_while_away(tmp_path, ours)
        with session(tmp_path, other, settings=quick_settings(tmp_path), wait=False) as opened:
            wait_until(lambda: opened.session.status.link is Link.STOPPED)
            told = str(opened.session.status.problem)
            assert "(2)" in told
            assert ours.icc_url in told
            assert other.icc_url in told
            assert "Set the old address again" in str(opened.session.status.advice)
            with contextlib.suppress(SyncProblem):
                opened.session.unlock().result(WAIT_S)
            assert opened.session.status.link is Link.STOPPED
        assert writes(other) == []
        ours.start()
        with session(tmp_path, ours, settings=quick_settings(tmp_path)) as opened:
            assert opened.session.status.link is Link.ONLINE
            wait_until(lambda: names(ours) == ["Made here", "Renamed"])


def test_another_address_of_the_same_account_is_gone_on_with(tmp_path):
    with SandboxServer(seed="sample") as ours, SandboxServer(seed="sample") as moved:
        work_while_away(tmp_path, ours)
        with session(tmp_path, moved, settings=quick_settings(tmp_path)) as opened:
            assert opened.session.status.link is Link.ONLINE
            wait_until(lambda: names(moved) == ["Made here", "Renamed"])


def test_what_is_taken_back_does_not_wait_and_a_mistyped_address_was_never_read(tmp_path):
    with SandboxServer(seed="account") as wrong, SandboxServer(seed="account") as right:
        wrong.stop()
        with session(tmp_path, wrong, settings=quick_settings(tmp_path), wait=False) as opened:
            opened.session.create_tree("Made here")
        with session(tmp_path, right, settings=quick_settings(tmp_path)) as opened:
            assert opened.session.status.link is Link.ONLINE
            wait_until(lambda: names(right) == ["Made here"])
        wrong.start()
        with session(tmp_path, wrong, settings=quick_settings(tmp_path)) as opened:
            assert opened.session.status.link is Link.ONLINE, "nothing waits"


def test_who_cannot_be_asked_is_not_written_to(tmp_path):
    with SandboxServer(seed="sample") as ours, SandboxServer(seed="account") as other:
        work_while_away(tmp_path, ours)
        other.control.faults.add("status", path="/v1/ivrtree*", times=0, status=503)
        with session(tmp_path, other, settings=quick_settings(tmp_path), wait=False) as opened:
            wait_until(lambda: opened.session.status.link is Link.STOPPED)
            assert "are kept" in str(opened.session.status.advice)
        assert writes(other) == []
