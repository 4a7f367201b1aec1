"""The time model: syllables, pauses, keys, and calibration."""

from dataclasses import replace
from pathlib import Path

import pytest

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.validation.prompt.reading import read_prompt
from ivr_designer.validation.settings import SpeechRate
from ivr_designer.validation.timing import (
    TimeModel,
    beats,
    calibrated,
    cost,
    heard_s,
    kept_rate,
    longest_s,
    pace_of,
    silent_s,
    speech_s,
)
from tests.helpers.builders import node

RATE = SpeechRate()
VI = "Để mua hàng, bấm phím 1. Để gặp nhân viên, bấm phím 2."


def paced(text: str, **fields: object) -> object:
    made = node("a", text, **fields)
    return pace_of(made, read_prompt(text), RATE)


def test_vietnamese_counts_syllables_english_counts_words() -> None:
    assert speech_s("Xin chào quý khách") == pytest.approx(4 / 5.25)
    assert speech_s("Welcome to our bank") == pytest.approx(4 * 60 / 160)
    assert speech_s("") == 0


def test_digits_are_spoken_one_by_one() -> None:
    assert speech_s("Xin gọi 1900") == pytest.approx(6 / 5.25)
    assert speech_s("Giờ mở cửa 8:30") == pytest.approx(6 / 5.25)
    assert speech_s("Bấm phím *") == pytest.approx(3 / 5.25)


def test_pauses_between_sentences_and_clauses() -> None:
    assert speech_s("Xin chào. Xin chào") == pytest.approx(4 / 5.25 + 0.5)
    assert speech_s("Xin chào, xin chào") == pytest.approx(4 / 5.25 + 0.25)
    assert speech_s("Xin chào!\n\n, xin chào...") == pytest.approx(4 / 5.25 + 0.5), (
        "marks in a row are one pause"
    )
    assert speech_s("... Xin chào.") == pytest.approx(2 / 5.25), "nobody hears a pause at the ends"


def test_speed() -> None:
    assert speech_s("Xin chào", 3) == pytest.approx(2 / 5.25 / 1.3)
    assert speech_s("Xin chào", -3) == pytest.approx(2 / 5.25 / 0.7)
    assert speech_s("Xin chào", -99) > 0


def test_pace_of_a_talk_node() -> None:
    pace = pace_of(node("a", VI, delay_ms=500), read_prompt(VI), RATE)
    assert pace.prompt_s == pytest.approx(0.5 + 13 / 5.25 + 0.25 + 0.5 + 0.25)
    assert pace.heard[Key.ONE] == pytest.approx(0.5 + 6 / 5.25 + 0.25)
    assert pace.heard[Key.TWO] == pytest.approx(pace.prompt_s)
    assert pace.first_option_s == pytest.approx(0.5)
    assert pace.known


def test_a_key_named_first_is_known_when_its_purpose_was_said() -> None:
    pace = pace_of(node("a"), read_prompt("Press 1 for sales. Press 2 for support."), RATE)
    assert pace.heard[Key.ONE] == pytest.approx(4 * 60 / 160)


def test_pace_of_recordings_and_unknown_kinds() -> None:
    known = pace_of(node("a", prompt=PlayPrompt("x", 7.4), delay_ms=100), read_prompt(""), RATE)
    assert (known.prompt_s, known.known, known.first_option_s) == (pytest.approx(7.5), True, None)
    unknown = pace_of(node("a", prompt=PlayPrompt("x")), read_prompt(""), RATE)
    assert (unknown.prompt_s, unknown.known) == (8.0, False)
    odd = pace_of(node("a", prompt=UnknownPrompt("vip")), read_prompt(""), RATE)
    assert not odd.known


def test_costs_of_steps() -> None:
    one = node("a", VI, loop_count=2, keypress_timeout_s=5)
    pace = pace_of(one, read_prompt(VI), RATE)
    assert silent_s(one, pace) == pytest.approx(2 * pace.prompt_s + 5)
    assert heard_s(one, pace, Key.ONE) == pace.heard[Key.ONE]
    assert heard_s(one, pace, Key.NINE) == pace.prompt_s, "a key nobody names is pressed at the end"
    assert cost(one, pace, Key.ONE, RATE) == (1.0, pytest.approx(pace.heard[Key.ONE] + 1))
    assert cost(one, pace, Key.NO_INPUT, RATE).typical == silent_s(one, pace)
    assert cost(one, pace, Key.NO_MATCH, RATE).typical == pytest.approx(pace.prompt_s + 1)
    assert longest_s(one, pace, RATE) == silent_s(one, pace)


def test_without_barge_in_everything_is_heard() -> None:
    one = node("a", VI, barge_in=False, loop_count=2)
    pace = pace_of(one, read_prompt(VI), RATE)
    assert heard_s(one, pace, Key.ONE) == pytest.approx(2 * pace.prompt_s)
    assert cost(one, pace, Key.ONE, RATE) == (pytest.approx(2 * pace.prompt_s + 1),) * 2
    hasty = replace(one, keypress_timeout_s=0)
    assert longest_s(hasty, pace, RATE) == pytest.approx(2 * pace.prompt_s + 1)
    assert silent_s(replace(one, loop_count=0, keypress_timeout_s=-3), pace) == pytest.approx(
        pace.prompt_s + 0.1
    )


@pytest.mark.parametrize(("text", "speed"), [(VI, 0), (VI, 2), ("For sales, press 1.", -1)])
def test_calibration_fits_the_measured_prompt(text: str, speed: int) -> None:
    fitted = calibrated(RATE, text, speed, 9.0)
    assert speech_s(text, speed, fitted) == pytest.approx(9.0)
    changed = (fitted.syllables_per_s != RATE.syllables_per_s, fitted.words_per_min != RATE.words_per_min)
    assert sorted(changed) == [False, True], "only the language of the text"


@pytest.mark.parametrize(("text", "seconds"), [("", 5.0), (VI, 0.5), ("...", 3.0)])
def test_calibration_needs_words_and_time(text: str, seconds: float) -> None:
    with pytest.raises(ValueError, match="too short"):
        calibrated(RATE, text, 0, seconds)


def test_beats_never_run_back() -> None:
    times = beats(read_prompt(VI), 0, RATE)
    assert times == sorted(times)
    assert len(times) == len(read_prompt(VI).tokens) + 1


def test_time_model_for_the_simulator() -> None:
    model = TimeModel()
    one = node("a", VI)
    assert model.prompt_s(one) == pytest.approx(speech_s(VI))
    assert model.heard_s(one, Key.TWO) == pytest.approx(speech_s(VI) + 1)
    assert model.prompt_s(node("a", prompt=PlayPrompt("x", 3.0))) == 3.0
    slow = TimeModel(SpeechRate(syllables_per_s=2.0, react_s=0.0))
    assert slow.heard_s(replace(one, prompt=TalkPrompt("Xin chào")), Key.ONE) == pytest.approx(1.0)


def test_the_rate_is_kept_among_the_settings(tmp_path: Path) -> None:
    settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path / "machine")
    assert kept_rate(settings) == RATE
    settings.set(options.SPEECH_EN, 140.0)
    assert kept_rate(settings) == replace(RATE, words_per_min=140.0)
