"""Conflicts, guards, drafts and versions, over a real socket and with somebody else at the server."""

import threading
import time
from concurrent.futures import CancelledError

import pytest

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.edits import AddKeypress, AddNode, RemoveNode, UpdateKeypress, UpdateNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync import history
from ivr_designer.sync.contract import (
    ConflictsChanged,
    GuardChanged,
    ItemsChanged,
    Mode,
    Publishing,
    RemoteEdit,
    SyncProblem,
)
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.proposals import Choice, Way
from ivr_designer.sync.publishing import begun
from ivr_designer.sync.runtime import is_publishing
from ivr_designer.sync.session_reviews import SessionReviews
from ivr_designer.sync.status import ItemState
from ivr_designer.sync.worker import SystemTimer
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until
from tests.helpers.sync_values import book_of, item, node
from tests.helpers.work import is_free

NUMBER = "NU_2OWP49XKQ7ZB1LRM"
TREE = "TR_3L00Y4W0COG0S3NW"
SALES = "NO_6QW8ZXK2TNB05RMD"


@pytest.fixture
def opened(tmp_path, server):
    with session(tmp_path, server) as found:
        found.tree = found.session.account.trees[0].id
        found.doc = found.document(found.tree)
        found.node = {n.name: n for n in found.doc.tree.nodes.values()}
        yield found


def change(opened, which: str, **fields) -> Node:
    from dataclasses import replace

    node = replace(opened.doc.tree.nodes[opened.node[which].id], **fields)
    opened.doc.apply(UpdateNode(node))
    return node


def meddle(opened, resource: str, rid: str, **fields) -> None:
    opened.server.control.store.update(resource, rid, fields)


def screen_follows(opened) -> None:
    """Apply what came from elsewhere, as the window does."""
    for event in opened.of_type(RemoteEdit):
        opened.doc.apply(event.edit, Origin.REMOTE)
    opened.events[:] = [e for e in opened.events if not isinstance(e, RemoteEdit)]


def test_changes_of_different_fields_are_merged(opened):
    meddle(opened, "ivrnode", SALES, node_play_content="Their words")
    change(opened, "Kinh doanh", loop_count=3)
    opened.settle(opened.tree)
    (row,) = opened.rows("ivrnode", id=SALES)
    assert (row["node_play_content"], row["loop_count"]) == ("Their words", 3)
    screen_follows(opened)
    node = opened.doc.tree.nodes[opened.node["Kinh doanh"].id]
    assert (node.prompt.text, node.loop_count) == ("Their words", 3)


def test_changes_of_the_same_field_are_a_conflict_and_work_elsewhere_goes_on(opened):
    meddle(opened, "ivrnode", SALES, node_name="Theirs")
    change(opened, "Kinh doanh", name="Mine")
    change(opened, "Kỹ thuật", name="Support")
    status = opened.settle(opened.tree)
    assert status.conflicts == 1
    assert opened.rows("ivrnode", node_name="Support")
    assert opened.rows("ivrnode", id=SALES)[0]["node_name"] == "Theirs"
    (conflict,) = opened.session.conflicts(opened.tree)
    (field,) = conflict.fields
    assert (field.field, field.base, field.mine, field.theirs) == ("name", "Kinh doanh", "Mine", "Theirs")
    assert opened.of_type(ConflictsChanged)[-1].conflicts == (conflict,)
    assert opened.session.items(opened.tree)[conflict.item].state is ItemState.CONFLICT


@pytest.mark.parametrize(("choice", "name"), [(Choice.MINE, "Mine"), (Choice.THEIRS, "Theirs")])
def test_a_conflict_is_decided(opened, choice, name):
    meddle(opened, "ivrnode", SALES, node_name="Theirs")
    node = change(opened, "Kinh doanh", name="Mine")
    opened.settle(opened.tree)
    opened.session.resolve(opened.tree, frozenset({node.id}), choice)
    assert opened.settle(opened.tree).conflicts == 0
    screen_follows(opened)
    assert opened.rows("ivrnode", id=SALES)[0]["node_name"] == name
    assert opened.doc.tree.nodes[node.id].name == name
    assert opened.session.conflicts(opened.tree) == ()


