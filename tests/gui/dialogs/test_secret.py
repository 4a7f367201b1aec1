"""Asking for a secret."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ivr_designer.ui.dialogs.secret import SecretDialog
from tests.helpers.window import LEFT


def test_it_is_hidden_told_once_and_wiped(qtbot):
    dialog, told = SecretDialog("Hanoi", "the keyring"), []
    qtbot.addWidget(dialog)
    dialog.entered.connect(told.append)
    dialog.show()
    assert dialog.secret.echoMode() == QLineEdit.EchoMode.Password
    assert not dialog.ok.isEnabled()
    dialog.secret.setText("hush")
    QTest.mouseClick(dialog.ok, LEFT)
    assert told == [("hush", True)]
    assert dialog.secret.text() == ""
    assert "Hanoi" in dialog.windowTitle()
