"""Hearing the selected node."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.ui.controllers.hearing import NO_SOUND, HearingController
from ivr_designer.ui.player import Player
from ivr_designer.ui.speech import NOT_INSTALLED, Speaker
from tests.helpers.audio import wav
from tests.helpers.sound import multimedia, speech


@pytest.fixture
def hearing(rig):
    controller = HearingController(rig.window, Player(load=multimedia), Speaker(load=speech))
    controller.player.setParent(controller)
    controller.speaker.setParent(controller)
    return controller


def test_a_text_is_read_with_the_speed_of_the_node_and_stopped(rig, hearing):
    rig.window.show_item(rig.node("Kinh doanh"))
    hearing.hear()
    assert hearing.speaker.is_speaking
    assert hearing.speaker._engine.said[0].startswith("Để mua mới")
    hearing.hear()
    assert not hearing.speaker.is_speaking


def test_a_recording_is_played_from_its_copy(rig, hearing):
    rig.window.show_item(rig.node("Kỹ thuật"))
    hearing.hear()
    assert "not on this computer" in str(rig.window.bars.bars[0].cause)
    file = rig.tree.nodes[rig.node("Kỹ thuật")].prompt.file
    rig.session.add_recording(file)
    rig.session.keep_copy(file, wav(2.0))
    hearing.hear()
    assert hearing.player.playing.name == file
    hearing.play(hearing.player.playing)
    assert hearing.player.playing is None


def test_nothing_selected_or_nothing_to_say_is_told(rig, hearing):
    rig.window.surface.select()
    hearing.hear()
    rig.wait(lambda: any("nothing to be heard" in s for s in rig.window.announcer.said))


def test_without_a_voice_the_way_to_one_is_told_and_cleared_by_success(rig, hearing):
    mute = HearingController(rig.window, Player(load=multimedia), Speaker(load=lambda: None))
    mute.speaker.setParent(mute)
    rig.window.show_item(rig.node("Kinh doanh"))
    mute.hear()
    assert "ivr-designer[sound]" in rig.window.bars.bars[0].advice
    hearing.hear()
    assert not rig.window.bars.bars


def test_the_action_works_for_one_writable_node_only(rig):
    action = rig.window.actions_["hear"]
    rig.window.surface.select()
    assert not action.isEnabled()
    rig.window.show_item(rig.node("Kinh doanh"))
    assert action.isEnabled()


def test_a_prompt_is_heard_here_or_not_at_all(rig, hearing):
    file = "a.wav"
    assert hearing.hear_prompt(TalkPrompt("")) is None
    assert hearing.hear_prompt(TalkPrompt("Xin chào")) is None
    assert hearing.speaker.is_speaking
    assert hearing.hear_prompt(PlayPrompt(file)) is NO_SOUND
    assert not hearing.speaker.is_speaking
    rig.session.add_recording(file)
    rig.session.keep_copy(file, wav(2.0))
    assert hearing.hear_prompt(PlayPrompt(file)) is None
    assert hearing.player.playing.name == file
    assert hearing.hear_prompt(PlayPrompt(file)) is None
    assert hearing.player.playing.name == file, "from its start, not stopped"
    hearing.stop()
    hearing.player = Player(hearing, load=lambda: None)
    assert hearing.hear_prompt(PlayPrompt(file)) is NOT_INSTALLED
