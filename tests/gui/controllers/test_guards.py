"""A server that shows something impossible: nothing is written, and the bar asks."""

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import GuardChanged
from ivr_designer.sync.proposals import Doubt, GuardQuestion
from ivr_designer.sync.status import ItemState, Link
from tests.helpers.live import TREE


def empty_the_tree(live):
    """The server lists no node any more; what was there is returned."""
    store = live.server.control.store
    rows = live.opened.rows("ivrnode", tree=TREE)
    for row in rows:
        store.remove("ivrnode", row["id"])
    return rows


def test_an_emptied_tree_stops_and_asks_in_words(live):
    rows = empty_the_tree(live)
    live.rename("Kinh doanh", "Sales")
    topic = f"guard-{live.tree}"
    live.rig.wait(lambda: live.bar(topic) is not None)
    bar = live.bar(topic)
    assert "0 of the 4 nodes" in bar.cause
    assert "Nothing is written to this tree until you answer" in bar.advice
    assert (bar.verb, bar.other_verb, bar.closable) == ("Read again", "Take it over", False)
    assert live.writes() == []
    for row in rows:
        live.server.control.store.insert("ivrnode", row, row["id"])
    bar.act()
    live.rig.wait(lambda: live.bar(topic) is None)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))


def test_taking_it_over_can_be_undone(live):
    empty_the_tree(live)
    live.rename("Kinh doanh", "Sales")
    topic = f"guard-{live.tree}"
    live.rig.wait(lambda: live.bar(topic) is not None)
    live.bar(topic).other()
    live.rig.wait(lambda: live.bar(topic) is None)
    live.rig.wait(lambda: len(live.rig.tree.nodes) <= 1)


def test_a_question_that_was_open_before_is_asked_again(rig, session):
    session.open_guards = (
        GuardQuestion("hotline", phrase("Odd."), phrase("Look."), frozenset({Doubt.NODES})),
    )
    rig.window.use_session(session)
    (bar,) = [b for b in rig.window.bars.bars if b.topic == "guard-hotline"]
    session.open_guards = ()
    bar.act()
    rig.wait(lambda: not [b for b in rig.window.bars.bars if b.topic == "guard-hotline"])
    assert ("answer_guard", False) in session.calls
    session.emit(
        GuardChanged(
            "hotline", GuardQuestion("hotline", phrase("Odd."), phrase("Look."), frozenset({Doubt.NODES}))
        )
    )
    rig.wait(lambda: any(said.startswith("Odd. Nothing is") for said in rig.window.announcer.said))
    rig.window.use_session(None)
    assert rig.window.bars.bars == ()


def shrink(live):
    """Of the nodes only the entry is left."""
    return _take_away(live, lambda row: row["node_name"] != "Lời chào")


def lose_the_root(live):
    """The node where callers enter is gone."""
    return _take_away(live, lambda row: row["node_name"] == "Lời chào")


def _take_away(live, is_lost):
    store = live.server.control.store
    lost = [row for row in live.opened.rows("ivrnode", tree=TREE) if is_lost(row)]
    for row in lost:
        store.remove("ivrnode", row["id"])

    def back():
        for row in lost:
            store.insert("ivrnode", row, row["id"])

    return back


def enter_elsewhere(live):
    """Callers enter at another node."""
    store = live.server.control.store
    (tree,) = live.opened.rows("ivrtree", id=TREE)
    before = tree["root_node"]
    (other,) = live.opened.rows("ivrnode", node_name="Kỹ thuật")
    store.update("ivrtree", TREE, {"root_node": other["id"]})
    return lambda: store.update("ivrtree", TREE, {"root_node": before})


ODD = {
    shrink: ("Lời chào", "1 of the 4 nodes"),
    lose_the_root: ("Kinh doanh", "where callers enter"),
    enter_elsewhere: ("Kinh doanh", "enter at another node"),
}


def ask(live, odd):
    """Something can hardly be right, and something is edited meanwhile: the bar that asks, and how it was."""
    name, words = ODD[odd]
    back = odd(live)
    live.trigger("refresh")
    topic = f"guard-{live.tree}"
    live.rig.wait(lambda: live.bar(topic) is not None)
    live.rename(name, "Edited")
    live.rig.pump(300)
    held = live.window.sync.state_of(live.node("Edited"))
    assert (held.state, str(held.why)) == (ItemState.HELD, live.bar(topic).cause), "kept here, and said why"
    bar = live.bar(topic)
    assert words in bar.cause
    assert "Nothing is written to this tree until you answer" in bar.advice
    assert (bar.verb, bar.other_verb, bar.closable) == ("Read again", "Take it over", False)
    assert live.writes() == []
    return bar, back


def is_sent(live):
    return bool(live.opened.rows("ivrnode", node_name="Edited"))


@pytest.mark.parametrize("odd", list(ODD))
def test_what_can_hardly_be_right_stops_and_goes_on_when_it_is_as_before(live, odd):
    bar, back = ask(live, odd)
    bar.act()
    live.rig.pump(400)
    topic = f"guard-{live.tree}"
    live.rig.wait(lambda: live.bar(topic) is not None)
    assert live.writes() == [], "still odd: asked again"
    back()
    live.bar(topic).act()
    live.rig.wait(lambda: live.bar(topic) is None and is_sent(live))
    assert len(live.rig.tree.nodes) == 4


@pytest.mark.parametrize("odd", list(ODD))
def test_what_can_hardly_be_right_is_taken_over_when_a_person_says_so(live, odd):
    bar, _ = ask(live, odd)
    bar.other()
    live.rig.wait(lambda: live.bar(f"guard-{live.tree}") is None)
    live.rig.wait(lambda: is_sent(live))
    live.settle()
    there = {row["node_name"] for row in live.opened.rows("ivrnode", tree=TREE)}
    live.rig.wait(lambda: {node.name for node in live.rig.tree.nodes.values()} == there)
    if odd is enter_elsewhere:
        assert live.rig.tree.nodes[live.rig.tree.root].name == "Kỹ thuật"


def test_the_key_of_another_project_stops_everything(live):
    live.server.control.store.project = 300
    live.rename("Kinh doanh", "Sales")
    live.trigger("refresh")
    live.rig.wait(lambda: live.bar("link") is not None)
    bar = live.bar("link")
    assert bar.cause == "This key belongs to project 300, but this connection has always been project 246."
    assert "Enter the key of project 246" in bar.advice
    assert (bar.verb, bar.other_verb) == ("Try again", "Enter key…")
    live.rig.wait(lambda: live.window.status_bar.sync.text().startswith("Stopped for your safety"))
    live.rig.pump(300)
    assert live.writes() == []
    asked = []
    live.window.sync.key_wanted.connect(lambda: asked.append(1))
    bar.other()
    assert asked, "a key can be entered"
    bar.act()
    live.rig.wait(lambda: live.bar("link") is not None and live.window.sync.status.link is Link.STOPPED)
    assert live.writes() == []
    live.server.control.store.project = 246
    live.bar("link").act()
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: live.bar("link") is None)
