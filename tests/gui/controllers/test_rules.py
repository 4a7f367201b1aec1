"""The settings of the checks are used at once."""

import pytest

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.validation.settings import SpeechRate


@pytest.fixture
def rules(rig, tmp_path):
    settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path)
    settings.set(options.CHECK_SEVERITIES, "S03=E")
    rig.window.features.rules.use(settings)
    rig.window.checks.use_settings(rig.window.checks.ask_settings())
    return rig.window.features.rules


def severities(rig):
    return {p.finding.rule: p.finding.severity.value for p in rig.window.problems_model.rows}


def test_options_count_and_the_dialog_changes_them(rig, rules):
    rig.wait(lambda: severities(rig).get("S03") == "E")
    rig.window.problems_panel.rules.click()
    dialog = rules.open()
    dialog._store(options.CHECK_SEVERITIES, "S03=off")
    rig.wait(lambda: rig.window.checks.report is not None and "S03" not in severities(rig))
    dialog.close()


def test_a_limit_and_the_speaking_rate_are_kept(rig, rules):
    rules.set_limit("M06.seconds", 30.0)
    assert rig.window.checks.settings.limit("M06.seconds") == 30
    rules.set_limit("M06.seconds", 60)
    assert rules.settings.get(options.CHECK_LIMITS) == ""
    rules.set_speech(SpeechRate(4.2, 150))
    assert rig.window.checks.settings.speech == SpeechRate(4.2, 150)


def test_what_cannot_be_kept_is_told(rig, tmp_path):
    (tmp_path / "policy.toml").write_text('check_limits = "M06.seconds=20"\n')
    settings = open_settings(tmp_path / "t.json", environ={}, machine_folder=tmp_path)
    rig.window.features.rules.use(settings)
    rig.window.features.rules.set_limit("M06.seconds", 30.0)
    assert rig.window.toast.isVisible()
    assert rig.window.checks.settings.limit("M06.seconds") == 20


def test_without_options_the_usual_settings_count(rig):
    rules = rig.window.features.rules
    assert rules.open() is None
    rules.set_limit("M06.seconds", 1.0)
    rules.set_speech(SpeechRate(1, 100))
    assert rig.window.checks.settings.limit("M06.seconds") == 60


@pytest.mark.parametrize("name", ["speech_syllables_per_s", "speech_words_per_min"])
def test_a_speaking_rate_of_policy_is_not_measured_anew(rig, tmp_path, name):
    (tmp_path / "policy.toml").write_text(f"{name} = 100\n" if "words" in name else f"{name} = 4\n")
    rules = rig.window.features.rules
    assert not rules.is_speech_locked()
    rules.use(open_settings(tmp_path / "t.json", environ={}, machine_folder=tmp_path))
    assert rules.is_speech_locked()
