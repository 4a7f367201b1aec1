"""Numbers are switched over a real socket: attached, detached, and with answers lost on the way."""

import pytest

from ivr_designer.domain.edits import AddKeypress, AddNode
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.activity_entry import Logged
from ivr_designer.sync.contract import AccountChanged, Recovered, SyncProblem
from ivr_designer.sync.number_wishes import NumberWish, Route, Sent, put_sent, put_wish, sent_for
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until

ON_TREE = "NU_2OWP49XKQ7ZB1LRM"
FREE = "NU_8TCVJ3A5EYHD60GS"
TREE = "TR_3L00Y4W0COG0S3NW"
CARE = "QU_JFYXLG3RXZBFCTZY"


@pytest.fixture
def opened(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as found:
        found.tree = found.session.account.trees[0].id
        yield found


def row(opened, number: str):
    return opened.rows("number", id=number)[0]


def puts(opened) -> int:
    return len(opened.server.control.calls.all("PUT", "*number*"))


def shown(opened, number: str):
    return next(n for n in opened.session.account.numbers if n.id == number)


def test_a_tree_is_attached_with_all_other_fields_as_they_were(opened):
    before = row(opened, FREE)
    done = opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert (done.plays_tree, done.tree, done.queue) == (True, TREE, before["queue_id"])
    after = row(opened, FREE)
    assert (after["ivr_menu"], bool(after["enable_ivr"])) == (TREE, True)
    same = {k: v for k, v in before.items() if k not in {"ivr_menu", "enable_ivr"}}
    assert same == {k: v for k, v in after.items() if k in same}
    (call,) = opened.server.control.calls.all("PUT", "*number*")
    assert {"number", "nickname", "allow_outbound_calls", "queue_id"} <= set(call.body)
    assert shown(opened, FREE).tree == TREE
    assert opened.session.account.switching == ()
    assert [str(e.entry.result) for e in opened.of_type(Logged)] == ["Done"]


def test_a_tree_is_detached_and_the_queue_answers(opened):
    opened.session.point_number(ON_TREE, None, CARE).result(WAIT_S)
    after = row(opened, ON_TREE)
    assert not after["enable_ivr"]
    assert after["queue_id"] == CARE
    assert not shown(opened, ON_TREE).plays_tree


def test_what_is_so_already_costs_no_write(opened):
    opened.session.point_number(ON_TREE, opened.tree).result(WAIT_S)
    assert puts(opened) == 0


def test_a_number_without_a_queue_is_not_left_without_both(opened):
    opened.server.control.store.update("number", ON_TREE, {"queue_id": None})
    with pytest.raises(SyncProblem, match="has no queue") as problem:
        opened.session.point_number(ON_TREE, None).result(WAIT_S)
    assert "Choose the queue" in str(problem.value.advice)
    assert puts(opened) == 0
    assert opened.session.account.switching == ()
    assert not opened.of_type(Logged)[-1].entry.ok


def test_somebody_elses_switch_is_not_overwritten(opened):
    opened.server.control.store.update("number", FREE, {"enable_ivr": True, "ivr_menu": "TR_OTHER"})
    with pytest.raises(SyncProblem, match="Somebody else"):
        opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert row(opened, FREE)["ivr_menu"] == "TR_OTHER"
    assert shown(opened, FREE).tree == "TR_OTHER"
    opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert row(opened, FREE)["ivr_menu"] == TREE


def test_a_switch_waits_until_its_tree_is_whole(tmp_path):
    with SandboxServer(seed="account", latency_ms=40) as server, session(tmp_path, server) as opened:
        tree = opened.session.create_tree("T")
        document = opened.document(tree)
        document.apply(AddNode(Node(NodeId("n1"), "A", TalkPrompt("hello"))))
        document.apply(AddKeypress(Keypress(KeypressId("k1"), NodeId("n1"), Key.ONE, Action.STOP)))
        opened.session.point_number(FREE, tree).result(WAIT_S)
        paths = [(c.method, c.path.split("/")[2]) for c in server.control.calls.all() if c.method != "GET"]
        assert paths == [("POST", "ivrtree"), ("POST", "ivrnode"), ("POST", "ivrkeypress"), ("PUT", "number")]


def test_an_empty_tree_gets_no_callers(opened):
    tree = opened.session.create_tree("Empty")
    with pytest.raises(SyncProblem, match="it has no node"):
        opened.session.point_number(FREE, tree).result(WAIT_S)
    assert puts(opened) == 0


def test_a_tree_with_a_refused_part_gets_no_callers(opened):
    document = opened.document(opened.tree)
    opened.server.control.faults.add("refuse", method="POST", path="*ivrnode*", times=9, before=True)
    document.apply(AddNode(Node(NodeId("n1"), "A", TalkPrompt("hello"))))
    assert opened.settle(opened.tree).refused == 1
    with pytest.raises(SyncProblem, match="could not be written"):
        opened.session.point_number(FREE, opened.tree).result(WAIT_S)


def test_a_no_after_the_deed_is_seen_through(opened):
    opened.server.control.faults.add("refuse", method="PUT", path="*number*")
    assert opened.session.point_number(FREE, opened.tree).result(WAIT_S).tree == TREE


@pytest.mark.parametrize("before", [True, False], ids=["not done", "done"])
def test_a_lost_answer_is_looked_up(opened, before):
    opened.server.control.faults.add("drop", method="PUT", path="*number*", before=before)
    opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert row(opened, FREE)["ivr_menu"] == TREE
    assert puts(opened) == (2 if before else 1)
    with opened.session.journal.lock:
        assert len(sent_for(opened.session.journal.book, FREE)) == (1 if before else 0)


def test_a_yes_without_the_deed_is_seen_through(opened):
    opened.server.control.faults.add("no_id", method="PUT", path="*number*", before=True)
    assert opened.session.point_number(FREE, opened.tree).result(WAIT_S).tree == TREE
    assert puts(opened) == 2


def test_a_number_that_never_keeps_it_is_told(opened):
    opened.server.control.faults.add("no_id", method="PUT", path="*number*", before=True, times=99)
    with pytest.raises(SyncProblem, match="does not keep"):
        opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert puts(opened) == 3


def test_a_lost_switch_cannot_come_after_another(opened):
    """The first one arrives late; the second is not sent before that is impossible."""
    opened.server.control.faults.add("late", method="PUT", path="*number*", ms=300)
    first = opened.session.point_number(FREE, opened.tree)
    wait_until(lambda: puts(opened) == 1)
    opened.session.point_number(FREE, None, CARE).result(WAIT_S)
    with pytest.raises(SyncProblem, match="Something else was asked"):
        first.result(WAIT_S)
    assert not row(opened, FREE)["enable_ivr"]
    assert row(opened, FREE)["queue_id"] == CARE


def test_the_servers_no_is_shown_and_nothing_waits(opened):
    opened.server.control.faults.add("refuse", method="PUT", path="*number*", before=True, message="Locked")
    with pytest.raises(SyncProblem) as problem:
        opened.session.point_number(FREE, opened.tree).result(WAIT_S)
    assert problem.value.server_words == "Locked"
    assert opened.session.account.switching == ()
    assert opened.settle().waiting == 0


def test_a_switch_asked_for_offline_waits_and_is_shown(tmp_path, server):
    with session(tmp_path, server) as opened:
        opened.tree = opened.session.account.trees[0].id
        opened.session.lock()
        wait_until(lambda: opened.session.status.link.value == "key_needed")
        future = opened.session.point_number(FREE, opened.tree)
        wait_until(lambda: opened.session.status.waiting == 1)
        (switch,) = opened.session.account.switching
        assert (switch.number, switch.tree, switch.queue, switch.is_sent) == (FREE, opened.tree, None, False)
        assert opened.of_type(AccountChanged)[-1].account.switching == (switch,)
        with pytest.raises(EditRefused, match="84"):
            opened.session.delete_tree(opened.tree)
        opened.session.unlock().result(WAIT_S)
        assert future.result(WAIT_S).tree == TREE
        assert opened.settle().waiting == 0


def test_a_switch_begun_before_the_end_is_finished_at_the_next_start(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree = opened.session.account.trees[0].id
        opened.session.lock()
        wait_until(lambda: opened.session.status.link.value == "key_needed")
        future = opened.session.point_number(FREE, tree)
    assert future.cancelled()
    with session(tmp_path, server) as opened:
        opened.settle()
        assert opened.of_type(Recovered)[0].operations == 1
        assert row(opened, FREE)["ivr_menu"] == TREE


def test_unknown_trees_and_sessions_without_a_server_refuse(tmp_path, opened):
    with pytest.raises(EditRefused):
        opened.session.point_number(FREE, TreeId("nonsense"))
    with session(tmp_path / "alone") as alone, pytest.raises(EditRefused, match="no connection"):
        alone.session.point_number(FREE, None)
    with pytest.raises(SyncProblem, match="not in the contact center"):
        opened.session.point_number("NU_NONE", opened.tree).result(WAIT_S)


def test_wishes_survive_in_the_journal(opened):
    journal = opened.session.journal
    wish = NumberWish("N", "84", None, "Q", Route("T", None))
    with journal.transaction() as work:
        put_wish(work, wish)
        put_sent(work, "N", (Sent(Route(None, "Q"), 5.0),))
    text = dict(journal.read("SELECT key, value FROM meta"))
    assert text["number wish N"]
    with journal.lock:
        assert sent_for(journal.book, "N") == (Sent(Route(None, "Q"), 5.0),)
    with journal.transaction() as work:
        put_sent(work, "N", ())
    assert "number sent N" not in dict(journal.read("SELECT key, value FROM meta"))
