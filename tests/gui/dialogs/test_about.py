"""About."""

from PySide6.QtGui import QGuiApplication

from ivr_designer import __version__
from ivr_designer.ui.dialogs.about import LICENCES, AboutDialog, facts
from ivr_designer.ui.dialogs.licences import LicencesDialog


def test_facts_for_a_support_request():
    text = facts()
    assert __version__ in text
    assert "PySide6" in text
    assert "Settings:" in text


def test_copy_and_licences(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog._copy()
    assert QGuiApplication.clipboard().text() == facts()
    assert dialog.text.isReadOnly()
    assert ("Qt, PySide6", "LGPL-3.0") in LICENCES
    dialog.close()


def test_the_licences_open_from_here(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.licences.click()
    opened = dialog.findChild(LicencesDialog)
    assert opened.isVisible()
    assert opened.list.count() >= 3
    opened.close()
    dialog.close()
