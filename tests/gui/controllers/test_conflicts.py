"""Conflicts in the window, with somebody else at the server."""

from dataclasses import replace

from PySide6.QtCore import Qt

from ivr_designer.domain.edits import AddNode, UpdateKeypress, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.status import ItemState

SAID = "Để mua mới, bấm phím 1. Để gia hạn, bấm phím 2. Để quay lại, bấm phím sao."
"""What the node “Kinh doanh” of the sample says."""


def contest(live, mine="Mine", theirs="Theirs", name="Kinh doanh"):
    """Both sides give a node another name."""
    node = live.node(name)
    live.meddle(name, node_name=theirs)
    live.rename(name, mine)
    live.rig.wait(lambda: live.window.features.conflicts.count >= 1)
    live.rig.pump(20)
    return node


def cells(panel):
    table = panel.table
    return [[table.item(r, c).text() for c in range(4)] for r in range(table.rowCount())]


def test_a_conflict_is_listed_with_base_mine_and_theirs(live):
    node = contest(live)
    panel = live.window.conflicts_panel
    assert cells(panel) == [["Name", "Kinh doanh", "Mine", "Theirs"]]
    assert live.window.docks["conflicts"].windowTitle() == "Conflicts (1)"
    assert live.window.surface.picture.boxes[node].state is ItemState.CONFLICT
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 conflict")
    assert any("changed" in said for said in live.window.announcer.said)


def test_work_elsewhere_goes_on(live):
    contest(live)
    live.rename("Kỹ thuật", "Technics")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Technics")))
    assert live.opened.rows("ivrnode", node_name="Theirs"), "the contested one was not written"


def test_keep_mine_by_keyboard(live):
    contest(live)
    live.trigger("next-conflict")
    assert live.window.conflicts_panel.table.hasFocus()
    live.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Mine")))
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    assert live.window.conflicts_panel.is_empty
    assert live.window.docks["conflicts"].windowTitle() == "Conflicts"
    assert not live.window.actions_["keep-mine"].isEnabled()


def test_take_theirs_is_one_step_of_undo(live):
    node = contest(live)
    live.trigger("go-conflicts")
    live.click(live.window.conflicts_panel.theirs)
    live.rig.wait(lambda: live.rig.tree.nodes[node].name == "Theirs")
    live.settle()
    assert live.opened.rows("ivrnode", node_name="Theirs")
    live.trigger("undo")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Mine")))


def test_edit_until_both_agree(live):
    node = contest(live)
    live.trigger("go-conflicts")
    live.click(live.window.conflicts_panel.edit)
    assert live.window.inspector.node_form.name.hasFocus()
    assert live.window.surface.selection.vertices == {node}
    live.rig.replace(live.window.inspector.node_form.name, "Theirs")
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.settle()
    assert live.opened.rows("ivrnode", node_name="Theirs")


def test_several_are_decided_alike(live):
    contest(live)
    contest(live, "Mine 2", "Theirs 2", "Kỹ thuật")
    live.rig.wait(lambda: live.window.features.conflicts.count == 2)
    panel = live.window.conflicts_panel
    live.trigger("go-conflicts")
    live.click(panel.all_alike)
    live.click(panel.mine)
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.settle()
    assert live.opened.rows("ivrnode", node_name="Mine")
    assert live.opened.rows("ivrnode", node_name="Mine 2")


def test_deleted_there_and_changed_here(live):
    (row,) = live.opened.rows("ivrnode", node_name="Khuyến mãi cũ")
    for key in live.opened.rows("ivrkeypress", node=row["id"]):
        live.server.control.store.remove("ivrkeypress", key["id"])
    live.server.control.store.remove("ivrnode", row["id"])
    live.rename("Khuyến mãi cũ", "Still wanted")
    live.rig.wait(lambda: live.window.features.conflicts.count >= 1)
    panel = live.window.conflicts_panel
    (first, *_rest) = cells(panel)
    assert first[0] == "All of it"
    assert first[3] == "(not there)"
    live.trigger("go-conflicts")
    live.click(panel.mine)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Still wanted")))


def test_the_form_of_a_contested_node_leads_to_the_decision(live):
    node = contest(live)
    live.rig.click_box(node)
    live.click(live.window.inspector.node_form.state._decide)
    assert live.window.conflicts_panel.current.item == node
    live.click(live.window.status_bar.sync)
    assert live.window.conflicts_panel.table.hasFocus()


def test_another_session_has_its_own_conflicts(live):
    contest(live)
    live.window.use_session(None)
    assert live.window.features.conflicts.count == 0
    assert live.window.conflicts_panel.is_empty
    live.window.use_session(live.opened.session)
    assert live.window.features.conflicts.count == 1, "what was open before the window listened is shown"


