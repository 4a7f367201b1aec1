"""Editors in lists: filled when opened, followed until somebody types, never wiped."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QSpinBox, QWidget

from ivr_designer.ui.widgets.editing import EditingDelegate, open_editor
from ivr_designer.ui.widgets.text_cells import TextCellDelegate
from ivr_designer.ui.widgets.two_line import TwoLineDelegate


@pytest.fixture(params=[EditingDelegate, TwoLineDelegate, TextCellDelegate])
def editing(request, qtbot):
    """(model, editor): a row that is being edited, by each kind of delegate."""
    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    model.appendRow(QStandardItem("New tree"))
    view.setModel(model)
    view.setItemDelegate(request.param(view))
    view.show()
    qtbot.waitExposed(view)
    view.edit(model.index(0, 0))
    (editor,) = (
        w for w in view.viewport().findChildren(QWidget) if isinstance(w, QLineEdit | QPlainTextEdit)
    )
    yield model, editor
    view.close()


def text_of(editor):
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def marked(editor):
    return editor.selectedText() if isinstance(editor, QLineEdit) else editor.textCursor().selectedText()


def test_an_editor_has_a_name(editing):
    model, editor = editing
    assert editor.accessibleName() == "Name"
    model.setHorizontalHeaderLabels(["Prompt"])
    model.item(0).setText("Other")
    assert editor.accessibleName() == "Prompt"


def test_what_is_there_is_marked_so_that_typing_replaces_it(editing, qtbot):
    _, editor = editing
    assert marked(editor) == "New tree"
    qtbot.keyClicks(editor, "Sales")
    assert text_of(editor) == "Sales"


def test_news_that_leave_the_name_leave_the_marking(editing, qtbot):
    model, editor = editing
    model.item(0).setToolTip("live now")
    assert marked(editor) == "New tree"
    qtbot.keyClicks(editor, "Sales")
    assert text_of(editor) == "Sales"


def test_another_name_is_followed_until_somebody_types(editing, qtbot):
    model, editor = editing
    model.item(0).setText("Renamed elsewhere")
    assert text_of(editor) == marked(editor) == "Renamed elsewhere"
    qtbot.keyClicks(editor, "Mine")
    model.item(0).setText("Renamed again")
    assert text_of(editor) == "Mine"


def test_other_editors_are_qts_business(qapp):
    spin, model = QSpinBox(), QStandardItemModel()
    item = QStandardItem()
    item.setData(7, 2)
    model.appendRow(item)
    EditingDelegate().setEditorData(spin, model.index(0, 0))
    assert spin.value() == 7
    spin.deleteLater()


def test_an_editor_that_is_open_keeps_its_text_when_another_row_is_edited(qtbot):
    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    for text in ("alpha", "beta", "fixed"):
        model.appendRow(QStandardItem(text))
    model.item(2).setEditable(False)
    view.setModel(model)
    view.setItemDelegate(EditingDelegate(view))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    open_editor(view, model.index(0, 0))
    qtbot.keyClicks(view.viewport().findChild(QLineEdit), "typed")
    open_editor(view, model.index(0, 0))
    qtbot.wait(10)
    assert model.item(0).text() == "typed"
    open_editor(view, model.index(1, 0))
    assert view.state() == view.State.EditingState
    open_editor(view, model.index(2, 0))
    assert view.state() != view.State.EditingState
    assert view.currentIndex() == model.index(2, 0)
