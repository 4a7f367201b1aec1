"""What callers heard when: compared in one picture, brought back through draft and plan."""

import threading

from PySide6.QtCore import QItemSelectionModel

from ivr_designer.sync.contract import Mode
from ivr_designer.sync.proposals import ChangeKind


def publish(live, old, new):
    """Live edits that make another version."""
    live.rename(old, new)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name=new)))
    live.settle()
    live.trigger("preview")
    live.rig.wait(lambda: live.window.plan_panel.plan is not None)
    live.trigger("end-comparison")


def open_history(live, count):
    live.trigger("go-history")
    live.rig.wait(lambda: live.window.history_panel.model.rowCount() >= count)
    return live.window.history_panel


def test_two_versions_are_compared_on_the_canvas(live):
    publish(live, "Kinh doanh", "Sales")
    panel = open_history(live, 2)
    select = panel.view.selectionModel()
    for place in (0, panel.model.rowCount() - 1):
        select.select(panel.model.index(place), QItemSelectionModel.SelectionFlag.Select)
    assert len(panel.chosen) == 2
    live.click(panel.compare)
    live.rig.wait(lambda: live.window.canvas_area.comparing is not None)
    page = live.window.canvas_area.comparing
    assert page.comparison.count(ChangeKind.CHANGE) == 1
    (item,) = page.comparison.kinds
    live.rig.pump()
    page.surface.select([item])
    assert "Kinh doanh" in panel.diff.toPlainText()
    live.trigger("end-comparison")
    assert live.window.canvas_area.comparing is None
    assert not panel.diff.isVisible()


def test_one_version_is_compared_with_what_is_here(live):
    panel = open_history(live, 1)
    live.rename("Kinh doanh", "Sales")
    live.rig.pump(20)
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    live.trigger("compare-versions")
    live.rig.wait(lambda: live.window.canvas_area.comparing is not None)
    assert "to now" in live.window.canvas_area.comparing.title.text()
    assert live.window.canvas_area.comparing.comparison.count(ChangeKind.CHANGE) == 1


def test_a_whole_version_comes_back_through_draft_and_plan(live):
    publish(live, "Kinh doanh", "Sales")
    panel = open_history(live, 2)
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    live.trigger("restore-version")
    live.rig.wait(lambda: live.window.plan_panel.plan is not None)
    assert live.window.features.publishing.mode is Mode.DRAFT
    assert [c.kind for c in live.window.plan_panel.plan.calls] == [ChangeKind.CHANGE]
    assert not live.opened.rows("ivrnode", node_name="Kinh doanh"), "nothing is sent by restoring"
    live.trigger("publish")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Kinh doanh")))
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)


def test_one_node_comes_back(live):
    live.rename("Kinh doanh", "Sales")
    live.rename("Kỹ thuật", "Technics")
    live.settle()
    panel = open_history(live, 1)
    live.rig.click_box(live.node("Sales"))
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    assert "“Sales”" in panel.restore_node.text()
    live.click(panel.restore_node)
    live.rig.wait(lambda: live.window.plan_panel.plan is not None)
    names = {n.name for n in live.rig.tree.nodes.values()}
    assert {"Kinh doanh", "Technics"} <= names
    live.trigger("end-comparison")
    live.rig.click_box(live.node("Kinh doanh"))
    live.trigger("restore-node")
    live.rig.wait(lambda: live.bar("history") is not None)
    assert "as it was in that version" in live.bar("history").cause


def test_versions_are_read_and_compared_beside_the_window_once_and_what_is_late_is_dropped(live):
    publish(live, "Kinh doanh", "Sales")
    panel = open_history(live, 2)
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    history, may_read, tree = live.window.features.history, threading.Event(), live.tree
    history._jobs._beside.submit(lambda: may_read.wait(20))
    made = []
    live.window.canvas_area.comparison_changed.connect(lambda found: made.extend([found] if found else []))
    history.compare()
    history.compare()
    history.restore()
    live.rig.wait(lambda: live.bar("history") is not None)
    assert live.bar("history").cause == "Comparing…"
    assert not made
    live.bar("history").act()
    may_read.set()
    live.rig.wait(lambda: not history._jobs.is_busy)
    live.rig.pump(20)
    assert (made, live.window.toast.text) == ([], "Stopped. Nothing was restored.")
    assert live.bar("history") is None
    history.compare()
    history.compare()
    live.rig.wait(lambda: bool(made))
    live.rig.pump(20)
    assert len(made) == 1
    may_read.clear()
    history._jobs._beside.submit(lambda: may_read.wait(20))
    history.restore()
    live.window.documents.show(None)
    may_read.set()
    live.rig.wait(lambda: not history._jobs.is_busy)
    assert live.window.trees.row(tree).mode is Mode.LIVE, "nobody looks at it any more"
