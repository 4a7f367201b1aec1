"""Conflicts in the window, with somebody else at the server."""

from PySide6.QtCore import Qt

from ivr_designer.sync.status import ItemState


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
    assert live.window.status_bar.sync.text() == "1 conflict"
    assert any("changed" in said for said in live.window.announcer.said)


def test_work_elsewhere_goes_on(live):
    contest(live)
    live.rename("Kỹ thuật", "Technics")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Technics")))
    assert live.opened.rows("ivrnode", node_name="Theirs"), "the contested one was not written"


def test_keep_mine_by_keyboard(live):
    contest(live)
    live.trigger("next-conflict")
    assert live.window.conflicts_panel.view.hasFocus()
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
    assert live.window.conflicts_panel.view.hasFocus()


def test_another_session_has_its_own_conflicts(live):
    contest(live)
    live.window.use_session(None)
    assert live.window.features.conflicts.count == 0
    assert live.window.conflicts_panel.is_empty
    live.window.use_session(live.opened.session)
    assert live.window.features.conflicts.count == 1, "what was open before the window listened is shown"
