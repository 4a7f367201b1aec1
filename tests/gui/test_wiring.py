"""How the window hangs together: what the canvas asks, what the actions do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas.requests import Command, CommandRequest, MenuRequest, OpenRequest, Selection
from ivr_designer.ui.wiring import show_canvas_menu


def test_delete_key_on_the_canvas(rig):
    orphan = rig.node("Khuyến mãi cũ")
    rig.click_box(orphan)
    QTest.keyClick(rig.window.surface, Qt.Key.Key_Delete)
    rig.pump(10)
    assert orphan not in rig.tree.nodes
    QTest.keyClick(rig.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert orphan in rig.tree.nodes


def test_copy_and_paste_by_keys(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    control = Qt.KeyboardModifier.ControlModifier
    rig.window.actions_.trigger("copy")
    assert "ivr-tree" in QGuiApplication.clipboard().text()
    rig.window.actions_.trigger("paste")
    assert rig.node("Kỹ thuật 2")
    QTest.keyClick(rig.window, Qt.Key.Key_Z, control)
    rig.window.actions_.trigger("select-all")
    assert len(rig.window.surface.selection.vertices) == len(rig.tree.vertices())


def test_rename_on_the_canvas(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.actions_.trigger("rename")
    rig.name_in_place("Hỗ trợ")
    rig.wait(lambda: any(n.name == "Hỗ trợ" for n in rig.tree.nodes.values()))


def test_add_key_by_action(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.actions_.trigger("add-key")
    rig.pick_key(Key.NINE)
    rig.pick_target("Hang up")
    assert rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.NINE) is not None


def test_commands_of_the_canvas(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    selection = rig.window.surface.selection
    rig.window.surface.command_requested.emit(CommandRequest(Command.DUPLICATE, selection))
    rig.wait(lambda: any(n.name == "Kỹ thuật 2" for n in rig.tree.nodes.values()))
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.surface.command_requested.emit(CommandRequest(Command.CONNECT, selection))
    rig.pick_key(Key.EIGHT)
    rig.pick_target("Hang up")
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.surface.command_requested.emit(CommandRequest(Command.NEW_CHILD, selection))
    rig.pick_key(Key.SEVEN)
    assert rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.SEVEN) is not None


def test_context_menus(rig):
    menu = show_canvas_menu(rig.window, MenuRequest(Selection(), (10, 10), (0.0, 0.0)))
    assert isinstance(menu, QMenu)
    assert rig.window.actions_["paste"] in menu.actions()
    menu.close()


def test_open_request_focuses_the_inspector(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.surface.open_requested.emit(OpenRequest(rig.node("Kỹ thuật")))
    rig.wait(lambda: rig.window.inspector.node_form.name.hasFocus())


def test_view_actions(rig):
    surface, actions = rig.window.surface, rig.window.actions_
    actions.trigger("zoom-100")
    rig.settle_canvas()
    assert rig.window.status_bar.zoom.text() == "100 %"
    actions.trigger("zoom-in")
    rig.settle_canvas()
    assert surface.view.zoom > 1.0
    actions.trigger("zoom-out")
    actions.trigger("zoom-fit")
    actions.trigger("direction-right")
    rig.settle_canvas()
    assert surface.picture.layout.direction is Direction.RIGHT


def test_arrange_gives_boxes_back_to_the_layout(rig):
    from ivr_designer.domain.edits import MoveBoxes

    rig.window.documents.submit(MoveBoxes({rig.node("Kỹ thuật"): (900.0, 900.0)}))
    rig.window.actions_.trigger("arrange")
    rig.settle_canvas()
    assert not rig.tree.positions
    rig.window.documents.undo()
    assert rig.tree.positions


def test_refusals_of_the_canvas_are_told(rig):
    from ivr_designer.domain.phrases import phrase

    rig.window.surface.refused.emit(phrase("That cannot be."))
    assert rig.window.toast.text == "That cannot be."
    assert "That cannot be." in rig.window.announcer.said


def test_zoom_is_shown_only_for_a_tree(rig):
    rig.window.surface.zoom_changed.emit(0.5)
    assert rig.window.status_bar.zoom.text() == "50 %"
    rig.window.documents.show(None)
    rig.window.surface.zoom_changed.emit(1.0)
    assert rig.window.status_bar.zoom.isHidden()
