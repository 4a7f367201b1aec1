"""Refused, held, checking, recovered, damaged: what the window says and offers, against a real sandbox."""

import re

from PySide6.QtWidgets import QPushButton

from ivr_designer.config.secrets import MemoryVault, VaultLocked
from ivr_designer.domain.edits import AddKeypress, AddNode, RemoveNode, UpdateTree
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.status import ItemState, Link
from tests.helpers.live import TREE, AlreadyUp, live_window
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until


def state(live, node):
    return live.window.sync.state_of(node).state


def strip(live):
    return live.window.inspector.node_form.state


def refuse(live, times=1):
    live.server.control.faults.add(
        "refuse", method="PUT", path="/v1/ivrnode/*", times=times, before=True, r=12, message="Tên quá dài"
    )


def test_a_refusal_is_shown_in_the_servers_own_words_and_sent_again(live):
    node = live.node("Kinh doanh")
    refuse(live)
    live.rename("Kinh doanh", "Sales")
    live.rig.wait(lambda: state(live, node) is ItemState.REFUSED)
    live.rig.click_box(node)
    assert "Tên quá dài" in strip(live)._detail.text()
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 change refused")
    live.click(strip(live)._retry)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: state(live, node) is ItemState.LIVE)
    assert not live.window.actions_["send-again"].isEnabled()


def test_a_refusal_is_taken_back(live):
    node = live.node("Kinh doanh")
    refuse(live, times=9)
    live.rename("Kinh doanh", "Sales")
    live.rig.wait(lambda: state(live, node) is ItemState.REFUSED)
    live.rig.pump(20)
    live.trigger("take-back")
    live.rig.wait(lambda: live.rig.tree.nodes[node].name == "Kinh doanh")
    live.rig.wait(lambda: state(live, node) is ItemState.LIVE)
    assert live.window.toast.text == "Back to what the contact center has"
    assert not live.window.surface.overlay.marks.boxes, "what was taken back is no news from elsewhere"


def test_after_a_refused_node_is_taken_back_the_one_above_it_is_selected(live):
    """Nothing was, and the keyboard was in front of the tree again."""
    live.server.control.faults.add(
        "refuse", method="POST", path="/v1/ivrnode", times=9, before=True, r=12, message="Tên quá dài"
    )
    above, made = live.node("Kinh doanh"), NodeId("n")
    live.rig.document.apply(AddNode(Node(made, "New", TalkPrompt("New text"))))
    live.rig.document.apply(
        AddKeypress(Keypress(KeypressId("k"), above, Key.NINE, Action.NEXT_NODE, next_node=made))
    )
    live.rig.wait(lambda: state(live, made) is ItemState.REFUSED)
    live.rig.click_box(made)
    live.trigger("take-back")
    live.rig.wait(lambda: made not in live.rig.tree.nodes)
    assert live.window.surface.selection.vertices == {above}


def test_what_is_selected_does_not_change_under_the_hands_of_who_types(live):
    made = NodeId("n")
    live.rig.document.apply(AddNode(Node(made, "New", TalkPrompt("New text"))))
    live.rig.click_box(made)
    live.window.inspector.node_form.name.setFocus()
    live.rig.document.apply(RemoveNode(made))
    assert live.window.surface.selection.is_empty


def test_a_lost_answer_is_checked_and_settled(live):
    node = live.node("Kinh doanh")
    live.server.control.faults.add("drop", method="PUT", path="/v1/ivrnode/*")
    seen = []
    live.window.sync.states_changed.connect(lambda news: seen.extend(s.state for s in news.items.values()))
    live.rename("Kinh doanh", "Sales")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: bool(seen) and state(live, node) is ItemState.LIVE)
    assert {ItemState.SENDING, ItemState.CHECKING} & set(seen), "by how fast it was dropped"
    assert [w for w in live.writes() if w.startswith("PUT")] == live.writes()[:1], "sent once, not twice"


def test_too_many_calls_wait_with_a_countdown(live):
    live.server.control.faults.add(
        "status", method="PUT", path="/v1/ivrnode/*", before=True, status=429, retry_after=3
    )
    live.rename("Kinh doanh", "Sales")
    live.rig.wait(lambda: "next try in" in live.window.status_bar.sync.text())
    assert live.bar("link") is not None
    assert "Nothing is lost" in live.bar("link").advice
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: live.bar("link") is None)


def test_locked_and_unlocked(live):
    live.trigger("lock")
    live.rig.wait(lambda: live.window.sync.status.link is Link.KEY_NEEDED and live.bar("link") is not None)
    bar = live.bar("link")
    assert "locked" in bar.cause
    live.rename("Kinh doanh", "Sales")
    live.rig.wait(lambda: "Sales" in {n.name for n in live.rig.tree.nodes.values()})
    assert not live.opened.rows("ivrnode", node_name="Sales")
    node = live.node("Sales")
    live.rig.wait(lambda: state(live, node) is ItemState.HELD)
    unlock = next(b for b in live.window.bars.findChildren(QPushButton) if b.text() == "Unlock")
    live.click(unlock)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: live.bar("link") is None)


