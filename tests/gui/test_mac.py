"""Keys in lists as a Mac needs them. The filter works on any system: here it is tried on this one."""

import pytest
from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ivr_designer.ui.mac import ListKeys, adapt

ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


class MacView(QListView):
    """A list as Qt has it on a Mac: Enter renames, F2 is nothing, no key opens."""

    def keyPressEvent(self, event):
        if event.key() in ENTERS:
            is_renaming = self.findChild(QLineEdit) is not None
            if not self.edit(self.currentIndex(), self.EditTrigger.EditKeyPressed, event) and not is_renaming:
                event.ignore()
        elif event.key() == Qt.Key.Key_F2:
            event.ignore()
        else:
            super().keyPressEvent(event)


@pytest.fixture
def keys(qapp):
    made = ListKeys(qapp)
    yield made
    qapp.focusChanged.disconnect(made._on_focus)
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(qtbot, keys):
    """A dialog with a list and an OK that is its default."""
    made = QDialog()
    made.view = MacView()
    made.view.setModel(QStringListModel(["one", "two"], made))
    made.opened = []
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    box.accepted.connect(made.accept)
    layout = QVBoxLayout(made)
    layout.addWidget(made.view)
    layout.addWidget(box)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    made.view.setCurrentIndex(made.view.model().index(1, 0))
    return made


@pytest.mark.parametrize("key", ENTERS)
def test_enter_opens_the_line(dialog, key):
    dialog.view.activated.connect(lambda index: dialog.opened.append(index.data()))
    QTest.keyClick(dialog.view, key)
    assert dialog.opened == ["two"]
    assert dialog.view.findChild(QLineEdit) is None, "nothing is being renamed"
    assert dialog.isVisible()


def test_f2_renames_and_the_enter_that_ends_it_opens_nothing(dialog, qtbot):
    dialog.view.activated.connect(lambda index: dialog.opened.append(index.data()))
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    editor = dialog.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "three")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.view.model().stringList() == ["one", "three"])
    assert dialog.opened == []


def test_where_no_line_is_opened_enter_is_the_dialogs(dialog):
    dialog.view.setEditTriggers(dialog.view.EditTrigger.NoEditTriggers)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_other_keys_stay_the_lists(dialog, modifier):
    dialog.view.activated.connect(lambda index: dialog.opened.append(index.data()))
    QTest.keyClick(dialog.view, Qt.Key.Key_Return, modifier)
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    assert dialog.opened == []
    assert dialog.view.currentIndex().data() == "one"


def test_lines_of_a_tree_widget_are_opened_once(qtbot, keys):
    tree, opened = QTreeWidget(), []
    QTreeWidgetItem(tree, ["a line"])
    qtbot.addWidget(tree)
    tree.show()
    tree.activateWindow()
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    tree.setCurrentItem(tree.topLevelItem(0))
    seen = Ignored(tree)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert seen.count == 1, "nobody waits for it: it goes on"
    tree.itemActivated.connect(lambda item, _column: opened.append(item.text(0)))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert (opened, seen.count) == (["a line"], 1)


class Ignored(QObject):
    """Counts the Enters that reach the view after the filter of the Mac; it must be installed before that."""

    def __init__(self, view):
        super().__init__(view)
        self.count = 0
        view.clearFocus()
        view.installEventFilter(self)
        view.setFocus()

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Return:
            self.count += 1
        return False


def test_tab_reaches_every_control(qapp):
    hints = qapp.styleHints()
    before = hints.tabFocusBehavior()
    hints.setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusTextControls)
    made = adapt(qapp)
    try:
        assert hints.tabFocusBehavior() == Qt.TabFocusBehavior.TabFocusAllControls
    finally:
        hints.setTabFocusBehavior(before)
        qapp.focusChanged.disconnect(made._on_focus)
        made.deleteLater()
        QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
