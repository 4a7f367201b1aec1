"""The palette in the window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.ui.widgets.two_line import Role


@pytest.fixture
def palette(rig):
    QTest.keySequence(rig.window, "Ctrl+Shift+P")
    commands = rig.window.features.commands
    rig.wait(lambda: commands.shown is not None and commands.shown.isVisible())
    return commands.shown


def rows(palette):
    return [c.label for c in palette.model.rows]


def test_lists_every_action_but_itself(rig, palette):
    assert {c.id for c in palette.model.rows} == rig.window.actions_.ids - {"command-palette"}
    assert palette.view.accessibleName()
    assert palette.field.accessibleName()


def test_typing_and_enter_do_it(rig, palette):
    QTest.keyClicks(palette.field, "select all")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    rig.wait(lambda: rig.window.features.commands.shown is None)
    rig.wait(lambda: len(rig.window.selection.vertices) > 3)
    assert rig.window.features.commands.recent == ["select-all"]


def test_goes_to_a_box(rig, palette):
    QTest.keyClicks(palette.field, "@ky thuat")
    assert rows(palette)[0] == "Kỹ thuật"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    rig.pump()
    assert rig.window.selection.vertices == {rig.node("Kỹ thuật")}
    assert rig.window.surface.hasFocus()


def test_arrows_move_around_and_pages(rig, palette):
    field, view, count = palette.field, palette.view, len(palette.model.rows)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert view.currentIndex().row() == count - 1
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 0
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() == 8
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 0


def test_what_cannot_be_used_says_why_and_stays(rig, palette):
    QTest.keyClicks(palette.field, "undo")
    index = palette.view.currentIndex()
    assert index.data() == "Undo"
    assert index.data(Role.DIM)
    assert "Not now" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    rig.wait(lambda: any("nothing to undo" in said for said in rig.window.announcer.said))


def test_nothing_found_is_shown(rig, palette):
    QTest.keyClicks(palette.field, "qqqxxz")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    rig.wait(lambda: rig.window.features.commands.shown is None)


def test_a_click_picks(rig, palette):
    QTest.keyClicks(palette.field, "@loi chao")
    spot = palette.view.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    rig.pump()
    assert rig.window.selection.vertices == {rig.node("Lời chào")}
