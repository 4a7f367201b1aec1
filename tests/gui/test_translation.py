"""Languages, switched at run time."""

import pytest
from PySide6.QtCore import QCoreApplication


def test_qt_speaks_vietnamese_and_back(translations):
    def cancel():
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    assert cancel() == "Cancel"
    translations.choose("vi")
    assert translations.language == "vi"
    assert cancel() != "Cancel"
    translations.choose("en")
    assert cancel() == "Cancel"


@pytest.mark.parametrize(
    "words", ["About %1", "Preferences...", "Services", "Hide %1", "Hide Others", "Show All", "Quit %1"]
)
def test_the_menu_of_the_program_on_a_mac_speaks_vietnamese(translations, words):
    """The words as they stand in Qt's plug-in for macOS, which makes that menu."""
    translations.choose("vi")
    found = QCoreApplication.translate("MAC_APPLICATION_MENU", words)
    assert found != words
    assert ("%1" in found) is ("%1" in words)


def test_a_language_we_do_not_ship_is_english(translations):
    translations.choose("xx")
    assert translations._installed == []


def test_the_same_language_again_does_nothing(translations):
    translations.choose("vi")
    installed = list(translations._installed)
    translations.choose("vi")
    assert translations._installed == installed
