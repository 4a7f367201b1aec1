"""A session over a real socket: edits arrive, survive the end of the program, and say how far they have
come.
"""

import time

import pytest

from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault, VaultUnavailable
from ivr_designer.domain.edits import AddKeypress, AddNode, MoveBoxes, RemoveNode, UpdateNode, UpdateTree
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync.activity_entry import Logged
from ivr_designer.sync.contract import AccountChanged, Loading, Mode, Recovered, StatusChanged, SyncProblem
from ivr_designer.sync.status import ItemState, Link
from tests.helpers.builders import content_of
from tests.helpers.sessions import WAIT_S, session, vault_of, wait_until
from tests.helpers.sync_values import held_by_another


def node(name: str) -> Node:
    return Node(NodeId(name), name, TalkPrompt(f"This is {name}"))


def key(owner: str, press: Key, to: str | None = None, **more) -> Keypress:
    action = Action.STOP if to is None else Action.NEXT_NODE
    fields = {"action": action, "next_node": None if to is None else NodeId(to), **more}
    return Keypress(KeypressId(f"{owner}.{press.value}"), NodeId(owner), press, **fields)


def build(opened, name="New"):
    tree = opened.session.create_tree(name)
    document = opened.document(tree)
    inverses = [
        document.apply(AddNode(node("a"))),
        document.apply(AddNode(node("b"))),
        document.apply(AddKeypress(key("a", Key.ONE, "b"))),
        document.apply(AddKeypress(key("b", Key.TWO))),
    ]
    return tree, document, inverses


