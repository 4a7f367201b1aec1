"""Times over the canvas: numbers, colours and words, by a budget."""

import pytest

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.controllers.time_map import marks_of
from ivr_designer.ui.inspection import Inspector, Order
from tests.helpers.builders import node, tree


def sheet():
    first, second = node("a", prompt=PlayPrompt("x", 20.0)), node("b", prompt=PlayPrompt("y", None))
    t = tree("a -1-> b; b -1-> queue:Q; a -2-> c; c -1-> stop", first, second)
    return Inspector(Order(TreeId("t"), t.content())).look().times


def test_what_is_over_the_budget_says_so_in_words():
    marks = marks_of(sheet(), "typical", 60)
    assert (marks["a"].text, marks["a"].tone) == ("0 s · person at 30 s", Tone.FAST)
    assert (marks["b"].text, marks["b"].tone) == ("about 21 s · person at 30 s", Tone.FAST)
    assert (marks["c"].text, marks["c"].tone) == ("21 s · no person", Tone.OVER)
    assert marks_of(sheet(), "typical", 40)["b"].tone is Tone.SLOW
    over = marks_of(sheet(), "typical", 20)
    assert (over["b"].text, over["b"].tone) == ("about 21 s · person at 30 s · too long", Tone.OVER)
    assert (marks["a"].brief, marks["c"].brief, over["b"].brief) == ("0 s", "21 s !", "about 21 s !")


def test_other_callers_and_destinations_are_measured_by_arrival():
    queue = Destination(DestinationKind.QUEUE, "Q")
    best, worst = marks_of(sheet(), "best", 60), marks_of(sheet(), "worst", 30)
    assert (best[queue].text, best["b"].text) == ("2 s", "about 1 s")
    assert worst[queue].text.endswith(" · too long")


@pytest.fixture
def times(rig, tmp_path):
    settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path)
    rig.window.features.rules.use(settings)
    rig.wait(lambda: rig.window.checks.report is not None)
    made = rig.window.features.time_map
    made.kept = settings
    return made


def marks(rig):
    return rig.window.surface.overlay.marks.boxes


def test_the_map_is_a_toggle_that_follows_edits_and_the_budget(rig, times):
    action = rig.window.actions_["time-map"]
    action.trigger()
    assert times.bar.isVisible()
    root = rig.tree.root
    assert "person at" in marks(rig)[root].text
    times.bar.budget.setValue(1)
    rig.wait(lambda: root in marks(rig) and marks(rig)[root].tone is Tone.OVER)
    assert times.kept.get(options.CHECK_LIMITS) == "M06.seconds=1"
    times.bar.which.setCurrentIndex(2)
    times.bar.which.activated.emit(2)
    assert "person" not in marks(rig)[root].text
    times.bar.end.click()
    assert not action.isChecked()
    assert marks(rig) == {}
    assert not times.bar.isVisible()


def test_the_rate_is_fitted_to_the_selected_prompt(rig, times):
    assert times.calibrate() is None, "no node is selected"
    rig.window.surface.select([rig.node("Lời chào")])
    dialog = times.calibrate()
    dialog.measured.setValue(dialog.measured.value() * 2)
    dialog.use.click()
    assert times.kept.get(options.SPEECH_VI) < 5.25
    assert rig.window.checks.settings.speech.syllables_per_s == times.kept.get(options.SPEECH_VI)
