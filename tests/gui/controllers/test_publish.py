"""Draft, preview, publish in place and afresh, stop, roll back: in the window, against a sandbox."""

from PySide6.QtCore import Qt

from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.requests import Tone
from tests.helpers.live import NUMBER, TREE


def draft(live):
    live.click(live.window.features.mode_switch.draft)
    live.rig.wait(lambda: live.window.features.publishing.mode is Mode.DRAFT)


def preview(live):
    live.trigger("preview")
    live.rig.wait(lambda: live.window.plan_panel.plan is not None)
    live.rig.pump(20)


def calls(live):
    model = live.window.plan_panel.model
    return [model.index(i).data() for i in range(model.rowCount())]


def test_a_draft_is_kept_back_until_it_is_published(live):
    draft(live)
    assert live.window.features.mode_switch.draft.isChecked()
    live.rename("Kinh doanh", "Sales")
    live.settle()
    assert live.writes() == []
    live.rig.wait(lambda: live.window.status_bar.sync.text() == "1 change in draft")
    preview(live)
    panel = live.window.plan_panel
    assert panel.summary.text() == "1 step: 0 added, 1 changed, 0 removed"
    assert "+84 986 225 112" in panel.notice.text()
    assert calls(live) == ["1. Change “Sales”"] or len(calls(live)) == 1
    assert "Kinh doanh" in panel.diff.toPlainText()
    live.click(panel.publish)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    assert live.writes() == ["PUT " + w.split(" ")[1] for w in live.writes()]
    assert live.window.canvas_area.comparing is None
    assert "Published" in live.window.toast.text


def test_the_picture_shows_added_changed_and_removed_by_sign_and_word(live):
    draft(live)
    live.rename("Kinh doanh", "Sales")
    live.rig.click_box(live.node("Khuyến mãi cũ"))
    live.trigger("delete")
    live.trigger("add-talk")
    live.rig.wait(lambda: len(live.rig.tree.nodes) == 4)
    preview(live)
    page = live.window.canvas_area.comparing
    tones = {m.tone: m.text for m in page.surface.overlay.marks.boxes.values()}
    assert {Tone.ADDED, Tone.CHANGED, Tone.REMOVED} <= set(tones)
    assert (tones[Tone.ADDED], tones[Tone.CHANGED], tones[Tone.REMOVED]) == (
        "+ Added", "~ Changed", "− Removed",
    )  # fmt: skip
    names = {n.name for n in page.surface.picture.tree.nodes.values()}
    assert {"Sales", "Khuyến mãi cũ"} <= names, "the ghost is drawn"
    assert "+ 1 added" in page.legend.text()
    assert not live.window.actions_["add-talk"].isEnabled()
    assert not live.window.actions_["delete"].isEnabled()
    page.surface.setFocus()
    live.key(Qt.Key.Key_Delete)
    live.key(Qt.Key.Key_Home)
    assert page.surface.selection.current == live.rig.tree.root
    live.key(Qt.Key.Key_Escape)
    live.key(Qt.Key.Key_Escape)
    assert live.window.canvas_area.comparing is None
    assert live.window.plan_panel.is_empty


def test_a_call_and_its_place_in_the_picture_find_each_other(live):
    draft(live)
    live.rename("Kinh doanh", "Sales")
    live.rename("Kỹ thuật", "Technics")
    preview(live)
    panel, page = live.window.plan_panel, live.window.canvas_area.comparing
    panel.view.setCurrentIndex(panel.model.index(1))
    second = panel.model.rows[1].call.item
    assert page.surface.selection.vertices == {second}
    first = panel.model.rows[0].call.item
    page.surface.select([first])
    assert panel.view.currentIndex().row() == 0
    assert panel.diff.isVisible()


def test_a_plan_is_refused_when_the_server_has_moved(live):
    draft(live)
    live.rename("Kinh doanh", "Sales")
    preview(live)
    live.meddle("Kỹ thuật", loop_count=3)
    live.click(live.window.plan_panel.publish)
    live.rig.wait(lambda: live.bar("plan") is not None)
    assert "has changed since this plan was made" in live.bar("plan").cause
    assert not live.window.plan_panel.publish.isEnabled()
    assert live.writes() == []
    live.click(live.window.plan_panel.again)
    live.rig.wait(lambda: live.window.plan_panel.publish.isEnabled())
    live.trigger("publish")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    assert live.opened.rows("ivrnode", node_name="Kỹ thuật")[0]["loop_count"] == 3


def test_an_edit_after_the_preview_makes_the_plan_old(live):
    draft(live)
    live.rename("Kinh doanh", "Sales")
    preview(live)
    live.rig.replace(live.window.inspector.node_form.name, "Sales 2")
    assert not live.window.plan_panel.can_publish
    assert "Preview again" in live.window.plan_panel.trouble.text()


def test_a_fresh_tree_and_back_by_keyboard(live):
    draft(live)
    live.rename("Kinh doanh", "Sales")
    live.trigger("publish")
    live.rig.wait(lambda: live.window.plan_panel.plan is not None)
    panel = live.window.plan_panel
    live.click(panel.fresh)
    assert [c.text() for c in panel.checks if c.isChecked()] == ["+84 986 225 112"]
    panel.checks[0].setFocus()
    live.key(Qt.Key.Key_Space)
    assert not panel.publish.isEnabled(), "a fresh tree without a number is of no use"
    live.key(Qt.Key.Key_Space)
    live.trigger("publish")
    live.rig.wait(lambda: live.opened.rows("number", id=NUMBER)[0]["ivr_menu"] != TREE)
    live.rig.wait(lambda: live.window.features.publishing.can_roll_back)
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    assert panel.back.isVisibleTo(panel)
    assert TREE in panel.kept.text()
    live.trigger("roll-back")
    live.rig.wait(lambda: live.opened.rows("number", id=NUMBER)[0]["ivr_menu"] == TREE)
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    live.rig.wait(lambda: live.window.features.publishing.mode is Mode.DRAFT)
    assert "Rolled back" in live.window.toast.text


def test_publishing_is_stopped_between_two_calls(live):
    draft(live)
    for name in ("Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"):
        live.rename(name, name + " 2")
    preview(live)
    live.server.control.switches.set(latency_ms=150)
    live.trigger("publish")
    panel = live.window.plan_panel
    live.rig.wait(lambda: panel.progress.value() >= 1)
    live.click(panel.stop)
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    live.server.control.switches.set(latency_ms=0)
    assert "stopped" in live.bar("plan").cause
    done = [r for r in live.opened.rows("ivrnode", tree=TREE) if r["node_name"].endswith(" 2")]
    assert 1 <= len(done) < 3
    live.click(panel.again)
    live.rig.wait(lambda: panel.can_publish)
    assert len(panel.plan.calls) == 3 - len(done)


def test_leaving_a_draft_says_what_would_be_sent(live, qtbot):
    from PySide6.QtWidgets import QDialog, QPushButton

    draft(live)
    live.rename("Kinh doanh", "Sales")
    live.click(live.window.features.mode_switch.live)
    dialog = next(d for d in live.window.findChildren(QDialog) if d.isVisible())
    assert live.window.features.mode_switch.draft.isChecked(), "nothing is switched before the answer"
    verb = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Send and edit live")
    live.click(verb)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Sales")))
    assert live.window.features.mode_switch.live.isChecked()


def test_without_a_session_nothing_can_be_published(live):
    live.window.use_session(None)
    for action in ("preview", "publish", "mode-draft", "mode-live", "roll-back", "stop-publishing"):
        assert not live.window.actions_[action].isEnabled(), action
    assert not live.window.features.mode_switch.isEnabled()
