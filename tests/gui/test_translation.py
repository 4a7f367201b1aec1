"""Languages, switched at run time."""

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


def test_a_language_we_do_not_ship_is_english(translations):
    translations.choose("xx")
    assert translations._installed == []


def test_the_same_language_again_does_nothing(translations):
    translations.choose("vi")
    installed = list(translations._installed)
    translations.choose("vi")
    assert translations._installed == installed