def test_what_is_built_arrives_and_what_is_undone_goes(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, document, inverses = build(opened)
        status = opened.settle(tree)
        assert (status.link, status.waiting, status.sending) == (Link.ONLINE, 0, 0)
        assert opened.session.items(tree) == {}
        (row,) = opened.rows("ivrtree", tree_name="New")
        nodes = opened.rows("ivrnode", tree=row["id"])
        assert [n["node_name"] for n in nodes] == ["a", "b"]
        assert row["root_node"] == nodes[0]["id"]
        keys = {(k["node"], k["node_key"]): k for k in opened.rows("ivrkeypress", tree=row["id"])}
        assert keys[nodes[0]["id"], "1"]["next_node"] == nodes[1]["id"]
        assert keys[nodes[1]["id"], "2"]["action"] == 6

        for inverse in reversed(inverses):
            document.apply(inverse)
        opened.session.delete_tree(tree)
        opened.settle()
        assert opened.rows("ivrtree", id=row["id"]) == []
        assert opened.rows("ivrnode", tree=row["id"]) == []
        assert tree not in [r.id for r in opened.session.account.trees]


def test_account_lists_are_read_at_the_start(tmp_path, server):
    with session(tmp_path, server) as opened:
        account = opened.session.refresh().result(WAIT_S)
        assert [t.name for t in account.trees] == ["Hotline 1900"]
        assert account.trees[0].remote_id == "TR_3L00Y4W0COG0S3NW"
        assert len(account.numbers) == 3
        assert {n.tree for n in account.numbers if n.plays_tree} == {"TR_3L00Y4W0COG0S3NW"}
        assert len(account.queues) == 5
        assert len(account.recordings) == 3
        assert opened.of_type(AccountChanged)[-1].account.trees == account.trees


def test_open_tree_reads_it_once_and_shows_progress(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree = opened.session.account.trees[0].id
        content = opened.session.open_tree(tree).result(WAIT_S)
        assert len(content.nodes) == 4
        assert len(content.keypresses) == 12
        assert content.nodes[content.root].name == "Lời chào"
        assert not any(n in opened.session.remote_ids(tree).values() for n in content.nodes)
        loading = opened.of_type(Loading)
        assert [event.done for event in loading] == sorted(event.done for event in loading)
        assert {event.content.root for event in loading} == {content.root}
        assert loading[-1].done == loading[-1].total == 4
        assert loading[-1].content.nodes == content.nodes

        opened.server.stop()
        again = opened.session.open_tree(tree).result(WAIT_S)
        assert again == content
        opened.server.start()


def test_work_goes_on_at_the_next_start(tmp_path, server):
    with session(tmp_path, server) as opened:
        server.stop()
        tree, document, _ = build(opened)
        document.apply(MoveBoxes({NodeId("a"): (3.0, 4.0)}))
        kept = document.tree.content()
        assert opened.rows("ivrtree", tree_name="New") == []
    server.start()
    with session(tmp_path, server) as opened:
        opened.settle()
        (row,) = opened.rows("ivrtree", tree_name="New")
        assert len(opened.rows("ivrnode", tree=row["id"])) == 2
        assert len(opened.rows("ivrkeypress", tree=row["id"])) == 2
        assert opened.session.open_tree(tree).result(WAIT_S) == kept
        assert opened.of_type(Recovered)[0].operations == 5


def test_offline_edits_are_held_and_sent_when_the_server_is_back(tmp_path, server):
    with session(tmp_path, server) as opened:
        server.stop()
        tree, _, _ = build(opened)
        wait_until(lambda: opened.session.status.link is Link.OFFLINE)
        assert opened.session.status.link is Link.OFFLINE
        assert opened.session.status.resumes_in_s is not None
        states = {s.state for s in opened.session.items(tree).values()}
        assert states == {ItemState.HELD}
        server.start()
        opened.session.retry(tree)
        assert opened.settle(tree).link is Link.ONLINE
        assert len(opened.rows("ivrtree", tree_name="New")) == 1


def test_an_incomplete_key_is_held_with_a_reason_and_its_node_goes_on(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, document, _ = build(opened)
        document.apply(AddKeypress(key("b", Key.THREE, action=Action.QUEUE)))
        status = opened.settle(tree)
        assert status.held == 1
        state = opened.session.items(tree)[KeypressId("b.3")]
        assert state.state is ItemState.HELD
        assert str(state.why) == "No queue is chosen yet."
        assert len(opened.rows("ivrtree", tree_name="New")) == 1


def test_refused_says_so_in_the_servers_words_and_can_be_tried_again_or_given_up(tmp_path, server):
    server.control.switches.set(targets="existing")
    with session(tmp_path, server) as opened:
        tree, document, _ = build(opened)
        opened.settle(tree)
        bad = key("b", Key.FOUR, action=Action.QUEUE, queue_id="QU_NONE")
        document.apply(AddKeypress(bad))
        assert opened.settle(tree).refused == 1
        state = opened.session.items(tree)[bad.id]
        assert state.state is ItemState.REFUSED
        assert state.server_words == "queue not found"
        opened.session.retry(tree)
        assert opened.settle(tree).refused == 1
        opened.session.discard(tree, frozenset({bad.id}))
        assert opened.settle(tree).refused == 0
        assert bad.id not in opened.session.open_tree(tree).result(WAIT_S).keypresses


def test_wrong_secret_holds_the_work_and_a_right_one_lets_it_go(tmp_path, server):
    vault = MemoryVault()
    vault.put(server.key_sid, Secret("wrong-secret-wrong-secret-wrong-secret"))
    with session(tmp_path, server, vault=vault) as opened:
        tree, _, _ = build(opened)
        assert opened.settle(tree).link is Link.KEY_REFUSED
        assert opened.session.items(tree)[NodeId("a")].state is ItemState.HELD
        opened.session.use_secret(server.secret, remember=True).result(WAIT_S)
        assert opened.settle(tree).link is Link.ONLINE
        assert len(opened.rows("ivrtree", tree_name="New")) == 1
        assert vault.get(server.key_sid).reveal() == server.secret


def test_a_mistyped_secret_does_not_take_the_place_of_the_one_that_is_kept(tmp_path, server):
    vault = vault_of(server)
    with session(tmp_path, server, vault=vault) as opened:
        opened.session.lock()
        wait_until(lambda: opened.session.status.link is Link.KEY_NEEDED)
        opened.session.use_secret("mistyped-mistyped-mistyped-mistyped-mi", remember=True).result(WAIT_S)
        assert opened.session.status.link is Link.KEY_REFUSED
        assert vault.get(server.key_sid).reveal() == server.secret
        opened.session.unlock().result(WAIT_S)
        assert opened.session.status.link is Link.ONLINE


def test_while_nobody_can_tell_a_secret_is_not_kept_and_the_last_one_counts(tmp_path, server):
    vault = MemoryVault()
    with session(tmp_path, server, vault=vault) as opened:
        server.control.faults.add("drop", method="*", path="*", times=0, before=True)
        first = opened.session.use_secret("mistyped-mistyped-mistyped-mistyped-mi", remember=True)
        wait_until(lambda: opened.session.status.link is Link.OFFLINE)
        then = opened.session.use_secret(server.secret, remember=True)
        wait_until(lambda: opened.session.status.link is Link.OFFLINE)
        assert vault.get(server.key_sid) is None
        server.control.faults.clear()
        opened.session.refresh().result(WAIT_S)
        then.result(WAIT_S)
        first.result(WAIT_S)
        assert vault.get(server.key_sid).reveal() == server.secret


def test_who_leaves_before_anybody_could_tell_is_asked_again(tmp_path, server):
    vault = MemoryVault()
    with session(tmp_path, server, vault=vault) as opened:
        server.control.faults.add("drop", method="*", path="*", times=0, before=True)
        entered = opened.session.use_secret(server.secret, remember=True)
        wait_until(lambda: opened.session.status.link is Link.OFFLINE)
    assert entered.cancelled()
    assert vault.get(server.key_sid) is None


class NoVault(MemoryVault):
    """A computer without a keyring."""

    def get(self, key_sid):
        raise VaultUnavailable

    def put(self, key_sid, secret):
        raise VaultUnavailable


def test_a_secret_that_no_keyring_keeps_is_used_and_nobody_is_asked_for_it_again(tmp_path, server):
    with session(tmp_path, server, vault=NoVault()) as opened:
        with pytest.raises(SyncProblem) as told:
            opened.session.use_secret(server.secret, remember=True).result(WAIT_S)
        assert opened.session.status.link is Link.ONLINE
        assert str(told.value.cause) == "This computer has no keyring that can be used."
        assert "is used until you leave" in str(told.value.advice)
        assert "Enter the secret" not in str(told.value)


def test_no_secret_asks_for_one(tmp_path, server):
    with session(tmp_path, server, vault=MemoryVault()) as opened:
        assert opened.session.status.link is Link.KEY_NEEDED
        assert str(opened.session.status.advice) == "Enter the secret of the API key."
        with pytest.raises(SyncProblem):
            opened.session.refresh().result(WAIT_S)


def test_without_a_profile_everything_is_kept_here(tmp_path):
    with session(tmp_path) as opened:
        tree, document, _ = build(opened)
        assert opened.session.status.link is Link.NONE
        assert {s.state for s in opened.session.items(tree).values()} == {ItemState.LOCAL}
        kept = document.tree.content()
    with session(tmp_path) as opened:
        assert opened.session.open_tree(tree).result(WAIT_S) == kept
        assert [t.name for t in opened.session.account.trees] == ["New"]


def test_draft_keeps_edits_back_until_it_is_left(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, document, _ = build(opened)
        opened.settle(tree)
        opened.session.set_mode(tree, Mode.DRAFT)
        document.apply(UpdateNode(Node(NodeId("a"), "renamed", TalkPrompt("This is a"))))
        document.apply(UpdateTree(name="Renamed tree"))
        assert opened.settle(tree).drafts == 2
        assert opened.session.items(tree)[NodeId("a")].state is ItemState.DRAFT
        assert opened.rows("ivrnode", node_name="renamed") == []
        opened.session.set_mode(tree, Mode.LIVE)
        assert opened.settle(tree).drafts == 0
        assert len(opened.rows("ivrnode", node_name="renamed")) == 1
        assert len(opened.rows("ivrtree", tree_name="Renamed tree")) == 1


def test_the_window_reads_while_another_thread_stores_a_large_edit(tmp_path):
    """Else it stood still until that was stored; its own edits are there all the same."""
    with session(tmp_path) as opened:
        tree, document, _ = build(opened)
        opened.settle(tree)
        document.apply(AddNode(node("c")))
        live = opened.session
        with held_by_another(live.journal.lock):
            assert live.items(tree)[NodeId("c")].state is ItemState.LOCAL
            assert live.conflicts(tree) == live.guards() == ()
            assert live.account.trees[0].id == tree
            assert live.remote_ids(tree) == {}
            assert live.status.link is Link.NONE
            coming = live.open_tree(tree)
            assert not coming.done(), "it comes when it can be had"
        assert coming.result(WAIT_S) == document.tree.content()


def test_a_file_becomes_a_draft(tmp_path, server):
    with session(tmp_path, server) as opened:
        content = content_of("a -1-> b; b -0-> stop; a -none-> stop")
        tree = opened.session.adopt_tree(content, path="menu.ivr.json")
        assert opened.session.open_tree(tree).result(WAIT_S) == content
        opened.settle(tree)
        assert len(opened.rows("ivrtree")) == 1
        opened.session.set_mode(tree, Mode.LIVE)
        opened.settle(tree)
        assert len(opened.rows("ivrtree")) == 2
        (row,) = [r for r in opened.session.account.trees if r.id == tree]
        assert (row.path, row.waiting) == ("menu.ivr.json", 0)


def test_a_tree_that_callers_hear_is_not_deleted(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree = opened.session.refresh().result(WAIT_S).trees[0].id
        with pytest.raises(EditRefused, match="84986225112"):
            opened.session.delete_tree(tree)


def test_deleting_a_node_takes_its_keys_and_those_that_lead_to_it(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, document, _ = build(opened)
        opened.settle(tree)
        document.apply(RemoveNode(NodeId("b")))
        opened.settle(tree)
        (row,) = opened.rows("ivrtree", tree_name="New")
        assert [n["node_name"] for n in opened.rows("ivrnode", tree=row["id"])] == ["a"]
        assert opened.rows("ivrkeypress", tree=row["id"]) == []


def test_every_call_is_in_the_activity_list(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, _, _ = build(opened)
        opened.settle(tree)
        entries = opened.session.activity()
        assert [e.call for e in entries] == [
            "POST ivrtree", "POST ivrnode", "POST ivrnode", "POST ivrkeypress", "POST ivrkeypress",
        ]  # fmt: skip
        assert str(entries[3].text) in {"Create key 1 of “a”", "Create key 2 of “b”"}
        assert all(e.ok and e.took_ms > 0 and str(e.result) == "Done" for e in entries)
        assert [e.entry for e in opened.of_type(Logged)] == entries


def test_an_edit_of_an_unknown_tree_is_not_accepted(tmp_path):
    with session(tmp_path) as opened:
        tree, document, _ = build(opened)
        opened.session.delete_tree(tree)
        with pytest.raises(CommitFailed):
            document.apply(AddNode(node("c")))
        assert NodeId("c") not in document.tree.nodes


def test_two_sessions_do_not_share_a_journal(tmp_path, server):
    second = session(tmp_path, server)
    with session(tmp_path, server), pytest.raises(SyncProblem, match="another window"):
        second.__enter__()


def test_a_damaged_journal_is_told_and_opens_read_only_until_accepted(tmp_path, server):
    with session(tmp_path, server) as opened:
        path = opened.session.journal.path
    path.write_bytes(b"this is no database" * 100)
    with session(tmp_path, server, ask_after_damage=True) as opened:
        (told,) = opened.of_type(Recovered)
        assert told.read_only
        assert "damaged" in str(told.problem)
        assert opened.session.recovered == told
        (row,) = opened.session.account.trees
        document = opened.document(row.id)
        with pytest.raises(CommitFailed, match="journal"):
            document.apply(UpdateTree(name="Other"))
        assert document.tree.name != "Other"
        with pytest.raises(CommitFailed):
            opened.session.create_tree("New")
        opened.session.accept_damage()
        document.apply(UpdateTree(name="Other"))
        opened.settle()
        assert opened.rows("ivrtree", tree_name="Other")
    with session(tmp_path, server) as opened:
        assert opened.session.recovered == Recovered(0)


def test_a_draft_is_not_counted_as_work_that_is_being_sent(tmp_path, server):
    with session(tmp_path, server) as opened:
        (row,) = opened.session.account.trees
        document = opened.document(row.id)
        opened.session.set_mode(row.id, Mode.DRAFT)
        document.apply(UpdateTree(name="Later"))
    with session(tmp_path, server) as opened:
        assert opened.session.recovered == Recovered(0)
        assert opened.of_type(Recovered) == []


def test_reads_wait_out_a_rate_limit_and_the_window_can_count_down(tmp_path, server):
    server.control.faults.add(
        "status", method="GET", path="*ivrkeypress*", times=4, status=429, retry_after=1
    )
    with session(tmp_path, server) as opened:
        tree = opened.session.account.trees[0].id
        began = time.time()
        assert len(opened.session.open_tree(tree).result(WAIT_S).keypresses) == 12
        told = [e.status for e in opened.of_type(StatusChanged) if e.status.link is Link.RATE_LIMITED]
        assert told
        assert began < told[0].resumes_at < began + 3.0
        assert 0 < told[0].resumes_in_s <= 1.0
        assert time.time() - began >= 1.0
        assert opened.settle().link is Link.ONLINE
        assert opened.session.status.resumes_at is None


def test_another_projects_key_stops_everything_also_at_a_later_start(tmp_path, server):
    with session(tmp_path, server) as opened:
        tree, document, _ = build(opened)
        opened.settle(tree)
        assert opened.session.account.project == "246"
        opened.session.lock()
        wait_until(lambda: opened.session.status.link is Link.KEY_NEEDED)
        document.apply(UpdateTree(name="Renamed"))
    server.control.store.project = 300
    before = len(server.control.calls.all())
    with session(tmp_path, server) as opened:
        status = opened.settle()
        assert status.link is Link.STOPPED
        assert str(status.problem) == (
            "This key belongs to project 300, but this connection has always been project 246."
        )
        assert "Enter the key of project 246" in str(status.advice)
        assert opened.session.account.project == "246"
        assert len([r for r in opened.session.account.trees if not r.gone]) == 2, "nothing is read as deleted"
        assert opened.session.items(tree)[tree].state is ItemState.HELD
        made = [c for c in server.control.calls.all()[before:] if c.method != "GET"]
        assert made == []
        server.control.store.project = 246
        opened.session.unlock().result(WAIT_S)
        assert opened.settle(tree).held == 0
        assert opened.rows("ivrtree", tree_name="Renamed")