def test_an_edit_until_both_agree_ends_a_conflict(opened):
    meddle(opened, "ivrnode", SALES, node_name="Theirs")
    change(opened, "Kinh doanh", name="Mine")
    opened.settle(opened.tree)
    change(opened, "Kinh doanh", name="Theirs")
    opened.session.preview(opened.tree).result(WAIT_S)
    assert opened.settle(opened.tree).conflicts == 0


def test_a_delete_against_an_edit_is_a_conflict(opened):
    node = opened.node["Khuyến mãi cũ"]
    meddle(opened, "ivrnode", opened.session.remote_ids(opened.tree)[node.id], node_name="Still needed")
    opened.doc.apply(RemoveNode(node.id))
    assert opened.settle(opened.tree).conflicts == 1
    assert opened.rows("ivrnode", node_name="Still needed")
    (conflict,) = opened.session.conflicts(opened.tree)
    assert conflict.fields[0].mine is None
    opened.session.resolve(opened.tree, frozenset({node.id}), Choice.THEIRS)
    opened.settle(opened.tree)
    screen_follows(opened)
    assert opened.doc.tree.nodes[node.id].name == "Still needed"


def test_a_tree_that_was_emptied_elsewhere_stops_and_asks(opened):
    store = opened.server.control.store
    for row in opened.rows("ivrnode", tree=TREE)[1:]:
        store.remove("ivrnode", row["id"])
    change(opened, "Lời chào", name="Root")
    status = opened.settle(opened.tree)
    asked = []
    with opened.session.journal.lock:  # whoever writes is not waited for
        asking = threading.Thread(target=lambda: asked.extend(opened.session.guards()))
        asking.start()
        asking.join(WAIT_S)
        (question,) = asked
    assert "1 of the 4 nodes" in str(question.cause)
    assert status.held == 1
    assert not opened.rows("ivrnode", node_name="Root")
    assert opened.of_type(GuardChanged)[-1].question == question
    opened.session.answer_guard(opened.tree, go_on=True)
    opened.settle(opened.tree)
    assert opened.rows("ivrnode", node_name="Root")
    screen_follows(opened)
    assert len(opened.doc.tree.nodes) == 1


def test_a_tree_that_is_gone_holds_its_work(opened):
    opened.server.control.store.remove("ivrtree", TREE)
    for row in opened.rows("ivrnode", tree=TREE):
        opened.server.control.store.remove("ivrnode", row["id"])
    change(opened, "Lời chào", name="Root")
    assert opened.settle(opened.tree).held == 1
    (row,) = opened.session.account.trees
    assert row.gone
    assert len(opened.doc.tree.nodes) == 4


