"""Preferences."""

import pytest
from PySide6.QtWidgets import QLabel

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.ui.dialogs.preferences import PreferencesDialog


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    def make(policy=""):
        machine = tmp_path / "machine"
        machine.mkdir(exist_ok=True)
        if policy:
            (machine / "policy.toml").write_text(policy, "utf-8")
        settings = open_settings(tmp_path / "settings.json", environ={}, machine_folder=machine)
        dialog = PreferencesDialog(settings)
        qtbot.addWidget(dialog)
        dialog.settings = settings
        dialog.told = []
        dialog.changed.connect(dialog.told.append)
        return dialog

    return make


def test_choices_are_stored_at_once(open_dialog):
    dialog = open_dialog()
    dialog.look.setCurrentIndex(dialog.look.findData("contrast"))
    dialog.look.activated.emit(0)
    dialog.letters.click()
    assert dialog.settings.get(options.THEME) == "contrast"
    assert dialog.settings.get(options.SINGLE_LETTER_SHORTCUTS) is False
    assert dialog.told == ["theme", "single_letter_shortcuts"]
    dialog.close()


def test_policy_is_shown_and_locked(open_dialog):
    dialog = open_dialog('theme = "dark"\n')
    assert dialog.look.currentData() == "dark"
    assert not dialog.look.isEnabled()
    assert "administrator" in dialog.look.toolTip()
    dialog._store(options.THEME, "light")
    assert "administrator" in dialog.note.text()
    dialog.close()


def test_a_locked_switch_says_so_in_words(open_dialog):
    dialog = open_dialog("remember_recent_files = false\n")
    assert not dialog.recent.isEnabled()
    assert not dialog.recent.isChecked()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words.count("Set by your administrator") == 1
    dialog.close()


def test_a_full_disk_is_told(open_dialog, tmp_path):
    dialog = open_dialog()
    (tmp_path / "settings.json").mkdir()
    dialog.motion.click()
    assert dialog.note.text().startswith("This cannot be stored")
    dialog.close()


def test_idle_minutes_until_the_secret_is_forgotten(open_dialog):
    dialog = open_dialog()
    assert dialog.idle.text() == "Never"
    dialog.idle.setValue(15)
    assert dialog.settings.get(options.LOCK_AFTER_IDLE_MIN) == 15
    assert dialog.idle.text() == "15 min"
