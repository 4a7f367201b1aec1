"""Settings of the checks: what is chosen is stored at once, and what policy sets is locked."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from ivr_designer.config import options
from ivr_designer.config.settings import open_settings
from ivr_designer.ui.dialogs.check_settings import LIMIT_NAMES, CheckSettingsDialog
from ivr_designer.validation.rules import RULES
from ivr_designer.validation.settings import LIMITS


@pytest.fixture
def make(qtbot, tmp_path):
    def opened():
        settings = open_settings(tmp_path / "s.json", environ={}, machine_folder=tmp_path)
        dialog = CheckSettingsDialog(settings)
        qtbot.addWidget(dialog)
        dialog.heard = []
        dialog.changed.connect(lambda: dialog.heard.append(1))
        return dialog, settings

    return opened


def choose(dialog, rule):
    dialog.rules.setCurrentRow(list(RULES).index(rule))


def test_every_rule_is_there_with_its_reason_and_limits(make):
    dialog, _settings = make()
    assert dialog.rules.count() == len(RULES)
    seen = set()
    for rule in RULES:
        choose(dialog, rule)
        assert dialog.why.text() == str(RULES[rule].why)
        assert dialog.graver_field.isHidden() is (RULES[rule].high is None)
        seen |= set(dialog.spins)
    assert seen == set(LIMITS)
    assert {name.partition(".")[2] for name in LIMITS} <= set(LIMIT_NAMES)


def test_a_severity_and_a_limit_are_stored_and_taken_back(make):
    dialog, settings = make()
    choose(dialog, "M05")
    dialog.grave.setCurrentIndex(dialog.grave.findData("I"))
    dialog.grave.activated.emit(dialog.grave.currentIndex())
    dialog.graver.setCurrentIndex(dialog.graver.findData("off"))
    dialog.graver.activated.emit(dialog.graver.currentIndex())
    dialog.spins["M05.seconds"].setValue(25)
    assert settings.get(options.CHECK_SEVERITIES) == "M05=I, M05.high=off"
    assert settings.get(options.CHECK_LIMITS) == "M05.seconds=25"
    assert len(dialog.heard) == 3
    dialog.spins["M05.seconds"].setValue(20)
    assert settings.get(options.CHECK_LIMITS) == ""
    dialog.reset.click()
    assert settings.get(options.CHECK_SEVERITIES) == ""
    assert dialog.grave.currentData() == ""


def test_profiles_change_what_is_shown_of_a_rule(make):
    dialog, settings = make()
    choose(dialog, "T03")
    dialog.profiles["iso-13714"].click()
    dialog.profiles["spain"].click()
    assert settings.get(options.CHECK_PROFILES) == "iso-13714,spain"
    dialog.profiles["spain"].click()
    assert settings.get(options.CHECK_PROFILES) == "iso-13714"


def test_a_house_file_that_cannot_be_used_is_told(make, tmp_path):
    dialog, settings = make()
    file = tmp_path / "house.toml"
    file.write_text('id = "h"\ntitle = "H"\n[severities]\nX99 = "E"\n')
    dialog.choose_file(str(file))
    assert "names a rule that does not exist: X99" in dialog.note.text()
    file.write_text('id = "h"\ntitle = "H"\n[limits]\n"M05.seconds" = 31\n')
    choose(dialog, "M05")
    dialog.choose_file("")
    dialog.choose_file(str(file))
    assert dialog.note.text() == ""
    assert dialog.spins["M05.seconds"].value() == 31
    assert settings.get(options.CHECK_RULES_FILE) == str(file)


def test_a_rule_can_be_found(make):
    dialog, _settings = make()
    dialog.search.setText("m05")
    shown = [i for i in range(dialog.rules.count()) if not dialog.rules.item(i).isHidden()]
    assert [dialog.rules.item(i).text()[:3] for i in shown] == ["M05"]


def test_what_policy_sets_cannot_be_changed(make, tmp_path):
    (tmp_path / "policy.toml").write_text('check_profiles = "brazil"\ncheck_severities = "K02=off"\n')
    dialog, settings = make()
    assert not dialog.profiles["spain"].isEnabled()
    assert dialog.profiles["brazil"].isChecked()
    assert not dialog.grave.isEnabled()
    dialog._store(options.CHECK_SEVERITIES, "K02=E")
    assert "administrator" in dialog.note.text()
    dialog.reset.click()
    assert settings.get(options.CHECK_SEVERITIES) == "K02=off"


def test_rows_of_the_list_do_not_lie_over_each_other(qtbot, make):
    """They were made before they had a style, and stayed as low as that."""
    app = QApplication.instance()
    before = app.styleSheet()
    app.setStyleSheet("QListView::item { padding: 6px; }")
    try:
        dialog, _settings = make()
        dialog.show()
        qtbot.waitExposed(dialog)
        boxes = [dialog.rules.visualItemRect(dialog.rules.item(row)) for row in range(5)]
        assert all(not one.intersects(two) for one, two in pairwise(boxes))
        dialog.close()
    finally:
        app.setStyleSheet(before)
