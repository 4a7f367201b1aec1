"""The session's news on the screen, and what can be done about them."""

import pytest

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.activity_entry import ActivityEntry, ReadSeen
from ivr_designer.sync.contract import ItemsChanged, Recovered, StatusChanged, SyncProblem
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.controllers.sync import link_bar

REFUSED = ItemStatus(ItemState.REFUSED, phrase("Not accepted."), "bad name")


def test_status_reaches_bar_and_status_line(rig, session):
    session.set_status(SyncStatus(Link.OFFLINE, waiting=7, problem=phrase("No network.")))
    rig.wait(lambda: rig.window.status_bar.sync.text() == "Offline, 7 changes kept")
    (bar,) = rig.window.bars.bars
    assert (bar.cause, bar.verb) == ("No network.", "Try now")
    bar.act()
    assert ("refresh", None) in session.calls
    session.set_status(SyncStatus(Link.ONLINE))
    rig.wait(lambda: rig.window.bars.bars == ())


def test_what_can_be_done_follows_the_connection_at_once(rig, session):
    actions = rig.window.actions_
    for link, possible in ((Link.KEY_NEEDED, "unlock"), (Link.ONLINE, "lock"), (Link.KEY_REFUSED, "unlock")):
        session.set_status(SyncStatus(link))
        rig.wait(actions[possible].isEnabled)
        assert actions["lock"].isEnabled() is not actions["unlock"].isEnabled()


def test_what_is_stuck_can_be_taken_back_at_once_whatever_else_is_told(rig, session):
    take_back = rig.window.actions_["take-back"]
    (node, *_) = rig.tree.nodes
    assert not take_back.isEnabled()
    rig.window.io.items_changed.emit(ItemsChanged(rig.tree.id, {node: REFUSED}))
    assert take_back.isEnabled()
    rig.window.io.items_changed.emit(ItemsChanged(rig.tree.id, {node: ItemStatus(ItemState.LIVE)}))
    assert not take_back.isEnabled()


def test_what_cannot_be_read_is_told_once_and_no_longer_than_it_is_so(rig, session):
    offline = phrase("No network.")
    session.set_status(SyncStatus(Link.OFFLINE, problem=offline))
    rig.wait(lambda: len(rig.window.bars.bars) == 1)
    rig.window.sync._on_failed(SyncProblem(offline, phrase("Check it.")))
    assert [bar.topic for bar in rig.window.bars.bars] == ["link"]
    session.set_status(SyncStatus(Link.ONLINE))
    rig.wait(lambda: rig.window.bars.bars == ())
    rig.window.sync._on_failed(SyncProblem(offline, phrase("Check it.")))
    assert [bar.topic for bar in rig.window.bars.bars] == ["account"]
    session.set_status(SyncStatus(Link.ONLINE, waiting=1))
    rig.wait(lambda: rig.window.bars.bars == ())


def test_states_of_items_are_kept_for_the_tree_on_screen(rig, session):
    sales = rig.node("Kinh doanh")
    session.set_item(TreeId("hotline"), sales, REFUSED)
    session.set_item(TreeId("empty"), "other", REFUSED)
    rig.wait(lambda: rig.window.sync.state_of(sales) == REFUSED)
    assert rig.window.sync.state_of("other").state is ItemState.LIVE
    rig.open("empty")
    assert rig.window.sync.state_of("other") == REFUSED


def test_a_live_root_can_no_longer_be_moved(rig, session):
    assert not rig.tree.root_fixed
    session.set_item(TreeId("hotline"), rig.tree.root, ItemStatus(ItemState.LIVE))
    rig.wait(lambda: rig.tree.root_fixed)


def test_with_a_node_that_is_given_up_go_the_held_keys_that_lead_to_it(rig, session):
    """A refused new node was taken back, and its key stayed, held for ever: it led to nothing."""
    sales = rig.node("Kinh doanh")
    (key,) = rig.tree.keypresses_to(sales)
    held = ItemStatus(ItemState.HELD)
    session.set_item(rig.tree.id, sales, REFUSED)
    session.set_item(rig.tree.id, key.id, held)
    rig.wait(lambda: rig.window.sync.stuck() >= {sales, key.id})
    rig.window.surface.select([sales])
    rig.window.sync.take_back_stuck()
    assert session.calls[-1] == ("discard", frozenset({sales, key.id}))
    session.set_item(rig.tree.id, key.id, REFUSED)
    rig.wait(lambda: rig.window.sync.state_of(key.id) == REFUSED)
    rig.window.sync.discard(frozenset({sales}))
    assert session.calls[-1] == ("discard", frozenset({sales})), (
        "what was refused for itself is told for itself"
    )