def test_a_locked_keyring_says_so_and_an_entered_secret_goes_on(tmp_path, make_window):
    class Locked(MemoryVault):
        """A keyring that stays locked."""

        def get(self, key_sid):
            raise VaultLocked

    with SandboxServer(seed="sample") as server:
        with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
            (row,) = opened.session.account.trees
            opened.document(row.id)
        with session(tmp_path, server, vault=Locked(), wait=False) as opened:
            wait_until(lambda: opened.session.status.link is Link.KEY_NEEDED)
            rig = make_window(opened.session)
            (bar,) = [b for b in rig.window.bars.bars if b.topic == "link"]
            assert "keyring" in bar.cause.casefold()
            asked = []
            rig.window.sync.key_wanted.connect(lambda: asked.append(1))
            bar.act()
            rig.wait(lambda: bool(asked))
            opened.session.use_secret(server.secret, remember=False).result(WAIT_S)
            rig.wait(lambda: rig.window.bars.bars == ())


def test_work_from_last_time_is_announced_and_then_done(tmp_path, make_window):
    server = SandboxServer(seed="sample")
    server.start()
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        (row,) = opened.session.account.trees
        document = opened.document(row.id)
        server.stop()
        document.apply(UpdateTree(name="From last time"))
    with session(tmp_path, server, settings=quick_settings(tmp_path), wait=False) as opened:
        rig = make_window(opened.session)
        (bar,) = [b for b in rig.window.bars.bars if b.topic == "recovered"]
        sent = {f"1 change from last time {words}" for words in ("is being sent.", "waits to be sent.")}
        assert bar.cause in sent, "which of them depends on whether the server was missed already"
        server.start()
        try:
            rig.window.sync.refresh()
            rig.wait(lambda: bool(opened.rows("ivrtree", tree_name="From last time")))
            rig.wait(
                lambda: (
                    [b.cause for b in rig.window.bars.bars if b.topic == "recovered"]
                    == ["1 change from last time was sent."]
                )
            )
        finally:
            server.stop()


def test_a_damaged_journal_opens_to_read_until_one_goes_on(tmp_path, make_window):
    with SandboxServer(seed="sample") as server:
        with session(tmp_path, server) as opened:
            path = opened.session.journal.path
        path.write_bytes(b"no database" * 200)
        with live_window(tmp_path, make_window, server=AlreadyUp(server), ask_after_damage=True) as live:
            bar = live.bar("recovered")
            assert "damaged" in bar.cause
            assert not bar.closable
            live.rename("Kinh doanh", "Sales")
            assert live.bar("commit").cause.startswith("Nothing can be changed yet")
            assert "Kinh doanh" in {n.name for n in live.rig.tree.nodes.values()}, "the edit did not happen"
            bar.act()
            assert live.bar("recovered") is None
            live.rename("Kinh doanh", "Sales")
            live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales", tree=TREE)))


def lose(live, path):
    """The next call of that path gets no answer, and did nothing."""
    live.server.control.faults.add("drop", method="POST", path=path, before=True)


def lines(live):
    """The activity as it is on screen."""
    model = live.window.activity_panel.view.model()
    return [
        " | ".join(str(model.index(r, c).data() or "") for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]


def test_what_is_being_checked_shows_on_box_form_status_bar_and_in_the_activity(live):
    lose(live, "*ivrnode*")
    live.rig.document.apply(AddNode(Node(NodeId("n"), "Slow", TalkPrompt("Slow text"))))
    live.rig.wait(lambda: state(live, "n") is ItemState.CHECKING)
    live.rig.wait(lambda: live.window.surface.picture.boxes["n"].state is ItemState.CHECKING)
    live.rig.click_box("n")
    assert "Checking whether it arrived" in strip(live)._words.text()
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "Checking 1 change")
    live.trigger("go-activity")
    (lost,) = lines(live)
    assert "Create “Slow”" in lost
    assert "broke before the answer came" in lost
    assert "checked" in lost
    live.rig.wait(lambda: state(live, "n") is ItemState.LIVE)
    live.rig.wait(lambda: "Done" in lines(live)[-1])
    assert len(live.opened.rows("ivrnode", node_name="Slow")) == 1
    assert live.window.surface.picture.boxes["n"].state is None


def test_what_is_being_checked_shows_on_the_line_of_a_key(live):
    lose(live, "*ivrkeypress*")
    owner = live.node("Kinh doanh")
    live.rig.document.apply(AddKeypress(Keypress(KeypressId("k"), owner, Key.NINE, Action.STOP)))
    live.rig.wait(lambda: state(live, "k") is ItemState.CHECKING)
    picture = live.window.surface.picture

    def drawn():
        states = [dict(zip(line.keys, line.states, strict=False)) for line in picture.lines.values()]
        return next((s for line in states for key, s in line.items() if key.keypress == "k"), None)

    live.rig.wait(lambda: drawn() is ItemState.CHECKING)
    live.rig.wait(lambda: state(live, "k") is ItemState.LIVE and drawn() is None)


def test_the_countdown_of_a_pause_is_seen_to_run(live):
    live.server.control.faults.add(
        "status", method="PUT", path="/v1/ivrnode/*", before=True, status=429, retry_after=4
    )
    seen = []
    live.rename("Kinh doanh", "Sales")
    bar = live.window.status_bar.sync

    def count():
        found = re.search(r"next try in (\d+) s", bar.text())
        if found and (not seen or seen[-1] != int(found[1])):
            seen.append(int(found[1]))
        return bool(live.opened.rows("ivrnode", node_name="Sales"))

    live.rig.wait(count)
    assert len(seen) >= 3
    assert seen == sorted(seen, reverse=True)
