"""Nothing in the window without a name: every panel, every dialog and popup."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.keys import Key
from tests.helpers.accessible import nameless, objects

DIALOGS = ("welcome", "connections", "preferences", "shortcuts", "about", "command-palette", "numbers",
           "where-used", "prompts-sheet", "recordings", "new-from-template", "keep-template", "export",
           "attach-number", "add-key", "lead-elsewhere", "change-key", "go-to", "find", "delete-tree",
           "accept-problem", "save-test")  # fmt: skip


def named(widget) -> None:
    assert not (found := nameless(widget)), "\n".join(found)


@pytest.mark.parametrize("dock", ["trees", "outline", "palette", "inspector", "problems", "activity",
                                  "conflicts"])  # fmt: skip
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
