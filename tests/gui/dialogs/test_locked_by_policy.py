"""Every option that policy may set is greyed in the window with "Set by your administrator"."""

import pytest
from PySide6.QtWidgets import QLabel

from ivr_designer.config import options
from ivr_designer.config.managed import managed
from ivr_designer.config.settings import open_settings
from ivr_designer.ui.dialogs.calibrate import CalibrateDialog
from ivr_designer.ui.dialogs.check_settings import CheckSettingsDialog
from ivr_designer.ui.dialogs.preferences import PreferencesDialog
from ivr_designer.ui.dialogs.profile_form import ProfileForm
from ivr_designer.validation.rules import RULES
from ivr_designer.validation.settings import SpeechRate

WORDS = "Set by your administrator"


# Each gives the dialog, which must be held, and the control in it.


def in_preferences(name):
    def find(settings):
        dialog = PreferencesDialog(settings)
        return dialog, getattr(dialog, name)

    return find


def in_profile(name):
    def find(settings):
        form = ProfileForm(None, "the keyring", managed(settings))
        return form, getattr(form, name)

    return find


def in_checks(choose):
    def find(settings):
        dialog = CheckSettingsDialog(settings)
        dialog.rules.setCurrentRow(list(RULES).index("M05"))
        return dialog, choose(dialog)

    return find


def in_calibration(settings):
    dialog = CalibrateDialog("Press one.", 0, SpeechRate(), is_locked=True)
    return dialog, dialog.measured


# Where the window shows an option, and a value of policy that is not the usual one.
SHOWN = {
    "theme": (in_preferences("look"), '"dark"'),
    "language": (in_preferences("language"), '"vi"'),
    "reduced_motion": (in_preferences("motion"), "true"),
    "single_letter_shortcuts": (in_preferences("letters"), "false"),
    "remember_recent_files": (in_preferences("recent"), "false"),
    "lock_after_idle_min": (in_preferences("idle"), "30"),
    "icc_url": (in_profile("icc_url"), '"https://icc.example"'),
    "media_url": (in_profile("media_url"), '"https://media.example"'),
    "proxy": (in_profile("proxy"), '"direct"'),
    "ca_file": (in_profile("ca_file"), '"/etc/ssl/corp.pem"'),
    "check_profiles": (in_checks(lambda dialog: dialog.profiles["brazil"]), '"brazil"'),
    "check_rules_file": (in_checks(lambda dialog: dialog.file), '""'),
    "check_severities": (in_checks(lambda dialog: dialog.grave), '"M05=I"'),
    "check_limits": (in_checks(lambda dialog: dialog.spins["M05.seconds"]), '"M05.seconds=25"'),
    "speech_syllables_per_s": (in_calibration, "4.0"),
    "speech_words_per_min": (in_calibration, "120"),
}
# Their dialog is tested with its window, in test_shortcuts.py.
WITH_A_WINDOW = {"shortcuts"}
NOT_IN_THE_WINDOW = {
    "recent_files_limit",
    "write_token_life_s",
    "fence_margin_s",
    "read_concurrency",
    "request_deadline_s",
    "connect_timeout_s",
    "max_body_bytes",
    "poll_selected_s",
    "poll_visible_s",
    "poll_everything_s",
    "drift_budget_per_s",
    "keep_history_days",
}


def test_every_option_is_accounted_for():
    assert set(SHOWN) | WITH_A_WINDOW | NOT_IN_THE_WINDOW == set(options.BY_ID)


@pytest.mark.parametrize("name", SHOWN)
def test_what_policy_sets_is_greyed_and_says_so_to_eyes_and_ears(qtbot, tmp_path, name):
    find, value = SHOWN[name]
    (tmp_path / "policy.toml").write_text(f"{name} = {value}\n")
    settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path)
    assert settings.is_locked(name)
    assert settings.problems == []
    window, control = find(settings)
    qtbot.addWidget(window)
    window.show()
    assert not control.isEnabled()
    assert control.accessibleDescription() == control.toolTip() == WORDS
    shown = [label.text() for label in window.findChildren(QLabel) if not label.isHidden()]
    assert any(WORDS in text for text in shown)
    window.close()


def test_what_policy_leaves_alone_is_free(qtbot, tmp_path):
    settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path)
    for name, (find, _value) in SHOWN.items():
        if not name.startswith("speech"):
            window, control = find(settings)
            qtbot.addWidget(window)
            assert control.isEnabled()
            assert not control.accessibleDescription()
