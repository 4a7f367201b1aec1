"""Settings of the checks as options keep them."""

import pytest

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.ui.rule_options import (
    PROFILE_WORDS,
    as_text,
    own_limits,
    own_severities,
    rule_settings,
    shipped,
)
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings, SpeechRate


@pytest.fixture
def settings(tmp_path):
    return open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path / "machine")


def test_nothing_chosen_is_what_is_usual(settings):
    assert rule_settings(settings) == (RuleSettings(), [])


def test_profiles_then_the_house_then_ones_own(settings, tmp_path):
    house = tmp_path / "house.toml"
    house.write_text(
        'id = "h"\ntitle = "H"\n[severities]\nK04 = "E"\nK02 = "E"\n[limits]\n"M05.seconds" = 25\n'
    )
    settings.set(options.CHECK_PROFILES, "iso-13714, brazil")
    settings.set(options.CHECK_RULES_FILE, str(house))
    settings.set(options.CHECK_SEVERITIES, "K02=off")
    settings.set(options.CHECK_LIMITS, "M06.seconds=45")
    found, problems = rule_settings(settings)
    assert problems == []
    assert found.severities["K04"] is Severity.ERROR
    assert found.severities["K02"] is None
    assert found.severities["R-BR1"] is Severity.ERROR
    assert (found.limit("M05.seconds"), found.limit("M06.seconds")) == (25, 45)
    assert found.profiles == ("iso-13714", "brazil", "h")


def test_what_does_not_fit_is_told_and_left_out(settings, tmp_path):
    settings.set(options.CHECK_PROFILES, "nowhere")
    settings.set(options.CHECK_RULES_FILE, str(tmp_path / "gone.toml"))
    settings.set(options.CHECK_SEVERITIES, "X99=E, M05=I, M06=loud, =E, odd")
    settings.set(options.CHECK_LIMITS, "M05.seconds=25, M05.odd=1, M06.seconds=many")
    found, problems = rule_settings(settings)
    assert len(problems) == 5
    assert str(problems[0]) == "There is no profile nowhere."
    assert str(problems[1]).endswith("cannot be read: No such file or directory.")
    assert found.severities == {"M05": Severity.INFO}
    assert found.limits == {"M05.seconds": 25}
    house = tmp_path / "bad.toml"
    house.write_text("= no")
    settings.set(options.CHECK_RULES_FILE, str(house))
    assert "bad.toml is not a TOML file" in str(rule_settings(settings)[1][1])


def test_texts_are_read_as_they_are_written(settings):
    settings.set(options.CHECK_SEVERITIES, as_text({"M05.high": "off", "K02": "W"}))
    settings.set(options.CHECK_LIMITS, as_text({"M08.gain": 0.25, "M06.seconds": 45.0}))
    assert own_severities(settings) == {"K02": "W", "M05.high": "off"}
    assert own_limits(settings) == {"M06.seconds": 45.0, "M08.gain": 0.25}


def test_the_speaking_rate(settings):
    settings.set(options.SPEECH_VI, 4.5)
    assert rule_settings(settings)[0].speech == SpeechRate(4.5, 160.0)


def test_every_shipped_profile_can_be_used(settings):
    settings.set(options.CHECK_PROFILES, ",".join(p.id for p in shipped()))
    assert rule_settings(settings)[1] == []


def test_what_the_shipped_profiles_say_can_be_translated():
    said = {words for profile in shipped() for words in (profile.title, profile.note)}
    assert said == set(PROFILE_WORDS)