def test_retry_and_discard_go_to_the_session(rig, session):
    rig.window.sync.retry(frozenset({"n"}))
    rig.window.sync.discard(frozenset({"n"}))
    assert session.calls[-2:] == [("retry", frozenset({"n"})), ("discard", frozenset({"n"}))]


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (Recovered(3), "3 changes from last time are being sent."),
        (Recovered(1), "1 change from last time is being sent."),
        (Recovered(0, phrase("The journal was set aside.")), "The journal was set aside."),
    ],
)
def test_recovery_is_told_at_start(rig, session, news, words):
    session.emit(news)
    rig.wait(lambda: [b.cause for b in rig.window.bars.bars] == [words])


def test_what_is_left_over_is_not_said_to_be_sent_while_it_cannot_be(rig, session):
    def bar_says(words):
        rig.wait(lambda: [b.cause for b in rig.window.bars.bars if b.topic == "recovered"] == words)

    session.emit(Recovered(3))
    session.emit(StatusChanged(SyncStatus(Link.KEY_NEEDED, held=3)))
    bar_says(["3 changes from last time wait to be sent."])
    rig.window.prompts.clear("recovered")  # a person closes it
    session.emit(StatusChanged(SyncStatus(Link.KEY_NEEDED, held=2)))
    rig.pump(20)
    bar_says([])
    session.emit(StatusChanged(SyncStatus(Link.ONLINE, waiting=3)))
    bar_says(["3 changes from last time are being sent."])
    for stopped in (SyncStatus(Link.ONLINE, held=3), SyncStatus(Link.ONLINE, conflicts=1)):
        session.emit(StatusChanged(stopped))
        bar_says(["3 changes from last time wait to be sent."])
        session.emit(StatusChanged(SyncStatus(Link.ONLINE, waiting=1, conflicts=1)))
        bar_says(["3 changes from last time are being sent."])
    session.emit(StatusChanged(SyncStatus(Link.ONLINE)))
    bar_says(["3 changes from last time were sent."])


def test_nothing_recovered_is_not_worth_a_word(rig, session):
    session.emit(Recovered(0))
    rig.pump(20)
    assert rig.window.bars.bars == ()


@pytest.mark.parametrize(
    ("link", "verb"),
    [(Link.OFFLINE, "Try now"), (Link.KEY_NEEDED, "Unlock"), (Link.KEY_REFUSED, "Try again"),
     (Link.STOPPED, "Try again"), (Link.DISK, "Try again")],
)  # fmt: skip
def test_every_trouble_has_a_way_out(link, verb):
    told = []
    ways = [lambda name=name: told.append(name) for name in ("retry", "key", "unlock")]
    bar = link_bar(SyncStatus(link), *ways)
    assert bar.verb == verb
    assert bar.cause
    bar.act()
    needs_key = link in {Link.KEY_NEEDED, Link.KEY_REFUSED, Link.STOPPED}
    assert told == ["unlock" if needs_key else "retry"]
    assert (bar.other is not None) is needs_key


def test_a_block_by_the_server_is_waited_out_and_not_called_into():
    bar = link_bar(SyncStatus(Link.RATE_LIMITED), print, print, print)
    assert "counts down" in bar.advice
    assert (bar.verb, bar.act) == ("", None)


@pytest.mark.parametrize("link", [Link.ONLINE, Link.CONNECTING, Link.NONE])
def test_no_bar_when_all_is_well(link):
    assert link_bar(SyncStatus(link), print, print, print) is None


def test_activity_is_listed(rig, session):
    from ivr_designer.domain.edits import UpdateTree

    before = rig.window.activity_model.rowCount()
    rig.window.documents.submit(UpdateTree(name="x"))
    rig.wait(lambda: rig.window.activity_model.rowCount() == before + 1)
    assert rig.window.activity_model.index(before, 1).data() == "Rename tree"


def test_reads_stand_among_the_writes_by_time_and_are_renewed(rig, session):
    session._entries = [ActivityEntry(n, float(n * 10), phrase("w"), phrase("Done"), True) for n in (1, 2)]
    session.read_lines = [ActivityEntry(-1, 15.0, phrase("r"), phrase("1 row"), True)]
    rig.window.io.attach(session)
    model = rig.window.activity_model
    rig.wait(lambda: [row.seq for row in model.rows] == [1, -1, 2])
    session.emit(ReadSeen(ActivityEntry(-1, 15.0, phrase("r"), phrase("Nothing new"), True)))
    rig.wait(lambda: str(model.row(1).result) == "Nothing new")
    assert model.rowCount() == 3
