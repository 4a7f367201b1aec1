"""The plan panel by itself."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.contract import PhoneNumber
from ivr_designer.sync.proposals import ChangeKind, FieldChange, PlannedCall, PlanPreview, Way
from ivr_designer.ui.panels.plan import PlanPanel

NUMBER = PhoneNumber("1", "842473001900", plays_tree=True, tree="TR")


def plan(*calls, **more):
    empty = TreeContent("x")
    return PlanPreview("t", "stamp", calls, empty, empty, numbers=("1",), seconds=2.4, **more)


def call(item="a"):
    changes = (FieldChange("name", "old", "new"),)
    return PlannedCall(ChangeKind.CHANGE, item, phrase("Change “{n}”", n=item), "PUT ivrnode", changes)


def make(qtbot):
    panel = PlanPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 640)
    panel.show()
    return panel


def test_empty_offers_a_preview(qtbot):
    panel = make(qtbot)
    assert panel.is_empty
    with qtbot.waitSignal(panel.preview_wanted):
        panel.empty.act.click()
    panel.order()
    assert not panel.can_publish


def test_nothing_to_publish(qtbot):
    panel = make(qtbot)
    panel.show_plan(plan(), [NUMBER])
    assert "Nothing to publish" in panel.summary.text()
    assert not panel.publish.isVisible()


def test_a_plan_without_calls_that_is_out_of_date_says_only_that(qtbot):
    """It said in one breath that nothing was to be published, and in red that it might not be so."""
    panel = make(qtbot)
    panel.show_plan(plan(), [NUMBER])
    panel.show_trouble("The draft has changed. Preview again.")
    assert panel.summary.text() == "The draft has changed. Preview again."
    assert not panel.trouble.isVisible()
    assert panel.again.isVisible()
    panel.show_plan(plan(), [NUMBER])
    assert "Nothing to publish" in panel.summary.text()


def test_order_names_the_way_and_the_numbers(qtbot):
    panel, told = make(qtbot), []
    panel.publish_wanted.connect(told.append)
    panel.show_plan(plan(call()), [NUMBER])
    assert "About 2 seconds" in panel.notice.text()
    panel.publish.click()
    assert not panel.checks[0].isVisible()
    panel.fresh.setChecked(True)
    assert panel.checks[0].isVisible()
    panel.publish.click()
    assert [(o.way, o.numbers) for o in told] == [
        (Way.IN_PLACE, frozenset()), (Way.FRESH_TREE, frozenset({"1"})),
    ]  # fmt: skip


def test_what_blocks_it_is_said(qtbot):
    panel = make(qtbot)
    panel.show_plan(plan(call(), blocked=phrase("Decide the conflicts first.")), [])
    assert panel.trouble.text() == "Decide the conflicts first."
    assert not panel.publish.isEnabled()
    assert "no caller would notice" in panel.notice.text()


def test_progress_hides_what_cannot_be_done(qtbot):
    panel = make(qtbot)
    panel.show_plan(plan(call(), call("b")), [NUMBER])
    panel.show_progress("Publishing", 1, 2, can_stop=False)
    assert panel.progress_words.text() == "Publishing: 1 of 2 steps"
    assert not panel.stop.isEnabled()
    assert not panel.publish.isVisible()
    panel.end_progress()
    assert panel.publish.isVisible()
    panel.show_kept("The tree before is kept.")
    assert panel.back.isVisible()
    panel.show_plan(None)
    assert not panel.is_empty
