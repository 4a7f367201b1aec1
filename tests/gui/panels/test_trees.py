"""The tree list."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivr_designer.sync.contract import AccountChanged
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.panels.trees import TreesPanel
from ivr_designer.ui.widgets.two_line import Role
from tests.helpers.memory_session import MemorySession
from tests.helpers.window import LEFT


def test_a_click_opens(make_window, session):
    rig = make_window(session)
    view = rig.window.trees_panel.view
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    rig.wait(lambda: rig.window.bridge.document is not None)
    assert rig.tree.name == "Ngoài giờ"


def test_keys_and_menu(rig):
    panel, told = rig.window.trees_panel, []
    panel.delete_wanted.connect(told.append)
    panel.menu_wanted.connect(lambda pair: told.append(pair[0]))
    assert panel.current == "hotline"
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    QTest.keyClick(panel.view, Qt.Key.Key_Backspace)
    panel._on_menu(panel.view.visualRect(panel.view.model().index(0, 0)).center())
    assert told == ["hotline"] * 3
    for menu in rig.window.findChildren(type(rig.window.recent_menu)):
        menu.close()


def test_news_of_a_row_do_not_wipe_the_name_being_typed(rig, session):
    view = rig.window.trees_panel.view
    rig.window.trees_panel.begin_rename("empty")
    rig.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    editor.selectAll()
    rig.type(editor, "Sau giờ")
    session._rows["empty"] = replace(session._rows["empty"], waiting=2)
    session.emit(AccountChanged(session.account))
    rig.pump(20)
    assert editor.text() == "Sau giờ"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rig.wait(lambda: session.contents["empty"].name == "Sau giờ")
    assert view.state() == view.State.NoState


def test_what_an_empty_list_means(qtbot):
    panel = TreesPanel()
    qtbot.addWidget(panel)
    assert "Connect" in panel.empty.detail.text()
    told = []
    panel.connect_wanted.connect(lambda: told.append("connect"))
    panel.create_wanted.connect(lambda: told.append("create"))
    panel.empty.act.click()
    panel.set_status(SyncStatus(Link.CONNECTING))
    panel.set_account(MemorySession(known=False).account)
    assert panel.empty.heading.text() == "Reading trees…"
    for link in (Link.OFFLINE, Link.KEY_NEEDED, Link.KEY_REFUSED):
        panel.set_status(SyncStatus(link))
        assert panel.empty.heading.text() == "Not read yet"
    panel.set_status(SyncStatus(Link.ONLINE))
    panel.set_account(MemorySession().account)
    panel.empty.act.click()
    assert told == ["connect", "create"]


def marked(rig):
    return [index.data(Role.ID) for index in rig.window.trees_panel.view.selectedIndexes()]


def test_a_tree_whose_making_is_undone_and_redone_leaves_no_other_one_marked(rig):
    rig.window.actions_.trigger("new-tree")
    rig.wait(lambda: rig.tree.name == "New tree")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    rig.window.documents.undo()
    rig.wait(lambda: rig.window.bridge.document is None)
    assert marked(rig) == []
    rig.window.documents.redo()
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.wait(lambda: marked(rig) == [rig.tree.id])


def test_a_row_one_goes_to_by_keys_stays_the_current_one_when_there_is_news(rig, session):
    panel = rig.window.trees_panel
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    panel.set_account(session.account)
    assert panel.current == "empty"


def test_a_tree_just_made_is_named_when_its_row_comes(rig, session):
    panel = rig.window.trees_panel
    account = session.account
    panel.begin_rename("late")
    assert panel.view.state() == panel.view.State.NoState
    late = replace(account, trees=(*account.trees, replace(account.trees[0], id="late", name="New tree")))
    panel.set_account(late)
    assert panel.view.state() == panel.view.State.EditingState
    assert panel.current == "late"


def test_a_row_that_comes_when_another_tree_is_shown_is_not_edited(rig, session):
    panel = rig.window.trees_panel
    account = session.account
    panel.begin_rename("late")
    panel.set_shown("empty")
    panel.set_account(replace(account, trees=(*account.trees, replace(account.trees[0], id="late"))))
    assert panel.view.state() == panel.view.State.NoState