def ticks(panel):
    """Which side is ticked, field by field."""
    rows = [[panel.table.item(r, c).checkState() for c in (2, 3)] for r in range(panel.table.rowCount())]
    sides = {(True, False): "mine", (False, True): "theirs"}
    return [sides[tuple(state is Qt.CheckState.Checked for state in row)] for row in rows]


def contest_fields(live):
    """Both sides change name and text of a node, and each a field of its own besides. The node."""
    node = live.node("Kinh doanh")
    live.trigger("mode-draft")
    known = live.rig.tree.nodes[node]
    spoken = replace(known.prompt, text="My words")
    live.rig.document.apply(
        UpdateNode(replace(known, name="Mine", prompt=spoken, barge_in=not known.barge_in))
    )
    live.meddle("Kinh doanh", node_name="Theirs", node_play_content="Their words", loop_count=4)
    live.trigger("refresh")
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    live.rig.pump(20)
    return node


def test_several_fields_are_decided_one_by_one(live):
    node = contest_fields(live)
    was = live.rig.tree.nodes[node]
    panel = live.window.conflicts_panel
    live.trigger("go-conflicts")
    assert cells(panel) == [
        ["Name", "Kinh doanh", "Mine", "Theirs"],
        ["Text that is spoken", SAID, "My words", "Their words"],
    ]
    assert ticks(panel) == ["mine", "mine"]
    panel.table.setFocus()
    panel.table.setCurrentCell(0, 2)
    live.key(Qt.Key.Key_Right)
    live.key(Qt.Key.Key_Space)
    assert ticks(panel) == ["theirs", "mine"]
    live.key(Qt.Key.Key_Space)
    assert ticks(panel) == ["mine", "mine"], "one side is always ticked"
    live.key(Qt.Key.Key_Space)
    live.click(panel.mix)
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.rig.wait(lambda: live.rig.tree.nodes[node].name == "Theirs")
    now = live.rig.tree.nodes[node]
    assert (now.prompt.text, now.loop_count, now.barge_in) == ("My words", 4, was.barge_in)
    assert live.writes() == [], "decided in the draft"
    live.opened.session.set_mode(live.tree, Mode.LIVE)
    live.settle()
    (row,) = live.opened.rows("ivrnode", node_name="Theirs")
    assert (row["node_play_content"], row["loop_count"]) == ("My words", 4)
    assert bool(row["bargeIn"]) is was.barge_in
    live.trigger("undo")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Mine")))


def test_what_only_one_side_changed_is_never_part_of_the_decision(live):
    node = contest_fields(live)
    was = live.rig.tree.nodes[node]
    live.trigger("go-conflicts")
    live.click(live.window.conflicts_panel.mine)
    live.rig.wait(lambda: live.rig.tree.nodes[node].loop_count == 4)
    now = live.rig.tree.nodes[node]
    assert (now.name, now.prompt.text, now.barge_in) == ("Mine", "My words", was.barge_in)


def test_taking_theirs_keeps_what_they_did_not_touch(live):
    node = contest_fields(live)
    was = live.rig.tree.nodes[node]
    live.trigger("go-conflicts")
    live.click(live.window.conflicts_panel.theirs)
    live.rig.wait(lambda: live.rig.tree.nodes[node].name == "Theirs")
    now = live.rig.tree.nodes[node]
    assert (now.prompt.text, now.loop_count, now.barge_in) == ("Their words", 4, was.barge_in)


def test_of_a_key_its_digit_and_where_it_leads_are_decided_apart(live):
    owner = live.node("Lời chào")
    known = next(k for k in live.rig.tree.keypresses.values() if k.node == owner and k.key is Key.ONE)
    live.trigger("mode-draft")
    live.rig.document.apply(UpdateKeypress(replace(known, key=Key.EIGHT, action=Action.STOP, next_node=None)))
    rid = live.opened.session.remote_ids(live.tree)[known.id]
    fields = {"node_key": "9", "action": 2, "queue_id": "QU_1", "next_node": ""}
    live.server.control.store.update("ivrkeypress", rid, fields)
    live.trigger("refresh")
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    panel = live.window.conflicts_panel
    live.trigger("go-conflicts")
    assert [row[0] for row in cells(panel)] == ["Key", "Leads to"]
    panel.table.item(1, 3).setCheckState(Qt.CheckState.Checked)
    live.click(panel.mix)
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.rig.wait(lambda: live.rig.tree.keypresses[known.id].action is Action.QUEUE)
    now = live.rig.tree.keypresses[known.id]
    assert (now.key, now.queue_id) == (Key.EIGHT, "QU_1")


