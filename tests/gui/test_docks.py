"""Where the panels stand at first."""

from PySide6.QtCore import Qt


def test_first_layout(rig):
    window, docks = rig.window, rig.window.docks
    areas = {name: window.dockWidgetArea(dock) for name, dock in docks.items()}
    assert areas["trees"] == areas["palette"] == Qt.DockWidgetArea.LeftDockWidgetArea
    assert areas["inspector"] == Qt.DockWidgetArea.RightDockWidgetArea
    assert docks["activity"] in window.tabifiedDockWidgets(docks["problems"])
    assert docks["trees"].geometry().bottom() <= docks["palette"].geometry().top()
    assert all(dock.windowTitle() for dock in docks.values())
    assert all(dock.objectName().startswith("dock-") for dock in docks.values())
