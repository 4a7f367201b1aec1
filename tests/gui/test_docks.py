"""Where the panels stand at first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from ivr_designer.ui.docks import EXPLAINED, TITLES, is_behind, restore_docks
from ivr_designer.ui.widgets.info_bar import Bar, Tone


def test_first_layout(rig):
    window, docks = rig.window, rig.window.docks
    areas = {name: window.dockWidgetArea(dock) for name, dock in docks.items()}
    assert areas["trees"] == areas["palette"] == Qt.DockWidgetArea.LeftDockWidgetArea
    assert areas["inspector"] == Qt.DockWidgetArea.RightDockWidgetArea
    assert docks["activity"] in window.tabifiedDockWidgets(docks["problems"])
    assert docks["trees"].geometry().bottom() <= docks["palette"].geometry().top()
    assert all(dock.windowTitle() for dock in docks.values())
    assert all(dock.objectName().startswith("dock-") for dock in docks.values())


def test_every_part_says_what_it_is_for(rig):
    assert set(EXPLAINED) == set(TITLES) == set(rig.window.docks)
    assert all(dock.whatsThis() for dock in rig.window.docks.values())
    rig.window.outline.view.setFocus()
    rig.pump()
    rig.window.actions_.trigger("help")
    rig.pump(5)
    assert rig.window.announcer.said[-1] == rig.window.docks["outline"].whatsThis()
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and top is not rig.window:
            top.close()
    rig.window.surface.setFocus()
    rig.pump()
    rig.window.actions_.trigger("help")
    rig.pump(5)
    assert rig.window.surface.whatsThis()
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and top is not rig.window:
            top.close()


def test_no_tab_bar_draws_a_line_under_itself_however_it_came_to_be(parts):
    """A layout that is restored, or a panel dragged onto another, makes tab bars of its own."""
    rig, _, _ = parts
    window, docks = rig.window, rig.window.docks
    before = window.saveState()
    docks["trees"].setFloating(True)
    window.tabifyDockWidget(docks["outline"], docks["palette"])
    rig.pump(3)
    window.restoreState(before)
    rig.pump(3)
    window.tabifyDockWidget(docks["outline"], docks["palette"])
    rig.pump(3)
    bars = [bar for bar in window.findChildren(QTabBar) if bar.count() and bar.isVisible()]
    assert len(bars) >= 3
    assert not [bar for bar in bars if bar.drawBase()]


def test_a_panel_is_behind_when_another_covers_it_and_not_because_its_parts_are_opaque(rig):
    docks, inside = rig.window.docks, rig.window.inspector
    for part in docks["inspector"].findChildren(QWidget):
        part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    docks["inspector"].raise_()
    rig.pump(3)
    assert not is_behind(inside)
    docks["call"].raise_()
    rig.pump(3)
    assert is_behind(inside)
    docks["inspector"].setFloating(True)
    rig.pump(3)
    assert not is_behind(inside)
    assert not is_behind(rig.window.surface)
    docks["inspector"].setFloating(False)
    rig.pump(3)


def test_bars_that_come_and_go_leave_the_lists_their_room(rig):
    """Each time the choice of boxes grew, and the outline above it lost the lines it had."""
    window = rig.window
    window.resize(1280, 760)
    window.reset_layout()
    rig.pump(30)
    before = {name: window.docks[name].height() for name in ("outline", "palette")}
    for _ in range(3):
        for topic in ("a", "b", "c"):
            window.bars.show_bar(Bar(topic, Tone.INFO, "It is being read."))
            rig.pump(20)
        for topic in ("a", "b", "c"):
            window.bars.take_away(topic)
            rig.pump(20)
    assert window.docks["palette"].height() == before["palette"]
    assert window.docks["outline"].height() >= before["outline"] - 24


def test_a_window_that_was_small_for_a_while_gives_the_panels_their_width_back(rig):
    """The properties stayed as narrow as in the small window, with a bar to scroll them sideways."""
    window = rig.window
    window.resize(1440, 900)
    window.reset_layout()
    rig.pump(30)
    before = window.docks["inspector"].width()
    for size in ((500, 400), (1000, 500), (1440, 900)):
        window.resize(*size)
        rig.pump(30)
    area = window.docks["inspector"].widget()
    assert area.horizontalScrollBar().maximum() == 0
    assert window.docks["inspector"].width() >= before - 40


@pytest.mark.parametrize(("saved", "now"), [((1440, 860), (1060, 560)), ((720, 480), (1440, 860))])
def test_a_layout_of_a_window_of_another_size_fits_this_one(make_window, session, saved, now):
    """The lists kept the place of the other window: between the panels, as narrow as a sign."""
    first = make_window(session).window
    first.resize(*saved)
    rig = make_window(session)
    rig.pump(60)
    window, state = rig.window, bytes(first.saveState(7).data())
    window.resize(*now)
    rig.pump(30)
    wanted = window.corner(Qt.Corner.BottomRightCorner)
    assert first.corner(Qt.Corner.BottomRightCorner) != wanted
    restore_docks(window, state, 7)
    rig.pump(60)
    assert window.corner(Qt.Corner.BottomRightCorner) == wanted
    for name in ("trees", "inspector", "problems"):
        assert window.docks[name].widget().horizontalScrollBar().maximum() == 0, name
    assert window.problems_panel.view.width() >= 160


def test_panels_that_a_saved_layout_made_too_narrow_get_their_width_back(rig):
    window = rig.window
    window.resize(1440, 860)
    window.show_item(rig.node("Lời chào"))
    rig.pump(60)
    dock = window.docks["inspector"]
    before, least, most = dock.width(), dock.minimumWidth(), dock.maximumWidth()
    dock.setFixedWidth(180)
    rig.pump(60)
    state = bytes(window.saveState(7).data())
    dock.setMinimumWidth(least)
    dock.setMaximumWidth(most)
    restore_docks(window, state, 7)
    assert dock.width() < 200, "else this proves nothing"
    rig.pump(60)
    assert dock.width() >= before - 40
