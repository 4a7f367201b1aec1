"""The window as a whole."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.main_window import first_size
from tests.helpers.memory_session import MemorySession
from tests.helpers.window_spy import WindowSpy


def test_title_follows_the_tree(rig):
    assert rig.window.windowTitle().startswith("Hotline 1900")
    rig.window.documents.submit(UpdateTree(name="Renamed"))
    assert rig.window.windowTitle().startswith("Renamed")
    rig.window.documents.undo()
    assert rig.window.windowTitle().startswith("Hotline 1900")
    rig.window.documents.show(None)
    assert rig.window.windowTitle() == "IVR Designer"


def test_undo_names_what_it_undoes(rig):
    rig.window.documents.submit(UpdateTree(name="A & B"))
    assert rig.window.actions_["undo"].text() == "&Undo Rename tree"
    rig.window.documents.undo()
    assert rig.window.actions_["redo"].text() == "&Redo Rename tree"
    assert rig.window.actions_["undo"].text() == "&Undo"


def test_facts_follow_the_selection(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    facts = rig.window.facts()
    assert (facts.nodes, facts.boxes, facts.writable) == (1, 1, True)
    rig.window.surface.select([])
    assert not rig.window.actions_["delete"].isEnabled()


def test_show_item(rig):
    node, keypress = rig.node("Kinh doanh"), rig.tree.keypress_at(rig.node("Kinh doanh"), Key.ONE)
    rig.window.show_item(node)
    assert rig.window.surface.selection.vertices == {node}
    rig.window.show_item(keypress.id)
    assert rig.window.surface.selection.keypresses == {keypress.id}
    rig.window.show_item("gone")
    rig.window.show_item(None)
    assert rig.window.surface.selection == Selection()


def test_nothing_in_the_window_is_without_a_name(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    for kind in (QPushButton, QToolButton):
        for widget in rig.window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                named = widget.text() or widget.accessibleName() or widget.toolTip()
                assert named, f"{widget} in {widget.parent()}"


def test_text_of_server_and_file_is_plain_everywhere(rig):
    for label in rig.window.findChildren(QLabel):
        if label.objectName().startswith("qt_"):
            continue
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_layout_can_be_reset(rig):
    rig.window.docks["trees"].hide()
    rig.window.docks["activity"].raise_()
    rig.window.actions_.trigger("reset-layout")
    assert rig.window.docks["trees"].isVisible()


def test_reveal(rig):
    rig.window.reveal("activity")
    rig.pump(10)
    assert rig.window.activity_panel.view.isVisible() or rig.window.activity_panel.is_empty
    rig.window.reveal("trees")
    assert rig.window.trees_panel.view.hasFocus()


def test_language_change_renames_everything(rig):
    QApplication.sendEvent(rig.window, QEvent(QEvent.Type.LanguageChange))
    titles = ["&File", "&Edit", "&Insert", "&Tree", "&View", "&Go", "&Check", "&Publish", "&Help"]
    assert [a.text() for a in rig.window.menuBar().actions()] == titles


def test_closing_keeps_what_is_typed(rig, session):
    rig.click_box(rig.node("Kinh doanh"))
    rig.window.inspector.node_form.name.setText("Phút chót")
    told = []
    rig.window.closing.connect(lambda: told.append(1))
    rig.window.close()
    assert told == [1]
    assert "Phút chót" in {n.name for n in session.contents["hotline"].nodes.values()}


def test_no_session_at_all(make_window):
    rig = make_window()
    assert not rig.window.actions_["new-tree"].isEnabled()
    rig.window.use_session(MemorySession(), "X")
    assert rig.window.actions_["refresh"].isEnabled() or rig.window.facts().has_session
    rig.window.use_session(None)
    assert rig.window.trees_panel.is_empty


def test_the_keyboard_begins_on_the_canvas(make_window, session):
    rig = make_window(session)
    rig.open("hotline")
    assert rig.window.surface.hasFocus()


def test_keyboard_goes_from_pane_to_pane(rig):
    seen = []
    rig.window.trees_panel.view.setFocus()
    for _ in range(5):
        QTest.keyClick(rig.window, Qt.Key.Key_F6)
        rig.pump()
        seen.append(QApplication.focusWidget())
    assert len({id(w) for w in seen}) >= 3


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1920, 1080), (1440, 900)),
        ((1280, 800), (1264, 752)),
        ((853, 533), (837, 485)),  # 1280 x 800 at 150 %
        ((320, 200), (720, 480)),
    ],
)
def test_a_first_window_fits_the_screen(room, size):
    assert first_size(QSize(*room)) == QSize(*size)


def test_a_window_can_be_as_small_as_a_small_screen(rig):
    rig.window.resize(720, 480)
    rig.pump()
    assert (rig.window.width(), rig.window.height()) == (720, 480)
    assert rig.window.stage.width() >= 240, "the tree is still seen"
    assert rig.window.stage.height() >= 160


def test_nothing_flashes_up_as_a_window_of_its_own(make_window, session):
    spy = WindowSpy()
    with spy:
        rig = make_window(session)
        rig.open("hotline")
        for name in rig.window.docks:
            rig.window.reveal(name)
        rig.pump(20)
    assert set(spy.shown) == {"MainWindow"}


def test_no_menu_offers_to_put_the_toolbar_away(rig):
    """A right click beside the menus brought Qt's own list of panels, and the toolbar never came back."""
    bar = rig.window.menuBar()
    at = QPoint(bar.width() - 10, bar.height() // 2)
    QApplication.sendEvent(bar, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, bar.mapToGlobal(at)))
    assert QApplication.activePopupWidget() is None
    assert rig.window.createPopupMenu() is None