def test_preview_lists_the_calls_in_order_and_publishing_makes_them(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    new = Node(NodeId("new"), "New", TalkPrompt("New things"))
    opened.doc.apply(AddNode(new))
    opened.doc.apply(AddKeypress(Keypress(KeypressId("new.1"), new.id, Key.ONE, Action.STOP)))
    opened.doc.apply(
        AddKeypress(Keypress(KeypressId("in"), opened.doc.tree.root, Key.THREE, Action.NEXT_NODE, new.id))
    )
    change(opened, "Kinh doanh", prompt=TalkPrompt("Other words"))
    opened.doc.apply(RemoveNode(opened.node["Khuyến mãi cũ"].id))
    assert opened.settle(opened.tree).drafts == 6
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    assert [c.call for c in plan.calls] == [
        "POST ivrnode", "POST ivrkeypress", "PUT ivrnode", "POST ivrkeypress",
        "DELETE ivrkeypress", "DELETE ivrnode",
    ]  # fmt: skip
    assert (len(plan.added), len(plan.changed), len(plan.removed)) == (3, 1, 2)
    assert plan.numbers == (NUMBER,)
    (text,) = plan.calls[2].fields
    assert (text.field, text.new) == ("text", "Other words")
    assert plan.blocked is None
    done = opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    assert done.remote_id == TREE
    assert opened.rows("ivrnode", node_name="New")
    assert not opened.rows("ivrnode", node_name="Khuyến mãi cũ")
    assert opened.settle(opened.tree).drafts == 0
    assert opened.of_type(Publishing)[-1].done == 6


def test_a_stale_plan_is_refused(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", loop_count=2)
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    meddle(opened, "ivrnode", SALES, node_name="Moved on")
    with pytest.raises(SyncProblem, match="changed since"):
        opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    assert opened.rows("ivrnode", id=SALES)[0]["loop_count"] == 1


def test_a_draft_that_leads_callers_nowhere_is_not_published(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    lost = Keypress(KeypressId("lost"), opened.doc.tree.root, Key.FOUR, Action.QUEUE)
    opened.doc.apply(AddKeypress(lost))
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    assert str(plan.blocked) == "This is not complete: key 4 of “Lời chào”."
    with pytest.raises(SyncProblem, match="not complete"):
        opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)


def test_a_fresh_tree_is_built_proved_switched_and_rolled_back(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", name="Sales")
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    done = opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER})).result(WAIT_S)
    assert done.previous == TREE
    number = opened.rows("number", id=NUMBER)[0]
    assert number["ivr_menu"] == done.remote_id != TREE
    assert len(opened.rows("ivrnode", tree=done.remote_id)) == 4
    assert len(opened.rows("ivrkeypress", tree=done.remote_id)) == 12
    assert opened.rows("ivrnode", tree=TREE, node_name="Kinh doanh")
    assert opened.session.remote_ids(opened.tree)[opened.tree] == done.remote_id
    assert opened.settle(opened.tree).drafts == 0

    opened.session.roll_back(opened.tree).result(WAIT_S)
    assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == TREE
    assert opened.session.remote_ids(opened.tree)[opened.tree] == TREE
    assert opened.settle(opened.tree).drafts == 1
    assert opened.doc.tree.nodes[opened.node["Kinh doanh"].id].name == "Sales"


def stop_when(opened, done: int) -> None:
    """Stop publishing as soon as that many calls are made."""

    def listen(event):
        opened.events.append(event)
        if isinstance(event, Publishing) and event.done >= done:
            opened.session.stop_publishing(opened.tree)

    opened.session.listen(listen)


def test_publishing_in_place_stops_between_two_calls(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    for name in ("Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"):
        change(opened, name, loop_count=2)
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    opened.server.control.switches.set(latency_ms=150)
    stop_when(opened, 1)
    with pytest.raises(SyncProblem, match="were not made"):
        opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    opened.server.control.switches.set(latency_ms=0)
    changed = [row for row in opened.rows("ivrnode", tree=TREE) if row["loop_count"] == 2]
    assert 1 <= len(changed) < 3
    assert opened.settle(opened.tree).drafts == 3 - len(changed)
    again = opened.session.preview(opened.tree).result(WAIT_S)
    assert len(again.calls) == 3 - len(changed)
    opened.session.listen(opened.events.append)
    opened.session.publish(opened.tree, again.stamp).result(WAIT_S)
    assert all(row["loop_count"] == 2 for row in opened.rows("ivrnode", tree=TREE)[1:])


def test_a_fresh_tree_that_is_stopped_goes_away_again(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", name="Sales")
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    opened.server.control.switches.set(latency_ms=40)
    stop_when(opened, 2)
    with pytest.raises(SyncProblem, match="no number was switched"):
        opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER})).result(WAIT_S)
    opened.server.control.switches.set(latency_ms=0)
    opened.settle()
    wait_until(lambda: len(opened.rows("ivrtree")) == 1)
    assert opened.rows("ivrnode") == opened.rows("ivrnode", tree=TREE)
    assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == TREE
    assert {e.tree for e in opened.of_type(Publishing)} == {opened.tree}


