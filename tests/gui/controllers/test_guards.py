"""A server that shows something impossible: nothing is written, and the bar asks."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import GuardChanged
from ivr_designer.sync.proposals import GuardQuestion
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
    session.open_guards = (GuardQuestion("hotline", phrase("Odd."), phrase("Look.")),)
    rig.window.use_session(session)
    (bar,) = [b for b in rig.window.bars.bars if b.topic == "guard-hotline"]
    session.open_guards = ()
    bar.act()
    rig.wait(lambda: not [b for b in rig.window.bars.bars if b.topic == "guard-hotline"])
    assert ("answer_guard", False) in session.calls
    session.emit(GuardChanged("hotline", GuardQuestion("hotline", phrase("Odd."), phrase("Look."))))
    rig.wait(lambda: "Odd." in rig.window.announcer.said)
    rig.window.use_session(None)
    assert rig.window.bars.bars == ()