def arrives_twice(live):
    """A new node whose create gets lost, is made again, and arrives after all. Both nodes."""
    live.server.control.faults.add("drop", method="POST", path="*ivrnode*", before=True)
    live.rig.document.apply(AddNode(Node(NodeId("n"), "Slow", TalkPrompt("Slow text"))))
    live.settle()
    (made,) = live.opened.rows("ivrnode", node_name="Slow")
    names = ("tree", "node_name", "node_play_mode", "node_play_content")
    live.server.control.admin("POST", "/v1/ivrnode", {name: made[name] for name in names})
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    live.rig.wait(lambda: sum(n.name == "Slow" for n in live.rig.tree.nodes.values()) == 2)
    live.rig.pump(20)
    (late,) = {n.id for n in live.rig.tree.nodes.values() if n.name == "Slow"} - {"n"}
    return "n", late


def test_what_arrived_late_and_is_there_twice_is_named_and_removed(live):
    _, late = arrives_twice(live)
    panel = live.window.conflicts_panel
    assert panel.current.item == late
    assert "there twice" in panel.why.text()
    assert "arrived late" in live.window.toast.text
    marks = live.window.surface.overlay.marks.boxes
    assert [marks[late].text] == ["Arrived late: there twice"]
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 conflict")
    live.trigger("go-activity")
    lines = [str(e.text) for e in live.opened.session.activity()]
    assert "A call that had been given up arrived after all" in lines
    live.trigger("go-conflicts")
    assert not panel.table.isVisible()
    assert (panel.mine.text(), panel.theirs.text()) == ("Keep both", "Remove the late one")
    live.click(panel.theirs)
    live.settle()
    assert len(live.opened.rows("ivrnode", node_name="Slow")) == 1
    assert set(live.opened.session.remote_ids(live.tree)) >= {"n"}
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    assert panel.is_empty


def test_a_whole_tree_that_is_there_twice_goes_and_what_is_on_screen_stays(live):
    """Its create is lost, made again, and arrives after all; then the late one is removed with its button."""
    live.server.control.faults.add("drop", method="POST", path="*ivrtree*", before=True)
    shown = live.rig.tree.id
    slow = live.opened.session.create_tree("Slow")
    live.opened.settle(slow)
    live.server.control.admin("POST", "/v1/ivrtree", {"tree_name": "Slow"})
    live.opened.session.refresh()
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    (first, late) = live.opened.rows("ivrtree", tree_name="Slow")
    live.trigger("go-conflicts")
    panel = live.window.conflicts_panel
    assert (panel.mine.text(), panel.theirs.text()) == ("Keep both", "Remove the late one")
    live.click(panel.theirs)  # the tree is read before it goes
    live.rig.wait(lambda: live.opened.rows("ivrtree", tree_name="Slow") == [first])
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    assert live.rig.tree.id == shown
    assert late["id"] not in {row.remote_id for row in live.opened.session.account.trees}


def test_of_what_is_there_twice_both_are_kept(live):
    first, late = arrives_twice(live)
    live.trigger("keep-mine")
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.settle()
    assert len(live.opened.rows("ivrnode", node_name="Slow")) == 2
    assert {first, late} <= set(live.rig.tree.nodes)
    live.rig.wait(lambda: "Both are kept." in live.window.announcer.said)


def falls_silent(live):
    """Wait until what is to be said was said, and forget it."""
    live.rig.wait(lambda: not live.window.announcer._timer.isActive())
    live.window.announcer.said = []


def is_said(live, words):
    live.rig.wait(lambda: words in live.window.announcer.said)


def test_what_is_read_and_heard_after_a_decision_and_after_its_undoing(live):
    node = contest(live)
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 conflict")
    live.trigger("take-theirs")
    live.rig.wait(lambda: live.rig.tree.nodes[node].name == "Theirs")
    is_said(live, "Taken from the contact center")
    live.rig.wait(lambda: live.window.status_bar.sync.text().startswith("Live"))
    assert live.window.toast.text == "Taken from the contact center"
    assert not [said for said in live.window.announcer.said if "Taken" in said and "send" in said]
    falls_silent(live)
    live.trigger("undo")
    is_said(live, "Undone: Taken from the contact center. Waiting to send.")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Mine")))
    is_said(live, "Sent.")
    live.rig.wait(lambda: live.window.status_bar.sync.text().startswith("Live · saved"))