def test_the_last_tree_is_the_one_kept(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    published = []
    for name in ("Sales", "Sales 2"):
        change(opened, "Kinh doanh", name=name)
        plan = opened.session.preview(opened.tree).result(WAIT_S)
        future = opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER}))
        published.append(future.result(WAIT_S))
    kept = [r for r in opened.session.account.trees if r.kept_for == opened.tree]
    assert [r.remote_id for r in kept] == [published[0].remote_id]
    opened.session.roll_back(opened.tree).result(WAIT_S)
    assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == published[0].remote_id


def test_a_fresh_tree_whose_numbers_are_being_switched_can_only_go_on(opened):
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", name="Sales")
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    opened.server.control.faults.add("late", method="PUT", path="*number*", ms=300)

    def listen(event):
        if isinstance(event, Publishing) and not event.can_stop:
            opened.session.stop_publishing(opened.tree)

    opened.session.listen(listen)
    done = opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER})).result(WAIT_S)
    assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == done.remote_id
    assert {row["id"] for row in opened.rows("ivrtree")} == {TREE, done.remote_id}


def publish_fresh(opened):
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    fresh = opened.session.publish(opened.tree, plan.stamp, Way.FRESH_TREE, frozenset({NUMBER}))
    return fresh.result(WAIT_S)


def fail_to_switch(opened) -> str:
    """Publish a change as a fresh tree while somebody else has the number; returns what was built."""
    other = opened.server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Other"})["ivrTreeID"]
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", name="Sales")
    meddle(opened, "number", NUMBER, ivr_menu=other)
    with pytest.raises(SyncProblem, match="Somebody else"):
        publish_fresh(opened)
    meddle(opened, "number", NUMBER, ivr_menu=TREE)
    (built,) = {row["id"] for row in opened.rows("ivrtree")} - {TREE, other}
    return built


def test_publishing_that_failed_goes_on_with_the_tree_that_was_built(opened):
    built = fail_to_switch(opened)
    done = publish_fresh(opened)
    assert done.remote_id == built == opened.rows("number", id=NUMBER)[0]["ivr_menu"]


def test_a_fresh_tree_of_an_older_draft_does_not_take_the_number_later(opened):
    """Seed 225: it would have been switched to at some later start."""
    built = fail_to_switch(opened)
    change(opened, "Kinh doanh", name="Sales and more")
    with pytest.raises(SyncProblem, match="changed since"):
        publish_fresh(opened)
    done = publish_fresh(opened)
    assert done.previous == built
    assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == done.remote_id
    assert begun(opened.session.journal.book.trees.values()) == []


def test_what_a_fresh_tree_is_refused_is_marked_where_it_can_be_mended(opened):
    """Seed 6661: only the hidden tree knew of it, so the same was published and refused for ever."""
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    key = Keypress(KeypressId("twin"), opened.doc.tree.root, Key.SEVEN, Action.STOP)
    opened.doc.apply(AddKeypress(key))
    opened.server.control.faults.add(
        "refuse", method="POST", path="*ivrkeypress*", times=99, before=True, message="Node key existed"
    )
    with pytest.raises(SyncProblem, match="could not be made"):
        publish_fresh(opened)
    marked = opened.session.items(opened.tree)["twin"]
    assert (marked.state, marked.server_words) == (ItemState.REFUSED, "Node key existed")
    told = [event.items.get("twin") for event in opened.of_type(ItemsChanged) if event.tree == opened.tree]
    assert marked in told
    states = [status.state for status in opened.session.items(opened.tree).values()]
    assert opened.settle().refused == states.count(ItemState.REFUSED)
    opened.doc.apply(UpdateKeypress(Keypress(key.id, key.node, Key.EIGHT, Action.STOP)))
    assert opened.session.items(opened.tree)["twin"].state is ItemState.DRAFT
    opened.server.control.faults.clear()
    publish_fresh(opened)
    assert opened.settle().refused == 0


