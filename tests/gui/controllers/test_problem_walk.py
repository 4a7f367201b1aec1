"""From problem to problem by keys: each is told with its place, and what cannot be done says why."""

from ivr_designer.ui.controllers.problem_walk import ProblemWalk


def test_each_problem_is_told(rig):
    window, walk = rig.window, rig.window.features.problem_walk
    assert isinstance(walk, ProblemWalk)
    rig.open("hotline")
    rig.wait(lambda: window.problems_model.rowCount() > 1)
    count = window.problems_model.rowCount()
    window.actions_.trigger("next-problem")
    rig.wait(lambda: any(s.startswith(f"1 of {count}. ") for s in window.announcer.said))
    window.actions_.trigger("previous-problem")
    rig.wait(lambda: any(s.startswith(f"{count} of {count}. ") for s in window.announcer.said))
    assert window.announcer.said[-1].split(". ")[1].split(":")[0] in {"Error", "Warning", "Note"}


def test_without_a_problem_it_says_so(rig):
    window = rig.window
    for shown in window.problems_panel.filters.values():  # the checks may be done by now, or not
        shown.click()
    assert window.problems_panel.current is None
    window.announcer.said = []
    for action in ("next-problem", "fix-problem", "accept-problem"):
        window.actions_[action].setEnabled(True)
        window.actions_.trigger(action)
    rig.wait(lambda: set(window.announcer.said) >= {"No problems found", "Choose a problem first."})


def test_a_problem_without_a_fix_says_so(rig):
    window = rig.window
    rig.open("hotline")
    rig.wait(lambda: window.problems_model.rowCount() > 1)
    bare = [p.finding.fix is None for p in window.problems_model.rows]
    assert True in bare
    window.problems_panel.view.setCurrentIndex(window.problems_model.index(bare.index(True)))
    window.actions_.trigger("fix-problem")
    rig.wait(lambda: any("offers no fix" in said for said in window.announcer.said))