def test_what_is_read_and_heard_of_a_change_elsewhere_and_of_its_undoing(live):
    live.meddle("Kinh doanh", node_name="Theirs")
    live.trigger("refresh")
    live.rig.wait(lambda: "Theirs" in {n.name for n in live.rig.tree.nodes.values()})
    words = "Somebody else changed this tree in the contact center; it is shown here now."
    is_said(live, words)
    live.rig.wait(lambda: live.window.status_bar.sync.text().startswith("Live"))
    assert not [said for said in live.window.announcer.said if "Waiting to send" in said]
    falls_silent(live)
    live.trigger("undo")
    is_said(live, "Undone: Changed elsewhere. Waiting to send.")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Kinh doanh")))
    is_said(live, "Sent.")
    live.rig.wait(lambda: live.window.status_bar.sync.text().startswith("Live · saved"))


def bound_elsewhere(live, key="5"):
    """Somebody else binds a key of the entry while the one that hangs up is moved there. Both keypresses."""
    owner = live.node("Lời chào")
    mine = next(k for k in live.rig.tree.keypresses.values() if k.node == owner and k.key is Key.ZERO)
    remote = live.opened.session.remote_ids(live.tree)[owner]
    row = {"node": remote, "node_key": key, "action": 2, "queue_id": "QU_7K2MZ0QWX4RTB91D"}
    live.server.control.admin("POST", "/v1/ivrkeypress", row)
    live.rig.document.apply(UpdateKeypress(replace(mine, key=Key(key))))
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    live.rig.wait(lambda: len([k for k in live.rig.tree.keypresses.values() if k.key is Key(key)]) == 2)
    live.rig.pump(20)
    (theirs,) = {k.id for k in live.rig.tree.keypresses.values() if k.key is Key(key)} - {mine.id}
    return mine, theirs


def bound(live, key):
    """What the entry's key does on the server."""
    remote = live.opened.session.remote_ids(live.tree)[live.node("Lời chào")]
    return [r["queue_id"] for r in live.opened.rows("ivrkeypress", node=remote, node_key=key)]


def test_a_key_that_was_bound_elsewhere_meanwhile_is_told_in_words(live):
    mine, _ = bound_elsewhere(live)
    panel = live.window.conflicts_panel
    assert panel.current.item == mine.id
    assert panel.why.text() == "Somebody else bound this key meanwhile."
    ((field, before, ours, other),) = cells(panel)
    assert (field, before) == ("Leads to", "(not there)")
    assert "Kinh doanh miền Bắc" in other
    assert ours != other
    live.settle()
    assert live.writes() == []
    assert live.window.sync.state_of(mine.id).state is ItemState.CONFLICT
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 conflict")
    live.trigger("take-theirs")
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.rig.wait(lambda: live.rig.tree.keypresses[mine.id].key is Key.ZERO)
    live.settle()
    assert bound(live, "5") == ["QU_7K2MZ0QWX4RTB91D"]
    assert len(bound(live, "0")) == 1


def test_a_key_takes_the_place_of_one_that_was_bound_elsewhere(live):
    mine, theirs = bound_elsewhere(live)
    queue = bound(live, "0")
    live.trigger("keep-mine")
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.settle()
    assert (bound(live, "5"), bound(live, "0")) == (queue, [])
    assert theirs not in live.rig.tree.keypresses
    assert live.rig.tree.keypresses[mine.id].key is Key.FIVE
    verbs = [w.split()[0] for w in live.writes()]
    assert verbs == ["PUT", "DELETE"], "callers find the key bound all the time"


def test_another_key_is_chosen_where_one_was_bound_elsewhere(live):
    mine, theirs = bound_elsewhere(live)
    live.rig.document.apply(UpdateKeypress(replace(mine, key=Key.EIGHT)))
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    live.settle()
    assert (bound(live, "5"), len(bound(live, "8")), bound(live, "0")) == (["QU_7K2MZ0QWX4RTB91D"], 1, [])
    assert theirs in live.rig.tree.keypresses


def test_a_draft_tells_of_the_key_before_it_is_published(live):
    live.trigger("mode-draft")
    owner = live.node("Lời chào")
    mine = next(k for k in live.rig.tree.keypresses.values() if k.node == owner and k.key is Key.ZERO)
    live.rig.document.apply(UpdateKeypress(replace(mine, key=Key.FIVE)))
    remote = live.opened.session.remote_ids(live.tree)[owner]
    row = {"node": remote, "node_key": "5", "action": 6}
    live.server.control.admin("POST", "/v1/ivrkeypress", row)
    live.trigger("refresh")
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    plan = live.opened.session.preview(live.tree).result(20)
    assert plan.conflicts == 1
    assert "decide the conflicts first" in str(plan.blocked)
    live.trigger("keep-mine")
    live.rig.wait(lambda: live.window.features.conflicts.count == 0)
    plan = live.opened.session.preview(live.tree).result(20)
    assert (plan.blocked, [c.call for c in plan.calls]) == (None, ["PUT ivrkeypress", "DELETE ivrkeypress"])