def test_versions_are_kept_and_restored_through_a_draft(opened):
    first = opened.session.versions(opened.tree)
    assert [v.reason for v in first] == ["opened"]
    opened.session.set_mode(opened.tree, Mode.DRAFT)
    change(opened, "Kinh doanh", name="Sales")
    opened.doc.apply(RemoveNode(opened.node["Khuyến mãi cũ"].id))
    plan = opened.session.preview(opened.tree).result(WAIT_S)
    opened.session.publish(opened.tree, plan.stamp).result(WAIT_S)
    newest = opened.session.versions(opened.tree)
    assert len(newest) == 2
    old = opened.session.version(opened.tree, first[0].digest)
    assert len(old.nodes) == 4
    sales = opened.node["Kinh doanh"].id
    opened.doc.apply(opened.session.restoring(opened.tree, first[0].digest, sales))
    assert opened.doc.tree.nodes[sales].name == "Kinh doanh"
    opened.doc.apply(opened.session.restoring(opened.tree, first[0].digest))
    assert len(opened.doc.tree.nodes) == 4
    assert opened.settle(opened.tree).drafts == 3
    with pytest.raises(SyncProblem):
        opened.session.version(opened.tree, "nonsense")


def test_changes_made_elsewhere_are_noticed_by_looking(opened):
    meddle(opened, "ivrnode", SALES, node_name="Renamed there")
    opened.session.worker.drift.rhythm = type(opened.session.worker.drift.rhythm)(0.1, 0.1, 0.1)
    opened.session.watch(opened.tree, frozenset(), frozenset(opened.doc.tree.nodes))
    wait_until(lambda: opened.of_type(RemoteEdit))
    screen_follows(opened)
    assert opened.doc.tree.nodes[opened.node["Kinh doanh"].id].name == "Renamed there"


def test_locking_forgets_the_secret_and_unlocking_goes_on(opened):
    opened.session.lock()
    wait_until(lambda: opened.session.status.link.value == "key_needed")
    change(opened, "Kinh doanh", name="Later")
    assert opened.settle(opened.tree).held == 1
    opened.session.unlock().result(WAIT_S)
    assert opened.settle(opened.tree).held == 0
    assert opened.rows("ivrnode", id=SALES)[0]["node_name"] == "Later"


def test_undo_of_what_was_sent_compensates_against_what_is_there_now(opened):
    node = opened.node["Kinh doanh"]
    inverse = opened.doc.apply(UpdateNode(Node(node.id, "Mine", node.prompt)))
    opened.settle(opened.tree)
    meddle(opened, "ivrnode", SALES, node_play_content="Their words")
    opened.doc.apply(inverse)
    opened.settle(opened.tree)
    (row,) = opened.rows("ivrnode", id=SALES)
    assert (row["node_name"], row["node_play_content"]) == ("Kinh doanh", "Their words")


def test_swapping_two_keys_never_leaves_one_out(opened):
    keys = {k.key: k for k in opened.doc.tree.keypresses.values() if k.node == opened.doc.tree.root}
    one, two = keys[Key.ONE], keys[Key.TWO]
    from dataclasses import replace

    from ivr_designer.domain.edits import Batch
    from ivr_designer.domain.phrases import phrase

    swap = Batch(
        (
            UpdateKeypress(replace(one, key=Key.TWO), restoring=True),
            UpdateKeypress(replace(two, key=Key.ONE), restoring=True),
        ),
        phrase("Swap"),
    )
    before = {
        k["node_key"]: k["next_node"]
        for k in opened.rows("ivrkeypress", tree=TREE)
        if k["node"].endswith("WID")
    }
    opened.doc.apply(swap)
    assert opened.settle(opened.tree).refused == 0
    after = {
        k["node_key"]: k["next_node"]
        for k in opened.rows("ivrkeypress", tree=TREE)
        if k["node"].endswith("WID")
    }
    assert (after["1"], after["2"]) == (before["2"], before["1"])
    assert all(e.call == "PUT ivrkeypress" for e in opened.session.activity() if e.call)


