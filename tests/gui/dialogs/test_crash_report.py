"""The crash dialog: a sentence first, the report on demand."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from ivr_designer.ui.dialogs.crash_report import CrashDialog


def test_no_traceback_at_first(qtbot, tmp_path):
    dialog = CrashDialog("Traceback: boom", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not any("Traceback" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.text.isHidden()
    dialog.details.click()
    assert dialog.text.isVisible()
    assert dialog.text.toPlainText() == "Traceback: boom"
    dialog.details.click()
    assert dialog.text.isHidden()
    dialog._copy()
    assert QGuiApplication.clipboard().text() == "Traceback: boom"
    dialog.close()
