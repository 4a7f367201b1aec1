"""Licences."""

from PySide6.QtCore import Qt

from ivr_designer.config.licences import licence_texts
from ivr_designer.ui.dialogs.licences import LicencesDialog


def test_every_text_can_be_read_by_keyboard(qtbot):
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    seen = [dialog.text.toPlainText()]
    for _again in range(dialog.list.count() - 1):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        seen.append(dialog.text.toPlainText())
    assert [text.strip() for text in seen] == [text.read().strip() for text in licence_texts()]
    assert dialog.text.isReadOnly()
    dialog.close()


def test_a_text_that_has_gone_is_said(qtbot, tmp_path):
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    dialog._texts[0] = type(dialog._texts[0])("x", tmp_path / "gone")
    dialog._show(0)
    assert dialog.text.toPlainText().startswith("This cannot be read: No such file")
    dialog.close()
