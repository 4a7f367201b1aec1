"""The first start."""

import pytest
from PySide6.QtTest import QTest

from ivr_designer.ui.dialogs.welcome import WelcomeDialog
from tests.helpers.window import LEFT


@pytest.mark.parametrize(
    ("button", "signal"),
    [("sandbox", "sandbox_wanted"), ("connect_choice", "connect_wanted"), ("file", "file_wanted")],
)
def test_each_choice(qtbot, button, signal):
    dialog, told = WelcomeDialog(), []
    qtbot.addWidget(dialog)
    getattr(dialog, signal).connect(lambda: told.append(dialog.isVisible()))
    dialog.show()
    QTest.mouseClick(getattr(dialog, button), LEFT)
    assert told == [False], "it is gone before the next thing opens"


def test_choices_are_named_for_screen_readers(qtbot):
    dialog = WelcomeDialog()
    qtbot.addWidget(dialog)
    assert dialog.sandbox.accessibleName() == "Try the sandbox"
    assert "No account needed" in dialog.sandbox.accessibleDescription()
    dialog.close()
