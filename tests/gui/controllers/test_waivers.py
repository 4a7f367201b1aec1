"""Accepting a problem is an edit of the tree, and so is taking it back."""

from datetime import date

from ivr_designer.ui.dialogs.accept_problem import AcceptDialog


def test_accepted_hidden_shown_and_taken_back(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    window, panel = rig.window, rig.window.problems_panel
    panel.view.setCurrentIndex(panel.model.index(rig.problem_rules().index("S03")))
    panel.detail.accept.click()
    dialog = window.findChild(AcceptDialog)
    dialog.reason.setText("kept for Tết")
    dialog.until.setCurrentIndex(0)
    dialog._on_accept()
    rig.wait(lambda: "S03" not in rig.problem_rules())
    assert rig.tree.extra["waivers"][0]["reason"] == "kept for Tết"
    assert window.documents.group.undoText() == "Accept S03"
    panel.waived.click()
    rig.wait(lambda: "S03" in rig.problem_rules())
    panel.view.setCurrentIndex(panel.model.index(rig.problem_rules().index("S03")))
    assert not panel.detail.unaccept.isHidden()
    panel.detail.unaccept.click()
    rig.wait(lambda: panel.model.waived_count == 0)
    assert "waivers" not in rig.tree.extra
    assert "S03" in rig.problem_rules()


def test_a_waiver_ends_with_its_last_day(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    problem = next(p for p in rig.window.problems_model.rows if p.finding.rule == "S03")
    rig.window.features.waivers.accept(problem, "long ago", date(2020, 1, 1))
    rig.pump(150)
    rig.wait(lambda: rig.window.checks.report is not None)
    assert "S03" in rig.problem_rules()
