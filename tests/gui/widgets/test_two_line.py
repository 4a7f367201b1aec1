"""Rows of two lines: painted, elided, and the right height."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyleOptionViewItem, QToolTip

from ivr_designer.ui.icons import icon
from ivr_designer.ui.widgets.two_line import Role, TwoLineDelegate


def model_of(*rows):
    model = QStandardItemModel()
    for title, detail, trailing in rows:
        item = QStandardItem(title)
        item.setData(detail, Role.DETAIL)
        item.setData(trailing, Role.TRAILING)
        item.setIcon(icon("tree"))
        model.appendRow(item)
    return model


def painted(model, state=QStyle.StateFlag.State_Enabled, width=200):
    image = QImage(width, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.state = state
    painter = QPainter(image)
    TwoLineDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def test_two_lines_are_higher_than_one(qapp):
    delegate, option = TwoLineDelegate(), QStyleOptionViewItem()
    model = model_of(("a", "b", ""), ("a", "", ""))
    two, one = (delegate.sizeHint(option, model.index(i, 0)) for i in range(2))
    assert two.height() > one.height() > option.fontMetrics.height()


def test_states_differ_on_screen(qapp):
    model = model_of(("Hotline", "1900", "3 waiting"))
    plain = painted(model)
    selected = painted(model, QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Enabled)
    hovered = painted(model, QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Enabled)
    focus = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    focused = painted(model, focus | QStyle.StateFlag.State_Enabled)
    assert len({bytes(i.constBits()) for i in (plain, selected, hovered, focused)}) == 4


def test_narrow_rows_do_not_break(qapp):
    painted(model_of(("A long title\nwith a second line", "and more", "trailing")), width=30)


def test_tooltips_show_names_as_they_are(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    model = model_of(("a", "b", ""))
    view.setModel(model)
    view.setItemDelegate(TwoLineDelegate(view))
    view.show()
    qtbot.waitExposed(view)
    spot = view.visualRect(model.index(0, 0)).center()
    for tip, shown in (
        ("<h1>Sales</h1>", "<qt>&lt;h1&gt;Sales&lt;/h1&gt;</qt>"),
        ("Plain", "Plain"),
    ):
        model.item(0).setToolTip(tip)
        event = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
        QApplication.sendEvent(view.viewport(), event)
        assert QToolTip.text() == shown


def test_editor_is_opaque(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model_of(("a", "b", "")))
    view.setItemDelegate(TwoLineDelegate(view))
    editor = view.itemDelegate().createEditor(
        view.viewport(), QStyleOptionViewItem(), view.model().index(0, 0)
    )
    assert editor.autoFillBackground()
    assert QModelIndex().data() is None
    assert view.sizeHintForIndex(view.model().index(0, 0)) != QSize()