class LateClock(SystemTimer):
    """Time as it is, with a lead that a test sets."""

    lead_s = 0.0

    def monotonic(self):
        return super().monotonic() + self.lead_s


def test_the_secret_is_forgotten_after_idling_and_work_waits(tmp_path, server):
    clock = LateClock()
    with session(
        tmp_path, server, clock=clock, settings=quick_settings(tmp_path, lock_after_idle_min=1)
    ) as opened:
        opened.tree = opened.session.account.trees[0].id
        opened.doc = opened.document(opened.tree)
        opened.node = {n.name: n for n in opened.doc.tree.nodes.values()}
        clock.lead_s = 50.0
        opened.session.watch(opened.tree, frozenset(), frozenset())  # somebody looks around: not idle
        opened.settle()
        clock.lead_s = 100.0
        time.sleep(1.2)
        assert opened.session.status.link.value == "online"
        clock.lead_s = 120.0
        wait_until(lambda: opened.session.status.link.value == "key_needed")
        change(opened, "Kinh doanh", name="Later")
        assert opened.settle(opened.tree).held == 1
        assert "forgotten" in str(opened.session.status.problem)
        opened.session.unlock().result(WAIT_S)
        assert opened.settle(opened.tree).held == 0
        assert opened.rows("ivrnode", node_name="Later")


@pytest.mark.parametrize("way", [Way.IN_PLACE, Way.FRESH_TREE])
def test_a_publishing_that_was_cut_off_is_finished_at_the_next_start(tmp_path, server, way):
    with session(tmp_path, server) as opened:
        opened.tree = tree = opened.session.account.trees[0].id
        opened.doc = opened.document(tree)
        opened.node = {n.name: n for n in opened.doc.tree.nodes.values()}
        opened.session.set_mode(tree, Mode.DRAFT)
        for name in ("Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"):
            change(opened, name, loop_count=2)
        plan = opened.session.preview(tree).result(WAIT_S)
        server.control.switches.set(latency_ms=120)
        numbers = frozenset({NUMBER}) if way is Way.FRESH_TREE else frozenset()
        future = opened.session.publish(tree, plan.stamp, way, numbers)
        wait_until(lambda: any(e.done >= 1 for e in opened.of_type(Publishing)))
    with pytest.raises(CancelledError):
        future.result(WAIT_S)
    server.control.switches.set(latency_ms=0)
    with session(tmp_path, server) as opened:
        wait_until(lambda: len([r for r in opened.rows("ivrnode") if r["loop_count"] == 2]) == 3)
        opened.settle()
        book = opened.session.journal.book.trees[tree]
        wait_until(lambda: not is_publishing(book) and (way is Way.IN_PLACE or book.rid != TREE))
        rid = opened.session.remote_ids(tree)[tree]
        assert (rid == TREE) is (way is Way.IN_PLACE)
        assert opened.rows("number", id=NUMBER)[0]["ivr_menu"] == rid
        assert opened.settle().drafts == 0
        assert len(opened.rows("ivrnode", tree=rid)) == 4


def test_a_version_is_put_together_while_others_may_write(tmp_path):
    """0.13 s with 1,000 nodes each time the tree was checked, and whoever edited waited."""
    free = []

    class Watched(Journal):
        """Asks at each reading whether another thread could write."""

        def read(self, sql, parameters=()):
            free.append(is_free(self.lock))
            return super().read(sql, parameters)

    class Reviews(SessionReviews):
        def __init__(self):
            self.journal = Watched(tmp_path / "j.sqlite3")

    reviews = Reviews()
    reviews.journal.open()
    known = book_of(item(node("a"), "R1"))
    with reviews.journal.transaction() as work:
        work.put_tree(known.record)
        for one in known.items.values():
            work.put_item(known.id, one)
    digest = history.remember(reviews.journal, reviews.journal.book.trees[known.id], "read")
    assert reviews.version(known.id, digest).nodes.keys() == {"a"}
    assert free == [True]
    reviews.journal.close()
