"""Every pair of colours in use can be told apart."""

import pytest

from ivr_designer.ui.canvas.colours import SETS, CanvasColours, contrast, tokens, veil_of
from ivr_designer.ui.canvas.labels import STATE_INKS, STATES
from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.theme import THEMES


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
def test_text_has_four_and_a_half_to_one(colours: CanvasColours) -> None:
    for text, fill in colours.text_pairs():
        assert contrast(getattr(colours, text), getattr(colours, fill)) >= 4.5, (text, fill)


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
def test_shapes_have_three_to_one(colours: CanvasColours) -> None:
    for shape, fill in colours.shape_pairs():
        assert contrast(getattr(colours, shape), getattr(colours, fill)) >= 3.0, (shape, fill)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


def test_there_is_a_set_for_every_theme() -> None:
    assert set(SETS) == {theme.name for theme in THEMES}


def test_every_tone_and_state_has_a_colour() -> None:
    colours = next(iter(SETS.values()))
    names = tokens()
    assert all(colours.tone(tone) in names for tone in Tone)
    assert set(STATE_INKS.values()) <= set(names)
    assert set(STATE_INKS) < set(STATES)
    assert colours.color("ground").isValid()


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
def test_what_steps_back_can_still_be_read_and_does_step_back(colours: CanvasColours) -> None:
    share = veil_of(colours) / 255

    def below(token: str) -> str:
        under, over = colours.color(token), colours.color("ground")
        mixed = [
            round(u + (o - u) * share)
            for u, o in zip(under.getRgb()[:3], over.getRgb()[:3], strict=True)  # type: ignore[index]
        ]
        return "#" + "".join(f"{part:02x}" for part in mixed)

    assert contrast(below("text"), below("card")) >= 4.5
    assert contrast(below("text"), below("card")) < contrast(colours.text, colours.card) / 1.5
