"""Nothing in the window without a name: every panel, every dialog and popup."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QTableView

from ivr_designer.domain.keys import Key
from ivr_designer.ui.docks import TITLES
from tests.helpers.accessible import nameless, objects

DIALOGS = ("welcome", "connections", "preferences", "shortcuts", "about", "command-palette", "numbers",
           "where-used", "prompts-sheet", "recordings", "new-from-template", "keep-template", "export",
           "attach-number", "add-key", "lead-elsewhere", "change-key", "go-to", "find", "delete-tree",
           "accept-problem", "save-test")  # fmt: skip


def named(widget) -> None:
    assert not (found := nameless(widget)), "\n".join(found)


@pytest.mark.parametrize("dock", TITLES)
def test_every_panel(rig, dock):
    rig.window.docks[dock].raise_()
    rig.pump(10)
    named(rig.window)


def test_properties_of_everything(rig):
    for item in (*rig.tree.vertices(), *rig.tree.keypresses):
        rig.window.show_item(item)
        rig.pump()
        named(rig.window.inspector)


def test_the_empty_window(make_window):
    rig = make_window()
    named(rig.window)


@pytest.mark.parametrize("action", DIALOGS)
def test_every_dialog(parts, action):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.window.surface.select([rig.node("Kinh doanh")])
    rig.pump()
    rig.window.actions_.trigger(action)
    rig.pump(10)
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            named(top)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_the_canvas_is_part_of_the_whole(rig):
    found = [thing for _path, thing in objects(rig.window) if thing.object() is None]
    names = {thing.text(QAccessible.Text.Name) for thing in found}
    assert len([n for n in names if n]) >= len(rig.tree.vertices())
    assert rig.tree.keypress_at(rig.node("Kinh doanh"), Key.ONE) is not None


def told(widget):
    """The accessible object of a widget, as a screen reader gets it."""
    return QAccessible.queryAccessibleInterface(widget)


def test_states_and_values_are_told(rig):
    errors = rig.window.problems_panel.filters["E"]
    state = told(errors).state()
    assert (state.checkable, state.checked) == (1, 1)
    errors.click()
    assert told(errors).state().checked == 0
    buttons = [b for b in rig.window.tool_bar.findChildren(QAbstractButton) if b.text() == "Live edit"]
    assert [told(b).state().checkable for b in buttons] == [1]
    plan = rig.window.plan_panel
    plan.show_progress("Publishing", 3, 10, can_stop=True)
    value = told(plan.progress).valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 3, 10)
    plan.end_progress()
    rig.window.show_item(rig.node("Kinh doanh"))
    rig.pump(10)
    spins = rig.window.inspector.form.findChildren(QAbstractSpinBox)
    assert spins
    for spin in spins:
        value = told(spin).valueInterface()
        assert value.minimumValue() <= value.currentValue() <= value.maximumValue()
        assert told(spin).text(QAccessible.Text.Name)


def test_cells_of_tables_are_told_with_their_column(parts):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.window.actions_.trigger("prompts-sheet")
    rig.pump(20)
    top = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not rig.window)
    tables = [w for w in top.findChildren(QTableView) if w.isVisible()]
    assert tables
    for table in tables:
        by_role: dict[QAccessible.Role, list[str]] = {}
        for _path, thing in objects(table):
            by_role.setdefault(thing.role(), []).append(thing.text(QAccessible.Text.Name))
        assert all(by_role[QAccessible.Role.ColumnHeader])
        assert {node.name for node in rig.tree.nodes.values()} <= set(by_role[QAccessible.Role.Cell])
    top.close()
