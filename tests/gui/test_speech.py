"""Prompts read aloud: with a voice in their language, or with a sentence how to get one."""

import pytest

from ivr_designer.ui.speech import NO_VOICE, NOT_INSTALLED, Speaker, load_speech, optional
from ivr_designer.ui.text import say
from tests.helpers.sound import speech


def test_speaks_in_the_language_and_at_the_speed_of_the_prompt(qapp):
    speaker = Speaker(load=speech)
    seen = []
    speaker.speaking_changed.connect(seen.append)
    assert speaker.say("Xin chào quý khách", 3) is None
    engine = speaker._engine
    assert (engine.name, engine.locale().name(), engine.rate) == ("speechd", "vi_VN", 0.75)
    assert speaker.is_speaking
    speaker.say("Press 1 for sales", -3)
    assert (engine.said[-1], engine.locale().name(), engine.rate) == ("Press 1 for sales", "en_US", -0.75)
    engine.finish()
    assert seen == [True, False]
    speaker.say("Again")
    speaker.stop()
    assert not speaker.is_speaking


def test_nothing_is_loaded_before_something_is_to_be_said(qapp):
    speaker = Speaker(load=lambda: pytest.fail("too early"))
    speaker.stop()
    assert not speaker.is_speaking


@pytest.mark.parametrize(
    ("module", "trouble"),
    [(None, NOT_INSTALLED), (speech(engines=["mock"]), NO_VOICE), (speech(voices=[]), NO_VOICE)],
)
def test_without_part_engine_or_voice_it_is_told_what_to_install(qapp, module, trouble):
    found = Speaker(load=lambda: module).say("Hello")
    assert found == trouble
    assert all(say(words).endswith((".", "”", ")")) for words in found)


def test_a_part_that_is_missing_is_no_error():
    assert optional("QtNothing") is None
    assert load_speech() is optional("QtTextToSpeech")
