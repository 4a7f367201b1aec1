"""A call on the tree on screen: clock, place on the canvas, keys, a script, edits meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from ivr_designer.domain.edits import RemoveNode, UpdateNode
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.speech import Speaker
from tests.helpers.sound import speech


@pytest.fixture
def sim(rig):
    rig.window.actions_.trigger("simulate")
    made = rig.window.features.simulator
    yield made
    made.stop()


def place(rig):
    """The box that is marked as the caller's."""
    return [v for v, m in rig.window.surface.overlay.marks.boxes.items() if m.text == "Caller"]


def test_the_caller_begins_at_the_entry_and_hears_it_as_text(rig, sim):
    panel = rig.window.simulator_panel
    assert not panel.is_empty
    assert place(rig) == [rig.tree.root]
    assert panel.place.text() == "Lời chào"
    assert panel.prompt.toPlainText().startswith("Xin chào quý khách.")
    assert panel.hasFocus()
    assert rig.window.announcer is not None


def test_keys_lead_on_and_back_leads_back(rig, sim):
    panel = rig.window.simulator_panel
    QTest.keyClicks(panel, "1")
    assert place(rig) == [rig.node("Kinh doanh")]
    root_key = rig.tree.keypress_at(rig.tree.root, Key.ONE).id
    assert rig.window.surface.overlay.marks.keys[root_key].tone is Tone.PLACE
    assert "Presses: Key 1" in panel.log.toPlainText()
    panel.back.click()
    assert place(rig) == [rig.tree.root]
    assert not panel.back.isEnabled()


def test_the_clock_runs_and_can_run_fast_or_not_at_all(rig, sim):
    rig.wait(lambda: sim.walk.call.at_s > 0.15)
    panel = rig.window.simulator_panel
    panel.speeds[4].click()
    assert sim.speed == 4
    at = sim.walk.call.at_s
    rig.wait(lambda: sim.walk.call.at_s >= at + 0.4)
    panel.pause.click()
    assert panel.pause.text() == "Go on"
    at = sim.walk.call.at_s
    rig.pump(250)
    assert sim.walk.call.at_s == at
    panel.speeds[0].click()
    panel.step.click()
    assert sim.walk.call.at_s > at
    assert not panel.pause.isEnabled()


def test_silence_takes_its_way_at_once(rig, sim):
    panel = rig.window.simulator_panel
    panel.silence.click()
    assert "Says nothing" in panel.log.toPlainText()
    assert sim.walk.steps == (Key.NO_INPUT,)


def test_a_call_that_is_over_can_only_be_begun_again(rig, sim):
    sim.play([Key.TWO])
    sim.play([Key.ZERO])
    rig.wait(lambda: sim.walk.call.is_over)
    panel = rig.window.simulator_panel
    assert not panel.keys[Key.ONE].isEnabled()
    assert place(rig) == [sim.walk.call.destination]
    assert panel.phase.text().startswith("The call goes to: ")
    panel.begin.click()
    assert place(rig) == [rig.tree.root]


def test_edits_meanwhile_are_heard(rig, sim):
    node = rig.tree.nodes[rig.tree.root]
    rig.window.documents.submit(UpdateNode(replace(node, prompt=TalkPrompt("Mới."))))
    assert rig.window.simulator_panel.prompt.toPlainText() == "Mới."
    QTest.keyClicks(rig.window.simulator_panel, "1")
    rig.window.documents.submit(RemoveNode(rig.node("Kinh doanh")))
    sim.step()
    assert sim.walk.call.is_over
    assert rig.window.simulator_panel.phase.text() == "The call leads to something that is not there."


def test_another_tree_ends_the_call(rig, sim):
    rig.open("empty")
    assert sim.walk is None
    assert rig.window.simulator_panel.is_empty
    assert place(rig) == []
    rig.window.actions_.trigger("simulate")
    assert sim.walk is None, "nobody can call a tree without an entry"
    assert rig.window.toast.isVisible()


def test_prompts_are_heard_once_asked_for_and_only_at_the_speed_of_a_phone(rig, sim):
    panel, hearing = rig.window.simulator_panel, rig.window.features.hearing
    hearing.speaker = Speaker(hearing, load=speech)
    panel.sound.click()
    engine = hearing.speaker._engine
    assert engine.said[-1].startswith("Xin chào quý khách.")
    QTest.keyClicks(panel, "1")
    assert engine.said[-1].startswith("Để mua mới")
    panel.speeds[4].click()
    count = len(engine.said)
    panel.back.click()
    assert len(engine.said) == count
    panel.sound.click()
    assert not hearing.speaker.is_speaking


def test_a_call_that_cannot_be_heard_is_read(rig, sim):
    rig.window.features.hearing.speaker = Speaker(rig.window.features.hearing, load=lambda: None)
    rig.window.simulator_panel.sound.click()
    assert rig.window.toast.isVisible()
    QTest.keyClicks(rig.window.simulator_panel, "1")
    assert rig.window.simulator_panel.prompt.toPlainText().startswith("Để mua mới")
