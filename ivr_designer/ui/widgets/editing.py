"""Editing in a row or cell of a list: news of the row never wipe what is being typed there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex


class EditingDelegate(QStyledItemDelegate):
    """Fills an editor when it opens, and again when the row has news, unless somebody has typed in it."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if editor.height() < editor.sizeHint().height():  # the row has the room, but as its padding
            editor.setGeometry(editor.x(), option.rect.y(), editor.width(), option.rect.height())
        if isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon):  # its frame would touch the icon
            editor.setGeometry(editor.geometry().adjusted(SPACE // 2, 0, 0, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(heading if isinstance(heading, str) and heading else tr("Name"))
        if isinstance(editor, QLineEdit):
            if not editor.isModified() and editor.text() != text:
                editor.setText(text)
                editor.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            if not editor.document().isModified() and editor.toPlainText() != text:
                editor.setPlainText(text)
                editor.selectAll()
        else:
            super().setEditorData(editor, index)


def open_editor(view: QAbstractItemView, index: QModelIndex) -> None:
    """Go to a row and edit it in place if that can be; an editor that is open keeps its text first."""
    place = QPersistentModelIndex(index)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    if view.state() == QAbstractItemView.State.EditingState or not place.isValid():
        return
    view.setCurrentIndex(place)
    if place.flags() & Qt.ItemFlag.ItemIsEditable:
        view.edit(place)
